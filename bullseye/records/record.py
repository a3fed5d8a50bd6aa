"""A record read from JSON and written as JSON: the one place where a stored round is an object of keys.

What is read is checked first (records/schema.py); what is written gives back every key that was read, unknown ones too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bullseye.drill.field import SHOOT
from bullseye.drill.parameters import Parameters
from bullseye.records.schema import check_record
from bullseye.session.record import (
    Entry,
    PointingTest,
    ReactionTest,
    ReactionTrial,
    Record,
    RingCopy,
    TapSequence,
    Timing,
)
from bullseye.session.record_keys import ENTRY, RECORD
from bullseye.session.shot import Shot

_NAMES = tuple(key.name for key in RECORD)
_KNOWN = frozenset(_NAMES)
_PLAIN = ("t", "t_up", "x", "y", "target_x", "target_y", "target")
"""The keys of most shots, in the order in which they are written."""
_REST = tuple(Shot._field_defaults[name] for name in Shot._fields[len(_PLAIN) :])


def record_from(obj: object) -> Record:
    """The record that *obj*, parsed from JSON, holds. The parts of *obj* become parts of it: leave them as they are.

    Raises BadRecordError naming key, value and what is allowed; NewerSchemaError for a later schema.
    """
    values = check_record(obj)
    found: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in values.items():
        if key not in _KNOWN:
            extra[key] = value
        elif key in _READ:
            found[key] = _READ[key](value)
        else:
            found[key] = value
    return Record(**found, missing=_OTHERS.difference(found), extra=extra)


def as_json(record: Record) -> dict[str, Any]:
    """The object that a line of the history holds for *record*: its keys in the documented order, unknown ones last.

    A key that was missing stays away, and so does what does not apply to the drill.
    """
    found: dict[str, Any] = {}
    for name in _NAMES:
        value = getattr(record, name)
        if value is None and name in _NEVER_NULL:
            continue
        if name in record.missing and value == _DEFAULTS[name]:
            continue
        found[name] = _WRITE[name](value) if name in _WRITE else value
    found.update(record.extra)
    return found


def shot_from(raw: Mapping[str, Any]) -> Shot:
    """The shot that one checked entry of `shots` holds."""
    if tuple(raw) == _PLAIN:  # most shots: made without naming a field, in half the time
        return tuple.__new__(Shot, (*raw.values(), *_REST))
    shot = _bare_shot(raw)
    return shot if _same(_plain_json(shot), raw) else shot._replace(written=raw)


def shot_json(shot: Shot) -> dict[str, Any]:
    """The entry of `shots` for *shot*; what says nothing new is left out."""
    found = _plain_json(shot)
    if shot.written is None:
        return found
    before = _plain_json(_bare_shot(shot.written))
    return {**shot.written, **{key: value for key, value in found.items() if before.get(key, _MISSING) != value}}


_MISSING = object()


def _bare_shot(raw: Mapping[str, Any]) -> Shot:
    return Shot(
        raw["t"], raw.get("t_up"), raw["x"], raw["y"], raw.get("target_x") or 0.0, raw.get("target_y") or 0.0,
        raw.get("target", 0), raw.get("t_drawn"), raw.get("size", 1.0), raw.get("kind", SHOOT), raw.get("appeared"),
        raw.get("series"),
    )  # fmt: skip


def _plain_json(shot: Shot) -> dict[str, Any]:
    found: dict[str, Any] = dict(zip(_PLAIN, shot, strict=False))
    if shot.t_drawn is not None:
        found["t_drawn"] = shot.t_drawn
    if shot.size != 1.0:
        found["size"] = shot.size
    if shot.kind != SHOOT:
        found["kind"] = shot.kind
    if shot.appeared is not None:
        found["appeared"] = shot.appeared
    if shot.series is not None:
        found["series"] = shot.series
    return found


def _same(made: Mapping[str, Any], raw: Mapping[str, Any]) -> bool:
    """True when *made* would be written as *raw* is, down to the order of the keys and 1 against 1.0."""
    return len(made) == len(raw) and all(
        key == other and value == given and value.__class__ is given.__class__
        for (key, value), (other, given) in zip(made.items(), raw.items(), strict=True)
    )


def _kept(made: Mapping[str, Any], raw: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return None if _same(made, raw) else raw


def _shots(raw: Sequence[Mapping[str, Any]]) -> tuple[Shot, ...]:
    if set(map(tuple, raw)) == {_PLAIN}:  # the same as below, without a call for each shot
        new, rest = tuple.__new__, _REST
        return tuple([new(Shot, (*one.values(), *rest)) for one in raw])
    return tuple(map(shot_from, raw))


def _rows(raw: Sequence[Sequence[float]]) -> tuple[tuple[float, ...], ...]:
    return tuple(map(tuple, raw))


def _lists(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    return list(map(list, rows))


def _rings(raw: Sequence[Mapping[str, Any]]) -> tuple[RingCopy, ...]:
    rings = []
    for one in raw:
        plain = tuple(one) == ("points", "diameter_mm")
        rings.append(RingCopy(one["points"], one["diameter_mm"], None if plain else one))
    return tuple(rings)


def _rings_json(rings: Sequence[RingCopy]) -> list[dict[str, Any]]:
    return [{"points": r.points, "diameter_mm": r.diameter_mm, **(r.written or {})} for r in rings]


def _timing(raw: Mapping[str, Any]) -> Timing:
    found = Timing(raw.get("frame_p99_ms"), tuple((t, gap) for t, gap in raw.get("stalls") or ()))
    kept = _kept(_timing_json(found), raw)
    return found if kept is None else Timing(found.frame_p99_ms, found.stalls, kept)


def _timing_json(timing: Timing) -> Mapping[str, Any]:
    if timing.written is not None:
        return timing.written
    return {"frame_p99_ms": timing.frame_p99_ms, "stalls": _lists(timing.stalls)}


def _sequence(raw: Mapping[str, Any]) -> TapSequence:
    shots = raw.get("shots")
    values: dict[str, Any] = {key: raw[key] for key in ("amplitude_mm", "width_mm", "px_per_mm", "state")}
    values.update(start=shot_from(raw["start"]), practice=_shots(raw["practice"]))
    values.update(first=raw.get("first"), trials=raw.get("trials"), shots=None if shots is None else _shots(shots))
    return TapSequence(**values, written=_kept(_sequence_json(TapSequence(**values)), raw))


def _sequence_json(sequence: TapSequence) -> Mapping[str, Any]:
    if sequence.written is not None:
        return sequence.written
    found: dict[str, Any] = {
        "amplitude_mm": sequence.amplitude_mm,
        "width_mm": sequence.width_mm,
        "px_per_mm": sequence.px_per_mm,
        "state": sequence.state,
        "start": shot_json(sequence.start),
        "practice": list(map(shot_json, sequence.practice)),
    }
    if sequence.first is not None:
        found["first"] = sequence.first
    if sequence.trials is not None:
        found["trials"] = sequence.trials
    if sequence.shots is not None:
        found["shots"] = list(map(shot_json, sequence.shots))
    return found


def _pointing(raw: Mapping[str, Any]) -> PointingTest:
    return PointingTest(tuple(map(_sequence, raw["sequences"])), None if tuple(raw) == ("sequences",) else raw)


def _pointing_json(test: PointingTest) -> Mapping[str, Any]:
    return test.written or {"sequences": list(map(_sequence_json, test.sequences))}


_TRIAL = ("choices", "target", "foreperiod_s", "cue", "onset", "press", "early", "result")


def _trial(raw: Mapping[str, Any]) -> ReactionTrial:
    values: dict[str, Any] = {key: raw[key] for key in _TRIAL}
    return ReactionTrial(**values, written=None if tuple(raw) == _TRIAL else raw)


def _reaction(raw: Mapping[str, Any]) -> ReactionTest:
    return ReactionTest(
        raw["moves"], tuple(map(_trial, raw["trials"])), None if tuple(raw) == ("moves", "trials") else raw
    )


def _reaction_json(test: ReactionTest) -> Mapping[str, Any]:
    return test.written or {
        "moves": test.moves,
        "trials": [one.written or {key: getattr(one, key) for key in _TRIAL} for one in test.trials],
    }


_ENTRY = tuple(key.name for key in ENTRY)


def _entry(raw: Mapping[str, Any]) -> Entry:
    values = {key: raw[key] for key in _ENTRY if key in raw}
    return Entry(**values, written=_kept(_entry_json(Entry(**values)), raw))


def _entry_json(entry: Entry) -> Mapping[str, Any]:
    return entry.written or {key: getattr(entry, key) for key in _ENTRY}


_READ: dict[str, Callable[[Any], Any]] = {
    "rings": _rings,
    "style_points": tuple,
    "parameters": Parameters,
    "pauses": _rows,
    "shots": _shots,
    "pointer": _rows,
    "timing": _timing,
    "scales": _rows,
    "chatter": _rows,
    "on_target": _rows,
    "tapping": _pointing,
    "reaction": _reaction,
    "entered": _entry,
}
_WRITE: dict[str, Callable[[Any], Any]] = {
    "rings": _rings_json,
    "style_points": list,
    "parameters": lambda parameters: parameters.values,
    "pauses": _lists,
    "shots": lambda shots: list(map(shot_json, shots)),
    "pointer": _lists,
    "timing": _timing_json,
    "scales": _lists,
    "chatter": _lists,
    "on_target": _lists,
    "tapping": _pointing_json,
    "reaction": _reaction_json,
    "entered": _entry_json,
}
_DEFAULTS: dict[str, Any] = {
    name: field.default for name, field in Record.__dataclass_fields__.items() if name in _KNOWN
}
_NEVER_NULL = frozenset(key.name for key in RECORD if not key.kind.endswith("or null") and _DEFAULTS[key.name] is None)
"""Keys that are left out where a drill has nothing to say under them."""
_OTHERS = _KNOWN - _NEVER_NULL
