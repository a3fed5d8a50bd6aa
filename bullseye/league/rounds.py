"""The rounds that are on: begun, told to, kept shot by shot, played again after a crash, stored when they are over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bullseye.classroom.log.class_state import ClassState, Waiting
from bullseye.classroom.log.event import Event
from bullseye.classroom.log.on_devices import OnDevices
from bullseye.classroom.log.plan import Shelf, plan_of
from bullseye.drill.drill import Drill
from bullseye.errors import BullseyeError, StorageError
from bullseye.league.batches import Batches
from bullseye.league.journal import Journal
from bullseye.league.played import PlayedRound
from bullseye.league.refused import RefusedError
from bullseye.league.replay import tell, told_of
from bullseye.league.told import EndTold, ShutTold, SizeTold, Told, WayTold
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.target.face import Face
from bullseye.wire.student import Answer, Sample, Shot
from bullseye.words import tr, trn

REMEMBERED = 2
"""Rounds of a seat that are remembered, so that a late request still finds its answers."""


class Rounds:
    """Plays the rounds of the class of *acts*; *is_away* tells whose page is not heard, *now* is Unix time."""

    def __init__(
        self,
        acts: OnDevices,
        faces: Shelf[Face],
        drills: Shelf[Drill],
        now: Callable[[], float],
        new_id: Callable[[], str],
        journal: Journal,
        is_away: Callable[[int], bool],
    ) -> None:
        self._acts = acts
        self._faces = faces
        self._drills = drills
        self._now = now
        self._new_id = new_id
        self._journal = journal
        self._is_away = is_away
        self.playing: dict[int, PlayedRound] = {}
        """The latest round of each seat, also where it is over."""
        self.not_kept = ""
        """Why the last line could not be written; empty when it could."""
        self._not_stored = ""
        self._rounds: dict[str, PlayedRound] = {}
        self._unstored: list[PlayedRound] = []
        self._batches = Batches()
        self.also_keep: Callable[[Record], None] | None = None
        """Where else the record of a round goes once it is over; may raise StorageError, and is then called again."""
        self._restore(journal.entries())
        if journal.newer:
            acts.room.notices.append(
                trn(
                    "{n} batch of shots is from a newer bullseye and was left out; open this class with that version",
                    "{n} batches of shots are from a newer bullseye and were left out; open this class with that "
                    "version",
                    len(journal.newer),
                )
            )

    @property
    def _state(self) -> ClassState:
        return self._acts.class_state

    # -- beginning -------------------------------------------------------------------------------

    def begin(self, seats: Sequence[int], heat: int, began_s: float, number: int, seed: int) -> list[PlayedRound]:
        """Rounds for these seats whose second 0 is at *began_s*, all in one write; *number* counts from 1.

        Raises UnknownNameError for a face or drill that is gone, StorageError; then none has begun.
        """
        plans = [replace(self._plan(seat, number), seed=seed) for seat in seats]
        events = self._acts.begin(seats, heat, began_s, seed)
        made = [
            self._made(plan, seat, event.number, heat, began_s)
            for plan, seat, event in zip(plans, seats, events, strict=True)
        ]
        for played in made:
            self._remember(played)
        return made

    def _made(self, plan: RoundPlan, seat: int, go: int, heat: int, began_s: float) -> PlayedRound:
        return PlayedRound(plan, seat, go, heat, began_s, self._new_id)

    def _plan(self, seat: int, number: int) -> RoundPlan:
        waiting = self._state.waiting(seat)
        return plan_of(self._state, Waiting(waiting.student, waiting.turn, number), self._faces, self._drills)

    def _remember(self, played: PlayedRound) -> None:
        self.playing[played.seat] = played
        self._rounds[played.id] = played
        own = [one for one in self._rounds.values() if one.seat == played.seat and one not in self._unstored]
        for old in own[:-REMEMBERED]:
            del self._rounds[old.id]

    def find(self, seat: int, round_id: str) -> PlayedRound:
        """That round of *seat*. Raises RefusedError when it has none of that id."""
        found = self._rounds.get(round_id)
        if found is None or found.seat != seat:
            raise RefusedError(
                tr("there is no round {round_id!r:.40} of yours; ask for the one that is on", round_id=round_id),
                "no-round",
            )
        return found

    @property
    def on(self) -> list[PlayedRound]:
        """The rounds that are not over."""
        return [played for played in self.playing.values() if not played.over]

    def playing_by_seat(self) -> dict[int, PlayedRound]:
        """The round of each seat that the class's log does not hold yet: what a board adds by itself."""
        return {seat: played for seat, played in self.playing.items() if not self.is_stored(played) and not played.left}

    # -- what pages tell ---------------------------------------------------------------------------

    def drawn_at(self, played: PlayedRound, px_per_mm: float) -> None:
        """How large the page draws it."""
        played.drawn_at(px_per_mm)
        self._note(played, SizeTold(played.go, px_per_mm))

    def shoot(self, played: PlayedRound, shots: Iterable[Shot]) -> list[Answer]:
        """Score shots in their order; each is answered, also where it does not count."""
        arrived_s = self._now() - played.began_s
        answers = []
        for shot in shots:
            answer = played.met(shot.n)
            if answer is None:
                answer = played.shoot(shot, arrived_s)
                self._note(played, told_of(shot, answer, arrived_s, played), shot.n)
            answers.append(answer)
        self._look_at(played)
        return answers

    def way(self, played: PlayedRound, samples: Sequence[Sample]) -> float:
        """Follow the pointer; the time of the last sample taken."""
        arrived_s = self._now() - played.began_s
        if played.needs_way and not played.over:
            self._note(played, WayTold(played.go, tuple(samples), arrived_s))
        return played.way(samples, arrived_s)

    def end(self, played: PlayedRound, t_s: float) -> None:
        """The page says that its round is over."""
        if not played.over:
            arrived_s = self._now() - played.began_s
            played.end(t_s, arrived_s)
            self._note(played, EndTold(played.go, t_s, arrived_s))
            self._look_at(played)

    def leave(self, played: PlayedRound) -> None:
        """The round was given up."""
        played.leave()
        self._look_at(played)

    def shut(self, played: PlayedRound, now_s: float) -> None:
        """The heat of that round was shut."""
        shut_s = now_s - played.began_s
        played.shut(shut_s)
        self._note(played, ShutTold(played.go, shut_s))

    def _note(self, played: PlayedRound, told: Told, n: int = 0) -> None:
        self._batches.note(told, played.id, n)

    def _look_at(self, played: PlayedRound) -> None:
        """What is over waits to be stored with the class, at the next tick, all in one write."""
        if played.over and played not in self._unstored and self._state.turns_running.get(played.seat) == played.go:
            self._unstored.append(played)

    # -- what time brings, and storing ---------------------------------------------------------------

    def tick(self) -> bool:
        """Notice what time alone brings, and store what is over; True when something was over."""
        now_s = self._now()
        for played in self.on:
            played.advance(now_s - played.began_s, self._is_away(played.seat))
            self._look_at(played)
        return self.store()

    def settle(self) -> None:
        """Nobody plays on: rounds that are on end or are left, and all that is over is stored."""
        for played in self.on:
            played.settle()
            self._look_at(played)
        self.store()

    def store(self) -> bool:
        """Put what is over into the class's log in one write; True when there was something.

        What cannot be stored is tried again at the next tick; `trouble` tells why.
        """
        over = self._unstored
        if not over:
            return False
        taken = [(one.seat, one.record) for one in over if one.record is not None]
        try:
            self._acts.take(taken)
            self._acts.leave([one.go for one in over if one.record is None])
            for _, record in taken if self.also_keep is not None else ():
                if record is not None and self.also_keep is not None:
                    self.also_keep(record)
            for one in over:
                if one.flags and one.record is not None:
                    self._acts.flag(one.go, one.flags)
        except StorageError as error:
            self._not_stored = str(error)
            return True
        for one in over:
            one.kept = max(one.kept, one.numbered)
        self._unstored, self._not_stored = [], ""
        return True

    def is_stored(self, played: PlayedRound) -> bool:
        """True once the round is in the class's log."""
        return played.over and played not in self._unstored

    # -- keeping -----------------------------------------------------------------------------------

    def batch(self) -> bytes | None:
        """The line to be written now; the same one until `kept`."""
        return self._batches.batch()

    def kept(self) -> None:
        """The line of `batch` is safe on the disk."""
        for round_id, n in self._batches.kept().items():
            played = self._rounds.get(round_id)
            if played is not None and self._journal.keeps:
                played.kept = max(played.kept, n)
        self.not_kept = ""

    @property
    def trouble(self) -> str:
        """Why something is not safe yet; empty when all is well."""
        return self._not_stored or self.not_kept

    def write(self, line: bytes) -> None:
        """Put a line of `batch` on the disk; on whichever thread. Raises StorageError."""
        self._journal.write(line)

    def keep_now(self) -> None:
        """Write what waits, here and now. Raises StorageError."""
        while (line := self.batch()) is not None:
            self.write(line)
            self.kept()

    # -- after a crash -------------------------------------------------------------------------------

    def _restore(self, entries: Iterable[Told]) -> None:
        """Play the rounds again that the class's log says are on; the one computer's turn is not among them."""
        state = self._state
        hot = state.running
        begun = {event.number: event for event in state.events if event.kind == "begin"}
        gone = []
        for seat, go in state.turns_running.items():
            if hot is not None and hot[0] == go:
                continue
            played = self._again(seat, begun.get(go))
            if played is None:
                gone.append(go)
            else:
                self._remember(played)
        self._acts.leave(gone)
        by_go = {played.go: played for played in self.playing.values()}
        for told in entries:
            if told.go in by_go:
                tell(by_go[told.go], told)
        for played in by_go.values():
            played.kept = played.numbered
            self._look_at(played)

    def _again(self, seat: int, event: Event | None) -> PlayedRound | None:
        if event is None or "began_s" not in event.values:
            return None
        values = event.values
        try:
            plan = replace(self._plan(seat, 1), seed=values["seed"])
        except BullseyeError as error:  # a face or drill of the user's own that is gone
            self._acts.room.notices.append(str(error))
            return None
        return self._made(plan, seat, event.number, values["heat"], values["began_s"])
