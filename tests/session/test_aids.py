"""What helped the hand in a round: what a record may say of it, and which rounds compare."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadRecordError
from bullseye.records.exchange.columns import ROUND_COLUMNS, round_row
from bullseye.records.record import as_json
from bullseye.session.aids import AIDS, are_aids, board_way, cell, parts_of, way_of
from tests.rounds import record_of

DWELL = {"dwell": {"within_mm": 5.0, "time_s": 0.8}}


@pytest.mark.parametrize(
    "bad",
    [
        {}, [], "dwell", {"": {}}, {"Dwell": {}}, {"dwell": 3}, {"dwell": {"time_s": "0.8"}}, {"dwell": {"time_s": -1}},
        {"dwell": {"time_s": True}}, {"dwell": {"time_s": float("nan")}}, {"dwell": {"+": 1}}, {"a" * 21: {}},
        {"dwell": {"time_s": 1e7}}, {f"aid_{chr(n)}": {} for n in range(97, 107)},
    ],
)  # fmt: skip
def test_aids_that_are_none_are_refused_with_what_would_work(bad: object) -> None:
    assert not are_aids(bad)
    with pytest.raises(BadRecordError, match="aids is .*; it must be an object of aids with their numbers"):
        record_of(aids=bad)


def test_a_record_keeps_its_aids_and_a_round_without_any_has_no_such_key() -> None:
    helped = record_of(aids=DWELL)
    assert as_json(helped)["aids"] == DWELL and helped.way == "mouse+dwell"
    assert "aids" not in as_json(record_of()) and record_of().way == "mouse"


def test_an_aid_of_a_newer_bullseye_is_kept_and_apart_by_its_name() -> None:
    found = record_of(aids={"gaze": {"lag_s": 0.1}})
    assert as_json(found)["aids"] == {"gaze": {"lag_s": 0.1}} and board_way(found.way) == "+gaze"


@given(st.sampled_from(["", "mouse", "keyboard", "touch", "imported"]), st.sets(st.sampled_from(AIDS)))
def test_a_way_tells_its_device_and_its_aids_again(device: str, aids: set[str]) -> None:
    way = way_of(device, {aid: {} for aid in aids})
    assert parts_of(way) == (device, tuple(sorted(aids)))
    assert (board_way(way) == "") == (not aids and device != "keyboard")
    assert board_way(board_way(way)) == board_way(way)


@given(st.sets(st.sampled_from(AIDS)), st.sets(st.sampled_from(AIDS)))
def test_two_sets_of_aids_are_two_boards_whatever_their_order_and_numbers(one: set[str], other: set[str]) -> None:
    ways = [board_way(way_of("mouse", {aid: {"n": n} for aid in aids})) for n, aids in enumerate((one, other))]
    assert (ways[0] == ways[1]) == (one == other)


def test_the_last_column_of_a_csv_tells_the_aids_and_their_numbers() -> None:
    assert ROUND_COLUMNS[-1].name == "aids"
    assert round_row(record_of(aids={"tremor": {"within_mm": 2}, **DWELL}))[-1] == (
        "dwell time_s=0.8 within_mm=5; tremor within_mm=2"
    )
    assert round_row(record_of())[-1] == cell(None) == ""
