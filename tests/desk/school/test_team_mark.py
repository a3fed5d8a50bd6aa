"""The marks of teams: each its own colour and its own shape."""

from __future__ import annotations

import pytest

from bullseye.desk.school.team_mark import TEAM_NAMES, mark_of, team_shapes
from bullseye.picture.look import PRINT


@pytest.mark.parametrize(
    "teams", [list(TEAM_NAMES), ["Ants", "Bees", "Cats", "Dogs", "Elks", "Foxes"], ["Ants", "Blue", "Cats", "red"]]
)
def test_no_two_teams_share_a_colour_or_a_shape(teams: list[str]) -> None:
    marks = [mark_of(team, teams) for team in teams]
    assert len({mark.kind for mark in marks}) == len({mark.colour for mark in marks}) == len(teams)
    assert all(team_shapes(team, teams, 20, 20, 10, PRINT) for team in teams)


def test_a_team_called_by_a_colour_has_it_in_any_case() -> None:
    assert mark_of("BLUE", ["BLUE"]) == mark_of("Blue", ["Ants", "Blue"]) and mark_of("Blue", []).colour == "#0072b2"


def test_a_seventh_team_has_a_mark_too() -> None:
    teams = [f"Team {n}" for n in range(9)]
    assert mark_of("Team 8", teams) and mark_of("somebody", teams)


def test_a_team_called_by_a_colour_in_another_language_has_it() -> None:
    teams = ["Rot", "bleu", "Gr\u00fcn", "Red"]
    assert mark_of("Rot", teams) == mark_of("Red", teams) and mark_of("bleu", teams) == mark_of("Blue", ["Blue"])
    assert mark_of("Gr\u00fcn", teams) == mark_of("Green", ["Green"])
