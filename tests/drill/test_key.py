"""One key of a drill file says what it may hold, in the words of docs/drills.md."""

from __future__ import annotations

import pytest

from bullseye.datafile import MISSING
from bullseye.drill.key import Key


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (Key("", "a", "text", "", high=40), "text, 40 characters at most"),
        (Key("", "a", "flag", ""), "`true` `false`"),
        (Key("", "a", "names", ""), "list of names"),
        (Key("", "a", "choice", "", choices=("one", "two")), "`one` `two`"),
        (Key("", "a", "number", "", low=0.1, high=5), "number, 0.1 to 5"),
        (Key("", "a", "number", "", above=True, high=5), "number, more than 0 to 5"),
        (Key("", "a", "integer", "", low=1, high=9), "whole number, 1 to 9"),
        (Key("", "a", "two numbers", "", high=9), "two numbers, more than 0 to 9"),
        (Key("", "a", "numbers", "", high=9), "1 to 6 numbers, more than 0 to 9"),
        (Key("", "a", "whole numbers", "", low=1, high=9), "1 to 8 whole numbers, 1 to 9"),
    ],
)
def test_a_key_says_what_it_may_hold(key: Key, words: str) -> None:
    assert key.allowed() == words


def test_a_key_without_a_default_is_needed_and_none_is_a_default() -> None:
    assert Key("", "a", "number", "").default is MISSING and Key("", "a", "number", "").needed
    assert not Key("", "a", "number", "", default=None).needed
