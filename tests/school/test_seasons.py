"""What a school says of its seasons and of rounds that were sent."""

from __future__ import annotations

from bullseye.school.seasons import KeptSeason, Taken
from tests.school.seasons import WEEKS, season


def test_a_new_season_has_no_closed_week_and_a_round_that_was_there_counts_nowhere_again() -> None:
    assert KeptSeason(season(), WEEKS, (0,)).closed_weeks == 0
    assert Taken("print", False, 91, "points").seasons == ()
