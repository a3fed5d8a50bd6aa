"""The kinds of what does not fit are few and stay."""

from __future__ import annotations

from bullseye.coach.odd.found import KINDS, Odd


def test_an_odd_thing_has_no_cause_until_the_data_support_one() -> None:
    assert Odd(KINDS[0], 3, 1, 40.0, 90.0, 4.0, -12.5, 30).causes == ()
