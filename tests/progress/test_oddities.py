"""What does not fit is said with its possible causes: rounds with their records, dated values, missing days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bullseye.calendar_words import day_words
from bullseye.coach.odd.found import MISSING, Odd
from bullseye.coach.said import without_source
from bullseye.progress.oddities import Dated, missing, odd_of_values, odd_rounds, of_odd
from bullseye.session.record import Timing
from tests.records.helpers import NOON
from tests.records.played import played, store_in

START = datetime(2026, 1, 5, 12, tzinfo=UTC)  # a Monday


def dated(count: int, **inputs: list[float | None]) -> Dated:
    return Dated([START + timedelta(days=n) for n in range(count)], ["shop"] * count, UTC, inputs)


def test_an_odd_round_names_the_stall_and_the_window_that_its_record_tells_of(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for seed in range(24):
        store.save(played(seed))
    wild = played(60, sigma_mm=400.0)
    store.save(replace(wild, px_per_mm=0.1, timing=Timing(10.0, ((1.0, 250.0),))))
    (said,) = [each for each in odd_rounds(store, store.rounds(), UTC, "points") if each.id == "odd-value"]
    assert day_words(NOON.date()) in said.text
    assert "Possible cause: a picture that stood still (a stall of 250 ms)" in said.text
    assert "Possible cause: a smaller window (0.10 px/mm" in said.text
    assert without_source(said.text, said.figures) == set()


def test_an_input_that_was_odd_on_the_same_day_is_a_possible_cause() -> None:
    values = [100.0 + n % 5 for n in range(30)] + [900.0]
    ads: list[float | None] = [8.0, 7.0, 9.0, 8.0, 8.0] * 6 + [90.0]
    (said,) = odd_of_values(values, "EUR", dated(31, ads=ads))
    assert "Possible cause: an input (ads 90, usually 8)" in said.text and "Wednesday 4 February" in said.text
    assert "need not be its cause" in said.text
    (bare,) = odd_of_values(values, "EUR")
    assert "cause" not in bare.text


def test_a_day_without_a_value_on_a_weekday_that_always_had_one_is_said_once_it_is_news() -> None:
    days = [START + timedelta(days=n) for n in range(100) if n not in (80, 95)]
    until = (START + timedelta(days=99)).date()
    (said,) = missing(days, UTC, until - timedelta(days=10))
    assert said.id == "odd-missing" and "Thursday 26 March" in said.text
    assert without_source(said.text, said.figures) == set()
    assert missing(days[:60], UTC, days[59].date()) == []


def test_a_missing_day_has_its_own_sentence() -> None:
    assert of_odd(Odd(MISSING, 80, 0, None, 1.0, 0.0, None, 80), when="2026-03-26").id == "odd-missing"


@given(st.lists(st.sampled_from([1.0, 2.0, 3.5, 400.0]), max_size=40))
def test_no_number_is_said_without_its_source(values: list[float]) -> None:
    for each in odd_of_values(values, "ms", dated(len(values))):
        assert without_source(each.text, each.figures) == set(), each
