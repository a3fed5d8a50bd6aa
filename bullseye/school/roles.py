"""Who somebody is to a school, and which of these may do a thing: nobody may by default."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the school. A person has one of the last three; a request may carry a seat as well."""

    NOBODY = "nobody"
    """Has shown nothing. What these may do, everybody may."""
    WALL = "wall"
    """Looks at a public wall, without signing in: everybody may, where the school shows one."""
    STUDENT = "student"
    """Holds the token of a seat in one class."""
    CARD = "card"
    """Holds a member's card code: it sends rounds, and opens nothing else."""
    MEMBER = "member"
    TEACHER = "teacher"
    ADMINISTRATOR = "administrator"


OPEN = frozenset({Role.NOBODY, Role.WALL})
"""Roles that need no sign-in: what one of them may do, everybody may."""
EVERYBODY = frozenset({Role.NOBODY})
STUDENTS = frozenset({Role.STUDENT})
CARDS = frozenset({Role.CARD})
MEMBERS = frozenset({Role.MEMBER, Role.TEACHER, Role.ADMINISTRATOR})
"""Whoever has an account."""
TEACHERS = frozenset({Role.TEACHER, Role.ADMINISTRATOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
PERSONS = (Role.MEMBER, Role.TEACHER, Role.ADMINISTRATOR)
"""The roles that an account can have, the least first."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks: what they are, the id of their account, and the seat that they hold in a class (0 for none)."""

    roles: frozenset[Role] = frozenset()
    person: str = ""
    class_id: str = ""
    seat: int = 0


def may(who: Who, roles: Set[Role]) -> bool:
    """Whether *who* may do what is for *roles*."""
    return bool(roles & OPEN or roles & who.roles)
