"""The sitting: one player, the rounds played in it, and its totals."""

from __future__ import annotations

from typing import NamedTuple

from bullseye.session.record import Record


class Sums(NamedTuple):
    """Totals of a sitting. *accuracy* is hits per shot, None while nothing was shot."""

    rounds: int
    shots: int
    hits: int
    accuracy: float | None


class Sitting:
    """Collects the records of the rounds that *player* finishes."""

    def __init__(self, player: str) -> None:
        self.player = player
        self.records: list[Record] = []

    def add(self, record: Record) -> None:
        """Take a finished round into the sitting."""
        self.records.append(record)

    def sums(self) -> Sums:
        """What the sitting adds up to."""
        shots = sum(len(r.shots) for r in self.records)
        hits = sum(round((r.accuracy or 0.0) * len(r.shots)) for r in self.records)
        return Sums(len(self.records), shots, hits, hits / shots if shots else None)
