"""JSON read strictly: no NaN, no key twice, no bottomless nesting; each refusal has a reason."""

from __future__ import annotations

import json
import re
from math import isfinite

from bullseye.words import tr

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
        raise ValueError(_in_words(error)) from None
    except _RefusedError:
        raise
    except ValueError:  # Python will not read a whole number of thousands of digits
        raise ValueError("a number is too long") from None
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


class _RefusedError(ValueError):
    """What our own rules refuse, in our own words."""


_WORDS = {
    "Expecting value": tr("a value is missing or misspelt"),
    "Expecting property name": tr("a key is missing"),
    "Illegal trailing comma": tr("there is a comma before the end"),
    "Expecting ':'": tr("a colon is missing"),
    "Expecting ','": tr("a comma is missing"),
    "Unterminated string": tr("a text begins that does not end"),
    "Invalid control character": tr("there is a control character in a text"),
    "Invalid \\": tr("a backslash comes before a letter it has no meaning with"),
    "Extra data": tr("more follows where it should end"),
}
"""How Python's own messages begin, and what we say instead."""


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"?')


def _in_words(error: json.JSONDecodeError) -> str:
    """What is wrong, the same from every Python: since 3.13 it names commas itself and reads deeper than before."""
    before = error.doc[: error.pos]
    if _depth(before) > DEEPEST:
        return tr("nested more than {deepest} levels deep", deepest=DEEPEST)
    words = next((words for start, words in _WORDS.items() if error.msg.startswith(start)), tr("it cannot be read"))
    at = error.pos
    if error.doc[at : at + 1] in ("}", "]") and before.rstrip().endswith(","):
        words, at = _WORDS["Illegal trailing comma"], len(before.rstrip()) - 1
    return tr("not JSON: {words}, at character {at}", words=words, at=at + 1)


def _depth(text: str) -> int:
    """How many brackets are open at most in *text*, which is JSON up to its end."""
    deepest = depth = 0
    for sign in _STRING.sub("", text):
        depth += (sign in "[{") - (sign in "]}")
        deepest = max(deepest, depth)
    return deepest


def _no_constant(word: str) -> object:
    raise _RefusedError(tr("{word} is not a number", word=word))


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _RefusedError(tr("the key {key!r} is there twice", key=key[:40]))
            seen.add(key)
    return found


def _check(value: object, levels: int) -> None:
    """Refuse what the parser lets through: a number too large for a float, nesting too deep to write."""
    if isinstance(value, float):
        if not isfinite(value):
            raise _RefusedError(tr("a number is too large"))
    elif isinstance(value, dict | list):
        if not levels:
            raise _RefusedError(tr("nested more than {deepest} levels deep", deepest=DEEPEST))
        for item in value.values() if isinstance(value, dict) else value:
            kind = item.__class__
            if kind is float:
                if not isfinite(item):
                    raise _RefusedError(tr("a number is too large"))
            elif kind is dict or kind is list:
                _check(item, levels - 1)


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant)
_OWN_DECODER = json.JSONDecoder(parse_constant=_no_constant)
_READABLE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_ESCAPED = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":"))
