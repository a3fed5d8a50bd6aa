"""Rounds in a process's memory, played from the entries that every process reads alike."""

from __future__ import annotations

import pytest

from bullseye.league.refused import RefusedError
from bullseye.league.told import LeftTold, SettledTold, ShotTold, SizeTold, TimeTold
from bullseye.school.live_rounds import LiveRounds, no_round
from bullseye.store_sql.classes import SqlClasses
from bullseye.store_sql.database import Database
from tests.school.live_school import LiveSchool


def entries(school: LiveSchool, go: int) -> list[type]:
    """The kinds of entries that the table has of that turn."""
    with school.tables.looking(school.id) as look:
        return [type(told) for told in look.told({go: 0})[go]]


def begun(school: LiveSchool) -> tuple[int, str, int]:
    (ann,) = school.join("Ann")
    school.do("open")
    school.advance(3.5)
    round_id = school.begin(ann)
    return ann, round_id, int(round_id[1:])


def test_every_end_of_a_round_is_an_entry_of_its_own(database: Database) -> None:
    tables = SqlClasses(database)
    school = LiveSchool(tables, drill="timed-30")
    ann, round_id, go = begun(school)
    school.shoot(ann, round_id, 1)
    school.advance(60.0)
    assert entries(school, go) == [SizeTold, SizeTold, ShotTold, TimeTold]
    school = LiveSchool(tables)
    ann, round_id, go = begun(school)
    school.process(1).students.leave(school.id, ann, round_id)
    assert entries(school, go) == [SizeTold, LeftTold]
    school = LiveSchool(tables)
    ann, round_id, go = begun(school)
    school.do("shut")
    school.do("pace", 1, pace="own")
    assert entries(school, go)[-1] == SettledTold


def test_looking_at_a_round_that_goes_on_leaves_no_trace(database: Database) -> None:
    school = LiveSchool(SqlClasses(database), drill="moving-fast")
    _, _, go = begun(school)
    school.advance(3.0)
    live = school.process(0).classes.look(school.id)
    assert isinstance(live.rounds, LiveRounds)
    assert entries(school, go) == [SizeTold] and live.rounds.on
    assert tuple(school.tables.due(school.time.s + 3600.0)) == (school.id,)


def test_a_late_request_finds_its_round_though_the_class_plays_something_else_since(database: Database) -> None:
    school = LiveSchool(SqlClasses(database))
    ann, round_id, _ = begun(school)
    for n in range(1, 11):
        school.time.s += 0.5
        school.shoot(ann, round_id, n, n)
    school.advance(2.0)
    before = school.process(0).students.result(school.id, ann, round_id)
    school.do("choose", choices={"drill": "timed-30", "face": "issf-air-rifle-10m"})
    after = school.restart(1).students.result(school.id, ann, round_id)
    assert (after.score, after.shots, after.unit) == (before.score, before.shots, before.unit)


def test_there_is_no_round_without_a_turn(database: Database) -> None:
    live = LiveSchool(SqlClasses(database)).process(0).classes.begin
    assert live is not None and "'r7'" in str(no_round("r7"))
    school = LiveSchool(SqlClasses(database))
    with pytest.raises(RefusedError, match="no round 'r7'"):
        school.process(0).classes.look(school.id).rounds.restore(7)
