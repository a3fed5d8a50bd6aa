"""A record is checked key by key; an older one is brought up to date, a newer one is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadRecordError
from bullseye.records.history_line import encode, judge
from bullseye.records.record import as_json, record_from
from bullseye.records.schema import MIGRATIONS, SCHEMA, NewerSchemaError, check_record, migrate
from tests.records.disk.test_strict_json import JSON_VALUES
from tests.rounds import object_of, record_of

FIXTURES = Path(__file__).parent / "fixtures"


def test_a_whole_record_passes_with_its_keys_in_the_documented_order() -> None:
    record = object_of()
    shuffled = dict(sorted(record.items()))
    assert list(check_record(shuffled)) == list(record)
    assert check_record(shuffled) == record


def test_unknown_keys_are_kept() -> None:
    record = check_record(object_of(weather={"wind": [1, 2]}))
    assert record["weather"] == {"wind": [1, 2]} and list(record)[-1] == "weather"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema", 0),
        ("schema", "1"),
        ("schema", True),
        ("id", ""),
        ("id", 7),
        ("id", "a b"),
        ("rules", 1.5),
        ("player", ""),
        ("player", "  "),
        ("player", "a\nb"),
        ("player", "\ud800"),
        ("finished", "2026-11-22 19:40:01"),
        ("finished", "2026-02-30T00:00:00Z"),
        ("finished", 5),
        ("face", None),
        ("shots", {}),
        ("score", 1.5),
        ("score", True),
        ("score", 10**20),
        ("score_unit", "apples"),
        ("better", "sideways"),
        ("accuracy", 1.01),
        ("accuracy", float("nan")),
        ("accuracy", "1"),
        ("best_combo", -1),
        ("duration_s", -1),
        ("duration_s", float("inf")),
        ("ranked", 1),
        ("simulated", None),
        ("rings", [{"points": 1}]),
        ("pauses", [[1]]),
        ("parameters", []),
        ("gauge_mm", -1),
        ("style_points", ["10"]),
        ("shots", [5]),
        ("shots", [{"t": 1, "x": 2}]),
        ("shots", [{"t": 1, "x": 2, "y": "3"}]),
        ("shots", [{"t": 1, "x": 2, "y": float("nan")}]),
        ("shots", [{"t": 1, "x": 2, "y": 3, "t_up": "late"}]),
        ("shots", [{"t": 1, "x": 2, "y": 3, "target": 1.5}]),
        ("shots", [{"t": 1e308, "x": 2, "y": 3}]),
        ("shots", [{"t": 1, "x": -1e300, "y": 3}]),
        ("duration_s", 1e300),
        ("gauge_mm", 6000),
        ("face_gauge_mm", 200.5),
        ("rings", [{"points": 1.5, "diameter_mm": 20}]),
        ("rings", [{"points": 10, "diameter_mm": 0}]),
        ("style_points", [10, 9]),
        ("style_points", [1.5]),
        ("pointer", [[1, 2]]),
        ("pointer", [[1, 2, 1e10]]),
        ("pauses", [[1e300, 1]]),
        ("timing", {"frame_p99_ms": "slow"}),
        ("timing", {"stalls": [5]}),
        ("parameters", {"time_s": "long"}),
        ("parameters", {"time_s": 1e300}),
        ("parameters", {"targets_up": 10**9}),
        ("parameters", {"stages": [{"name": "a", "shots": 5}]}),
        ("parameters", {"stages": 5}),
        ("parameters", {"adaptive": {"changes": "size", "start": 0}}),
        ("parameters", {"adaptive": []}),
        ("parameters", {"motion": [{"kind": "sine", "amplitude_mm": 5}]}),
        ("parameters", {"range_mm": [100]}),
        ("tapping", {}),
        ("tapping", {"sequences": [{}]}),
        ("reaction", {"trials": []}),
        ("reaction", {"moves": True, "trials": [{}]}),
        ("on_target", [1]),
        ("hits", 1.5),
        ("imported", 1),
    ],
)
def test_a_wrong_value_is_refused_by_name(key: str, value: Any) -> None:
    with pytest.raises(BadRecordError) as caught:
        check_record(object_of(**{key: value}))
    said = str(caught.value)
    assert (key in said or "shot 1" in said) and ("must be" in said) and "\n" not in said


@pytest.mark.parametrize("key", ["schema", "id", "player", "finished", "face", "drill", "shots", "score", "ranked"])
def test_a_missing_key_is_named(key: str) -> None:
    record = object_of()
    del record[key]
    with pytest.raises(BadRecordError, match=key):
        check_record(record)


def test_a_clock_that_jumped_back_during_the_round_is_no_reason_to_lose_it() -> None:
    record = object_of(started="2026-11-22T19:40:01Z", finished="2026-11-22T18:40:01Z")
    assert check_record(record) == record


def test_a_newer_schema_is_told_apart_from_damage() -> None:
    with pytest.raises(NewerSchemaError) as caught:
        check_record(object_of(schema=SCHEMA + 1, finished="a date as they write it then"))
    assert caught.value.schema == SCHEMA + 1 and "newer bullseye" in str(caught.value)


def test_migrations_run_one_step_at_a_time_and_change_nothing_of_the_old_record() -> None:
    steps = {1: lambda r: {**r, "a": 1}, 2: lambda r: {**r, "b": r["a"] + 1}}
    old = {"schema": 1, "kept": "x"}
    assert migrate(old, steps, 3) == {"schema": 3, "kept": "x", "a": 1, "b": 2}
    assert old == {"schema": 1, "kept": "x"}
    assert migrate({"schema": 2, "a": 5}, steps, 3) == {"schema": 3, "a": 5, "b": 6}


def test_a_schema_with_no_way_on_is_refused() -> None:
    with pytest.raises(BadRecordError, match="no way"):
        migrate({"schema": 1}, {2: dict}, 3)


def test_every_schema_so_far_has_a_step_on_and_a_file_that_still_reads() -> None:
    assert set(MIGRATIONS) == set(range(1, SCHEMA))
    for schema in range(1, SCHEMA + 1):
        lines = (FIXTURES / f"history-schema-{schema}.jsonl").read_bytes().splitlines()
        assert [judge(line).reason for line in lines] == [""] * len(lines)
        assert len(lines) >= 2


def test_the_oldest_lines_still_say_what_they_said() -> None:
    first, by_hand = map(judge, (FIXTURES / "history-schema-1.jsonl").read_bytes().splitlines())
    assert first.record is not None and by_hand.record is not None
    assert first.record.player == "Åsa" and first.record.score == 142
    assert as_json(first.record)["shots"][1] == {
        "t": 2.5, "t_up": 2.58, "x": -12.25, "y": 3.0, "target_x": 0.0, "target_y": 0.0, "target": 0
    }  # fmt: skip
    assert by_hand.record.player == "typed by hand" and by_hand.record.hit_count == 1
    line = (FIXTURES / "history-schema-1.jsonl").read_bytes().splitlines()[0]
    assert encode(first.record) == line + b"\n"  # the checksum and the spelling are part of the format


def test_hits_follow_from_accuracy_unless_they_are_given() -> None:
    assert record_of(accuracy=0.9).hit_count == 9
    assert record_of(accuracy=None, shots=[]).hit_count == 0
    assert record_of(accuracy=0.9, hits=8).hit_count == 8


@given(JSON_VALUES | st.dictionaries(st.sampled_from(list(object_of())), JSON_VALUES))
def test_any_json_is_a_record_or_a_named_error(value: object) -> None:
    try:
        check_record(value)
    except BadRecordError as error:
        assert str(error)


@given(st.sampled_from(list(object_of())), JSON_VALUES)
def test_any_value_under_any_key_is_taken_or_refused_and_what_is_taken_can_be_written(key: str, value: Any) -> None:
    try:
        record = record_from(object_of(**{key: value}))
    except BadRecordError as error:
        assert key in str(error) or "shot" in str(error) or key == "schema"
        return
    assert judge(encode(record)).record == record
