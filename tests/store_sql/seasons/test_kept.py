"""Seasons as a school keeps them: members, tables with places, the ends of weeks, and the next season."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bullseye.errors import BadInputError, UnknownNameError
from bullseye.school.season import parse_season
from bullseye.store_sql.database import Database
from bullseye.store_sql.tables.people import person
from bullseye.store_sql.tables.seasons import season_week
from tests.school.seasons import IN_WEEK_1, WEEKS
from tests.store_sql.season_kit import SeasonKit

IN_WEEK_2 = IN_WEEK_1 + timedelta(days=7)
TWO = 'divisions = ["First", "Second"]\npromoted = 1\nrelegated = 1\n'


@pytest.fixture
def kit(database: Database) -> SeasonKit:
    made = SeasonKit(database)
    made.people("Ann", "Bea", "Cy")
    return made


def joined(kit: SeasonKit, *people: str, more: str = "", division: int = 0) -> None:
    kit.begin(more)
    for one in people:
        kit.seasons.join("winter", one, division)


def test_a_season_is_kept_as_its_file_says(kit: SeasonKit) -> None:
    kit.begin(TWO)
    kit.seasons.join("winter", "ann", 1)
    (found,) = kit.seasons.every()
    assert (found.season.divisions, found.members, found.source) == (("First", "Second"), (0, 1), TWO + WEEKS)
    assert kit.seasons.get("winter") == found and kit.seasons.get("summer") is None
    assert kit.seasons.of("ann") == ["winter"] and kit.seasons.of("bea") == []


def test_no_two_seasons_have_one_id(kit: SeasonKit) -> None:
    kit.begin()
    with pytest.raises(BadInputError, match="winter"):
        kit.begin()


def test_nobody_joins_what_is_not_there(kit: SeasonKit) -> None:
    kit.begin(TWO)
    with pytest.raises(UnknownNameError):
        kit.seasons.join("summer", "ann", 0)
    with pytest.raises(UnknownNameError):
        kit.seasons.join("winter", "dan", 0)
    with pytest.raises(BadInputError, match="0 to 1"):
        kit.seasons.join("winter", "ann", 2)


def test_who_joins_late_brings_the_rounds_that_they_sent(kit: SeasonKit) -> None:
    kit.begin()
    score = kit.send("ann").score
    assert kit.table() == []
    kit.seasons.join("winter", "ann", 0)
    assert kit.table() == [(1, "ann", score)]


def test_the_best_weeks_are_added_up(kit: SeasonKit) -> None:
    joined(kit, "ann")
    scores = []
    for week in range(3):
        kit.now = IN_WEEK_1 + timedelta(days=7 * week)
        scores.append(kit.send("ann", 25.0, kit.now).score or 0)
    assert kit.table() == [(1, "ann", sum(sorted(scores)[1:]))]


def test_a_page_of_the_table_knows_its_places(kit: SeasonKit) -> None:
    joined(kit, "ann", "bea", "cy")
    kit.send("ann", 10.0)
    assert [row.place for row in kit.seasons.table("winter", 0, 0, 9)] == [1, 2, 2]
    assert [(row.place, row.person) for row in kit.seasons.table("winter", 0, 1, 1)] == [(2, "bea")]
    assert [(row.place, row.person) for row in kit.seasons.table("winter", 0, 2, 9)] == [(2, "cy")]
    assert kit.seasons.table("winter", 0, 3, 9) == []


def test_ones_own_line_has_its_place_and_its_weeks(kit: SeasonKit) -> None:
    joined(kit, "ann", "bea")
    kit.send("bea", 10.0)
    kit.send("ann", 50.0)
    own = kit.seasons.own("winter", "ann")
    assert own is not None
    assert (own.row.place, own.people, own.line.total) == (2, 2, own.line.weeks[0].total)
    assert kit.seasons.own("winter", "cy") is None


def test_divisions_have_tables_of_their_own_and_members_move_between_them(kit: SeasonKit) -> None:
    joined(kit, "ann", "bea", more=TWO)
    kit.send("ann")
    kit.seasons.join("winter", "bea", 1)
    assert [one[1] for one in kit.table(0)] == ["ann"]
    assert [one[1] for one in kit.table(1)] == ["bea"]


def test_a_handicap_is_that_of_the_rounds_before_the_week(kit: SeasonKit) -> None:
    joined(kit, "ann", more='handicap = "skill"\n')
    for day in range(3):
        kit.send("ann", 40.0, IN_WEEK_1 - timedelta(days=7 + day))
    kit.send("ann", 40.0)
    own = kit.seasons.own("winter", "ann")
    assert own is not None
    (week,) = own.line.weeks
    told = own.added[1]
    assert week.added == told.tenths > 0 and told.shots == 10
    assert kit.table() == [(1, "ann", week.total // 10)]


def test_a_round_that_comes_late_changes_the_handicap_of_the_weeks_after_it(kit: SeasonKit) -> None:
    joined(kit, "ann", more='handicap = "skill"\n')
    kit.send("ann", 40.0)
    for day in range(3):
        kit.send("ann", 40.0, IN_WEEK_1 - timedelta(days=7 + day))
    own = kit.seasons.own("winter", "ann")
    assert own is not None and own.line.weeks[0].added == own.added[1].tenths > 0


def test_the_place_at_the_end_of_a_week_stays_whatever_comes_later(kit: SeasonKit) -> None:
    joined(kit, "ann", "bea")
    kit.send("ann", 10.0)
    kit.send("bea", 50.0)
    season = kit.seasons.every()[0].season
    assert kit.seasons.close_weeks(season.closes(1) - timedelta(seconds=1)) == 0
    kit.now = season.closes(1)
    kit.send("bea", 5.0, IN_WEEK_2)
    assert kit.seasons.close_weeks(kit.now) == 1
    assert kit.seasons.close_weeks(kit.now) == 0
    assert [(one.week, one.place, one.people) for one in kit.seasons.places("winter", "ann")] == [(1, 1, 2)]
    kit.seasons.close_weeks(season.closes(2))
    assert [one.place for one in kit.seasons.places("winter", "bea")] == [2, 1]


def test_the_next_season_begins_with_everybody_where_they_earned_to_be(kit: SeasonKit) -> None:
    joined(kit, "ann", "bea", more=TWO)
    kit.seasons.join("winter", "cy", 1)
    kit.send("ann", 10.0)
    kit.send("cy", 30.0)
    assert kit.seasons.next_divisions("winter") == {"ann": 0, "bea": 1, "cy": 0}
    kit.begin(TWO, WEEKS.replace("2026-11-30", "2027-02-01"), "spring", after="winter")
    assert [one[1] for one in kit.table(0, "spring")] == ["ann", "cy"]
    assert [one[1] for one in kit.table(1, "spring")] == ["bea"]


def test_another_file_makes_every_line_of_the_rounds_again(kit: SeasonKit) -> None:
    joined(kit, "ann", "bea", more=TWO, division=1)
    score = kit.send("ann").score
    source = WEEKS.replace("ten-shots", "timed-30")
    kit.seasons.change(parse_season(source.encode(), "winter", "w"), source)
    assert kit.table() == [(1, "ann", 0), (1, "bea", 0)]
    kit.seasons.change(parse_season(WEEKS.encode(), "winter", "w"), WEEKS)
    assert kit.table() == [(1, "ann", score), (2, "bea", 0)]


def test_who_leaves_is_gone_from_the_table_and_keeps_their_rounds(kit: SeasonKit) -> None:
    joined(kit, "ann", "bea")
    kit.send("ann")
    kit.seasons.leave("winter", "ann")
    assert [one[1] for one in kit.table()] == ["bea"]
    assert len(kit.sent.of("ann", 9)) == 1
    with kit.database.reading() as to:
        assert to.execute(select(season_week)).all() == []


def test_the_wall_may_show_a_name_once_it_is_allowed(kit: SeasonKit) -> None:
    joined(kit, "ann")
    assert not kit.seasons.table("winter", 0, 0, 9)[0].named
    kit.seasons.allow("winter", "ann", True)
    assert kit.seasons.table("winter", 0, 0, 9)[0].named


def test_the_name_in_a_table_is_the_one_of_the_account(kit: SeasonKit) -> None:
    joined(kit, "ann")
    assert kit.seasons.table("winter", 0, 0, 9)[0].name == "Ann"
    with kit.database.writing() as to:
        to.execute(update(person).where(person.c.id == "ann").values(name="Anna"))
    assert kit.seasons.table("winter", 0, 0, 9)[0].name == "Anna" and kit.seasons.members("winter") == {"ann": "Anna"}
