"""Sessions of people who signed in: how long one lasts, when its token is changed, and tokens that are signed."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, Protocol

from bullseye.school.people.person import Person
from bullseye.school.roles import Role

SECOND_US = 1_000_000
HOUR_US = 3600 * SECOND_US
DAY_US = 24 * HOUR_US
LASTS_US = {Role.MEMBER: 30 * DAY_US, Role.TEACHER: 12 * HOUR_US, Role.ADMINISTRATOR: 12 * HOUR_US}
"""How long after signing in a session is over, whatever is done with it."""
IDLE_US = {Role.MEMBER: 30 * DAY_US, Role.TEACHER: 4 * HOUR_US, Role.ADMINISTRATOR: HOUR_US}
"""How long after the last request it is over."""
NEW_TOKEN_US = HOUR_US
"""How old a token gets before another takes its place."""
OLD_TOKEN_US = 60 * SECOND_US
"""How long the old one is still good for once the new one is used, since requests with it may be under way.

Until then it stays good: the answer that brought the new one may have been lost on the way.
"""
TOUCH_US = 60 * SECOND_US
"""How often it is written down that a session is used."""

Verdict = Literal["good", "touch", "renew", "confirm", "over"]


@dataclass(frozen=True, slots=True)
class Session:
    """One token of a session: *signed_in_us* is of the session, *made_us* of this token.

    *ends_us* is when this token ends at the latest. *replaced*: another was made to take its place; *fresh*: it was
    made to take the place of another, and nobody has shown it yet.
    """

    person: str
    signed_in_us: int
    made_us: int
    seen_us: int
    ends_us: int
    replaced: bool = False
    fresh: bool = False


class Sessions(Protocol):
    """The sessions, as one transaction sees them; *hashed* is `hash_of` a token."""

    def add(self, hashed: str, session: Session) -> None:
        """Keep a new one."""

    def find(self, hashed: str, lock: bool = False) -> tuple[Session, Person] | None:
        """It, and whose it is; *lock* holds it until the transaction is done."""

    def put(self, hashed: str, session: Session) -> None:
        """Change it."""

    def retire(self, but: str, session: Session, ends_us: int) -> None:
        """Other tokens of the same sign-in than *but* end then."""

    def end(self, hashed: str) -> None:
        """It is over, with every other token of the same sign-in."""

    def end_all(self, person: str) -> None:
        """All of that person's are over."""

    def sweep(self, now_us: int) -> int:
        """Forget those that are over; how many."""


def new_session(person: Person, now_us: int) -> Session:
    """A session that begins now."""
    return Session(person.id, now_us, now_us, now_us, now_us + LASTS_US[person.role])


def judge(session: Session, person: Person, now_us: int) -> Verdict:
    """What is to be done with a session that is used now.

    A moment before it began means that the clock was put back: it is over, rather than longer than it should be.
    """
    if person.locked or not session.signed_in_us <= now_us < session.ends_us:
        return "over"
    if now_us - session.seen_us >= IDLE_US[person.role] or now_us - session.signed_in_us >= LASTS_US[person.role]:
        return "over"
    if session.fresh:
        return "confirm"
    if session.replaced:
        return "good"
    if now_us - session.made_us >= NEW_TOKEN_US:
        return "renew"
    return "touch" if now_us - session.seen_us >= TOUCH_US else "good"


def hash_of(token: str) -> str:
    """What is kept of a token: nobody gets from it to the token."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


class Signed:
    """Signs tokens with the school's *key*, so that made-up ones are refused without asking the database."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def sign(self, token: str) -> str:
        """What a browser is given."""
        return f"{token}.{self._of(token)}"

    def token(self, shown: str) -> str | None:
        """The token in what a browser shows; None when nobody here signed it."""
        token, _, signature = shown.rpartition(".")
        fits = hmac.compare_digest(signature.encode("utf-8", "replace"), self._of(token).encode())
        return token if token and fits else None

    def _of(self, token: str) -> str:
        return hmac.new(self._key, token.encode("utf-8", "replace"), sha256).hexdigest()[:32]
