"""One student's round, played by the server on the student's own clock: shots in, answers out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bullseye.drill.field import SHOOT
from bullseye.drill.flow import Limit
from bullseye.league.fairness import Before, refusal, remarks
from bullseye.session.events import Finished, ShotScored
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.round import Round, State
from bullseye.wire.face_json import face_json, reaches_json
from bullseye.wire.student import Answer, DrillJson, RoundBrief, Sample, Shot
from bullseye.words import tr

IDLE_S = 120.0
"""A round without a limit in which nothing happened for so long was left; with one, for twice its time."""
GRACE_S = 3.0
GRACE_AWAY_S = 60.0
"""How long after its end a round waits for late shots: while its page is heard, and while it is not."""


class _OwnClock:
    """The student's clock: seconds of the round, moved on by what their page tells."""

    def __init__(self, began_s: float) -> None:
        self.t_s = 0.0
        self._began_s = began_s

    def now(self) -> float:
        return self.t_s

    def utc(self) -> datetime:
        return datetime.fromtimestamp(self._began_s + self.t_s, UTC)


class PlayedRound:
    """The round *id* of *seat* (its turn is *go*), whose second 0 is at *began_s* on the server's clock.

    Everything told to it is in the round's own seconds. `record` is there once it is over.
    """

    def __init__(
        self, plan: RoundPlan, seat: int, go: int, heat: int, began_s: float, new_id: Callable[[], str]
    ) -> None:
        self.id = f"r{go}"
        self.seat = seat
        self.go = go
        self.heat = heat
        self.began_s = began_s
        self.record: Record | None = None
        self.left = False
        self.answers: dict[int, Answer] = {}
        self.numbered = 0
        self.kept = 0
        self.flags: dict[str, int] = {}
        self.device = ""
        self.shut_s: float | None = None
        self._clock = _OwnClock(began_s)
        self._heard_s = 0.0
        self._way_s = -1.0
        self._round = Round(plan, self._clock, new_id, 0)
        self._round.listen(self._hear)
        self._round.start()

    def _hear(self, event: object) -> None:
        if isinstance(event, Finished):
            self.record = event.record

    # -- what a page tells -----------------------------------------------------------------------

    @property
    def over(self) -> bool:
        """True once nothing more counts."""
        return self.left or self.record is not None

    @property
    def plan(self) -> RoundPlan:
        """What is shot."""
        return self._round.plan

    @property
    def needs_way(self) -> bool:
        """True when the drill itself follows the pointer."""
        return self.plan.drill.needs_pointer

    def met(self, n: int) -> Answer | None:
        """The answer to a shot that was met before."""
        found = self.answers.get(n)
        return found if found is None or found.kept or n > self.kept else replace(found, kept=True)

    def shoot(self, shot: Shot, arrived_s: float, lenient: bool = False) -> Answer:
        """Score *shot*, or say why it does not count; a number met before has the same answer.

        *lenient* plays again what was judged before: nothing is refused or noticed a second time.
        """
        known = self.met(shot.n)
        if known is not None:
            return known
        answer = self._judged(shot, arrived_s, lenient)
        self.answers[shot.n] = answer
        self.numbered = max(self.numbered, shot.n)
        return answer

    def refuse(self, n: int, words: str, code: str) -> Answer:
        """Answer shot *n* so, from now on."""
        answer = Answer(n, refused=words, code=code)
        self.answers[n] = answer
        self.numbered = max(self.numbered, n)
        return answer

    def _judged(self, shot: Shot, arrived_s: float, lenient: bool) -> Answer:
        if shot.n < self.numbered:
            words = tr("shot {n} comes after shot {last}; send shots in their order", n=shot.n, last=self.numbered)
            return Answer(shot.n, refused=words, code="order")
        if self.left:
            return Answer(shot.n, refused=tr("the round was left, so nothing more counts"), code="left")
        if self.record is not None or (self.shut_s is not None and shot.t > self.shut_s):
            return Answer(shot.n, refused=tr("the round is over"), code="over", over=self.over)
        shots = self._round.shots
        drill = self.plan.drill
        before = Before(arrived_s, shots[-1].t if shots else None, self.plan.face.diameter_mm, drill.lively)
        if not lenient:
            refused = refusal(shot, before)
            if refused is not None:
                return Answer(shot.n, refused=refused.words, code=refused.code)
        self._follow(shot.way, arrived_s)
        self._clock.t_s = max(self._clock.t_s, shot.t)
        self._heard_s = max(self._heard_s, arrived_s)
        self._use(shot.device)
        if shot.aids:
            self._round.plan = replace(self.plan, aids={**self.plan.aids, **shot.aids})
        scored = self._round.shoot(shot.x, shot.y, shot.t, shot.drawn)
        if scored is None:
            words = tr("the round is over") if self.over else tr("shots do not count now")
            return Answer(shot.n, t=shot.t, refused=words, code="over" if self.over else "waiting", over=self.over)
        if not lenient:
            for what in remarks(shot, before):
                self.notice(what)
        if shot.up is not None:
            self._round.release(shot.up)
        return self._answer(shot, scored)

    def notice(self, what: str) -> None:
        """Something for the teacher to look at."""
        self.flags[what] = self.flags.get(what, 0) + 1

    def _use(self, device: str) -> None:
        if self.device != device:
            if self.device:
                self.notice(f"changed from {self.device} to {device}")
            self.device = device
            self._round.plan = replace(self._round.plan, device=device)

    def drawn_at(self, px_per_mm: float) -> None:
        """How large the page draws it, for the record."""
        self._round.plan = replace(self._round.plan, px_per_mm=px_per_mm)

    def _answer(self, shot: Shot, scored: ShotScored) -> Answer:
        kept, hit, award = scored.shot, scored.hit, scored.award
        target = kept.target if kept.kind != "nothing" and isinstance(kept.target, int) else None
        return Answer(
            shot.n, kept.t, (shot.x, shot.y), target,
            (kept.target_x_mm, kept.target_y_mm), kept.size, hit.hit, award.wrong, hit.points, hit.is_x, hit.tenths,
            award.total, award.combo, scored.totals.score, self.over,
        )  # fmt: skip

    def way(self, samples: Sequence[Sample], arrived_s: float) -> float:
        """Follow the pointer, where the drill does; the time of the last sample taken."""
        self._follow(samples, arrived_s)
        self._heard_s = max(self._heard_s, arrived_s)
        return self._way_s

    def _follow(self, samples: Sequence[Sample], arrived_s: float) -> None:
        if not self.needs_way or self.over:
            return
        # The field takes shots and samples in the order of time only.
        shots = self._round.shots
        last_s = max(self._way_s, shots[-1].t if shots else -1.0)
        for t_s, x_mm, y_mm in samples:
            if max(last_s, 0.0) <= t_s <= arrived_s + 0.05 and t_s > self._way_s:
                self._round.point(x_mm, y_mm, t_s)
                self._way_s = t_s
        self._clock.t_s = max(self._clock.t_s, self._way_s)

    def end(self, t_s: float, arrived_s: float) -> None:
        """The page says that the round is over at *t_s*; it ends an endless drill, others only where that is so."""
        if self.over or t_s > arrived_s + 0.05:
            return
        self._clock.t_s = max(self._clock.t_s, t_s)
        if not self._round.end(self._clock.t_s):
            self._round.tick(self._clock.t_s)

    def leave(self) -> None:
        """Given up: nothing is recorded."""
        if self.record is None:
            self.left = True
            self._round.leave()

    def shut(self, at_s: float) -> None:
        """The heat is over at *at_s*: later shots do not count."""
        if self.shut_s is None:
            self.shut_s = at_s

    # -- what time brings ------------------------------------------------------------------------

    def advance(self, now_s: float, away: bool) -> None:
        """It is *now_s* on the server: end what is over by time, late shots awaited; leave what nobody plays."""
        if self.over:
            return
        grace_s = GRACE_AWAY_S if away else GRACE_S
        self._round.tick(max(self._clock.t_s, now_s - grace_s))
        if self.over:
            return
        if self.shut_s is not None and now_s > self.shut_s + grace_s:
            self.settle()
        elif now_s - self._heard_s > max(IDLE_S, 2 * (self.time_s or 0.0)):
            self.leave()

    def settle(self) -> None:
        """No more is waited for: an endless round ends, others are left."""
        if not self.over and not self._round.end(self._clock.t_s):
            self.leave()

    @property
    def time_s(self) -> float | None:
        """How long it lasts at most if nothing refills its clock; None where only shots end it."""
        flow = self._round.flow
        return None if flow is None else flow.end_us / 1e6

    @property
    def fixed_s(self) -> float | None:
        """How long it lasts, where that is known before it begins."""
        flow, drill = self._round.flow, self.plan.drill
        return flow.end_us / 1e6 if isinstance(flow, Limit) and not drill.refill_s else None

    # -- what is told ----------------------------------------------------------------------------

    @property
    def score(self) -> int:
        """The score so far, in the drill's own unit."""
        return self._round.totals().score

    @property
    def shots(self) -> int:
        """How many shots counted."""
        return len(self._round.shots)

    @property
    def aimed_mm(self) -> list[tuple[float, float]]:
        """The shots at targets, on each target's own scale: mm from its centre."""
        return [(shot.x_mm / shot.size, shot.y_mm / shot.size) for shot in self._round.shots if shot.kind == SHOOT]

    @property
    def pointer(self) -> list[list[float]]:
        """The pointer's way as the drill has it."""
        return self._round.field.pointer.samples

    @property
    def running(self) -> bool:
        """True while shots may count."""
        return self._round.state is State.RUNNING

    def brief(self, now_t: float) -> RoundBrief:
        """All that a page needs to play it, or to play on."""
        plan = self.plan
        drill, face = plan.drill, plan.face
        answers = [found for n in sorted(self.answers) if (found := self.met(n)) is not None]
        return RoundBrief(
            self.id, self.heat, self.began_s, now_t, str(plan.seed), plan.style, face_json(face),
            reaches_json(plan.scorer()), drill.range_mm(face),
            DrillJson(drill.id, drill.name, drill.summary, drill.parameters(face)), self.numbered,
            tuple(one for one in answers if not one.refused),
            tuple((s[0], s[1], s[2]) for s in (self.pointer if self.needs_way else ())),
        )  # fmt: skip
