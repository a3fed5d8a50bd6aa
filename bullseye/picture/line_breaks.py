"""Where a line may end: at spaces, and in languages written without them between two signs, by the usual rules.

The rules are those of UAX #14 in the small: no line begins with what closes, ends or prolongs, none ends with what
opens; letters and digits without a space between them are one word. A number keeps its unit, a formula its signs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache

from bullseye.words import spaced

_SIGN = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
"""What is written without spaces: ideographs, kana, and the marks that are as wide."""
_IDEOGRAPH = "\u4e00-\u9fff"
NEVER_FIRST = (
    "\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\u30fb\u3005\u303b\u30fc\u309d\u309e\u30fd\u30fe\u301c\uff5e"
    "\uff09\u300d\u300f\u3011\u3009\u300b\u3015\u3017\u3019\uff3d\uff5d\uff60\uff05\u3000\u2026\u2025\u201d\u2019"
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3"
    "\u30e5\u30e7\u30ee\u30f5\u30f6,.:;!?)]}%\u2030\u00b0\u00b7\u00bb"
)
"""Closing brackets and quotes, marks that end a sentence or a part of one, small kana, and what prolongs a sign."""
NEVER_LAST = "\uff08\u300c\u300e\u3010\u3008\u300a\u3014\u3016\u3018\uff3b\uff5b\uff5f\uffe5\uff04([{\u201c\u2018\u00ab"
_FIXED = "\u00a0\u202f\u2060\u200d"
_MARKS = "\u0300-\u036f\u20d0-\u20f0\u3099\u309a\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
_BETWEEN = "=<>\u2264\u2265\u2248+\u2212\u00b1\u00d7\u00f7/~"

_LETTER = r"[A-Za-z0-9)\u00b2\u00b3]"
_HELD = (
    (rf"[{re.escape(NEVER_LAST)}{_FIXED}] *\Z", ""),
    ("", rf" *[{re.escape(NEVER_FIRST)}{_FIXED}{_MARKS}]"),
    (r"\d \Z", rf"(?:bits?|[A-Za-z\u00b5\u03bc]{{1,2}})(?![A-Za-z])|[{_IDEOGRAPH}]"),  # a unit after its number
    (r"\d\Z", rf"[{_IDEOGRAPH}]"),
    ("\u7b2c\\Z", r"\d"),  # the sign before a number that makes it a place in an order
    (rf"{_LETTER} \Z", rf"[{_BETWEEN}] "),
    (rf"{_LETTER} [{_BETWEEN}] \Z", r"[A-Za-z0-9(\u221a]"),
)
"""Two pieces stay together where the first ends as the one pattern says, and the second begins as the other does."""
_SPACED = re.compile(" *[^ ]+ *| +")
_PARTS = re.compile(r"(?<=[ /?&=_.,\-])")


@cache
def _rules() -> tuple[re.Pattern[str], list[tuple[re.Pattern[str], re.Pattern[str]]]]:
    """What is one piece at the least, and which stay together; made where the first text needs it."""
    held = [(re.compile(before), re.compile(after)) for before, after in _HELD]
    return re.compile(rf" *(?:[{_SIGN}]|[^ {_SIGN}]+) *| +"), held


def pieces(text: str) -> list[str]:
    """One line of *text* cut wherever it may be broken in a language without spaces; joined again they are *text*."""
    least, held = _rules()
    found: list[str] = []
    for piece in least.findall(text):
        if found and any(before.search(found[-1]) and after.match(piece) for before, after in held):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def at_spaces(text: str) -> list[str]:
    """One line of *text* cut after its spaces."""
    return _SPACED.findall(text)


def words(text: str) -> list[str]:
    """One line of *text* cut where the language that is spoken breaks it, each piece with the spaces after it."""
    return at_spaces(text) if spaced() else pieces(text)


def filled(text: str, cut: Callable[[str], Sequence[str]], fits: Callable[[str], bool]) -> list[str]:
    """*text* in lines that fit, as full as they can be; *cut* says where each of its own lines may be broken.

    Spaces at a break are left out. A piece that does not fit alone is broken at its spaces and marks, else anywhere.
    """
    return [line for own in text.split("\n") for line in _filled(own, cut(own), fits)]


def _filled(line: str, cut: Sequence[str], fits: Callable[[str], bool]) -> list[str]:
    if fits(line):
        return [line]
    lines: list[str] = []
    rest = list(cut)
    while rest:
        count = fitting(rest, fits)
        if not count:
            parts = _PARTS.split(rest[0]) if len(rest[0].strip()) > 1 else rest[:1]
            parts = [part for part in parts if part]
            if not fits(parts[0].rstrip(" ")):
                parts = list(rest[0])
            count = max(1, fitting(parts, fits))
            rest[:1] = parts
        lines.append("".join(rest[:count]).rstrip(" "))
        rest = rest[count:]
    return lines


def fitting(some: Sequence[str], fits: Callable[[str], bool]) -> int:
    """How many of *some* pieces, from the first on, fit into one line."""
    return bisect_right(range(1, len(some) + 1), False, key=lambda n: not fits("".join(some[:n]).rstrip(" ")))
