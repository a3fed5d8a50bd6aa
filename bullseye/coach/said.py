"""A sentence of the coach with every number that is in it, and which numbers a text holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from bullseye.words import here
from bullseye.words import number as written

SURE = 0.8
"""How often the intervals of the coach hold what comes, as measured by `make bench ARGS=coach`."""
_NUMBER = re.compile(r"\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


class Figure(NamedTuple):
    """One number of a sentence: its *key*, how it reads there, its value, and what it was taken from.

    *key* and *source* are fixed words of ours and never a name that somebody typed.
    """

    key: str
    text: str
    value: float
    source: str


class Said(NamedTuple):
    """One sentence: a stable *id*, its *text*, and the figures in it, the one that matters most first."""

    id: str
    text: str
    figures: tuple[Figure, ...]


def sure(percent: float = 100 * SURE) -> Figure:
    """The figure that says how sure an interval is."""
    return Figure("sure_percent", written(percent, "g"), percent, "benchmarks/coach")


def numbers_in(text: str) -> set[Decimal]:
    """The sizes of all numbers in *text*: 4,500 and 4500 are one, a sign and trailing zeros do not count."""
    found = _NUMBER.findall(normalize("NFKC", here().plain(text)).replace("\u2212", "-"))
    return {Decimal(re.sub(r"[^\d.]", "", each)).normalize() for each in found}


def without_source(text: str, figures: Iterable[Figure]) -> set[Decimal]:
    """The numbers of *text* that none of *figures* gives; none in a sentence that is right."""
    return numbers_in(text) - {number for each in figures for number in numbers_in(each.text)}
