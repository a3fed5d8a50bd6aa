"""Builds wheel and sdist, installs the wheel into an empty venv and starts what a user would start there.

The sdist must build the same wheel. Exit code 0: everything held.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import catalogues  # noqa: E402
import spoken_check  # noqa: E402
from build_exe import source_date  # noqa: E402
from with_display import find_xvfb, start_xvfb  # noqa: E402

DIST = ROOT / "dist"
WINDOW_S, COMMAND_S = 30.0, 120.0
TITLE = """
import sys, tkinter
root = tkinter.Tk()
root.withdraw()
found = root.tk.call("winfo", "interps")
sys.exit("bullseye" not in str(found).lower())
"""
"""Asks the display which Tk programs run on it: each says its name there."""


class FailedError(Exception):
    """What a user would do does not work; the text says what."""


def run(
    *words: str | Path, given: str = "", env: dict[str, str] | None = None, code: int = 0, both: bool = False
) -> str:
    """What the command prints, with *both* also on standard error; it must end with *code*."""
    done = subprocess.run(
        [str(word) for word in words], cwd=tempfile.gettempdir(), env=env, input=given, capture_output=True,
        text=True, encoding="utf-8", timeout=COMMAND_S * 5, check=False,
    )  # fmt: skip
    if done.returncode != code:
        name = " ".join(str(word) for word in words)
        raise FailedError(f"`{name}` ended with {done.returncode}, not {code}: {done.stderr.strip()[-800:]}")
    return done.stdout + done.stderr if both else done.stdout


def build() -> tuple[Path, Path]:
    """The wheel (made from the sdist, so that this holds everything) and the sdist, in dist/."""
    DIST.mkdir(exist_ok=True)
    for old in [*DIST.glob("*.whl"), *DIST.glob("bullseye-*.tar.gz")]:
        old.unlink()
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(source_date())}
    run(sys.executable, "-m", "build", "--outdir", DIST, ROOT, env=environ)
    wheels, sdists = list(DIST.glob("*.whl")), list(DIST.glob("bullseye-*.tar.gz"))
    if len(wheels) != 1 or len(sdists) != 1:
        raise FailedError(f"build made {[path.name for path in wheels + sdists]}, not one wheel and one sdist")
    return wheels[0], sdists[0]


def check_contents(wheel: Path) -> None:
    """Every data file of the package is in the wheel, and nothing from outside it."""
    names = set(zipfile.ZipFile(wheel).namelist())
    sources = [path for path in (ROOT / "bullseye").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    missing = sorted(str(path.relative_to(ROOT)) for path in sources if path.relative_to(ROOT).as_posix() not in names)
    if missing:
        raise FailedError(f"the wheel lacks {missing}")
    strange = sorted(name for name in names if not name.startswith("bullseye"))
    if strange:
        raise FailedError(f"the wheel has what is not ours: {strange}")


def check_catalogues(wheel: Path, sdist: Path) -> None:
    """Every language is in the sdist as its source and in the wheel as the program reads it."""
    made = set(zipfile.ZipFile(wheel).namelist())
    with tarfile.open(sdist) as packed:
        kept = {name.partition("/")[2] for name in packed.getnames()}
    for code in catalogues.po_files():
        if f"locale/{code}.po" not in kept:
            raise FailedError(f"the sdist lacks locale/{code}.po")
        if f"bullseye/locale/{code}/LC_MESSAGES/bullseye.mo" not in made:
            raise FailedError(f"the wheel lacks the catalogue of {code}")


def try_installed(folder: Path, home: Path) -> None:
    """Both entry points, the commands, and the window."""
    bullseye, gui = folder / "bin" / "bullseye", folder / "bin" / "bullseye-gui"
    env = {"HOME": str(home), "PATH": str(folder / "bin")}
    shots = "x_mm,y_mm\n0,0\n10,0\n500,0\n"
    for program in (bullseye, gui):
        told = run(program, "--version", env=env)
        if not told.startswith("bullseye "):
            raise FailedError(f"{program.name} --version says {told!r}")
    run(bullseye, "doctor", env=env)
    if len(run(bullseye, "score", "--face", "classic", given=shots, env=env).split()) != 4:
        raise FailedError("score did not answer with four lines")
    run(bullseye, "simulate", "--face", "classic", "--drill", "ten-shots", "--sigma", "20", "--seed", "7", env=env)
    run(bullseye, "nonsense", env=env, code=2)
    xvfb = find_xvfb()
    started = start_xvfb(xvfb) if xvfb else None
    if started is None:
        raise FailedError("no virtual display; type: sudo apt-get install xvfb")
    server, display = started
    try:
        for program in (bullseye, gui):
            open_window(program, folder, {**env, "DISPLAY": display})
    finally:
        server.terminate()
        server.wait()


def try_languages(folder: Path, homes: Path) -> str:
    """Each language says its own word; what was tried, in a sentence."""
    numbers = itertools.count()

    def told(*words: str, code: int = 0) -> str:
        home = homes / str(next(numbers))
        home.mkdir(parents=True)
        env = {"HOME": str(home), "PATH": str(folder / "bin")}
        return run(folder / "bin" / "bullseye", *words, env=env, code=code, both=True)

    try:
        return spoken_check.check(told)
    except ValueError as bad:
        raise FailedError(str(bad)) from bad


def try_uninstall(folder: Path, home: Path) -> None:
    """A kept round, then pip takes the program away: the entry points are gone, the round is not."""
    keep(folder / "bin" / "bullseye", home)
    run(folder / "bin" / "python", "-m", "pip", "uninstall", "--quiet", "--yes", "bullseye")
    need_kept(folder / "bin", home)


def try_tools(wheel: Path, folder: Path) -> list[str]:
    """The same by `pipx` and `uv tool`, where they are on the path; which were tried."""
    tried = []
    for name, take_away in (("pipx", ("uninstall", "bullseye")), ("uv", ("tool", "uninstall", "bullseye"))):
        tool = shutil.which(name)
        if tool is None:
            continue
        home, programs = folder / name, folder / name / "bin"
        home.mkdir()
        places = {
            "PIPX_HOME": home / "kept",
            "PIPX_BIN_DIR": programs,
            "UV_TOOL_DIR": home / "kept",
            "UV_TOOL_BIN_DIR": programs,
        }
        env = {**os.environ, **{key: str(place) for key, place in places.items()}}
        add = ("install", wheel) if name == "pipx" else ("tool", "install", "--python", sys.executable, wheel)
        run(tool, *add, env=env)
        keep(programs / "bullseye", home)
        run(programs / "bullseye-gui", "--version", env={"HOME": str(home), "PATH": str(programs)})
        run(tool, *take_away, env=env)
        need_kept(programs, home)
        tried.append(name)
    return tried


def keep(program: Path, home: Path) -> None:
    """Let *program* keep a round in *home*."""
    simulate = ("simulate", "--face", "classic", "--drill", "ten-shots", "--sigma", "20", "--seed", "7", "--save")
    run(program, *simulate, env={"HOME": str(home), "PATH": str(program.parent)})


def need_kept(programs: Path, home: Path) -> None:
    """Raises FailedError where uninstalling left an entry point or took the round."""
    left = [path.name for path in programs.glob("bullseye*")]
    if left or not list(home.rglob("history.jsonl")):
        raise FailedError(f"after uninstalling there is {left or 'no round any more'}")


def open_window(program: Path, folder: Path, env: dict[str, str]) -> None:
    """Start *program*, see its window among those of the display, end it."""
    process = subprocess.Popen([str(program)], env=env, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    ask = [str(folder / "bin" / "python"), "-c", TITLE]
    try:
        end_s = time.monotonic() + WINDOW_S
        while subprocess.run(ask, env=env, capture_output=True, check=False).returncode:
            if process.poll() is not None or time.monotonic() > end_s:
                raise FailedError(f"{program.name} opened no window (exit code {process.poll()})")
            time.sleep(0.1)
    finally:
        process.kill()
        _, told = process.communicate()
    if b"Traceback" in told:
        raise FailedError(f"{program.name} said: {told.decode()[-800:]}")


def main() -> int:
    """Build, install, try; the exit code."""
    folder = Path(tempfile.mkdtemp(prefix="bullseye-dist-"))
    try:
        wheel, sdist = build()
        check_contents(wheel)
        check_catalogues(wheel, sdist)
        run(sys.executable, "-m", "venv", folder / "venv")
        run(folder / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-input", wheel)
        home = folder / "home"
        home.mkdir()
        try_installed(folder / "venv", home)
        spoken = try_languages(folder / "venv", folder / "homes")
        try_uninstall(folder / "venv", home)
        tools = try_tools(wheel, folder)
    except (FailedError, subprocess.TimeoutExpired) as bad:
        print(f"dist_test.py: {bad}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for made in (wheel, sdist):
        print(f"dist/{made.name}: {made.stat().st_size / 1e3:.0f} kB")
    print(f"dist-test: languages: {spoken}")
    print("dist-test: installed into an empty venv; bullseye and bullseye-gui start, and open their windows")
    print(f"dist-test: uninstalled by {', '.join(['pip', *tools])}: the entry points are gone, the rounds are there")
    return 0


if __name__ == "__main__":
    sys.exit(main())
