"""A row of the board is read once, refused where it is no row, and written as it was read."""

from __future__ import annotations

from typing import Any

import pytest

from bullseye.errors import BadRecordError
from bullseye.records.board_row import KEYS, Ranked, order_key, row_from, row_of
from bullseye.records.summary import brief
from tests.rounds import record_of


def a_row(**other: Any) -> dict[str, Any]:
    return {**row_of(brief(record_of(id="one"))).as_json(), **other}


@pytest.mark.parametrize("more", [{}, {"tie": [-3, 0.5]}, {"badge": "first", "style": "11-10-9"}])
def test_a_row_is_written_as_it_was_read_with_the_keys_that_we_do_not_know(more: dict[str, Any]) -> None:
    assert row_from(a_row(**more), "rows").as_json() == a_row(**more)


def test_a_row_that_an_older_bullseye_wrote_has_no_style_and_gets_none() -> None:
    old = a_row()
    del old["style"]
    assert row_from(old, "rows").as_json() == old


@pytest.mark.parametrize("key", KEYS)
def test_a_row_without_a_key_is_refused_by_its_name(key: str) -> None:
    row = a_row()
    del row[key]
    with pytest.raises(BadRecordError, match=f"{key} of a row is missing"):
        row_from(row, "rows")


@pytest.mark.parametrize("row", [7, a_row(score="9"), a_row(style=3), a_row(tie="x"), a_row(tie=[True])])
def test_what_is_no_row_is_refused(row: object) -> None:
    with pytest.raises(BadRecordError, match="row"):
        row_from(row, "rows")


def test_fewer_points_come_first_only_where_less_is_better() -> None:
    more, less = row_from(a_row(score=9), "rows"), row_from(a_row(score=8), "rows")
    assert order_key(more) < order_key(less)
    more, less = (row_from(a_row(score=score, better="lower"), "rows") for score in (9, 8))
    assert order_key(less) < order_key(more)


def test_a_ranked_row_names_its_board_first_and_the_style_of_the_board() -> None:
    found = Ranked("timed-30", "classic", "standard", 2, row_from(a_row(style="other"), "rows")).as_json()
    assert list(found)[:3] == ["drill", "face", "rank"]
    assert found == {**a_row(), "drill": "timed-30", "face": "classic", "rank": 2, "style": "standard"}
