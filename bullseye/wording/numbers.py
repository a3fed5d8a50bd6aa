"""Numbers in the player's words: a number with its key, and one place for dashes, units, ordinals and signs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bullseye.words import signs, tr

DASH = "\u2013"
MINUS = "\u2212"
CI95 = tr("95 % CI")
"""The label of an interval under the number that it is of."""


class Number(NamedTuple):
    """A number as a page, a chart, a report or a command shows it.

    Code asks for it by its *key*, which never changes; *label* and *unit* are words and may. *value* is how it is read,
    without the unit where that is told apart.
    """

    key: str
    label: str
    value: str
    unit: str = ""

    @property
    def text(self) -> str:
        """The value with its unit; a dash alone has none."""
        return f"{self.value} {self.unit}" if self.unit and self.value != DASH else self.value


def by_key(numbers: Iterable[Number]) -> dict[str, Number]:
    """Numbers to be asked for by their keys."""
    return {number.key: number for number in numbers}


def score_text(score: int | None, unit: str, minus: str = MINUS) -> str:
    """A score as it is read: 412, 98.6 (tenths) or 21.345 s (ms), with *minus* before one of less than 0."""
    if score is None:
        return DASH
    size = abs(score)
    text = str(size)
    if unit == "ms":
        text = signs(f"{size / 1000:.3f} s")
    elif unit == "tenths":
        text = signs(f"{size // 10}.{size % 10}")
    return minus + text if score < 0 else text


def difference_text(difference: int, unit: str) -> str:
    """The size of a difference between two scores, without its sign."""
    return score_text(abs(difference), unit)


def signed(value: int) -> str:
    """A whole number with its sign, a true minus sign for less than 0."""
    return f"+{value}" if value > 0 else f"{MINUS}{-value}" if value < 0 else "0"


def percent(share: float | None) -> str:
    """A share of 0 to 1 as a percentage with one decimal; a dash for None. 100 % only when all counted."""
    if share is None:
        return DASH
    if share == 1:
        return "100 %"
    # 99.96 must not be rounded up to a perfect round.
    return signs(f"{min(share * 100, 99.9):.1f} %")


def seconds(value: float | None, digits: int = 2) -> str:
    """Seconds with a unit; a dash for None."""
    return DASH if value is None else signs(f"{value:.{digits}f} s")
