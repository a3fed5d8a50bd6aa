"""Who holds a token, by the tables alone: a session, a seat in a class, a member's card."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request

from bullseye.school.people.sign_in import SignIn
from bullseye.school.roles import Who
from bullseye.serve.school.cookies import give


class SchoolDoors:
    """The `Doors` of a school: *seats* and *cards* say whose token that is, and know no other."""

    def __init__(
        self, sign_in: SignIn, seats: Callable[[str], tuple[str, int] | None], cards: Callable[[str], str]
    ) -> None:
        self._sign_in = sign_in
        self._seats = seats
        self._cards = cards

    def person(self, token: str, request: Request) -> Who:
        """Whose session that is; nobody's when it is over. A token that was changed goes out with the answer."""
        known = self._sign_in.known(token)
        if known is None:
            return Who()
        give(request, known)
        return Who(frozenset({known.person.role}), known.person.id)

    def seat(self, token: str) -> tuple[str, int] | None:
        """The class and the seat that it is for."""
        return self._seats(token)

    def card(self, token: str) -> str:
        """The person whose card code it is; "" for nobody's."""
        return self._cards(token)
