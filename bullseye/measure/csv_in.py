"""Reads the CSVs of other programs strictly: every value that cannot be used is named with its line."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from bullseye.errors import BadInputError

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")


class Row(NamedTuple):
    """One row's cells and the number of the line it ends on."""

    cells: list[str]
    line: int


class Csv(NamedTuple):
    """A CSV: *name* for messages, its header (spaces around the names taken off), its rows."""

    name: str
    head: list[str]
    rows: list[Row]

    def column(self, column: str) -> int | None:
        """Where the column stands; None when there is none of that name."""
        return self.head.index(column) if column in self.head else None

    def number(self, row: Row, at: int, what: str, largest: float) -> float:
        """The finite number in one cell, its size *largest* at most; raises BadInputError."""
        text = row.cells[at]
        # float() also takes 1_0, nan and the digits of every script: more than a file of numbers means.
        value = float(text) if _NUMBER.fullmatch(text.strip()) else math.nan
        if not math.isfinite(value) or abs(value) > largest:
            raise self.fail(row, f"{self.head[at]} is {text[:40]!r}; it must be {what}")
        return value

    def fail(self, row: Row, sentence: str) -> BadInputError:
        """The error to raise for a row."""
        return BadInputError(f"{self.name}, line {row.line}: {sentence}")


def read_csv(text: str, name: str, needed: Sequence[str]) -> Csv:
    """Read the whole text; empty lines are skipped, other columns than the *needed* are kept.

    Raises BadInputError when it is no CSV, a needed column is missing, a column is named twice, or a row has not
    as many values as the header.
    """
    reader = csv.reader(io.StringIO(text), strict=True)
    head: list[str] = []
    rows: list[Row] = []
    wanted = ",".join(needed)
    try:
        for cells in reader:
            if not cells or cells == [""]:
                continue
            if not head:
                head = [cell.strip() for cell in cells]
                _check(head, cells, name, needed)
                continue
            if len(cells) != len(head):
                raise BadInputError(
                    f"{name}, line {reader.line_num}: {len(cells)} values in {','.join(cells)[:60]!r}; "
                    f"the header has {len(head)}"
                )
            rows.append(Row(cells, reader.line_num))
    except csv.Error as bad:
        raise BadInputError(f"{name}, line {reader.line_num}: {bad}; it must be CSV") from bad
    if not head:
        name = "standard input" if name == "-" else name
        raise BadInputError(f"{name} is empty; it must be a CSV with the header {wanted}")
    return Csv(name, head, rows)


def _check(head: list[str], raw: list[str], name: str, needed: Sequence[str]) -> None:
    for column in needed:
        if column not in head:
            raise BadInputError(
                f"{name}: the header {','.join(raw)[:80]!r} has no {column}; it must hold {','.join(needed)}"
            )
    for cell in head:
        if head.count(cell) > 1:
            raise BadInputError(f"{name}: the header has {cell!r} twice; name every column once")
