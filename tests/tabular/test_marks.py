"""Which mark is the decimal one, and what a number is, in the ways of every country."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.tabular.marks import COMMA, POINT, cleaned, decimal_mark, evidence, value_of


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1.5", POINT, 1.5), (" -1.5e3 ", POINT, -1500.0), ("1,234.5", POINT, 1234.5), ("1,234,567", POINT, 1234567.0),
        ("1 234.5", POINT, 1234.5), ("1'234.5", POINT, 1234.5), ("1\u202f234", POINT, 1234.0), ("\u22122", POINT, -2.0),
        ("1,5", COMMA, 1.5), ("-,5", COMMA, -0.5), ("1.234,5", COMMA, 1234.5), ("1.234", COMMA, 1234.0),
        ("12\u00a0345,6", COMMA, 12345.6), ("1,5e-3", COMMA, 0.0015), ("7", COMMA, 7.0),
    ],
)  # fmt: skip
def test_a_number_is_read_by_its_decimal_mark(text: str, decimal: str, value: float) -> None:
    assert value_of(text, decimal) == value


@pytest.mark.parametrize(
    ("text", "decimal"),
    [("", POINT), ("nan", POINT), ("1_0", POINT), ("٣", POINT), ("0x1", POINT), ("1,5", POINT), ("12,34.5", POINT),
     ("1.5", COMMA), ("1,5,5", COMMA), ("1 5", POINT), ("1e", COMMA), ("1.23,4", COMMA)],
)  # fmt: skip
def test_anything_else_is_no_number(text: str, decimal: str) -> None:
    assert math.isnan(value_of(text, decimal))


@pytest.mark.parametrize(
    ("text", "proved"),
    [("1.5", POINT), ("1,5", COMMA), ("1,234.5", POINT), ("1.234,5", COMMA), ("1.234.567", COMMA), ("1,234,567", POINT),
     ("0,123", COMMA), ("1,234", "?"), ("1.234", ""), ("12", ""), ("1 234", ""), ("1234,567", COMMA)],
)  # fmt: skip
def test_a_cell_proves_a_mark_or_leaves_it_open(text: str, proved: str) -> None:
    assert evidence(text) == proved


@pytest.mark.parametrize(
    ("cells", "separator", "mark"),
    [
        (["1", "2.5"], ",", POINT), (["1,234", "2,5"], "\t", COMMA), (["1,234", "2.5"], "\t", POINT),
        (["1.234", "2,5"], ";", COMMA), (["1.234"], ";", POINT), (["1,234"], ";", COMMA), (["1,234"], "\t", ""),
        (["1,234"], ",", ""), ([], ",", POINT), (["1.234.567"], ";", COMMA),
    ],
)  # fmt: skip
def test_the_first_proof_decides_and_a_semicolon_is_one(cells: list[str], separator: str, mark: str) -> None:
    assert decimal_mark(cells, separator) == mark


def test_spaces_between_thousands_go_and_others_stay() -> None:
    assert cleaned(" 1 234 567 ") == "1234567" and cleaned("1 23") == "1 23" and cleaned("a 123") == "a 123"


@given(st.floats(-1e9, 1e9), st.sampled_from([POINT, COMMA]))
def test_every_written_number_comes_back_exactly(value: float, mark: str) -> None:
    assert value_of(repr(value).replace(".", mark), mark) == value
