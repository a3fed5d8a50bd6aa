"""What was understood of a file stands in one line."""

from __future__ import annotations

from bullseye.tabular.table import Row, Table
from bullseye.tabular.understood import Understood, counted, left_out_of, words_of
from bullseye.tabular.units import Unit


def test_the_plain_form_is_plain() -> None:
    assert Understood(3, Unit("mm"), False, ("x_mm", "y_mm")).plain
    assert not Understood(3, Unit("mm"), True, ("x_mm", "y_mm")).plain


def test_a_line_says_shots_unit_and_direction_first() -> None:
    read = Understood(12, Unit("in"), True, ("X", "Y"), ";", ",", "UTF-16", "", ("3 sighters",))
    assert read.sentence == (
        "12 shots, inches, y down; x is 'X', y is 'Y'; separated by semicolons, decimal commas, UTF-16; "
        "left out: 3 sighters"
    )
    of_target = Understood(1, Unit("moa", 1e5), False, ("x_mm", "y_mm"), program="ShotMarker")
    assert of_target.sentence == "1 shot, MOA at 100 m, y up; a file of ShotMarker"


def test_the_same_stands_in_json() -> None:
    said = Understood(2, Unit("moa", 1e5), True, ("a", "b"), "\t").as_json()
    assert said == {
        "shots": 2, "unit": "moa", "distance_m": 100.0, "y": "down", "columns": ["a", "b"], "separator": "\t",
        "decimal": ".", "encoding": "UTF-8", "program": None, "left_out": [],
    }  # fmt: skip


def test_totals_are_named_by_their_lines() -> None:
    table = Table("f", ["a"], [], totals=[Row(["Total"], 7), Row(["Mean"], 8)], comments=1)
    assert left_out_of(table) == ["1 comment line", "2 totals (line 7, 8)"]
    assert (counted(1, "shot"), words_of("|")) == ("1 shot", "'|'")
