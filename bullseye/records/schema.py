"""What one record of a round must hold, and how a record of an older schema becomes one of today's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bullseye.drill.parameters import FAR, fault_in
from bullseye.errors import BadRecordError
from bullseye.session.aids import ALLOWED as AIDS_ALLOWED
from bullseye.session.aids import are_aids
from bullseye.session.record import (
    COMPETITION,
    COUNTED,
    EARLY,
    GOOD,
    INTERRUPTED,
    LATE,
    REPEATED,
    SCHEMA,
    TRAINING,
    WRONG,
)
from bullseye.session.record_keys import ENTRY, RECORD, SEQUENCE, SHOT, TIMING, TRIAL, Key
from bullseye.target.scoring import MAX_GAUGE_MM
from bullseye.words import tr, trn

Json = dict[str, Any]

# Each entry turns a record of that schema into one of the next, as a pure function.
MIGRATIONS: dict[int, Callable[[Json], Json]] = {}

UNITS = ("points", "tenths", "ms")
DIRECTIONS = ("higher", "lower")
MOST_CHOICES = 64
MOST_NOTE = 2000
_NAME = re.compile(r"[^\x00-\x1f\ud800-\udfff]{1,400}")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
PLAIN_KEYS = 7
"""Shots of most drills hold no more keys than these, and their check is not to take longer for the others'."""
_MOST = 10**15  # larger whole numbers are damage, and would not survive other JSON readers
_LEAST_SIZE, _MOST_SIZE = 1e-6, 1e6
_NUMBERS = (float, int)


class NewerSchemaError(BadRecordError):
    """Written by a newer bullseye: to be kept, not counted, and never overwritten."""

    def __init__(self, what: str, schema: int) -> None:
        super().__init__(
            tr(
                "{what} is from a newer bullseye (schema {schema}, here {here}); update bullseye to use it",
                what=what,
                schema=schema,
                here=SCHEMA,
            )
        )
        self.schema = schema


def check_record(obj: object) -> Json:
    """Return *obj* as an object of keys in the documented order, unknown keys kept after them.

    Raises BadRecordError naming key, value and what is allowed; NewerSchemaError for a later schema.
    """
    if not isinstance(obj, Mapping):
        raise BadRecordError(tr("a record is {show}; it must be a JSON object", show=_show(obj)))
    record = migrate(dict(obj))
    found: Json = {}
    for name, test, allowed, needed in _CHECKS:
        value = record.get(name, _MISSING)
        if value is not _MISSING:
            if not test(value):
                raise BadRecordError(
                    tr("{name} is {show}; it must be {allowed}", name=name, show=_show(value), allowed=allowed)
                )
            found[name] = value
        elif needed:
            raise BadRecordError(tr("{name} is missing; it must be {kinds}", name=name, kinds=allowed))
    _check_shots(found["shots"], "shot {}")
    _check_parts(found)
    for name, value in record.items() if len(found) < len(record) else ():
        if name not in found:
            if not isinstance(name, str):
                raise BadRecordError(tr("the key {show} must be a text", show=_show(name)))
            found[name] = value
    return found


def schema_of(obj: Mapping[str, Any], what: str) -> int:
    """The schema number of *obj*, 1 to today's; BadRecordError or NewerSchemaError otherwise."""
    schema: Any = obj.get("schema")
    if not _is_int(schema) or schema < 1:
        raise BadRecordError(
            tr("schema is {show}; it must be a whole number from 1 to {schema}", show=_show(schema), schema=SCHEMA)
        )
    if schema > SCHEMA:
        raise NewerSchemaError(what, schema)
    return int(schema)


