"""The type of charts and papers: DejaVu Sans, shipped with the program, and how wide a text in it is."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from bullseye.picture.found_fonts import Found, draws, found_for, pen_of
from bullseye.picture.line_breaks import filled, words

if TYPE_CHECKING:
    from PIL import ImageFont

FAMILY = "DejaVu Sans"
ASCENT, DESCENT = 0.928, 0.236
"""From the base line to the top and to the bottom of a line, in ems (the font's own figures)."""
CAP_HEIGHT = 0.729
LINE = 1.35
"""From one base line to the next, in ems."""
DOTS = "\u2026"
_FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HALVES = re.compile("[\ud800-\udfff]")
_MEASURED_AT = 64  # widths are measured once at this size, without hinting, and scaled


@lru_cache(maxsize=2)
def font_bytes(bold: bool = False) -> bytes:
    """The font's file as it is shipped."""
    from importlib.resources import files

    return (files("bullseye.picture") / "fonts" / _FILES[bold]).read_bytes()


@lru_cache(maxsize=64)
def pen(size_px: float, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The font at *size_px* (the em) for drawing with Pillow."""
    from io import BytesIO

    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(font_bytes(bold)), size_px)


def one_line(text: str) -> str:
    """*text* as it can be set: a space for each control sign and each end of a line or paragraph.

    Type is measured and drawn by the line, and the library that shapes it refuses a text with an end in it. Half of
    a surrogate pair becomes the sign for what cannot be read.
    """
    if text.isprintable():
        return text
    return _HALVES.sub("\ufffd", _BREAKS.sub(" ", text))


@lru_cache(maxsize=4096)
def _has(letter: str, bold: bool) -> bool:
    return draws(pen(_MEASURED_AT, bold), letter)


def unknown(text: str, bold: bool = False) -> str:
    """The letters of *text* that neither the shipped font nor any of the system has, each once: they are boxes."""
    signs = (sign for sign in dict.fromkeys(text) if unicodedata.category(sign)[0] not in "MCZ")
    return "".join(sign for sign in signs if not _has(sign, bold) and found_for(sign, bold) is None)


def runs(text: str, bold: bool = False) -> list[tuple[Found | None, str]]:
    """*text* in pieces of one font: the shipped one (None) where it has the letters, else one of the system's.

    Letters that no font has stay with the shipped one; marks and joiners stay with the letter before them.
    """
    if text.isascii():
        return [(None, text)]
    pieces: list[tuple[Found | None, str]] = []
    for letter in text:
        belongs = bool(pieces) and unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf")
        font = None if belongs or _has(letter, bold) else found_for(letter, bold)
        if pieces and (belongs or pieces[-1][0] == font or letter == " "):
            pieces[-1] = pieces[-1][0], pieces[-1][1] + letter
        else:
            pieces.append((font, letter))
    return pieces


@lru_cache(maxsize=4096)
def _ems(text: str, bold: bool) -> float:
    wide = 0.0
    for found, piece in runs(text, bold):
        font = pen(_MEASURED_AT, bold) if found is None else pen_of(found, _MEASURED_AT)
        wide += float(font.getlength(piece)) / _MEASURED_AT
    return wide


def text_width(text: str, size_px: float, bold: bool = False) -> float:
    """How wide *text* is at *size_px*, in px; a little more than it takes in the narrower families of a window."""
    return _ems(one_line(text), bold) * size_px


def base_line(anchor: str, size_px: float) -> float:
    """How far below the anchor's place the base line lies, px."""
    if "n" in anchor and anchor != "center":
        return ASCENT * size_px
    if "s" in anchor:
        return -DESCENT * size_px
    return (ASCENT - DESCENT) / 2 * size_px


def side(anchor: str) -> float:
    """Which share of a text's width lies left of the anchor's place: 0, 0.5 or 1."""
    if anchor == "center":
        return 0.5
    return 0.0 if "w" in anchor else 1.0 if "e" in anchor else 0.5


def cut(text: str, size_px: float, width_px: float, bold: bool = False) -> str:
    """*text* as far as it fits into *width_px*; the end of a longer one gives way to three dots."""
    text = " ".join(text.split())
    if text_width(text, size_px, bold) <= width_px:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + DOTS, size_px, bold) <= width_px:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + DOTS if low else ""


def broken(text: str, size_px: float, width_px: float, bold: bool = False) -> list[str]:
    """*text* in lines no wider than *width_px*: broken between words, and inside a word only when it fills a line."""
    lines = "\n".join(" ".join(part.split()) for part in text.split("\n"))
    return filled(lines, words, lambda line: text_width(line, size_px, bold) <= width_px)
