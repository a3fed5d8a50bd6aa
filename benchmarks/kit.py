"""What the measurements share: a watched virtual screen, a hand on its pointer, medians, tables and claims."""

from __future__ import annotations

import contextlib
import gc
import importlib
import mmap
import os
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[1]
NAP_S = 0.00003
"""Between two looks at the screen; what it adds to a time is about twice this."""

Samples = Mapping[str, Sequence[float]]


class CannotMeasureError(Exception):
    """Something the measurement needs is not on this machine; the text says what."""


# -- numbers -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claim:
    """What is wanted of one ratio (or of one figure in *unit*), and what was found."""

    what: str
    found: float
    at_most: float
    unit: str = "x"

    @property
    def holds(self) -> bool:
        """True when what was found is not above what is wanted."""
        return self.found <= self.at_most

    @property
    def verdict(self) -> str:
        """In words."""
        return "holds" if self.holds else "does not hold"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: a way of doing the job, its times, and the claim that is made about it."""

    name: str
    times: Sequence[float]
    claim: Claim | None = None
    ratio: float | None = None
    """A ratio to show where nothing is claimed."""


def p95(times: Sequence[float]) -> float:
    """The smallest time that at least 95 of 100 do not exceed."""
    return sorted(times)[ceil(0.95 * len(times)) - 1]


def ratio(samples: Samples, ours: str, other: str) -> float:
    """The median of *ours* as a multiple of that of *other*."""
    return median(samples[ours]) / median(samples[other])


def in_turn(ways: Mapping[str, Callable[[], float]], rounds: int, warm: int = 1) -> dict[str, list[float]]:
    """Call every way once a round, so that a busy moment hits all alike; the times each gave, without *warm* rounds."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(-warm, rounds):
        for name, way in ways.items():
            taken = way()
            if turn >= 0:
                times[name].append(taken)
    return times


def timed(work: Callable[[], object], per: float) -> Callable[[], float]:
    """A way that does *work* once and gives its seconds times *per* (1000 for ms)."""

    def way() -> float:
        gc.collect()
        start_s = time.perf_counter()
        work()
        return (time.perf_counter() - start_s) * per

    return way


def show(rows: Sequence[Row], unit: str, compared: str) -> list[Claim]:
    """Print *rows* as a Markdown table, *compared* above the ratios; the claims in it."""
    head = ["", "runs", f"median {unit}", f"p95 {unit}", compared, "wanted", ""]
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        cells = [row.name, str(len(row.times)), f"{median(row.times):.3g}", f"{p95(row.times):.3g}"]
        claim = row.claim
        if claim is not None:
            wanted = f"at most {claim.at_most:g}{_spaced(claim.unit)}"
            cells += [_figure(claim.found, claim.unit), wanted, claim.verdict]
        else:
            cells += ["" if row.ratio is None else _figure(row.ratio, "x"), "", ""]
        print(f"| {' | '.join(cells)} |")
    print()
    return [row.claim for row in rows if row.claim is not None]


def summary(claims: Sequence[Claim]) -> None:
    """Print each claim in one line, the broken ones marked, and how many hold."""
    for claim in claims:
        mark = "+" if claim.holds else "!"
        wanted = f"wanted at most {claim.at_most:g}{_spaced(claim.unit)}"
        print(f"{mark} {claim.what}: {_figure(claim.found, claim.unit)}, {wanted}: {claim.verdict}")
    print(f"{sum(claim.holds for claim in claims)} of {len(claims)} hold.")


def _figure(value: float, unit: str) -> str:
    return f"{value:.2f}{_spaced(unit)}" if value >= 0.1 else f"{value:.3f}{_spaced(unit)}"


def _spaced(unit: str) -> str:
    return unit if unit == "x" else f" {unit}"


def machine() -> str:
    """The kind of machine and how busy it is, for the head of a report."""
    cores = os.cpu_count() or 1
    parts = [f"{cores} core{'s' * (cores > 1)}", sys.platform, f"Python {sys.version.split()[0]}"]
    with contextlib.suppress(OSError, AttributeError):  # Windows has no load average
        parts.append(f"load {os.getloadavg()[0]:.1f}")
    return ", ".join(parts)


# -- the screen ----------------------------------------------------------------------------------------


