"""Assignments and goals of groups: counted with the round, reached once, announced once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bullseye.school.assignments import Assignment, Done
from bullseye.school.group_goals import GroupGoal
from bullseye.school.tasks import Announcement, CountedRound, Member, group_of_class, group_of_season
from bullseye.store_sql.database import Database
from bullseye.store_sql.tasks.counting import announce
from bullseye.store_sql.tasks.rows import done_of
from tests.school.seasons import IN_WEEK_1, shot_round
from tests.store_sql.season_kit import SeasonKit

WINTER = group_of_season("winter")
ANN = Member(person="ann")
ASKED = Assignment("a1", WINTER, "ten-shots", "", 2, IN_WEEK_1 - timedelta(days=1), IN_WEEK_1 + timedelta(days=3))
GOAL = GroupGoal("g1", WINTER, "rounds", 3, date(2026, 12, 1), date(2026, 12, 4), "Europe/Berlin")


@pytest.fixture
def kit(database: Database) -> SeasonKit:
    made = SeasonKit(database)
    made.people("Ann", "Bea")
    made.begin()
    made.seasons.join("winter", "ann", 0)
    made.seasons.join("winter", "bea", 0)
    return made


def test_a_round_counts_for_what_the_group_was_asked_for(kit: SeasonKit) -> None:
    kit.tasks.assign(ASKED, "ann")
    kit.send("ann")
    kit.send("ann", drill="timed-30")
    assert kit.tasks.done("a1") == {ANN: Done(1)}
    kit.send("ann", finished=IN_WEEK_1 + timedelta(minutes=5))
    kit.send("ann", finished=IN_WEEK_1 + timedelta(minutes=9))
    assert kit.tasks.done("a1") == {ANN: Done(3, IN_WEEK_1 + timedelta(minutes=5))}


def test_everybody_sees_their_own_part_of_each_assignment(kit: SeasonKit) -> None:
    kit.tasks.assign(ASKED, "")
    kit.tasks.assign(ASKED._replace(id="a2", drill="timed-30", due=ASKED.due - timedelta(days=1)), "")
    kit.send("ann")
    found = kit.tasks.done_by(WINTER, ANN)
    assert [(one.id, done.rounds) for one, done in found] == [("a2", 0), ("a1", 1)]
    assert [done for _, done in kit.tasks.done_by(WINTER, Member(person="bea"))] == [Done(), Done()]
    assert kit.tasks.assignments(WINTER) == [one for one, _ in found]


def test_the_seats_of_a_class_are_counted_like_people(kit: SeasonKit) -> None:
    group = group_of_class("k1")
    kit.tasks.assign(ASKED._replace(group=group), "")
    counted = CountedRound(shot_round(), IN_WEEK_1)
    with kit.database.writing() as to:
        kit.task_counting.round_of(to, group, Member(seat=7), counted, kit.now)
    assert kit.tasks.done("a1") == {Member(seat=7): Done(1)}
    assert kit.tasks.done_by(group, Member(seat=7))[0][1] == Done(1)


def test_an_assignment_that_is_withdrawn_is_gone(kit: SeasonKit) -> None:
    kit.tasks.assign(ASKED, "")
    kit.send("ann")
    kit.tasks.withdraw("a1")
    assert kit.tasks.assignment("a1") is None and kit.tasks.done("a1") == {}


def test_a_goal_is_reached_once_and_announced_once(kit: SeasonKit) -> None:
    kit.tasks.set_goal(GOAL, "ann")
    for who in ("ann", "bea"):
        kit.send(who)
    assert kit.tasks.waiting(9) == []
    kit.send("ann")
    kit.send("ann")
    ((goal, days),) = kit.tasks.goals(WINTER)
    assert (goal, days) == (GOAL, {date(2026, 12, 1): 40})
    (told,) = kit.tasks.waiting(9)
    assert (told.id, told.kind, told.words) == ("group-goal/g1/reached", "reached", "Reached together: 3 rounds")
    kit.tasks.handed([told.id], kit.now)
    assert kit.tasks.waiting(9) == []
    kit.send("bea")
    assert kit.tasks.waiting(9) == []


def test_a_day_of_a_goal_is_that_of_its_zone(kit: SeasonKit) -> None:
    kit.tasks.set_goal(GOAL, "")
    kit.send("ann", finished=IN_WEEK_1 - timedelta(hours=12, minutes=30))  # 00:30 in Berlin
    kit.send("ann", finished=IN_WEEK_1 - timedelta(hours=13, minutes=30))  # the evening before
    assert kit.tasks.goals(WINTER) == [(GOAL, {date(2026, 12, 1): 10})]
    assert kit.tasks.goal("g1") == GOAL
    kit.tasks.drop_goal("g1")
    assert kit.tasks.goals(WINTER) == [] and kit.tasks.goal("g1") is None


def test_what_is_due_within_two_days_is_found_until_it_was_said(kit: SeasonKit) -> None:
    kit.tasks.assign(ASKED, "")
    assert kit.tasks.due_soon(ASKED.due - timedelta(days=2, seconds=1)) == []
    assert kit.tasks.due_soon(ASKED.due - timedelta(days=2)) == [ASKED]
    assert kit.tasks.due_soon(ASKED.due + timedelta(seconds=1)) == []
    kit.tasks.reminded("a1", kit.now)
    assert kit.tasks.due_soon(ASKED.due - timedelta(days=1)) == []


def test_something_is_announced_once_under_its_id(kit: SeasonKit) -> None:
    told = Announcement("one", "reminder", WINTER, kit.now, "words")
    assert kit.tasks.announce(told) and not kit.tasks.announce(told)
    with kit.database.writing() as to:
        assert not announce(kit.database, to, told)
    assert kit.tasks.waiting(9) == [told]
    assert done_of(None, None) == Done()
