"""What the class does not do for somebody: a sentence for a person, and a code for their page."""

from __future__ import annotations

from bullseye.errors import BullseyeError


class RefusedError(BullseyeError):
    """*code* is one of CODES; the sentence says what would work."""

    def __init__(self, words: str, code: str) -> None:
        super().__init__(words)
        self.code = code


CODES = (
    "pin", "wait", "locked", "full", "name-taken", "kicked", "no-seat", "no-ask", "not-yet", "no-round", "turns",
    "played", "running", "nobody", "no-class", "ended", "teacher", "unknown", "bad", "sign-in", "may-not", "taken",
    "password", "link", "late", "no-account", "upgrading",
)  # fmt: skip
