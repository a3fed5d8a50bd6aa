"""A table out of any program: its rows with their lines, whatever separates, quotes, comments on or totals them."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.tabular.marks import COMMA, POINT, decimal_mark, value_of
from bullseye.tabular.text import Text
from bullseye.words import tr

SEPARATORS = "\t;,"
SEPARATOR_WORDS = {"\t": "tabs", ";": "semicolons", ",": "commas"}
TOTALS = frozenset({
    "total", "totals", "sum", "sums", "mean", "average", "avg", "sd", "std", "subtotal", "summe", "gesamt", "mittel",
    "mittelwert", "somme", "totaux", "moyenne", "totale", "media", "suma", "totaal",
})  # fmt: skip
_SEP_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')


class Row(NamedTuple):
    """One row's cells and the number of the line it ends on."""

    cells: list[str]
    line: int


@dataclass(slots=True)
class Table:
    """A table: *name* for messages, its header (one line each, no spaces around), its rows, how it was written.

    *totals* are rows at the end that only sum up, *comments* how many lines only said something: both left out.
    """

    name: str
    head: list[str]
    rows: list[Row]
    separator: str = ","
    decimal: str = POINT
    encoding: str = "UTF-8"
    doubt: str = ""
    totals: list[Row] = field(default_factory=list)
    comments: int = 0

    def column(self, column: str) -> int | None:
        """Where the column stands; None when there is none of that name."""
        return self.head.index(column) if column in self.head else None

    def number(self, row: Row, at: int, what: str, largest: float) -> float:
        """The finite number in one cell, its size *largest* at most; raises BadInputError."""
        text = row.cells[at]
        value = value_of(text, self.decimal)
        if not math.isfinite(value) or abs(value) > largest:
            other = COMMA if self.decimal == POINT else POINT
            clash = not math.isnan(value_of(text, other)) and math.isnan(value)
            if clash and self.decimal == COMMA:
                what = tr("{what} with a decimal comma, as the others are", what=what)
            elif clash:
                what = tr("{what} with a decimal point, as the others are", what=what)
            raise self.fail(
                row, tr("{head} is {typed!r}; it must be {what}", head=self.head[at], typed=text[:40], what=what)
            )
        return value

    def settle(self, columns: Sequence[int], mark: str = "") -> None:
        """Find the decimal mark of these *columns*, unless *mark* gives it. Raises BadInputError when nothing tells."""
        cells = (row.cells[at] for row in self.rows for at in columns if at < len(row.cells))
        self.decimal = mark or decimal_mark(cells, self.separator)
        if self.decimal:
            return
        row, at = next((row, at) for row in self.rows for at in columns if COMMA in row.cells[at])
        raise self.fail(
            row, tr(
"{head} is {value!r}, which may have a decimal comma or one for thousands; say which with --decimal-mark comma "
"or --decimal-mark point", head=self.head[at], value=row.cells[at],
),
        )  # fmt: skip

    def fail(self, row: Row, sentence: str) -> BadInputError:
        """The error to raise for a row."""
        return BadInputError(
            tr(
                "{name}, line {line}: {sentence}{doubt}",
                name=self.name,
                line=row.line,
                sentence=sentence,
                doubt=self.doubt,
            )
        )

    def refuse(self, sentence: str) -> BadInputError:
        """The error to raise for the whole table."""
        return BadInputError(f"{self.name}: {sentence}{self.doubt}")


class _Lines:
    """The lines for csv.reader, which counts them; those that are no row are left out where a row may begin."""

    def __init__(self, text: str, comments: bool) -> None:
        self.number = 0
        self.comments = 0
        self.separator = ""
        self.fresh = True  # whether the next line begins a row: inside a quoted cell it does not
        self._skips = comments
        self._lines = io.StringIO(text, newline="")  # so a carriage return alone ends a line, too

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number += 1
            if self.fresh and self._is_no_row(line):
                continue
            self.fresh = False
            yield line

    def _is_no_row(self, line: str) -> bool:
        if self.number == 1:
            self.separator = said_separator(line)
            if self.separator:
                return True
        # A column may be called "#" by itself.
        if self._skips and line.startswith("#") and line[1:2] not in tuple(SEPARATORS):
            self.comments += 1
            return True
        return False


def said_separator(line: str) -> str:
    """The separator that a line such as `sep=;` says, as Excel reads it; "" for any other line."""
    said = _SEP_LINE.fullmatch(line.strip("\r\n "))
    return said[1] if said else ""


