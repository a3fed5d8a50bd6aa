"""One round that a student took: what of it counts once the shots struck off are left out."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from bullseye.drill.field import SHOOT
from bullseye.measure.shots.group import Group, measure_group
from bullseye.session.record import Record
from bullseye.session.scorecard import Scorecard, score_record
from bullseye.session.shot import Shot


class CountedShot(NamedTuple):
    """A shot that counts: mm from the target's centre, y up; whether it hit, and its ring points."""

    x_mm: float
    y_mm: float
    hit: bool
    points: int


@dataclass(frozen=True)
class Taken:
    """One round of one student. *record* is as in the history, but its player is the student's name in the class.

    *turn* counts the student's turns from 1 and *round* the student's rounds; *voided* are the numbers, from 1, of
    shots struck off; *seat* is the student's number. *reference* tells a simulated shooter from a student. *counts*
    is False for a round that was taken back or whose student was removed. *part* grows when the drill changes.
    """

    student: str
    team: str
    turn: int
    record: Record
    voided: frozenset[int] = frozenset()
    seat: int = 0
    round: int = 1
    part: int = 1
    reference: bool = False
    counts: bool = True
    go: int = 0

    @cached_property
    def counted(self) -> Record:
        """The record without the shots struck off, its score and other sums derived anew."""
        return without(self.record, self.voided)

    @cached_property
    def card(self) -> Scorecard:
        """Everything that counts, scored."""
        return score_record(self.counted)

    @property
    def score(self) -> int | None:
        """The score of what counts, in the record's own unit; None where the drill has none, or no shot is left."""
        return self.counted.score

    @cached_property
    def shots(self) -> list[CountedShot]:
        """The shots that count."""
        card = self.card
        return [
            CountedShot(shot.x_mm, shot.y_mm, hit.hit, hit.points)
            for shot, hit in zip(card.shots, card.hits, strict=True)
        ]

    @property
    def aimed_mm(self) -> list[tuple[float, float]]:
        """The shots at targets, misses too, on each target's own scale: what a spread is measured from.

        None of a pointing or reaction test: its discs are no faces.
        """
        if self.record.test:
            return []
        return [(shot.x_mm / shot.size, shot.y_mm / shot.size) for shot in self.card.shots if shot.kind == SHOOT]

    @cached_property
    def group(self) -> Group:
        """The group of `aimed_mm`. It takes longer than all else of a board, and never changes."""
        return measure_group(self.aimed_mm)

    @property
    def accuracy(self) -> float | None:
        """Hits per shot of what counts; in a tracking drill the share of time on the target; None without any."""
        return self.card.accuracy

    @property
    def better(self) -> str:
        """`higher` or `lower`: which of two scores wins."""
        return self.record.better

    @property
    def unit(self) -> str:
        """The unit of the score: points, tenths or ms."""
        return self.record.score_unit


def without(record: Record, voided: Set[int]) -> Record:
    """*record* as if the shots of those numbers had not been fired; without any, as it is.

    A target that such a shot hit moved on all the same, so the next one on it counts its time from there.
    """
    gone = {number for number in voided if 1 <= number <= len(record.shots)}
    if not gone:
        return record
    played = score_record(record)
    kept: list[Shot] = []
    since: dict[int | str | None, float] = {}
    for number, (shot, hit) in enumerate(zip(record.shots, played.hits, strict=True), 1):
        if number in gone:
            if hit.hit:
                since[shot.target] = shot.t
            continue
        left = since.get(shot.target)
        kept.append(shot if left is None or shot.appeared is not None else shot._replace(appeared=left))
        if hit.hit:
            since.pop(shot.target, None)
    card = score_record(replace(record, shots=tuple(kept)))
    accuracy, score = card.accuracy, record.score
    if score is not None:
        # A race is over when every target is hit: with a hit struck off it has no time.
        unfinished = card.rules.score == "time" and card.totals.hits < played.totals.hits
        # Nor has a round a score in which nothing is left to count.
        emptied = not kept and not record.tracks
        score = None if unfinished or emptied else card.totals.score
    return replace(
        card.record,
        accuracy=None if accuracy is None else round(accuracy, 6),
        score=score,
        best_combo=card.totals.best_combo,
        hits=None if record.hits is None else card.totals.hits,
    )
