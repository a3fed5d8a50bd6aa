"""Where "now" comes from, and how dates are written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from bullseye.session.clock import StepClock, SystemClock, iso


def test_a_step_clock_moves_only_when_told() -> None:
    clock = StepClock(5.0, datetime(2026, 11, 22, tzinfo=UTC))
    assert clock.now() == clock.now() == 5.0
    clock.advance(2.5)
    clock.advance(0)
    assert clock.now() == 7.5
    assert clock.utc() == datetime(2026, 11, 22, tzinfo=UTC)


def test_a_clock_never_goes_back() -> None:
    clock = StepClock()
    with pytest.raises(ValueError, match=r"cannot go back by 0\.1 s"):
        clock.advance(-0.1)
    assert clock.now() == 0.0


def test_the_machines_clock_does_not_go_back_and_knows_the_date_in_utc() -> None:
    clock = SystemClock()
    first = clock.now()
    assert clock.now() >= first
    assert clock.utc().utcoffset() == timedelta(0)


def test_the_machines_clock_tells_a_click_from_the_next_one_a_millisecond_later() -> None:
    clock = SystemClock()
    read = [clock.now() for _ in range(2)]
    while len(set(read)) < 100:  # Windows' clocks of the day stand still for 16 ms
        read.append(clock.now())
    assert read == sorted(read)
    assert min(after - before for before, after in pairwise(sorted(set(read)))) < 0.001


def test_a_date_is_written_in_utc_with_a_z() -> None:
    assert iso(datetime(2026, 11, 22, 19, 40, 1, 999_999, tzinfo=UTC)) == "2026-11-22T19:40:01Z"
    assert iso(datetime(2026, 1, 1, 1, 0, 0, tzinfo=timezone(timedelta(hours=2)))) == "2025-12-31T23:00:00Z"
