"""Text in the order in which it is drawn from left to right, for what draws letters one after another as they come.

Hebrew and Arabic are written from the right, numbers and Latin words in them from the left; Arabic letters are joined.
The order is that of Unicode's bidirectional algorithm (UAX #9) by python-bidi, the joined forms are arabic-reshaper's.
Both are the extra `names`: docs/adr/0018-right-to-left.md. Without them a text stays as it is, and `complaint` says so.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Literal

from bullseye.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

Base = Literal["", "L", "R"]
_OTHERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_FROM_RIGHT = re.compile(f"[{_OTHERS}]")
_PAIR_OPEN, _PAIR_CLOSE, _NEUTRAL = "\u2985", "\u2986", "\u2606"
_BESIDE = _PAIR_OPEN + _PAIR_CLOSE + _NEUTRAL
_LEFT, _RIGHT, _ISOLATE, _END = "\u200e", "\u200f", "\u2066", "\u2069"
_ADDED = str.maketrans(dict.fromkeys((_LEFT, _RIGHT, _ISOLATE, _END)))
_LETTER, _GAP = "A-Za-z\u00b5\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u03a9\u03bc\u20ac$\u00a3", "[ \u00a0\u202f]"
_WORD = rf"[{_LETTER}](?:[{_LETTER}0-9.,:/\u00b7'\u2019_-]*[{_LETTER}0-9])?[\u00b2\u00b3]?"
_DIGITS = rf"(?:[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}}(?![0-9]))+|[0-9]+)"
_SIGN = rf"(?:(?<!\w)[-+]|[\u2212\u00b1#$\u20ac\u00a3]|[<>\u2264\u2265\u2248~]{_GAP}?)?"
_NUMBER = rf"{_SIGN}{_DIGITS}(?:[.,:/\u2013-][0-9]+)*(?:{_GAP}?[%\u2030\u00b0])?"
_AND_MORE = rf"(?:(?:{_GAP}?[\u00d7/=\u00b1+\u2212]{_GAP}?|{_GAP}:{_GAP}){_NUMBER}|{_GAP}?{_WORD})*"
_WORDS = rf"[~./\\]*[{_LETTER}](?:[^{_OTHERS}]*[{_LETTER}0-9%\u2030\u00b0\u00b2\u00b3/])?"
_FROM_LEFT = re.compile(rf"(?P<number>{_NUMBER}{_AND_MORE})|(?P<comma>\u060c)|{_WORDS}")
"""What is read from the left within a line from the right: a number with sign, groups and unit, or words and paths.

A number is on its own, so that several are read in the order of the line; words take in the numbers after them.
"""
_STAND_INS = {"R": range(0x10A60, 0x10A7D), "AL": range(0x0712, 0x0730)}
"""Letters of the same direction that stand for a letter with its marks while the order is found."""


def is_from_right(text: str) -> bool:
    """Whether anything in *text* is written from the right."""
    return not text.isascii() and _FROM_RIGHT.search(text) is not None


def drawn(text: str, base: Base = "") -> str:
    """*text* as it is drawn from the left, each line for itself; one without such letters as it is.

    The first letter says which way a line is read; with *base* "L" one that has letters from the left is read so, with
    "R" each is read from the right, as a sentence is in a language from there.
    """
    if not is_from_right(text):
        return text
    return "\n".join(_line(line, base) for line in text.split("\n"))


def complaint(text: str) -> str:
    """What is missing to draw *text* as it is read, and how to get it; "" where nothing is."""
    if not is_from_right(text) or _tools() is not None:
        return ""
    return tr(
        "Arabic and Hebrew cannot be shown from right to left here; install what that needs: "
        'pip install "bullseye[names]"'
    )


@cache
def _tools() -> tuple[Callable[..., str], Callable[[str], str], dict[str, str]] | None:
    """The order, the joined forms and the mirrored signs; None where the libraries are not installed."""
    try:
        from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped]
        from bidi import get_display  # type: ignore[import-untyped]
        from bidi.mirror import MIRRORED  # type: ignore[import-untyped]
    except ImportError:
        return None
    joined = ArabicReshaper({"delete_harakat": False, "support_zwj": True, "ARABIC LIGATURE ALLAH": False})
    return get_display, joined.reshape, MIRRORED


@lru_cache(maxsize=1024)
def _line(text: str, base: Base = "") -> str:
    tools = _tools()
    if tools is None or not is_from_right(text):
        return text
    order, join, mirror = tools
    kept = _FROM_LEFT.sub(_kept, text) if base == "R" else text
    marked, clusters = _with_stand_ins(join(kept))
    doubled = _doubled(marked, mirror)
    if base == "R" or (base and any(unicodedata.bidirectional(sign) == "L" for sign in text)):
        order = partial(order, base_dir=base)
    shown = _mirrored(order(doubled), mirror)
    if doubled == marked or any(sign in shown for sign in _BESIDE):  # "(" with "]" is no pair, its doubles are one
        shown = order(marked)
    whole = "".join(clusters.get(sign, sign) for sign in shown)
    return whole.translate(_ADDED) if kept != text else whole


def _kept(found: re.Match[str]) -> str:
    """A number by itself, words with a mark at either end, and the comma of a list, which parts what is beside it."""
    if found["number"]:
        return f"{_ISOLATE}{found[0]}{_END}"
    return f"{found[0]}{_RIGHT}" if found["comma"] else f"{_LEFT}{found[0]}{_LEFT}"


def _with_stand_ins(text: str) -> tuple[str, dict[str, str]]:
    """*text* with one letter for each letter with marks, so that these stay behind it, and what it stands for."""
    free = {kind: [chr(code) for code in codes if chr(code) not in text] for kind, codes in _STAND_INS.items()}
    clusters: dict[str, str] = {}

    def one(found: re.Match[str]) -> str:
        letters = free.get(unicodedata.bidirectional(found[0][0]), [])
        if len(found[0]) == 1 or not letters:
            return found[0]
        clusters[letters[-1]] = found[0]
        return letters.pop()

    marks = "".join({sign for sign in text if unicodedata.category(sign) == "Mn"})
    return (re.sub(f".[{re.escape(marks)}]+", one, text) if marks else text), clusters


def _doubled(text: str, mirror: dict[str, str]) -> str:
    """A sign of the same kind beside each that is mirrored in text from the right: their order then tells."""
    signs: list[str] = []
    if any(sign in text for sign in _BESIDE):
        return text  # one is there in its own right: nothing is mirrored then, and nothing lost
    for sign in text:
        kind = unicodedata.category(sign)
        beside = "" if sign not in mirror else {"Ps": _PAIR_OPEN, "Pe": _PAIR_CLOSE}.get(kind, _NEUTRAL)
        signs.append(beside + sign if kind == "Pe" else sign + beside)
    return "".join(signs)


def _mirrored(text: str, mirror: dict[str, str]) -> str:
    """The text of `_doubled` in its order, with the mirrored signs where that is from the right."""
    signs: list[str] = []
    at = 0
    while at < len(text):
        pair = text[at : at + 2]
        if len(pair) == 2 and pair[0] in _BESIDE and pair[1] in mirror:
            from_right = unicodedata.category(pair[1]) != "Pe"
            signs.append(mirror[pair[1]] if from_right else pair[1])
            at += 2
        elif len(pair) == 2 and pair[1] in _BESIDE and pair[0] in mirror:
            from_right = unicodedata.category(pair[0]) == "Pe"
            signs.append(mirror[pair[0]] if from_right else pair[0])
            at += 2
        else:
            signs.append(pair[0])
            at += 1
    return "".join(signs)
