"""What the commands share: flags are read strictly, tables line up, JSON is JSON."""

from __future__ import annotations

import argparse
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.commands.common import Reading, later, number, player_name, print_json, print_table, score_cell, whole


@pytest.mark.parametrize(("text", "value"), [("0", 0.0), ("10", 10.0), ("2.5", 2.5), ("1e1", 10.0)])
def test_a_number_within_its_bounds_is_taken(text: str, value: float) -> None:
    assert number(0, 10)(text) == value


def test_a_decimal_comma_is_read_and_a_thousand_is_asked() -> None:
    assert number(0, 10)("1,5") == 1.5
    with pytest.raises(argparse.ArgumentTypeError, match="two ways; type 1000 or 1.000"):
        number(0, 1e6)("1,000")


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "-0.1", "10.1", "1e999", "", "two", "1,5,2"])
def test_any_other_number_is_quoted(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="give a number from 0 to 10") as caught:
        number(0, 10)(text)
    assert repr(text) in str(caught.value)


def test_a_bound_can_be_left_out() -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="above 0, up to 10"):
        number(0, 10, above=True)("0")
    assert number(0, 10, above=True)("0.001") == 0.001


@given(st.text(max_size=12))
def test_any_text_is_a_whole_number_in_its_bounds_or_is_quoted(text: str) -> None:
    try:
        assert 1 <= whole(1, 5)(text) <= 5
    except argparse.ArgumentTypeError as bad:
        assert repr(text) in str(bad)


def test_a_players_name_loses_only_spaces_that_nobody_sees() -> None:
    assert player_name("  Ann \t Lee ") == "Ann Lee"
    assert player_name("Zoë 🎯") == "Zoë 🎯"
    for bad in ("", " ", "x" * 41, "a\x00b", "a\u200bb"):
        with pytest.raises(argparse.ArgumentTypeError, match="1 to 40 printable"):
            player_name(bad)


def test_a_table_lines_up(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["name", "n"], [["a", "1"], ["longer", "100"]], right=(1,))
    assert capsys.readouterr().out == "name      n\na         1\nlonger  100\n"


def test_a_score_below_0_has_a_plain_hyphen_in_a_table() -> None:
    assert [score_cell(-5, unit) for unit in ("points", "tenths", "ms")] == ["-5", "-0.5", "-0.005 s"]


def test_json_keeps_its_keys_in_order_and_any_console_can_print_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_json({"b": "Zoë\udcff", "a": None})
    out = capsys.readouterr().out
    assert out.isascii() and out.index('"b"') < out.index('"a"')
    assert json.loads(out) == {"b": "Zoë\udcff", "a": None}


def test_json_never_holds_nan() -> None:
    with pytest.raises(ValueError):
        print_json(float("nan"))


def test_a_long_reading_says_how_far_it_is_once_a_second_and_a_short_one_says_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    now = iter([0.0, 0.4, 0.9, 1.1, 1.9, 2.2, 10.0, 10.5])
    reading = Reading(lambda: next(now))
    for share in (0.1, 0.2, 0.3, 0.41, 0.5, 0.999):
        reading(share)
    assert capsys.readouterr().err == "reading the history: 41 % \u2026\nreading the history: 99 % \u2026\n"
    for share in (0.2, 0.8):  # another reading
        reading(share)
    assert capsys.readouterr().err == ""


def test_the_module_of_a_command_is_imported_when_the_command_is_run() -> None:
    run = later("no_such_module", "run")
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        run(argparse.Namespace())
