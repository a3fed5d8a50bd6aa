"""A sample is a finite number at a moment in UTC."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bullseye.errors import BadInputError
from bullseye.watch.samples import LARGEST, Sample, in_order, sample

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def test_a_moment_of_any_zone_is_kept_in_utc() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=5)))
    assert sample(there, 3, "typed") == Sample(NOON, 3.0, "typed")
    assert sample(there, 3).at.tzinfo is UTC


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 10**400, True, 2 * LARGEST])
def test_what_is_no_number_of_use_is_refused(value: float) -> None:
    with pytest.raises(BadInputError, match="cannot be kept as a value"):
        sample(NOON, value)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(BadInputError, match="has no time zone"):
        sample(NOON.replace(tzinfo=None), 1.0)


def test_of_two_values_of_one_source_at_one_moment_the_later_given_counts() -> None:
    later = Sample(NOON + timedelta(hours=1), 1.0, "a")
    assert in_order([later, Sample(NOON, 2.0, "a"), Sample(NOON, 3.0, "a"), Sample(NOON, 4.0, "b")]) == [
        Sample(NOON, 3.0, "a"), Sample(NOON, 4.0, "b"), later,
    ]  # fmt: skip
