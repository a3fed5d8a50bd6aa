"""Everything that a school's server does, each with who may: its routes, checks and description are made of these.

Each subject has a class whose `operations()` gives some of them; `SchoolApplication` takes them all. What is not in
the table is not there, and what names no role is for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from starlette.requests import Request

from bullseye.league.refused import RefusedError
from bullseye.school.roles import Role, Who
from bullseye.wire.codec import MOST_EXACT
from bullseye.words import tr

Method = Literal["GET", "POST"]
PART = re.compile(r"\{(\w+)\}")
VALUE = re.compile(r"[A-Za-z0-9_.~-]{1,80}")
"""What can stand in the place of a part of a path."""
LONGEST_NUMBER = 15


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that passed the door: who asks, the message in its body, and the values behind its question mark."""

    request: Request
    who: Who
    body: Any = None
    query: Any = None

    def part(self, name: str) -> str:
        """The value of `{name}` in the path."""
        return str(self.request.path_params[name])

    def number(self, name: str) -> int:
        """The same as a whole number from 0. Raises RefusedError: there is nothing at another address."""
        found = self.part(name)
        if not found.isascii() or not found.isdecimal() or len(found) > LONGEST_NUMBER or int(found) > MOST_EXACT:
            raise RefusedError(tr("there is nothing at this address"), "unknown")
        return int(found)


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked for.

    *does* is a sentence for the description and the docs. *body* and *query* are messages of `bullseye.wire`, read
    strictly; *answer* is the message that comes back, None where that is no JSON. *run* gives a message (or a list of
    some), or a Response of its own: a plain function runs in a thread and may wait for the database, a coroutine runs
    in the loop and may not. *roles* is who may; what else *run* asks (is it their class?) it answers by RefusedError.
    """

    name: str
    method: Method
    path: str
    roles: frozenset[Role]
    does: str
    run: Callable[[Asked], Any]
    body: type[Any] | None = None
    query: type[Any] | None = None
    answer: type[Any] | None = None
    listed: bool = False
    """The answer is a list of *answer*."""
    bare: str = ""
    """The body is the bare value of this key of *body*."""
    media: str = "application/json"
    parts: Mapping[str, str] = field(default_factory=dict)
    """An example of each part of the path, for the description."""

    def part_names(self) -> list[str]:
        """The names of the parts of the path that vary."""
        return PART.findall(self.path)


class Subject(Protocol):
    """A part of the school with operations of its own."""

    def operations(self) -> list[Operation]:
        """All of them."""


def table(subjects: Iterable[Subject]) -> list[Operation]:
    """The operations of all *subjects*, those without a part in the path first, so that none hides another.

    Raises ValueError when two are called the same, or stand at the same place.
    """
    found = [one for subject in subjects for one in subject.operations()]
    for key in ("name", "place"):
        seen: dict[str, Operation] = {}
        for one in found:
            value = one.name if key == "name" else f"{one.method} {PART.sub('{}', one.path)}"
            if value in seen:
                raise ValueError(f"{one.name} and {seen[value].name} have the same {key}: {value}")
            seen[value] = one
    return sorted(found, key=lambda one: ["{" in part for part in one.path.split("/")])
