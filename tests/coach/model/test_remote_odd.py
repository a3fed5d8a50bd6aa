"""Odd values by a service of one's own: its judgement beside ours, and ours alone where it fails."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.model.remote_odd import Compared, judge, parse_answer, request_body
from bullseye.net.client import Net
from tests.coach.model.gateway import KEY, Gateway, scorer_at, secret
from tests.fakes import ManualClock
from tests.loopback import serving

VALUES = [float(100 + n % 5) for n in range(30)] + [5000.0, 101.0, 102.0]


def ask(gateway: Gateway, values: Sequence[float] = VALUES) -> Compared:
    async def once() -> Compared:
        async with serving(gateway.app) as base:
            net = Net(ManualClock())
            try:
                return await judge(values, scorer_at(base), net, secret)
            finally:
                await net.close()

    return asyncio.run(once())


def test_the_services_judgement_counts_and_is_held_against_ours() -> None:
    gateway = Gateway()
    found = ask(gateway)
    assert found.theirs == (30,) and found.own == (30,) and found.both == (30,) and found.odd == (30,) and not found.why
    assert json.loads(gateway.bodies[0]) == {"version": 1, "values": VALUES}, "numbers and nothing else"
    assert gateway.keys == [f"Bearer {KEY}"]


@pytest.mark.parametrize(
    "raw",
    [b"nonsense", b"{}", b"[" * 100_000, b'{"version": 1, "scores": [1], "threshold": 1}',
     json.dumps({"version": 2, "scores": [0.1] * 33, "threshold": 1}).encode(),
     json.dumps({"version": 1, "scores": ["a"] * 33, "threshold": 1}).encode(),
     json.dumps({"version": 1, "scores": [0.1] * 33, "threshold": True}).encode(),
     json.dumps({"version": 1, "scores": [float("nan")] * 33, "threshold": 1}).encode(),
     json.dumps({"version": 1, "scores": [10**400] * 33, "threshold": 1}).encode()],
)  # fmt: skip
def test_an_answer_of_another_form_is_not_taken_and_ours_is_there(raw: bytes) -> None:
    gateway = Gateway()
    gateway.raw = raw
    found = ask(gateway)
    assert found.theirs is None and found.odd == (30,) and "one score for each value" in found.why


def test_a_refusal_is_said_without_the_key_and_ours_is_there() -> None:
    gateway = Gateway()
    gateway.status, gateway.raw = 401, KEY.encode()
    found = ask(gateway)
    assert found.odd == (30,) and "answers 401" in found.why and KEY not in found.why


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=30), st.floats(-1e9, 1e9))
def test_an_answer_in_the_right_form_is_read(scores: list[float], threshold: float) -> None:
    body = json.dumps({"version": 1, "scores": scores, "threshold": threshold}).encode()
    assert parse_answer(body, len(scores)) == (tuple(scores), threshold)
    with pytest.raises(ValueError):
        parse_answer(body, len(scores) + 1)


def test_no_more_than_the_newest_values_are_sent(tmp_path: Path) -> None:
    assert len(json.loads(request_body([1.0] * 9000))["values"]) == 5000
