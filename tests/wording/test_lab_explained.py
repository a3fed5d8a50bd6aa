"""Every number that a test's result page shows leads to a line of the statistics, and to the right interval."""

from __future__ import annotations

import pytest

from bullseye.measure.pointing.tapping import answer_of_record
from bullseye.measure.reaction.times import reaction_of_record
from bullseye.wording.lab_explained import explain_reaction, explain_tapping
from bullseye.wording.lab_facts import reaction_sheet, tapping_sheet
from bullseye.wording.numbers import CI95, Number
from tests.wording.test_lab_facts import record_of


def test_every_number_of_a_pointing_test_is_explained_with_its_interval() -> None:
    answer = answer_of_record(record_of("pointing-test"))
    sheet = tapping_sheet(answer)
    for number in [sheet.main, *(number for group in sheet.groups for number in group.facts)]:
        found = explain_tapping(answer, number)
        assert found is not None and found.value == number.text, number
    found = explain_tapping(answer, sheet.main)
    assert found is not None
    low, high = answer["throughput_ci95"]
    assert dict(found.inputs)[CI95] == f"{low:.2f} to {high:.2f}"
    assert explain_tapping(answer, Number("nonsense", "Throughput", "1")) is None


@pytest.mark.parametrize("drill", ["reaction-time", "reaction-choice"])
def test_every_number_of_a_reaction_test_is_explained(drill: str) -> None:
    answer = reaction_of_record(record_of(drill))
    sheet = reaction_sheet(answer)
    for number in [sheet.main, *(number for group in sheet.groups for number in group.facts)]:
        found = explain_reaction(answer, number)
        assert found is not None and found.value == number.text, number
    assert explain_reaction(answer, Number("nonsense", "Median", "1")) is None


def test_the_two_intervals_of_a_reaction_test_are_told_apart() -> None:
    answer = reaction_of_record(record_of("reaction-choice"))
    mean, slope = (
        explain_reaction(answer, Number(key, CI95, "a")) for key in ("mean_ms_ci95", "slope_ms_per_bit_ci95")
    )
    assert mean is not None and slope is not None
    assert "mean" in mean.definition and "slope" in slope.definition