class Screen:
    """A virtual display of our own whose pixels are read from memory: looking costs the X server nothing.

    Xvfb keeps its framebuffer in a file (an XWD image: big-endian header, then the colour map, then rows of
    4-byte pixels, blue first). It has no window manager, no compositor and no vertical blank.
    Raises CannotMeasureError where Xvfb is missing or does not start.
    """

    def __init__(self, width_px: int, height_px: int) -> None:
        self.width_px, self.height_px = width_px, height_px

    def __enter__(self) -> Self:
        program = shutil.which("Xvfb")
        if program is None:
            raise CannotMeasureError("Xvfb is not installed; type: sudo apt-get install xvfb")
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self._folder = tempfile.mkdtemp(prefix="bullseye-bench-", dir=memory)
        reader, writer = os.pipe()
        size = f"{self.width_px}x{self.height_px}x24"
        self._server = subprocess.Popen(
            [program, "-displayfd", str(writer), "-screen", "0", size, "-dpi", "96", "-fbdir", self._folder,
             "-nolisten", "tcp", "-noreset"],
            pass_fds=(writer,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writer)
        number = b""
        with open(reader, "rb", buffering=0) as numbers:
            while not number.endswith(b"\n") and select.select([numbers], [], [], 30)[0]:
                read = numbers.read(16)
                if not read:
                    break
                number += read
        if not number.endswith(b"\n"):
            self._close()
            raise CannotMeasureError("Xvfb did not start")
        self.display = f":{number.decode().strip()}"
        with open(Path(self._folder, "Xvfb_screen0"), "rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self._pixels[:100])
        self._first = header[0] + header[19] * 12  # past the header and the colours
        self._stride = header[12]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pixels.close()
        self._close()

    def _close(self) -> None:
        self._server.terminate()
        self._server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def patch(self, x_px: int, y_px: int, reach_px: int = 0) -> bytes:
        """The pixels up to *reach_px* away from (x, y), as bytes that can be compared."""
        side = 2 * reach_px + 1
        start = self._first + (y_px - reach_px) * self._stride + (x_px - reach_px) * 4
        rows = range(start, start + side * self._stride, self._stride)
        return b"".join([self._pixels[at : at + side * 4] for at in rows])

    def colour(self, x_px: int, y_px: int) -> str:
        """The colour of one pixel as "#rrggbb"."""
        return f"#{self.patch(x_px, y_px)[2::-1].hex()}"

    def wait(self, until: Callable[[], bool], limit_s: float = 20.0, nap_s: float = NAP_S) -> float:
        """The moment (perf_counter, s) at which *until* was first true; CannotMeasureError after *limit_s*."""
        end_s = time.perf_counter() + limit_s
        while True:
            found = until()
            now_s = time.perf_counter()
            if found:
                return now_s
            if now_s > end_s:
                raise CannotMeasureError(f"nothing appeared on the screen within {limit_s:g} s")
            time.sleep(nap_s)


class Hand:
    """Moves the pointer and presses buttons and keys through XTEST, as a device would."""

    def __init__(self, display: str) -> None:
        try:
            xlib = importlib.import_module("Xlib.display")
            self._x: Any = importlib.import_module("Xlib.X")
            self._xtest: Any = importlib.import_module("Xlib.ext.xtest")
        except ImportError as bad:
            raise CannotMeasureError("python-xlib is not installed; type: make bench") from bad
        self._display: Any = xlib.Display(display)

    def move(self, x_px: int, y_px: int) -> None:
        """Put the pointer there."""
        self._xtest.fake_input(self._display, self._x.MotionNotify, x=x_px, y=y_px)
        self._display.sync()

    def press(self) -> float:
        """Press the first button; the moment (perf_counter, s) just before the request left."""
        now_s = time.perf_counter()
        self._xtest.fake_input(self._display, self._x.ButtonPress, 1)
        self._display.flush()
        return now_s

    def release(self) -> None:
        """Let the first button go."""
        self._xtest.fake_input(self._display, self._x.ButtonRelease, 1)
        self._display.sync()

    def key(self, keysym: int) -> None:
        """Type one key, by its X keysym, for the window under the pointer."""
        # There is no window manager, and a program that was killed may have left the focus nowhere.
        self._display.set_input_focus(self._x.PointerRoot, self._x.RevertToPointerRoot, self._x.CurrentTime)
        code = self._display.keysym_to_keycode(keysym)
        for event in (self._x.KeyPress, self._x.KeyRelease):
            self._xtest.fake_input(self._display, event, code)
        self._display.sync()

    def close(self) -> None:
        """Let the display go."""
        self._display.close()


@contextlib.contextmanager
def program(
    arguments: Sequence[str], display: str, home: Path, executable: str = sys.executable
) -> Iterator[subprocess.Popen[bytes]]:
    """Run *executable*, or this Python, on *display*, with *home* as the user's folder; killed in the end."""
    distorting = ("PYTHON", "XDG_", "WAYLAND_", "XAUTHORITY", "SDL_")
    env = {key: value for key, value in os.environ.items() if not key.startswith(distorting)}
    # The window at the corner, no sound card, and no OpenGL made by the processor, which would slow pygame down.
    env |= {
        "DISPLAY": display, "HOME": str(home), "SDL_VIDEODRIVER": "x11", "SDL_VIDEO_WINDOW_POS": "0,0",
        "SDL_AUDIODRIVER": "dummy", "SDL_FRAMEBUFFER_ACCELERATION": "0", "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    }  # fmt: skip
    process = subprocess.Popen(
        [executable, *arguments], cwd=ROOT, env=env,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()  # SDL would take a polite signal for an event
        process.wait()


def have(module: str) -> bool:
    """True when *module* is installed; it is not imported."""
    return find_spec(module) is not None
