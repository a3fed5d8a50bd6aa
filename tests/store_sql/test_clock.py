"""One clock for all: the database's, and where that is this machine's, this machine's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bullseye.session.clock import StepClock, SystemClock
from bullseye.store_sql.clock import DatabaseClock, ahead_s
from bullseye.store_sql.database import Database
from tests.databases import Place


class Slow(SystemClock):
    """A machine whose date is an hour behind."""

    def utc(self) -> datetime:
        return super().utc() - timedelta(hours=1)


def test_a_machine_that_is_behind_knows_how_far(school_database: Place) -> None:
    with school_database.open() as database:
        assert abs(ahead_s(database, Slow()) - ahead_s(database, SystemClock()) - 3600) < 60


def test_a_file_is_on_this_machine(school_file: object) -> None:
    with Database(f"sqlite:///{school_file}") as database:
        assert ahead_s(database, Slow()) == 0


def test_its_date_is_moved_and_its_seconds_are_not() -> None:
    clock = StepClock(5.0, datetime(2026, 11, 29, tzinfo=UTC))
    moved = DatabaseClock(clock, 1.5)
    assert moved.utc() - clock.utc() == timedelta(seconds=1.5) and moved.now() == clock.now()
