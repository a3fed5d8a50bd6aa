"""Links that work once: the first administrator's, an invitation, a new password."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from bullseye.school.people.sessions import DAY_US
from bullseye.school.roles import Role

Kind = Literal["first", "invite", "reset"]
LASTS_US: dict[Kind, int] = {"first": DAY_US, "invite": 7 * DAY_US, "reset": DAY_US}
ADDRESS = "/link#"
"""Where a link leads, before its token. What stands behind # is never sent by a browser, so no log holds it."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link is for: an account of that *role* for somebody called *name*, or a new password for *person*.

    *id* names it without being enough to use it. *made_by* is who handed it out, "" for the server itself.
    """

    id: str
    kind: Kind
    role: Role
    made_us: int
    ends_us: int
    person: str = ""
    name: str = ""
    made_by: str = ""


class Links(Protocol):
    """Links that were not used yet, as one transaction sees them; *hashed* is `hash_of` a token."""

    def add(self, hashed: str, link: Link) -> None:
        """Keep a new one."""

    def find(self, hashed: str) -> Link | None:
        """It."""

    def use(self, hashed: str) -> Link | None:
        """Take it out: of several who use it at once one gets it."""

    def withdraw(self, id: str) -> bool:
        """Take it out; whether it was there."""

    def drop(self, kind: Kind, person: str = "") -> None:
        """Take out those of that kind, for that person."""

    def every(self, most: int) -> list[Link]:
        """The newest ones."""

    def sweep(self, now_us: int) -> int:
        """Forget those that are over; how many."""


def new_link(id: str, kind: Kind, role: Role, now_us: int, *, person: str = "", name: str = "", by: str = "") -> Link:
    """A link that can be used from now on."""
    return Link(id, kind, role, now_us, now_us + LASTS_US[kind], person, name, by)
