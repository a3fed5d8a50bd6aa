"""A class in a process's memory is a cache: what fails in the table is not believed, and every order of acts agrees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

import pytest

from bullseye.classroom.paper.export import shots_csv
from bullseye.errors import StorageError
from bullseye.league.lobby import Seated
from bullseye.school.live_class import SharedPresence, record_id
from bullseye.school.live_classes import no_round
from bullseye.store_sql.class_rows import ClassRows
from bullseye.store_sql.classes import SqlClasses
from bullseye.store_sql.database import Database
from tests.school.live_school import LiveSchool


@pytest.fixture
def school(database: Database) -> LiveSchool:
    return LiveSchool(SqlClasses(database))


@contextmanager
def disk_full(monkeypatch: pytest.MonkeyPatch, after: int = 0) -> Iterator[None]:
    """No transaction can be ended, after so many: all was written when the database said no."""
    left = [after]
    writing = Database.writing

    @contextmanager
    def refused(self: Database) -> Iterator[Any]:
        with writing(self) as to:
            yield to
            left[0] -= 1
            if left[0] < 0:
                raise StorageError("cannot write the database: No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "writing", refused)
        yield


def test_a_shot_that_could_not_be_kept_is_forgotten_and_scored_when_it_comes_again(
    school: LiveSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ann,) = school.join("Ann")
    school.do("open")
    school.advance(3.5)
    round_id = school.begin(ann)
    school.shoot(ann, round_id, 1)
    school.time.s += 0.5
    with disk_full(monkeypatch, after=1), pytest.raises(StorageError, match="No space left"):
        school.shoot(ann, round_id, 2)
    for process in (0, 1):
        live = school.process(process).classes.look(school.id)
        assert live.rounds.playing[ann].shots == 1
    again = school.shoot(ann, round_id, 2, process=1)
    assert again == school.shoot(ann, round_id, 2, process=0) and again.score == 20


def test_an_act_that_could_not_be_kept_has_not_happened(school: LiveSchool, monkeypatch: pytest.MonkeyPatch) -> None:
    (ann,) = school.join("Ann")
    with disk_full(monkeypatch), pytest.raises(StorageError):
        school.do("open")
    with disk_full(monkeypatch), pytest.raises(StorageError):
        school.join("Bob")
    for process in school.processes:
        live = process.classes.look(school.id)
        assert live.news.of_class().state == "lobby" and live.state.names == ["Ann"]
    school.do("open")
    assert list(school.process(1).classes.look(school.id).rounds.playing) == [ann]


def test_a_process_that_is_killed_takes_nothing_along(school: LiveSchool) -> None:
    ann, bob = school.join("Ann", "Bob")
    school.do("open")
    school.advance(3.5)
    rounds = {seat: school.begin(seat) for seat in (ann, bob)}
    chance = Random(5)
    for n in range(1, 11):
        school.time.s += 0.3
        for seat, round_id in rounds.items():
            school.restart(n)
            school.shoot(seat, round_id, n, n, chance.uniform(-60, 60), 0.0)
    school.restart(0)
    school.restart(1)
    school.advance(2.0)
    taken = school.process(0).classes.look(school.id).state.all_rounds()
    assert [len(t.record.shots) for t in taken] == [10, 10]
    assert [t.record.id for t in taken] == [record_id(school.id, t.go) for t in taken]


def test_a_round_that_time_ends_is_stored_once_by_whoever_looks_first(database: Database) -> None:
    school = LiveSchool(SqlClasses(database), drill="timed-30")
    ann, bob = school.join("Ann", "Bob")
    school.do("open")
    school.advance(3.5)
    rounds = {seat: school.begin(seat, seat) for seat in (ann, bob)}
    school.time.s += 1.0
    school.shoot(ann, rounds[ann], 1, 0)
    school.advance(60.0)
    live = school.restart().classes.look(school.id)
    assert [(t.seat, len(t.record.shots)) for t in live.state.all_rounds()] == [(ann, 1), (bob, 0)]
    assert live.news.of_class().state == "shown" and school.tables.due(school.time.s + 1e6) == []


@pytest.mark.parametrize("drill", ["ten-shots", "timed-30", "moving-fast"])
def test_one_process_and_four_make_the_same_records_of_the_same_shots(database: Database, drill: str) -> None:
    found = []
    for processes in (1, 4):
        school = LiveSchool(SqlClasses(database), processes, drill=drill)
        seats = school.join("Ann", "Bob", "Cy")
        school.do("open")
        school.advance(3.5)
        rounds = {seat: school.begin(seat, seat) for seat in seats}
        chance = Random(8)
        for n in range(1, 11):
            school.time.s += 0.4
            for seat, round_id in rounds.items():
                school.shoot(seat, round_id, n, n + seat, chance.gauss(0, 40), chance.gauss(0, 40))
        school.advance(60.0)
        lines = shots_csv(school.process(1).classes.look(school.id).state).splitlines()
        found.append([line.partition(",")[2] for line in lines])  # all but the ids, which are those of the class
        school.do("end", keep=False)
    assert found[0] == found[1] and len(found[0]) == 31


def test_a_page_that_another_process_hears_is_not_away() -> None:
    now = [100.0]
    presence = SharedPresence(lambda: now[0])
    now[0] = 150.0
    assert presence.is_away(1) and not presence.was_here(1)
    presence.seen = {1: 149.0}
    assert not presence.is_away(1) and presence.was_here(1)
    presence.arrived(2)
    assert presence.heard_here()[2] == 150.0


def test_what_a_newer_bullseye_told_a_round_is_not_played_without_it(
    school: LiveSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ann,) = school.join("Ann")
    school.do("open")
    school.advance(3.5)
    round_id = school.begin(ann)
    with monkeypatch.context() as patch:
        patch.setattr("bullseye.store_sql.class_rows.as_json", lambda told: {"go": told.go, "dance": 1})
        school.shoot(ann, round_id, 1)
    with pytest.raises(StorageError, match="newer bullseye"):
        school.restart(1).students.result(school.id, ann, round_id)
    assert ClassRows.__name__ == "ClassRows"


def test_who_looks_while_somebody_joins_takes_no_seat_away(school: LiveSchool) -> None:
    school.join("Ann")
    classes = school.process(0).classes
    with school.tables.looking(school.id) as look:
        kept = look.kept()
        assert kept is not None
        with classes.changing(school.id, no_round) as live:
            seated = live.league.lobby.join("Bob", False, school.time.s)
            live.follow(look, kept)
    assert isinstance(seated, Seated) and classes.seat_of(seated.token) == (school.id, 2)
    school.join("Cy")
    assert classes.seat_of(seated.token) == (school.id, 2)
