"""The same bytes with OpenSSL and without, and those of the standard."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.classroom.people.pin import hashed
from bullseye.classroom.people.stretched import stretched

KNOWN = "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a"
"""PBKDF2-HMAC-SHA-256 of "password" and "salt", 4096 rounds: the SHA-256 twin of RFC 6070's third case."""
OLD = {
    "schema": 1, "salt": "a1b2", "stretch": 120_000,
    "sha256": hashlib.pbkdf2_hmac("sha256", b"2468", b"a1b2", 120_000).hex(),
}  # fmt: skip


@pytest.fixture(params=["with OpenSSL", "without"])
def either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "without":
        monkeypatch.delattr(hashlib, "pbkdf2_hmac")


@pytest.mark.usefixtures("either")
def test_it_is_that_of_the_standard() -> None:
    assert stretched(b"password", b"salt", 4096).hex() == KNOWN


@pytest.mark.usefixtures("either")
def test_a_pin_kept_by_one_python_opens_in_every_other() -> None:
    assert hashed("2468", "a1b2") == OLD
    assert hashed("2469", "a1b2") != OLD


@given(st.binary(max_size=130), st.binary(max_size=80), st.integers(1, 4))
def test_both_ways_agree_on_any_bytes(word: bytes, salt: bytes, rounds: int) -> None:
    wanted = stretched(word, salt, rounds)
    with pytest.MonkeyPatch.context() as without:
        without.delattr(hashlib, "pbkdf2_hmac")
        assert stretched(word, salt, rounds) == wanted
