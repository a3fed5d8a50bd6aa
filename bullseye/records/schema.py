"""What one record of a round must hold, and how a record of an older schema becomes one of today's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from math import isfinite
from typing import Any

from bullseye.errors import BadRecordError

Record = dict[str, Any]
SCHEMA = 1

# Each entry turns a record of that schema into one of the next, as a pure function.
MIGRATIONS: dict[int, Callable[[Record], Record]] = {}

UNITS = ("points", "tenths", "ms")
TESTS = ("tapping", "reaction")
DIRECTIONS = ("higher", "lower")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
PLAIN_KEYS = 7
"""Shots of most drills hold no more keys than these, and their check is not to take longer for the others'."""
_MOST = 10**15  # larger whole numbers are damage, and would not survive other JSON readers


class NewerSchemaError(BadRecordError):
    """Written by a newer bullseye: to be kept, not counted, and never overwritten."""

    def __init__(self, what: str, schema: int) -> None:
        super().__init__(f"{what} is from a newer bullseye (schema {schema}, here {SCHEMA}); update bullseye to use it")
        self.schema = schema


def check_record(obj: object) -> Record:
    """Return *obj* as a record with its keys in the documented order, unknown keys kept after them.

    Raises BadRecordError naming key, value and what is allowed; NewerSchemaError for a later schema.
    """
    if not isinstance(obj, Mapping):
        raise BadRecordError(f"a record is {_show(obj)}; it must be a JSON object")
    record = migrate(dict(obj))
    found: Record = {}
    for key, (test, allowed, needed) in _KEYS.items():
        if key in record:
            value = record[key]
            if not test(value):
                raise BadRecordError(f"{key} is {_show(value)}; it must be {allowed}")
            found[key] = value
        elif needed:
            raise BadRecordError(f"{key} is missing; it must be {allowed}")
    _check_shots(found["shots"])
    for key, value in record.items():
        if key not in found:
            if not isinstance(key, str):
                raise BadRecordError(f"the key {_show(key)} must be a text")
            found[key] = value
    return found


def schema_of(obj: Mapping[str, Any], what: str) -> int:
    """The schema number of *obj*, 1 to today's; BadRecordError or NewerSchemaError otherwise."""
    schema: Any = obj.get("schema")
    if not _is_int(schema) or schema < 1:
        raise BadRecordError(f"schema is {_show(schema)}; it must be a whole number from 1 to {SCHEMA}")
    if schema > SCHEMA:
        raise NewerSchemaError(what, schema)
    return int(schema)


def migrate(
    record: Record, steps: Mapping[int, Callable[[Record], Record]] = MIGRATIONS, target: int = SCHEMA
) -> Record:
    """Take *record* from its own schema to *target*, one step at a time; the input is left as it was.

    Raises BadRecordError when the schema is no number or a step is missing, NewerSchemaError past *target*.
    """
    schema: Any = record.get("schema")
    if not _is_int(schema) or schema < 1:
        raise BadRecordError(f"schema is {_show(schema)}; it must be a whole number from 1 to {target}")
    if schema > target:
        raise NewerSchemaError("a record", schema)
    while schema < target:
        if schema not in steps:
            raise BadRecordError(f"schema is {schema}; no way is known from it to schema {schema + 1}")
        record = {**steps[schema](dict(record)), "schema": schema + 1}
        schema += 1
    return record


def hits_of(record: Mapping[str, Any]) -> int:
    """How many of the round's shots hit: a whole number, since accuracy is hits divided by shots."""
    hits: Any = record.get("hits")
    if _is_int(hits):
        return int(hits)
    accuracy = record["accuracy"]
    return 0 if accuracy is None else round(accuracy * len(record["shots"]))


def test_of(record: Mapping[str, Any]) -> str:
    """`tapping` or `reaction` where the round was such a test, whose presses are no shots at a face; else empty."""
    return next((key for key in TESTS if key in record), "")


def _check_shots(shots: list[Any]) -> None:
    """Each shot: where and when, in mm and seconds; names the first that is wrong."""
    for number, shot in enumerate(shots, 1):
        if not isinstance(shot, Mapping):
            raise BadRecordError(f"shot {number} is {_show(shot)}; it must be a JSON object")
        for key in ("t", "x", "y"):
            value: Any = shot.get(key)
            if not _is_number(value):
                raise BadRecordError(f"{key} of shot {number} is {_show(value)}; it must be a number")
        for key in ("t_up", "target_x", "target_y"):
            value = shot.get(key)
            if value is not None and not _is_number(value):
                raise BadRecordError(f"{key} of shot {number} is {_show(value)}; it must be a number or null")
        target = shot.get("target")
        if target is not None and not _is_int(target) and not _is_text(target):
            raise BadRecordError(f"target of shot {number} is {_show(target)}; it must be a number or a name")
        if len(shot) > PLAIN_KEYS:
            _check_more(shot, number)


def _check_more(shot: Mapping[str, Any], number: int) -> None:
    """What only the shots of some drills hold."""
    for key in ("t_drawn", "appeared"):
        value: Any = shot.get(key)
        if value is not None and not _is_number(value):
            raise BadRecordError(f"{key} of shot {number} is {_show(value)}; it must be a number or null")
    size: Any = shot.get("size", 1.0)
    if not _is_number(size) or size <= 0:
        raise BadRecordError(f"size of shot {number} is {_show(size)}; it must be a number above 0")
    kind = shot.get("kind", "shoot")
    if not _is_text(kind):
        raise BadRecordError(f"kind of shot {number} is {_show(kind)}; it must be a text")
    series: Any = shot.get("series", 0)
    if not _is_count(series):
        raise BadRecordError(f"series of shot {number} is {_show(series)}; it must be a whole number, 0 or more")


