"""When a number is as wanted: at least, at most, or between two."""

from __future__ import annotations

from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.watch.band import HIGHER, LOWER, NEAR, Band
from bullseye.watch.samples import LARGEST
from bullseye.words import tr


class Condition(NamedTuple):
    """At least *low*, at most *high*, or both; None is no limit on that side."""

    low: float | None = None
    high: float | None = None

    def met(self, value: float) -> bool:
        """True when the value is as wanted."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    @property
    def target(self) -> float:
        """The one number to aim at: the limit, or the middle between two."""
        if self.low is None or self.high is None:
            return self.low if self.low is not None else self.high or 0.0
        return (self.low + self.high) / 2

    def band(self, ring: float = 0.0) -> Band:
        """The same as rings; without *ring* one is a tenth of the target, or half the way between both limits."""
        if self.low is not None and self.high is not None:
            return Band(self.target, ring or (self.high - self.low) / 2 or abs(self.target) / 10 or 1.0, NEAR)
        return Band(self.target, ring or abs(self.target) / 10 or 1.0, LOWER if self.low is None else HIGHER)


def check_condition(condition: Condition) -> Condition:
    """The same condition; raises BadInputError for one that no value can meet, or every one does."""
    low, high = condition
    if low is None and high is None:
        raise BadInputError(tr("a target needs a number: give at least, at most, or both"))
    for name, limit in ((tr("at least"), low), (tr("at most"), high)):
        if limit is not None and not -LARGEST <= limit <= LARGEST:
            raise BadInputError(
                tr(
                    "{name} {limit!r} does not work; give a number within {largest:g} of 0",
                    name=name,
                    limit=limit,
                    largest=LARGEST,
                )
            )
    if low is not None and high is not None and low > high:
        raise BadInputError(
            tr(
                "nothing is at least {low:g} and at most {high:g}; give the smaller number as at least",
                low=low,
                high=high,
            )
        )
    return condition
