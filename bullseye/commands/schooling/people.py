"""Joins the people in a school's database to what is served of them, and to what is forgotten by itself."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Coroutine, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from bullseye.school.people.retention import Wipe
    from bullseye.school.people.sign_in import SignIn
    from bullseye.serve.school.operations import Subject
    from bullseye.store_sql.database import Database


class PeopleJoined(NamedTuple):
    """*first* makes the path of the first administrator's link, *audit* puts down what somebody did to what.

    *work* forgets what is over, by *wipes* too, as long as it runs.
    """

    sign_in: SignIn
    subjects: list[Subject]
    first: Callable[[], str | None]
    audit: Callable[[str, str, str], None]
    work: Callable[[Iterable[Wipe]], Callable[[], Coroutine[Any, Any, None]]]


def join_people(database: Database) -> PeopleJoined:
    """The people of *database*. Asks nothing yet."""
    from bullseye.school.people.accounts import Accounts
    from bullseye.school.people.administration import Administration
    from bullseye.school.people.links import ADDRESS
    from bullseye.school.people.retention import Retention
    from bullseye.school.people.sign_in import SignIn
    from bullseye.serve.school.forgetting import forget_for_ever
    from bullseye.serve.school.hashing import Argon2Hasher
    from bullseye.serve.school.people import PeopleSubject
    from bullseye.serve.school.sign_in import SignInSubject
    from bullseye.serve.start import new_token
    from bullseye.session.clock import SystemClock
    from bullseye.store_sql.people.library import SqlLibrary
    from bullseye.watch.store.tables import micros

    def now_us() -> int:
        return micros(SystemClock().utc())

    library, hasher = SqlLibrary(database), Argon2Hasher()
    sign_in = SignIn(library, hasher, now_us, new_token)
    accounts = Accounts(library, sign_in, hasher, now_us, lambda: secrets.token_hex(8), new_token)
    administration = Administration(library, now_us)

    def first() -> str | None:
        token = accounts.first()
        return None if token is None else ADDRESS + token

    def work(wipes: Iterable[Wipe]) -> Callable[[], Coroutine[Any, Any, None]]:
        retention = Retention(library, wipes, now_us)
        return lambda: forget_for_ever(retention)

    subjects: list[Subject] = [SignInSubject(sign_in, accounts), PeopleSubject(administration, accounts)]
    return PeopleJoined(sign_in, subjects, first, administration.note, work)
