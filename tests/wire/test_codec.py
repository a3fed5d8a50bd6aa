"""Every example of the wire is read, written and refused as the file says."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.wire import codec, own, shared, student, teacher

EXAMPLES = json.loads(files("bullseye.wire").joinpath("examples.json").read_text(encoding="utf-8"))
KINDS = {kind.__name__: kind for kind in (*student.STUDENT, *teacher.TEACHER, *own.OWN, *shared.SHARED)}


@pytest.mark.parametrize("example", EXAMPLES["good"], ids=lambda one: one["message"])
def test_every_example_is_read_and_written_again_the_same(example):
    message = codec.read(KINDS[example["message"]], example["json"])
    assert json.loads(codec.dumps(message)) == example["json"]


@pytest.mark.parametrize("example", EXAMPLES["bad"], ids=lambda one: one["text"][:40])
def test_every_bad_example_is_refused_in_the_sentence_that_stands_beside_it(example):
    with pytest.raises(BadInputError) as bad:
        codec.read(KINDS[example["message"]], codec.loads(example["text"].encode()))
    assert str(bad.value) == example["says"]


def test_there_is_an_example_of_every_message():
    assert {one["message"] for one in EXAMPLES["good"]} == set(KINDS)


def test_a_list_of_messages_has_a_most():
    one = {"n": 1, "t": 1.0, "x": 0.0, "y": 0.0}
    assert len(codec.read_list(student.Shot, [one, one], 2)) == 2
    for wrong in ([], [one] * 3, one, None):
        with pytest.raises(BadInputError, match="a list of 1 to 2"):
            codec.read_list(student.Shot, wrong, 2)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from(sorted(KINDS)), _JSON)
def test_anything_else_is_one_sentence_and_never_another_error(kind, value):
    try:
        codec.read(KINDS[kind], value)
    except BadInputError as bad:
        assert 0 < len(str(bad)) < 1000 and "\n" not in str(bad)


@given(st.data(), st.sampled_from(EXAMPLES["good"]), _JSON)
def test_a_message_with_one_value_replaced_is_read_or_refused_in_one_sentence(data, example, value):
    if not example["json"]:
        return
    key = data.draw(st.sampled_from(sorted(example["json"])))
    try:
        codec.read(KINDS[example["message"]], {**example["json"], key: value})
    except BadInputError as bad:
        assert "\n" not in str(bad)


@given(st.binary(max_size=200))
def test_bytes_that_are_no_json_are_one_sentence(data):
    try:
        codec.loads(data)
    except BadInputError as bad:
        assert str(bad).startswith("this is no message: ")
