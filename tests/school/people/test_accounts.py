"""Links that work once, on both databases: the first administrator, invitations, new passwords."""

from __future__ import annotations

from multiprocessing.pool import ThreadPool

import pytest

from bullseye.errors import BadInputError
from bullseye.league.refused import RefusedError
from bullseye.school.people.links import LASTS_US
from bullseye.school.people.sign_in import Known
from bullseye.school.roles import Role
from bullseye.store_sql.database import Database
from tests.school.people.house import PASSWORD, House

OTHER = "nine green whales"


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


def over(house: House, token: str, account: str = "eve") -> None:
    with pytest.raises(RefusedError, match="this link was used, taken back, or is too old"):
        house.accounts.use(token, account, "Eve", PASSWORD)


def test_the_first_link_makes_the_first_administrator_and_there_is_no_second_one(house: House) -> None:
    token = house.accounts.first()
    assert token is not None
    known = house.accounts.use(token, "boss", "The Boss", PASSWORD)
    assert known.person.role is Role.ADMINISTRATOR and house.sign_in.known(known.renewed) is not None
    assert house.accounts.first() is None
    over(house, token)


def test_a_new_start_of_the_server_makes_a_new_first_link_and_the_old_one_is_dead(house: House) -> None:
    old, new = house.accounts.first(), house.accounts.first()
    assert old is not None and new is not None
    over(house, old)
    house.accounts.use(new, "boss", "", PASSWORD)


def test_two_first_links_that_were_somehow_handed_out_make_one_administrator(house: House) -> None:
    one = house.accounts.first()
    with house.library.writing() as books:
        other = house.accounts._link(books, "first", Role.ADMINISTRATOR)[0]
    assert one is not None
    house.accounts.use(one, "boss", "", PASSWORD)
    over(house, other)


def test_an_invitation_makes_an_account_of_its_role_and_of_no_other(house: House) -> None:
    token, link = house.accounts.invite(Role.TEACHER, "Ada Byron", "id-boss")
    assert house.accounts.look(token) == (link, None)
    known = house.accounts.use(token, "ada@school.example", "", PASSWORD)
    assert (known.person.role, known.person.name) == (Role.TEACHER, "ada@school.example")
    assert house.acts() == ["invited", "joined", "signed-in"]
    over(house, token)


def test_an_account_that_is_taken_leaves_the_link_good(house: House) -> None:
    house.person("ada")
    token, _ = house.accounts.invite(Role.MEMBER, "", "id-boss")
    with pytest.raises(RefusedError, match="the account 'Ada' is taken"):
        house.accounts.use(token, "Ada", "Ada", PASSWORD)
    for account, password in (("no", PASSWORD), ("eve", "short"), ("mallory", "mallory and whales")):
        with pytest.raises(BadInputError):
            house.accounts.use(token, account, "Eve", password)
    assert house.accounts.use(token, "eve", "Eve", PASSWORD).person.account == "eve"


def test_of_several_who_use_a_link_at_once_one_gets_it(house: House) -> None:
    token, _ = house.accounts.invite(Role.MEMBER, "", "id-boss")

    def use(n: int) -> Known | None:
        try:
            return house.accounts.use(token, f"eve{n}", "", PASSWORD)
        except RefusedError as error:
            assert error.code == "link"
            return None

    with ThreadPool(4) as pool:
        assert sum(one is not None for one in pool.map(use, range(8))) == 1


def test_a_link_is_too_old_at_its_end(house: House) -> None:
    token, _ = house.accounts.invite(Role.MEMBER, "", "id-boss")
    house.now_us += LASTS_US["invite"] - 1
    house.accounts.look(token)
    house.now_us += 1
    with pytest.raises(RefusedError):
        house.accounts.look(token)
    over(house, token)


def test_a_link_that_was_taken_back_is_dead(house: House) -> None:
    token, link = house.accounts.invite(Role.MEMBER, "", "id-boss")
    house.accounts.withdraw(link.id, "id-boss")
    over(house, token)
    with pytest.raises(RefusedError, match="there is no such link any more"):
        house.accounts.withdraw(link.id, "id-boss")


def test_a_link_for_a_new_password_changes_it_and_ends_what_was_open(house: House) -> None:
    house.person("ada")
    before = house.sign_in.sign_in("ada", PASSWORD, "").renewed
    old, _ = house.accounts.reset("id-ada", "id-boss")
    token, _ = house.accounts.reset("id-ada", "id-boss")
    over(house, old)
    known = house.accounts.use(token, "mallory", "Mallory", OTHER)
    assert (known.person.id, known.person.account) == ("id-ada", "ada")
    assert house.sign_in.known(before) is None
    house.sign_in.sign_in("ada", OTHER, "")
    with pytest.raises(RefusedError):
        house.sign_in.sign_in("ada", PASSWORD, "")


def test_a_link_for_somebody_who_is_locked_or_gone_opens_nothing(house: House) -> None:
    house.person("boss", Role.ADMINISTRATOR)
    house.person("ada")
    token, _ = house.accounts.reset("id-ada", "id-boss")
    house.administration.lock("id-ada", True, "id-boss")
    with pytest.raises(RefusedError, match="this account is locked"):
        house.accounts.use(token, "", "", OTHER)
    house.administration.delete("id-ada", "ada", "id-boss")
    over(house, token)
    with pytest.raises(RefusedError, match="there is nobody with that account any more"):
        house.accounts.reset("id-ada", "id-boss")


def test_the_token_of_a_link_stands_in_no_table(house: House) -> None:
    token, link = house.accounts.invite(Role.MEMBER, "", "id-boss")
    assert token not in str(link).replace(link.id, "")
    with house.library.reading() as books:
        assert books.links.find(token) is None
