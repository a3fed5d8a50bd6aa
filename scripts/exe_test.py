"""Tries the frozen program as somebody has it who never saw our sources: moved away, no Python, nothing in the home.

The window is looked at in the screen's memory and played with real presses; the files it writes are read back with the
program itself. Exit code 0: everything held. 1: something did not, and the last line says what.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from exe_class import try_class  # noqa: E402
from spoken_check import try_languages  # noqa: E402
from with_display import find_xvfb  # noqa: E402

from benchmarks.kit import CannotMeasureError, Hand, Screen  # noqa: E402

FOLDER_NAME = "Spiele äöü 射撃 (alt)"
"""Where the program is moved to: spaces, brackets and letters that are not ASCII, and nothing there can be written."""
WIDTH_PX, HEIGHT_PX = 1280, 800
SIDE_PX = 330
"""What the panel takes at most: nothing there is a target."""
GRID_PX = 6
RETURN_KEY = 0xFF0D
VIEWABLE = 2
WINDOW_S, ROUND_S, COMMAND_S, CLOSE_S, STAYS_S = 30.0, 60.0, 60.0, 15.0, 3.0
LEAST_HITS = 5
WINDOWS = sys.platform == "win32"


SYSTEM_TCL = "/usr/share/tcltk"
"""Where Debian keeps Tcl and Tk. A program that lacks a file of its own finds that of the builder's system."""


def hiding_tcl() -> list[str]:
    """What to put before a command so that it does not see the system's Tcl and Tk; nothing where that cannot be."""
    unshare, mount = shutil.which("unshare"), shutil.which("mount")
    if unshare is None or mount is None or not Path(SYSTEM_TCL).is_dir():
        return []
    words = [unshare, "--mount", "/bin/sh", "-c", f'{mount} -t tmpfs none {SYSTEM_TCL} && exec "$@"', "hidden"]
    probe = [*words, "/bin/sh", "-c", f"[ ! -e {SYSTEM_TCL}/tcl8.6 ]"]
    return words if subprocess.run(probe, capture_output=True, check=False).returncode == 0 else []


class FailedError(Exception):
    """The frozen program does not do what it should; the text says what."""


def need(holds: bool, words: str) -> None:
    """Go on only if it holds."""
    if not holds:
        raise FailedError(words)


