"""A crosshair by keys: where it is follows from the keys' own times, whatever was drawn when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.play.round.keys_crosshair import (
    DELAY_S,
    FASTER_PX,
    FASTEST_PX,
    SPEED_PX,
    STEADY_PX,
    STEP_PX,
    WAYS,
    KeysCrosshair,
)


def crosshair(scale: float = 1.0, faster: bool = True) -> KeysCrosshair:
    made = KeysCrosshair(scale, faster)
    made.bound(4000, 4000)
    made.put(2000, 2000, 0.0)
    return made


@pytest.mark.parametrize(("key", "way"), WAYS.items())
def test_a_tap_moves_it_by_one_step_at_once(key: str, way: tuple[int, int]) -> None:
    cross = crosshair(2.0)
    cross.down(key, 1.0)
    assert cross.at(1.0) == (2000 + 2 * STEP_PX * way[0], 2000 + 2 * STEP_PX * way[1])
    cross.up(key, 1.0 + DELAY_S)
    assert cross.at(9.0) == (2000 + 2 * STEP_PX * way[0], 2000 + 2 * STEP_PX * way[1])


def test_shift_makes_a_tap_one_pixel() -> None:
    cross = crosshair()
    cross.fine(True, 0.5)
    cross.down("Right", 1.0)
    assert cross.at(1.1) == (2001, 2000)


def test_a_held_key_speeds_up_to_a_limit_and_without_the_option_keeps_its_speed() -> None:
    quick, steady = crosshair(), crosshair(faster=False)
    for cross in (quick, steady):
        cross.down("Right", 0.0)
    assert steady.at(DELAY_S + 2.0)[0] == pytest.approx(2000 + STEP_PX + 2 * STEADY_PX)
    grows = (FASTEST_PX - SPEED_PX) / FASTER_PX
    assert quick.at(DELAY_S + 1.0)[0] == pytest.approx(2000 + STEP_PX + SPEED_PX + FASTER_PX / 2)
    way = [quick.at(DELAY_S + grows + 0.1 * n)[0] for n in range(3)]
    assert way[2] - way[1] == pytest.approx(0.1 * FASTEST_PX) == way[1] - way[0]


def test_a_diagonal_is_as_fast_as_an_axis() -> None:
    cross = crosshair(faster=False)
    cross.down("Right", 0.0)
    cross.down("Down", 0.0)
    x, y = cross.at(DELAY_S + 1.0)
    assert (x - 2000 - STEP_PX, y - 2000 - STEP_PX) == pytest.approx((STEADY_PX / 2**0.5, STEADY_PX / 2**0.5))


def test_a_repeat_of_the_keyboard_is_no_second_press() -> None:
    cross = crosshair()
    cross.down("Up", 0.0)
    cross.down("Up", 0.1)
    assert cross.at(0.1) == (2000, 2000 - STEP_PX)


def test_keys_that_came_up_elsewhere_hold_nothing() -> None:
    cross = crosshair()
    cross.down("Left", 0.0)
    cross.fine(True, 0.0)
    cross.let_go(0.1)
    assert not cross.moving and cross.at(5.0) == cross.at(0.1)
    cross.down("Right", 6.0)
    assert cross.at(6.0) == (2000, 2000), "Shift is up again as well: a whole step back"


@given(st.lists(st.tuples(st.sampled_from([*WAYS, "Shift"]), st.floats(0.0, 0.7)), max_size=12),
       st.lists(st.floats(0.0, 9.0), max_size=20))  # fmt: skip
def test_frames_between_the_keys_change_nothing(keys: list[tuple[str, float]], frames: list[float]) -> None:
    plain, framed = crosshair(), crosshair()
    t, held = 0.0, set[str]()
    for key, wait_s in keys:
        asked = [at for at in sorted(frames) if t <= at < t + wait_s]
        for at in asked:
            framed.at(at)
        t += wait_s
        for cross in (plain, framed):
            if key == "Shift":
                cross.fine(key not in held, t)
            else:
                (cross.up if key in held else cross.down)(key, t)
        held ^= {key}
    assert plain.at(t + 1.0) == framed.at(t + 1.0)


@given(st.lists(st.tuples(st.sampled_from(list(WAYS)), st.floats(0.0, 5.0)), max_size=8))
def test_it_never_leaves_its_canvas(keys: list[tuple[str, float]]) -> None:
    cross = KeysCrosshair()
    cross.bound(300, 200)
    cross.put(150, 100, 0.0)
    t = 0.0
    for key, wait_s in keys:
        cross.down(key, t)
        t += wait_s
        x, y = cross.at(t)
        assert 0 <= x <= 300 and 0 <= y <= 200
        cross.up(key, t)