def _show(value: object) -> str:
    text = repr(value) if not isinstance(value, Mapping | list) or len(value) < 50 else f"{len(value)} items"
    return text if len(text) <= 60 else text[:57] + "..."


def _is_int(value: Any) -> bool:
    return value.__class__ is int and -_MOST <= value <= _MOST


def _is_count(value: Any) -> bool:
    return _is_int(value) and value >= 0


def _is_number(value: Any) -> bool:
    return value.__class__ is int and -_MOST <= value <= _MOST or value.__class__ is float and isfinite(value)


def _is_length(value: Any) -> bool:
    return _is_number(value) and value >= 0


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 400


def _is_name(value: Any) -> bool:
    """A text that can be shown and written: not blank, no line breaks, no half surrogate pairs."""
    if not isinstance(value, str) or not 0 < len(value) <= 400 or not value.strip():
        return False
    return not any(c < " " or "\ud800" <= c <= "\udfff" for c in value)


def is_date(value: Any) -> bool:
    """True for a UTC date such as 2026-11-22T19:40:01Z that the calendar knows."""
    if not isinstance(value, str) or _DATE.fullmatch(value) is None:
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_share(value: Any) -> bool:
    return value is None or _is_number(value) and 0 <= value <= 1


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _are_pairs(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(map(_is_number, pair)) for pair in value
    )


def _are_rings(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(ring, Mapping) and _is_number(ring.get("points")) and _is_number(ring.get("diameter_mm"))
        for ring in value
    )


def _or_null(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or test(value)


def _holds_list(key: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, Mapping) and isinstance(value.get(key), list)


_TEXT = "a text of 1 to 400 characters"
_WHEN = "a UTC date such as 2026-11-22T19:40:01Z"
_MM = "a number of mm, 0 or more"

# key: (test, what is allowed, must it be there). The order is the order in the file.
_KEYS: dict[str, tuple[Callable[[Any], bool], str, bool]] = {
    "schema": (_is_count, "a whole number", True),
    "id": (
        lambda v: isinstance(v, str) and _ID.fullmatch(v) is not None,
        "1 to 64 letters, digits, dots, hyphens or underlines",
        True,
    ),
    "rules": (_is_count, "a whole number", True),
    "seed": (_or_null(lambda v: v.__class__ is int), "a whole number or null", False),
    "app": (_is_text, "a text", False),
    "player": (_is_name, _TEXT, True),
    "started": (is_date, _WHEN, False),
    "finished": (is_date, _WHEN, True),
    "face": (_is_name, _TEXT, True),
    "rings": (_are_rings, "a list of objects with points and diameter_mm", False),
    "inner_ten_mm": (_or_null(_is_length), _MM + ", or null", False),
    "inner_ten": (_or_null(_is_text), "a text or null", False),
    "gauging": (_is_text, "a text", False),
    "decimals": (_is_bool, "true or false", False),
    "blank_mm": (_or_null(_is_length), _MM + ", or null", False),
    "face_gauge_mm": (_is_length, _MM, False),
    "style": (_is_text, "a text", False),
    "style_points": (lambda v: isinstance(v, list) and all(map(_is_number, v)), "a list of numbers", False),
    "style_inner": (_or_null(_is_int), "a whole number or null", False),
    "style_inner_ten": (_is_bool, "true or false", False),
    "gauge_mm": (_is_length, _MM, False),
    "drill": (_is_name, _TEXT, True),
    "parameters": (lambda v: isinstance(v, Mapping), "a JSON object", False),
    "device": (_or_null(_is_text), "a text or null", False),
    "px_per_mm": (_or_null(_is_length), "a number, 0 or more, or null", False),
    "simulated": (_is_bool, "true or false", True),
    "ranked": (_is_bool, "true or false", True),
    "pauses": (_are_pairs, "a list of [t_s, length_s] pairs", False),
    "duration_s": (_is_length, "a number of seconds, 0 or more", True),
    "shots": (lambda v: isinstance(v, list), "a list of shots", True),
    "pointer": (lambda v: isinstance(v, list), "a list of samples", False),
    "timing": (lambda v: isinstance(v, Mapping), "a JSON object", False),
    "score": (_or_null(_is_int), "a whole number or null", True),
    "score_unit": (lambda v: v in UNITS, f"one of: {', '.join(UNITS)}", True),
    "better": (lambda v: v in DIRECTIONS, f"one of: {', '.join(DIRECTIONS)}", True),
    "accuracy": (_is_share, "a number from 0 to 1, or null", True),
    "best_combo": (_is_count, "a whole number, 0 or more", True),
    "hits": (_is_count, "a whole number, 0 or more", False),
    "on_target": (_are_pairs, "a list of [from_s, to_s] pairs", False),
    "targets_shown": (_is_count, "a whole number, 0 or more", False),
    "targets_missed": (_is_count, "a whole number, 0 or more", False),
    "tapping": (_holds_list("sequences"), "a JSON object with a list of sequences", False),
    "reaction": (_holds_list("trials"), "a JSON object with a list of trials", False),
}
