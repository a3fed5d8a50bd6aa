"""Whom the answer of a sign-on service lets in: who has an account, or who is new where the school allows that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bullseye.league.refused import RefusedError
from bullseye.school.people.books import Books, Library
from bullseye.school.people.person import Person, checked_account, checked_name
from bullseye.school.people.sessions import hash_of
from bullseye.school.people.sign_in import Known, SignIn
from bullseye.school.people.sign_on import LASTS_US, Pending
from bullseye.school.roles import Role
from bullseye.words import tr


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Whom the service knows somebody as: *subject* for ever; *email* only where it checked that, else ""."""

    subject: str
    email: str = ""
    name: str = ""


class SignOnAccounts:
    """Who a sign-on service lets in. *newcomers* is the role of somebody new; None lets in only who has an account."""

    def __init__(
        self,
        library: Library,
        sign_in: SignIn,
        now_us: Callable[[], int],
        new_id: Callable[[], str],
        new_token: Callable[[], str],
        newcomers: Role | None = None,
    ) -> None:
        self._library = library
        self._sign_in = sign_in
        self._now_us = now_us
        self._new_id = new_id
        self._new_token = new_token
        self._newcomers = newcomers

    def begin(self, next_: str) -> tuple[str, str, Pending]:
        """A sign-in that begins: its state, the secret that the browser keeps, and what the answer is checked by."""
        state, kept = self._new_token(), self._new_token()
        verifier = self._new_token() + self._new_token()  # RFC 7636 asks for 43 characters at least
        pending = Pending(self._new_token(), verifier, next_, self._now_us() + LASTS_US)
        with self._library.writing() as books:
            books.sign_ons.add(hash_of(f"{state} {kept}"), pending)
        return state, kept, pending

    def answered(self, state: str, kept: str) -> Pending:
        """The sign-in that is answered, by the browser that began it, once. Raises RefusedError."""
        with self._library.writing() as books:
            found = books.sign_ons.use(hash_of(f"{state} {kept}"))
        if found is None or found.ends_us <= self._now_us():
            raise RefusedError(tr("this sign-in was begun elsewhere, or too long ago; sign in once more"), "late")
        return found

    def enter(self, who: Confirmed) -> Known:
        """A session for whom the service confirms. Raises RefusedError for who has no account here."""
        self._sign_in.ready()
        with self._library.writing() as books:
            person = books.people.by_subject(who.subject) or self._by_email(books, who) or self._new(books, who)
            if person is None:
                raise RefusedError(tr("nobody here has your account; ask an administrator to invite you"), "no-account")
            if person.locked:
                raise RefusedError(tr("this account is locked; ask an administrator"), "may-not")
            return self._sign_in.begin(books, person, "sign-on")

    @staticmethod
    def _by_email(books: Books, who: Confirmed) -> Person | None:
        """Whose account is the address that the service has checked; then known by the subject alone."""
        found = books.people.by_account(who.email) if who.email else None
        if found is None or found[0].subject:
            return None
        person = replace(found[0], subject=who.subject)
        books.people.put(person)
        # Whoever took the account under somebody else's address before is out, with their password.
        books.people.put_password(person.id, "")
        books.sessions.end_all(person.id)
        return person

    def _new(self, books: Books, who: Confirmed) -> Person | None:
        if self._newcomers is None or not who.email or books.people.by_account(who.email) is not None:
            return None
        account = checked_account(who.email)
        name = checked_name(who.name or who.email)
        person = Person(self._new_id(), account, name, self._newcomers, self._now_us(), subject=who.subject)
        books.people.add(person, "")
        books.audit.add(self._now_us(), "joined", person.id, person.id, self._newcomers.value)
        return person
