"""What comes from outside and is not taken: a sentence that quotes none of it, and what to answer."""

from __future__ import annotations

from bullseye.errors import BullseyeError


class TurnedAwayError(BullseyeError):
    """Not taken: *status* is that of HTTP, *code* a short word that a page or a program can act by."""

    def __init__(self, words: str, status: int, code: str) -> None:
        super().__init__(words)
        self.status = status
        self.code = code
