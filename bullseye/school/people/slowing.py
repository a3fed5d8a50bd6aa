"""Wrong passwords are slowed: by account and address together, by account alone, and by address alone.

Together is strict, so that guessing at one account is hopeless; alone each is mild, so that nobody keeps a teacher out
by typing wrong passwords for them, and a school that is one address is not shut for one person's mistakes.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple, Protocol

from bullseye.school.people.sessions import DAY_US, SECOND_US

FORGET_US = DAY_US
"""After so long without a wrong password the count begins at nothing."""


class Limit(NamedTuple):
    """So many wrong ones are free; the next waits *first_s*, each further one twice as long, *most_s* at most."""

    free: int
    first_s: float
    most_s: float


LIMITS = {"both": Limit(5, 1.0, 900.0), "account": Limit(30, 1.0, 60.0), "address": Limit(60, 1.0, 120.0)}


@dataclass(frozen=True, slots=True)
class Tried:
    """How many were wrong in a row, and when the last one was tried."""

    wrong: int = 0
    last_us: int = 0


class Attempts(Protocol):
    """What was tried, as one transaction sees it, by the keys of `keys_of`."""

    def held(self, keys: Sequence[str]) -> dict[str, Tried]:
        """What was tried for each; nobody else changes these until the transaction is done."""

    def put(self, key: str, tried: Tried) -> None:
        """Keep it."""

    def clear(self, keys: Sequence[str]) -> None:
        """Forget it."""

    def sweep(self, before_us: int) -> int:
        """Forget what was last tried before that; how many."""


def keys_of(account: str, address: str, key: bytes) -> dict[str, str]:
    """The key of each kind of LIMITS, from which nobody gets back to account or address without the school's *key*."""
    texts = {"both": f"{account}\n{address}", "account": account, "address": address}
    return {kind: hmac.new(key, f"{kind}\n{text}".encode(), sha256).hexdigest() for kind, text in texts.items()}


def wait_us(tried: Mapping[str, Tried], now_us: int) -> int:
    """How long to wait before the next try, by what was tried of each kind; 0 when it may be now."""
    return max((_wait_us(LIMITS[kind], one, now_us) for kind, one in tried.items()), default=0)


def _wait_us(limit: Limit, tried: Tried, now_us: int) -> int:
    over = tried.wrong - limit.free
    if over < 0 or now_us - tried.last_us >= FORGET_US:
        return 0
    pause_s = limit.most_s if over > 40 else min(limit.most_s, limit.first_s * 2**over)
    return max(0, min(tried.last_us, now_us) + int(pause_s * SECOND_US) - now_us)


def once_more(tried: Tried, now_us: int) -> Tried:
    """Counted before it is known whether the password is right, so that many at once gain nothing."""
    wrong = 0 if now_us - tried.last_us >= FORGET_US else tried.wrong
    return Tried(wrong + 1, now_us)
