"""The machine's own time, summer time included."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bullseye.local_zone import LocalZone


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of this system cannot be set by a test")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(("month", "hours"), [(1, 1), (7, 2)])
def test_summer_time_is_that_of_the_date_not_of_today(month: int, hours: int) -> None:
    local = datetime(2026, month, 15, 23, 30, tzinfo=UTC).astimezone(LocalZone())
    assert (local.hour, local.utcoffset()) == ((23 + hours) % 24, timedelta(hours=hours))
    assert local.day == 16


@pytest.mark.usefixtures("berlin")
def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    both = [(first + timedelta(hours=n)).astimezone(LocalZone()) for n in (0, 1)]
    assert [(at.hour, at.minute, at.fold) for at in both] == [(2, 30, 0), (2, 30, 1)]
    assert [at.astimezone(UTC) for at in both] == [first, first + timedelta(hours=1)]
    assert [at.tzname() for at in both] == ["CEST", "CET"]


@pytest.mark.parametrize("zone", ["UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "PST8"])
@pytest.mark.parametrize("day", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_the_first_and_the_last_day_of_the_calendar_are_no_error(
    monkeypatch: pytest.MonkeyPatch, zone: str, day: str
) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of this system cannot be set by a test")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        here = datetime.fromisoformat(day).astimezone(LocalZone())
        assert here.utcoffset() is not None and here.tzname() and here.year in (1, 9999)
        assert here < datetime(5000, 1, 1, tzinfo=UTC) or here.year == 9999
        assert here.date().isoformat() and isinstance(here.isoformat(), str)
    time.tzset()
