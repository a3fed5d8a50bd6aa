"""The rounds of a class on a database in one process's memory: played from their entries, noted for the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bullseye.classroom.log.class_state import ClassState, Waiting
from bullseye.classroom.log.on_devices import OnDevices
from bullseye.classroom.log.plan import Shelf, plan_of
from bullseye.drill.drill import Drill
from bullseye.league.journal import Journal
from bullseye.league.played import GRACE_S, IDLE_S, PlayedRound
from bullseye.league.refused import RefusedError
from bullseye.league.replay import tell
from bullseye.league.rounds import Rounds
from bullseye.league.told import LeftTold, SettledTold, TimeTold, Told
from bullseye.school.class_tables import KeptRound
from bullseye.session.plan import RoundPlan
from bullseye.target.face import Face
from bullseye.words import tr

AGAIN_S = 1.0
"""A round that is not over when it might be is looked at again after so long."""
IDLE_LOOK_S = 5.0


class LiveRounds(Rounds):
    """As `Rounds`; what a round was told is noted in `noted`, and `entries` holds all of it that this process knows.

    *id_of* gives a turn's record the same id in every process.
    """

    def __init__(
        self,
        acts: OnDevices,
        faces: Shelf[Face],
        drills: Shelf[Drill],
        now: Callable[[], float],
        id_of: Callable[[int], str],
        is_away: Callable[[int], bool],
    ) -> None:
        self.noted: dict[int, list[Told]] = {}
        self.entries: dict[int, list[Told]] = {}
        self.begun: list[PlayedRound] = []
        self.unsure: set[int] = set()
        """Turns with entries that are not safe in the table yet."""
        self._id_of = id_of
        super().__init__(acts, faces, drills, now, lambda: "", Journal(None), is_away)

    # -- noting ----------------------------------------------------------------------------------------

    def _note(self, played: PlayedRound, told: Told, n: int = 0) -> None:
        self.noted.setdefault(played.go, []).append(told)
        self.entries.setdefault(played.go, []).append(told)

    def _made(self, plan: RoundPlan, seat: int, go: int, heat: int, began_s: float) -> PlayedRound:
        return PlayedRound(plan, seat, go, heat, began_s, lambda: self._id_of(go))

    def begin(self, seats: Sequence[int], heat: int, began_s: float, number: int, seed: int) -> list[PlayedRound]:
        made = super().begin(seats, heat, began_s, number, seed)
        self.begun += made
        return made

    def leave(self, played: PlayedRound) -> None:
        if not played.over:
            self._note(played, LeftTold(played.go))
        super().leave(played)

    def settle(self) -> None:
        for played in self.on:
            self._note(played, SettledTold(played.go))
        super().settle()

    def look_at(self, rows: Iterable[KeptRound]) -> None:
        """Notice what time brings to these rounds, which nobody else tells anything meanwhile, and store what is over.

        A round that time does not end is as if nobody had looked: other processes have not.
        """
        now_s, looked = self._now(), {row.go for row in rows}
        for played in self.on:
            if played.go not in looked or (due_s := self.due_s(played)) is None or due_s > now_s:
                continue
            trial = self._again_from(played)
            told = TimeTold(played.go, now_s - played.began_s, self._is_away(played.seat))
            tell(trial, told)
            if trial.over:
                self._note(trial, told)
                self._remember(trial)
                self._look_at(trial)
        others = [one for one in self._unstored if one.go not in looked]
        self._unstored = [one for one in self._unstored if one.go in looked]
        self.store()
        self._unstored += others

    def tick(self) -> bool:
        """Nothing: `look_at` is told which rounds it may look at."""
        return False

    def _again_from(self, played: PlayedRound) -> PlayedRound:
        again = self._made(played.plan, played.seat, played.go, played.heat, played.began_s)
        for told in self.entries[played.go]:
            tell(again, told)
        again.kept = played.kept
        return again

    def due_s(self, played: PlayedRound) -> float | None:
        """When somebody must look whether it is over (Unix time); None when it needs no look."""
        if played.over:
            return None if self.is_stored(played) else played.began_s
        if played.shut_s is not None:
            return played.began_s + played.shut_s + GRACE_S
        if played.time_s is not None:
            return played.began_s + played.time_s + GRACE_S
        return played.began_s if played.plan.drill.lively else played.began_s + IDLE_S

    def next_look_s(self, played: PlayedRound) -> float | None:
        """The same, in the time to come."""
        due_s, now_s = self.due_s(played), self._now()
        if due_s is None or due_s > now_s or played.over:
            return due_s
        return now_s + (AGAIN_S if played.time_s is not None or played.shut_s is not None else IDLE_LOOK_S)

    # -- following what other processes did ----------------------------------------------------------------

    def of_turn(self, go: int, seat: int) -> PlayedRound | None:
        """The round of that turn, where this process has it."""
        played = self.playing.get(seat)
        return played if played is not None and played.go == go else self._rounds.get(f"r{go}")

    def restore(self, go: int) -> PlayedRound:
        """The round of a turn that was begun, without what it was told. Raises RefusedError, UnknownNameError."""
        state = self._state
        event = next((one for one in state.events if one.number == go and "began_s" in one.values), None)
        if event is None:
            raise no_round(f"r{go}")
        seat = event.values["seat"]
        if state.turns_running.get(seat) != go:  # since then the class may play something else
            state = ClassState(one for one in state.events if one.number <= go)
        waiting = state.waiting(seat)
        plan = plan_of(state, Waiting(waiting.student, waiting.turn, 1), self._faces, self._drills)
        self.entries[go] = []
        self.noted.pop(go, None)
        values = event.values
        played = self._made(replace(plan, seed=values["seed"]), seat, go, values["heat"], values["began_s"])
        self._remember(played)
        return played

    def _remember(self, played: PlayedRound) -> None:
        latest = self.playing.get(played.seat)
        super()._remember(played)
        if latest is not None and latest.go > played.go:
            self.playing[played.seat] = latest
        self._unstored = [one for one in self._unstored if one.go != played.go]
        self.entries.setdefault(played.go, [])
        self._drop_entries()

    def _drop_entries(self) -> None:
        known = {one.go for one in self._rounds.values()} | {one.go for one in self.playing.values()}
        for go in [go for go in self.entries if go not in known]:
            del self.entries[go]

    def follow(self, played: PlayedRound, known: int, told: Sequence[Told]) -> None:
        """Take in what the table has beyond *known* entries; what came in meanwhile is left out."""
        entries = self.entries[played.go]
        for one in told[max(0, len(entries) - known) :]:
            tell(played, one)
            entries.append(one)
        played.kept = played.numbered
        self._look_at(played)

    def drop_stored(self) -> None:
        """What the class's log has by now waits no more."""
        running = self._state.turns_running
        self._unstored = [one for one in self._unstored if running.get(one.seat) == one.go]

    def taken(self) -> tuple[list[PlayedRound], dict[int, list[Told]]]:
        """Rounds that were begun, and what was noted of each turn, since the last time."""
        begun, noted = self.begun, self.noted
        self.begun, self.noted = [], {}
        return begun, noted


def no_round(round_id: str) -> RefusedError:
    """There is no such round."""
    return RefusedError(
        tr("there is no round {round_id!r:.40} of yours; ask for the one that is on", round_id=round_id), "no-round"
    )
