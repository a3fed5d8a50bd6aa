"""Card codes: readable, typed in any way, and kept as a hash."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bullseye.school.cards import LETTERS, code_of, hash_of


@given(st.binary(min_size=10, max_size=10))
def test_a_code_is_known_however_it_is_typed(chance: bytes) -> None:
    code = code_of(chance)
    assert len(code) == 19 and set(code) <= set(LETTERS + "-")
    assert hash_of(code) == hash_of(code.lower().replace("-", " ")) == hash_of(code.replace("-", ""))


def test_other_chance_is_another_code() -> None:
    assert len({code_of(bytes([n]) * 10) for n in range(256)}) == 256


def test_what_cannot_be_a_code_has_no_hash() -> None:
    for typed in ("", "K7QM", "K7QM-3XPA-K7QM-3XP0", "K7QM-3XPA-K7QM-3XPAA", "\u212a7QM-3XPA-K7QM-3XPA"):
        assert hash_of(typed) == ""
