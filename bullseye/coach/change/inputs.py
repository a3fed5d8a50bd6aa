"""Columns of a table as inputs of one of its numbers: read row by row, with what is left out said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import inf
from typing import NamedTuple

from bullseye.coach.change.answers import Ahead, Needed, Span, ahead, needed, spans
from bullseye.coach.change.ridge import MOST_INPUTS, MOST_ROWS, Model, Refused, fit
from bullseye.errors import BadInputError
from bullseye.tabular.series import read_series
from bullseye.tabular.shots import Source
from bullseye.tabular.understood import NOTHING, Asked
from bullseye.words import tr


class Inputs(NamedTuple):
    """Rows by date: *values* is what follows, *rows* the inputs of each, in the order of *names*."""

    target: str
    names: tuple[str, ...]
    moments: tuple[datetime, ...]
    values: tuple[float, ...]
    rows: tuple[tuple[float, ...], ...]
    left_out: int

    @property
    def limits(self) -> Span:
        """A number that was never below 0 is not said to be so."""
        return (0.0 if min(self.values, default=0.0) >= 0 else -inf, inf)


class Advised(NamedTuple):
    """All that is said of a number and its inputs. *model* may be why there is none; then there are no answers."""

    inputs: Inputs
    model: Model | Refused
    ahead: Ahead | None = None
    needed: Needed | None = None


def read_inputs(
    source: Source, name: str, target: str, names: Sequence[str], date: str = "", asked: Asked = NOTHING
) -> Inputs:
    """The columns *names* and *target* of a table with dates, the last 400 rows that have all of them.

    Raises BadInputError as `read_series` does, for a name that is given twice, and for a date that is there twice.
    """
    wanted = [target, *names]
    if len(set(wanted)) < len(wanted) or not 1 <= len(names) <= MOST_INPUTS:
        raise BadInputError(
            tr(
                "the inputs {names} do not work; give 1 to {most} columns, each once, and not the number itself",
                names=", ".join(names) or tr("(none)"), most=MOST_INPUTS,
            )
        )  # fmt: skip
    columns: list[dict[datetime, float]] = []
    for each in wanted:
        found = read_series(source, name, date, each, asked)
        column = dict(zip(found.moments, found.values, strict=True))
        if len(column) < len(found.moments):
            twice = next(when for n, when in enumerate(found.moments) if when in found.moments[:n])
            raise BadInputError(
                tr("{date} is there twice; the inputs need one row for each date", date=twice.date().isoformat())
            )
        columns.append(column)
    every = sorted(set().union(*columns))
    whole = [when for when in every if all(when in column for column in columns)][-MOST_ROWS:]
    rows = tuple(tuple(column[when] for column in columns[1:]) for when in whole)
    return Inputs(
        target, tuple(names), tuple(whole), tuple(columns[0][when] for when in whole), rows, len(every) - len(whole)
    )


def advise_inputs(
    inputs: Inputs, planned: dict[str, float], wanted: float | None = None, by: str = ""
) -> Advised:  # fmt: skip
    """Fit and answer. What is not planned stays as in the newest row; *wanted* is reached by changing *by*, else the
    first input. Raises BadInputError for a name that is no input, and as `needed` does.
    """
    for each in (*planned, *filter(None, [by])):
        if each not in inputs.names:
            raise BadInputError(
                tr("{name!r} is no input here; choose one of: {names}", name=each, names=", ".join(inputs.names))
            )
    model = fit(inputs.rows, inputs.values) if inputs.rows else Refused(tr("no row has all of the columns"))
    if isinstance(model, Refused):
        return Advised(inputs, model)
    row = [planned.get(each, last) for each, last in zip(inputs.names, inputs.rows[-1], strict=True)]
    seen = spans(inputs.rows)
    which = inputs.names.index(by) if by else 0
    return Advised(
        inputs, model, ahead(model, row, seen, inputs.limits) if planned else None,
        needed(model, wanted, which, row, seen) if wanted is not None else None,
    )  # fmt: skip
