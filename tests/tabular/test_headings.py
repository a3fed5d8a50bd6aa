"""Which column is x and which is y, by the names other programs give them; two that may be meant are asked about."""

from __future__ import annotations

import pytest

from bullseye.errors import BadInputError
from bullseye.tabular.headings import ALIASES, Heading, Place, find_column, find_xy, heading, is_sighter, says_yes
from bullseye.tabular.table import Table


def headed(*names: str) -> Table:
    return Table("f", list(names), [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x_mm", ("x", "mm")), ("X (mm)", ("x", "mm")), ("y [inch]", ("y", "in")), ("moa_x", ("x", "moa")),
        ("Horizontal, cm", ("x", "cm")), ("point.y", ("y", "")), ("X-Koordinate", ("x", "")), ("x in mm", ("x", "mm")),
        ('Y (")', ("y", "in")), ("y (mil)", ("y", "mrad")), ("aim.x", ("", "")), ("target_x_mm", ("", "")),
        ("x_px", ("", "")), ("score", ("", "")), ("", ("", "")), ("mm", ("", "")), ("x_from", ("", "")),
    ],
)  # fmt: skip
def test_a_heading_says_an_axis_and_perhaps_a_unit(text: str, said: tuple[str, str]) -> None:
    assert heading(text) == Heading(*said)


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (("y_mm", "n", "x_mm"), Place(2, 0, "mm")),
        (("X (inch)", "Y (inch)"), Place(0, 1, "in")),
        (("time", "x (mm)", "y (mm)", "x (inch)", "y (inch)", "x (moa)", "y (moa)"), Place(1, 2, "mm")),
        (("x", "y", "x_mm", "y_mm"), Place(2, 3, "mm")),
        (("x", "y"), Place(0, 1, "")),
    ],
)
def test_the_pair_in_one_unit_is_found_millimetres_first(names: tuple[str, ...], place: Place) -> None:
    assert find_xy(headed(*names), {}) == place


@pytest.mark.parametrize(
    ("names", "chosen", "words"),
    [
        (("x_mm", "z"), {}, "'x_mm,z' has no y_mm"),
        (("a", "b"), {}, "has no x_mm"),
        (("x1", "y1", "x2", "y2"), {}, "'x1', 'x2' may all be meant"),
        (("a", "b"), {"x": "a"}, "names no y"),
        (("a", "b"), {"x": "a", "y": "1"}, "is one column"),
        (("a", "b"), {"x": "c", "y": "b"}, "--columns x=c names no column; there are: a, b"),
        (("a", "b"), {"x": "3", "y": "b"}, "from 1 to 2"),
        (("x_mm", "y_in"), {"x": "1", "y": "2"}, "in two units"),
    ],
)
def test_what_is_not_there_or_may_be_two_is_asked(names: tuple[str, ...], chosen: dict[str, str], words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        find_xy(headed(*names), chosen)


def test_columns_are_chosen_by_name_in_any_case_or_by_number() -> None:
    assert find_xy(headed("A mm", "b (mm)", "c"), {"x": "a MM", "y": "2"}) == Place(0, 1, "mm")


def test_a_column_answers_to_its_role_its_aliases_or_the_choice() -> None:
    table = headed("Datum", "Umsatz", "t")
    assert find_column(table, "date", {}, ALIASES["date"]) == 0
    assert find_column(table, "value", {"value": "umsatz"}) == 1
    assert find_column(table, "t_s", {}, ALIASES["t_s"]) == 2
    assert find_column(table, "group", {}) is None


@pytest.mark.parametrize(("text", "is_one"), [("sighter", True), ("wind, Sighters", True), ("Probe", True),
                                              ("probed", False), ("", False), ("match", False)])  # fmt: skip
def test_a_sighter_is_known_by_its_word(text: str, is_one: bool) -> None:
    assert is_sighter(text) == is_one


def test_yes_has_many_ways() -> None:
    assert all(map(says_yes, ["1", "Ja", " true ", "YES"])) and not any(map(says_yes, ["0", "no", ""]))


def test_a_column_that_is_not_there_is_named_by_the_flag_that_chose_it() -> None:
    table = headed("day", "steps")
    with pytest.raises(BadInputError, match="--value nope names no column; there are: day, steps"):
        find_column(table, "value", {"value": "nope"}, flag="--value")
    with pytest.raises(BadInputError, match="--columns value=nope names no column"):
        find_column(table, "value", {"value": "nope"})
