"""Errors become a status, a sentence and a code."""

from __future__ import annotations

import pytest

from bullseye.errors import BadInputError, BullseyeError, StorageError, UnknownNameError
from bullseye.league.refused import CODES, RefusedError
from bullseye.serve.answers import STATUS, reply, set_cookie, trouble
from bullseye.wire.student import Now


def test_every_code_has_a_status() -> None:
    assert set(STATUS) == set(CODES) and all(
        400 <= status < 500 for code, status in STATUS.items() if code != "upgrading"
    )


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (RefusedError("x", "pin"), 403, "pin"),
        (RefusedError("x", "wait"), 429, "wait"),
        (StorageError("x"), 503, "storage"),
        (UnknownNameError("face", "x", ["classic"]), 404, "unknown"),
        (BadInputError("x"), 400, "bad"),
    ],
)
def test_each_kind_of_error_is_told(error: BullseyeError, status: int, code: str) -> None:
    answer = trouble(error)
    assert answer.status_code == status and f'"code":"{code}"'.encode() in answer.body


def test_a_cookie_is_out_of_reach_of_scripts() -> None:
    answer = reply(Now(1.0))
    set_cookie(answer, "a", "b", strict=True)
    assert "HttpOnly" in answer.headers["set-cookie"] and "SameSite=strict" in answer.headers["set-cookie"]
