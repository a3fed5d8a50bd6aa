"""A class as it stands: students, queue, rounds, board; all of it follows from the events of its log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from bullseye.classroom.log.event import Event
from bullseye.classroom.log.fold import CAN_GO_BACK, Fold, Row, Student
from bullseye.classroom.log.taken import CountedShot, Taken
from bullseye.classroom.people.connected import Connected
from bullseye.classroom.people.options import Choices
from bullseye.words import tr

__all__ = ["Choices", "CountedShot", "ClassState", "Student", "Taken", "Waiting"]


class Waiting(NamedTuple):
    """A student in the queue: the *turn* that comes, from 1, and the student's next *round*, from 1."""

    student: Student
    turn: int
    round: int


class Heat(NamedTuple):
    """A heat: its *number* in the class and *of_part* in this part of it, both from 1 (0 before the first).

    *is_open* from its call until it is shut, also for a class at its own pace; it begins at *opens_s* (Unix time).
    """

    number: int
    of_part: int
    is_open: bool
    opens_s: float


class ClassState:
    """Folds the events of one class. Any sequence of events is taken: what a lost line leaves open is filled in.

    It only looks; what a teacher does goes through `bullseye.classroom.log.open_class.OpenClass`.
    """

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.events: list[Event] = []
        self._seen: set[int] = set()
        self._undone: set[int] = set()
        self._cache: dict[tuple[Any, ...], Taken] = {}
        self._state = Fold()
        for event in events:
            self.apply(event)

    # -- folding -------------------------------------------------------------------------------

    def apply(self, event: Event) -> None:
        """Take *event* in; a number that was met already is left out."""
        if event.number in self._seen:
            return
        self._seen.add(event.number)
        self.events.append(event)
        if event.kind == "back":
            self._undone.add(event.values["undoes"])
            # What is undone may lie behind other events: those count as if it had never been.
            self._state = Fold(snapshots=self._state.snapshots)
            for earlier in self.events:
                self._state.apply(earlier, self._undone)
        else:
            self._state.apply(event, self._undone)

    # -- looking -------------------------------------------------------------------------------

    @property
    def choices(self) -> Choices:
        """What the teacher chose."""
        return self._state.choices

    @property
    def last_number(self) -> int:
        """The number of the latest event; 0 before the first."""
        return max(self._seen, default=0)

    @property
    def began(self) -> str:
        """When the class began (UTC); empty before."""
        return self.events[0].at if self.events else ""

    @property
    def part(self) -> int:
        """Which part of the class this is, from 1; a change of drill, face, style, seed or bonus begins another."""
        return self._state.part

    @property
    def ended(self) -> bool:
        """True once the teacher ended the class."""
        return self._state.ended

    @property
    def wiped(self) -> bool:
        """True once the names are gone."""
        return self._state.wiped

    @property
    def frozen(self) -> bool:
        """True while the board stands still."""
        return self._state.frozen is not None

    @property
    def exports(self) -> tuple[str, ...]:
        """Where the exports of this class lie, each once."""
        return tuple(dict.fromkeys(self._state.exports))

    @property
    def students(self) -> list[Student]:
        """Everyone in the class by seat, also who is absent; not who was removed."""
        return [s for _, s in sorted(self._state.students.items()) if not s.removed]

    @property
    def removed(self) -> list[Student]:
        """Who was removed."""
        return [s for _, s in sorted(self._state.students.items()) if s.removed]

    def student(self, seat: int) -> Student | None:
        """The student of that seat, removed or not; None when there is none."""
        return self._state.students.get(seat)

    def free_seat(self) -> int:
        """The next seat number; one is never given twice."""
        return max(self._state.students, default=0) + 1

    def find(self, name: str) -> Student | None:
        """The student of that name, in any case of letters; None when there is none."""
        wanted = name.casefold()
        return next((s for s in self.students if s.name.casefold() == wanted), None)

    @property
    def names(self) -> list[str]:
        """The names that are taken."""
        return [s.name for s in self.students]

    @property
    def team_names(self) -> list[str]:
        """The teams, in order of name; those that were dealt are there before anybody is in them."""
        return sorted({s.team for s in self.students if s.team and not s.reference}.union(self.choices.dealt))

    def smallest_team(self) -> str:
        """Where a newcomer goes: the team with the fewest students, by name among equals; empty without teams."""
        if not self.choices.teams or not self.team_names:
            return ""
        sizes = Counter(s.team for s in self.students if not s.reference)
        return min(self.team_names, key=lambda team: (sizes[team], team))

    def queue(self) -> list[Waiting]:
        """Who plays, in this order; each student stands in it once while turns are left."""
        state = self._state
        return [
            Waiting(state.students[seat], state.turns_done(seat) + 1, state.done.get(seat, 0) + 1)
            for seat in state.order
            if state.may_play(seat)
        ]

    def waiting(self, seat: int) -> Waiting:
        """The next round of that seat, whether or not it stands in the queue."""
        state = self._state
        return Waiting(state.known(seat), state.turns_done(seat) + 1, state.done.get(seat, 0) + 1)

    @property
    def next(self) -> Waiting | None:
        """Whose turn it is; None when every turn is taken."""
        waiting = self.queue()
        return waiting[0] if waiting else None

    @property
    def running(self) -> tuple[int, Student] | None:
        """The turn at the one computer that was begun and is not over: its number and who plays; None between turns."""
        seat = self._state.hot_seat
        return None if seat is None else (self._state.running[seat], self._state.known(seat))

    @property
    def turns_running(self) -> dict[int, int]:
        """Every turn that was begun and is not over, at the one computer or on devices: of each seat its number."""
        return dict(self._state.running)

    @property
    def connected(self) -> Connected:
        """How the class plays on its own devices."""
        return self._state.connected

    @property
    def heat(self) -> Heat:
        """The latest heat."""
        state = self._state
        return Heat(state.heat, state.heat_of_part, state.is_open, state.opens_s)

    def device(self, seat: int) -> str:
        """What that seat plays with; empty for who has no device of their own."""
        return self._state.devices.get(seat, "")

    def kicked(self, seat: int) -> bool:
        """True for a seat whose device was thrown out."""
        return seat in self._state.kicked

    def flags(self, go: int) -> list[tuple[str, int]]:
        """What the server noticed in that turn's round, and how often: for the teacher to look at, no more."""
        return list(self._state.flags.get(go, ()))

    def rounds_done(self, seat: int) -> int:
        """How many rounds of this part that student has taken."""
        return self._state.done.get(seat, 0)

    def _as_taken(self, row: Row, voided: frozenset[int], counts: bool = True, student: Student | None = None) -> Taken:
        """The round of *row*; under the name and team of *student* where that is given."""
        now = self._state.known(row.seat)
        student = student or now
        counts = counts and not now.removed
        key = (row.number, student.name, student.team, row.part, row.turn, row.round, voided, counts)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = Taken(
                student.name, student.team, row.turn, replace(row.record, player=student.name), voided, row.seat,
                row.round, row.part, student.reference, counts, row.go,
            )  # fmt: skip
        return found

    def all_rounds(self) -> list[Taken]:
        """Every round ever taken, in order, also of parts before, of reference shooters, and what does not count."""
        state = self._state
        kept = [(row, True) for row in state.rounds] + [(row, False) for row in state.taken_back]
        kept.sort(key=lambda pair: pair[0].number)
        return [self._as_taken(row, self._state.voided(row.go), counts) for row, counts in kept]

    @property
    def taken(self) -> list[Taken]:
        """The students' rounds of this part that count, in order: what lessons and live pages show."""
        return [t for t in self._counting() if not t.reference]

    @property
    def reference_rounds(self) -> list[Taken]:
        """The rounds of this part that reference shooters took."""
        return [t for t in self._counting() if t.reference]

    def _counting(self) -> list[Taken]:
        return [t for t in self.all_rounds() if t.counts and t.part == self.part]

    @property
    def last_taken(self) -> Taken | None:
        """The round that was taken last in this part and counts; None before."""
        found = self._counting()
        return found[-1] if found else None

    def times_left(self, seat: int) -> int:
        """How often the turn of that seat that comes next was begun already and left without a result."""
        mine: set[int] = set()
        times = 0
        for event in self.events:
            if event.kind == "begin" and event.values["seat"] == seat:
                mine.add(event.number)
            elif event.kind == "taken" and event.values["seat"] == seat:
                times = 0
            elif event.kind == "leave" and event.values["go"] in mine:
                times += 1
        return times

    # -- the board: as it stands, or while it is frozen as it stood then; who was removed since goes at once ------

    def board_rounds(self) -> list[Taken]:
        """What the board shows: `taken` and `reference_rounds`, or while it is frozen as they were then."""
        frozen = self._state.frozen
        if frozen is None:
            return self._counting()
        rows = {row.number: row for row in [*self._state.rounds, *self._state.taken_back]}
        shown = [
            self._as_taken(rows[number], voided, student=frozen.people.get(rows[number].seat))
            for number, voided in frozen.rounds
            if number in rows
        ]
        return [t for t in shown if t.counts and t.part == self.part]

    @property
    def board_choices(self) -> Choices:
        """What the board goes by: what counts, and whether there are teams."""
        return self.choices if self._state.frozen is None else self._state.frozen.choices

    @property
    def board_students(self) -> list[Student]:
        """Who is in the class as the board shows it, by seat, under the names and in the teams it shows."""
        frozen = self._state.frozen
        if frozen is None:
            return self.students
        there = {student.seat for student in self.students}
        return [student for seat, student in sorted(frozen.people.items()) if seat in there]

    def board_name(self, seat: int) -> str:
        """The student's name as it may stand on the board; hiding names counts at once, also on a frozen one."""
        frozen = self._state.frozen
        return self._shown(seat, self.student(seat) if frozen is None else frozen.people.get(seat))

    def shown_name(self, seat: int) -> str:
        """The student's name as it may stand on the projector: the seat while names are hidden."""
        return self._shown(seat, self.student(seat))

    def _shown(self, seat: int, student: Student | None) -> str:
        if student is None or (self.choices.names_hidden and not student.reference):
            return tr("Seat {seat}", seat=seat)
        return student.name

    def to_go_back(self) -> Event | None:
        """The event that `back` would undo: the last round or queue move of this part; None when there is none."""
        for event in self.events[::-1]:
            if event.number <= self._state.part_began:
                break
            if event.kind in CAN_GO_BACK and event.number not in self._undone:
                return event
        return None

    def was_undone(self, event: Event) -> bool:
        """True for an event that the teacher went back over."""
        return event.number in self._undone
