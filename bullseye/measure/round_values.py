"""What is worth measuring of every round as it is kept: its spread, and its throughput where it was a pointing test."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from bullseye.drill.field import SHOOT
from bullseye.errors import BullseyeError
from bullseye.measure.shots.group import sigma_of
from bullseye.session.record import Record

DIGITS = 6


class Values(NamedTuple):
    """*sigma_mm* is the Rayleigh sigma of the round's group on the face, *throughput* is in bits/s.

    None where there is nothing to measure; in a test of pointing or reaction there is no face, so no sigma.
    """

    sigma_mm: float | None
    throughput: float | None


def round_values(record: Record) -> Values:
    """Measure one record; one that cannot be measured gives None and never an error."""
    return Values(
        None if record.test else _known(sigma_of_record, record),
        _known(_throughput, record) if record.tapping is not None else None,
    )


def shots_at_targets(record: Record) -> list[tuple[float, float]]:
    """Hits and misses, in mm from the centre of the target aimed at, a large or small target brought to face size.

    What was fired at nothing, or at what should not be hit, was aimed at no centre and is left out.
    """
    return [(x / size, y / size) for _, _, x, y, _, _, _, _, size, kind, *_ in record.shots if kind == SHOOT]


def sigma_of_record(record: Record) -> float | None:
    """The sigma (mm) of `bullseye.measure.shots.group` over all shots at targets; None for fewer than two."""
    return sigma_of(shots_at_targets(record))


def _throughput(record: Record) -> float | None:
    from bullseye.measure.pointing.tapping import throughput_of_record  # only pointing tests pay for it

    return throughput_of_record(record)


def _known(measure: Callable[[Record], float | None], record: Record) -> float | None:
    try:
        value = measure(record)
    except BullseyeError:
        return None
    return None if value is None else round(value, DIGITS)
