"""What pages told and is not on the disk yet: gathered into one line at a time, and told to be kept afterwards."""

from __future__ import annotations

from bullseye.league.journal import encode
from bullseye.league.told import Told


class Batches:
    """`batch` gives a line to be written, the same one until `kept`, so that nothing is lost by a full disk."""

    def __init__(self) -> None:
        self._did: list[Told] = []
        self._upto: dict[str, int] = {}
        self._line: bytes | None = None
        self._written: dict[str, int] = {}
        self._number = 0

    def note(self, told: Told, round_id: str = "", n: int = 0) -> None:
        """Something to be kept; *n* is the number of a shot of that round."""
        self._did.append(told)
        if n:
            self._upto[round_id] = n

    def batch(self) -> bytes | None:
        """The line to be written now; None when nothing waits."""
        if self._line is None and self._did:
            self._number += 1
            self._line, self._written = encode(self._number, self._did), self._upto
            self._did, self._upto = [], {}
        return self._line

    def kept(self) -> dict[str, int]:
        """The line is safe on the disk: of each round in it the highest number of a shot."""
        written, self._line, self._written = self._written, None, {}
        return written
