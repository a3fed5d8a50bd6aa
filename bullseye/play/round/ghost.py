"""Another round to play against: its shots appear beside one's own, and so does its score.

Where a clock runs, they appear when they were fired. Where none does (`by_shot`), who takes time to aim must not be
behind for that: the first shot meets the other's first, the second its second.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from bullseye.drill.rules import Totals
from bullseye.play.round.replay import Replay
from bullseye.session.record import Record
from bullseye.wording.numbers import MINUS, score_text, signed
from bullseye.words import number as written
from bullseye.words import tr, trn

UNTIMED = ("shots", "targets", "never")
"""Values of a drill's `ends` with which no clock runs, unless the time itself is the score."""
SEEN_S = 0.9
"""For how long a shot of the ghost is seen where targets move on."""


class GhostShot(NamedTuple):
    """A shot of the other round: *number* from 1, when, and where in mm from the range's centre, y up."""

    number: int
    t_s: float
    x_mm: float
    y_mm: float
    hit: bool
    points: int


class Ghost:
    """The round of *record*, to be played against. Only with its seed do both meet the same targets."""

    def __init__(self, record: Record) -> None:
        self._replay = Replay(record)
        card = self._replay.card
        self.player = record.player
        self.seed = record.seed
        self.score = card.totals.score
        self.by_shot = record.parameters.values.get("ends") in UNTIMED and card.rules.score != "time"
        """Whether shots of one number are compared, not what was shot by one moment."""
        self.shots = tuple(
            GhostShot(
                number,
                shot.t,
                round(shot.x_mm + shot.target_x_mm, 6),
                round(shot.y_mm + shot.target_y_mm, 6),
                hit.hit,
                hit.points,
            )
            for number, (shot, hit) in enumerate(zip(card.shots, card.hits, strict=True), start=1)
        )
        self._times = [shot.t_s for shot in self.shots]
        self._spans = record.on_target

    def between(self, after_s: float, upto_s: float) -> tuple[GhostShot, ...]:
        """The shots fired later than *after_s* and not later than *upto_s*: what appears from one frame to the next."""
        return self.shots[bisect_right(self._times, after_s) : bisect_right(self._times, upto_s)]

    def totals(self, t_s: float) -> Totals:
        """Its sums at *t_s* seconds of play; after its end, what it ended with."""
        return self._replay.totals_at(t_s)

    def seen(self, t_s: float, stays: bool, fired: int) -> tuple[GhostShot, ...]:
        """The shots to be seen at *t_s*, when one has *fired* so many oneself: all so far where the one target
        *stays*, else the newest, by a clock for a moment only.

        Where nobody shoots, as in tracking: where its pointer was, marked as a hit while that was on the target.
        """
        if self._spans is not None:
            at = self._replay.pointer.at(t_s)
            on = any(span[0] <= t_s < span[1] for span in self._spans)
            return () if at is None else (GhostShot(1, t_s, *at, on, 0),)
        if self.by_shot:
            return self.shots[0 if stays else max(0, fired - 1) : fired]
        return self.between(-1.0 if stays else t_s - SEEN_S, t_s)

    def note(self, mine: Totals, t_s: float) -> tuple[str, str]:
        """The line beside one's own numbers, as (label, value): how far ahead one is, or how far it has come."""
        rules = self._replay.card.rules
        name = tr("Ghost, shot by shot") if self.by_shot else tr("Ghost")
        if rules.score == "none":
            return (name, trn("{n} shot", "{n} shots", len(self.seen(t_s, True, mine.shots))))
        lead = self.lead(mine, t_s)
        if not lead:
            return (name, tr("level"))
        if rules.score == "time":
            ahead = trn("{n} target", "{n} targets", abs(lead))
            return (name, f"+{ahead}" if lead > 0 else f"{MINUS}{ahead}")
        if self._replay.card.record.score_unit == "ms":
            return (name, f"{'+' if lead > 0 else MINUS}{written(abs(lead) / 1000, '.1f')} s")
        if self._replay.card.record.score_unit == "tenths":
            return (name, f"{'+' if lead > 0 else MINUS}{score_text(abs(lead), 'tenths')}")
        return (name, signed(lead))

    def ended(self, mine: Totals) -> str:
        """How the race ended, in a sentence; empty where a drill has no score to compare."""
        card = self._replay.card
        if card.record.score is None:
            return ""
        if not mine.hits and card.rules.score == "time":
            return tr("You lost: no target was hit")
        lead = mine.score - self.score if card.record.better == "higher" else self.score - mine.score
        if not lead:
            return tr("A draw: exactly the same score")
        size = score_text(abs(lead), card.record.score_unit)
        return tr("You won by {size}", size=size) if lead > 0 else tr("You lost by {size}", size=size)

    def lead(self, mine: Totals, t_s: float) -> int:
        """How far *mine* is ahead at *t_s*, in the score's unit; less than 0 is behind.

        In a race, where the score is a time, it is the targets hit by then that are compared; where no clock runs,
        what the same number of shots brought.
        """
        theirs = self._replay.totals_after(mine.shots) if self.by_shot else self.totals(t_s)
        rules = self._replay.card.rules
        if rules.score == "time":
            return mine.hits - theirs.hits
        return mine.score - theirs.score
