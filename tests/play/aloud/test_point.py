"""The point stays within the range and jumps away from the target."""

from __future__ import annotations

from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from bullseye.play.aloud.point import DIRECTIONS, KICK, Point


@given(st.integers(0, 2**31), st.lists(st.sampled_from([*DIRECTIONS, "jump"]), max_size=200))
def test_it_never_leaves_the_range(seed: int, does: list[str]) -> None:
    point = Point(200, (480, 480), seed)
    for each in does:
        if each == "jump":
            point.jump((0.0, 0.0))
            assert 200 * KICK[0] <= hypot(point.x_mm, point.y_mm) <= 200 * KICK[1]
        else:
            point.move(each)
        assert abs(point.x_mm) <= 240 and abs(point.y_mm) <= 240


def test_where_there_is_no_room_to_jump_it_is_in_the_middle() -> None:
    point = Point(200, (10, 10), 1)
    point.move("left", small=True)
    point.jump((0.0, 0.0))
    assert (point.x_mm, point.y_mm) == (0.0, 0.0)