def migrate(record: Json, steps: Mapping[int, Callable[[Json], Json]] = MIGRATIONS, target: int = SCHEMA) -> Json:
    """Take *record* from its own schema to *target*, one step at a time; the input is left as it was.

    Raises BadRecordError when the schema is no number or a step is missing, NewerSchemaError past *target*.
    """
    schema: Any = record.get("schema")
    if not _is_int(schema) or schema < 1:
        raise BadRecordError(
            tr("schema is {show}; it must be a whole number from 1 to {target}", show=_show(schema), target=target)
        )
    if schema > target:
        raise NewerSchemaError(tr("a record"), schema)
    while schema < target:
        if schema not in steps:
            raise BadRecordError(tr("schema is {schema}; no way is known from it to schema {schema}", schema=schema))
        record = {**steps[schema](dict(record)), "schema": schema + 1}
        schema += 1
    return record


def _check_parts(found: Json) -> None:
    """What lies deeper, and what two keys must agree on."""
    fault = fault_in(found.get("parameters", {}))
    if fault:
        raise BadRecordError(fault)
    if "rings" in found and "style_points" in found:
        rings, points = len(found["rings"]), len(found["style_points"])
        if points != rings and (rings or points > 1):
            raise BadRecordError(
                tr(
                    "style_points has {points} for {rings} rings; there must be one for each",
                    points=points,
                    rings=rings,
                )
            )
    if "timing" in found:
        _check_keys(found["timing"], TIMING, "timing")
    if "entered" in found:
        _check_keys(found["entered"], ENTRY, "entered")
    for number, sequence in enumerate(_list_in(found, "tapping", "sequences"), 1):
        _check_sequence(sequence, tr("sequence {number} of tapping", number=number), len(found["shots"]))
    for number, trial in enumerate(_list_in(found, "reaction", "trials"), 1):
        where = tr("trial {number} of reaction", number=number)
        _check_keys(trial, TRIAL, where)
        answer = "onset" if found["reaction"]["moves"] else "press"
        for key in ("cue", answer, "press") if trial["result"] == GOOD else ():
            if trial[key] is None:
                raise BadRecordError(
                    tr("{key} of {where} is null; it must be a number of seconds in a good trial", key=key, where=where)
                )


def _list_in(found: Json, test: str, name: str) -> Sequence[Any]:
    """The list that a test keeps; empty for a round that is no such test."""
    kept = found.get(test)
    if kept is None:
        return ()
    if not isinstance(kept.get(name), list):
        raise BadRecordError(
            tr("{name} of {test} is {show}; it must be a list", name=name, test=test, show=_show(kept.get(name)))
        )
    if test == "reaction" and not _is_bool(kept.get("moves")):
        raise BadRecordError(
            tr("moves of {test} is {show}; it must be true or false", test=test, show=_show(kept.get("moves")))
        )
    items: list[Any] = kept[name]
    return items


def _check_keys(values: Any, keys: Sequence[Key], where: str) -> None:
    """An object inside the record."""
    if not isinstance(values, Mapping):
        raise BadRecordError(tr("{where} is {show}; it must be a JSON object", where=where, show=_show(values)))
    for key in keys:
        test, allowed = KINDS[key.kind]
        if key.name in values:
            if not test(values[key.name]):
                raise BadRecordError(
                    tr(
                        "{name} of {where} is {show}; it must be {allowed}",
                        name=key.name,
                        where=where,
                        show=_show(values[key.name]),
                        allowed=allowed,
                    )
                )
        elif key.needed:
            raise BadRecordError(
                tr("{name} of {where} is missing; it must be {allowed}", name=key.name, where=where, allowed=allowed)
            )


def _check_sequence(sequence: Any, where: str, shots: int) -> None:
    _check_keys(sequence, SEQUENCE, where)
    _check_shots([sequence["start"]], tr("start of {where}", where=where) + ", {}")
    _check_shots(sequence["practice"], tr("practice of {where}", where=where) + ", {}")
    if sequence["state"] != COUNTED:
        if "shots" not in sequence:
            raise BadRecordError(tr("shots of {where} is missing; it must be a list of shots", where=where))
        _check_shots(sequence["shots"], tr("shot {{}} of {where}", where=where))
        return
    first, trials = sequence.get("first"), sequence.get("trials")
    if first is None or trials is None or not trials or first + trials > shots:
        raise BadRecordError(
            tr(
                "first and trials of {where} are {show} and {show2}; they must lie among {shots} shots",
                where=where,
                show=_show(first),
                show2=_show(trials),
                shots=shots,
            )
        )


