"""Signing in and out on both databases: sessions, wrong passwords, and two processes that know the same."""

from __future__ import annotations

from multiprocessing.pool import ThreadPool

import pytest

from bullseye.errors import BadInputError
from bullseye.league.refused import RefusedError
from bullseye.school.people.sessions import HOUR_US, OLD_TOKEN_US
from bullseye.school.people.sign_in import SignIn
from bullseye.school.roles import Role
from bullseye.store_sql.database import Database
from tests.databases import Place
from tests.school.people.house import PASSWORD, House, QuickHasher

HERE = "192.0.2.7"


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


def refused(house: House, account: str, password: str, address: str = HERE) -> str:
    with pytest.raises(RefusedError) as error:
        house.sign_in.sign_in(account, password, address)
    return error.value.code


def test_who_knows_the_password_is_known_by_their_token_until_they_sign_out(house: House) -> None:
    ada = house.person("ada")
    shown = house.sign_in.sign_in(" ADA ", PASSWORD, HERE).renewed
    known = house.sign_in.known(shown)
    assert known is not None and known.person.id == ada.id and known.renewed == ""
    house.sign_in.sign_out(shown)
    assert house.sign_in.known(shown) is None
    house.sign_in.sign_out(shown)
    assert house.acts() == ["signed-in", "signed-out"]


def test_another_process_knows_the_session_by_the_table_alone(place: Place, house: House) -> None:
    house.person("ada")
    shown = house.sign_in.sign_in("ada", PASSWORD, HERE).renewed
    with place.open() as database:
        other = House(database, "q")
        assert other.sign_in.known(shown) is not None
        other.sign_in.sign_out(shown)
    assert house.sign_in.known(shown) is None


def test_a_wrong_password_an_account_that_nobody_has_and_a_locked_one_say_no_more_than_they_must(house: House) -> None:
    house.person("ada")
    with pytest.raises(RefusedError) as wrong:
        house.sign_in.sign_in("ada", "seven red whales", HERE)
    with pytest.raises(RefusedError) as nobody:
        house.sign_in.sign_in("bob", PASSWORD, HERE)
    assert str(wrong.value) == str(nobody.value) and wrong.value.code == nobody.value.code == "password"
    assert house.hasher.asked == 2, "both took the time of a comparison"
    house.administration.lock("id-ada", True, "")
    assert refused(house, "ada", "seven red whales") == "password"
    assert refused(house, "ada", PASSWORD) == "may-not"


def test_after_five_wrong_passwords_even_the_right_one_waits_and_is_not_looked_at(house: House) -> None:
    house.person("ada")
    for _ in range(5):
        assert refused(house, "ada", "wrong") == "password"
    asked = house.hasher.asked
    assert refused(house, "ada", PASSWORD) == "wait" and house.hasher.asked == asked
    house.passes(1)
    house.sign_in.sign_in("ada", PASSWORD, HERE)
    assert refused(house, "ada", "wrong") == "password", "the right one begins the count at nothing"
    assert house.acts() == ["slowed", "signed-in"]


def test_somebody_elsewhere_may_still_sign_in_to_an_account_that_is_guessed_at(house: House) -> None:
    house.person("ada")
    for _ in range(8):
        refused(house, "ada", "wrong", "198.51.100.1")
    house.sign_in.sign_in("ada", PASSWORD, HERE)


def test_a_school_behind_one_address_is_not_slowed_by_right_passwords(house: House) -> None:
    house.person("ada")
    for _ in range(70):
        house.sign_in.sign_in("ada", PASSWORD, HERE)


def test_an_address_that_guesses_at_many_accounts_is_slowed(house: House) -> None:
    for n in range(60):
        assert refused(house, f"account{n}", "wrong") == "password"
    assert refused(house, "another", "wrong") == "wait"


def test_guesses_at_the_same_moment_in_two_processes_count_together(place: Place, house: House) -> None:
    house.person("ada")
    with place.open() as database, ThreadPool(4) as pool:
        houses = [house, House(database, "q")]
        found = pool.map(lambda n: refused(houses[n % 2], "ada", "wrong"), range(12))
    assert found.count("password") == 5 and found.count("wait") == 7


