"""The quick way through a large plain CSV: columns at once, or nothing where the careful reader must look."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import NamedTuple

LARGE_CHARS = 100_000
"""From this size on the quick way pays; smaller files are read carefully at once."""
_NUMBER_CHARS = b"0123456789.eE+-"


class Plain(NamedTuple):
    """Columns of a CSV: the *numbers* asked for, in that order, and the *texts* of those columns that are there."""

    numbers: list[list[float]]
    texts: dict[str, list[str]]


def read_plain(text: str, numbers: Sequence[str], texts: Sequence[str], largest: float) -> Plain | None:
    """Read *text* as `csv_in.read_csv` would, without a look at each row; None where that reader must decide.

    That is a quoted cell, an empty line, a row of another length, a missing or repeated column, anything but the
    digits, points, signs and e of a plain number, a number that is not finite or larger than *largest*: so what is
    read here is what the careful reader gives, and it alone says what is wrong.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if '"' in text or "\r" in text or "\0" in text:
        return None
    head_line, _, body = text.partition("\n")
    head = [cell.strip() for cell in head_line.split(",")]
    if len(set(head)) < len(head) or len(head) < 2 or not set(numbers) <= set(head):
        return None
    lines = body.removesuffix("\n").split("\n")
    commas = len(head) - 1
    if any(line.count(",") != commas for line in lines) or max(map(len, lines)) > csv.field_size_limit():
        return None
    cells = ",".join(lines).split(",")
    columns = [_numbers(cells[head.index(name) :: len(head)], largest) for name in numbers]
    found = [column for column in columns if column is not None]
    if len(found) < len(columns):
        return None
    return Plain(found, {name: cells[head.index(name) :: len(head)] for name in texts if name in head})


def _numbers(cells: Sequence[str], largest: float) -> list[float] | None:
    """The cells as numbers; None when one of them is not plainly one."""
    try:
        if "".join(cells).encode("ascii").translate(None, _NUMBER_CHARS):
            return None  # float() also takes 1_0, nan, spaces and the digits of every script
        values = list(map(float, cells))
    except ValueError:
        return None
    # An exponent may have made one infinite, which is larger than any limit.
    return values if max(values) <= largest and min(values) >= -largest else None
