"""A column of dates and a column of values out of any table: what a target with a deadline is measured by."""

from __future__ import annotations

import math
from datetime import datetime
from typing import NamedTuple

from bullseye.tabular.dates import date_of, date_order
from bullseye.tabular.headings import ALIASES, find_column
from bullseye.tabular.marks import decimal_mark, value_of
from bullseye.tabular.shots import Source
from bullseye.tabular.table import Row, Table, read_table
from bullseye.tabular.text import Text, decode
from bullseye.tabular.understood import NOTHING, Asked, form_words, left_out_of
from bullseye.words import tr, trn

LARGEST = 1e15
_SIGNS = " \u00a0\u202f€$£¥"
_EXAMPLES = {"date": "--date NAME", "value": "--value NAME"}


class Series(NamedTuple):
    """Values and their moments, in the order of the file: naive where the file names no zone, aware where it does.

    *sentence* says in a line what was understood.
    """

    table: Table
    moments: list[datetime]
    values: list[float]
    sentence: str


def read_series(
    source: Source, name: str, date: str = "", value: str = "", asked: Asked = NOTHING, value_flag: str = "--value"
) -> Series:
    """Read the columns *date* and *value* (names, or numbers from 1); without a name the one that can only be meant.

    A row without a value is left out and counted; signs of a currency are taken off. Raises BadInputError naming the
    line for what is no date or no number, and the flag where the file leaves something open; *value_flag* is the one
    that *value* was given by.
    """
    text = decode(source, name) if isinstance(source, bytes) else source
    table = read_table(text if isinstance(text, Text) else Text(text), name)
    chosen = {role: said for role, said in (("date", date), ("value", value)) if said}
    date_at = find_column(table, "date", chosen, ALIASES["date"], "--date")
    if date_at is None:
        raise _not_named(table, "date")
    value_at = find_column(table, "value", chosen, flag=value_flag)
    if value_at is None:
        others = [at for at, heading in enumerate(table.head) if heading and at != date_at]
        if len(others) != 1:
            raise _not_named(table, "value")
        value_at = others[0]
    rows = [row for row in table.rows if row.cells[value_at].strip(_SIGNS)]
    moments = _moments(table, rows, date_at, asked.dates)
    values = _values(table, rows, value_at, asked.decimal)
    return Series(table, moments, values, _sentence(table, date_at, value_at, len(rows)))


def _not_named(table: Table, role: str) -> Exception:
    known = ", ".join(filter(None, table.head))
    return table.refuse(
        tr(
            "which column is the {role}? Name it with {examples}; there are: {known}",
            role=role,
            examples=_EXAMPLES[role],
            known=known[:200],
        )
    )


def _moments(table: Table, rows: list[Row], at: int, order: str) -> list[datetime]:
    order = order or date_order(row.cells[at] for row in rows)
    if not order:
        row = rows[0]
        raise table.fail(
            row, tr(
"{head} is {value!r}, and no date of the file tells day and month apart; say which comes first with --dates dmy "
"or --dates mdy", head=table.head[at], value=row.cells[at][:40],
),
        )  # fmt: skip
    found = []
    for row in rows:
        moment = date_of(row.cells[at], order)
        if moment is None:
            raise table.fail(
                row,
                tr(
                    "{head} is {value!r}; it must be a date such as 2026-11-22",
                    head=table.head[at],
                    value=row.cells[at][:40],
                ),
            )
        found.append(moment)
    aware = [moment.tzinfo is not None for moment in found]
    if any(aware) and not all(aware):
        row = rows[aware.index(not aware[0])]
        raise table.fail(
            row,
            tr(
                "{head} is {value!r}; all dates must name a zone, or none",
                head=table.head[at],
                value=row.cells[at][:40],
            ),
        )
    return found


def _values(table: Table, rows: list[Row], at: int, mark: str) -> list[float]:
    cells = [row.cells[at].strip(_SIGNS) for row in rows]
    table.decimal = mark or decimal_mark(cells, table.separator)
    if not table.decimal:
        table.settle((at,))  # asks, naming the line
    values = [value_of(cell, table.decimal) for cell in cells]
    for row, value in zip(rows, values, strict=True):
        if not math.isfinite(value) or abs(value) > LARGEST:
            table.number(row, at, "a number", LARGEST)  # says so
            raise table.fail(
                row, tr("{head} is {value!r}; it must be a number", head=table.head[at], value=row.cells[at][:40])
            )
    return values


def _sentence(table: Table, date_at: int, value_at: int, kept: int) -> str:
    parts = [
        trn(
            "{n} value of {value!r} by {date!r}",
            "{n} values of {value!r} by {date!r}",
            kept,
            value=table.head[value_at],
            date=table.head[date_at],
        )
    ]
    parts += form_words(table.separator, table.decimal, table.encoding)
    left_out = left_out_of(table)
    if len(table.rows) > kept:
        left_out.append(trn("{n} row without a value", "{n} rows without a value", len(table.rows) - kept))
    return "; ".join(parts + ([tr("left out: {what}", what=", ".join(left_out))] if left_out else []))
