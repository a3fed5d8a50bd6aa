"""A season as its file says it: weeks, what counts, and mistakes named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bullseye.school.season import BadSeasonError, check_season, parse_season, shots_of
from tests.rounds import DRILLS, FACES
from tests.school.seasons import WEEKS, season


def test_a_file_says_which_weeks_there_are_and_what_counts() -> None:
    found = season('divisions = ["First", "Second"]\npromoted = 1\nrelegated = 2\nhandicap = "skill"\nwall = true\n')
    assert (found.name, found.first, len(found.weeks), found.best) == ("Winter", date(2026, 11, 30), 3, 2)
    assert (found.divisions, found.promoted, found.relegated) == (("First", "Second"), 1, 2)
    assert found.week(3).drill == "ten-shots" and found.wall and found.handicap == "skill"


def test_a_season_of_one_division_and_every_week_is_what_a_short_file_gives() -> None:
    found = season(text=WEEKS.replace("best = 2\n", ""))
    assert (found.best, found.divisions, found.division(0), found.late_days) == (3, ("",), "All", 2)


def test_weeks_begin_at_midnight_of_the_zone() -> None:
    found = season()
    assert found.begins(1) == datetime(2026, 11, 29, 23, tzinfo=UTC)
    assert found.ends(1) == found.begins(2) == datetime(2026, 12, 6, 23, tzinfo=UTC)
    assert found.week_of(found.begins(2) - timedelta(seconds=1)) == 1
    assert found.week_of(found.begins(2)) == 2
    assert found.week_of(found.begins(1) - timedelta(seconds=1)) is None
    assert found.week_of(found.ends(3)) is None


def test_a_week_in_which_clocks_change_is_an_hour_longer() -> None:
    found = season(text=WEEKS.replace("2026-11-30", "2026-10-19"))
    assert found.ends(1) - found.begins(1) == timedelta(days=7, hours=1)


def test_a_week_closes_some_days_after_its_end() -> None:
    found = season()
    assert found.closes(1) == found.ends(1) + timedelta(days=2)
    assert found.closed(found.closes(1) - timedelta(seconds=1)) == 0
    assert found.closed(found.closes(2)) == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("best = 2", "best = 4"), "from 1 to 3"),
        (("best = 2", "promoted = 1"), "one division"),
        (("Europe/Berlin", "Europe/Nowhere"), "Europe/Nowhere"),
        (("2026-11-30", "1026-11-30"), "years 2000 to 2200"),
        (("[[week]]", "[[weeks]]"), "week"),
        (("times = 3", "times = 54"), "53"),
        (("best = 2", "bets = 2"), "bets"),
        (("best = 2", 'divisions = ["A", "A"]'), "name of its own"),
    ],
)
def test_a_mistake_is_named_with_what_would_work(change: tuple[str, str], words: str) -> None:
    with pytest.raises(BadSeasonError, match=words):
        season(text=WEEKS.replace(*change))


def test_the_name_of_a_season_is_a_slug() -> None:
    with pytest.raises(BadSeasonError, match="lower-case"):
        parse_season(WEEKS.encode(), "Winter 26", "w.toml")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('drill = "ten-shots"', 'drill = "eleven-shots"'), "eleven-shots"),
        (('face = "classic"', 'face = "moon"'), "moon"),
        (('drill = "ten-shots"', 'drill = "race-30"'), "count points"),
        (('drill = "ten-shots"', 'drill = "practice"'), "board"),
        (('drill = "ten-shots"', 'drill = "reaction-time"'), "board"),
        (("times = 3", 'style = "odd"\ntimes = 3'), "odd"),
    ],
)
def test_a_week_that_cannot_be_shot_here_is_named(change: tuple[str, str], words: str) -> None:
    with pytest.raises(BadSeasonError, match=words):
        check_season(season(text=WEEKS.replace(*change)), FACES, DRILLS)


def test_a_handicap_needs_a_fixed_number_of_shots() -> None:
    text = WEEKS.replace("ten-shots", "timed-30")
    check_season(season(text=text), FACES, DRILLS)
    with pytest.raises(BadSeasonError, match="fixed number of shots"):
        check_season(season('handicap = "skill"\n', text), FACES, DRILLS)


def test_a_course_of_fire_has_the_shots_of_its_stages() -> None:
    assert shots_of(DRILLS.get("ten-shots")) == 10
    assert shots_of(DRILLS.get("timed-30")) is None
    course = DRILLS.get("course-of-fire")
    assert shots_of(course) == sum(stage["series"] * stage["shots"] for stage in course.stages)
