"""Wrong passwords wait longer and longer, by account and address together soon, by each alone late and mildly."""

from __future__ import annotations

from bullseye.school.people.sessions import SECOND_US
from bullseye.school.people.slowing import FORGET_US, LIMITS, Tried, keys_of, once_more, wait_us

NOW = 1_800_000_000 * SECOND_US


def waits(kind: str, wrong: int, after_us: int = 0) -> float:
    return wait_us({kind: Tried(wrong, NOW)}, NOW + after_us) / SECOND_US


def test_five_wrong_ones_are_free_and_then_each_wait_is_twice_the_last_up_to_a_quarter_of_an_hour() -> None:
    assert [waits("both", wrong) for wrong in (0, 4, 5, 6, 7)] == [0, 0, 1, 2, 4]
    assert waits("both", 20) == waits("both", 10_000) == 900


def test_a_stranger_who_types_wrong_passwords_for_a_teacher_keeps_them_out_for_a_minute_at_most() -> None:
    assert waits("account", 29) == 0
    assert waits("account", 100_000) == LIMITS["account"].most_s == 60


def test_a_wait_passes_and_a_day_without_a_wrong_one_begins_at_nothing() -> None:
    assert waits("both", 7, 3 * SECOND_US) == 1
    assert waits("both", 7, 4 * SECOND_US) == 0
    assert waits("both", 99, FORGET_US) == 0
    assert once_more(Tried(99, NOW), NOW + FORGET_US) == Tried(1, NOW + FORGET_US)
    assert once_more(Tried(2, NOW), NOW + 1) == Tried(3, NOW + 1)


def test_a_clock_that_was_put_back_makes_no_wait_longer_than_it_is() -> None:
    assert waits("both", 5, -FORGET_US // 2) == 1


def test_the_longest_of_the_waits_counts() -> None:
    tried = {"both": Tried(6, NOW), "account": Tried(31, NOW), "address": Tried(1, NOW)}
    assert wait_us(tried, NOW) == 2 * SECOND_US


def test_the_keys_hold_neither_account_nor_address_and_differ_by_kind_and_school() -> None:
    keys = keys_of("ada@x", "192.0.2.7", b"one")
    assert len(set(keys.values())) == 3
    assert not any(word in key for key in keys.values() for word in ("ada@x", "192.0"))
    assert set(keys.values()).isdisjoint(keys_of("ada@x", "192.0.2.7", b"two").values())
