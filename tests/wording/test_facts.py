"""The facts of a round follow from its score card; what was not measured has no row."""

from __future__ import annotations

import pytest

from bullseye.session.scorecard import score_record
from bullseye.wording.facts import facts_of
from bullseye.wording.numbers import by_key
from tests.play.round.test_sequence import outcome_of
from tests.rounds import changed


@pytest.mark.parametrize(("drill", "label", "unit"), [
    ("adaptive-size", "Size for 80 % hits", "mm"), ("adaptive-speed", "Speed for 75 % hits", "times"),
])  # fmt: skip
def test_facts_of_an_adaptive_round_hold_its_threshold(drill: str, label: str, unit: str) -> None:
    found = by_key(facts_of(outcome_of(drill).card))["threshold"]
    assert (found.label, found.unit) == (label, unit) and found.text.endswith(f" {unit}")


def test_a_threshold_says_how_sure_it_is() -> None:
    found = by_key(facts_of(outcome_of("adaptive-size").card))
    low, high = map(float, found["threshold_ci95"].value.split(" to "))
    assert low < float(found["threshold"].value) < high


def test_without_a_threshold_there_is_no_row_for_it() -> None:
    record = outcome_of("adaptive-size").record
    assert "threshold" in by_key(facts_of(score_record(record)))
    assert "threshold" not in by_key(facts_of(score_record(changed(record, shots=record.shots[:3]))))
