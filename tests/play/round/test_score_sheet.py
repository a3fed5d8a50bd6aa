"""The score sheet adds up as on paper: ends, sums so far, tens and inner tens, of a match and of a course of fire."""

from __future__ import annotations

import json

import pytest

from bullseye.drill.match import Matches
from bullseye.play.round.score_sheet import ScoreSheet, as_json, has_sheet, score_sheet
from bullseye.session.record import Record
from bullseye.session.scorecard import score_record
from tests.play.entered import entered
from tests.records.played import played
from tests.rounds import FACES

MATCHES = Matches()


def sheet_of(*records: Record) -> ScoreSheet:
    cards = [score_record(record, FACES.get(record.face)) for record in records]
    return score_sheet(cards, MATCHES, "its drill")


def test_archers_write_the_best_of_an_end_first_with_tens_and_xs() -> None:
    (record,) = entered("wa-18m", ["9 X 10 M 8 8"])
    sheet = sheet_of(record)
    (block,) = sheet.blocks
    assert (sheet.name, sheet.end, sheet.inner, block.title) == ("WA 18 m, 60 arrows", "End", "X", "")
    assert block.lines == ((1, ("X", "10", "9"), 29, 29, 2, 1), (2, ("8", "8", "M"), 16, 45, 0, 0))
    assert (sheet.total, sheet.note()) == (45, "6 shots, 2 tens, 1 X")


def test_shooters_write_as_they_fired_and_star_an_inner_ten() -> None:
    (record,) = entered("ap60", ["9 X 10 8"])
    line = sheet_of(record).blocks[0].lines[0]
    assert line.values == ("9", "10*", "10", "8")
    assert sheet_of(record).note() == "4 shots, 2 tens, 1 inner ten (*)"


def test_tenths_are_added_up_in_tenths() -> None:
    (record,) = entered("ar60", ["10.4 9.8 10.9"])
    sheet = sheet_of(record)
    assert sheet.blocks[0].lines[0].values == ("10.4*", "9.8", "10.9*") and sheet.read(sheet.total) == "31.1"


def test_every_distance_of_a_match_is_a_block_and_all_of_them_the_total() -> None:
    sheet = sheet_of(*entered("wa-1440-90m", ["10 9", "X", "", "8 8 8 7"]))
    assert [(block.title, block.total) for block in sheet.blocks] == [("90 m", 19), ("70 m", 10), ("30 m", 31)]
    assert sheet.total == 60 and sheet.blocks[2].lines[1].running == 31


def test_the_series_of_a_course_of_fire_add_up_over_its_stages() -> None:
    record = played(3, drill="course-of-fire")
    sheet = sheet_of(record)
    assert [block.title for block in sheet.blocks] == ["150 s", "20 s", "10 s"] and sheet.end == "Series"
    lines = [line for block in sheet.blocks for line in block.lines]
    assert [line.number for line in lines] == list(range(1, 13))
    assert lines[-1].running == sheet.total == sum(line.total for line in lines)
    assert sheet.total == score_record(record).totals.points


@pytest.mark.parametrize(("drill", "has"), [("ten-shots", False), ("practice", False), ("course-of-fire", True)])
def test_only_a_round_in_series_has_a_sheet(drill: str, has: bool) -> None:
    assert has_sheet(played(1, drill=drill)) is has


def test_its_json_holds_every_number_of_it() -> None:
    found = as_json(sheet_of(*entered("wa-18m", ["X 9 8 7"])))
    assert json.loads(json.dumps(found)) == found
    assert found["blocks"][0]["lines"][1] == {
        "number": 2, "shots": ["7"], "text": "7", "sum": 7, "running": 34, "tens": 0, "inner_tens": 0,
    }  # fmt: skip
