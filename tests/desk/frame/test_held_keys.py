"""A key that is held is one press, however the system repeats it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bullseye.desk.frame.held_keys import LOST_MS, HeldKeys

ENTER, SPACE = 36, 65


def test_x11_repeats_release_and_press_with_one_stamp() -> None:
    keys = HeldKeys()
    assert not keys.pressed(ENTER, 1000)
    for stamp in range(1660, 3000, 40):
        keys.released(ENTER, stamp)
        assert keys.pressed(ENTER, stamp)
    keys.released(ENTER, 3010)
    assert not keys.pressed(ENTER, 3060)


def test_windows_and_macos_repeat_the_press_alone() -> None:
    keys = HeldKeys()
    assert [keys.pressed(ENTER, stamp) for stamp in (1000, 1500, 1530, 1560)] == [False, True, True, True]
    keys.released(ENTER, 1570)
    assert not keys.pressed(ENTER, 1600)


def test_another_key_is_a_press_of_its_own() -> None:
    keys = HeldKeys()
    assert not keys.pressed(ENTER, 1000) and not keys.pressed(SPACE, 1001)


def test_a_release_that_went_elsewhere_does_not_silence_the_key() -> None:
    keys = HeldKeys()
    keys.pressed(ENTER, 1000)
    keys.forget()
    assert not keys.pressed(ENTER, 1500)
    assert not keys.pressed(ENTER, 1500 + LOST_MS + 1)


def test_one_event_may_be_asked_about_twice() -> None:
    keys = HeldKeys()
    assert not keys.pressed(ENTER, 1000, serial=7) and not keys.pressed(ENTER, 1000, serial=7)
    assert keys.pressed(ENTER, 1040, serial=8) and keys.pressed(ENTER, 1040, serial=8)


@given(st.lists(st.tuples(st.integers(1, 900), st.integers(1, 900)), max_size=30))
def test_every_press_after_a_release_counts_however_fast(strokes: list[tuple[int, int]]) -> None:
    keys, stamp = HeldKeys(), 1
    for down_ms, up_ms in strokes:
        stamp += up_ms
        assert not keys.pressed(SPACE, stamp)
        stamp += down_ms
        keys.released(SPACE, stamp)
