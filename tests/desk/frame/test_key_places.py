"""A key has the letter of its place where it types none."""

from __future__ import annotations

import pytest

from bullseye.desk.frame.key_places import key_at


@pytest.mark.parametrize(
    ("keysym", "code", "system", "key"),
    [
        ("Cyrillic_yeru", 39, "x11", "s"),
        ("Greek_sigma", 39, "x11", "s"),
        ("ampersand", 10, "x11", "1"),
        ("agrave", 19, "x11", "0"),
        ("KP_Down", 88, "x11", "2"),
        ("KP_2", 88, "x11", "2"),
        ("Return", 36, "x11", ""),
        ("semicolon", 47, "x11", ""),
        ("Cyrillic_yeru", 0x53, "win32", "s"),
        ("ampersand", 0x31, "win32", "1"),
        ("Down", 0x62, "win32", "2"),
        ("F1", 0x70, "win32", ""),
        ("Prior", 0x21, "win32", ""),
        ("Cyrillic_yeru", (1 << 24) | 0x44B, "aqua", "s"),
        ("Cyrillic_yeru", (1 << 16) | 0x44B, "aqua", "s"),
        ("Return", (36 << 24) | 13, "aqua", ""),
    ],
)
def test_the_place_of_a_key_says_which_it_is(keysym: str, code: int, system: str, key: str) -> None:
    assert key_at(keysym, code, system) == key
