"""A sign-in by a sign-on service (OpenID Connect): what is kept while it is asked, and whom its answer lets in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bullseye.school.people.sessions import SECOND_US

LASTS_US = 600 * SECOND_US
"""How long somebody may take at the service."""


@dataclass(frozen=True, slots=True)
class Pending:
    """What the answer is checked by: *nonce* stands in its token, *verifier* proves that the one who asked gets it.

    *next* is where they go afterwards, an address of ours.
    """

    nonce: str
    verifier: str
    next: str
    ends_us: int


class SignOns(Protocol):
    """Those under way, as one transaction sees them; *hashed* is `hash_of` the state and the browser's own secret."""

    def add(self, hashed: str, pending: Pending) -> None:
        """Keep a new one."""

    def use(self, hashed: str) -> Pending | None:
        """Take it out: it is answered once."""

    def sweep(self, now_us: int) -> int:
        """Forget those that are over."""
