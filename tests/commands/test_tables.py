"""The flags that say of a table what it does not say itself, as every command reads them."""

from __future__ import annotations

import argparse

import pytest

from bullseye.commands.tables import add_columns, add_shots, asked_of, columns, distance
from bullseye.tabular.understood import Asked


def test_the_flags_become_what_a_person_asked_for() -> None:
    parser = argparse.ArgumentParser()
    add_shots(parser)
    assert asked_of(parser.parse_args([])) == Asked()
    words = ["--columns", "x=3, y=Up", "--unit", "moa", "--distance", "50yd", "--y-down", "--decimal-mark", "comma"]
    args = parser.parse_args([*words, "--sighters"])
    assert asked_of(args) == Asked({"x": "3", "y": "Up"}, "moa", 45720.0, True, ",", True)


def test_a_table_without_shots_has_the_flags_of_columns_only() -> None:
    parser = argparse.ArgumentParser()
    add_columns(parser, "mt_ms=time")
    assert set(vars(parser.parse_args([]))) == {"columns", "decimal_mark"}


@pytest.mark.parametrize("text", ["x", "x=1,", "=1", "x=1,x=2"])
def test_pairs_that_are_none_are_quoted(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="x=3,y=4"):
        columns(text)


def test_a_distance_without_a_unit_is_quoted() -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="'100' does not work"):
        distance("100")
