"""Streams of classes: made once for all who listen, and whole again after the database was away."""

from __future__ import annotations

import pytest

from bullseye.errors import StorageError
from bullseye.serve.metrics import Metrics
from bullseye.serve.school.streams import SURE_S, Streams, network
from bullseye.store_sql.classes import SqlClasses
from bullseye.store_sql.database import Database
from tests.school.live_school import LiveSchool


@pytest.fixture
def school(database: Database) -> LiveSchool:
    return LiveSchool(SqlClasses(database))


def test_news_that_could_not_be_read_or_told_are_not_lost(school: LiveSchool, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    streams = Streams(school.process(0).classes, Metrics(), "e")
    streams.changed(school.id)
    streams.heard("another")

    def away(class_ids: object) -> None:
        raise StorageError("cannot write the database: it is away")

    with monkeypatch.context() as patch:
        patch.setattr(school.tables, "tell", away)
        streams._look(0.0)
        streams._look(1.0)
    with monkeypatch.context() as patch:
        patch.setattr(school.tables, "tell", told.extend)
        streams._look(2.0)
        streams._look(2.0 + 2 * SURE_S)
    assert told == [school.id]


def test_a_process_stores_what_is_over_whether_or_not_anybody_listens(school: LiveSchool) -> None:
    (ann,) = school.join("Ann")
    school.do("open")
    school.advance(3.5)
    round_id = school.begin(ann)
    for n in range(1, 11):
        school.time.s += 0.5
        school.shoot(ann, round_id, n)
    Streams(school.process(1).classes, Metrics(), "e")._look(0.0)
    assert len(school.process(0).classes.look(school.id).state.all_rounds()) == 1


def test_students_find_the_class_under_the_address_that_the_teacher_typed(school: LiveSchool) -> None:
    live = school.process(0).classes.look(school.id)
    assert network(live, "https://school.example").addresses[0].url == f"https://school.example/j/{school.kept.pin}"
