"""Every number of a season's table explains itself."""

from __future__ import annotations

from bullseye.school.handicap import Allowance
from bullseye.school.season import Season
from bullseye.school.season_table import WeekScore, line_of
from bullseye.school.season_words import explain_place, explain_total, explain_week, tenths_text
from bullseye.school.seasons import OwnLine, TableRow
from tests.school.seasons import season


def own(of: Season, added: Allowance | None = None) -> OwnLine:
    extra = 0 if added is None else added.tenths
    weeks = [WeekScore(1, 900, extra, (), "a"), WeekScore(2, 700, 0, (), "b", 3), WeekScore(3, 805, 0, (), "c")]
    line = line_of(of, "ann", 0, weeks)
    row = TableRow(2, "ann", "Ann", False, line.total, 3, 5)
    return OwnLine(row, line, 7, {} if added is None else {1: added})


def test_a_total_says_which_weeks_count() -> None:
    found = explain_total(season(), own(season()), lambda week: f"what {week}")
    assert found.value == "170.5" and "best 2 weeks of 3" in found.definition
    assert found.rows[0] == ("1", "what 1", "90", "0", "90", "counts")
    assert found.rows[1] == ("2", "what 2", "70", "0", "70", "left out")


def test_a_week_that_was_not_shot_has_a_dash() -> None:
    few = OwnLine(own(season()).row, line_of(season(), "ann", 0, ()), 7, {})
    assert explain_total(season(), few, str).rows[0][2:5] == ("\u2013",) * 3
    assert explain_week(season(), few, 1) is None


def test_a_handicap_says_of_which_spread_it_is_made() -> None:
    by_skill = season('handicap = "skill"\n')
    found = explain_week(by_skill, own(by_skill, Allowance(95, 24.06, 9.05, 10.0, 10)), 1)
    assert found is not None and found.value == "99.5"
    assert ("spread before this week", "24.1 mm") in found.inputs and ("handicap", "9.5") in found.inputs
    none = explain_week(by_skill, own(by_skill), 2)
    assert none is not None and "no handicap yet" in none.definition
    plain = explain_week(season(), own(season()), 2)
    assert plain is not None and ("rounds in this week", "3") in plain.inputs and "handicap" not in str(plain.inputs)


def test_a_place_says_how_ties_are_told_apart_and_who_moves() -> None:
    two = season('divisions = ["A", "B"]\npromoted = 1\n')
    found = explain_place(two, own(two))
    assert found.value == "2 of 7" and "count-back" in found.definition
    assert ("go up at the end", "1") in found.inputs


def test_tenths_are_read_as_points() -> None:
    assert [tenths_text(n) for n in (910, 915, 0)] == ["91", "91.5", "0"]
