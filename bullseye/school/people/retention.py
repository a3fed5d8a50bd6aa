"""What is forgotten by itself, and when: sessions and links that are over, and names some time after a class is.

Each process asks from time to time; one of them gets to do it. What was wiped is put down in the list of acts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from bullseye.school.people.administration import rules_of
from bullseye.school.people.books import Library
from bullseye.school.people.sessions import DAY_US, HOUR_US
from bullseye.school.people.slowing import FORGET_US

EVERY_US = HOUR_US
CHORE = "retention"


class Wipe(NamedTuple):
    """Names that others keep: *run* wipes those of what was over before a moment (microseconds), and says how many."""

    what: str
    run: Callable[[int], int]


class Retention:
    """Forgets what is over in *library*, and lets *wipes* do so with what they keep."""

    def __init__(self, library: Library, wipes: Iterable[Wipe], now_us: Callable[[], int]) -> None:
        self._library = library
        self._wipes = tuple(wipes)
        self._now_us = now_us

    def run(self) -> dict[str, int]:
        """Do it if it is due, and say how much of what was forgotten; empty when another process does it."""
        now_us = self._now_us()
        with self._library.writing() as books:
            if not books.chores.due(CHORE, now_us, now_us + EVERY_US):
                return {}
            rules = rules_of(books)
            done = {
                "sessions": books.sessions.sweep(now_us),
                "links": books.links.sweep(now_us),
                "sign-ons": books.sign_ons.sweep(now_us),
                "attempts": books.attempts.sweep(now_us - FORGET_US),
                "acts": books.audit.sweep(now_us - rules.acts_days * DAY_US),
            }
            over = ", ".join(f"{number} {what}" for what, number in done.items() if number and what != "attempts")
            if over:
                books.audit.add(now_us, "tidied", detail=over)
        for wipe in self._wipes:
            number = wipe.run(now_us - rules.names_days * DAY_US)
            done[wipe.what] = number
            if number:
                with self._library.writing() as books:
                    books.audit.add(now_us, "wiped", detail=f"{number} {wipe.what}")
        return done
