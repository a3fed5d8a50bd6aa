"""A number as people type it: with the decimal sign of their language or a point, and never taken for another."""

from __future__ import annotations

import re
from math import isfinite

from bullseye.errors import BadInputError
from bullseye.words import here, tr

MOST = 1e15
_SPACES = str.maketrans({"\u2212": "-", "\u00a0": "", "\u202f": "", " ": ""})
_PLAIN = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d+)?")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}([.,]\d{3})+")


def typed_number(text: str) -> float | None:
    """The number in *text*, with a point or a comma before its decimals; None where it is none.

    Raises BadInputError for what one reads as a thousand and another as one: `1,000`, and where decimals have a comma
    `1.000`.
    """
    given = text.strip().translate(_SPACES)
    sign = here().decimal
    marks = re.sub(r"[^.,]", "", given)
    if _GROUPED.fullmatch(given) and (len(marks) > 1 or marks != sign):
        whole = re.sub(r"[.,]", "", given)
        part = re.sub(r"[.,]", sign, given, count=1) if len(marks) == 1 else f"{whole}{sign}0"
        raise BadInputError(
            tr("{typed!r} can be read in two ways; type {whole} or {part}", typed=text.strip(), whole=whole, part=part)
        )
    if not _PLAIN.fullmatch(given):
        return None
    value = float(given.replace(",", "."))
    return value if isfinite(value) and abs(value) <= MOST else None
