"""Keys in words: on buttons, in the list of F1, and read back from there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bullseye.desk.frame import key_words
from bullseye.words import tr

PLACES = {"h": "j", "j": "h", "Return": "F5", "F5": "Return", "i": "comma", "comma": "i"}


@pytest.fixture(autouse=True)
def _moved() -> Iterator[None]:
    key_words.follow(lambda: PLACES)
    yield
    key_words.follow(dict)


def test_a_button_says_the_key_that_does_it_now() -> None:
    assert tr("History   H") == "History   J"
    assert tr("Start   Enter") == "Start   F5"
    assert tr("Back   Esc") == "Back   Esc"
    assert tr("Look   F2, I") == "Look   F2, ,"


def test_words_are_read_as_keys_and_said_as_they_are_now() -> None:
    assert key_words.keys_in("Enter, Ctrl+S") == ["Return", "Control-s"]
    assert key_words.keys_in("0 to 9, X, M") == ["x", "m"]
    assert key_words.keys_in("Enter\u060c R") == key_words.keys_in("Enter\u3001R") == ["Return", "r"]
    assert key_words.keys_in("Wheel") == []
    assert key_words.told_now("Enter, R") == "F5, R"
    assert key_words.told_now("Click") == "Click"


def test_keys_have_names_that_people_know() -> None:
    assert [key_words.name_of(key) for key in ("Control-z", "Control-Shift-z", "h", "F2", "space")] == [
        "Ctrl+Z", "Ctrl+Shift+Z", "H", "F2", "Space"
    ]  # fmt: skip
