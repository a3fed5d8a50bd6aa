"""Accounts by links that work once: the first administrator's, invitations, new passwords."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bullseye.league.refused import RefusedError
from bullseye.school.people.books import Books, Library
from bullseye.school.people.links import Kind, Link, new_link
from bullseye.school.people.passwords import Hasher, check_password
from bullseye.school.people.person import Person, checked_account, checked_name
from bullseye.school.people.sessions import hash_of
from bullseye.school.people.sign_in import Known, SignIn
from bullseye.school.roles import Role
from bullseye.words import tr

OVER = tr("this link was used, taken back, or is too old; ask an administrator for a new one")


class Accounts:
    """Accounts in *library*; *new_id* names a person or a link, *new_token* makes what nobody can guess."""

    def __init__(
        self,
        library: Library,
        sign_in: SignIn,
        hasher: Hasher,
        now_us: Callable[[], int],
        new_id: Callable[[], str],
        new_token: Callable[[], str],
    ) -> None:
        self._library = library
        self._sign_in = sign_in
        self._hasher = hasher
        self._now_us = now_us
        self._new_id = new_id
        self._new_token = new_token

    def get(self, person: str) -> Person:
        """The person with that id. Raises RefusedError."""
        with self._library.reading() as books:
            return must_have(books, person)

    def first(self) -> str | None:
        """The token of the first administrator's link, the one before it dead; None once there is an administrator."""
        with self._library.writing() as books:
            if books.people.administrators():
                return None
            books.links.drop("first")
            return self._link(books, "first", Role.ADMINISTRATOR)[0]

    def invite(self, role: Role, name: str, by: str) -> tuple[str, Link]:
        """A link's token for a new account of that role; *name* may be empty. Raises BadInputError."""
        called = checked_name(name) if name else ""
        with self._library.writing() as books:
            made = self._link(books, "invite", role, name=called, by=by)
            books.audit.add(self._now_us(), "invited", by, "", role.value)
            return made

    def reset(self, person: str, by: str) -> tuple[str, Link]:
        """A link's token for a new password; the one before it is dead. Raises RefusedError when nobody has that id."""
        with self._library.writing() as books:
            found = must_have(books, person)
            books.links.drop("reset", person)
            books.audit.add(self._now_us(), "reset", by, person)
            return self._link(books, "reset", found.role, person=person, by=by)

    def withdraw(self, link: str, by: str) -> None:
        """That link is dead. Raises RefusedError where there is none."""
        with self._library.writing() as books:
            if not books.links.withdraw(link):
                raise RefusedError(tr("there is no such link any more"), "unknown")
            books.audit.add(self._now_us(), "withdrew", by)

    def look(self, token: str) -> tuple[Link, Person | None]:
        """What a link is for, and for whom. Raises RefusedError when it is over."""
        with self._library.reading() as books:
            found = books.links.find(hash_of(token))
            if found is None or found.ends_us <= self._now_us():
                raise RefusedError(OVER, "link")
            return found, books.people.get(found.person) if found.person else None

    def use(self, token: str, account: str, name: str, password: str) -> Known:
        """Take the account or the password that a link is for, and sign in.

        *account* and *name* count only for a new account. Raises BadInputError for what cannot be used, TakenError for
        an account that somebody has (the link stays good then), RefusedError when it is over.
        """
        link, whose = self.look(token)
        if whose is None and (link.person or link.kind == "reset"):
            raise RefusedError(OVER, "link")
        wanted = whose or Person(
            self._new_id(), checked_account(account), checked_name(name or account), link.role, self._now_us()
        )
        check_password(password, wanted.account)
        hashed = self._hasher.hash(password)
        self._sign_in.ready()
        with self._library.writing() as books:
            used = books.links.use(hash_of(token))
            now_us = self._now_us()
            if used is None or (used.kind == "first" and books.people.administrators()):
                raise RefusedError(OVER, "link")
            if whose is None:
                person = replace(wanted, made_us=now_us)
                books.people.add(person, hashed)
                books.audit.add(now_us, "joined", person.id, person.id, used.role.value)
            else:
                person = must_have(books, used.person)
                if person.locked:
                    raise RefusedError(tr("this account is locked; ask an administrator"), "may-not")
                books.people.put_password(person.id, hashed)
                books.sessions.end_all(person.id)
                books.audit.add(now_us, "new-password", person.id, person.id, "link")
            return self._sign_in.begin(books, person, "link")

    def _link(
        self, books: Books, kind: Kind, role: Role, *, person: str = "", name: str = "", by: str = ""
    ) -> tuple[str, Link]:
        token = self._new_token()
        made = new_link(self._new_id(), kind, role, self._now_us(), person=person, name=name, by=by)
        books.links.add(hash_of(token), made)
        return token, made


def must_have(books: Books, person: str) -> Person:
    """The person with that id. Raises RefusedError."""
    found = books.people.get(person)
    if found is None:
        raise RefusedError(tr("there is nobody with that account any more"), "unknown")
    return found