def separator_of(line: str) -> str:
    """What separates the cells of *line*: the first of tab, semicolon and comma that stands in it outside quotes."""
    bare = _QUOTED.sub("", line)
    return next((mark for mark in SEPARATORS if mark in bare), ",")


def read_table(text: Text | str, name: str, *, wants: str = "", notes: bool = True, head: bool = True) -> Table:
    """Read the whole text; empty rows are left out. *wants* is the header that an empty file should have had.

    With *notes* lines that begin with # are comments, and rows at the end that begin with a word such as "Total" are
    kept apart; without, all of it is content. Every row must have as many cells as the header, empty ones at its end
    aside. Without *head* the first row is one of the rows.

    Raises BadInputError when it is no table, a column is named twice, or a row is too long or too short.
    """
    given = text if isinstance(text, Text) else Text(text)
    shown = "standard input" if name == "-" else name
    lines = _Lines(given.text.removeprefix("\ufeff"), notes)
    first = _first_line(given.text.removeprefix("\ufeff"), notes)
    table = Table(shown, [], [], first[0] or separator_of(first[1]), POINT, given.encoding, given.doubt)
    try:
        for cells in csv.reader(lines, delimiter=table.separator, strict=True):
            lines.fresh = True
            if not any(cell.strip() for cell in cells):
                continue
            if not table.head:
                table.head = (
                    [" ".join(cell.split()) for cell in cells] if head else [str(n + 1) for n in range(len(cells))]
                )
                _check_head(table)
                if head:
                    continue
            _add(table, cells, lines.number, notes)
    except csv.Error as bad:
        raise BadInputError(
            tr(
                "{shown}, line {number}: {why}; it must be CSV{doubt}",
                shown=shown,
                number=lines.number,
                why=bad,
                doubt=given.doubt,
            )
        ) from bad
    if not table.head:
        raise BadInputError(
            tr("{file} is empty; it must be a CSV with the header {wants}", file=shown, wants=wants)
            if wants
            else tr("{file} is empty; it must be a CSV", file=shown)
        )
    table.comments = lines.comments
    if notes:
        _part_totals(table)
    return table


def _first_line(text: str, notes: bool) -> tuple[str, str]:
    """What a `sep=` line says, and the first line that may be a row."""
    lines = _Lines(text, notes)
    for line in lines:
        if line.strip(SEPARATORS + "\r\n "):
            return lines.separator, line
        lines.fresh = True
    return lines.separator, ""


def _check_head(table: Table) -> None:
    named = [cell for cell in table.head if cell]
    # Numbers are no names: whoever looks for a column in such a header says that it has none.
    twice = next((cell for cell in named if named.count(cell) > 1 and math.isnan(value_of(cell))), None)
    if twice is not None:
        raise table.refuse(tr("the header has {twice!r} twice; name every column once", twice=twice))


def _add(table: Table, cells: list[str], line: int, notes: bool) -> None:
    width = len(table.head)
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        del cells[width:]
    elif len(cells) < width and not any(table.head[len(cells) :]):
        cells += [""] * (width - len(cells))
    if len(cells) != width and not (notes and is_total(cells)):
        raise _uneven(table, Row(cells, line))
    table.rows.append(Row(cells, line))


def _uneven(table: Table, row: Row) -> BadInputError:
    shown, width = table.separator.join(row.cells)[:60], len(table.head)
    value = len(row.cells)
    if table.separator == "," and len(row.cells) > width:
        return table.fail(
            row,
            tr(
                "{value} values in {shown!r}; the header has {values}; where commas are decimal marks, separate the "
                "columns with semicolons or tabs",
                value=value,
                shown=shown,
                values=width,
            ),
        )
    return table.fail(
        row, tr("{value} values in {shown!r}; the header has {values}", value=value, shown=shown, values=width)
    )


def is_total(cells: Sequence[str]) -> bool:
    """True for a row that begins with a word such as "Total"."""
    first = next((cell for cell in cells if cell.strip()), "")
    return first.strip().rstrip(":=. ").casefold() in TOTALS


def _part_totals(table: Table) -> None:
    """Keep apart what sums up at the end; a row elsewhere that begins with such a word is a row like any other."""
    while table.rows and is_total(table.rows[-1].cells):
        table.totals.insert(0, table.rows.pop())
    for row in table.rows:
        if len(row.cells) != len(table.head):
            raise _uneven(table, row)
