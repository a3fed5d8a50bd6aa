"""Signing in and out, and who holds a session's token: every process knows it from the tables alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from bullseye.league.refused import RefusedError
from bullseye.school.people.books import Books, Library
from bullseye.school.people.passwords import Hasher, check_password
from bullseye.school.people.person import Person, account_key
from bullseye.school.people.sessions import (
    DAY_US,
    OLD_TOKEN_US,
    SECOND_US,
    Signed,
    Verdict,
    hash_of,
    judge,
    new_session,
)
from bullseye.school.people.slowing import LIMITS, keys_of, once_more, wait_us
from bullseye.words import tr

KEY = "session-key"
"""The setting that holds the key by which tokens are signed and attempts are named."""
WRONG = tr("that account and that password do not belong together")


class Known(NamedTuple):
    """Who holds a session, and what their browser is to show from now on ("" for what it shows already)."""

    person: Person
    renewed: str = ""


class SignIn:
    """Accounts in *library*; *now_us* is the moment in microseconds, *new_token* makes what nobody can guess."""

    def __init__(
        self, library: Library, hasher: Hasher, now_us: Callable[[], int], new_token: Callable[[], str]
    ) -> None:
        self._library = library
        self._hasher = hasher
        self._now_us = now_us
        self._new_token = new_token
        self._signed: Signed | None = None
        self._key = b""

    # -- in ----------------------------------------------------------------------------------------

    def sign_in(self, account: str, password: str, address: str) -> Known:
        """A session for who knows the password. Raises RefusedError: it is wrong, or there were too many."""
        self.ready()
        keys = keys_of(account_key(account), address, self._key)
        wrong = self._count(keys)
        with self._library.reading() as books:
            found = books.people.by_account(account)
        person, hashed = found if found is not None else (None, "")
        fits = self._hasher.fits(hashed, password)  # as slow for an account that nobody has
        if person is None or not fits:
            if person is not None and wrong == LIMITS["both"].free:  # once, not for every try after it
                with self._library.writing() as books:
                    books.audit.add(self._now_us(), "slowed", about=person.id)
            raise RefusedError(WRONG, "password")
        if person.locked:
            raise RefusedError(tr("this account is locked; ask an administrator"), "may-not")
        better = self._hasher.hash(password) if self._hasher.is_old(hashed) else ""
        with self._library.writing() as books:
            again = books.people.by_account(account)
            if again is None or again[1] != hashed or again[0].locked:  # changed while the hash was computed
                raise RefusedError(WRONG, "password")
            self._right(books, keys)
            if better:
                books.people.put_password(person.id, better)
            return self.begin(books, again[0])

    def _count(self, keys: dict[str, str]) -> int:
        """Count the try as wrong until it is known to be right, and say how many of this account and address are.

        Raises RefusedError when it comes too early.
        """
        with self._library.writing() as books:
            now_us = self._now_us()
            held = books.attempts.held(list(keys.values()))
            wait = wait_us({kind: held[key] for kind, key in keys.items()}, now_us)
            if not wait:
                for key in keys.values():
                    books.attempts.put(key, once_more(held[key], now_us))
        if wait:
            seconds = -(-wait // SECOND_US)
            raise RefusedError(
                tr("there were too many wrong passwords; try again in {seconds} s", seconds=seconds), "wait"
            )
        return held[keys["both"]].wrong + 1

    @staticmethod
    def _right(books: Books, keys: dict[str, str]) -> None:
        """It was right after all: of its address one less was wrong, of its account none."""
        of_address = books.attempts.held([keys["address"]])[keys["address"]]
        books.attempts.put(keys["address"], replace(of_address, wrong=max(0, of_address.wrong - 1)))
        books.attempts.clear([keys["both"], keys["account"]])

    def begin(self, books: Books, person: Person, how: str = "password") -> Known:
        """A new session in the transaction of *books*, with a token that nobody knew before; `ready` came first."""
        assert self._signed is not None
        now_us, token = self._now_us(), self._new_token()
        books.sessions.add(hash_of(token), new_session(person, now_us))
        books.people.seen(person.id, now_us - now_us % DAY_US)
        books.audit.add(now_us, "signed-in", person.id, person.id, how)
        return Known(person, self._signed.sign(token))

    # -- while it lasts ----------------------------------------------------------------------------

    def known(self, shown: str) -> Known | None:
        """Who holds that session; None when it is over or was never there."""
        signer = self.ready()
        token = signer.token(shown)
        if token is None:
            return None
        hashed, now_us = hash_of(token), self._now_us()
        with self._library.reading() as books:
            found = books.sessions.find(hashed)
        if found is None:
            return None
        verdict = judge(*found, now_us)
        if verdict in ("good", "over"):
            return Known(found[1]) if verdict == "good" else None
        return self._kept_alive(hashed, now_us, signer)

    def _kept_alive(self, hashed: str, now_us: int, signer: Signed) -> Known | None:
        with self._library.writing() as books:
            found = books.sessions.find(hashed, lock=True)
            if found is None:
                return None
            session, person = found
            verdict: Verdict = judge(session, person, now_us)  # another request may have been quicker
            if verdict == "over":
                return None
            if verdict == "good":
                return Known(person)
            books.people.seen(person.id, now_us - now_us % DAY_US)
            if verdict == "touch":
                books.sessions.put(hashed, replace(session, seen_us=now_us))
                return Known(person)
            if verdict == "confirm":
                books.sessions.put(hashed, replace(session, seen_us=now_us, fresh=False))
                books.sessions.retire(hashed, session, now_us + OLD_TOKEN_US)
                return Known(person)
            token = self._new_token()
            books.sessions.add(hash_of(token), replace(session, made_us=now_us, seen_us=now_us, fresh=True))
            books.sessions.put(hashed, replace(session, seen_us=now_us, replaced=True))
            return Known(person, signer.sign(token))

    # -- out ---------------------------------------------------------------------------------------

    def sign_out(self, shown: str) -> None:
        """That session is over."""
        token = self.ready().token(shown)
        if token is None:
            return
        with self._library.writing() as books:
            found = books.sessions.find(hash_of(token))
            if found is not None:
                books.sessions.end(hash_of(token))
                books.audit.add(self._now_us(), "signed-out", found[1].id, found[1].id)

    def change_password(self, person: str, old: str, new: str, address: str) -> Known:
        """Another password, and a new session; all others are over. Raises BadInputError, RefusedError."""
        with self._library.reading() as books:
            asked = books.people.get(person)
        if asked is None:
            raise RefusedError(tr("sign in first"), "sign-in")
        check_password(new, asked.account)
        self.ready()
        keys = keys_of(account_key(asked.account), address, self._key)
        self._count(keys)
        with self._library.reading() as books:
            found = books.people.by_account(asked.account)
        hashed = found[1] if found is not None and found[0].id == person else ""
        if not self._hasher.fits(hashed, old):
            raise RefusedError(tr("that is not your password; type the one that you signed in with"), "password")
        fresh = self._hasher.hash(new)
        with self._library.writing() as books:
            self._right(books, keys)
            books.people.put_password(person, fresh)
            books.sessions.end_all(person)
            books.audit.add(self._now_us(), "new-password", person, person)
            return self.begin(books, asked)

    # -- the key -----------------------------------------------------------------------------------

    def ready(self) -> Signed:
        """What signs tokens, by the key that the first process to need one keeps: never within another transaction."""
        if self._signed is None:
            with self._library.writing() as books:
                key = books.settings.once(KEY, self._new_token()).encode()
            self._key, self._signed = key, Signed(key)
        return self._signed
