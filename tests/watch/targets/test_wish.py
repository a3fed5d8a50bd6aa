"""A target out of what was typed: kept as it is meant, or refused with what would work."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.watch.condition import Condition
from bullseye.watch.period import Period
from bullseye.watch.targets.reading import parse_target, target_toml
from bullseye.watch.targets.wish import TABLE, TASKS, TYPED, Wish, columns_of, number_of, slug, target_of

TODAY = date(2026, 3, 11)
WEIGHT = Wish(TYPED, " My  weight ", "last", "", "71,5", "kg", "until", "2026-12-24")


def test_what_is_typed_becomes_a_target_that_its_file_gives_back() -> None:
    made = target_of(WEIGHT, TODAY)
    assert (made.id, made.name, made.condition) == ("my-weight", "My weight", Condition(None, 71.5))
    assert made.period == Period("until", TODAY, date(2026, 12, 24))
    assert parse_target(target_toml(made).encode(), made.id, "my-weight.toml") == made
    project = target_of(WEIGHT._replace(kind=TASKS), TODAY)
    assert (project.measure, project.unit, project.condition) == ("sum", "%", Condition(100.0))


def test_a_name_that_is_taken_gets_the_next_number() -> None:
    assert target_of(WEIGHT, TODAY, ["my-weight", "my-weight-2"]).id == "my-weight-3"


def test_a_table_gives_its_value_as_the_name_where_none_is_typed(tmp_path: Path) -> None:
    file = tmp_path / "shop.csv"
    file.write_text("date;revenue\n2026-03-01;5\n")
    wish = Wish(TABLE, "", "sum", "100", "", "", "month", file=str(file), value="revenue")
    assert target_of(wish, TODAY).id == "revenue"
    assert target_of(wish._replace(value=""), TODAY).id == "shop"
    assert columns_of(str(file)) == ["date", "revenue"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "give the target a name"),
        ({"name": "x" * 81}, "1 to 80"),
        ({"at_most": ""}, "a target needs a number"),
        ({"at_most": "1,000"}, "type 1000"),
        ({"at_most": "nan"}, "'nan' is no number"),
        ({"at_most": "1" * 400}, "is no number"),
        ({"until": "soon"}, "'soon' is no day"),
        ({"until": "2020-01-01"}, "a last day after the first"),
        ({"per": "rolling", "days": "many"}, "'many' is no number of days"),
        ({"kind": TABLE, "file": "/nowhere.csv"}, "there is no file"),
        ({"name": "\u65e5\u672c"}, "makes no name"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_work(change: dict[str, str], words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        target_of(WEIGHT._replace(**change), TODAY)


@given(st.floats(-1e14, 1e14))
def test_a_number_is_read_as_it_is_written_with_a_point_or_a_comma(value: float) -> None:
    text = f"{value:.4f}"
    assert number_of(text) == float(text) == number_of(text.replace(".", ",").replace("-", "\u2212"))


def test_a_slug_has_letters_digits_and_hyphens_only() -> None:
    assert slug("Größe in m²!") == "grosse-in-m2"