def _check_shots(shots: Sequence[Any], where: str) -> None:
    """Each shot: where and when, in mm and seconds; names the first that is wrong."""
    for number, shot in enumerate(shots, 1):
        # A shot as we write most of them, all well with it: a quick look that spares the long one. It is written out
        # here, since a call for each of thirty shots is a fourth of what reading a round's shots takes.
        if shot.__class__ is dict and tuple(shot) == _PLAIN:
            t, up, x, y, target_x, target_y, target = shot.values()
            if (
                t.__class__ in _NUMBERS
                and -FAR <= t <= FAR
                and (up is None or (up.__class__ in _NUMBERS and -FAR <= up <= FAR))
                and x.__class__ in _NUMBERS
                and -FAR <= x <= FAR
                and y.__class__ in _NUMBERS
                and -FAR <= y <= FAR
                and target_x.__class__ in _NUMBERS
                and -FAR <= target_x <= FAR
                and target_y.__class__ in _NUMBERS
                and -FAR <= target_y <= FAR
                and target.__class__ is int
                and -_MOST <= target <= _MOST
            ):
                continue
        if not isinstance(shot, Mapping):
            raise BadRecordError(
                tr("{format} is {show}; it must be a JSON object", format=where.format(number), show=_show(shot))
            )
        _check_keys(shot, _SHOT_START if len(shot) <= PLAIN_KEYS else SHOT, where.format(number))


_SHOT_START = SHOT[:PLAIN_KEYS]
_PLAIN = tuple(key.name for key in _SHOT_START)


def _show(value: object) -> str:
    text = (
        repr(value)
        if not isinstance(value, Mapping | list) or len(value) < 50
        else trn("{n} item", "{n} items", len(value))
    )
    return text if len(text) <= 60 else text[:57] + "..."


def _is_int(value: Any) -> bool:
    return value.__class__ is int and -_MOST <= value <= _MOST


def _is_count(value: Any) -> bool:
    return _is_int(value) and value >= 0


def _is_number(value: Any) -> bool:
    return value.__class__ in _NUMBERS and -FAR <= value <= FAR  # NaN is not


def _is_length(value: Any) -> bool:
    return _is_number(value) and value >= 0


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 400


def _is_name(value: Any) -> bool:
    """A text that can be shown and written: not blank, no line breaks, no half surrogate pairs."""
    return isinstance(value, str) and _NAME.fullmatch(value) is not None and bool(value.strip())


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


def _are_spans(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(map(_is_number, pair)) for pair in value
    )


def _are_samples(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, list) and len(one) == 3 and all(map(_is_number, one)) for one in value
    )


def _are_rings(value: Any) -> bool:
    return isinstance(value, list) and all(
        (ring.__class__ is dict or isinstance(ring, Mapping))
        and _is_int(ring.get("points"))
        and _is_number(ring.get("diameter_mm"))
        and ring["diameter_mm"] > 0
        for ring in value
    )


