"""Pointing trials as CSV: everything that is written is read again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.measure.pointing.throughput import Trial
from bullseye.measure.pointing.trials_csv import read_told_trials, read_trials, write_trials

HEAD = "x_from,y_from,x_to,y_to,x_select,y_select,mt_ms"
NUMBER = st.floats(-1e6, 1e6)
SIZE = st.none() | st.floats(0.001, 1e6)


@settings(max_examples=60)
@given(st.lists(st.tuples(NUMBER, NUMBER, st.text("abc,\"' äß", max_size=5), SIZE, SIZE, st.booleans()), max_size=5))
def test_what_is_written_is_read_again(rows: list[tuple[float, float, str, float | None, float | None, bool]]) -> None:
    trials = [
        Trial(x, y, x + 1.5, y, y, x, 700.25, name.strip(), width, amplitude, 600.0 if both else None)
        for x, y, name, width, amplitude, both in rows
    ]
    assert read_trials(write_trials(trials), "x") == trials


def test_only_the_needed_columns_are_needed_in_any_order_with_others_between() -> None:
    text = "who,mt_ms,x_to,y_to,x_from,y_from,x_select,y_select\nAnn,500,100,0,0,1,98,2\n"
    assert read_trials(text, "x") == [Trial(0.0, 1.0, 100.0, 0.0, 98.0, 2.0, 500.0)]


@pytest.mark.parametrize(
    ("more", "row", "words"),
    [
        ("", "0,0,0,0,1,1,500", r"line 2: the movement goes from \(0, 0\) to itself"),
        ("", "0,0,1,0,1,1,0", "line 2: mt_ms is '0'; it must be more than 0"),
        ("", "0,0,1,0,1,1,-5", "line 2: mt_ms is '-5'"),
        ("", "0,0,1,0,1,up,5", "line 2: y_select is 'up'; it must be a number"),
        (",width", "0,0,1,0,1,1,5,0", "line 2: width is '0'; it must be more than 0"),
        (",width", "0,0,1,0,1,1,5,wide", "line 2: width is 'wide'"),
        (",pt_ms", "0,0,1,0,1,1,5,6", "pt_ms is 6; the button cannot go down after mt_ms, 5"),
    ],
)
def test_a_row_that_cannot_be_is_named(more: str, row: str, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        read_trials(f"{HEAD}{more}\n{row}\n", "x.csv")


def test_a_missing_column_is_named() -> None:
    with pytest.raises(BadInputError, match="has no x_select"):
        read_trials(HEAD.replace("x_select,", "") + "\n", "x.csv")


def test_times_that_look_like_seconds_are_questioned_and_taken_when_it_is_said() -> None:
    text = f"{HEAD},pt_ms\n0,0,1,0,1,1,0.5,0.4\n0,0,1,0,1,1,0.75,\n"
    with pytest.raises(BadInputError, match="no mt_ms is more than 0.75, which looks like seconds; .* --times s"):
        read_trials(text, "x.csv")
    assert [(trial.mt_ms, trial.pt_ms) for trial in read_trials(text, "x.csv", times="s")] == [(500, 400), (750, None)]
    assert read_trials(text, "x.csv", times="ms")[0].mt_ms == 0.5


def test_columns_of_other_programs_are_named_and_their_commas_read() -> None:
    text = f"{HEAD.replace('mt_ms', 'Zeit').replace(',', ';')}\n0;0;100,5;0;1;98;500,25\n"
    [trial] = read_trials(text, "x.csv", {"mt_ms": "zeit"})
    assert (trial.x_to, trial.mt_ms) == (100.5, 500.25)


def test_what_was_understood_and_left_out_is_said() -> None:
    text = f"# Sunday\n{HEAD.replace(',', ';')}\n0;0;1;0;1;1;500,5\nMean;;;;;;500,5\n"
    trials, told = read_told_trials(text, "x.csv")
    assert len(trials) == 1
    assert (
        told
        == "1 trial, times in ms; separated by semicolons, decimal commas; left out: 1 comment line, 1 total (line 4)"
    )
    assert read_told_trials(f"{HEAD}\n0,0,1,0,1,1,500\n", "x.csv")[1] == ""
