"""A data file is read key by key, and every mistake in it is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.datafile import MAX_BYTES, Table, is_slug, read_table
from bullseye.errors import BadFaceError, BadFileError


def table(text: str) -> Table:
    return read_table(text.encode(), "mine.toml", BadFaceError)


def refusal(text: str, read: Callable[[Table], Any]) -> BadFileError:
    with pytest.raises(BadFaceError) as caught:
        read(table(text))
    return caught.value


@pytest.mark.parametrize("good", ["a", "7", "wa-122", "x" * 64])
def test_a_slug_is_lower_case_letters_digits_and_hyphens(good: str) -> None:
    assert is_slug(good)


@pytest.mark.parametrize("bad", ["", "-a", "A", "ä", "a b", "a/b", "a.b", "a\n", "x" * 65])
def test_anything_else_is_no_slug(bad: str) -> None:
    assert not is_slug(bad)


def test_a_mistake_names_file_key_value_and_what_is_allowed() -> None:
    bad = refusal("gauge = -1", lambda t: t.number("gauge", low=0, high=200))
    assert str(bad) == "mine.toml: gauge is -1; it must be a number of at least 0 and at most 200"
    assert (bad.file, bad.key, bad.value) == ("mine.toml", "gauge", -1)


def test_a_mistake_in_a_table_names_which_table() -> None:
    bad = refusal("[[ring]]\na = 1\n[[ring]]\na = 'x'", lambda t: [r.integer("a") for r in t.tables("ring", limit=2)])
    assert "ring[2].a is 'x'" in str(bad)


def test_a_missing_key_is_named_with_what_it_should_hold() -> None:
    assert "name is missing" in str(refusal("", lambda t: t.text("name")))


def test_a_key_that_nobody_asked_for_is_refused() -> None:
    def read(t: Table) -> None:
        t.number("gauge_mm")
        t.finish()

    bad = refusal("gauge_mm = 1\ngaugee_mm = 2", read)
    assert "gaugee_mm is 2" in str(bad) and "known are: gauge_mm" in str(bad)


@pytest.mark.parametrize(
    "value", ["nan", "inf", "-inf", "true", "'1'", "[1]", "-0.5", "11", "1" + "0" * 400, "2020-01-01"]
)
def test_a_number_is_finite_and_within_its_bounds(value: str) -> None:
    bad = refusal(f"n = {value}", lambda t: t.number("n", low=0, high=10))
    assert "n is " in str(bad) and "at most 10" in str(bad)


def test_bounds_belong_to_the_range_unless_said_otherwise() -> None:
    assert table("n = 0").number("n", low=0, high=10) == 0
    assert table("n = 10").number("n", low=0, high=10, above=True) == 10
    assert "more than 0" in str(refusal("n = 0.0", lambda t: t.number("n", low=0, high=10, above=True)))


@pytest.mark.parametrize("value", ["1.0", "true", "'1'", "-1", "6", "nan"])
def test_a_whole_number_is_not_a_fraction_nor_a_flag(value: str) -> None:
    assert "a whole number from 0 to 5" in str(refusal(f"n = {value}", lambda t: t.integer("n", low=0, high=5)))


@pytest.mark.parametrize("value", ["''", "'  '", "'abcdef'", "5"])
def test_a_text_is_not_blank_and_not_too_long(value: str) -> None:
    assert "1 to 5 characters" in str(refusal(f"n = {value}", lambda t: t.text("n", limit=5)))


def test_a_choice_is_one_of_those_listed() -> None:
    assert "one of: in, out" in str(refusal("n = 'up'", lambda t: t.text("n", choices=("in", "out"))))
    assert table("n = 'out'").text("n", choices=("in", "out")) == "out"


@pytest.mark.parametrize("value", ["'red'", "'#12345'", "'#12345g'", "'#1234567'", "5", "''"])
def test_a_colour_has_six_digits(value: str) -> None:
    assert "#ffcc00" in str(refusal(f"c = {value}", lambda t: t.colour("c")))


def test_a_colour_comes_back_in_lower_case_and_may_be_left_empty_where_it_is_optional() -> None:
    assert table("c = '#FFCC00'").colour("c") == "#ffcc00"
    assert table("c = ''").colour("c", "") == ""


@pytest.mark.parametrize("value", ["1", "'true'", "[]"])
def test_a_flag_is_true_or_false(value: str) -> None:
    assert "true or false" in str(refusal(f"f = {value}", lambda t: t.flag("f", False)))


@pytest.mark.parametrize("value", ["'a'", "['A']", "[1]", "['a', '']"])
def test_names_are_a_list_of_slugs(value: str) -> None:
    assert "a list of names" in str(refusal(f"n = {value}", lambda t: t.strings("n")))


@pytest.mark.parametrize("value", ["[1]", "[1, 2, 3]", "[1, nan]", "[1, true]", "[0, 1]", "[1, 21]", "5", "[1, 'a']"])
def test_a_list_of_numbers_has_its_length_and_bounds(value: str) -> None:
    bad = refusal(f"n = {value}", lambda t: t.numbers("n", count=2, low=0, high=20))
    assert "a list of 2 numbers" in str(bad)


@pytest.mark.parametrize("value", ["[1]", "[1, 2.0]", "[1, true]", "[-1, 0]", "[1, 9]", "'ab'"])
def test_a_list_of_whole_numbers_has_its_length_and_bounds(value: str) -> None:
    bad = refusal(f"n = {value}", lambda t: t.integers("n", count=2, low=0, high=8))
    assert "a list of 2 whole numbers" in str(bad)


@pytest.mark.parametrize("value", ["5", "[1]", "{a = 1}"])
def test_tables_are_tables(value: str) -> None:
    assert "[[ring]]" in str(refusal(f"ring = {value}", lambda t: t.tables("ring", limit=3)))


def test_there_are_not_more_tables_than_allowed() -> None:
    bad = refusal("[[ring]]\n" * 4, lambda t: t.tables("ring", limit=3))
    assert "ring is '4 tables'; at most 3 are allowed" in str(bad)


def test_a_table_is_a_table() -> None:
    assert "[scoring]" in str(refusal("scoring = 5", lambda t: t.table("scoring")))
    assert table("").table("scoring").has("anything") is False


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"a = \xff", "byte 4 is not UTF-8"),
        (b"a = ", "must be TOML"),
        (b"a = 1\na = 2", "must be TOML"),
        (b"\x00", "must be TOML"),
        (b'a = "C:\\sales.csv"', "with / or in single quotes, 'C:\\sales.csv'"),
        (b"PK\x03\x04", "must be TOML"),
        (b"a = " + b"[" * 5000, "must be"),
        (b"a = " + b"9" * 5000, "must be TOML"),
        (b"#" * (MAX_BYTES + 1), "at most"),
    ],
)
def test_a_file_of_the_wrong_kind_is_refused_in_one_sentence(raw: bytes, why: str) -> None:
    with pytest.raises(BadFaceError) as caught:
        read_table(raw, "mine.toml", BadFaceError)
    assert why in str(caught.value)
    assert str(caught.value).startswith("mine.toml: ")
    assert "\n" not in str(caught.value)


def test_a_value_too_long_to_print_is_cut() -> None:
    assert len(str(refusal(f"n = 0x{'f' * 5000}", lambda t: t.number("n", high=10)))) < 200
    assert len(str(refusal(f"n = '{'y' * 5000}'", lambda t: t.number("n", high=10)))) < 200


def test_a_key_with_a_line_break_still_makes_one_line() -> None:
    assert "\n" not in str(refusal('"a\\nb" = 1', lambda t: t.finish()))


@given(raw=st.binary(max_size=200))
def test_any_bytes_end_in_a_table_or_a_named_error(raw: bytes) -> None:
    try:
        read_table(raw, "f", BadFaceError)
    except BadFaceError as bad:
        assert "\n" not in str(bad)


def test_a_day_is_a_date_of_toml_or_a_text_and_nothing_else() -> None:
    day = date(2026, 12, 24)
    assert table("a = 2026-12-24").day("a") == table('a = "2026-12-24"').day("a") == day
    assert table("").day("a", None) is None
    for bad in ("2026-12-24T10:00:00", '"Christmas"', "7"):
        assert refusal(f"a = {bad}", lambda t: t.day("a")).allowed == "it must be a date such as 2026-12-24"


def test_texts_are_a_list_or_one_text() -> None:
    assert table('a = ["x", "y z"]').texts("a") == ("x", "y z")
    assert table('a = "x"').texts("a") == ("x",) and table("").texts("a") == ()
    for bad in ("[1]", '[""]', '["x", "y", "z"]', "1"):
        refusal(f"a = {bad}", lambda t: t.texts("a", most=2))