def test_a_token_changes_each_hour_and_the_old_one_is_good_for_a_minute_after_the_new_one_is_used(house: House) -> None:
    house.person("ada")
    first = house.sign_in.sign_in("ada", PASSWORD, HERE).renewed
    house.now_us += HOUR_US
    second = house.sign_in.known(first)
    assert second is not None and second.renewed not in ("", first)
    again = house.sign_in.known(first)
    assert again is not None and again.renewed == "", "a request that was under way gets no token of its own"
    assert house.sign_in.known(second.renewed) is not None
    house.now_us += OLD_TOKEN_US - 1
    assert house.sign_in.known(first) is not None
    house.now_us += 1
    assert house.sign_in.known(first) is None
    assert house.sign_in.known(second.renewed) is not None


def test_an_answer_that_is_lost_on_the_way_with_its_new_token_signs_nobody_out(house: House) -> None:
    house.person("ada")
    first = house.sign_in.sign_in("ada", PASSWORD, HERE).renewed
    house.now_us += HOUR_US
    assert house.sign_in.known(first) is not None
    house.now_us += HOUR_US
    assert house.sign_in.known(first) is not None


def test_signing_out_ends_the_old_token_too(house: House) -> None:
    house.person("ada")
    first = house.sign_in.sign_in("ada", PASSWORD, HERE).renewed
    house.now_us += HOUR_US
    second = house.sign_in.known(first)
    assert second is not None
    house.sign_in.sign_out(second.renewed)
    assert house.sign_in.known(first) is None


def test_many_requests_at_the_hour_get_one_new_token_between_them(place: Place, house: House) -> None:
    house.person("ada")
    first = house.sign_in.sign_in("ada", PASSWORD, HERE).renewed
    with place.open() as database, ThreadPool(4) as pool:
        other = House(database, "q")
        house.now_us += HOUR_US
        other.now_us = house.now_us
        found = pool.map(lambda n: (house, other)[n % 2].sign_in.known(first), range(8))
    known = [one for one in found if one is not None]
    assert len(known) == 8
    assert len([one.renewed for one in known if one.renewed]) == 1


def test_a_session_that_is_used_is_kept_alive(house: House) -> None:
    house.person("boss", Role.ADMINISTRATOR)
    shown = house.sign_in.sign_in("boss", PASSWORD, HERE).renewed
    for _ in range(10):
        house.passes(1800)
        known = house.sign_in.known(shown)
        assert known is not None
        shown = known.renewed or shown
    house.passes(3600)
    assert house.sign_in.known(shown) is None


def test_another_password_needs_the_old_one_and_ends_every_other_session(house: House) -> None:
    house.person("ada")
    one, other = (house.sign_in.sign_in("ada", PASSWORD, HERE).renewed for _ in range(2))
    with pytest.raises(RefusedError, match="that is not your password"):
        house.sign_in.change_password("id-ada", "wrong", "nine green whales", HERE)
    with pytest.raises(BadInputError, match="must have 10 to 200"):
        house.sign_in.change_password("id-ada", PASSWORD, "short", HERE)
    mine = house.sign_in.change_password("id-ada", PASSWORD, "nine green whales", HERE).renewed
    assert house.sign_in.known(one) is None and house.sign_in.known(other) is None
    assert house.sign_in.known(mine) is not None
    assert refused(house, "ada", PASSWORD) == "password"


def test_a_password_kept_with_less_effort_is_kept_better_when_it_is_next_typed(house: House) -> None:
    house.person("ada")
    house.hasher.kind = "better"
    house.sign_in.sign_in("ada", PASSWORD, HERE)
    with house.library.reading() as books:
        found = books.people.by_account("ada")
    assert found is not None and found[1] == QuickHasher("better").hash(PASSWORD)


@pytest.mark.parametrize("meanwhile", ["locked", "changed"])
def test_what_happens_to_an_account_while_its_password_is_looked_at_counts(house: House, meanwhile: str) -> None:
    house.person("ada")

    class Slow(QuickHasher):
        def fits(self, hashed: str, password: str) -> bool:
            if meanwhile == "locked":
                house.administration.lock("id-ada", True, "")
            else:
                with house.library.writing() as books:
                    books.people.put_password("id-ada", self.hash("nine green whales"))
            return super().fits(hashed, password)

    slow = SignIn(house.library, Slow(), house.now, lambda: "token")
    with pytest.raises(RefusedError):
        slow.sign_in("ada", PASSWORD, HERE)
    assert "signed-in" not in house.acts()


def test_a_made_up_token_is_nobodys(house: House) -> None:
    house.person("ada")
    shown = house.sign_in.sign_in("ada", PASSWORD, HERE).renewed
    for made_up in ("", ".", "p1", shown[:-1], f"{shown}0", "é.é"):
        assert house.sign_in.known(made_up) is None
