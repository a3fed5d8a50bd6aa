"""Text from the right: its order, joined letters, mirrored brackets, marks on their letters, numbers as typed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest
from bidi.mirror import MIRRORED
from hypothesis import given
from hypothesis import strategies as st

from bullseye.picture import right_to_left
from bullseye.picture.right_to_left import complaint, drawn, is_from_right

HEBREW, ARABIC = (
    "\u05d3\u05e0\u05d4\u05b8\u05d1\u05b4",
    "\u0645\u062d\u062f\u0644\u0627\u0633\u0631\u0629\u064e\u0651\u067e\u06a9",
)
LETTERS = st.text(st.sampled_from(HEBREW + ARABIC + "abc \u00e9-.,()[]\u00ab\u00bb/<>0123456789"), max_size=40)


def kept(text: str) -> Counter[str]:
    """The letters of *text*, whatever their joined form and whichever way a bracket points."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(min(sign, MIRRORED.get(sign, sign)) for sign in plain)


@given(LETTERS)
def test_no_letter_is_lost_and_none_comes_in(text: str) -> None:
    assert kept(drawn(text)) == kept(text)


@given(LETTERS)
def test_numbers_stay_as_they_are_read(text: str) -> None:
    shown = drawn(text)  # two numbers may come to lie side by side: a number is looked for in what is shown
    assert all(number in shown for number in re.findall("[0-9]+", text))


@given(st.text(max_size=30))
def test_any_text_is_drawn_and_what_is_not_from_the_right_stays_as_it_is(text: str) -> None:
    assert isinstance(drawn(text), str)
    if not is_from_right(text):
        assert drawn(text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("\u05d3\u05e0\u05d4", "\u05d4\u05e0\u05d3"),
        ("Ann \u05d3\u05e0\u05d4 12 (\u05d1)", "Ann (\u05d1) 12 \u05d4\u05e0\u05d3"),
        ("\u05d3\u05e0\u05d4 :)", "(: \u05d4\u05e0\u05d3"),
        ("\u05e9\u05b8\u05dc", "\u05dc\u05e9\u05b8"),  # the mark stays behind its letter
        ("\u0645\u062d\u0645\u062f", "\ufeaa\ufee4\ufea4\ufee3"),  # joined: initial, medial, medial, final
        ("\u0644\u0627", "\ufefb"),
        ("\u05d3\u05e0\n\u05d1\u05d2", "\u05e0\u05d3\n\u05d2\u05d1"),
        ("Zo\u00eb (2)", "Zo\u00eb (2)"),
    ],
)
def test_texts_are_in_the_order_in_which_they_are_drawn(text: str, wanted: str) -> None:
    assert drawn(text) == wanted


def test_without_the_libraries_a_text_stays_and_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(right_to_left, "_tools", lambda: None)
    right_to_left._line.cache_clear()
    assert drawn("\u05d3\u05e0\u05d4") == "\u05d3\u05e0\u05d4"
    assert "bullseye[names]" in complaint("Ann \u05d3") and complaint("Ann") == ""
    right_to_left._line.cache_clear()


def test_a_sentence_of_ours_keeps_its_way_where_a_name_from_the_right_begins_it() -> None:
    assert drawn("\u05d3\u05e0\u05d4 is next.", base="L") == "\u05d4\u05e0\u05d3 is next."
    assert drawn("\u05d3\u05e0\u05d4 is next.") == ".is next \u05d4\u05e0\u05d3"
    assert drawn("\u05d3\u05e0\u05d4.", base="L") == ".\u05d4\u05e0\u05d3", "no word of ours is in it"


def test_a_sentence_from_the_right_begins_there_even_with_a_word_from_the_left() -> None:
    assert drawn("Ann \u05d3\u05e0\u05d4.", "R") == ".\u05d4\u05e0\u05d3 Ann"
    assert drawn("\u05d3 \u22120.4", "R") == "\u22120.4 \u05d3", "a minus stays before its number"
    assert drawn("\u05d3 5.7 mm \u05d4", "R") == "\u05d4 5.7 mm \u05d3", "and a unit behind it"
    assert drawn("\u05d3 ~/a/b.csv", "R") == "~/a/b.csv \u05d3", "and a path is whole"
