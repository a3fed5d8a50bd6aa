"""Goals as pages and commands ask for them: set, undone, standing now, and told once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import pytest

from bullseye.errors import BadInputError
from bullseye.measure.over_time.goals import Goal, check
from bullseye.progress.goals import Chosen, Goals, amount_text, goal_text, news_text
from bullseye.records.disk.lock import NoLock
from bullseye.records.goals_file import GoalsFile
from bullseye.records.summary import Round
from tests.measure.played import MONDAY, played


class OpenClass:
    """Goals over rounds in a list, at a time that a test sets."""

    def __init__(self, folder: Path, zone: tzinfo = UTC) -> None:
        self.rounds: list[Round] = []
        self.now: datetime = MONDAY
        self.path = folder / "goals.json"
        self.zone = zone

    @property
    def goals(self) -> Goals:
        file = GoalsFile(self.path, check, lock=NoLock())
        return Goals(file, lambda: self.rounds, lambda: self.now, self.zone)

    def at(self, day: float) -> Goals:
        """The goals *day* days after noon of Monday the 16th."""
        self.now = MONDAY + timedelta(days=day)
        return self.goals


@pytest.fixture
def room(tmp_path: Path) -> OpenClass:
    return OpenClass(tmp_path)


def tell(goals: Goals, player: str = "") -> list[str]:
    fresh = goals.news(player)
    goals.said(fresh)
    return [each.sentence for each in fresh]


def test_a_goal_starts_today_or_with_the_week_or_month_it_is_set_in(room: OpenClass) -> None:
    goals = room.at(3)
    starts = [goals.add("points", 700, period).start for period in ("day", "week", "month")]
    assert starts == [date(2026, 11, 19), date(2026, 11, 16), date(2026, 11, 1)]
    assert goals.add("hits", 9, "until", until=date(2026, 12, 24)).start == date(2026, 11, 19)
    assert [goal.id for goal in goals.goals()] == ["1", "2", "3", "4"]


def test_today_is_the_players_own(tmp_path: Path) -> None:
    room = OpenClass(tmp_path, timezone(timedelta(hours=13)))
    assert room.at(0).today() == date(2026, 11, 17)


def test_goals_that_cannot_be_are_refused(room: OpenClass) -> None:
    for wrong in (("luck", 1, "day"), ("points", 1, "year"), ("points", 0, "day"), ("points", 1, "until")):
        with pytest.raises(BadInputError):
            room.goals.add(*wrong)
    assert not room.path.exists()


def test_standings_say_how_far_each_goal_is_and_how_its_last_period_ended(room: OpenClass) -> None:
    room.rounds = [played(0), played(1), played(8)]
    room.at(0).add("points", 150, "week")
    (standing,) = room.at(8).standings()
    assert (standing.progress.value, standing.progress.achieved) == (100, False)
    assert standing.before is not None and (standing.before.value, standing.before.achieved) == (200, True)


def test_a_goal_reached_is_said_once(room: OpenClass) -> None:
    room.at(0).add("points", 150, "week")
    room.rounds = [played(0)]
    assert tell(room.at(0)) == []
    room.rounds.append(played(1))
    assert tell(room.at(1)) == ["Goal reached: 150 points a week."]
    assert tell(room.at(2)) == []
    assert tell(room.at(8)) == [], "also not as the week before"


def test_a_week_that_was_missed_is_said_in_the_next_one(room: OpenClass) -> None:
    room.at(0).add("points", 150, "week")
    room.rounds = [played(0)]
    assert tell(room.at(6.4)) == []
    said = tell(room.at(7))
    assert said == ["Goal missed from 2026-11-16 to 2026-11-22: 150 points a week; it was 100 points."]
    assert tell(room.at(8)) == []


def test_news_that_could_not_be_said_comes_again(room: OpenClass) -> None:
    room.at(0).add("rounds", 1, "day")
    room.rounds = [played(0)]
    assert len(room.goals.news()) == len(room.goals.news()) == 1


def test_until_is_missed_when_its_last_day_is_over(room: OpenClass) -> None:
    room.at(0).add("hits", 50, "until", until=date(2026, 11, 18))
    room.rounds = [played(0)]
    assert tell(room.at(2.4)) == []
    assert tell(room.at(2.6)) == ["Goal missed: 50 hits until 2026-11-18; it was 8 hits."]


def test_what_was_removed_is_silent_and_can_be_put_back(room: OpenClass) -> None:
    goal = room.at(0).add("rounds", 1, "day")
    room.rounds = [played(0)]
    assert room.goals.remove(goal.id) == goal
    assert room.goals.standings() == [] and tell(room.goals) == []
    assert room.goals.put_back(goal) == goal
    assert len(tell(room.goals)) == 1


def test_a_players_goals_are_theirs_and_everybodys(room: OpenClass) -> None:
    room.rounds = [played(0), played(0.1, player="Bo"), played(0.2, player="Bo")]
    for player in ("Ann", "Bo", ""):
        room.goals.add("rounds", 9, "day", player=player)
    assert [goal.player for goal in room.goals.goals("Ann")] == ["Ann", ""]
    assert [each.progress.value for each in room.at(0.4).standings()] == [1, 2, 3]


def test_a_goal_for_one_device_face_and_drill_sees_only_that(room: OpenClass) -> None:
    room.rounds = [played(0, device="mouse"), played(0.1, device="pen"), played(0.2, device="pen", face="wide")]
    goals = room.at(0.4)
    for more in ({"device": "pen"}, {"face": "wide"}, {"drill": "race-30"}):
        goals.add("rounds", 9, "day", **more)
    assert [each.progress.value for each in goals.standings()] == [2, 1, 0]


def test_sigma_and_throughput_come_from_the_rows(room: OpenClass) -> None:
    room.rounds = [played(n / 10, sigma_mm=10.0 + n, throughput=4.0, device="mouse") for n in range(4)]
    goals = room.at(0.4)
    goals.add("sigma", 13, "week", last=2, drill="ten-shots", face="classic", device="mouse")
    goals.add("throughput", 4.5, "week", device="mouse")
    found = [each.progress for each in goals.standings()]
    assert [(p.value, p.achieved) for p in found] == [(12.5, True), (4.0, False)]


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (Goal("1", "points", 700.0, "week", date.min), "700 points a week"),
        (Goal("1", "rounds", 1.0, "day", date.min), "1 round a day"),
        (Goal("1", "days", 5.0, "month", date.min), "5 days in a row a month"),
        (Goal("1", "accuracy", 0.9, "month", date.min, last=100),
         "accuracy 90.0 % over the last 100 shots, each month"),
        (Goal("1", "sigma", 12.5, "until", date.min, date(2026, 12, 24), 5),
         "12.50 mm sigma over the last 5 rounds, until 2026-12-24"),
        (Goal("1", "hits", 9.0, "until", date.min, date(2026, 12, 24), drill="race-30", player="Bo"),
         "9 hits until 2026-12-24 (race-30, Bo)"),
    ],
)  # fmt: skip
def test_goals_in_words(goal: Goal, words: str) -> None:
    assert goal_text(goal) == words


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [("points", 700, "700 points"), ("points", 98.6, "98.6 points"), ("points", 1, "1 point"),
     ("days", 1, "1 day in a row"), ("accuracy", 0.5, "50.0 %"), ("throughput", 4.0, "4.00 bits/s"),
     ("sigma", None, "–"), ("points", 1e6, "1000000 points")],
)  # fmt: skip
def test_values_in_words(measure: str, value: float | None, text: str) -> None:
    assert amount_text(measure, value) == text


def test_a_missed_level_without_a_value_says_so(room: OpenClass) -> None:
    room.at(0).add("throughput", 4.5, "until", until=date(2026, 11, 17), device="mouse")
    (standing,) = room.at(3).standings()
    assert news_text(standing.progress, "missed").endswith("; nothing was measured.")


def test_a_day_that_is_over_is_named(room: OpenClass) -> None:
    room.at(0).add("rounds", 2, "day")
    room.rounds = [played(0)]
    assert tell(room.at(1)) == ["Goal missed on 2026-11-16: 2 rounds a day; it was 1 round."]


def test_a_level_is_never_over_what_cannot_be_compared(room: OpenClass) -> None:
    with pytest.raises(BadInputError, match="sigma would mix .* give one drill, one face and one device"):
        room.goals.add("sigma", 12, "week")
    with pytest.raises(BadInputError, match="accuracy would mix .* give one device"):
        room.goals.add("accuracy", 0.9, "week")
    assert not room.path.exists()


def test_what_a_level_needs_and_was_not_given_is_what_is_chosen(room: OpenClass) -> None:
    file = GoalsFile(room.path, check, lock=NoLock())
    goals = Goals(file, lambda: [], lambda: MONDAY, UTC, lambda: Chosen("ten-shots", "classic", "pen"))
    sigma = goals.add("sigma", 12, "week", face="wa-122")
    assert (sigma.drill, sigma.face, sigma.device) == ("ten-shots", "wa-122", "pen")
    accuracy = goals.add("accuracy", 0.9, "week")
    assert (accuracy.drill, accuracy.face, accuracy.device) == ("", "", "pen")
    points = goals.add("points", 9, "week")
    assert (points.drill, points.face, points.device) == ("", "", "")


def test_a_missed_streak_is_told_with_its_longest_run(room: OpenClass) -> None:
    room.at(0).add("days", 6, "week")
    room.rounds = [played(n) for n in (0, 1, 2, 3, 4, 6)]
    (sentence,) = tell(room.at(7))
    assert sentence.endswith("6 days in a row a week; it was 5 days in a row.")


def test_who_plays_at_weekends_only_has_a_better_forecast_than_the_plain_mean(room: OpenClass) -> None:
    goals = room.at(2)  # on Monday a whole week is ahead, and every way to tell it agrees
    goals.add("rounds", 20, "week")
    for back in range(1, 84):
        if (MONDAY - timedelta(days=back)).weekday() >= 5:
            room.rounds += [played(-back + minute / 1000) for minute in range(8 + back % 3)]
    (found,) = goals.standings()
    assert found.outlook is not None and found.outlook.method == "weekday"
    assert found.outlook.value == pytest.approx(18, abs=1) and found.outlook.held80.of == 10
    room.rounds.clear()
    assert goals.standings()[0].outlook is None
