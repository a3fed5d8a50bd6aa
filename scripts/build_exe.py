"""Builds the program without Python: dist/bullseye/, its licences, its zip and SHA256SUMS; the same on every system.

Runs under the Python of build/venv (`make exe`), which has PyInstaller, our extras, and nothing that must not go in.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import stat
import subprocess
import sys
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from collect_licences import MissingLicenceError, collect  # noqa: E402
from make_icon import write_icons  # noqa: E402

from bullseye import __version__  # noqa: E402

DIST, BUILD = ROOT / "dist", ROOT / "build"
EARLIEST_ZIP_DATE = 315619200  # 1980-01-02: a zip knows no earlier year
SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}


def source_date() -> int:
    """The moment that every file is dated: SOURCE_DATE_EPOCH, else that of the last commit, else a fixed one."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if said.isdecimal():
        return int(said)
    git = shutil.which("git")
    if git is not None:
        command = [git, "log", "-1", "--format=%ct"]
        asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if asked.returncode == 0 and asked.stdout.strip().isdecimal():
            return int(asked.stdout)
    return EARLIEST_ZIP_DATE


def freeze(date: int, onefile: bool, dist: Path, work: Path) -> None:
    """Run PyInstaller on our spec, into *dist*, with *work* for what lies between; raises CalledProcessError."""
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(date), "PYTHONHASHSEED": "0"}
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
        "--distpath", str(dist), "--workpath", str(work), str(ROOT / "packaging" / "bullseye.spec"),
    ]  # fmt: skip
    subprocess.run([*command, *(["--", "--onefile"] if onefile else [])], cwd=ROOT, env=environ, check=True)


def add_desktop_files(folder: Path, icons: Path) -> None:
    """The entry for the menu and its icons, where Linux looks for them below a `share` folder."""
    applications = folder / "share" / "applications"
    applications.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "packaging" / "bullseye.desktop", applications / "bullseye.desktop")
    for side in (48, 128, 256):
        place = folder / "share" / "icons" / "hicolor" / f"{side}x{side}" / "apps"
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(icons / f"bullseye-{side}.png", place / "bullseye.png")


def zip_folder(folder: Path, target: Path, date: int) -> None:
    """Pack *folder* with names in order and one date, so that equal files make an equal zip; links stay links."""
    when = time.gmtime(max(date, EARLIEST_ZIP_DATE))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            name = (Path(folder.name) / path.relative_to(folder)).as_posix()
            if path.is_symlink():
                entry = zipfile.ZipInfo(name, when)
                entry.create_system = 3  # Unix, which has links
                entry.external_attr = (stat.S_IFLNK | 0o777) << 16
                packed.writestr(entry, os.readlink(path))
            elif path.is_file():
                entry = zipfile.ZipInfo(name, when)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3
                runs = os.access(path, os.X_OK) and os.name == "posix"
                entry.external_attr = (stat.S_IFREG | (0o755 if runs else 0o644)) << 16
                packed.writestr(entry, path.read_bytes())


def write_sums(folder: Path, names: list[str]) -> None:
    """SHA256SUMS of the files called *names* in *folder*, as `sha256sum -c` reads it."""
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in sorted(names)]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="ascii", newline="\n")


def beside_its_licences(app: Path, licences: Path) -> Path:
    """A folder with *app* and the *licences* next to it: a file more inside would break the bundle's signature."""
    folder = app.parent / "bullseye-macos"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(app, folder / app.name, symlinks=True)
    shutil.copytree(licences, folder / "LICENSES")
    return folder


def licence_list(work: Path) -> list[tuple[str, str, str]]:
    """What the spec wrote down of the build just made."""
    import json

    listed: list[tuple[str, str, str]] = json.loads((work / "bullseye" / "contents.json").read_text(encoding="utf-8"))
    return listed


def main() -> int:
    """Build, and say what was made and how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--onefile", action="store_true", help="make dist/bullseye-onefile instead of the folder")
    parser.add_argument("--system", default="", help="build in dist/SYSTEM, beside what was built here for another")
    args = parser.parse_args()
    date = source_date()
    dist, work = DIST / args.system, BUILD / args.system
    folder = dist / "bullseye"
    dist.mkdir(parents=True, exist_ok=True)
    write_icons(work / "icon")
    try:
        freeze(date, args.onefile, dist, work)
        if args.onefile:
            collect(licence_list(work), dist / "bullseye-onefile-LICENSES")
            made = next(path for path in dist.glob("bullseye-onefile*") if path.is_file())
            print(f"{made.relative_to(ROOT)}: {made.stat().st_size / 1e6:.1f} MB")
            return 0
        collect(licence_list(work), folder / "LICENSES")
    except (MissingLicenceError, subprocess.CalledProcessError) as bad:
        print(f"build_exe.py: {bad}", file=sys.stderr)
        return 1
    if sys.platform == "linux":
        add_desktop_files(folder, work / "icon")
    name = f"bullseye-{__version__}-{SYSTEMS.get(sys.platform, sys.platform)}-{platform.machine().lower()}"
    zips = {f"{name}.zip": folder}
    if sys.platform == "darwin":
        zips[f"{name}-app.zip"] = beside_its_licences(dist / "Bullseye.app", folder / "LICENSES")
    for target, packed in zips.items():
        zip_folder(packed, dist / target, date)
    write_sums(dist, list(zips))
    size = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
    zipped = dist / f"{name}.zip"
    print(f"{folder.relative_to(ROOT)}: {size / 1e6:.1f} MB; {zipped.name}: {zipped.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
