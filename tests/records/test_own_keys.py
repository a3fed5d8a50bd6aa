"""Keys that change places: nothing is ever out of reach, and a file typed by hand is checked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.records.own_keys import are_places, can_move, meant, moved

KEYS = st.sampled_from(["a", "b", "h", "1", "F2", "F5", "Return", "space", "Control-z", "comma"])


@given(st.lists(st.tuples(KEYS, KEYS), max_size=8))
def test_whatever_is_moved_every_key_means_something_of_its_own(moves: list[tuple[str, str]]) -> None:
    places: dict[str, str] = {}
    for key, place in moves:
        places = moved(places, key, place)
        assert places.get(key, key) == place and meant(places, place) == key
        assert are_places(places)
        assert all(name != where for name, where in places.items())


def test_a_key_that_gets_anothers_place_gives_it_its_own() -> None:
    places = moved({}, "h", "b")
    assert places == {"h": "b", "b": "h"}
    assert moved(places, "h", "h") == {}


@pytest.mark.parametrize("key", ["h", "7", "F2", "Return", "space", "Control-z", "Control-Shift-z", "adiaeresis"])
def test_keys_that_do_something_can_move(key: str) -> None:
    assert can_move(key)


@pytest.mark.parametrize("key", ["Escape", "Tab", "Up", "Control-Left", "Shift_L", "Alt_R", "H", "", "a b", "\u00e4"])
def test_the_ways_out_and_what_is_no_key_cannot(key: str) -> None:
    assert not can_move(key)


@pytest.mark.parametrize(
    "value", [None, [], "h", {"h": "j"}, {"h": "j", "b": "j"}, {"h": 1}, {"Escape": "h", "h": "Escape"}]
)
def test_what_would_leave_a_key_without_a_place_is_refused(value: object) -> None:
    assert not are_places(value)
