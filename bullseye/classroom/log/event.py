"""One line of a class's log: an event with its number, its date and a checksum, and the judgement of a line read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from zlib import crc32

from bullseye.classroom.people.connected import DEVICES, trouble_with
from bullseye.classroom.people.options import MAX_SEED, is_label, is_name, problem_with
from bullseye.errors import BadInputError, BadRecordError
from bullseye.records.disk import strict_json
from bullseye.records.history_line import LONGEST_BYTES
from bullseye.records.record import as_json, record_from
from bullseye.records.schema import is_date
from bullseye.session.record import Record
from bullseye.words import tr

FORMAT = "bullseye-class"
SCHEMA = 2
"""1 until students could play on their own devices; its lines are read as they always were."""
_SUM = re.compile(rb',"crc":"([0-9a-f]{8})"\}$')
_MOST = 10**9


class Event(NamedTuple):
    """Something that happened in a class: its *number* in the log from 1, when (UTC), what *kind*, and its values."""

    number: int
    at: str
    kind: str
    values: dict[str, Any]


class Judged(NamedTuple):
    """What a line turned out to be: an event, or the reason why it does not count."""

    event: Event | None
    reason: str = ""
    newer: bool = False  # a newer bullseye wrote the line


def _is_seat(value: Any) -> bool:
    return value.__class__ is int and 1 <= value <= _MOST


def _is_spread(value: Any) -> bool:
    return value is None or (value.__class__ in (int, float) and 0 < value < 1e6)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 4096


def _are_teams(value: Any) -> bool:
    return isinstance(value, dict) and all(seat.isdecimal() and is_label(team) for seat, team in value.items())


def _is_record(value: Any) -> bool:
    return isinstance(value, Record)


def _are_choices(value: Any) -> bool:
    return isinstance(value, dict) and not problem_with(value)


def _are_connected(value: Any) -> bool:
    return isinstance(value, dict) and not trouble_with(value)


def _is_heat(value: Any) -> bool:
    return value.__class__ is int and 0 <= value <= _MOST


def _is_moment(value: Any) -> bool:
    return value.__class__ in (int, float) and 0 <= value < 1e12


_Rule = tuple[Callable[[Any], bool], str]
_SEAT: dict[str, _Rule] = {"seat": (_is_seat, tr("a seat number from 1"))}
_HEAT: dict[str, _Rule] = {"heat": (_is_heat, tr("the number of a heat, or 0"))}
_SHOT: dict[str, _Rule] = {
    "go": (_is_seat, tr("the number of a turn")),
    "shot": (_is_seat, tr("the number of a shot from 1")),
}

KINDS: dict[str, dict[str, _Rule]] = {
    "class": {
        "format": (lambda v: v == FORMAT, repr(FORMAT)),
        "choices": (_are_choices, tr("the choices of a class")),
    },
    "choose": {"choices": (_are_choices, tr("the choices of a class"))},
    "join": {
        **_SEAT,
        "name": (is_name, tr("a name of 1 to 40 characters")),
        "team": (is_label, tr("a team of at most 40 characters")),
        "sigma_mm": (_is_spread, tr("a spread in mm, or null")),
    },
    "rename": {**_SEAT, "name": (is_name, tr("a name of 1 to 40 characters"))},
    "remove": _SEAT,
    "restore": _SEAT,
    "absent": _SEAT,
    "present": _SEAT,
    "skip": _SEAT,
    "call": _SEAT,
    "teams": {"teams": (_are_teams, tr("a team for each seat"))},
    "begin": _SEAT,
    "leave": {"go": (_is_seat, tr("the number of a turn"))},
    "taken": {**_SEAT, "go": (_is_seat, tr("the number of a turn")), "record": (_is_record, tr("a round"))},
    "void": _SHOT,
    "unvoid": _SHOT,
    "back": {"undoes": (_is_seat, tr("the number of an event"))},
    "freeze": {},
    "reveal": {},
    "exported": {"path": (_is_text, tr("a path"))},
    "end": {"keep": (lambda v: isinstance(v, bool), tr("true or false"))},
    "wiped": {},
    "connect": {"connected": (_are_connected, tr("how a class plays on its own devices"))},
    "open": {**_HEAT, "opens_s": (_is_moment, tr("a moment in seconds"))},
    "shut": _HEAT,
    "device": {**_SEAT, "device": (lambda v: v in DEVICES, tr("one of: {choices}", choices=", ".join(DEVICES)))},
    "kick": _SEAT,
    "admit": _SEAT,
    "flag": {
        "go": (_is_seat, tr("the number of a turn")),
        "what": (is_name, tr("a text of 1 to 40 characters")),
        "count": (_is_seat, tr("how often, from 1")),
    },
}
"""Every kind of event with its values: a test of each, and what is allowed."""
MAY_HOLD: dict[str, dict[str, _Rule]] = {
    "begin": {
        **_HEAT,
        "began_s": (_is_moment, tr("a moment in seconds")),
        "seed": (lambda v: v.__class__ is int and 0 <= v <= MAX_SEED, tr("a seed")),
    }
}
"""Values that a kind holds only sometimes: a turn on one's own device tells its heat, its second 0 and its seed."""


