"""Reading a model's words from bytes that come in any pieces."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.model.stream import MOST_LINE, Reading


def events(*words: str) -> bytes:
    deltas = [json.dumps({"choices": [{"delta": {"content": word}}]}) for word in words]
    usage = json.dumps({"choices": [], "usage": {"prompt_tokens": 9, "completion_tokens": 3}})
    return "".join(f"data: {each}\r\n\r\n" for each in [*deltas, usage, "[DONE]"]).encode()


@given(st.lists(st.integers(1, 40), max_size=60))
def test_however_the_bytes_are_cut_the_text_is_the_same(sizes: list[int]) -> None:
    reading, data = Reading(lambda _: True), events("Gr\u00fc\u00df ", "dich", ".")
    for size in sizes:
        reading.hear(data[:size])
        data = data[size:]
    reading.hear(data)
    assert reading.end(b"") and reading.text == "Gr\u00fc\u00df dich." and reading.usage == (9, 3)


def test_the_judge_ends_the_reading() -> None:
    reading = Reading(lambda text: "bad" not in text)
    assert reading.hear(events("good")) and not reading.hear(events("bad")) and reading.failed


@given(st.binary(max_size=300), st.integers(0, 300))
def test_any_bytes_can_be_read_and_alike_in_two_pieces(data: bytes, cut: int) -> None:
    whole, pieces = Reading(lambda _: True), Reading(lambda _: True)
    assert whole.hear(data)
    for piece in (data[:cut], data[cut:]):
        assert pieces.hear(piece)
    assert (whole.end(data), whole.text, whole.usage) == (pieces.end(data), pieces.text, pieces.usage)


def test_an_endless_line_is_forgotten_and_odd_counts_are_not_taken() -> None:
    reading = Reading(lambda _: True)
    reading.hear(b"data: " + b"x" * (MOST_LINE + 1))
    reading.hear(b"\n" + events("on"))
    assert reading.text == "on"
    other = Reading(lambda _: True)
    for usage in (
        {"prompt_tokens": -1, "completion_tokens": 1},
        {"prompt_tokens": True, "completion_tokens": 1},
        [],
        None,
    ):
        other.hear(b"data: " + json.dumps({"usage": usage}).encode() + b"\n")
    assert other.usage is None
