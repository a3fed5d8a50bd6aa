"""Joins the people in a school's database to what is served of them, and to what is forgotten by itself."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Coroutine, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from bullseye.dirs import Dirs
    from bullseye.net.client import Net
    from bullseye.net.sign_on import SignOn
    from bullseye.school.people.retention import Wipe
    from bullseye.school.people.sign_in import SignIn
    from bullseye.school.people.sign_on_file import SignOnSettings
    from bullseye.serve.school.operations import Subject
    from bullseye.store_sql.database import Database


class PeopleJoined(NamedTuple):
    """*first* makes the path of the first administrator's link, *audit* puts down what somebody did to what,
    *names* gives what people are called.

    *work* forgets what is over, by *wipes* too, as long as it runs.
    """

    sign_in: SignIn
    subjects: list[Subject]
    first: Callable[[], str | None]
    audit: Callable[[str, str, str], None]
    names: Callable[[Iterable[str]], dict[str, str]]
    work: Callable[[Iterable[Wipe]], list[Callable[[], Coroutine[Any, Any, None]]]]


def join_people(database: Database, dirs: Dirs | None = None) -> PeopleJoined:
    """The people of *database*; *dirs* may name a sign-on service. Asks nothing yet. Raises BadSignOnError."""
    from bullseye.net.client import Net
    from bullseye.school.people.accounts import Accounts
    from bullseye.school.people.administration import Administration
    from bullseye.school.people.links import ADDRESS
    from bullseye.school.people.retention import Retention
    from bullseye.school.people.sign_in import SignIn
    from bullseye.school.people.sign_on_accounts import SignOnAccounts
    from bullseye.school.people.sign_on_file import read_sign_on
    from bullseye.serve.school.forgetting import forget_for_ever
    from bullseye.serve.school.hashing import Argon2Hasher
    from bullseye.serve.school.people import PeopleSubject
    from bullseye.serve.school.sign_in import SignInSubject
    from bullseye.serve.school.sign_on import SignOnSubject, closing
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

    works: list[Callable[[], Coroutine[Any, Any, None]]] = []

    def work(wipes: Iterable[Wipe]) -> list[Callable[[], Coroutine[Any, Any, None]]]:
        retention = Retention(library, wipes, now_us)
        return [*works, lambda: forget_for_ever(retention)]

    settings = None if dirs is None else read_sign_on(dirs.data)
    name = "" if settings is None else settings.name
    subjects: list[Subject] = [SignInSubject(sign_in, accounts, name), PeopleSubject(administration, accounts)]
    if settings is not None and dirs is not None:
        newcomers = settings.newcomers
        on = SignOnAccounts(library, sign_in, now_us, lambda: secrets.token_hex(8), new_token, newcomers)
        net = Net(SystemClock())
        works.append(closing(net.close))
        subjects.append(SignOnSubject(_service(settings, dirs, net), settings.issuer, on))
    return PeopleJoined(sign_in, subjects, first, administration.note, administration.names, work)


def _service(settings: SignOnSettings, dirs: Dirs, net: Net) -> SignOn:
    """The service, called by *net*. Raises BadAddressError."""
    from bullseye.app import open_secrets
    from bullseye.net.sign_on import Service, SignOn
    from bullseye.session.clock import SystemClock

    service = Service(settings.issuer, settings.client_id, settings.secret)
    return SignOn(service, net, open_secrets(dirs).get, lambda: SystemClock().utc().timestamp())
