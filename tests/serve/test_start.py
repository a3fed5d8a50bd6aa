"""What `bullseye serve` puts together, and what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.errors import BadInputError
from bullseye.serve.password import LEAST
from bullseye.serve.start import Wish, chance, new_password, new_token, run
from tests.league.test_host import host


def served(wish: Wish, data: Path | None, password: str = "") -> list[str]:
    """The lines that are said of *wish*; the server is told to end as soon as it serves."""
    said: list[str] = []
    run(wish, host(data), password, None, said.extend, lambda end: end())
    return said


def test_the_address_comes_first_then_the_pin_then_a_password_that_was_made_up(tmp_path: Path) -> None:
    address, pin, teacher = served(Wish(port=0), tmp_path)
    assert address.startswith("http://127.0.0.1:") and pin.endswith(f": {address}/j/{pin.split()[1].rstrip(':')}")
    assert teacher.startswith(f"Teacher: {address}/teach, password ")
    assert len(served(Wish(port=0, no_class=True), tmp_path, "correct horse")) == 1


def test_a_class_is_gone_on_with(tmp_path: Path) -> None:
    first = served(Wish(port=0, title="7b", together=True), tmp_path, "correct horse")
    again = served(Wish(port=0, resume=""), tmp_path, "correct horse")
    assert first[1].split()[1] == again[1].split()[1]
    with pytest.raises(BadInputError, match="choose one of"):
        served(Wish(port=0, resume="elsewhere"), tmp_path)


def test_passwords_and_tokens_cannot_be_guessed() -> None:
    words, tokens = {new_password() for _ in range(50)}, {new_token() for _ in range(50)}
    assert len(words) == len(tokens) == 50 and all(len(word) >= LEAST for word in words)
    assert min(map(len, tokens)) >= 32 and 0 <= chance().random() < 1
