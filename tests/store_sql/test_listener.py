"""News between processes: told once it is written, and caught up with after a lost connection."""

from __future__ import annotations

from queue import Queue

import pytest
from sqlalchemy import text

from bullseye.school.class_tables import KeptClass
from bullseye.store_sql.classes import CHANNEL, SqlClasses
from bullseye.store_sql.listener import Listener
from tests.databases import Place
from tests.store_sql.test_classes import KEPT

LONG_S = 60.0


def test_what_one_process_tells_another_hears(place: Place) -> None:
    heard: Queue[str] = Queue()
    with place.open() as database, place.open() as other, Listener(database, CHANNEL, heard.put):
        assert heard.get(timeout=LONG_S) == ""  # it listens
        tables = SqlClasses(other)
        with tables.changing("c1") as change:
            assert change.add(KeptClass("c1", "4711", "7b", "ann", KEPT.began))
        tables.tell(["c1"])
        assert heard.get(timeout=LONG_S) == ("c1" if database.dialect.listens else "")


def test_a_listener_whose_connection_is_cut_comes_back_and_says_that_anything_may_be_new(
    school_database: Place,
) -> None:
    heard: Queue[str] = Queue()
    with school_database.open() as database, school_database.open() as other, Listener(database, CHANNEL, heard.put):
        for _ in range(2):
            assert heard.get(timeout=LONG_S) == ""
            with other.writing() as to:
                to.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
                )
        assert heard.get(timeout=LONG_S) == ""
        other.tell(CHANNEL, ["c1", "c2"])
        assert [heard.get(timeout=LONG_S) for _ in range(2)] == ["c1", "c2"]


def test_a_listener_that_never_began_can_be_stopped(database: object) -> None:
    Listener(database, CHANNEL, pytest.fail).stop()  # type: ignore[arg-type]
