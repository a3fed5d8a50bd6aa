"""Whom the answer of a sign-on service lets in, on both databases."""

from __future__ import annotations

import pytest

from bullseye.league.refused import RefusedError
from bullseye.school.people.sign_on import LASTS_US
from bullseye.school.people.sign_on_accounts import Confirmed, SignOnAccounts
from bullseye.school.roles import Role
from bullseye.store_sql.database import Database
from tests.school.people.house import PASSWORD, House

ADA = Confirmed("https://id 42", "ada@school.example", "Ada Byron")


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


def accounts(house: House, newcomers: Role | None = None) -> SignOnAccounts:
    new = iter(f"n{n}" for n in range(1000))
    return SignOnAccounts(house.library, house.sign_in, house.now, lambda: next(new), lambda: next(new), newcomers)


def refused(of: SignOnAccounts, who: Confirmed) -> str:
    with pytest.raises(RefusedError) as error:
        of.enter(who)
    return error.value.code


def test_who_has_an_account_by_their_checked_address_is_known_from_then_on_by_their_subject(house: House) -> None:
    house.person("ada@school.example")
    on = accounts(house)
    known = on.enter(ADA)
    assert known.person.account == "ada@school.example" and house.sign_in.known(known.renewed) is not None
    assert on.enter(Confirmed("https://id 42", "other@school.example")).person.id == known.person.id
    assert refused(on, Confirmed("https://id 43", "ada@school.example")) == "no-account", "one account, one subject"


def test_whoever_took_the_account_under_that_address_before_is_out(house: House) -> None:
    house.person("ada@school.example", Role.MEMBER)
    mallory = house.sign_in.sign_in("ada@school.example", PASSWORD, "").renewed
    accounts(house).enter(ADA)
    assert house.sign_in.known(mallory) is None
    with pytest.raises(RefusedError):
        house.sign_in.sign_in("ada@school.example", PASSWORD, "")


def test_who_has_no_account_or_no_checked_address_or_is_locked_is_not_let_in(house: House) -> None:
    on = accounts(house)
    assert refused(on, ADA) == "no-account"
    house.person("ada@school.example")
    assert refused(on, Confirmed("https://id 42")) == "no-account"
    house.administration.lock("id-ada@school.example", True, "")
    assert refused(on, ADA) == "may-not"


def test_newcomers_get_an_account_of_the_role_that_the_school_gives_them_and_no_password(house: House) -> None:
    on = accounts(house, Role.TEACHER)
    known = on.enter(ADA)
    assert (known.person.role, known.person.name) == (Role.TEACHER, "Ada Byron")
    assert on.enter(ADA).person.id == known.person.id
    assert house.acts() == ["joined", "signed-in", "signed-in"]
    with pytest.raises(RefusedError):
        house.sign_in.sign_in("ada@school.example", "", "")
    assert refused(on, Confirmed("https://id 9")) == "no-account", "without a checked address nobody is made"


def test_a_sign_in_is_answered_once_in_the_browser_that_began_it_and_in_time(house: House) -> None:
    on = accounts(house)
    state, kept, pending = on.begin("/school")
    assert len(pending.verifier) >= 4 and pending.next == "/school"
    for wrong in ((state, "other"), ("other", kept), ("", "")):
        with pytest.raises(RefusedError, match="begun elsewhere, or too long ago"):
            on.answered(*wrong)
    assert on.answered(state, kept) == pending
    with pytest.raises(RefusedError):
        on.answered(state, kept)
    state, kept, _ = on.begin("/school")
    house.now_us += LASTS_US
    with pytest.raises(RefusedError):
        on.answered(state, kept)
