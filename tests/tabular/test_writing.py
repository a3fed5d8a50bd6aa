"""No text in a CSV of ours is a formula to a spreadsheet, and each comes back as it was."""

from __future__ import annotations

import csv
import io
import locale
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.tabular.writing import BOM, SPREADSHEET, bare, csv_lines, guarded, mark_here

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
TEXTS = st.text(st.sampled_from([*SIGNS, "'", '"', ",", "a", "1", " ", "日"]), max_size=8)


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("sign", SIGNS)
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(sign: str) -> None:
    assert guarded(f"{sign}1+1") == f"'{sign}1+1"
    assert guarded(f"a{sign}") == f"a{sign}"


@pytest.mark.parametrize("text", ["", "Ann", "'Ann", "O'Neill", "''", " =1", "5"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == bare(text) == text


def test_a_text_that_has_an_apostrophe_already_gets_one_more() -> None:
    assert (guarded("'=1"), bare("''=1"), bare("'=1"), bare("=1")) == ("''=1", "'=1", "=1", "=1")


@given(TEXTS)
def test_what_is_guarded_comes_back_and_is_no_formula(text: str) -> None:
    assert bare(guarded(text)) == text
    assert not guarded(text).startswith(SIGNS)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=4))
def test_every_row_is_read_back_whole(rows: list[list[str]]) -> None:
    lines = list(csv_lines(["a", "b"], rows))
    assert len(lines) == len(rows) + 1 and all(line.endswith("\n") and not line.endswith("\r\n") for line in lines)
    assert [[bare(cell) for cell in row] for row in read_back("".join(lines))[1:]] == rows


@pytest.mark.parametrize(("value", "cell"), [(-3.5, "-3.5"), (True, "1"), (False, "0"), (None, ""), (-2, "-2")])
def test_numbers_are_numbers_and_yes_and_no_are_1_and_0(value: Any, cell: str) -> None:
    assert read_back("".join(csv_lines(["a", "b"], [[value, "x"]])))[1] == [cell, "x"]


def test_a_spreadsheet_gets_its_mark_its_separator_and_its_decimals() -> None:
    rows = [["A;b", 1.5, -2, True, "1.5"]]
    names = ["a", "b", "c", "d", "e"]
    assert "".join(csv_lines(names, rows, SPREADSHEET[","])) == BOM + 'a;b;c;d;e\n"A;b";1,5;-2;1;1.5\n'
    assert "".join(csv_lines(names, rows, SPREADSHEET["."])) == BOM + "a,b,c,d,e\nA;b,1.5,-2,1,1.5\n"


def test_the_mark_of_a_country_is_asked_of_the_system_and_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = locale.setlocale(locale.LC_NUMERIC)
    asked: list[object] = []

    def set_to(category: int, name: str | None = None) -> str:
        asked.append(name)
        return before

    monkeypatch.setattr(locale, "setlocale", set_to)
    monkeypatch.setattr(locale, "localeconv", lambda: {"decimal_point": ","})
    assert mark_here() == "," and asked == [None, "", before]
    monkeypatch.setattr(locale, "localeconv", lambda: {"decimal_point": "٫"})
    assert mark_here() == "."


def test_a_country_that_the_system_does_not_know_has_a_point(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")
    assert mark_here() == "."
