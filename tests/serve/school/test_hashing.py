"""Passwords of accounts by argon2."""

from __future__ import annotations

from argon2 import PasswordHasher

from bullseye.serve.school.hashing import WRONG, Argon2Hasher
from tests.serve.school.house import QUICK


def test_a_password_fits_its_own_hash_alone_and_no_two_hashes_are_alike() -> None:
    hasher = Argon2Hasher(QUICK)
    one, other = hasher.hash("seven blue whales"), hasher.hash("seven blue whales")
    assert one != other and "whales" not in one and one.startswith("$argon2id$")
    assert hasher.fits(one, "seven blue whales") and hasher.fits(other, "seven blue whales")
    assert (
        not hasher.fits(one, "seven blue whale") and not hasher.fits("nonsense", "x") and not hasher.fits(one, "\ud800")
    )


def test_who_has_no_password_is_let_in_by_none() -> None:
    hasher = Argon2Hasher(QUICK)
    assert not hasher.fits("", "") and not hasher.fits("", WRONG)


def test_a_hash_of_less_effort_is_old() -> None:
    hasher = Argon2Hasher(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert hasher.is_old(QUICK.hash("x")) and not hasher.is_old(hasher.hash("x"))
