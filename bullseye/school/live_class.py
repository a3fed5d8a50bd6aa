"""A class of a school in one process's memory: the desk's very class, which follows what any process wrote down.

It is a cache: within a transaction its numbers are held against those of the tables, and what does not fit is read
again. So any process may serve any request, and one that is killed takes nothing along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from random import Random
from threading import RLock
from uuid import UUID

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.event import Event
from bullseye.classroom.log.open_class import OpenClass
from bullseye.drill.drill import Drill
from bullseye.league.attempts import Attempts
from bullseye.league.heats import Heats
from bullseye.league.league import League
from bullseye.league.lobby import Asking
from bullseye.league.news import News
from bullseye.league.played import PlayedRound
from bullseye.league.presence import AWAY_S, Presence
from bullseye.league.references import References
from bullseye.league.teacher_news import Choosable
from bullseye.school.class_tables import (
    LEFT,
    ON,
    OVER,
    STORED,
    ClassChange,
    ClassLook,
    Door,
    KeptAsk,
    KeptClass,
    KeptRound,
)
from bullseye.school.live_rounds import LiveRounds, no_round
from bullseye.target.face import Face


@dataclass(frozen=True, slots=True)
class Parts:
    """What every class of a school works with: *now* is Unix time, *new_token* makes what nobody can guess."""

    faces: Choosable[Face]
    drills: Choosable[Drill]
    now: Callable[[], float]
    utc_now: Callable[[], datetime]
    new_token: Callable[[], str]
    chance: Random
    attempts: Attempts


class _FollowedClass(OpenClass):
    """A class whose log is a table: it is kept by whoever hears of its events."""

    def follow(self, events: Iterable[Event]) -> None:
        """Take in what the log has."""
        for event in events:
            self.class_state.apply(event)
        self._number = max(self._number, self.class_state.last_number)


class SharedPresence(Presence):
    """As `Presence`, for pages that any process may hear; *seen* is what the others heard."""

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__(now)
        self.seen: dict[int, float] = {}

    def was_here(self, seat: int) -> bool:
        return seat in self.seen or super().was_here(seat)

    def is_away(self, seat: int) -> bool:
        return super().is_away(seat) and self._now() - self.seen.get(seat, self._began_s) > AWAY_S

    def heard_here(self) -> dict[int, float]:
        """When this process heard each page, for the others."""
        now_s = self._now()
        return self._heard_s | {seat: now_s for seat, streams in self._streams.items() if streams}


class _LiveLeague(League):
    """The class in browsers, its rounds noted for the table."""

    def __init__(self, class_id: str, room: OpenClass, parts: Parts) -> None:
        super().__init__(
            room, parts.faces, parts.drills, parts.now, lambda: "", parts.new_token, parts.chance, parts.attempts
        )
        self.shared_presence = SharedPresence(parts.now)
        self.presence = self.shared_presence
        self.live = LiveRounds(
            self.acts, parts.faces, parts.drills, parts.now, lambda go: record_id(class_id, go), self.presence.is_away
        )
        self.rounds = self.live
        references = References(
            self.acts, parts.faces, parts.drills, parts.now,
            lambda: record_id(class_id, room.class_state.last_number + 1),
        )  # fmt: skip
        self.heats = Heats(self.acts, self.rounds, self.presence, parts.now, references)


def record_id(class_id: str, go: int) -> str:
    """The id of the record of a turn: the same whichever process makes it."""
    return str(UUID(bytes=sha256(f"{class_id}/{go}".encode()).digest()[:16], version=4))


class LiveClass:
    """The class *class_id*. Whoever touches it holds `lock`, but not while waiting for the database."""

    def __init__(self, class_id: str, parts: Parts) -> None:
        self.id = class_id
        self.lock = RLock()
        self.changing = False
        """True from the first word of a change until it is safe."""
        self._room = _FollowedClass(ClassState(), None, parts.utc_now)
        self._events: list[Event] = []
        self._room.listeners.append(self._events.append)
        self.league = _LiveLeague(class_id, self._room, parts)
        self.news = News(self.league, class_id[:8])
        self._door = Door({}, ())
        self._door_number = -1

    @property
    def room(self) -> OpenClass:
        """What a teacher does."""
        return self._room

    @property
    def state(self) -> ClassState:
        """The class as it stands."""
        return self._room.class_state

    @property
    def rounds(self) -> LiveRounds:
        """Its rounds."""
        return self.league.live

    # -- following -------------------------------------------------------------------------------------

    def follow(self, look: ClassLook, kept: KeptClass, locked: bool = False) -> None:
        """Take in the events and the door of the table; *locked* when nobody else can change them meanwhile."""
        after = self.state.last_number
        events = look.events(after) if kept.events > after else []
        door = look.door() if kept.door > self._door_number else None
        with self.lock:
            if events:
                self._room.follow(events)
                self.rounds.drop_stored()
                self._heard_shut(events)
                self.league.changed()
            # What another thread is about to write of the door is not in the table yet; events have numbers.
            if door is not None and kept.door > self._door_number and (locked or not self.changing):
                self._follow_door(door, kept.door)
                self.league.changed()

    def _heard_shut(self, events: Sequence[Event]) -> None:
        shut = next((event for event in reversed(events) if event.kind == "shut"), None)
        if shut is not None:
            self.league.heats.was_shut(datetime.fromisoformat(shut.at).timestamp())

    def _follow_door(self, door: Door, number: int) -> None:
        self._door, self._door_number = door, number
        self.league.tokens.follow(door.tokens, door.out)
        self.league.lobby.asked_by = {one.ask: Asking(one.seat, one.since_s, one.answer) for one in door.asks}

    def unstored(self) -> list[int]:
        """The turns that this process does not know to be in the log."""
        with self.lock:
            return [one.go for one in self.rounds.playing.values() if not self.rounds.is_stored(one)]

    def last_turn(self, seat: int) -> list[int]:
        """The latest turn of *seat* on a device of its own, where it has begun one."""
        found = (e.number for e in reversed(self.state.events) if "began_s" in e.values and e.values["seat"] == seat)
        return [go] if (go := next(found, 0)) else []

    def follow_rounds(self, look: ClassLook, rows: Sequence[KeptRound], locked: bool) -> None:
        """Take in what these rounds were told; *locked* when nobody else can tell them anything meanwhile."""
        with self.lock:
            behind = {row.go: known for row in rows if (known := self._known(row, locked)) < row.told}
        told = look.told(behind)
        with self.lock:
            for row in rows:
                played = self.rounds.of_turn(row.go, row.seat)
                if played is not None and told.get(row.go) and (locked or row.go not in self.rounds.unsure):
                    self.rounds.follow(played, behind[row.go], told[row.go])
                    self.league.changed()

    def _known(self, row: KeptRound, locked: bool) -> int:
        """How many entries of that round this process has; the round is there then."""
        rounds = self.rounds
        played = rounds.of_turn(row.go, row.seat)
        have = len(rounds.entries.get(row.go, ())) if played is not None else 0
        if played is None or (locked and (row.go in rounds.unsure or have > row.told)):
            rounds.restore(row.go)
            rounds.unsure.discard(row.go)
            return 0
        return row.told if row.go in rounds.unsure else have

    # -- one round -------------------------------------------------------------------------------------

    def round_of(self, change: ClassChange, seat: int, round_id: str) -> tuple[KeptRound, PlayedRound]:
        """That round of *seat*, locked and as the table has it. Raises RefusedError when there is none."""
        number = round_id[1:]
        if round_id[:1] != "r" or not number.isascii() or not number.isdecimal() or len(number) > 9:
            raise no_round(round_id)
        row = change.round(int(number))
        if row is None or row.seat != seat:
            raise no_round(round_id)
        if self.state.last_number < row.go and (kept := change.kept()) is not None:
            self.follow(change, kept)
        self.follow_rounds(change, [row], locked=True)
        played = self.rounds.of_turn(row.go, seat)
        assert played is not None
        return row, played

    @contextmanager
    def telling(self, change: ClassChange, row: KeptRound, played: PlayedRound) -> Iterator[None]:
        """Let the block tell that round something; what it was told is then written down."""
        with self.lock:
            self.rounds.unsure.add(row.go)
            yield
            told = self.rounds.noted.pop(row.go, [])
            known = len(self.rounds.entries[row.go]) - len(told)
            new = self._row(played, row.state)
            self.league.changed()
        if told:
            change.add_told(row.go, known, told)
            change.put_rounds([new])

    def _row(self, played: PlayedRound, state: str) -> KeptRound:
        rounds = self.rounds
        if state in (ON, OVER):
            if not played.over:
                state = ON
            elif not rounds.is_stored(played):
                state = OVER
            else:
                state = LEFT if played.left else STORED
        due_s = rounds.next_look_s(played) if state in (ON, OVER) else None
        told = len(rounds.entries[played.go])
        return KeptRound(played.go, played.seat, state, told, played.shots, played.score, due_s)

    # -- the class as a whole --------------------------------------------------------------------------

    def keep(self, change: ClassChange, kept: KeptClass, rows: Sequence[KeptRound]) -> KeptClass:
        """Write down all that an act brought: events, rounds, entries, who may come in. The row as it is then."""
        with self.lock:
            events = list(self._events)
            self._events.clear()
            begun, noted = self.rounds.taken()
            self.rounds.unsure |= set(noted)
            known = {row.go: row for row in rows}
            there = [self.rounds.of_turn(row.go, row.seat) for row in rows]
            played = {one.go: one for one in [*begun, *filter(None, there)]}
            new_rows = [self._row(one, known[one.go].state if one.go in known else ON) for one in played.values()]
            counts = {go: len(self.rounds.entries[go]) - len(told) for go, told in noted.items()}
            door = self._new_door()
        change.add_events(events)
        change.put_rounds([row for row in new_rows if known.get(row.go) != row])
        for go, told in noted.items():
            change.add_told(go, counts[go], told)
        for one in begun:
            change.forget_told(one.seat, self._forgotten_before(one))
        state = self.state
        new = replace(
            kept, title=state.choices.title, pin="" if state.ended else state.connected.pin,
            events=state.last_number, door=kept.door + (door != self._door),
        )  # fmt: skip
        change.put_door(self._door, door)
        with self.lock:
            self._door, self._door_number = door, new.door
        if new != kept:
            change.put_class(new)
        return new

    def _forgotten_before(self, begun: PlayedRound) -> int:
        """Entries of the round before are kept for late requests, those of earlier ones are not."""
        before = [e.number for e in self.state.events if e.kind == "begin" and e.values["seat"] == begun.seat]
        return before[-2] if len(before) > 1 else 0

    def _new_door(self) -> Door:
        asks = sorted(self.league.lobby.asked_by.items(), key=lambda item: (item[1].since_s, item[0]))
        return Door(
            self.league.tokens.hashes, tuple(KeptAsk(ask, one.seat, one.since_s, one.answer) for ask, one in asks),
            self.league.tokens.out,
        )  # fmt: skip

    def told(self, played: PlayedRound) -> None:
        """What that round was told is safe."""
        with self.lock:
            self.rounds.unsure.discard(played.go)
            played.kept = played.numbered
            self.league.changed()

    def safe(self) -> None:
        """All that was noted is in the tables."""
        with self.lock:
            self.changing = False
            self.rounds.unsure.clear()
            for played in self.rounds.playing.values():
                played.kept = played.numbered
            self.league.changed()