def check_event(kind: str, values: Mapping[str, Any]) -> None:
    """Raise BadInputError when an event of that kind does not hold what it should."""
    rules = KINDS.get(kind)
    if rules is None:
        raise BadInputError(
            tr("kind is {kind}; it must be one of: {kinds}", kind=f"{kind!r:.40}", kinds=", ".join(KINDS))
        )
    for key, (_, allowed) in rules.items():
        if key not in values:
            raise BadInputError(
                tr("{key} of {kind!r} is missing; it must be {allowed}", key=key, kind=kind, allowed=allowed)
            )
    for key, (test, allowed) in {**rules, **MAY_HOLD.get(kind, {})}.items():
        if key in values and not test(values[key]):
            raise BadInputError(
                tr(
                    "{key} of {kind!r} is {value}; it must be {allowed}",
                    key=key,
                    kind=kind,
                    value=f"{values[key]!r:.60}",
                    allowed=allowed,
                )
            )


def encode(event: Event) -> bytes:
    """The line for *event* with its checksum and its end. Raises BadInputError when it does not hold what it should."""
    check_event(event.kind, event.values)
    whole = {"schema": SCHEMA, "n": event.number, "at": event.at, "kind": event.kind, **event.values}
    if "record" in whole:
        whole["record"] = as_json(whole["record"])
    try:
        body = strict_json.dumps(whole)
        _record_in(strict_json.loads(body))  # what is kept must be readable again
    except (ValueError, BadRecordError) as error:
        raise BadInputError(tr("this cannot be kept with the class: {why}", why=error)) from None
    if len(body) + 20 > LONGEST_BYTES:
        raise BadInputError(
            tr(
                "the round takes {size} bytes; at most {most} can be kept",
                size=len(body),
                most=LONGEST_BYTES - 20,
            )
        )
    return b'%s,"crc":"%08x"}\n' % (body[:-1], crc32(body))


def judge(data: bytes) -> Judged:
    """Say what the line *data* (without its end) holds; never raises."""
    try:
        return Judged(_read(data.rstrip(b"\r\n \t")))
    except _NewerError as error:
        return Judged(None, str(error), newer=True)
    except (ValueError, BadInputError, BadRecordError) as error:
        return Judged(None, str(error))


class _NewerError(ValueError):
    """The line has a later schema."""


def _read(data: bytes) -> Event:
    if len(data) > LONGEST_BYTES:
        raise ValueError("too long")
    found = _SUM.search(data)
    if found is None or crc32(b"}", crc32(data[: found.start()])) != int(found[1], 16):
        raise ValueError("the checksum is missing or does not fit")
    whole: Any = strict_json.loads_own(data)
    if not isinstance(whole, dict):
        raise ValueError("not a JSON object")
    del whole["crc"]
    schema, number, at, kind = (whole.pop(key, None) for key in ("schema", "n", "at", "kind"))
    if schema.__class__ is not int or schema < 1:
        raise ValueError(f"schema is {schema!r:.40}; it must be a whole number from 1 on")
    if schema > SCHEMA:
        raise _NewerError(tr("from a newer bullseye (schema {schema}); update bullseye to use it", schema=schema))
    if not _is_seat(number) or not is_date(at) or not isinstance(kind, str):
        raise ValueError("its number, date or kind is missing")
    _record_in(whole)
    check_event(kind, whole)
    return Event(number, at, kind, whole)


def _record_in(values: Any) -> None:
    """Let a round that an event holds be a Record. Raises BadRecordError."""
    if isinstance(values, dict) and "record" in values:
        values["record"] = record_from(values["record"])
