"""What an account may be called, and when two spellings are one account."""

from __future__ import annotations

import pytest

from bullseye.errors import BadInputError
from bullseye.school.people.person import account_key, checked_account, checked_name, checked_role
from bullseye.school.roles import Role


@pytest.mark.parametrize(("one", "other"), [("Ada", "ada "), ("STRASSE", "straße"), ("e\u0301va", "\u00c9va")])
def test_two_spellings_of_an_account_are_one(one: str, other: str) -> None:
    assert account_key(one) == account_key(other)


@pytest.mark.parametrize("account", ["", "ab", "a b c", "x" * 81, "tab\there", "nul\0l", "\u202eabc"])
def test_an_account_that_cannot_be_typed_with_certainty_is_refused_and_quoted(account: str) -> None:
    with pytest.raises(BadInputError, match="is no account; take 3 to 80 letters"):
        checked_account(account)


def test_an_account_loses_the_blanks_at_its_ends_alone() -> None:
    assert checked_account(" ada@school.example ") == "ada@school.example"
    assert checked_name("  Ada \n Byron ") == "Ada Byron"


@pytest.mark.parametrize("role", ["nobody", "wall", "student", "root", ""])
def test_no_account_has_a_role_that_is_not_for_accounts(role: str) -> None:
    with pytest.raises(BadInputError, match="choose one of: member, teacher, administrator"):
        checked_role(role)
    assert checked_role("member") is Role.MEMBER
