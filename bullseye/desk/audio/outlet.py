"""Where a sound that goes on gets out: miniaudio, a program that plays what it is piped, or Windows; never waits.

Samples are those of `ear/stream.py`: 16 bits, two channels, RATE_HZ. They are asked for some 40 ms before they are
heard, on a thread that is not the window's.
"""

from __future__ import annotations

import contextlib
import importlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, Protocol

from bullseye.desk.desktop_probe import MINIAUDIO, WINMM, stream_players
from bullseye.ear.stream import CHANNELS, RATE_HZ

Render = Callable[[int], bytes]
"""The next so many frames."""
BLOCK = RATE_HZ // 50
"""Frames that are written at once: 20 ms."""
AHEAD_S = 0.04
"""So much is written before it is due."""
_PIPE_BYTES = 4096
"""46 ms of samples: a pipe of the usual 64 kB would let the ear hear where the hand was 0.7 s ago."""
_SET_PIPE_SIZE = 1031  # F_SETPIPE_SZ of Linux


class Sink(Protocol):
    """What takes blocks of samples."""

    def write(self, block: bytes) -> None:
        """Play *block* after what was written before; may wait until there is room. Raises OSError when it is gone."""

    def end(self) -> None:
        """Let a `write` that waits fail; the one call for another thread."""

    def close(self) -> None:
        """Stop at once, and let go."""


class Outlet:
    """Plays what *render* gives from `start` to `stop`, by the first of *find* that opens.

    `start` and `stop` return at once; nothing fails: where there is no sound, or no longer, `working` is False.
    """

    def __init__(self, render: Render, find: Callable[[], list[str]] = stream_players) -> None:
        self._render = render
        self._ways = find()
        self._run: _Run | None = None

    @property
    def working(self) -> bool:
        """False where nothing plays."""
        return bool(self._ways)

    @property
    def name(self) -> str:
        """What plays; empty where nothing does."""
        return Path(self._ways[0]).name if self._ways else ""

    def start(self) -> None:
        """Sound from now on."""
        if self._ways and (self._run is None or self._run.stop.is_set()):
            self._run = _Run(self._render, self._ways, self._run)
            self._run.start()

    def stop(self, wait_s: float = 1.0) -> None:
        """Be silent, and leave nothing running; waits no longer than *wait_s*."""
        if self._run is not None:
            self._run.end(wait_s)


class _Run(threading.Thread):
    """Plays from its start to its end; *ways* that fail are taken out. It waits for *before*, which ends."""

    def __init__(self, render: Render, ways: list[str], before: _Run | None) -> None:
        super().__init__(name="ear", daemon=True)
        self._render, self._ways, self._before = render, ways, before
        self._sink: Sink | None = None
        self.stop = threading.Event()

    def end(self, wait_s: float) -> None:
        """Stop, whatever it waits for."""
        self.stop.set()
        sink = self._sink
        if sink is not None:
            sink.end()
        self.join(wait_s)

    def run(self) -> None:
        """The thread's own."""
        if self._before is not None:
            self._before.join()  # two must not render at a time
            self._before = None
        while self._ways and not self.stop.is_set():
            try:
                self._play(self._ways[0])
            except Exception:  # no device, one that is busy or gone, a broken installation: the next one is tried
                if not self.stop.is_set():
                    del self._ways[0]

    def _play(self, way: str) -> None:
        if way == MINIAUDIO:
            _play_by_device(importlib.import_module(MINIAUDIO), self._render, self.stop)
            return
        self._sink = sink = _opened(way)
        try:
            due = time.monotonic()
            while not self.stop.wait(max(0.0, due - AHEAD_S - time.monotonic())):
                sink.write(self._render(BLOCK))
                # What came late is not made up for: the ear wants to know what is now.
                due = max(due + BLOCK / RATE_HZ, time.monotonic() - AHEAD_S)
        finally:
            self._sink = None
            sink.close()


def _opened(way: str) -> Sink:
    if way == WINMM:
        from bullseye.desk.audio.winmm import WaveOut

        return WaveOut(RATE_HZ, CHANNELS, BLOCK)
    return ProgramSink(way)


def _play_by_device(miniaudio: Any, render: Render, stop: threading.Event) -> None:
    device = miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16, nchannels=CHANNELS, sample_rate=RATE_HZ,
        buffersize_msec=round(1000 * AHEAD_S), app_name="bullseye",
    )  # fmt: skip

    def frames() -> Generator[bytes, int, None]:
        wanted = yield b""
        while True:
            wanted = yield render(wanted)

    stream = frames()
    next(stream)
    try:
        device.start(stream)
        stop.wait()
    finally:
        device.close()


class ProgramSink:
    """The system's own program, that plays what it reads."""

    def __init__(self, program: str) -> None:
        null = subprocess.DEVNULL
        words = [program, *raw_options(Path(program).name)]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=null, stderr=null, bufsize=0)
        assert self._process.stdin is not None
        self._pipe = self._process.stdin
        if sys.platform == "linux":
            import fcntl

            with contextlib.suppress(OSError):
                fcntl.fcntl(self._pipe.fileno(), _SET_PIPE_SIZE, _PIPE_BYTES)

    def write(self, block: bytes) -> None:
        """Into the pipe, whole."""
        view = memoryview(block)
        while view:
            view = view[self._pipe.write(view) :]

    def end(self) -> None:
        """End the program: whoever waits in `write` finds the pipe broken."""
        self._process.kill()

    def close(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):
            self._pipe.close()


def raw_options(program: str) -> list[str]:
    """What tells *program* to play the samples of its standard input."""
    late_ms = round(1000 * AHEAD_S)
    if program == "aplay":
        return [
            "-q", "-t", "raw", "-f", "S16_LE", "-r", f"{RATE_HZ}", "-c", f"{CHANNELS}", f"--buffer-time={late_ms}000",
            "-",
        ]  # fmt: skip
    if program == "pw-cat":
        return ["--playback", "--raw", "--format=s16", f"--rate={RATE_HZ}", f"--channels={CHANNELS}", "-"]
    if program == "play":
        form = ["-t", "raw", "-e", "signed-integer", "-b", "16", "-L", "-r", f"{RATE_HZ}", "-c", f"{CHANNELS}"]
        return ["-q", "--buffer", f"{4 * BLOCK}", *form, "-"]
    return [
        "--playback", "--raw", "--format=s16le", f"--rate={RATE_HZ}", f"--channels={CHANNELS}",
        f"--latency-msec={late_ms}", "--client-name=bullseye",
    ]  # fmt: skip