def _or_null(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or test(value)


def _or_null_words(allowed: str) -> str:
    return tr("{allowed}, or null", allowed=allowed)


def _one_of(*choices: str) -> str:
    return tr("one of: {choices}", choices=", ".join(choices))


_TEXT = tr("a text of {least} to {most} characters", least=1, most=400)
_MM = tr("a number of mm, 0 to {most:g}", most=FAR)
_NUMBER = tr("a number, {most:g} at most", most=FAR)

_ID_WORDS = tr("1 to 64 letters, digits, dots, hyphens or underlines")

KINDS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "count": (_is_count, tr("a whole number, 0 or more")),
    "id": (_is_id, _ID_WORDS),
    "id or null": (_or_null(_is_id), _or_null_words(_ID_WORDS)),
    "any whole or null": (_or_null(lambda v: v.__class__ is int), tr("a whole number or null")),
    "whole or null": (_or_null(_is_int), tr("a whole number or null")),
    "whole numbers": (lambda v: isinstance(v, list) and all(map(_is_int, v)), tr("a list of whole numbers")),
    "text": (_is_text, tr("a text")),
    "text or null": (_or_null(_is_text), tr("a text or null")),
    "name": (_is_name, _TEXT),
    "date": (is_date, tr("a UTC date such as 2026-11-22T19:40:01Z")),
    "rings": (_are_rings, tr("a list of objects with points, a whole number, and diameter_mm, above 0")),
    "length": (_is_length, _MM),
    "length or null": (_or_null(_is_length), _or_null_words(_MM)),
    "gauge": (lambda v: _is_length(v) and v <= MAX_GAUGE_MM, tr("a number of mm, 0 to {most:g}", most=MAX_GAUGE_MM)),
    "seconds": (_is_length, tr("a number of seconds, 0 to {most:g}", most=FAR)),
    "flag": (_is_bool, tr("true or false")),
    "flag or null": (_or_null(_is_bool), tr("true, false or null")),
    "purpose": (lambda v: v in (TRAINING, COMPETITION), _one_of(TRAINING, COMPETITION)),
    "note": (
        lambda v: isinstance(v, str) and len(v) <= MOST_NOTE,
        tr("a text of at most {most} characters", most=MOST_NOTE),
    ),
    "aids": (are_aids, AIDS_ALLOWED),
    "object": (lambda v: isinstance(v, Mapping), tr("a JSON object")),
    "list": (lambda v: isinstance(v, list), tr("a list")),
    "spans": (_are_spans, tr("a list of pairs of numbers, {most:g} at most", most=FAR)),
    "samples": (_are_samples, tr("a list of [t_s, x_mm, y_mm], each a number, {most:g} at most", most=FAR)),
    "unit": (lambda v: v in UNITS, _one_of(*UNITS)),
    "direction": (lambda v: v in DIRECTIONS, _one_of(*DIRECTIONS)),
    "share or null": (_is_share, _or_null_words(tr("a number from {low:g} to {high:g}", low=0, high=1))),
    "number": (_is_number, _NUMBER),
    "number or null": (_or_null(_is_number), _or_null_words(_NUMBER)),
    "target": (lambda v: v is None or _is_int(v) or _is_text(v), tr("a number or a name")),
    "size": (
        lambda v: _is_number(v) and _LEAST_SIZE <= v <= _MOST_SIZE,
        tr("a number from {low:g} to {high:g}", low=_LEAST_SIZE, high=_MOST_SIZE),
    ),
    "state": (lambda v: v in (COUNTED, REPEATED, INTERRUPTED), _one_of(COUNTED, REPEATED, INTERRUPTED)),
    "shot": (lambda v: isinstance(v, Mapping), tr("a shot")),
    "shots": (lambda v: isinstance(v, list), tr("a list of shots")),
    "choices": (
        lambda v: _is_int(v) and 1 <= v <= MOST_CHOICES,
        tr("a whole number from {low:g} to {high:g}", low=1, high=MOST_CHOICES),
    ),
    "result": (lambda v: v in (GOOD, EARLY, LATE, WRONG), _one_of(GOOD, EARLY, LATE, WRONG)),
}
"""Each kind of key of `bullseye.session.record_keys`: its test, and what is allowed, in words."""
_MISSING: Any = object()
_CHECKS = tuple((key.name, *KINDS[key.kind], key.needed) for key in RECORD)
"""Each key of a record with its test, what is allowed in words, and whether it must be there."""
