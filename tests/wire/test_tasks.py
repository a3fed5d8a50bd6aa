"""Messages of assignments and goals, read strictly."""

from __future__ import annotations

import pytest

from bullseye.errors import BadInputError
from bullseye.wire import codec
from bullseye.wire.tasks import NewAssignment, NewGoal


def test_an_assignment_is_for_any_face_unless_one_is_named() -> None:
    due = "2026-12-04T17:00:00Z"
    assert codec.read(NewAssignment, {"drill": "ten-shots", "rounds": 3, "due": due}).face == ""


@pytest.mark.parametrize(
    "change", [{"measure": "accuracy"}, {"target": 0}, {"until": "Friday"}, {"reached": True}, {"target": 1.5}]
)
def test_a_goal_has_a_measure_a_target_and_a_day_and_nothing_else(change: dict[str, object]) -> None:
    good = {"measure": "points", "target": 10_000, "until": "2026-12-04"}
    assert codec.read(NewGoal, good).zone == ""
    with pytest.raises(BadInputError):
        codec.read(NewGoal, {**good, **change})
