"""Text from the right: its order, joined letters, mirrored brackets, marks on their letters, numbers as typed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest
from bidi.mirror import MIRRORED
from hypothesis import example, given
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
@example("a\u05d1(0]")
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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("\u05d3 100 000 EUR \u05d4", "\u05d4 100 000 EUR \u05d3"),
        ("\u05d3 102 206 (96 811 \u05d4 107 601)", "(107 601 \u05d4 96 811) 102 206 \u05d3"),
        ("95 % CI: 5.46 \u05d3 6.29 bits/s", "6.29 bits/s \u05d3 5.46 :95 % CI"),
        ("\u05d3 2026-03-01 \u05d4 2026-03-31", "2026-03-31 \u05d4 2026-03-01 \u05d3"),
        ("\u0627 2026-03-18, 10:30", "10:30 ,2026-03-18 \ufe8d"),
        ("\u05d3 (95 %), 3 / 4", "3 / 4 ,(95 %) \u05d3"),
        ("\u05d3 \u00ab80 \u00d7 40 mm\u00bb", "\u00ab80 \u00d7 40 mm\u00bb \u05d3"),
        ("\u05d5100 000 kWh", "100 000 kWh\u05d5"),
        ("\u05d3-5 \u05d4", "\u05d4 5-\u05d3"),
        ("\u05d3 (-5, +3)", "(+3 ,-5) \u05d3"),
        ("\u05d3 \u2264 5 mm", "\u2264 5 mm \u05d3"),
        ("12 (3) \u05d3", "\u05d3 (3) 12"),
        ("\u05d3\u060c 5 mm\u060c 6 mm", "6 mm \u060c5 mm \u060c\u05d3"),
        ("World Archery 40 cm\u060c Ana\u060c \u05d3", "\u05d3 \u060cAna \u060cWorld Archery 40 cm"),
        ("\u05d3 refused (errno 111), try 2 \u05d4", "\u05d4 refused (errno 111), try 2 \u05d3"),
        ("Ana 95 % \u05d3", "\u05d3 Ana 95 %"),
        ("\u05d3 ~/a b/b.csv.", ".~/a b/b.csv \u05d3"),
    ],
)
def test_within_a_line_from_the_right_a_number_and_a_foreign_word_keep_their_own_order(text: str, wanted: str) -> None:
    assert drawn(text, "R") == wanted


WHOLE = st.one_of(
    st.integers(0, 10**12).map(lambda n: f"{n:,}".replace(",", " ")),
    st.integers(0, 10**12).map(lambda n: f"{n:,}".replace(",", "\u202f")),
    st.dates().map(str),
    st.times().map(lambda time: f"{time:%H:%M}"),
    st.tuples(st.sampled_from(["", "\u2212", "\u00b1", "\u2264 "]), st.integers(0, 9999), st.integers(0, 99)).map(
        lambda parts: "{}{}.{}".format(*parts)
    ),
    st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda pair: "{} / {}".format(*pair)),
    st.tuples(st.integers(0, 9999), st.sampled_from(["%", "mm", "bits/s", "EUR", "kWh", "\u00b0", "\u20ac"])).map(
        lambda pair: "{} {}".format(*pair)
    ),
)
BETWEEN = st.sampled_from([" \u05d3\u05e0\u05d4 ", " \u0645\u062d ", "\u060c ", " (", ") ", ": ", " \u00ab", " \u05d5"])


@given(st.lists(st.tuples(BETWEEN, WHOLE), min_size=1, max_size=5))
def test_numbers_dates_and_units_come_out_whole_and_in_the_order_of_the_line(parts: list[tuple[str, str]]) -> None:
    shown = drawn("\u05d3" + "".join(between + whole for between, whole in parts), "R")
    for _, whole in parts:
        assert whole in shown
        shown = shown[: shown.rindex(whole)]
