"""Every label that a test's result page shows leads to a line of the statistics, and to the right interval."""

from __future__ import annotations

import pytest

from bullseye.measure.reaction import reaction_of_record
from bullseye.measure.statistics import statistic
from bullseye.measure.tapping import answer_of_record
from bullseye.wording.lab_explained import CHOICE, REACTION, TAPPING, explain_reaction, explain_tapping
from bullseye.wording.lab_facts import reaction_sheet, tapping_sheet
from tests.wording.test_lab_facts import record_of


def test_every_label_has_a_line_of_its_own() -> None:
    for topic, key in [*TAPPING.values(), *(("reaction", key) for key in REACTION.values())]:
        assert statistic(topic, key).definition


def test_every_number_of_a_pointing_test_is_explained_with_its_interval() -> None:
    answer = answer_of_record(record_of("pointing-test"))
    for group in tapping_sheet(answer).groups:
        for label, value in group.facts:
            found = explain_tapping(answer, label, value)
            assert found is not None and found.value == value, label
    told = explain_tapping(answer, "Throughput", "4.00 bits/s")
    assert told is not None
    low, high = answer["throughput_ci95"]
    assert dict(told.inputs)["its 95 % interval"] == f"{low:.2f} to {high:.2f}"
    assert explain_tapping(answer, "Nonsense", "1") is None


@pytest.mark.parametrize("drill", ["reaction-time", "reaction-choice"])
def test_every_number_of_a_reaction_test_is_explained(drill: str) -> None:
    answer = reaction_of_record(record_of(drill))
    for group in reaction_sheet(answer).groups:
        for label, value in group.facts:
            found = explain_reaction(answer, label, value, group.title)
            assert found is not None and found.value == value, label
    assert explain_reaction(answer, "Nonsense", "1") is None


def test_the_two_intervals_of_a_reaction_test_are_told_apart() -> None:
    answer = reaction_of_record(record_of("reaction-choice"))
    mean, slope = explain_reaction(answer, "Its 95 %", "a"), explain_reaction(answer, "Its 95 %", "b", CHOICE)
    assert mean is not None and slope is not None
    assert "mean" in mean.definition and "slope" in slope.definition
