"""A school's database and everything that is served of it."""

from __future__ import annotations

from bullseye.commands.schooling.joined import join, shared_clock
from bullseye.session.clock import SystemClock
from bullseye.store_sql.database import Database
from tests.databases import Place


def test_every_subject_is_in_the_table_and_nothing_is_asked_of_the_database_yet() -> None:
    with Place("postgresql://nobody@127.0.0.1:1/nothing").open() as database:
        names = {one.name for one in join(database, []).application.operations}
    assert {"alive", "health", "metrics", "people", "school-page", "description"} <= names
    assert {"join", "shots", "classes", "act", "seasons", "send"} <= names


def test_all_go_by_the_clock_of_the_database(database: Database) -> None:
    assert abs(shared_clock(database)() - SystemClock().utc().timestamp()) < 60
