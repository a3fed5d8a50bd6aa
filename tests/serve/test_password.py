"""The password fits itself alone, however it is hashed."""

from __future__ import annotations

import hashlib

import pytest

from bullseye.errors import BadInputError
from bullseye.serve import password
from bullseye.serve.password import Password


@pytest.mark.parametrize("way", ["own", "scrypt", "plain"])
def test_it_fits_itself_alone(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way != "own":
        monkeypatch.setattr(password, "_argon2", lambda word: None)
    if way == "plain":
        monkeypatch.delattr(hashlib, "scrypt")
        monkeypatch.setattr(password, "STRETCH", 500)
    kept = Password("correct horse", b"0123456789abcdef")
    assert kept.fits("correct horse")
    assert not any(kept.fits(word) for word in ("", "Correct horse", "correct horse ", "\ud800"))


def test_the_plain_way_is_the_pbkdf2_of_the_standard() -> None:
    kept = password._plain("correct horse", b"salt")
    cell = next(one.cell_contents for one in kept.__closure__ or () if isinstance(one.cell_contents, bytes))
    assert cell == hashlib.pbkdf2_hmac("sha256", b"correct horse", b"salt", password.STRETCH)


@pytest.mark.parametrize("word", ["", "short", "x" * 201])
def test_one_that_is_too_short_or_long_is_refused(word: str) -> None:
    with pytest.raises(BadInputError, match="6 to 200"):
        Password(word, b"salt")
