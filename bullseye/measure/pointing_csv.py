"""Pointing trials as a tidy CSV, one row a trial: read from other programs, written so that it can be read again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from bullseye.measure.csv_in import Csv, Row, read_csv
from bullseye.measure.pointing import Trial

NEEDED = ("x_from", "y_from", "x_to", "y_to", "x_select", "y_select", "mt_ms")
FURTHER = ("sequence", "width", "amplitude", "pt_ms")
_LARGEST = 1e9


def read_trials(text: str, name: str) -> list[Trial]:
    """The trials of a CSV with the NEEDED columns and, where they are there, the FURTHER ones; others are left alone.

    An empty width, amplitude or pt_ms is one that is not known. *name* is for messages. Raises BadInputError naming
    the line and the value for what is no number, for a width or time that is not more than 0, and for a movement
    from a place to the same place.
    """
    table = read_csv(text, name, NEEDED)
    places = [table.head.index(column) for column in NEEDED]
    further = [table.column(column) for column in FURTHER]
    return [_trial(table, row, places, further) for row in table.rows]


def _trial(table: Csv, row: Row, places: list[int], further: list[int | None]) -> Trial:
    values = [table.number(row, at, "a number", _LARGEST) for at in places]
    if values[0:2] == values[2:4]:
        raise table.fail(row, f"the movement goes from ({values[0]:g}, {values[1]:g}) to itself; give two places")
    if values[-1] <= 0:
        raise table.fail(row, f"mt_ms is {row.cells[places[-1]][:40]!r}; it must be more than 0")
    sequence_at, *sizes = further
    sequence = row.cells[sequence_at].strip() if sequence_at is not None else ""
    width, amplitude, pt_ms = (_above_0(table, row, at) for at in sizes)
    if pt_ms is not None and pt_ms > values[-1]:
        raise table.fail(row, f"pt_ms is {pt_ms:g}; the button cannot go down after mt_ms, {values[-1]:g}")
    return Trial._make([*values, sequence, width, amplitude, pt_ms])


def _above_0(table: Csv, row: Row, at: int | None) -> float | None:
    if at is None or not row.cells[at].strip():
        return None
    value = table.number(row, at, "a number more than 0", _LARGEST)
    if value <= 0:
        raise table.fail(row, f"{table.head[at]} is {row.cells[at][:40]!r}; it must be more than 0")
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
