"""What a model of a number answers: what planned inputs lead to, and how much of one input a wanted number takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bullseye.coach.change.ridge import Model
from bullseye.coach.said import SURE
from bullseye.errors import BadInputError
from bullseye.words import tr

FAR = 3.0
"""An input may be asked for up to so many times the span that was seen, beyond either end of it."""
_HALVINGS = 60
Span = tuple[float, float]


class Ahead(NamedTuple):
    """What *inputs* lead to; one further row lies in *ci80* 80 times in 100.

    *beyond*: an input was never so far out.
    """

    inputs: tuple[float, ...]
    value: float
    ci80: Span
    beyond: bool


class Needed(NamedTuple):
    """How much of the input number *which* leads to *wanted*, the others as in *inputs*.

    *ci80* are the amounts for which *wanted* lies within the interval of one further row; an end that lies further out
    than three times the span that was seen is None. *beyond*: *value* lies outside what was seen.
    """

    wanted: float
    which: int
    inputs: tuple[float, ...]
    value: float
    ci80: tuple[float | None, float | None]
    beyond: bool


def spans(rows: Sequence[Sequence[float]]) -> list[Span]:
    """The least and the most that was seen of each input."""
    return [(min(column), max(column)) for column in zip(*rows, strict=True)]


def ahead(model: Model, inputs: Sequence[float], seen: Sequence[Span], limits: Span) -> Ahead:
    """The forward answer; nothing beyond *limits*, what the number can be, is said."""
    value, half = model.at(inputs), model.half_at(inputs, SURE)

    def cut(number: float) -> float:
        return min(limits[1], max(limits[0], number))

    beyond = any(not low <= x <= high for x, (low, high) in zip(inputs, seen, strict=True))
    return Ahead(tuple(inputs), cut(value), (cut(value - half), cut(value + half)), beyond)


def needed(model: Model, wanted: float, which: int, inputs: Sequence[float], seen: Sequence[Span]) -> Needed:
    """The inverse answer, by calibration: the amounts that *wanted* cannot be told apart from.

    Raises BadInputError where the input does not move the number, or *wanted* takes more than three times the span
    that was seen of it.
    """
    slope = model.slopes[which]
    low, high = seen[which]
    reach = (low - FAR * (high - low), high + FAR * (high - low))
    rest = model.at([*inputs[:which], model.centres[which], *inputs[which + 1 :]])
    value = model.centres[which] + (wanted - rest) / slope if slope else reach[1] + 1
    if not reach[0] <= value <= reach[1]:
        raise BadInputError(
            tr(
                "{wanted:,g} cannot be reached by this input alone: it would take far more or less than the "
                "{low:,g} to {high:,g} that were seen; want less, or change the others too",
                wanted=wanted, low=low, high=high,
            )
        )  # fmt: skip

    def near(x: float) -> bool:
        row = [*inputs[:which], x, *inputs[which + 1 :]]
        return abs(model.at(row) - wanted) <= model.half_at(row, SURE)

    ends = tuple(None if near(end) else _edge(near, value, end) for end in reach)
    return Needed(wanted, which, tuple(inputs), value, (ends[0], ends[1]), not low <= value <= high)


def _edge(near: Callable[[float], bool], inside: float, outside: float) -> float:
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if near(middle) else (inside, middle)
    return (inside + outside) / 2
