"""A plan settles all that a round needs, and says at once when it cannot be scored."""

from __future__ import annotations

import pytest

from bullseye.errors import BadInputError, UnknownNameError
from bullseye.session.plan import COUNTDOWN_S, RoundPlan
from tests.rounds import DRILLS, FACES


def plan(**more: object) -> RoundPlan:
    return RoundPlan(FACES.get("wa-122"), DRILLS.get("ten-shots"), 1, "Ann", **more)  # type: ignore[arg-type]


def test_a_plan_scores_with_its_own_style_and_gauge() -> None:
    face = FACES.get("wa-122")
    assert plan().scorer().gauge_mm == face.gauge_mm and plan().scorer().style is face.styles[0]
    other = plan(style=face.styles[1].id, gauge_mm=0.0).scorer()
    assert (other.gauge_mm, other.style) == (0.0, face.styles[1])


def test_a_plan_that_cannot_be_scored_says_why() -> None:
    with pytest.raises(UnknownNameError, match="'bogus'"):
        plan(style="bogus").scorer()
    with pytest.raises(BadInputError, match=r"the gauge -1"):
        plan(gauge_mm=-1.0).scorer()


def test_the_count_is_three_seconds() -> None:
    assert COUNTDOWN_S == 3
