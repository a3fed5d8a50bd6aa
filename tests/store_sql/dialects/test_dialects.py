"""Each engine's own words."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import text

from bullseye.store_sql.database import DIALECTS, Database
from bullseye.store_sql.dialects.dialect import Dialect
from bullseye.store_sql.dialects.limits import Limits
from bullseye.store_sql.dialects.postgresql import Postgresql
from bullseye.store_sql.dialects.sqlite import Sqlite, keep_a_journal
from tests.databases import Place


def test_each_engine_says_whether_it_tells_of_news() -> None:
    found: dict[str, Dialect] = {name: make() for name, make in DIALECTS.items()}
    assert isinstance(found["sqlite"], Sqlite) and isinstance(found["postgresql"], Postgresql)
    assert (found["sqlite"].listens, found["postgresql"].listens) == (False, True)


def test_limits_reach_the_server(school_database: Place) -> None:
    with school_database.open(Limits(statement_s=7, lock_s=3)) as database, database.reading() as to:
        names = ("statement_timeout", "lock_timeout", "TimeZone", "application_name", "transaction_isolation")
        assert [to.execute(text(f"SHOW {name}")).scalar_one() for name in names] == [
            "7s", "3s", "UTC", "bullseye", "repeatable read",
        ]  # fmt: skip


def test_news_is_told_when_the_transaction_is_done(database: Database) -> None:
    with database.writing() as to:
        database.dialect.notify(to, "school", "a")


def test_a_file_keeps_what_was_ended_and_holds_references(school_file: object) -> None:
    with Database(f"sqlite:///{school_file}") as database, database.reading() as to:
        names = ("journal_mode", "synchronous", "foreign_keys")
        assert [to.execute(text(f"PRAGMA {name}")).scalar_one() for name in names] == ["wal", 2, 1]


class _Busy:
    """A connection to a file that others turn too: it is refused so often, then let in."""

    def __init__(self, refusals: int, code: int = sqlite3.SQLITE_BUSY) -> None:
        self.refusals, self.code = refusals, code

    def execute(self, words: str) -> None:
        if self.refusals:
            self.refusals -= 1
            refused = sqlite3.OperationalError("database is locked")
            refused.sqlite_errorcode = self.code
            raise refused


def test_a_new_file_that_several_open_at_once_is_asked_until_it_is_turned() -> None:
    busy = _Busy(3)
    keep_a_journal(busy)
    assert busy.refusals == 0


def test_a_file_that_refuses_for_another_reason_is_not_asked_again() -> None:
    broken = _Busy(3, sqlite3.SQLITE_IOERR)
    with pytest.raises(sqlite3.OperationalError):
        keep_a_journal(broken)
    assert broken.refusals == 2
