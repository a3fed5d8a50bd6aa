"""Tries the Windows program and its installer under Wine, by real presses: `make windows-exe-test` after `windows-exe`.

As scripts/exe_test.py does for this system's own: moved to a folder with spaces and letters outside ASCII where nothing
can be written, an empty home. Exit code 0: everything held. 1: something did not. 3: Wine cannot be had.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import wine  # noqa: E402
from exe_test import (  # noqa: E402
    HEIGHT_PX,
    WIDTH_PX,
    FailedError,
    Frozen,
    need,
    play,
    set_writable,
    try_commands,
    try_demo,
)
from spoken_check import try_languages  # noqa: E402
from with_display import find_xvfb  # noqa: E402

from benchmarks.kit import CannotMeasureError, Screen  # noqa: E402
from bullseye import __version__  # noqa: E402

BUILT = ROOT / "dist" / "windows"
INSTALL_S = 180.0


def say(words: str) -> None:
    """One line a step, seen at once."""
    print(f"windows-exe-test: {words}", flush=True)


def windows_path(path: Path) -> str:
    """How Wine calls a path of ours."""
    return "Z:" + str(path).replace("/", "\\")


class UnderWine(Frozen):
    """The program for Windows, each home a %LOCALAPPDATA% of its own."""

    def __init__(self, built: Path, folder: Path) -> None:
        super().__init__(built, folder)
        self.path = self.path.with_name("bullseye.exe")
        self.words = [wine.find_wine(), str(self.path)]

    def environ(self, home: Path, display: str | None = None) -> dict[str, str]:
        """Wine's own variables, and folders of Windows that point into *home*."""
        place = windows_path(home)
        names = ("USERPROFILE", "APPDATA", "LOCALAPPDATA", "WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
        return wine.environ(display) | dict.fromkeys(names, place)

    @contextlib.contextmanager
    def opened(self, *words: str, home: Path, display: str | None) -> Iterator[subprocess.Popen[bytes]]:
        """The program with its window; ended in the end, whatever happened. Its streams are pipes, as Wine needs."""
        told: list[bytes] = []
        process = subprocess.Popen(
            [*self.words, *words], env=self.environ(home, display), cwd=self.away,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert process.stdout is not None
        reader = threading.Thread(target=lambda stream: told.append(stream.read()), args=(process.stdout,))
        reader.start()
        try:
            yield process
            process.kill()
            wine.end()
            reader.join()
            said = b"".join(told).decode("utf-8", "replace").strip()
            need(not said, f"the window said on its console: {said[-600:]}")
            logs = [path.read_text(encoding="utf-8")[-600:] for path in home.rglob("errors.log")]
            need(not logs, f"the window wrote an error log: {logs}")
        finally:
            process.kill()
            wine.end()
            process.wait()
            reader.join()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()


def run_setup(program: Path, *words: str) -> None:
    """Run an installer or uninstaller that asks nothing, to its end. Raises FailedError."""
    done = subprocess.run(
        [wine.find_wine(), str(program), "/S", *words], env=wine.environ(), input=b"", capture_output=True,
        timeout=INSTALL_S, check=False,
    )  # fmt: skip
    need(done.returncode == 0, f"{program.name} ended with {done.returncode}: {done.stderr[-300:]!r}")


def try_installer(setup: Path) -> None:
    """Installed without a question, started, uninstalled: the program is gone then, and the rounds are there."""
    user = next((wine.PREFIX / "drive_c" / "users").glob(f"{os.environ.get('USER', 'root')}*"))
    local = user / "AppData" / "Local"
    installed, data = local / "Programs" / "Bullseye", local / "bullseye"
    entry = user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Bullseye.lnk"
    shutil.rmtree(data, ignore_errors=True)
    run_setup(setup)
    need((installed / "bullseye.exe").is_file(), "the installer did not install the program for this user")
    need(entry.is_file(), "the start menu has no entry")
    simulate = ("simulate", "--face", "classic", "--drill", "ten-shots", "--sigma", "20", "--seed", "7", "--save")
    done = subprocess.run(
        [wine.find_wine(), str(installed / "bullseye.exe"), *simulate], env=wine.environ(), input=b"",
        capture_output=True, timeout=INSTALL_S, check=False,
    )  # fmt: skip
    need(done.returncode == 0, f"the installed program ended with {done.returncode}: {done.stderr[-300:]!r}")
    history = data / "history.jsonl"
    need(history.is_file(), "the installed program kept no round below %LOCALAPPDATA%")
    run_setup(setup)  # over itself, as a newer version does
    need((installed / "bullseye.exe").is_file() and history.is_file(), "installing again lost something")
    kept = history.read_bytes()
    # `_?=` lets the uninstaller work where it is, so that its end can be waited for; it then cannot delete itself.
    run_setup(installed / "uninstall.exe", f"_?={windows_path(installed)}")
    need(not (installed / "bullseye.exe").exists() and not entry.exists(), "uninstalling left the program")
    need(history.read_bytes() == kept, "uninstalling touched the rounds")
    shutil.rmtree(installed, ignore_errors=True)
    shutil.rmtree(data)
    say("the installer: for one user, a start-menu entry, installed over itself, uninstalled; the rounds are left")


def main() -> int:
    """Try everything; the exit code."""
    setup = BUILT / f"bullseye-{__version__}-windows-setup.exe"
    if not setup.is_file():
        print("windows_exe_test.py: there is no program for Windows; type: make windows-exe", file=sys.stderr)
        return 1
    started_s = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="bullseye-exe-"))
    try:
        wine.make_ready()
        program = UnderWine(BUILT / "bullseye", folder)
        try_commands(program)
        try_languages(program, need, say)
        find_xvfb()
        wine.end()  # a Windows that runs keeps the display that it was started on
        with Screen(WIDTH_PX, HEIGHT_PX) as screen:
            play(program, screen)
        with Screen(WIDTH_PX, HEIGHT_PX) as screen:
            try_demo(program, screen)
        try_installer(setup)
    except wine.NoWineError as bad:
        print(f"windows_exe_test.py: {bad}", file=sys.stderr)
        return 3
    except (FailedError, CannotMeasureError, subprocess.TimeoutExpired) as bad:
        print(f"windows_exe_test.py: {bad}", file=sys.stderr)
        return 1
    finally:
        wine.end()
        set_writable(folder, True)
        shutil.rmtree(folder, ignore_errors=True)
    say(f"all held, in {time.monotonic() - started_s:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
