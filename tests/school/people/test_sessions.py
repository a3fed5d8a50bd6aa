"""How long a session lasts, when its token changes, and that made-up tokens are nobody's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.school.people.person import Person
from bullseye.school.people.sessions import (
    HOUR_US,
    IDLE_US,
    LASTS_US,
    NEW_TOKEN_US,
    SECOND_US,
    TOUCH_US,
    Signed,
    hash_of,
    judge,
    new_session,
)
from bullseye.school.roles import PERSONS, Role

NOW = 1_800_000_000 * SECOND_US


def person(role: Role = Role.TEACHER) -> Person:
    return Person("p", "ada", "Ada", role, NOW)


@pytest.mark.parametrize("role", PERSONS)
def test_a_session_is_over_at_its_end_even_if_it_is_used_all_the_time(role: Role) -> None:
    ada = person(role)
    session = replace(new_session(ada, NOW), made_us=NOW + LASTS_US[role] - 1, seen_us=NOW + LASTS_US[role] - 1)
    assert judge(session, ada, NOW + LASTS_US[role] - 1) == "good"
    assert judge(session, ada, NOW + LASTS_US[role]) == "over"


@pytest.mark.parametrize("role", [Role.TEACHER, Role.ADMINISTRATOR])
def test_a_session_that_nobody_uses_is_over_sooner(role: Role) -> None:
    ada = person(role)
    assert judge(new_session(ada, NOW), ada, NOW + IDLE_US[role] - 1) != "over"
    assert judge(new_session(ada, NOW), ada, NOW + IDLE_US[role]) == "over"


def test_use_is_written_down_once_a_minute_and_the_token_changes_once_an_hour() -> None:
    ada = person()
    session = new_session(ada, NOW)
    assert judge(session, ada, NOW + TOUCH_US - 1) == "good"
    assert judge(session, ada, NOW + TOUCH_US) == "touch"
    assert judge(session, ada, NOW + NEW_TOKEN_US) == "renew"


def test_a_locked_person_and_a_clock_that_was_put_back_end_a_session() -> None:
    ada = person()
    assert judge(new_session(ada, NOW), replace(ada, locked=True), NOW) == "over"
    assert judge(new_session(ada, NOW), ada, NOW - 1) == "over"


def test_who_became_administrator_meanwhile_gets_no_longer_than_they_do() -> None:
    session = new_session(person(Role.MEMBER), NOW)
    assert judge(session, person(Role.ADMINISTRATOR), NOW + HOUR_US) == "over"


def test_a_signed_token_comes_back_and_any_change_to_it_does_not() -> None:
    signed = Signed(b"key")
    shown = signed.sign("token")
    assert signed.token(shown) == "token"
    for n in range(len(shown)):
        changed = shown[:n] + ("a" if shown[n] != "a" else "b") + shown[n + 1 :]
        assert signed.token(changed) is None
    assert Signed(b"other").token(shown) is None


@given(st.text())
def test_whatever_a_browser_shows_is_nobodys_unless_we_signed_it(shown: str) -> None:
    assert Signed(b"key").token(shown) is None


def test_a_hash_does_not_hold_its_token() -> None:
    assert "token" not in hash_of("token") and hash_of("token") == hash_of("token") != hash_of("Token")
