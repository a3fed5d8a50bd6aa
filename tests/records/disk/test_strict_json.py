"""Strict JSON: what is refused, with which words, and that writing and reading agree."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.records.disk import strict_json

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b'{"a":NaN}', "NaN"),
        (b"[-Infinity]", "-Infinity"),
        (b"[1e999]", "too large"),
        (b'{"a":{"b":-1e999}}', "too large"),
        (b"1e999", "too large"),
        (b'{"a":1,"a":2}', "'a' is there twice"),
        (b'[{"a":{"b":1,"b":1}}]', "'b' is there twice"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"a":', "not JSON"),
        (b"", "not JSON"),
        (b"[" * 100_000, "levels deep"),
        (b'{"a":' * 50 + b"1" + b"}" * 50, "levels deep"),
        (b"1" * 5000, "a number is too long"),
        (b'{"a":"b', "a text begins that does not end, at character 6"),
        (b'{"a":1,}', "there is a comma before the end, at character 7"),
        (b"[1, ]", "there is a comma before the end, at character 3"),
        (b"[,]", "a value is missing or misspelt, at character 2"),
        (b"[" * 9000, "levels deep"),
        (b'["' + b"[" * 90 + b'", ]', "there is a comma before the end"),
        (b'{"a" 1}', "a colon is missing"),
        (b'{"a":1 "b":2}', "a comma is missing"),
        (b'{"a":1} {}', "more follows where it should end"),
        (b'["a\tb"]', "a control character"),
        (b'["\\q"]', "a backslash"),
    ],
)
def test_what_is_not_strict_json_is_refused_with_a_reason(data: bytes, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        strict_json.loads(data)


def test_a_byte_order_mark_at_the_start_is_taken_as_the_editors_doing() -> None:
    assert strict_json.loads(b'\xef\xbb\xbf{"a":1}') == {"a": 1}


@given(JSON_VALUES)
def test_what_is_written_reads_back_the_same_and_stands_on_one_line(value: object) -> None:
    data = strict_json.dumps(value)
    assert b"\n" not in data
    assert strict_json.loads(data) == value == json.loads(data)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, object()])
def test_what_json_cannot_hold_is_not_written(value: object) -> None:
    with pytest.raises(ValueError):
        strict_json.dumps({"a": value})


@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_a_value_error(data: bytes) -> None:
    try:
        strict_json.dumps(strict_json.loads(data))
    except ValueError as error:
        assert str(error)
