"""A line of the history becomes a Record and the same line again, whatever else it holds."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadRecordError
from bullseye.records.record import as_json, record_from, shot_from, shot_json
from bullseye.session.record import RingCopy, Timing
from bullseye.session.shot import Shot
from tests.records.played import played
from tests.rounds import DRILLS, changed, object_of, record_of

FIXTURES = Path(__file__).parent / "fixtures"


def text(value: object) -> str:
    """As JSON, so that 1 and 1.0 and the order of keys are told apart."""
    return json.dumps(value)


@pytest.mark.parametrize("drill", [name for name in DRILLS.shipped_names() if name != "pointing-test"])
def test_a_round_of_every_drill_reads_back_as_it_was_made(drill: str) -> None:
    record = played(drill=drill, face="wa-122")
    whole = json.loads(json.dumps(as_json(record)))
    assert record_from(whole) == record
    assert text(as_json(record_from(whole))) == text(whole)


def test_every_line_of_an_older_bullseye_is_written_as_it_was_read() -> None:
    for line in (FIXTURES / "history-schema-1.jsonl").read_text(encoding="utf-8").splitlines():
        whole = json.loads(line)
        whole.pop("crc", None)
        assert as_json(record_from(whole)) == whole


ODD: dict[str, Any] = {
    "an unknown key": {"weather": {"wind": [1, 2.0], "gusts": None}},
    "an unknown key of a shot": {"shots": [{"t": 1, "x": 2, "y": 3.0, "wind": 4}]},
    "shots with their keys in another order": {"shots": [{"y": 3, "x": 2, "t": 1, "target": 0}]},
    "what could be left out": {"shots": [{"t": 1, "x": 2, "y": 3, "size": 1.0, "kind": "shoot", "appeared": None}]},
    "a target with a name": {"shots": [{"t": 1, "x": 2, "y": 3, "target": "left"}]},
    "a target that is not told": {"shots": [{"t": 2, "x": 0, "y": 0, "target": None}]},
    "rings with more to say": {"rings": [{"points": 10, "diameter_mm": 20, "fill": "#fff"}]},
    "whole numbers where others may be": {"gauge_mm": 4, "duration_s": 30, "accuracy": 1, "pauses": [[1, 2.0]]},
    "nulls": {"seed": None, "device": None, "px_per_mm": None, "inner_ten": None},
    "timing with more to say": {"timing": {"frame_p99_ms": 16, "stalls": [[1, 31.5]], "screen": "60 Hz"}},
    "timing with less to say": {"timing": {}},
    "a mark of an import": {"imported": True, "later": 1},
    "a test with more to say": {
        "tapping": {
            "sequences": [
                {
                    "amplitude_mm": 100, "width_mm": 10, "px_per_mm": 2, "state": "repeated", "mood": "low",
                    "start": {"t": 1, "x": 0, "y": 0}, "practice": [],
                    "shots": [{"t": 2, "x": 0, "y": 0, "loud": True}],
                }
            ],
            "hand": "left",
        }
    },
    "a reaction test with more to say": {
        "reaction": {
            "moves": False,
            "trials": [
                {
                    "choices": 1, "target": 0, "foreperiod_s": 1, "cue": 2, "onset": None, "press": 2.3, "early": None,
                    "result": "good", "light": "red",
                }
            ],
        }
    },
}  # fmt: skip


@pytest.mark.parametrize("more", ODD.values(), ids=ODD)
def test_what_a_line_holds_besides_is_kept_and_written_again(more: dict[str, Any]) -> None:
    whole = {**object_of(), **more}
    known = [key for key in whole if key != "later"]
    assert text(as_json(record_from(whole))) == text(as_json(record_from(json.loads(text(whole)))))
    again = as_json(record_from(whole))
    assert {key: text(again[key]) for key in whole} == {key: text(whole[key]) for key in whole}
    assert set(again) == set(whole) and set(known) <= set(again)


@given(st.sets(st.sampled_from([key for key in object_of() if key not in ("schema", "id", "rules")])))
def test_a_key_that_was_missing_stays_missing_and_reads_as_its_default(gone: set[str]) -> None:
    whole = {key: value for key, value in object_of().items() if key not in gone}
    try:
        record = record_from(whole)
    except BadRecordError as error:
        assert any(f"{key} is missing" in str(error) for key in gone)
        return
    assert text(as_json(record)) == text(whole) and record.missing >= gone
    if "pauses" in gone:
        assert record.pauses == ()
    if "seed" in gone:
        assert record.seed is None


def test_a_field_that_is_changed_is_written_though_its_key_was_missing() -> None:
    record = changed(record_of(), device=..., pauses=...)
    assert {"device", "pauses"}.isdisjoint(as_json(record))
    whole = as_json(replace(record, device="pen", pauses=((1.0, 2.0),)))
    assert (whole["device"], whole["pauses"]) == ("pen", [[1.0, 2.0]])


def test_a_shot_survives_its_entry() -> None:
    shot = Shot(1.5, None, -2.0, 3.0, 10.0, -20.0, 4)
    assert shot_from(shot_json(shot)) == shot
    plain = shot_from({"t": 1.0, "x": 2.0, "y": 3.0})
    assert plain[:-1] == Shot(1.0, None, 2.0, 3.0)[:-1]


def test_a_shot_that_is_moved_keeps_what_else_its_entry_said() -> None:
    shot = shot_from({"t": 1, "x": 2, "y": 3, "wind": 4})
    assert shot_json(shot._replace(x_mm=5.0)) == {"t": 1, "x": 5.0, "y": 3, "wind": 4}


def test_the_parts_of_a_record_have_types() -> None:
    record = record_of(
        timing={"frame_p99_ms": 16.9, "stalls": [[1.0, 31.0]]}, on_target=[[0.5, 1.5]], pointer=[[1, 2, 3]]
    )
    assert record.timing == Timing(16.9, ((1.0, 31.0),))
    assert record.rings == (RingCopy(10, 20.0),) and record.shots[0] == Shot(0.0, None, 1.5, -2.25)
    assert (record.on_target, record.pointer, record.tracks) == (((0.5, 1.5),), ((1, 2, 3),), True)
    with pytest.raises(AttributeError):
        record.score = 1  # type: ignore[misc]
