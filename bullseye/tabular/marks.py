"""Numbers as people of every country write them: which mark is the decimal one, and which only groups thousands."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

POINT, COMMA = ".", ","
NAMES = {"point": POINT, "comma": COMMA}
_PLAIN = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
# What groups thousands in some country: spaces of every width and the apostrophe, only ever before three digits.
_GROUP = re.compile("(?<=[0-9])[ '\u00a0\u2009\u202f\u2019](?=[0-9]{3}(?![0-9]))")
_THOUSANDS = {
    POINT: re.compile(r"([+-]?[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]*)?"),
    COMMA: re.compile(r"([+-]?[0-9]{1,3}(?:\.[0-9]{3})+)(,[0-9]*)?"),
}
_TWO_POINTS = re.compile(r"\.[^\n.]*\.")
_EITHER = {mark: re.compile(rf"[+-]?[1-9][0-9]{{0,2}}{re.escape(mark)}[0-9]{{3}}") for mark in (POINT, COMMA)}


def cleaned(text: str) -> str:
    """*text* without spaces around it, a true minus as a hyphen, no spaces or apostrophes between thousands."""
    text = text.strip().replace("\u2212", "-")
    return text if text.isascii() and " " not in text and "'" not in text else _GROUP.sub("", text)


def value_of(text: str, decimal: str = POINT) -> float:
    """The number that *text* is when *decimal* is its decimal mark; nan when it is none.

    float() also takes 1_0, nan and the digits of every script: more than a table of numbers means.
    """
    if decimal == POINT and _PLAIN.fullmatch(text):  # nearly every cell of nearly every table
        return float(text)
    text = cleaned(text)
    other = COMMA if decimal == POINT else POINT
    if other in text:
        parts = _THOUSANDS[decimal].fullmatch(text)
        if parts is None:
            return math.nan
        text = parts[1].replace(other, "") + (parts[2] or "")
    if decimal == COMMA:
        text = text.replace(COMMA, POINT)
    return float(text) if _PLAIN.fullmatch(text) else math.nan


def evidence(text: str) -> str:
    """The decimal mark that *text* proves: a point, a comma, "" for none, "?" for a comma that may be either.

    `1.234` proves nothing: it is 1234 only beside numbers that prove the comma.
    """
    if COMMA not in text and POINT not in text:
        return ""
    text = cleaned(text)
    if COMMA in text and POINT in text:
        return COMMA if text.rfind(COMMA) > text.rfind(POINT) else POINT
    mark, other = (COMMA, POINT) if COMMA in text else (POINT, COMMA)
    if text.count(mark) > 1:
        return other
    if _EITHER[mark].fullmatch(text):
        return "?" if mark == COMMA else ""
    return mark


def decimal_mark(cells: Iterable[str], separator: str) -> str:
    """The decimal mark of a table's numbers; "" when a comma may be one or may group thousands, and nothing tells.

    The first cell that proves one decides; a later one that does not fit it is no number then. In a table whose
    columns a semicolon separates a comma is the decimal mark: that is why the semicolon is there.
    """
    cells = list(cells)
    together = "\n".join(cells)
    if COMMA not in together and not _TWO_POINTS.search(together):
        return POINT
    doubtful = False
    for text in cells:
        found = evidence(text)
        if found in (POINT, COMMA):
            return found
        doubtful = doubtful or found == "?"
    if doubtful:
        return COMMA if separator == ";" else ""
    return POINT
