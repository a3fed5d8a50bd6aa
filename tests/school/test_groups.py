"""Groups: a class is its teacher's, a season every teacher's; who is in one, and under which name."""

from __future__ import annotations

import pytest

from bullseye.league.refused import RefusedError
from bullseye.school.groups import SchoolGroups
from bullseye.school.roles import Role, Who
from bullseye.school.tasks import Member, group_of_class, group_of_season
from bullseye.store_sql.classes import SqlClasses
from bullseye.store_sql.database import Database
from tests.school.live_school import LiveSchool
from tests.store_sql.season_kit import SeasonKit

WINTER = group_of_season("winter")


@pytest.fixture
def kit(database: Database) -> SeasonKit:
    made = SeasonKit(database)
    made.people("Ann", "Bea")
    made.begin()
    made.seasons.join("winter", "ann", 0)
    return made


def test_a_group_has_a_title_and_people_with_names(kit: SeasonKit) -> None:
    school = LiveSchool(SqlClasses(kit.database), 1)
    (seat,) = school.join("Cy")
    groups = SchoolGroups(kit.seasons, school.processes[0].classes)
    a_class = group_of_class(school.id)
    assert (groups.title(WINTER), groups.people(WINTER)) == ("Winter", {Member(person="ann"): "Ann"})
    assert (groups.title(a_class), groups.people(a_class)) == ("7b Maths", {Member(seat=seat): "Cy"})
    for group in ("season:summer", "class:none", "moon:winter", ""):
        with pytest.raises(RefusedError):
            groups.title(group)


def test_who_asks_is_in_the_class_of_their_seat_and_in_their_seasons(kit: SeasonKit) -> None:
    groups = SchoolGroups(kit.seasons, LiveSchool(SqlClasses(kit.database), 1).processes[0].classes)
    who = Who(frozenset({Role.MEMBER, Role.STUDENT}), "ann", "k1", 4)
    assert groups.of(who) == [(group_of_class("k1"), Member(seat=4)), (WINTER, Member(person="ann"))]
    assert groups.of(Who(frozenset({Role.MEMBER}), "bea")) == []


def test_only_its_teacher_and_an_administrator_ask_a_class(kit: SeasonKit) -> None:
    school = LiveSchool(SqlClasses(kit.database), 1)  # its teacher is ann
    groups, a_class = SchoolGroups(kit.seasons, school.processes[0].classes), group_of_class(school.id)
    groups.check_teacher(Who(frozenset({Role.TEACHER}), "ann"), a_class)
    groups.check_teacher(Who(frozenset({Role.ADMINISTRATOR}), "ada"), a_class)
    groups.check_teacher(Who(frozenset({Role.TEACHER}), "bea"), WINTER)
    for who, group in (
        (Who(frozenset({Role.TEACHER}), "bea"), a_class),
        (Who(frozenset({Role.MEMBER}), "ann"), WINTER),
    ):
        with pytest.raises(RefusedError):
            groups.check_teacher(who, group)
