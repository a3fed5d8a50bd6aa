"""JSON read strictly: no NaN, no key twice, no bottomless nesting; each refusal has a reason."""

from __future__ import annotations

import json
from math import isfinite

DEEPEST = 40  # levels; our own files use six


def loads(data: bytes) -> object:
    """Parse UTF-8 JSON (a leading byte-order mark may stand there); ValueError says briefly what is wrong."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from None
    try:
        value = _DECODER.decode(text)
        _check(value, DEEPEST)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at character {error.pos}") from None
    except RecursionError:
        raise ValueError(f"nested more than {DEEPEST} levels deep") from None
    return value


def loads_own(data: bytes) -> object:
    """Parse, twice as fast, what `dumps` wrote (a checksum said so); ValueError as for `loads`."""
    try:
        return _OWN_DECODER.decode(data.decode())
    except RecursionError:
        raise ValueError("nested too deep") from None


def dumps(value: object) -> bytes:
    """Compact UTF-8 JSON on one line; ValueError for NaN, infinity, or what JSON cannot hold."""
    try:
        try:
            return _READABLE.encode(value).encode("utf-8")
        except UnicodeEncodeError:  # half a surrogate pair can only be written as an escape
            return _ESCAPED.encode(value).encode("ascii")
    except (TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def _no_constant(word: str) -> object:
    raise ValueError(f"{word} is not a number")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise ValueError(f"the key {key[:40]!r} stands twice")
            seen.add(key)
    return found


def _check(value: object, levels: int) -> None:
    """Refuse what the parser lets through: a number too large for a float, nesting too deep to write."""
    if isinstance(value, float):
        if not isfinite(value):
            raise ValueError("a number is too large")
    elif isinstance(value, dict | list):
        if not levels:
            raise ValueError(f"nested more than {DEEPEST} levels deep")
        for item in value.values() if isinstance(value, dict) else value:
            kind = item.__class__
            if kind is float:
                if not isfinite(item):
                    raise ValueError("a number is too large")
            elif kind is dict or kind is list:
                _check(item, levels - 1)


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant)
_OWN_DECODER = json.JSONDecoder(parse_constant=_no_constant)
_READABLE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_ESCAPED = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":"))
