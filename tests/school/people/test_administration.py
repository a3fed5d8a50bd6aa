"""An administrator's acts on both databases: roles, locks, everything of one person taken out, and deleted."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bullseye.errors import BadInputError
from bullseye.league.refused import RefusedError
from bullseye.school.people.administration import Rules, moment
from bullseye.school.roles import Role
from bullseye.store_sql.database import Database
from bullseye.store_sql.tables.every import metadata
from tests.school.people.house import PASSWORD, START_US, House


@pytest.fixture
def house(database: Database) -> House:
    found = House(database)
    found.person("boss", Role.ADMINISTRATOR)
    return found


def everything(database: Database) -> str:
    """Every value of every table."""
    found: list[Any] = []
    with database.reading() as to:
        for table in metadata.sorted_tables:
            found += [tuple(row) for row in to.execute(select(table))]
    return repr(found)


def test_a_role_and_a_lock_end_sessions_and_are_put_down(house: House) -> None:
    house.person("ada")
    shown = house.sign_in.sign_in("ada", PASSWORD, "").renewed
    assert house.administration.set_role("id-ada", Role.MEMBER, "id-boss").role is Role.MEMBER
    assert house.sign_in.known(shown) is None
    shown = house.sign_in.sign_in("ada", PASSWORD, "").renewed
    house.administration.lock("id-ada", True, "id-boss")
    assert house.sign_in.known(shown) is None
    house.administration.lock("id-ada", False, "id-boss")
    assert [act for act in house.acts() if act != "signed-in"] == ["role", "locked", "unlocked"]


def test_the_last_administrator_stays_one(house: House) -> None:
    for act in (
        lambda: house.administration.set_role("id-boss", Role.TEACHER, "id-boss"),
        lambda: house.administration.lock("id-boss", True, "id-boss"),
        lambda: house.administration.delete("id-boss", "boss", "id-boss"),
    ):
        with pytest.raises(RefusedError, match="that is the last administrator"):
            act()
    house.person("second", Role.ADMINISTRATOR)
    house.administration.lock("id-second", True, "id-boss")
    with pytest.raises(RefusedError):
        house.administration.delete("id-boss", "boss", "id-boss")
    house.administration.lock("id-second", False, "id-boss")
    house.administration.delete("id-boss", "boss", "id-boss")


def test_a_name_and_an_account_change_and_two_accounts_are_never_the_same(house: House) -> None:
    house.person("ada")
    assert house.administration.rename("id-ada", "", "Ada B.", "id-boss").name == "Ada B."
    assert house.administration.rename("id-ada", "ADA", "", "id-boss").account == "ADA"
    with pytest.raises(RefusedError, match="the account 'Boss' is taken"):
        house.administration.rename("id-ada", "Boss", "", "id-boss")


def test_an_act_on_nobody_is_refused(house: House) -> None:
    with pytest.raises(RefusedError, match="there is nobody with that account any more"):
        house.administration.export("id-nobody", "id-boss")
    with pytest.raises(RefusedError, match="there is nobody with that account any more"):
        house.administration.delete("id-nobody", "nobody", "id-boss")


def test_everything_of_a_person_is_taken_out_but_what_only_checks_them(house: House) -> None:
    house.person("ada", name="Ada Byron")
    shown = house.sign_in.sign_in("ada", PASSWORD, "").renewed
    house.accounts.reset("id-ada", "id-boss")
    found = house.administration.export("id-ada", "id-boss")
    assert found["person"][0]["name"] == "Ada Byron" and found["person"][0]["made"] == moment(START_US)
    assert len(found["session"]) == 1 and found["link"][0]["kind"] == "reset"
    assert [row["act"] for row in found["audit"]] == ["signed-in", "reset", "exported"]
    assert house.hasher.hash(PASSWORD) not in repr(found) and shown not in repr(found)
    assert not any("hashed" in row or "password" in row for rows in found.values() for row in rows)


def test_nothing_of_a_person_is_left_when_they_are_deleted_and_nothing_of_others_is_gone(
    database: Database, house: House
) -> None:
    house.person("zebedee", name="Zebedee Byron")
    house.person("eve", name="Eve")
    shown = house.sign_in.sign_in("zebedee", PASSWORD, "").renewed
    house.accounts.invite(Role.MEMBER, "", "id-zebedee")
    house.accounts.reset("id-zebedee", "id-eve")
    house.accounts.reset("id-eve", "id-zebedee")
    with pytest.raises(RefusedError):
        house.sign_in.sign_in("zebedee", "wrong", "")
    assert "id-zebedee" in everything(database)
    with pytest.raises(BadInputError, match="that is not the account of who is to be deleted"):
        house.administration.delete("id-zebedee", "eve", "id-boss")
    house.administration.delete("id-zebedee", "Zebedee", "id-boss")
    left = everything(database)
    assert "zebedee" not in left.casefold()
    assert "id-eve" in left and "Eve" in left
    assert house.sign_in.known(shown) is None
    assert house.acts().count("deleted") == 1


def test_how_long_things_are_kept_is_a_number_of_days(house: House) -> None:
    assert house.administration.rules() == Rules(30, 365)
    house.administration.put_rules(Rules(7, 90), "id-boss")
    assert house.administration.rules() == Rules(7, 90)
    for rules in (Rules(0, 90), Rules(7, 99999)):
        with pytest.raises(BadInputError, match="it must be 1 to 3650 days"):
            house.administration.put_rules(rules, "id-boss")
