"""What the events of a class come to, one after the other: students, queue order, rounds, what was frozen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from bullseye.classroom.log.event import Event
from bullseye.classroom.people.connected import Connected
from bullseye.classroom.people.options import NEW_PART, Choices
from bullseye.session.record import Record

CAN_GO_BACK = ("taken", "skip", "call", "absent", "present")


@dataclass(frozen=True, slots=True)
class Student:
    """Someone in the class; *sigma_mm* is set for a reference shooter, whom the program plays."""

    seat: int
    name: str
    team: str = ""
    sigma_mm: float | None = None
    absent: bool = False
    removed: bool = False
    joined: str = ""

    @property
    def reference(self) -> bool:
        """True for a simulated shooter, who never ranks."""
        return self.sigma_mm is not None


class Row(NamedTuple):
    """A round as its event tells it; *number* is the event's, *go* that of the turn's beginning."""

    number: int
    seat: int
    go: int
    record: Record
    part: int
    turn: int
    round: int


class Snapshot(NamedTuple):
    """What the board showed at a freeze.

    *rounds* are those that counted, by the number of each one's event, with the shots struck off; *people* is who was
    in the class by seat, and under which name and in which team; *choices* tell what counted.
    """

    rounds: tuple[tuple[int, frozenset[int]], ...]
    people: dict[int, Student]
    choices: Choices


@dataclass(slots=True)
class Fold:
    """What the events come to; *snapshots* holds what the board showed at each freeze that was ever met."""

    snapshots: dict[int, Snapshot] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)
    students: dict[int, Student] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    rounds: list[Row] = field(default_factory=list)
    taken_back: list[Row] = field(default_factory=list)
    done: dict[int, int] = field(default_factory=dict)
    voids: dict[int, set[int]] = field(default_factory=dict)
    running: dict[int, int] = field(default_factory=dict)
    """The turns that were begun and are not over: of each seat the go."""
    hot_seat: int | None = None
    """Whose turn it is at the one computer; the others in `running` play on their own devices."""
    connected: Connected = field(default_factory=Connected)
    devices: dict[int, str] = field(default_factory=dict)
    kicked: set[int] = field(default_factory=set)
    heat: int = 0
    heat_of_part: int = 0
    opens_s: float = 0.0
    is_open: bool = False
    flags: dict[int, list[tuple[str, int]]] = field(default_factory=dict)
    part: int = 1
    part_began: int = 0
    frozen: Snapshot | None = None
    ended: bool = False
    wiped: bool = False
    exports: list[str] = field(default_factory=list)

    def voided(self, go: int) -> frozenset[int]:
        """The shots struck off that turn's round."""
        return frozenset(self.voids.get(go, ()))

    def turns_done(self, seat: int) -> int:
        """How many turns of this part are over for that seat."""
        return self.done.get(seat, 0) // self.choices.rounds_per_turn

    def may_play(self, seat: int) -> bool:
        """True while the student is there and has turns left."""
        student = self.students.get(seat)
        if student is None or student.removed or student.absent:
            return False
        return self.turns_done(seat) < self.choices.turns

    def apply(self, event: Event, undone: set[int]) -> None:
        """Take *event* in; of one that was gone back over, only its round is kept aside."""
        if event.number in undone and event.kind in CAN_GO_BACK:
            if event.kind == "taken":
                self.taken_back.append(self._row(event))
                self._over(event.values["seat"])  # the turn was over all the same
            return
        _FOLDS[event.kind](self, event)

    def _choose(self, event: Event) -> None:
        changed = self.choices.changed(**event.values["choices"])
        began = any(row.part == self.part for row in self.rounds)
        if began and any(getattr(changed, key) != getattr(self.choices, key) for key in NEW_PART):
            self.part += 1
            self.part_began = event.number
            self.done = {}
            self.heat_of_part = 0
            self.order.sort()
            self.frozen = None  # what was frozen belongs to the part before
        self.choices = changed

    def _join(self, event: Event) -> None:
        values = event.values
        self.students[values["seat"]] = Student(
            values["seat"], values["name"], values["team"], values["sigma_mm"], joined=event.at
        )
        self._queue_up(values["seat"])

    def _queue_up(self, seat: int) -> None:
        """Who comes late plays at the end of this go-round, before those whose next turn is a later one."""
        if seat in self.order:
            self.order.remove(seat)
        front = next((self.turns_done(s) for s in self.order if self.may_play(s)), 0)
        at = next((n for n, s in enumerate(self.order) if self.turns_done(s) > front), len(self.order))
        self.order.insert(at, seat)

    def _edit(self, event: Event, **changes: Any) -> None:
        seat = event.values["seat"]
        self.students[seat] = replace(self.known(seat), **changes)

    def known(self, seat: int) -> Student:
        """The student of that seat; one whose own line was lost gets the seat's name."""
        known = self.students.get(seat)
        if known is None:
            known = self.students[seat] = Student(seat, f"Seat {seat}")
            self._queue_up(seat)
        return known

    def _rename(self, event: Event) -> None:
        self._edit(event, name=event.values["name"])

    def _remove(self, event: Event) -> None:
        self._edit(event, removed=True)

    def _restore(self, event: Event) -> None:
        self._edit(event, removed=False)
        self._queue_up(event.values["seat"])

    def _absent(self, event: Event) -> None:
        self._edit(event, absent=True)

    def _present(self, event: Event) -> None:
        self._edit(event, absent=False)
        self._queue_up(event.values["seat"])

    def _skip(self, event: Event) -> None:
        self._to_the_end(event.values["seat"])

    def _to_the_end(self, seat: int) -> None:
        self.known(seat)
        self.order.remove(seat)
        self.order.append(seat)

    def _call(self, event: Event) -> None:
        seat = event.values["seat"]
        self.known(seat)
        self.order.remove(seat)
        self.order.insert(0, seat)

    def _teams(self, event: Event) -> None:
        for seat, team in event.values["teams"].items():
            self.students[int(seat)] = replace(self.known(int(seat)), team=team)

    def _begin(self, event: Event) -> None:
        seat = event.values["seat"]
        self.known(seat)
        if "heat" not in event.values:
            if self.hot_seat is not None:  # there is one chair: whoever sat there before does not
                self._over(self.hot_seat)
            self.hot_seat = seat
        self.running[seat] = event.number

    def _leave(self, event: Event) -> None:
        for seat, go in tuple(self.running.items()):
            if go == event.values["go"]:
                self._over(seat)

    def _over(self, seat: int) -> None:
        self.running.pop(seat, None)
        if self.hot_seat == seat:
            self.hot_seat = None

    def _taken(self, event: Event) -> None:
        seat = event.values["seat"]
        self._over(seat)
        if any(row.record.id == event.values["record"].id for row in self.rounds):
            return  # saved twice: once is enough
        self.known(seat)
        self.rounds.append(self._row(event))
        self.done[seat] = self.done.get(seat, 0) + 1
        if self.done[seat] % self.choices.rounds_per_turn == 0:
            self._to_the_end(seat)

    def _row(self, event: Event) -> Row:
        values = event.values
        done = self.done.get(values["seat"], 0)
        turn = done // self.choices.rounds_per_turn + 1
        return Row(event.number, values["seat"], values["go"], values["record"], self.part, turn, done + 1)

    def _void(self, event: Event) -> None:
        self.voids.setdefault(event.values["go"], set()).add(event.values["shot"])

    def _unvoid(self, event: Event) -> None:
        self.voids.get(event.values["go"], set()).discard(event.values["shot"])

    def _freeze(self, event: Event) -> None:
        if event.number not in self.snapshots:  # what is undone later was on the board when it froze
            people = {seat: student for seat, student in self.students.items() if not student.removed}
            rounds = tuple((row.number, self.voided(row.go)) for row in self.rounds if row.seat in people)
            self.snapshots[event.number] = Snapshot(rounds, people, self.choices)
        self.frozen = self.snapshots[event.number]

    def _reveal(self, event: Event) -> None:
        self.frozen = None

    def _exported(self, event: Event) -> None:
        self.exports.append(event.values["path"])

    def _end(self, event: Event) -> None:
        self.ended = True
        self.running, self.hot_seat, self.is_open = {}, None, False

    def _wiped(self, event: Event) -> None:
        self.ended = self.wiped = True

    def _connect(self, event: Event) -> None:
        self.connected = self.connected.changed(**event.values["connected"])

    def _open(self, event: Event) -> None:
        self.is_open, self.opens_s, heat = True, event.values["opens_s"], event.values["heat"]
        if heat:
            self.heat = heat
            self.heat_of_part += 1

    def _shut(self, event: Event) -> None:
        self.is_open = False

    def _device(self, event: Event) -> None:
        self.devices[event.values["seat"]] = event.values["device"]

    def _kick(self, event: Event) -> None:
        self.kicked.add(event.values["seat"])

    def _admit(self, event: Event) -> None:
        self.kicked.discard(event.values["seat"])

    def _flag(self, event: Event) -> None:
        values = event.values
        self.flags.setdefault(values["go"], []).append((values["what"], values["count"]))

    def _nothing(self, event: Event) -> None:
        """Told in the audit only."""


_FOLDS: dict[str, Callable[[Fold, Event], None]] = {
    "class": Fold._choose,
    "choose": Fold._choose,
    "join": Fold._join,
    "rename": Fold._rename,
    "remove": Fold._remove,
    "restore": Fold._restore,
    "absent": Fold._absent,
    "present": Fold._present,
    "skip": Fold._skip,
    "call": Fold._call,
    "teams": Fold._teams,
    "begin": Fold._begin,
    "leave": Fold._leave,
    "taken": Fold._taken,
    "void": Fold._void,
    "unvoid": Fold._unvoid,
    "back": Fold._nothing,
    "freeze": Fold._freeze,
    "reveal": Fold._reveal,
    "exported": Fold._exported,
    "end": Fold._end,
    "wiped": Fold._wiped,
    "connect": Fold._connect,
    "open": Fold._open,
    "shut": Fold._shut,
    "device": Fold._device,
    "kick": Fold._kick,
    "admit": Fold._admit,
    "flag": Fold._flag,
}
