"""Frozen dataclasses to and from JSON, strictly: what a message does not know, or holds too much of, is refused.

A stored round has its own reader, `records/record.py`, which keeps the keys it does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from bullseye.errors import BadInputError, BullseyeError
from bullseye.records.disk import strict_json
from bullseye.records.record import as_json, record_from
from bullseye.session.record import Record
from bullseye.words import listed, tr

MOST_EXACT = 2**53 - 1
"""The largest whole number that a browser holds exactly."""

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Between:
    """What a number may be, or how long a text or a list may be; both ends count."""

    low: float
    high: float


_ANY_NUMBER = Between(-1e12, 1e12)
_ANY_LENGTH = Between(0, 4096)


def loads(data: bytes) -> Any:
    """The JSON value in *data*. Raises BadInputError, one sentence, for what is no JSON, NaN, or a number too large."""
    try:
        return strict_json.loads(data)
    except ValueError as error:
        raise BadInputError(tr("this is no message: {error}; send JSON", error=error)) from None


def dumps(message: Any) -> bytes:
    """Compact JSON of a message, or of a list of messages."""
    return strict_json.dumps(plain(message))


def plain(value: Any) -> Any:
    """*value* as JSON holds it: messages become objects, tuples lists."""
    kind = value.__class__
    if kind in _SIMPLE:
        return value
    names = _names(kind)
    if kind is Record:
        return as_json(value)
    if names is not None:
        return {key: plain(getattr(value, name)) for name, key in names}
    if kind is tuple or kind is list:
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return value


_SIMPLE = frozenset((str, int, float, bool, NoneType))


@cache
def _names(kind: type) -> tuple[tuple[str, str], ...] | None:
    """The fields of a message and their keys on the wire; None for what is no message."""
    return tuple((field.name, _key(field.name)) for field in fields(kind)) if is_dataclass(kind) else None


def read(kind: type[M], value: Any) -> M:
    """The message of that *kind* that the JSON *value* holds.

    Raises BadInputError, one sentence with what is wrong and what would work.
    """
    found: M = _message(kind, value, kind.__name__)
    return found


def read_list(kind: type[M], value: Any, most: int) -> list[M]:
    """The messages in a JSON list of 1 to *most*. Raises BadInputError."""
    if not isinstance(value, list) or not 1 <= len(value) <= most:
        raise BadInputError(tr("this must be a list of 1 to {most}, not {shown}", most=most, shown=_shown(value)))
    return [read(kind, one) for one in value]


def _key(name: str) -> str:
    """`class_` is "class" on the wire: Python keeps that word for itself."""
    return name.rstrip("_")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return {_key(name): hint for name, hint in get_type_hints(kind, include_extras=True).items()}


def _message(kind: type[Any], value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise BadInputError(tr("{where} must be an object with keys, not {shown}", where=where, shown=_shown(value)))
    if kind is Record:
        return _record(value, where)
    hints = _hints(kind)  # type: ignore[arg-type]  # a class can be hashed
    for key in value:
        if key not in hints:
            raise BadInputError(
                tr(
                    "{where} has no key {key!r:.40}; it may have: {choices}",
                    where=where,
                    key=str(key),
                    choices=", ".join(hints),
                )
            )
    found = {}
    for field in fields(kind):
        key = _key(field.name)
        if key in value:
            found[field.name] = _value(hints[key], value[key], f"{key} of {where}", _ANY_NUMBER)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise BadInputError(
                tr("{key} of {where} is missing; it must be {wanted}", key=key, where=where, wanted=_wanted(hints[key]))
            )
    return kind(**found)


def _record(value: dict[str, Any], where: str) -> Record:
    try:
        return record_from(value)
    except BullseyeError as error:  # of the history's own kind: here it is a message like any other
        raise BadInputError(f"{where}: {error}") from None


def _value(hint: Any, value: Any, where: str, limit: Between) -> Any:
    origin = get_origin(hint)
    if origin is Annotated:
        inner, between = get_args(hint)
        return _value(inner, value, where, between)
    if origin in (UnionType, Union):
        return _union(hint, value, where, limit)
    if origin is tuple:
        return _tuple(hint, value, where, limit)
    if origin is dict and isinstance(value, dict):
        inner = get_args(hint)[1]
        return {key: _value(inner, one, f"{str(key):.40} of {where}", _ANY_NUMBER) for key, one in value.items()}
    if is_dataclass(hint) and isinstance(hint, type):
        return _message(hint, value, where)
    return _plain(hint, value, where, limit)


def _union(hint: Any, value: Any, where: str, limit: Between) -> Any:
    if value is None and NoneType in get_args(hint):
        return None
    (inner,) = (one for one in get_args(hint) if one is not NoneType)  # a message holds one kind, or nothing
    return _value(inner, value, where, limit)


def _tuple(hint: Any, value: Any, where: str, limit: Between) -> tuple[Any, ...]:
    inner = get_args(hint)
    if not isinstance(value, list):
        raise _bad(hint, value, where, limit)
    if inner[-1] is not ...:
        if len(value) != len(inner):
            raise _bad(hint, value, where, limit)
        return tuple(_value(one, item, where, _ANY_NUMBER) for one, item in zip(inner, value, strict=True))
    most = limit if limit is not _ANY_NUMBER else _ANY_LENGTH
    if not most.low <= len(value) <= most.high:
        raise BadInputError(
            tr(
                "{where} holds {number}; it must be {low:g} to {high:g}",
                where=where,
                number=len(value),
                low=most.low,
                high=most.high,
            )
        )
    limits = _limits(inner[0])
    if limits is None:
        return tuple(_value(inner[0], item, where, _ANY_NUMBER) for item in value)
    return tuple(_row(item, limits) or _value(inner[0], item, where, _ANY_NUMBER) for item in value)


@cache
def _limits(hint: Any) -> tuple[Between, ...] | None:
    """The limits of each number where *hint* is a row of some, such as a pointer sample: many come with a shot."""
    inner = get_args(hint)
    if get_origin(hint) is not tuple or ... in inner or any(get_args(one)[:1] != (float,) for one in inner):
        return None
    return tuple(get_args(one)[1] for one in inner)


def _row(value: Any, limits: tuple[Between, ...]) -> tuple[float, ...]:
    """A row of numbers, the quick way; empty when something is wrong with it, which the slow way then says."""
    if value.__class__ is not list or len(value) != len(limits):
        return ()
    for one, limit in zip(value, limits, strict=True):
        if one.__class__ not in (float, int) or not limit.low <= one <= limit.high:
            return ()
    return tuple(map(float, value))


def _plain(hint: Any, value: Any, where: str, limit: Between) -> Any:
    kind = value.__class__
    if hint is Any or (get_origin(hint) is Literal and kind is str and value in get_args(hint)):
        return value
    if hint is float and kind in (int, float) and limit.low <= value <= limit.high and isfinite(value):
        return float(value)
    if hint is int and kind is int and limit.low <= value <= limit.high and abs(value) <= MOST_EXACT:
        return value
    if hint is bool and kind is bool:
        return value
    if hint is str and kind is str:
        most = limit if limit is not _ANY_NUMBER else _ANY_LENGTH
        if most.low <= len(value) <= most.high:
            return value
    raise _bad(hint, value, where, limit)


def _bad(hint: Any, value: Any, where: str, limit: Between) -> BadInputError:
    return BadInputError(
        tr("{where} is {shown}; it must be {wanted}", where=where, shown=_shown(value), wanted=_wanted(hint, limit))
    )


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return tr("an object")
    if isinstance(value, list):
        return tr("a list of {n}", n=len(value))
    if value.__class__ is int and abs(value) > 10**40:
        return tr("a number of very many digits")
    text = {None: "null", True: "true", False: "false"}.get(value) if value.__class__ in (NoneType, bool) else None
    text = text or repr(value)
    return text if len(text) <= 43 else f"{text[:40]}..."


def _wanted(hint: Any, limit: Between = _ANY_NUMBER) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _wanted(inner[0], inner[1])
    if origin in (UnionType, Union):
        return listed(("null" if one is NoneType else _wanted(one, limit) for one in inner), either=True)
    if origin is Literal:
        return tr("one of: {choices}", choices=", ".join(inner))
    if origin is tuple and inner[-1] is not ...:
        return tr("a list of {n}", n=len(inner))
    return _wanted_plain(hint if origin is None else origin, limit)


def _wanted_plain(hint: Any, limit: Between) -> str:
    if hint is str:
        return _wanted_text(limit if limit is not _ANY_NUMBER else _ANY_LENGTH)
    if hint in (int, float) and limit is not _ANY_NUMBER:
        return _wanted_number(hint is int, limit)
    return {float: tr("a number"), int: tr("a whole number"), bool: tr("true or false"), tuple: tr("a list")}.get(
        hint, tr("an object")
    )


def _wanted_number(whole: bool, between: Between) -> str:
    if whole:
        return tr("a whole number from {low:g} to {high:g}", low=between.low, high=between.high)
    return tr("a number from {low:g} to {high:g}", low=between.low, high=between.high)


def _wanted_text(most: Between) -> str:
    if most.low == most.high:
        return tr("a text of {n:g} characters", n=most.high)
    return tr("a text of {least:g} to {most:g} characters", least=most.low, most=most.high)
