"""When rounds begin and end: heats that the teacher calls for everyone, or everyone at their own pace."""

from __future__ import annotations

from collections.abc import Callable

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.on_devices import OnDevices
from bullseye.classroom.log.plan import seed_of
from bullseye.classroom.people.connected import OWN
from bullseye.league.played import GRACE_S, PlayedRound
from bullseye.league.presence import Presence
from bullseye.league.references import References
from bullseye.league.refused import RefusedError
from bullseye.league.rounds import Rounds
from bullseye.wire.student import ClassStage
from bullseye.words import tr

COUNT_S = 3.0
LATE_COUNT_S = 1.0


class Heats:
    """Calls and ends the heats of one class; without *references* no reference shooter plays."""

    def __init__(
        self,
        acts: OnDevices,
        rounds: Rounds,
        presence: Presence,
        now: Callable[[], float],
        references: References | None = None,
    ) -> None:
        self._acts = acts
        self._references = references
        self._rounds = rounds
        self._presence = presence
        self._now = now
        self._shut_s = float("-inf")
        self._fixed_s: float | None = None
        self._fixed_of = 0

    @property
    def _state(self) -> ClassState:
        return self._acts.class_state

    @property
    def at_own_pace(self) -> bool:
        """True when nobody calls heats."""
        return self._state.connected.pace == OWN

    # -- the teacher -------------------------------------------------------------------------------

    def pace(self, pace: str) -> None:
        """Together or at one's own pace, from now on; what is on is shut first."""
        if pace != self._state.connected.pace:
            self.shut()
            self._rounds.settle()
            self._acts.connect(pace=pace)

    def open(self, seats: list[int]) -> None:
        """Call a heat for *seats*, or let everyone begin at their own pace."""
        now_s = self._now()
        heat = self._state.heat
        if heat.is_open:
            words = (
                tr("rounds are open already")
                if self.at_own_pace
                else tr("heat {heat} is on; shut it first", heat=heat.number)
            )
            raise RefusedError(words, "running")
        if self.at_own_pace:
            self._acts.open(0, now_s)
            self._play_references(now_s)
            return
        if not seats:
            raise RefusedError(tr("nobody is here yet; a heat needs a student with a device"), "nobody")
        self._rounds.settle()
        number, of_part = heat.number + 1, heat.of_part + 1
        self._acts.open(number, now_s + COUNT_S)
        self._rounds.begin(seats, number, now_s + COUNT_S, of_part, seed_of(self._state, of_part))

    def shut(self) -> None:
        """No more rounds: those that are on have the grace for what is under way, and are then left."""
        if not self._state.heat.is_open:
            return
        now_s, heat = self._now(), self._state.heat
        if self._references is not None and not self.at_own_pace:  # not sooner: students shoot first
            self._references.play(heat.number, heat.opens_s, heat.of_part, seed_of(self._state, heat.of_part))
        self._acts.shut()
        self._shut_s = now_s
        for played in self._rounds.on:
            self._rounds.shut(played, now_s)

    def was_shut(self, at_s: float) -> None:
        """Another process shut the heat at *at_s*."""
        self._shut_s = at_s

    def _play_references(self, now_s: float) -> None:
        """At everyone's own pace they play all their rounds at once."""
        if self._references is None:
            return
        choices = self._state.choices
        done = max((self._state.rounds_done(s.seat) for s in self._state.students if s.reference), default=0)
        for number in range(done + 1, choices.turns * choices.rounds_per_turn + 1):
            self._references.play(0, now_s, number, seed_of(self._state, number))

    # -- a student ---------------------------------------------------------------------------------

    def begin(self, seat: int, heat: int) -> PlayedRound:
        """The round of *seat* that is on, or a new one. Raises RefusedError when there is none to play."""
        played = self._rounds.playing.get(seat)
        if played is not None and not played.over:
            return played
        state = self._state
        now = state.heat
        if not now.is_open:
            raise RefusedError(tr("no round is on; wait for the teacher to begin"), "not-yet")
        if self.at_own_pace:
            number = state.rounds_done(seat) + 1
            if number > state.choices.turns * state.choices.rounds_per_turn:
                raise RefusedError(tr("you have played all your rounds; the teacher can add turns"), "turns")
            return self._rounds.begin([seat], 0, self._now() + COUNT_S, number, seed_of(state, number))[0]
        if heat not in (0, now.number):
            raise RefusedError(tr("heat {heat} is not on; heat {number} is", heat=heat, number=now.number), "not-yet")
        if played is not None and played.heat == now.number:
            raise RefusedError(tr("you have played this heat; wait for the next"), "played")
        # Everybody's clock is the same: who comes late has less time, and meets the targets where they are by then.
        return self._rounds.begin([seat], now.number, now.opens_s, now.of_part, seed_of(state, now.of_part))[0]

    # -- time --------------------------------------------------------------------------------------

    def _of_heat(self) -> list[PlayedRound]:
        number = self._state.heat.number
        return [played for played in self._rounds.playing.values() if played.heat == number and number]

    def ends_s(self) -> float | None:
        """When the heat's time is up; None where only shots end it, or nothing is on."""
        heat = self._state.heat
        if not heat.is_open or self.at_own_pace:
            return None
        if self._fixed_of != heat.number:
            of_heat = self._of_heat()
            if not of_heat:
                return None
            self._fixed_of, self._fixed_s = heat.number, of_heat[0].fixed_s
        return None if self._fixed_s is None else heat.opens_s + self._fixed_s

    def stage(self) -> ClassStage:
        """Where the class is."""
        state, heat, now_s = self._state, self._state.heat, self._now()
        if state.ended:
            return "ended"
        if self.at_own_pace:
            return "running" if heat.is_open else "shown" if state.all_rounds() else "lobby"
        if heat.is_open:
            ends_s = self.ends_s()
            return "count" if now_s < heat.opens_s else "grace" if ends_s is not None and now_s > ends_s else "running"
        if heat.of_part == 0:
            return "lobby"
        waiting = any(not played.over for played in self._of_heat())
        return "grace" if waiting and now_s < self._shut_s + GRACE_S else "shown"

    def may_be_over(self) -> bool:
        """As `tick` would find it, by what the class's log says: for who does not follow every round."""
        state, now_s = self._state, self._now()
        if not state.heat.is_open or self.at_own_pace or now_s < state.heat.opens_s + LATE_COUNT_S:
            return False
        ends_s = self.ends_s()
        if ends_s is not None and now_s > ends_s + GRACE_S:
            return True
        hot = None if state.running is None else state.running[1].seat
        playing = [seat for seat in state.turns_running if seat != hot]
        return not playing or (ends_s is None and all(self._presence.is_away(seat) for seat in playing))

    def tick(self) -> None:
        """Shut a heat that is over: its time is up and late shots are in, or nobody who is here plays any more."""
        heat, now_s = self._state.heat, self._now()
        if not heat.is_open or self.at_own_pace or now_s < heat.opens_s + LATE_COUNT_S:
            return
        ends_s = self.ends_s()
        if ends_s is not None and now_s <= ends_s + GRACE_S:
            if all(played.over for played in self._of_heat()):
                self.shut()
            return
        if ends_s is not None or all(p.over or self._presence.is_away(p.seat) for p in self._of_heat()):
            self.shut()
            self._shut_s -= GRACE_S  # late shots had theirs
