"""What the result page says of a round."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.play.round.outcome import Outcome
from bullseye.session.events import Finished
from bullseye.session.scorecard import score_record
from bullseye.wording.numbers import MINUS, Number, by_key
from tests.rounds import Played, plan_of

MISS_MM = 1000.0


def outcome(
    drill: str, offs: list[float], *, pause: bool = False, more: dict[str, Any] | None = None, **kw: Any
) -> Outcome:
    """The outcome of shots half a second apart, that far off; *kw* is what the board said."""
    played = Played(plan_of(drill, **(more or {})))
    played.round.start()
    for n, off_mm in enumerate(offs, start=1):
        played.at(n / 2, off_mm)
    if pause:
        played.round.pause(len(offs) / 2)
        played.round.resume(len(offs) / 2)
    if not played.round.end(len(offs) / 2):
        played.round.tick(100.0)
    return Outcome(score_record(played.told(Finished)[0].record), **kw)


TEN = [0.0] * 10


def number(text: str) -> int:
    return int(text.replace(MINUS, "-"))


@given(st.lists(st.sampled_from([0.0, 15.0, 30.0, MISS_MM]), max_size=30))
def test_the_lines_add_up_to_their_total(offs: list[float]) -> None:
    lines = outcome("timed-30", offs).lines()
    assert lines[-1].key == "total"
    assert sum(number(line.text) for line in lines[:-1]) == number(lines[-1].text)


def test_each_line_but_the_first_shows_its_sign() -> None:
    lines = outcome("timed-30", [0.0, 0.0, MISS_MM]).lines()
    assert [line.label for line in lines] == [
        "Ring points",
        "Combo bonus",
        "Time bonus",
        "Points for accuracy",
        "Total",
    ]
    assert lines[0].text == "20" and lines[1].text == "+1" and lines[3].text.startswith(MINUS)


def test_a_race_is_a_time() -> None:
    race = outcome("race-30", [0.0] * 30)
    assert (race.score, race.unit) == ("15.000 s", "ms")
    assert race.lines() == [Number("last_hit", "Time of the last hit", "15.000 s")]


@pytest.mark.parametrize(
    ("best_before", "headline", "is_best"),
    [
        (None, "Your first round here", True),
        (88, "New best, by 12", True),
        (100, "Level with your best", False),
        (103, "3 off your best", False),
    ],
)
def test_the_headline_compares_with_the_best_before(best_before: int | None, headline: str, is_best: bool) -> None:
    result = outcome("ten-shots", TEN, best_before=best_before, place=2)
    assert (result.headline(), result.is_best) == (headline, is_best)
    assert result.place_text() == "2nd on the board"


@pytest.mark.parametrize(
    ("best_before", "headline", "is_best"),
    [(16_500, "New best, by 1.500 s", True), (14_000, "1.000 s off your best", False)],
)
def test_where_less_is_better_the_shorter_time_wins(best_before: int, headline: str, is_best: bool) -> None:
    result = outcome("race-30", [0.0] * 30, best_before=best_before)
    assert (result.headline(), result.is_best) == (headline, is_best)


def test_a_round_without_a_hit_is_no_best() -> None:
    result = outcome("ten-shots", [MISS_MM] * 10)
    assert (result.headline(), result.is_best) == ("No hit this time", False)


@pytest.mark.parametrize(
    ("drill", "how", "headline"),
    [
        ("practice", {}, "Practice: not on the board"),
        ("timed-30", {"pause": True}, "Paused: not on the board"),
        ("ten-shots", {"more": {"simulated": True}}, "Simulated: not on the board"),
    ],
)
def test_an_unranked_round_says_why(drill: str, how: dict[str, Any], headline: str) -> None:
    result = outcome(drill, TEN, **how)
    assert (result.headline(), result.is_best, result.place_text()) == (headline, False, "Not on the board")


def test_a_ranked_round_past_the_tenth_place_says_so() -> None:
    assert outcome("ten-shots", TEN, best_before=100).place_text() == "Not among the ten best"


def test_an_old_round_is_not_news() -> None:
    again = outcome("ten-shots", TEN, again=True)
    assert (again.headline(), again.place_text()) == ("From the history", "Not on the board")


def test_the_facts_are_those_of_the_round() -> None:
    facts = {fact.label: fact.text for fact in outcome("timed-30", [0.0, MISS_MM, 0.0, 0.0]).facts()}
    assert facts == {
        "Hits": "3 of 4 shots", "Accuracy": "75.0 %", "Targets hit": "3 of 4, 75.0 %", "Best combo": "2",
        "Mean time per shot": "0.50 s", "Duration": "30.0 s",
    }  # fmt: skip


def test_no_shots_are_dashes_not_a_hundred_percent() -> None:
    facts = {key: fact.text for key, fact in by_key(outcome("timed-30", []).facts()).items()}
    assert facts["hits"] == "0 of 0 shots"
    assert {facts[key] for key in ("accuracy", "targets_hit", "mean_time_s")} == {"\u2013"}


def test_inner_tens_and_pauses_are_named_where_there_are_any() -> None:
    facts = by_key(outcome("practice", TEN, pause=True, more={"face": "wa-122"}).facts())
    assert re.fullmatch(r"Inner tens \(.+\)", facts["inner_tens"].label)
    assert (facts["inner_tens"].text, facts["pauses"].text) == ("10", "1")
