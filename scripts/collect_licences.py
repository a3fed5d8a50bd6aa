"""Puts the licence of everything inside the frozen program beside it, and fails where one cannot be found.

Reads build/bullseye/contents.json, the list that packaging/bullseye.spec writes of every file and its source.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
OURS = (ROOT / "bullseye", ROOT / "packaging")
LICENCE_NAME = re.compile(r"(licen[cs]e|copying|notice|copyright|authors)", re.IGNORECASE)
FONT_SUFFIXES = {".ttf", ".otf"}


class Part(NamedTuple):
    """Something with a licence of its own: its name, its version, and the files that say what it allows."""

    name: str
    version: str
    texts: tuple[Path, ...]


class MissingLicenceError(Exception):
    """Something goes into the program of which nobody can say what it allows; the text names it."""


class Finder:
    """Says to which part a file belongs."""

    def __init__(self) -> None:
        self._by_file: dict[Path, Part] = {}
        for distribution in metadata.distributions():
            part = distribution_part(distribution)
            for file in distribution.files or ():
                self._by_file[Path(str(distribution.locate_file(file))).resolve()] = part
        paths = sysconfig.get_paths()
        self._stdlib = [Path(paths[key]).resolve() for key in ("stdlib", "platstdlib")]
        self._base = Path(sys.base_prefix).resolve()

    def part_of(self, source: Path) -> Part:
        """The part that *source* belongs to; raises MissingLicenceError where none is known."""
        path = source.resolve()
        if any(folder in path.parents for folder in OURS):
            return self._ours(path)
        found = self._by_file.get(path)
        if found is None:
            if path.name == "base_library.zip":  # PyInstaller's packet of the standard library
                return python_part()
            found = self._python(path) or _debian_part(source) or _debian_part(path)
        if found is None:
            raise MissingLicenceError(f"nobody knows whose file this is: {source}")
        return found

    def _ours(self, path: Path) -> Part:
        if path.suffix.lower() in FONT_SUFFIXES:
            texts = tuple(sorted(text for text in path.parent.iterdir() if LICENCE_NAME.search(text.name)))
            return Part(f"fonts-{path.stem.split('-')[0]}", "", texts)
        return Part("bullseye", "", (ROOT / "LICENSE",))

    def _python(self, path: Path) -> Part | None:
        inside = any(folder in path.parents for folder in [*self._stdlib, self._base])
        if not inside or "site-packages" in path.parts or _is_debian(path):
            return None
        return python_part()


def distribution_part(distribution: metadata.Distribution) -> Part:
    """An installed distribution with the licence files that lie in its folder of metadata."""
    found = [
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if ".dist-info" in file.parts[0] and LICENCE_NAME.search(file.name) and file.suffix not in (".py", ".json")
    ]
    return Part(distribution.metadata["Name"], distribution.version, tuple(sorted(found)))


def python_part() -> Part:
    """Python with its standard library; on Windows and macOS its text covers Tcl and Tk too."""
    version = ".".join(str(number) for number in sys.version_info[:3])
    stdlib, base = Path(sysconfig.get_paths()["stdlib"]), Path(sys.base_prefix)
    places = [stdlib / "LICENSE.txt", base / "LICENSE.txt", base / "LICENSE"]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        debian = _debian_part(stdlib / "os.py")
        return debian if debian is not None else Part("Python", version, ())
    return Part("Python", version, (found,))


def _is_debian(path: Path) -> bool:
    ours = str(path).startswith("/usr/") and not str(path).startswith("/usr/local/")
    return ours and shutil.which("dpkg-query") is not None


def _debian_part(path: Path) -> Part | None:
    """The Debian package that installed *path*; None where there is none, or no Debian."""
    if shutil.which("dpkg-query") is None:
        return None
    text = str(path)
    # Since /lib became a link to /usr/lib, a package may name a file by either.
    for name in dict.fromkeys((text, f"/usr{text}", text.removeprefix("/usr"))):
        asked = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            package = asked.stdout.split(":", 1)[0].split(",", 1)[0].strip()
            shown = subprocess.run(
                ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=False
            )
            copyright_file = Path("/usr/share/doc", package, "copyright")
            return Part(package, shown.stdout, (copyright_file,) if copyright_file.is_file() else ())
    return None


def collect(listed: Iterable[tuple[str, str, str]], folder: Path, finder: Finder | None = None) -> list[Part]:
    """Write the texts of every part of *listed* (kind, name in the program, source) into *folder*, made anew.

    The bootloader in front of the program is PyInstaller's. Raises MissingLicenceError, naming all that lack one.
    """
    finder = finder or Finder()
    files: dict[Part, list[str]] = defaultdict(list)
    files[distribution_part(metadata.distribution("pyinstaller"))].append("(the bootloader)")
    files[python_part()].append("(the interpreter)")
    files[Part("bullseye", "", (ROOT / "LICENSE",))].append("(the program)")
    unknown = []
    for kind, name, source in listed:
        if kind == "SYMLINK" or not source or not Path(source).is_absolute():
            continue  # a link points at a file that is listed as well
        try:
            files[finder.part_of(Path(source))].append(name)
        except MissingLicenceError as bad:
            unknown.append(str(bad))
    unknown += [f"{part.name} has no licence text" for part in files if not part.texts]
    if unknown:
        raise MissingLicenceError("; ".join(unknown))
    parts = sorted(files, key=lambda part: part.name.lower())
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lines = ["What is inside this program besides its own code, and under which terms.", ""]
    for part in parts:
        for text in part.texts:
            shutil.copyfile(text, folder / file_name(part, text))
        names = ", ".join(file_name(part, text) for text in part.texts)
        lines.append(f"{' '.join(filter(None, (part.name, part.version)))}: {names}")
    (folder / "README.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return parts


def file_name(part: Part, text: Path) -> str:
    """How a text is called in the one folder of all of them."""
    kind = text.stem if text.suffix in (".txt", ".md", ".rst") else text.name
    return f"{part.name}-{kind}.txt"


def main() -> int:
    """Collect for the program in dist/, or say what is missing."""
    listed = json.loads((ROOT / "build" / "bullseye" / "contents.json").read_text(encoding="utf-8"))
    try:
        parts = collect(listed, ROOT / "dist" / "bullseye" / "LICENSES")
    except MissingLicenceError as bad:
        print(f"collect_licences.py: {bad}", file=sys.stderr)
        return 1
    print(f"licences of {len(parts)} parts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
