"""Pointing trials as a tidy CSV, one row a trial: read from other programs, written so that it can be read again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from bullseye.measure.pointing.throughput import Trial
from bullseye.tabular.headings import find_column
from bullseye.tabular.table import Row, Table, read_table
from bullseye.tabular.text import Text
from bullseye.tabular.understood import form_words, left_out_of
from bullseye.words import tr, trn

NEEDED = ("x_from", "y_from", "x_to", "y_to", "x_select", "y_select", "mt_ms")
FURTHER = ("sequence", "width", "amplitude", "pt_ms")
_LARGEST = 1e9
TIMES = {"ms": 1.0, "s": 1000.0}
"""Units of the times, and how many ms each is."""
_HASTE_MS = 10.0
"""No movement to a target takes less: a column of such times was meant in seconds."""


def read_trials(
    text: Text | str, name: str, columns: Mapping[str, str] | None = None, decimal: str = "", times: str = ""
) -> list[Trial]:
    """The trials of a table, as `read_told_trials` gives them."""
    return read_told_trials(text, name, columns, decimal, times)[0]


def read_told_trials(
    text: Text | str, name: str, columns: Mapping[str, str] | None = None, decimal: str = "", times: str = ""
) -> tuple[list[Trial], str]:
    """The trials of a table with the NEEDED columns and, where they are there, the FURTHER ones; others are left alone.

    An empty width, amplitude or pt_ms is one that is not known. *name* is for messages; *columns* says which column
    plays which part, *decimal* the decimal mark, *times* the unit of mt_ms and pt_ms, one of TIMES, where a person
    says so. With the trials goes a line that says what was understood, "" for the plain form.

    Raises BadInputError naming the line and the value for what is no number, for a width or time that is not more
    than 0, for a movement from a place to the same place, and for times that look like seconds.
    """
    table = read_table(text, name, wants=",".join(NEEDED))
    given = columns or {}
    found = {column: find_column(table, column, given) for column in (*NEEDED, *FURTHER)}
    missing = next((column for column in NEEDED if found[column] is None), None)
    if missing is not None:
        shown = table.separator.join(table.head)[:80]
        raise table.refuse(
            tr(
                "the header {shown!r} has no {missing}; it must hold {needed}, or say --columns",
                shown=shown,
                missing=missing,
                needed=",".join(NEEDED),
            )
        )
    places = [at for column in NEEDED if (at := found[column]) is not None]
    further = [found[column] for column in FURTHER]
    table.settle([*places, *(at for at in further[1:] if at is not None)], decimal)
    trials = [_trial(table, row, places, further) for row in table.rows]
    if not times and trials and max(trial.mt_ms for trial in trials) < _HASTE_MS:
        raise table.refuse(
            tr(
                "no mt_ms is more than {value:g}, which looks like seconds; say which it is with --times "
                "s or --times ms",
                value=max(trial.mt_ms for trial in trials),
            )
        )
    factor, told = TIMES[times or "ms"], _told(table, len(trials), times or "ms")
    if factor == 1.0:
        return trials, told
    return [
        trial._replace(mt_ms=trial.mt_ms * factor, pt_ms=None if trial.pt_ms is None else trial.pt_ms * factor)
        for trial in trials
    ], told


def _told(table: Table, trials: int, times: str) -> str:
    left_out = left_out_of(table)
    parts = form_words(table.separator, table.decimal, table.encoding)
    parts += [tr("left out: {what}", what=", ".join(left_out))] if left_out else []
    return (
        "; ".join([trn("{n} trial, times in {times}", "{n} trials, times in {times}", trials, times=times), *parts])
        if parts or times != "ms"
        else ""
    )


def _trial(table: Table, row: Row, places: list[int], further: list[int | None]) -> Trial:
    values = [table.number(row, at, "a number", _LARGEST) for at in places]
    if values[0:2] == values[2:4]:
        raise table.fail(
            row,
            tr(
                "the movement goes from ({x:g}, {y:g}) to itself; give two places",
                x=values[0],
                y=values[1],
            ),
        )
    if values[-1] <= 0:
        raise table.fail(row, tr("mt_ms is {value!r}; it must be more than 0", value=row.cells[places[-1]][:40]))
    sequence_at, *sizes = further
    sequence = row.cells[sequence_at].strip() if sequence_at is not None else ""
    width, amplitude, pt_ms = (_above_0(table, row, at) for at in sizes)
    if pt_ms is not None and pt_ms > values[-1]:
        raise table.fail(
            row,
            tr("pt_ms is {pt_ms:g}; the button cannot go down after mt_ms, {value:g}", pt_ms=pt_ms, value=values[-1]),
        )
    return Trial._make([*values, sequence, width, amplitude, pt_ms])


def _above_0(table: Table, row: Row, at: int | None) -> float | None:
    if at is None or not row.cells[at].strip():
        return None
    value = table.number(row, at, "a number more than 0", _LARGEST)
    if value <= 0:
        raise table.fail(
            row, tr("{head} is {value!r}; it must be more than 0", head=table.head[at], value=row.cells[at][:40])
        )
    return value


def write_trials(trials: Iterable[Trial]) -> str:
    """The CSV of *trials* with every column; what is not known is empty. `read_trials` gives the same trials again."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*NEEDED, *FURTHER])
    for trial in trials:
        further = (trial.width, trial.amplitude, trial.pt_ms)
        writer.writerow(
            [*map(repr, map(float, trial[:7])), trial.sequence, *("" if v is None else repr(float(v)) for v in further)]
        )
    return out.getvalue()
