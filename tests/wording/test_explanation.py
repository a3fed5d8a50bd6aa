"""Numbers that explain themselves: the parts add up to the score, and a statistic says what its line says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import UnknownNameError
from bullseye.measure.shots.group import measure_group
from bullseye.measure.statistics.every import STATISTICS, statistic
from bullseye.play.round.outcome import Outcome
from bullseye.session.events import Finished
from bullseye.session.scorecard import Scorecard, score_record
from bullseye.wording.explanation import of_statistic, score_explained, shot_explained
from bullseye.wording.fact_sources import explain_fact
from bullseye.wording.forms import figure
from bullseye.wording.numbers import DASH, MINUS, Number
from tests.desk.desk_rooms import played, services_in
from tests.rounds import DRILLS, Played, changed, plan_of

MISS_MM = 1000.0


def card_of(drill: str, offs: list[float]) -> Scorecard:
    """The score card of shots half a second apart, that far off."""
    shot = Played(plan_of(drill))
    shot.round.start()
    for n, off_mm in enumerate(offs, start=1):
        shot.at(n / 2, off_mm)
    if not shot.round.end(len(offs) / 2):
        shot.round.tick(100.0)
    return score_record(shot.told(Finished)[0].record)


def number(text: str) -> int:
    return 0 if text in (DASH, "miss", "wrong") else int(text.split(maxsplit=1)[0].replace(MINUS, "-"))


@given(st.lists(st.sampled_from([0.0, 15.0, 30.0, MISS_MM]), max_size=25))
def test_the_shots_add_up_to_the_sum_and_the_sum_with_the_accuracy_to_the_score(offs: list[float]) -> None:
    found = score_explained(card_of("timed-60", offs))
    inputs = dict(found.inputs)
    assert len(found.rows) == len(offs)
    so_far = 0
    for row in found.rows:
        so_far += sum(number(cell) for cell in row[2:-1])
        assert number(row[-1]) == so_far
    assert number(inputs["sum"]) == so_far
    parts = ("ring points", "streak bonus", "speed bonus")
    assert sum(number(inputs[name]) for name in parts) == so_far
    assert so_far + number(inputs["change by accuracy"]) == number(found.value)


def test_a_drill_without_bonuses_has_no_columns_for_them() -> None:
    found = score_explained(card_of("ten-shots", [0.0] * 10))
    assert found.columns == ("Shot", "Time", "Ring", "Sum so far")
    assert {name for name, _ in found.inputs} >= {"ring points"}
    assert "streak bonus" not in dict(found.inputs)


def test_a_race_explains_its_time_and_a_drill_without_points_says_so() -> None:
    race = score_explained(card_of("race-30", [0.0] * 30))
    assert race.value == "15.000 s" and race.formula == "t of the last hit"
    assert race.rows[-1][1] == "15.000 s"
    none = score_explained(card_of("grouping", [1.0] * 10))
    assert "no points" in none.definition and none.value == DASH


def test_the_time_on_target_is_shown_span_by_span(tmp_path: Path) -> None:
    card = score_record(played(services_in(tmp_path), 2, drill="tracking"))
    found = score_explained(score_record(replace(card.record, on_target=((1.0, 2.5), (4.0, 4.25)))))
    assert [row[-1] for row in found.rows] == ["1.500 s", "0.250 s"]
    assert found.value == "1.750 s"


def test_one_shot_says_where_it_went_and_what_each_part_brought() -> None:
    card = card_of("timed-60", [0.0, 15.0, MISS_MM])
    second = shot_explained(card, 1)
    lines = dict(second.inputs)
    assert lines["from the centre"] == "15.00 mm" and lines["ring"] == "5"
    assert lines["streak"] == "+1: 2nd hit in a row"
    assert number(second.value) == card.awards[1].total
    miss = shot_explained(card, 2)
    assert dict(miss.inputs)["ring"] == "miss" and miss.value == "0 points" and "streak" not in dict(miss.inputs)


@pytest.mark.parametrize("line", STATISTICS, ids=lambda line: f"{line.topic}.{line.key}")
def test_every_line_of_the_statistics_can_be_explained_without_a_value(line: Any) -> None:
    found = of_statistic(line.topic, line.key, {})
    assert found.name and found.value == DASH and found.inputs == ()
    assert "`" not in found.definition and found.definition.endswith(".") and " ." not in found.definition


def test_a_statistic_shows_its_value_and_what_went_in() -> None:
    values = measure_group([(0.0, 0.0), (3.0, 4.0), (-1.0, 2.0)])._asdict()
    found = of_statistic("group", "sigma", values)
    assert found.value == f"{values['sigma']:.2f} mm"
    assert found.inputs[0] == ("n, shots", "3")
    assert found.formula == statistic("group", "sigma").formula
    assert of_statistic("group", "mpi_ci95", values).value.startswith("x ")
    with pytest.raises(UnknownNameError):
        of_statistic("group", "nothing", values)


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, DASH), (12, "12"), (-3, f"{MINUS}3"), (0.01234, "0.0123"), (12.345, "12.35"), (123.45, "123.5"),
     (12345.6, "12346"), ((1.0, 2.5), "1.00 to 2.50"), ({"a": 1.0}, "a 1.00"), ("word", "word")],
)  # fmt: skip
def test_a_figure_has_as_many_decimals_as_tell_something(value: object, text: str) -> None:
    assert figure(value) == text


@pytest.mark.parametrize("drill", sorted(set(DRILLS.names()) - {"pointing-test"}))
def test_every_line_and_fact_of_a_result_says_where_it_comes_from(drill: str, tmp_path: Path) -> None:
    card = score_record(changed(played(services_in(tmp_path), 2, drill=drill), pauses=[[1.0, 2.0]]))
    outcome = Outcome(card)
    for number in [*outcome.lines(), *outcome.facts()]:
        found = explain_fact(card, number)
        assert found is not None, number
        assert found.definition and found.source and found.value, number
    assert explain_fact(card, Number("nonsense", "Accuracy", "1")) is None


def test_accuracy_the_share_and_accuracy_the_change_are_told_apart() -> None:
    card = card_of("timed-30", [0.0, MISS_MM])
    share, change = (
        explain_fact(card, Number(key, "Accuracy", value))
        for key, value in (("accuracy", "50.0 %"), ("accuracy_change", f"{MINUS}3"))
    )
    assert share is not None and share.formula == "hits / shots"
    assert change is not None and "sqrt" in change.formula
