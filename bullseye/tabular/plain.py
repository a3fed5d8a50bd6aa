"""The quick way through a large plain table: columns at once, or nothing where the careful reader must look."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import NamedTuple

from bullseye.tabular.marks import COMMA, POINT
from bullseye.tabular.table import is_total, separator_of

LARGE_CHARS = 100_000
"""From this size on the quick way pays; smaller files are read carefully at once."""
_NUMBER_CHARS = b"0123456789.eE+-"


class Head(NamedTuple):
    """The header of a table that may be plain: its names, what separates them, and the text below."""

    names: list[str]
    separator: str
    body: str


class Columns(NamedTuple):
    """Columns of a table: the *numbers* asked for, in that order, the *texts* likewise, and the decimal mark."""

    numbers: list[list[float]]
    texts: list[list[str]]
    decimal: str = POINT


def plain_head(text: str) -> Head | None:
    """The header of *text* when its first line is one, and nothing in it is quoted; else None."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if '"' in text or "\r" in text or "\0" in text:
        return None
    line, _, body = text.partition("\n")
    separator = separator_of(line)
    names = [cell.strip() for cell in line.split(separator)]
    if len(set(names)) < len(names) or len(names) < 2 or line.startswith("#"):
        return None
    return Head(names, separator, body)


def read_columns(head: Head, numbers: Sequence[int], texts: Sequence[int], largest: float) -> Columns | None:
    """Read the columns as `read_table` would, without a look at each row; None where that reader must decide.

    That is an empty line, a row of another length, a comment or total, anything but the digits, points, signs and e
    of a plain number (or commas for points, between semicolons and where no point stands), a number that is not
    finite or larger than *largest*: so what is read here is what the careful
    reader gives, and it alone says what is wrong.
    """
    lines = head.body.removesuffix("\n").split("\n")
    width = len(head.names)
    marks = width - 1
    if any(line.count(head.separator) != marks for line in lines) or max(map(len, lines)) > csv.field_size_limit():
        return None
    cells = head.separator.join(lines).split(head.separator)
    if head.body.startswith("#") or "\n#" in head.body or is_total(cells[-width:]):
        return None
    raw = [cells[at::width] for at in numbers]
    together = ["".join(column) for column in raw]
    decimal = POINT
    if head.separator == ";" and any(COMMA in text for text in together):
        if any(POINT in text for text in together):
            return None
        decimal = COMMA
        raw = ["\n".join(column).replace(COMMA, POINT).split("\n") for column in raw]
        together = [text.replace(COMMA, POINT) for text in together]
    columns = [_numbers(column, text, largest) for column, text in zip(raw, together, strict=True)]
    found = [column for column in columns if column is not None]
    return Columns(found, [cells[at::width] for at in texts], decimal) if len(found) == len(columns) else None


def _numbers(cells: Sequence[str], together: str, largest: float) -> list[float] | None:
    """The cells, also given *together*, as numbers; None when one of them is not plainly one."""
    try:
        if together.encode("ascii").translate(None, _NUMBER_CHARS):
            return None  # float() also takes 1_0, nan, spaces and the digits of every script
        values = list(map(float, cells))
    except ValueError:
        return None
    # An exponent may have made one infinite, which is larger than any limit.
    return values if max(values) <= largest and min(values) >= -largest else None
