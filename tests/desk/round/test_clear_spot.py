"""A word on the range covers nothing that stands there, wherever there is room for it."""

from __future__ import annotations

from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from bullseye.desk.round.clear_spot import clear_spot

ROOM = (980.0, 800.0)
MIDDLE = (490.0, 400.0)


def test_an_empty_range_has_it_in_the_middle() -> None:
    assert clear_spot(ROOM, (176, 176), MIDDLE, ()) == (*MIDDLE, float("inf"))


def test_beside_a_face_that_fills_the_height_it_takes_a_corner() -> None:
    x, y, gap = clear_spot(ROOM, (120, 120), MIDDLE, ((*MIDDLE, 380.0),))
    assert gap >= 8 and abs(x - 490) > 300 and abs(y - 400) > 200


def test_where_nothing_is_free_it_takes_the_freest_place_and_says_so() -> None:
    x, y, gap = clear_spot((200, 200), (150, 150), (100, 100), ((100, 100, 100),))
    assert gap < 0 and x - 75 >= 0 and x + 75 <= 200 and y - 75 >= 0 and y + 75 <= 200


@given(
    discs=st.lists(st.tuples(st.floats(0, 980), st.floats(0, 800), st.floats(1, 200)), max_size=6),
    boxes=st.lists(
        st.tuples(st.floats(0, 400), st.floats(0, 400), st.floats(400, 980), st.floats(400, 800)), max_size=1
    ),
    size=st.tuples(st.floats(20, 300), st.floats(20, 200)),
)  # fmt: skip
def test_what_it_calls_free_is_free(
    discs: list[tuple[float, float, float]], boxes: list[tuple[float, float, float, float]], size: tuple[float, float]
) -> None:
    x, y, gap = clear_spot(ROOM, size, MIDDLE, discs, boxes)
    left, top, right, bottom = x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2
    assert left >= 0 and top >= 0 and right <= ROOM[0] and bottom <= ROOM[1]
    if gap < 0:
        return
    for disc_x, disc_y, radius in discs:
        nearest = (min(max(disc_x, left), right), min(max(disc_y, top), bottom))
        assert hypot(disc_x - nearest[0], disc_y - nearest[1]) >= radius - 1e-6
    for box in boxes:
        assert right <= box[0] + 1e-6 or left >= box[2] - 1e-6 or bottom <= box[1] + 1e-6 or top >= box[3] - 1e-6
