"""Groups and who is in them."""

from __future__ import annotations

from bullseye.school.tasks import Member, group_of_class, group_of_season


def test_a_class_and_a_season_of_one_id_are_two_groups() -> None:
    assert group_of_class("a") != group_of_season("a")


def test_a_member_is_a_seat_or_a_person() -> None:
    assert Member(seat=3) != Member(person="3")
    assert Member(seat=3).person == "" and Member(person="3").seat == 0
