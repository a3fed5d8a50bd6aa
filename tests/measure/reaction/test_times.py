"""Reaction times measured: against numbers worked out by hand, and by how often an interval holds the truth."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadRecordError
from bullseye.measure.reaction.times import is_reaction, median_interval, reaction_of_record
from bullseye.records.record import as_json, record_from
from tests.rounds import record_of
from tests.session.lab_tests import Lights, reaction_drill


def test_median_mean_and_spread_are_those_of_the_times() -> None:
    found = reaction_of_record(Lights().play(0.2, 0.3, 0.25, 0.45))
    assert found["n"] == 4 and found["median_ms"] == pytest.approx(275.0) and found["mean_ms"] == pytest.approx(300.0)
    assert found["sd_ms"] == pytest.approx(108.012345, abs=1e-5)
    assert (found["fastest_ms"], found["slowest_ms"]) == pytest.approx((200.0, 450.0))
    assert found["mean_ms_ci95"] == pytest.approx((128.1284, 471.8716), abs=1e-3)  # t(0.975; 3) = 3.182446
    assert found["median_ms_ci95"] is None and found["slope_ms_per_bit"] is None and found["movement_ms"] is None


def test_early_late_and_slow_ones_are_counted_apart() -> None:
    found = reaction_of_record(Lights().play(0.05, 0.2, 2.5, 0.6))
    assert (found["early"], found["late"], found["lapses"], found["wrong"]) == (2, 1, 2, 0)
    assert found["n"] == 3


def test_each_bit_of_choice_has_its_price() -> None:
    lights = Lights(reaction_drill('trials = 3\nchoices = [1, 2, 8]\norder = "given"\n'))
    found = reaction_of_record(lights.play(*[0.2] * 3, *[0.35] * 3, *[0.65] * 3))
    assert found["slope_ms_per_bit"] == pytest.approx(150.0)
    assert [block["choices"] for block in found["by_choice"]] == [1, 2, 8]
    assert [block["mean_ms"] for block in found["by_choice"]] == pytest.approx([200.0, 350.0, 650.0])
    assert found["movement_ms"] == pytest.approx(200.0) and found["lapses"] == 0


def test_the_interval_of_the_median_is_that_of_the_tables() -> None:
    assert median_interval(list(range(1, 6))) is None
    assert median_interval(list(range(1, 7))) == (1, 6)
    assert median_interval(list(range(1, 11))) == (2, 9)
    assert median_interval(list(range(1, 21))) == (6, 15)


def test_it_holds_the_true_median_at_least_95_times_in_100() -> None:
    chance = Random(1)
    held = 0
    for _ in range(2000):
        low, high = median_interval(sorted(chance.expovariate(1.0) for _ in range(20))) or (0.0, 0.0)
        held += low <= 0.6931 <= high
    assert 1900 <= held <= 1960


@given(values=st.lists(st.floats(0, 1000), min_size=6, max_size=60))
def test_the_interval_lies_about_the_median(values: list[float]) -> None:
    ordered = sorted(values)
    interval = median_interval(ordered)
    assert interval is not None and interval[0] <= ordered[len(ordered) // 2] <= interval[1]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda test: test.pop("moves"), "moves of reaction is None; it must be true or false"),
        (lambda test: test.pop("trials"), "trials of reaction is None; it must be a list"),
        (lambda test: test["trials"][0].update(cue=None), "cue of trial 1 of reaction is null"),
        (lambda test: test["trials"][0].update(result="odd"), "result of trial 1 of reaction is 'odd'.*one of: good"),
        (lambda test: test["trials"][0].update(choices=0), "choices of trial 1 .* 1 to 64"),
        (lambda test: test["trials"].append(3), "trial 5 of reaction is 3; it must be a JSON object"),
    ],
)
def test_a_test_that_is_not_whole_is_refused_where_it_is_read(spoil: Any, words: str) -> None:
    record = Lights().play()
    assert is_reaction(record)
    whole = json.loads(json.dumps(as_json(record)))
    spoil(whole["reaction"])
    with pytest.raises(BadRecordError, match=words):
        record_from(whole)


def test_another_round_is_no_reaction_test() -> None:
    with pytest.raises(BadRecordError, match="is no reaction test"):
        reaction_of_record(record_of())
