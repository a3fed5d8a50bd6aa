"""What is forgotten by itself on both databases: once for all processes, put down, and only what is over."""

from __future__ import annotations

import pytest

from bullseye.school.people.administration import Rules
from bullseye.school.people.books import Books
from bullseye.school.people.retention import EVERY_US, Retention, Wipe
from bullseye.school.people.sessions import DAY_US
from bullseye.school.people.sign_on import Pending
from bullseye.school.roles import Role
from bullseye.store_sql.database import Database
from tests.databases import Place
from tests.school.people.house import PASSWORD, START_US, House


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


def test_what_is_over_is_forgotten_and_what_is_not_stays(house: House) -> None:
    house.person("ada")
    house.person("max", Role.MEMBER)
    house.sign_in.sign_in("ada", PASSWORD, "")
    lasting = house.sign_in.sign_in("max", PASSWORD, "").renewed
    house.accounts.reset("id-ada", "")
    with house.library.writing() as books:
        books.sign_ons.add("h", Pending("n", "v", "/", START_US + 1))
    house.now_us += 2 * DAY_US
    done = Retention(house.library, [], house.now).run()
    assert done == {"sessions": 1, "links": 1, "sign-ons": 1, "attempts": 1, "acts": 0}
    assert house.sign_in.known(lasting) is not None
    assert house.acts()[-1] == "tidied"


def test_names_are_wiped_by_the_rule_and_that_is_put_down(house: House) -> None:
    house.administration.put_rules(Rules(7, 365), "")
    asked: list[int] = []

    def wipe(before_us: int) -> int:
        asked.append(before_us)
        return 3

    assert Retention(house.library, [Wipe("names", wipe)], house.now).run()["names"] == 3
    assert asked == [START_US - 7 * DAY_US]
    assert house.acts() == ["settings", "wiped"]


def test_of_two_processes_one_does_it_and_either_may_the_next_hour(place: Place, house: House) -> None:
    done: list[int] = []

    def wipe(before_us: int) -> int:
        done.append(before_us)
        return 0

    with place.open() as database:
        other = House(database)
        two = [Retention(one.library, [Wipe("names", wipe)], house.now) for one in (house, other)]
        assert [bool(one.run()) for one in two] == [True, False]
        house.now_us += EVERY_US
        assert [bool(one.run()) for one in reversed(two)] == [True, False]
    assert len(done) == 2


def test_old_acts_go_and_young_ones_stay(house: House) -> None:
    house.person("ada")
    house.sign_in.sign_in("ada", PASSWORD, "")
    house.now_us += 366 * DAY_US
    house.sign_in.sign_in("ada", PASSWORD, "")
    assert Retention(house.library, [], house.now).run()["acts"] == 1
    assert house.acts() == ["signed-in", "tidied"]


def test_an_act_whose_transaction_fails_was_not_done_and_is_not_put_down(house: House) -> None:
    def fails(books: Books) -> None:
        books.audit.add(house.now_us, "settings")
        raise RuntimeError

    with pytest.raises(RuntimeError), house.library.writing() as books:
        fails(books)
    assert house.acts() == []
