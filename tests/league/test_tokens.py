"""Tokens: kept as hashes, known after a restart, dead when killed."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from bullseye.league.tokens import FILE, Tokens


def tokens(folder: Path | None) -> Tokens:
    numbers = count(1)
    return Tokens(folder, lambda: f"secret-{next(numbers)}")


def test_a_token_is_known_after_a_restart_and_stands_in_no_file(tmp_path: Path) -> None:
    made = tokens(tmp_path)
    one, two = made.give(1), made.give(2)
    again = tokens(tmp_path)
    assert (again.seat(one), again.seat(two), again.seat("secret-9"), again.seat("")) == (1, 2, None, None)
    assert b"secret" not in (tmp_path / FILE).read_bytes()


def test_killed_tokens_are_nobodys_here_and_on_the_disk(tmp_path: Path) -> None:
    made = tokens(tmp_path)
    one, other, two = made.give(1), made.give(1), made.give(2)
    made.kill(1)
    for now in (made, tokens(tmp_path)):
        assert (now.seat(one), now.seat(other), now.seat(two), now.has(1), now.has(2)) == (None, None, 2, False, True)


def test_a_file_that_cannot_be_read_is_told_and_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[]")
    assert "let each in again by name" in tokens(tmp_path).notice


def test_a_class_in_memory_leaves_no_file() -> None:
    made = tokens(None)
    assert made.seat(made.give(3)) == 3
