"""One rule says what a name is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.names import LONGEST_NAME, clean, cut_name, key_of, known_as

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Bo\n", "Bo"),  # a cell of a spreadsheet
        ("\tBo\r\n", "Bo"),
        ("  Ann   Lee ", "Ann Lee"),
        ("Ann\u00a0Lee", "Ann Lee"),
        ("Jose\u0301", "Jos\u00e9"),
        ("\u0645\u06cc\u200c\u0646\u0627", "\u0645\u06cc\u200c\u0646\u0627"),
        (FAMILY, FAMILY),
    ],
)
def test_what_is_typed_or_pasted_becomes_one_line_without_a_word(typed: str, name: str) -> None:
    assert clean(typed) == (name, "")


def test_what_is_left_out_is_said() -> None:
    assert clean("Ann\u202eLee") == ("AnnLee", "Signs that cannot be seen were left out of 'AnnLee'.")
    name, said = clean("x" * 50)
    assert name == "x" * LONGEST_NAME and "too long" in said


@pytest.mark.parametrize("empty", ["", " \n", "\u200d", "\u202e", "\u200c \u200d"])
def test_nothing_is_no_name(empty: str) -> None:
    with pytest.raises(BadInputError, match="no name"):
        clean(empty)


@pytest.mark.parametrize(("tail", "kept"), [("e\u0316\u0317", ""), (FAMILY, ""), ("\U0001f1eb\U0001f1f7", "")])
def test_a_long_name_is_cut_between_letters(tail: str, kept: str) -> None:
    assert cut_name("x" * 39 + tail, LONGEST_NAME) == "x" * 39 + kept


@given(st.text())
def test_a_cleaned_name_is_clean(text: str) -> None:
    try:
        name, _ = clean(text)
    except BadInputError:
        return
    assert 1 <= len(name) <= LONGEST_NAME and name.splitlines() == [name]
    assert unicodedata.is_normalized("NFC", name)
    assert clean(name) == (name, "")


def test_a_name_is_the_same_in_any_case_and_composition() -> None:
    assert key_of("JOSE\u0301") == key_of("jos\u00e9") and key_of("Strasse") == key_of("Stra\u00dfe")
    assert known_as("ann", ["Bo", "Ann"]) == "Ann" and known_as("Cy", ["Bo"]) == "Cy"