def set_writable(folder: Path, writable: bool) -> None:
    """Let *folder* and all in it be written, or not."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | 0o200 if writable else mode & ~0o222)


class Frozen:
    """The program in a folder of its own, and a home that is empty each time it is asked for."""

    def __init__(self, built: Path, folder: Path) -> None:
        self._homes = folder / "homes"
        place = folder / FOLDER_NAME
        place.mkdir(parents=True)
        if built.is_dir():
            shutil.copytree(built, place / built.name, symlinks=True)
            self.path = place / built.name / ("bullseye.exe" if WINDOWS else "bullseye")
        else:
            self.path = Path(shutil.copy2(built, place))
        set_writable(place, False)
        self.words = [str(self.path)]
        """How it is started."""
        self._before = hiding_tcl()
        if sys.platform == "linux" and not self._before:
            say("the system's Tcl and Tk cannot be hidden here, so a missing file of our own may go unseen")
        self.away, self._temporary = folder / "cwd", folder / "tmp"
        self.away.mkdir()
        self._temporary.mkdir()

    def home(self, name: str) -> Path:
        """A folder with nothing in it."""
        home = self._homes / name
        home.mkdir(parents=True)
        return home

    def environ(self, home: Path, display: str | None = None) -> dict[str, str]:
        """No Python, no path, no folder of ours: what is not named here is not there."""
        env = {"HOME": str(home), "PATH": str(home / "nothing-here"), "TMPDIR": str(self._temporary)}
        if WINDOWS:  # without these no process starts there
            env |= {key: os.environ[key] for key in ("SYSTEMROOT", "TEMP") if key in os.environ}
            env |= {"USERPROFILE": str(home), "APPDATA": str(home), "LOCALAPPDATA": str(home)}
        return env | ({"DISPLAY": display} if display else {})

    def run(self, *words: str, home: Path, display: str | None = None, given: str = "", code: int = 0) -> str:
        """What the command prints; it must end with exit code *code*."""
        return self._done(*words, home=home, display=display, given=given, code=code).stdout

    def told(self, *words: str, home: Path, code: int = 0) -> str:
        """The same with what it says of itself."""
        done = self._done(*words, home=home, code=code)
        return done.stdout + done.stderr

    def _done(
        self, *words: str, home: Path, display: str | None = None, given: str = "", code: int = 0
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*self.words, *words], input=given, env=self.environ(home, display), cwd=self.away,
            capture_output=True, text=True, encoding="utf-8", timeout=COMMAND_S, check=False,
        )  # fmt: skip
        name, told = " ".join(("bullseye", *words)), done.stderr.strip()[-600:]
        need(done.returncode == code, f"`{name}` ended with {done.returncode}, not {code}: {told}")
        need("Traceback" not in done.stderr, f"`{name}` printed a traceback: {told}")
        return done

    def has_command(self, name: str) -> bool:
        """Whether `bullseye NAME --help` is answered."""
        done = subprocess.run(
            [*self.words, name, "--help"], env=self.environ(self.home(f"has-{name}")), cwd=self.away,
            input=b"", capture_output=True, timeout=COMMAND_S, check=False,
        )  # fmt: skip
        return done.returncode == 0

    @contextlib.contextmanager
    def opened(self, *words: str, home: Path, display: str | None) -> Iterator[subprocess.Popen[bytes]]:
        """The program with its window; ended in the end, whatever happened."""
        said = home / "said.txt"
        with open(said, "wb") as file:
            process = subprocess.Popen(
                [*self._before, *self.words, *words], env=self.environ(home, display), cwd=self.away,
                stdin=subprocess.DEVNULL, stdout=file, stderr=file,
            )  # fmt: skip
        try:
            yield process
            told = said.read_text(encoding="utf-8", errors="replace").strip()
            need(not told, f"the window said on its console: {told[-600:]}")
            logs = [str(path.read_text(encoding="utf-8"))[-600:] for path in home.rglob("errors.log")]
            need(not logs, f"the window wrote an error log: {logs}")
        finally:
            process.kill()
            process.wait()


# -- what needs no window ------------------------------------------------------------------------------


def try_commands(program: Frozen) -> None:
    """The commands that a user types, with the answers they must give and the exit codes of bad input."""
    sys.path.insert(0, str(ROOT))
    from bullseye import __version__

    home = program.home("commands")
    need(program.run("--version", home=home).strip() == f"bullseye {__version__}", "--version says something else")
    need("faces" in program.run("doctor", home=home), "doctor does not speak of faces")
    need(not list(home.iterdir()), "a command that only looks wrote into the home")
    shots = "x_mm,y_mm\n0,0\n10,0\n500,0\n"
    scored = program.run("score", "--face", "classic", home=home, given=shots).split()
    need(len(scored) == 4 and scored[1].split(",")[2] == "10", f"score gave {scored}")
    json.loads(program.run("score", "--face", "wa-122", "--json", home=home, given=shots))
    simulate = ("simulate", "--face", "classic", "--drill", "ten-shots", "--sigma", "20", "--seed", "7", "--json")
    first, second = (json.loads(program.run(*simulate, home=home)) for _ in range(2))
    need(first.pop("id") != second.pop("id"), "two simulated rounds have one id")
    need(first == second and first["shots"] == 10, f"the same seed simulated two rounds: {first} and {second}")
    program.run(*simulate, "--save", home=home)
    need("faces" in program.run("doctor", home=home), "doctor stumbles over a saved round")
    program.run("faces", "--pictures", "pictures", "classic", home=home)
    need((program.away / "pictures" / "classic.png").stat().st_size > 1000, "the picture of a face is not there")
    program.run("nonsense", home=home, code=2)
    program.run("score", "--face", "nothing", home=home, given=shots, code=2)
    program.run("--data-dir", "", "doctor", home=home, code=2)
    say("commands: --version, doctor, score, simulate, bad input")


def try_without_display(program: Frozen) -> None:
    """No display: one simulated round, its picture, and exit code 0."""
    told = program.run(home=program.home("blind"))
    need("No display" in told, f"without a display it said {told[:200]!r}")
    pictures = list(program.away.glob("bullseye-round-*.png"))
    need(len(pictures) == 1 and pictures[0].stat().st_size > 5000, "the picture of the simulated round is not there")
    say("without a display: a simulated round and its picture")


# -- the window ----------------------------------------------------------------------------------------


def gold() -> str:
    """The colour in the middle of the face that a first start shows."""
    table: Mapping[str, Any] = tomllib.loads((ROOT / "bullseye/target/faces/classic.toml").read_text(encoding="utf-8"))
    return str(table["ring"][0]["fill"])


def find_spot(screen: Screen, colour: str) -> tuple[int, int] | None:
    """The middle of what has *colour* left of the panel; None where nothing has."""
    seen = [
        (x, y)
        for y in range(GRID_PX, HEIGHT_PX, GRID_PX)
        for x in range(GRID_PX, WIDTH_PX - SIDE_PX, GRID_PX)
        if screen.colour(x, y) == colour
    ]
    if len(seen) < 4:
        return None
    return round(sum(x for x, _ in seen) / len(seen)), round(sum(y for _, y in seen) / len(seen))


def wait_for(what: str, limit_s: float, process: subprocess.Popen[bytes], holds: Any) -> Any:
    """What *holds* returns once it is true; FailedError when the program ends before that, or after *limit_s*."""
    end_s = time.monotonic() + limit_s
    while True:
        found = holds()
        if found:
            return found
        need(process.poll() is None, f"the program ended with {process.returncode} before {what}")
        need(time.monotonic() < end_s, f"{what} did not happen within {limit_s:g} s")
        time.sleep(0.02)


def connect(display: str) -> Any:
    """A connection of our own to *display*."""
    return importlib.import_module("Xlib.display").Display(display)


def titles(display: str) -> list[str]:
    """The names of the windows that are shown."""
    connection = connect(display)
    try:
        windows = connection.screen().root.query_tree().children
        shown = [w for w in windows if w.get_attributes().map_state == VIEWABLE]
        named = shown + [child for window in shown for child in window.query_tree().children]
        return [str(window.get_wm_name()) for window in named if window.get_wm_name()]
    finally:
        connection.close()


def close_windows(display: str) -> None:
    """Ask every window to close, as the cross in its corner does."""
    event: Any = importlib.import_module("Xlib.protocol.event")
    connection = connect(display)
    protocols, delete = connection.intern_atom("WM_PROTOCOLS"), connection.intern_atom("WM_DELETE_WINDOW")
    top = connection.screen().root.query_tree().children
    for window in [*top, *(child for parent in top for child in parent.query_tree().children)]:
        if window.get_full_property(protocols, 0) is not None:
            data = (32, [delete, 0, 0, 0, 0])
            window.send_event(event.ClientMessage(window=window, client_type=protocols, data=data))
    connection.sync()
    connection.close()


def play(program: Frozen, screen: Screen) -> None:
    """The first start of all: the window appears, a timed round is played, and its files are written."""
    home = program.home("player")
    hand = Hand(screen.display)
    colour = gold()
    with program.opened(home=home, display=screen.display) as process:
        wait_for("the face on the start page", WINDOW_S, process, lambda: find_spot(screen, colour))
        wait_for("a window called Bullseye", WINDOW_S, process, lambda: "Bullseye" in titles(screen.display))
        time.sleep(1.0)  # the rest of the page comes after the face
        hand.move(10, HEIGHT_PX // 2)
        before = find_spot(screen, colour)
        hand.key(RETURN_KEY)
        moved = lambda: (spot := find_spot(screen, colour)) is not None and spot != before  # noqa: E731
        wait_for("the first target", WINDOW_S, process, moved)
        presses = shoot_until_over(program, screen, hand, home, process)
        close_windows(screen.display)
        try:
            code = process.wait(CLOSE_S)
        except subprocess.TimeoutExpired:
            raise FailedError("the window does not close") from None
        need(code == 0, f"the window closed with exit code {code}")
    hand.close()
    check_files(program, home, presses)


def shoot_until_over(program: Frozen, screen: Screen, hand: Hand, home: Path, process: subprocess.Popen[bytes]) -> int:
    """Press on every target in its turn, once beside it, until the history is written; how many presses."""
    colour, presses = gold(), 0
    end_s = time.monotonic() + ROUND_S
    while not list(home.rglob("history.jsonl")):
        need(process.poll() is None, f"the program ended with {process.returncode} in the round")
        need(time.monotonic() < end_s, f"no round was recorded after {presses} presses in {ROUND_S:g} s")
        spot = find_spot(screen, colour)
        if spot is None:
            time.sleep(0.05)
            continue
        hand.move(*spot)
        time.sleep(0.05)
        hand.press()
        hand.release()
        presses += 1
        time.sleep(0.25)
    return presses


def check_files(program: Frozen, home: Path, presses: int) -> None:
    """The round stands in the history and on the board, as the program itself reads them."""
    board, rounds = (json.loads(program.run(name, "--json", home=home)) for name in ("scores", "history"))
    need(len(board) == 1 and len(rounds) == 1, f"{len(board)} rounds on the board, {len(rounds)} in the history, not 1")
    played = rounds[0]
    need(board[0]["id"] == played["id"], "the round on the board is not that of the history")
    need(played["drill"] == "timed-30" and abs(played["duration_s"] - 30) < 1, f"no timed round was kept: {played}")
    need(played["hits"] >= LEAST_HITS and played["shots"] <= presses, f"{presses} presses, but kept was {played}")
    need(played["score"] > 0 and not played["simulated"], f"real presses on the middle came to {played}")
    for name in ("history.jsonl", "scoreboard.json"):
        need(len(list(home.rglob(name))) == 1, f"{name} is not there")
    program.run("verify", home=home)
    say(f"window: {presses} presses, {played['shots']} shots, {played['hits']} hits, {played['score']} on the board")


def try_demo(program: Frozen, screen: Screen) -> None:
    """`bullseye demo`, once there is such a command: its window opens and stays."""
    if not program.has_command("demo"):
        say("demo: there is no such command")
        return
    home = program.home("demo")
    with program.opened("demo", home=home, display=screen.display) as process:
        wait_for("the window of demo", WINDOW_S, process, lambda: titles(screen.display))
        time.sleep(STAYS_S)
        need(process.poll() is None, f"demo ended by itself with {process.returncode}")
        need(len({screen.colour(x, 300) for x in range(0, WIDTH_PX, 7)}) > 1, "demo's window is empty")
    say("demo: the window opens")


def try_windows(program: Frozen) -> None:
    """All that needs a display; only on X can it be looked at and pressed."""
    if sys.platform != "linux":
        with program.opened(home=program.home("player"), display=None) as process:
            time.sleep(STAYS_S)
            need(process.poll() is None, f"the window ended by itself with {process.returncode}")
        say("window: it stays open; only on Linux can it be looked at and pressed")
        return
    find_xvfb()
    with Screen(WIDTH_PX, HEIGHT_PX) as screen:
        play(program, screen)
    with Screen(WIDTH_PX, HEIGHT_PX) as screen:
        try_demo(program, screen)


def say(words: str) -> None:
    """One line a step, seen at once."""
    print(f"exe-test: {words}", flush=True)


def main() -> int:
    """Try everything; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("built", nargs="?", type=Path, default=ROOT / "dist" / "bullseye", help="the folder or file")
    built = parser.parse_args().built
    if not built.exists():
        print(f"exe_test.py: there is no {built}; type: make exe", file=sys.stderr)
        return 1
    started_s = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="bullseye-exe-"))
    try:
        program = Frozen(built.resolve(), folder)
        try_commands(program)
        try_languages(program, need, say)
        try_without_display(program)
        try_class(program, need, say)
        try_windows(program)
    except (FailedError, CannotMeasureError, subprocess.TimeoutExpired) as bad:
        print(f"exe_test.py: {bad}", file=sys.stderr)
        return 1
    finally:
        set_writable(folder, True)
        shutil.rmtree(folder, ignore_errors=True)
    say(f"all held, in {time.monotonic() - started_s:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
