"""Who may do what: nobody by default, everybody what needs no sign-in, and each role no more than it is given."""

from __future__ import annotations

import pytest

from bullseye.school.roles import ADMINISTRATORS, EVERYBODY, OPEN, TEACHERS, Role, Who, may


@pytest.mark.parametrize("role", Role)
def test_what_is_for_no_role_nobody_may(role: Role) -> None:
    assert not may(Who(frozenset({role})), frozenset())


@pytest.mark.parametrize("role", Role)
def test_a_role_may_what_is_for_it_and_what_is_for_everybody_and_nothing_else(role: Role) -> None:
    who = Who(frozenset({role}))
    for other in Role:
        assert may(who, frozenset({other})) is (other is role or other in OPEN)


def test_who_has_shown_nothing_may_what_is_for_everybody() -> None:
    assert may(Who(), EVERYBODY)
    assert not may(Who(), TEACHERS)


def test_a_teacher_is_no_administrator() -> None:
    assert not may(Who(frozenset({Role.TEACHER})), ADMINISTRATORS)
    assert may(Who(frozenset({Role.ADMINISTRATOR})), TEACHERS)
