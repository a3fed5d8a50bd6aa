"""People, links and acts as messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from bullseye.school.people.audit import ACTS, Entry
from bullseye.school.people.links import Link
from bullseye.school.people.person import Person
from bullseye.school.people.sessions import SECOND_US
from bullseye.school.roles import Role
from bullseye.wire.school_people import ActJson, LinkJson, LinkMade, PersonJson, RoleName


def seconds(us: int) -> float:
    """A moment as pages have it: seconds since 1970."""
    return us / SECOND_US


def role_name(role: Role) -> RoleName:
    """The role of an account on the wire."""
    return cast(RoleName, role.value)


def person_json(person: Person) -> PersonJson:
    """A person."""
    seen = None if person.seen_us is None else seconds(person.seen_us)
    role = role_name(person.role)
    return PersonJson(person.id, person.account, person.name, role, person.locked, seconds(person.made_us), seen)


def link_json(link: Link) -> LinkJson:
    """A link that was not used yet."""
    return LinkJson(link.id, link.kind, role_name(link.role), link.name, seconds(link.made_us), seconds(link.ends_us))


def link_made(made: tuple[str, Link]) -> LinkMade:
    """A new link and its token."""
    token, link = made
    return LinkMade(link.id, token, seconds(link.ends_us))


def act_json(entry: Entry, names: Mapping[str, str]) -> ActJson:
    """Something that was done; who is not in *names* is not named."""
    words = ACTS.get(entry.act, entry.act)
    by, about = names.get(entry.by, ""), names.get(entry.about, "")
    return ActJson(entry.n, seconds(entry.at_us), words, by, about, entry.detail)
