"""What refuses a shot, and what only a teacher is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bullseye.league.fairness import Before, refusal, remarks
from bullseye.wire.student import Shot
from tests.league.school import straight

NOW = Before(arrived_s=10.0, last_s=9.0, diameter_mm=400.0, lively=True)
GOOD = Shot(2, 9.95, 30.0, -4.0, drawn=9.9, device="mouse", way=straight(9.95, 30.0, -4.0))


def test_a_shot_as_they_are_is_neither_refused_nor_remarked_upon() -> None:
    assert refusal(GOOD, NOW) is None and remarks(GOOD, NOW) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"t": 10.051}, "early"),
        ({"t": 8.999}, "before-last"),
        ({"drawn": 9.69}, "old-picture"),
        ({"t": -0.01}, "before-start"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, float], code: str) -> None:
    found = refusal(replace(GOOD, **changes), NOW)
    assert found is not None and found.code == code and found.words.startswith("shot 2")


@pytest.mark.parametrize("changes", [{"t": 10.049}, {"t": 9.0}, {"drawn": 9.71}, {"drawn": None}])
def test_what_just_can_be_counts(changes: dict[str, float | None]) -> None:
    assert refusal(replace(GOOD, **changes), NOW) is None  # type: ignore[arg-type]


def test_a_still_picture_is_never_too_old() -> None:
    assert refusal(replace(GOOD, drawn=0.0), NOW._replace(lively=False)) is None


@pytest.mark.parametrize(
    ("shot", "what"),
    [
        (replace(GOOD, t=9.04, way=straight(9.04, 30.0, -4.0)), "less than 50 ms after the last"),
        (replace(GOOD, way=()), "no way of the pointer"),
        (replace(GOOD, trusted=False), "made by a script"),
        (replace(GOOD, way=((9.8, 30.0, -4.0), (9.9, 30.0, -4.0), (9.95, 30.0, -4.0))), "the pointer never moved"),
        (replace(GOOD, way=((9.94, -300.0, 0.0), (9.95, 30.0, -4.0))), "faster than a hand"),
        (replace(GOOD, way=((9.9, 0.0, 0.0), (9.95, 0.0, 0.0))), "shot away from the pointer"),
        (replace(GOOD, way=((9.9, 29.0, -4.0), (9.97, 30.0, -4.0))), "pointer samples after the shot"),
        (replace(GOOD, way=((9.95, 29.0, -4.0), (9.94, 30.0, -4.0))), "pointer samples out of order"),
    ],
)
def test_what_is_odd_is_remarked_upon_and_counts(shot: Shot, what: str) -> None:
    assert refusal(shot, NOW) is None and remarks(shot, NOW) == [what] and len(what) <= 40


def test_late_is_remarked_upon_and_a_finger_needs_no_way() -> None:
    assert remarks(GOOD, NOW._replace(arrived_s=11.96)) == ["came more than 2 s late"]
    assert remarks(replace(GOOD, device="touch", way=()), NOW) == []
