"""Unix time that never goes back."""

from __future__ import annotations

from datetime import UTC, datetime

from bullseye.serve.steady_clock import SteadyClock
from bullseye.session.clock import StepClock


def test_it_takes_the_date_once_and_follows_the_seconds() -> None:
    clock = StepClock(500.0, datetime(2026, 11, 28, tzinfo=UTC))
    steady = SteadyClock(clock)
    assert steady() == datetime(2026, 11, 28, tzinfo=UTC).timestamp()
    clock.advance(2.5)
    assert steady.utc() == datetime(2026, 11, 28, 0, 0, 2, 500_000, tzinfo=UTC)


def test_it_begins_no_earlier_than_it_is_told() -> None:
    assert SteadyClock(StepClock(), 2e9)() == 2e9
