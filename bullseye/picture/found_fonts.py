"""Fonts of the system for letters that the shipped one has not: names of people in any script, on papers and pictures.

Linux and BSD are asked by fontconfig's `fc-match`, which knows what the user prefers; Windows and macOS keep theirs
in known places. Nothing is believed: a font counts for a letter when it draws another sign for it than for none.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bullseye.words import tr

if TYPE_CHECKING:
    from PIL import ImageFont

PATIENCE_S = 5.0
_NO_LETTER = "\U0010ffff"
_TRIED_AT = 48
_WINDOWS = (
    "msyh.ttc", "YuGothM.ttc", "msgothic.ttc", "malgun.ttf", "msjh.ttc", "simsun.ttc", "Nirmala.ttc", "Nirmala.ttf",
    "LeelawUI.ttf", "segoeui.ttf", "ebrima.ttf", "gadugi.ttf", "mmrtext.ttf", "himalaya.ttf", "monbaiti.ttf",
    "msyi.ttf", "taile.ttf", "phagspa.ttf", "javatext.ttf", "seguisym.ttf", "seguihis.ttf",
)  # fmt: skip
_MACOS = (
    "PingFang.ttc", "Hiragino Sans GB.ttc", "AppleSDGothicNeo.ttc",
    "Kohinoor.ttc", "KohinoorBangla.ttc", "KohinoorTelugu.ttc", "Thonburi.ttc", "GeezaPro.ttc", "ArialHB.ttc",
    "Supplemental/Arial Unicode.ttf", "Supplemental/Tamil Sangam MN.ttc", "Supplemental/Khmer Sangam MN.ttf",
    "Supplemental/Lao Sangam MN.ttf", "Supplemental/Myanmar Sangam MN.ttc", "Supplemental/Sinhala Sangam MN.ttc",
    "Supplemental/Kailasa.ttc", "Supplemental/Mshtakan.ttc", "Supplemental/KefaIII.ttf", "Apple Symbols.ttf",
)  # fmt: skip


class Found(NamedTuple):
    """A font of the system: its family, its file, and which of the fonts in that file."""

    family: str
    path: str
    number: int = 0


@lru_cache(maxsize=256)
def pen_of(found: Found, size_px: float) -> ImageFont.FreeTypeFont:
    """The font at *size_px* for drawing with Pillow. Raises OSError."""
    from PIL import ImageFont

    return ImageFont.truetype(found.path, size_px, index=found.number)


def draws(font: ImageFont.FreeTypeFont, letter: str) -> bool:
    """Whether *font* has a sign of its own for *letter*."""
    try:
        mask, none = font.getmask(letter), font.getmask(_NO_LETTER)
    except OSError:
        return False
    return (mask.size, bytes(mask)) != (none.size, bytes(none))


@lru_cache(maxsize=4096)
def found_for(letter: str, bold: bool = False) -> Found | None:
    """A font of the system that has *letter*; None where there is none. One that was taken already comes first."""
    for found in (*_taken[bold], *candidates(letter, bold)):
        try:
            if draws(pen_of(found, _TRIED_AT), letter):
                if found not in _taken[bold]:
                    _taken[bold].append(found)
                return found
        except (OSError, ValueError):  # gone, broken, or pictures instead of letters
            continue
    return None


_taken: dict[bool, list[Found]] = {False: [], True: []}


def candidates(letter: str, bold: bool = False) -> list[Found]:
    """The fonts that may have *letter*, the best first."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        return [Found(Path(name).stem, str(folder / name)) for name in _WINDOWS if (folder / name).is_file()]
    if sys.platform == "darwin":
        folder = Path("/System/Library/Fonts")
        return [Found(Path(name).stem, str(folder / name)) for name in _MACOS if (folder / name).is_file()]
    return _asked(letter, bold)


def _asked(letter: str, bold: bool) -> list[Found]:
    """What fontconfig would take; none where it is not installed or does not answer."""
    import shutil
    import subprocess

    ask = shutil.which("fc-match")
    if ask is None:
        return []
    weight = "bold" if bold else "regular"
    wanted = f"sans-serif:charset={ord(letter):x}:weight={weight}:scalable=true:color=false"
    try:
        done = subprocess.run(
            [ask, "-f", "%{family[0]}\t%{file}\t%{index}", wanted],
            capture_output=True, timeout=PATIENCE_S, check=True,
        )  # fmt: skip
        family, path, index = done.stdout.decode("utf-8", "replace").split("\t")
        return [Found(family, path, int(index) & 0xFFFF)]
    except (OSError, ValueError, subprocess.SubprocessError):
        return []


def advice(letters: Iterable[str]) -> str:
    """What to install where no font has *letters*."""
    if sys.platform == "win32":
        return tr("add the fonts of that language: Settings, System, Optional features")
    if sys.platform == "darwin":
        return tr("add a font that has them in Font Book")
    east = any(unicodedata.east_asian_width(letter) in "WF" for letter in letters)
    return tr("install {package} (Debian, Ubuntu)", package="fonts-noto-cjk" if east else "fonts-noto-core")


def boxes_text(letters: str) -> str:
    """What to say of *letters* that are boxes in a picture; "" for none."""
    if not letters:
        return ""
    some = " ".join(letters[:12]) + (" ..." if len(letters) > 12 else "")
    return tr(
        "no font here has the letters {some}: they are boxes in the picture; {advice}",
        some=some,
        advice=advice(letters),
    )


def taken_text(families: Iterable[str]) -> str:
    """Which fonts of the system were taken; "" for none."""
    names = ", ".join(families)
    return tr("Letters that DejaVu Sans has not are those of {names}.", names=names) if names else ""
