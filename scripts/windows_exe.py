"""Builds the program for Windows and its installer under Wine, in dist/windows: `make windows-exe`.

The same scripts/build_exe.py makes it that a Windows would run. Exit code 0: built. 3: Wine cannot be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import wine  # noqa: E402
from build_exe import source_date, write_sums  # noqa: E402

from bullseye import __version__  # noqa: E402

BUILT = ROOT / "dist" / "windows"


def find_makensis() -> str:
    """NSIS's compiler, installed where that needs no question. Raises NoWineError."""
    if shutil.which("makensis") is None:
        subprocess.run(["sh", str(ROOT / "scripts/install_packages.sh"), "nsis"], check=False)
    found = shutil.which("makensis")
    if found is None:
        raise wine.NoWineError("NSIS is not there; type this, then try again: sudo apt-get install nsis")
    return found


def make_installer(setup: Path) -> None:
    """Pack the program into *setup*; raises CalledProcessError."""
    told = {"VERSION": __version__, "FOLDER": BUILT / "bullseye", "OUT": setup}
    told["ICON"] = ROOT / "build" / "windows" / "icon" / "bullseye.ico"
    defined = [f"-D{name}={value}" for name, value in told.items()]
    subprocess.run([find_makensis(), "-V1", *defined, str(ROOT / "packaging" / "bullseye.nsi")], check=True)


def main() -> int:
    """Build both; the exit code."""
    date = source_date()
    os.environ["SOURCE_DATE_EPOCH"] = str(date)  # Windows has no git to ask
    try:
        wine.make_ready()
        find_makensis()
        python = wine.PYTHON / "python.exe"
        if wine.run([python, "scripts/build_exe.py", "--system", "windows"]) != 0:
            return 1
        setup = BUILT / f"bullseye-{__version__}-windows-setup.exe"
        make_installer(setup)
    except (wine.NoWineError, subprocess.CalledProcessError) as bad:
        print(f"windows_exe.py: {bad}", file=sys.stderr)
        return 3 if isinstance(bad, wine.NoWineError) else 1
    finally:
        wine.end()
    write_sums(BUILT, [path.name for path in BUILT.iterdir() if path.suffix in (".zip", ".exe")])
    print(f"{setup.relative_to(ROOT)}: {setup.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
