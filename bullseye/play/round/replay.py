"""A stored round as it was, moment by moment: where targets stood, what had been shot, what it came to."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from bullseye.drill.field import Field, Target
from bullseye.drill.flow import Course, Series, flow_of
from bullseye.drill.pointer import Pointer
from bullseye.drill.rules import Tally, Totals
from bullseye.drill.tracking import Tracker, total_ms
from bullseye.errors import BadRecordError
from bullseye.session.record import Record
from bullseye.session.scorecard import Scorecard, score_record
from bullseye.target.face import Face
from bullseye.words import tr

TESTS = {"tapping": tr("a pointing test"), "reaction": tr("a reaction test")}
"""Records that hold one of these keys are of a test, which has pages of its own."""


class Frame(NamedTuple):
    """A moment of a round: *t_s* seconds of play, the targets that stand, and how many shots had been fired.

    *totals* are the sums at that moment, *pointer_mm* where the pointer was, if the record tells, in mm from the
    range's centre, y up; *series* is that of a course of fire.
    """

    t_s: float
    targets: tuple[Target, ...]
    shots: int
    totals: Totals
    pointer_mm: tuple[float, float] | None
    series: Series | None


class Replay:
    """Plays *record* back. `card` holds its shots and what they were worth; ask `at` for any time, in any order.

    *colours* lends the face its looks of today; *range_mm* is how wide and high the range was. Raises BadRecordError
    for a record that is not whole.
    """

    def __init__(self, record: Record, colours: Face | None = None) -> None:
        if record.test:
            words = TESTS[record.test]
            raise BadRecordError(tr("{words} has no replay: its result page shows what was measured", words=words))
        try:
            self.card: Scorecard = score_record(record, colours)
            parameters, seed = record.parameters.playable(), record.seed or 0
        except BadRecordError as bad:
            raise BadRecordError(tr("this round cannot be played back: {bad}", bad=bad)) from bad
        self.range_mm: tuple[float, float] = (parameters["range_mm"][0], parameters["range_mm"][1])
        self.pointer = Pointer(record.pointer)
        self.duration_s = record.duration_s
        self._field = Field(parameters, seed, self.card.face.diameter_mm, self.pointer)
        self._flow = flow_of(parameters, seed)
        self._sums = self._play(Tally(self.card.rules))
        self._times = [shot.t for shot in self.card.shots]

    def _play(self, tally: Tally) -> list[Totals]:
        """Tell field and flow of every shot, and note where the record and they disagree."""
        self.astray: list[int] = []
        sums = [tally.totals()]
        shots = zip(self.card.shots, self.card.hits, self.card.awards, strict=True)
        for number, (shot, hit, award) in enumerate(shots, start=1):
            standing = self._field.at(shot.t if shot.t_drawn is None else shot.t_drawn, unhit=True)
            target = next((one for one in standing if one.number == shot.target), None)
            there = None if target is None else (target.x_mm, target.y_mm, target.size, target.kind)
            if there != (shot.target_x_mm, shot.target_y_mm, shot.size, shot.kind) and shot.kind != "nothing":
                self.astray.append(number)
            struck = hit.hit or award.wrong
            self._field.shot(shot.t, hit.hit, target if struck else None)
            if self._flow is not None:
                self._flow.shot(shot.t, hit.hit)
            tally.add(shot.t, hit.points, hit.hit, shot.target, wrong=award.wrong, appeared_s=shot.appeared)
            sums.append(tally.totals())
        return sums

    @property
    def exact(self) -> bool:
        """True when every target stood where its shot says, and the score comes out as it was kept."""
        record = self.card.record
        if record.on_target is not None:
            tracker = Tracker(self._field, self.card.face.diameter_mm)
            if tuple(map(tuple, tracker.spans(self.duration_s))) != record.on_target:
                return False
        kept = self.card.totals.score if record.score is None else record.score
        return not self.astray and self.at(self.duration_s).totals.score == kept

    def at(self, t_s: float) -> Frame:
        """The round *t_s* seconds into it, from 0 to `duration_s`."""
        now_s = max(0.0, min(t_s, self.duration_s))
        shots = bisect_right(self._times, now_s)
        series = self._flow.at(now_s) if isinstance(self._flow, Course) else None
        targets = self._field.at(now_s) if series is None or series.is_open else ()
        return Frame(now_s, targets, shots, self.totals_at(now_s), self.pointer.at(now_s), series)

    def totals_at(self, t_s: float) -> Totals:
        """The sums alone *t_s* seconds into the round: quick enough for every frame of another one."""
        now_s = max(0.0, min(t_s, self.duration_s))
        totals = self._sums[bisect_right(self._times, now_s)]
        if self.card.record.on_target is not None:
            spans = [(first, min(last, now_s)) for first, last in self.card.record.on_target if first < now_s]
            totals = totals._replace(score=total_ms(spans))
        return totals

    def totals_after(self, shots: int) -> Totals:
        """The sums after so many shots, all where there were fewer."""
        return self._sums[min(shots, len(self._times))]

    def step(self, t_s: float, by: int) -> float:
        """The time of the next (*by* 1) or last (-1) shot from *t_s*; the round's end or start where there is none."""
        if by > 0:
            return next((t for t in self._times if t > t_s), self.duration_s)
        return next((t for t in reversed(self._times) if t < t_s), 0.0)
