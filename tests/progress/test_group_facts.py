"""The group of a round in numbers: those of `measure.shots`, each with its explanation, and what fixing it buys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bullseye.measure.shots.group import measure_group
from bullseye.progress.group_facts import (
    FEW,
    costs_text,
    explain_costs,
    explain_group,
    group_numbers,
    group_sheet,
    left_out_text,
)
from bullseye.session.scorecard import Scorecard, score_record
from bullseye.wording.fact_sources import group_values
from bullseye.wording.numbers import DASH
from tests.desk.desk_rooms import played, services_in


def card(folder: Path, drill: str = "ten-shots", shots: int | None = None, dx: float = 0.0) -> Scorecard:
    record = played(services_in(folder), 4, drill=drill)
    moved = tuple(shot._replace(x_mm=shot.x_mm + dx) for shot in record.shots[:shots])
    return score_record(replace(record, shots=moved))


def test_the_numbers_are_those_of_the_group(tmp_path: Path) -> None:
    found = card(tmp_path, dx=40.0)
    sheet = group_sheet(found)
    group = measure_group([(s.x_mm, s.y_mm) for s in found.shots])
    assert sheet.values == group._asdict() == group_values(found)
    told = {number.key: number.text for number in group_numbers(sheet)}
    assert told["sigma"] == f"{group.sigma:.1f} mm" and told["extreme_spread"] == f"{group.extreme_spread:.0f} mm"
    assert told["offset"].endswith("mm right")
    assert told["off_centre"].endswith("%")
    for number in group_numbers(sheet):
        assert explain_group(sheet, number).definition


@pytest.mark.parametrize("shots", [0, 1])
def test_too_few_shots_have_dashes_and_say_why(tmp_path: Path, shots: int) -> None:
    sheet = group_sheet(card(tmp_path, shots=shots))
    told = {number.key: number.text for number in group_numbers(sheet)}
    assert told["sigma"] == told["cep50"] == told["extreme_spread"] == DASH
    assert costs_text(sheet) == FEW and explain_costs(sheet) is None


def test_what_fixing_would_buy_is_told_with_its_four_sums(tmp_path: Path) -> None:
    sheet = group_sheet(card(tmp_path, dx=60.0))
    assert sheet.costs is not None and sheet.costs.bias_cost > 0
    assert "right costs" in costs_text(sheet)
    told = explain_costs(sheet)
    assert told is not None
    sums = dict(told.inputs)
    assert int(sums["group moved onto the centre"]) - int(sums["as shot"]) == sheet.costs.bias_cost
    assert str(sheet.costs.spread_cost) in told.value


def test_a_drill_without_points_is_not_told_what_points_it_would_buy(tmp_path: Path) -> None:
    sheet = group_sheet(card(tmp_path, drill="grouping"))
    assert sheet.costs is None and costs_text(sheet) == ""


def test_shots_at_what_must_be_left_alone_are_no_part_of_the_group(tmp_path: Path) -> None:
    found = card(tmp_path, "dont-shoot")
    first, *others = found.record.shots
    record = replace(found.record, shots=(first._replace(kind="dont"), *others))
    sheet = group_sheet(score_record(record))
    assert len(sheet.shots_mm) == sum(shot.kind == "shoot" for shot in record.shots)
    assert sheet.values["n"] == len(sheet.shots_mm) < len(record.shots)


def test_it_says_how_many_shots_are_measured_and_why_the_others_are_not(tmp_path: Path) -> None:
    whole = card(tmp_path)
    assert left_out_text(group_sheet(whole)) == "" and group_numbers(group_sheet(whole))[0].key == "offset"
    kinds = ("value",) * 3 + ("nothing",) + ("shoot",) * 6
    shots = tuple(shot._replace(kind=kind) for shot, kind in zip(whole.shots, kinds, strict=True))
    sheet = group_sheet(score_record(replace(whole.record, shots=shots)))
    assert left_out_text(sheet) == (
        "6 of 10 shots are measured: 3 are known by their values alone; 1 was fired while no target was up."
    )
    first = group_numbers(sheet)[0]
    assert (first.label, first.text) == ("Shots measured", "6 of 10") and explain_group(sheet, first).definition
