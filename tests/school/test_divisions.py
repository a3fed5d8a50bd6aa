"""Who goes up and who goes down."""

from __future__ import annotations

from bullseye.school.divisions import next_divisions
from bullseye.school.season_table import Line, WeekScore, line_of
from tests.school.seasons import season

SEASON = season('divisions = ["First", "Second", "Third"]\npromoted = 1\nrelegated = 1\n')


def lines(*divisions: str) -> list[Line]:
    """Members a, b, c ... of each division, with the scores that the digits say; `-` is no round."""
    found = []
    for division, scores in enumerate(divisions):
        for n, score in enumerate(scores):
            weeks = [] if score == "-" else [WeekScore(1, int(score), 0, (), score)]
            found.append(line_of(SEASON, f"{division}{'abcdef'[n]}", division, weeks))
    return found


def moved(*divisions: str) -> dict[str, int]:
    return {who: to for who, to in next_divisions(SEASON, lines(*divisions)).items() if to != int(who[0])}


def test_the_first_go_up_and_the_last_go_down() -> None:
    assert moved("987", "654", "321") == {"0c": 1, "1a": 0, "1c": 2, "2a": 1}


def test_who_shares_the_place_that_goes_up_goes_up_and_who_shares_a_safe_one_is_safe() -> None:
    assert moved("977", "664", "3") == {"1a": 0, "1b": 0, "1c": 2, "2a": 1}


def test_nobody_goes_up_without_a_round_and_who_shot_nothing_is_the_first_to_go_down() -> None:
    assert moved("9-", "--", "-") == {"0b": 1}


def test_a_division_of_one_goes_up_rather_than_down() -> None:
    assert moved("9", "5", "1") == {"0a": 1, "1a": 0, "2a": 1}


def test_where_nobody_moves_everybody_stays() -> None:
    still = season('divisions = ["First", "Second"]\n')
    assert next_divisions(still, lines("98", "76")) == {"0a": 0, "0b": 0, "1a": 1, "1b": 1}
