"""The page of a shared target in words and numbers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.serve.shared_view import change_text, slider_of, steps_of
from bullseye.watch.condition import Condition
from bullseye.watch.period import Period
from bullseye.watch.samples import sample
from bullseye.watch.store.shares import ADD, OPEN, SET, TICK, UNDO, Change
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.progress import progress

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def target(aim: float, measure: str = "sum", ring: float = 0.0) -> Target:
    return Target("t", "T", measure, Condition(aim), Period("year"), unit="EUR", ring=ring)


@pytest.mark.parametrize(
    ("aim", "steps"),
    [
        (8, (1,)),
        (100, (1, 10)),
        (700, (1, 10)),
        (5000, (10, 100)),
        (100_000, (1000, 10_000)),
        (0.5, (0.01, 0.1)),
        (0, (1,)),
    ],
)
def test_the_buttons_of_a_counter_fit_what_is_wanted(aim: float, steps: tuple[float, ...]) -> None:
    assert steps_of(target(aim)) == pytest.approx(steps)


def test_what_is_counted_is_added_one_by_one() -> None:
    assert steps_of(target(5000, "count")) == (1.0,)


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9), st.floats(-1e9, 1e9))
def test_a_slider_holds_target_and_value_on_its_steps(aim: float, ring: float, value: float) -> None:
    found = progress(target(aim, "last", ring), [sample(NOW, value)], NOW, UTC)
    low, high, step = slider_of(found)
    slack = 1e-6 * max(1.0, abs(low), abs(high), step)
    assert low - slack <= min(aim, value) and max(aim, value) <= high + slack and 0 < step <= ring
    assert round(low / step) * step == pytest.approx(low, abs=slack)


@pytest.mark.parametrize(
    ("kind", "value", "words", "said"),
    [
        (ADD, 10.0, "", "+10 EUR"), (ADD, -1.5, "", "\u22121.5 EUR"), (SET, 71.4, "", "71.4 EUR"),
        (TICK, None, "Pack", "done: Pack"), (OPEN, None, "Pack", "open again: Pack"),
        (UNDO, None, "Pack", "took back Pack"), (UNDO, 2.0, "", "took back 2 EUR"),
    ],
)  # fmt: skip
def test_a_change_is_said_in_a_few_words(kind: str, value: float | None, words: str, said: str) -> None:
    assert change_text(target(8), Change(1, "", "", NOW, kind, value, words, None, None)) == said
