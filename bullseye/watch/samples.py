"""What was measured: a number, when, and where it came from; or the trouble that there was instead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from math import isfinite
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.words import tr

LARGEST = 1e15
"""Up to here a float still tells whole numbers apart, with a tenth to spare."""
SILENT, BROKEN = "silent", "broken"
TROUBLES = (SILENT, BROKEN)


class Sample(NamedTuple):
    """One number. *at* is in UTC; *source* is the name of what gave it, "typed" for a person."""

    at: datetime
    value: float
    source: str = ""


class Beat(tuple[Sample, ...]):
    """Samples of a source that speaks when it likes, the oldest first: nothing newer among them is no silence yet."""


class Trouble(NamedTuple):
    """No number, and why. *kind* is "silent" (nothing came, it may come yet) or "broken" (it will not until mended).

    *words* is one sentence without secrets that says what was wrong and what would work.
    """

    kind: str
    words: str


def sample(at: datetime, value: float, source: str = "") -> Sample:
    """The checked sample: *at* with any zone is kept in UTC. Raises BadInputError for what is no number of use."""
    if at.tzinfo is None:
        raise BadInputError(
            tr("the moment {at} has no time zone; give one, such as {so}Z", at=at.isoformat(" "), so=at.isoformat())
        )
    # A whole number of 400 digits cannot become a float, and comparing it costs nothing.
    if isinstance(value, bool) or not -LARGEST <= value <= LARGEST:
        shown = (
            tr("a number of {number} digits", number=len(hex(value)))
            if isinstance(value, int) and abs(value) > LARGEST
            else value
        )
        raise BadInputError(
            tr(
                "{shown!r} cannot be kept as a value; it must be a number within {largest:g} of 0",
                shown=shown,
                largest=LARGEST,
            )
        )
    number = float(value)
    assert isfinite(number)  # NaN failed the comparison
    return Sample(at.astimezone(UTC), number, source)


def in_order(samples: Iterable[Sample]) -> list[Sample]:
    """From the oldest on; of two at one moment from one source the later one given replaces the earlier."""
    found = {(each.at, each.source): each for each in samples}
    return sorted(found.values(), key=lambda each: each.at)
