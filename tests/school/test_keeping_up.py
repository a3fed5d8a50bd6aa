"""What is done by itself: weeks are closed, a reminder is said once, alerts get what is to be announced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bullseye.errors import StorageError
from bullseye.school.assignments import Assignment
from bullseye.school.groups import SchoolGroups
from bullseye.school.keeping_up import KeepingUp
from bullseye.school.tasks import Announcement, group_of_class, group_of_season
from bullseye.store_sql.classes import SqlClasses
from bullseye.store_sql.database import Database
from tests.rounds import DRILLS
from tests.school.live_school import LiveSchool
from tests.school.seasons import IN_WEEK_1
from tests.store_sql.season_kit import SeasonKit

DUE = IN_WEEK_1 + timedelta(days=1)
ASKED = Assignment("a1", group_of_season("winter"), "ten-shots", "", 1, IN_WEEK_1 - timedelta(days=1), DUE)


class School:
    """A season of two, and all that alerts were told."""

    def __init__(self, database: Database) -> None:
        self.kit = SeasonKit(database)
        self.kit.people("Ann", "Bea")
        self.kit.begin()
        for one in ("ann", "bea"):
            self.kit.seasons.join("winter", one, 0)
        groups = SchoolGroups(self.kit.seasons, LiveSchool(SqlClasses(database), 1).processes[0].classes)
        self.told: list[str] = []
        self.broken = False
        self.up = KeepingUp(self.kit.seasons, self.kit.tasks, groups, DRILLS.name_of, self.hand)

    def hand(self, found: Sequence[Announcement]) -> None:
        if self.broken:
            raise StorageError("the disk is full")
        self.told += [one.words for one in found]


@pytest.fixture
def school(database: Database) -> School:
    return School(database)


def test_who_is_not_done_is_spoken_of_once_within_two_days(school: School) -> None:
    school.kit.tasks.assign(ASKED, "")
    school.kit.send("ann")
    school.up.look(school.kit.now)
    school.up.look(school.kit.now)
    assert school.told == ["Winter: Due within two days: 1 round of Ten shots. 1 of 2 have done it."]


def test_where_everybody_is_done_nothing_is_said(school: School) -> None:
    school.kit.tasks.assign(ASKED, "")
    school.kit.send("ann")
    school.kit.send("bea")
    school.up.look(school.kit.now)
    assert school.told == [] and school.kit.tasks.due_soon(school.kit.now) == []


def test_the_assignment_of_a_class_that_is_gone_holds_nothing_up(school: School) -> None:
    school.kit.tasks.assign(ASKED._replace(group=group_of_class("gone")), "")
    school.up.look(school.kit.now)
    assert school.told == [] and school.kit.tasks.due_soon(school.kit.now) == []


def test_what_the_alerts_did_not_get_they_get_the_next_time(school: School) -> None:
    school.kit.tasks.assign(ASKED, "")
    school.broken = True
    with pytest.raises(StorageError):
        school.up.look(school.kit.now)
    school.broken = False
    school.up.look(school.kit.now)
    school.up.look(school.kit.now)
    assert len(school.told) == 1


def test_weeks_are_closed(school: School) -> None:
    school.kit.send("ann")
    season = school.kit.seasons.every()[0].season
    school.up.look(season.closes(1))
    assert [one.place for one in school.kit.seasons.places("winter", "ann")] == [1]
