"""Pushes: a token or a signature, a window of time, and a body that holds one number; nothing of it is quoted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.watch.incoming import WINDOW_S, PushRefusedError, check_sender, value_of
from bullseye.watch.signing import signature
from tests.watch.edges import NOON

KEY, BODY = "canary-key", b'{"value": 42.5}'


def signed(body: bytes = BODY, key: str = KEY, late_s: float = 0.0, sending: str = "msg-1") -> dict[str, str]:
    at = str(int((NOON - timedelta(seconds=late_s)).timestamp()))
    return {
        "webhook-id": sending, "webhook-timestamp": at, "webhook-signature": signature(key, sending, at, body),
    }  # fmt: skip


def test_a_token_or_a_signature_is_enough() -> None:
    assert check_sender({"authorization": f"Bearer {KEY}"}, BODY, KEY, NOON) == ""
    assert check_sender({"authorization": f"bearer {KEY}", "webhook-id": "a"}, BODY, KEY, NOON) == "a"
    assert check_sender(signed(), BODY, KEY, NOON) == "msg-1"
    several = signed() | {"webhook-signature": f"v1,xxxx {signed()['webhook-signature']}"}
    assert check_sender(several, BODY, KEY, NOON) == "msg-1"


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "token"),
        ({"authorization": "Bearer canary-wrong"}, "token"),
        ({"authorization": f"Basic {KEY}"}, "token"),
        ({"authorization": "Bearer \xe4"}, "token"),
        (signed(key="canary-wrong"), "signature"),
        (signed(b'{"value": 43}'), "signature"),
        (signed() | {"webhook-id": "msg-2"}, "signature"),
        (signed() | {"webhook-id": ""}, "id"),
        (signed() | {"webhook-id": "a b"}, "id"),
        (signed() | {"webhook-timestamp": "now"}, "id"),
        (signed(late_s=WINDOW_S + 1), "time"),
        (signed(late_s=-WINDOW_S - 1), "time"),
    ],
)
def test_anybody_else_is_refused_and_nothing_is_quoted(headers: dict[str, str], code: str) -> None:
    with pytest.raises(PushRefusedError) as refused:
        check_sender(headers, BODY, KEY, NOON)
    assert refused.value.code == code and "canary" not in str(refused.value)


def test_a_value_may_say_of_when_it_is() -> None:
    assert value_of(BODY, NOON) == (NOON, 42.5, "pushed")
    assert value_of(b'{"value": 1, "at": "2026-11-22T20:00:00+01:00"}', NOON).at == NOON.replace(
        hour=19, minute=0, second=0
    )


@pytest.mark.parametrize(
    "body",
    [b"", b"42", b"[]", b'{"value": "42"}', b'{"value": true}', b'{"value": NaN}', b'{"value": 1e400}', b'{"val": 1}',
     b'{"value": 1, "more": 2}', b'{"value": 1, "at": "now"}', b'{"value": 1, "at": "2026-11-22T19:40:01"}',
     b'{"value": 1, "at": 5}', b'{"value": 1, "at": "2027-01-01T00:00:00Z"}', b"[" * 50_000,
     b'{"value": 1, "at": "2026-01-01T00:00:00Z"}', b'{"value": 1' + b"0" * 400 + b"}"],
)  # fmt: skip
def test_a_body_that_holds_no_number_of_now_is_one_sentence(body: bytes) -> None:
    with pytest.raises(BadInputError) as refused:
        value_of(body, NOON)
    assert len(str(refused.value)) < 200


@given(st.binary(max_size=200), st.dictionaries(st.sampled_from(list(signed())), st.text(max_size=40)))
def test_whatever_is_sent_is_refused_in_words(body: bytes, headers: dict[str, Any]) -> None:
    with pytest.raises(PushRefusedError):
        check_sender(headers, body, KEY, NOON)
