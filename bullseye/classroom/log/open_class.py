"""A class in play: what a teacher does becomes an event, goes safely to the disk, and only then counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from bullseye.classroom.log.class_state import ClassState, Student, Waiting
from bullseye.classroom.log.event import FORMAT, Event, check_event
from bullseye.classroom.log.store import ClassLog, check_folder, new_folder, not_ended
from bullseye.classroom.log.taken import Taken
from bullseye.classroom.people.names import unique
from bullseye.classroom.people.options import NEW_PART, Choices
from bullseye.classroom.people.roster import Entry
from bullseye.errors import BadInputError, StorageError
from bullseye.names import clean
from bullseye.records.disk.files import Files
from bullseye.records.history import utc_now
from bullseye.session.clock import iso
from bullseye.session.record import Record
from bullseye.words import tr, trn


class Joined(NamedTuple):
    """Who joined, and what was changed of the name in a sentence; empty when nothing was."""

    student: Student
    notice: str


MID_TURN = tr("a turn is running or its round is not saved yet; finish or leave it first")


class OpenClass:
    """The class of *log* (None: kept in memory only, for a demonstration). `class_state` is how it stands.

    Every method raises StorageError when its event could not be made safe, and then nothing has changed: say so and
    try again. BadInputError when it makes no sense now, in a sentence for the teacher.
    """

    def __init__(self, class_state: ClassState, log: ClassLog | None, now: Callable[[], datetime] = utc_now) -> None:
        self.class_state = class_state
        self.log = log
        self.now = now
        self._number = class_state.last_number
        self.listeners: list[Callable[[Event], None]] = []

    # -- opening -------------------------------------------------------------------------------

    @classmethod
    def new(
        cls, data: Path | None, choices: Choices, now: Callable[[], datetime] = utc_now, files: Files | None = None
    ) -> OpenClass:
        """Begin a class in the data folder *data*; None keeps it in memory. Raises StorageError, BadInputError."""
        log = None if data is None else ClassLog(new_folder(data, choices.title, now(), files), files, now)
        if log is not None:
            log.open()
        room = cls(ClassState(), log, now)
        try:
            room._do("class", format=FORMAT, choices=choices.as_dict())
        except BaseException:
            room.close()
            raise
        return room

    @classmethod
    def open(
        cls,
        folder: Path,
        now: Callable[[], datetime] = utc_now,
        files: Files | None = None,
        keep_devices: bool = False,
    ) -> OpenClass:
        """Open the class in *folder* as it was left; a turn that was not over is left, so it is next again.

        With *keep_devices* the turns of students on their own devices run on: their server has kept every shot.
        `notices` tells what could not be read. Raises StorageError when another window has it.
        """
        check_folder(folder, files)
        log = ClassLog(folder, files, now)
        log.open()
        try:
            room = cls(ClassState(log.read()), log, now)
            room._number = max(room.class_state.last_number, log.report.read + log.report.bad)
            log.notices += log.report.sentences(log.path)
            try:
                hot = room.class_state.running
                for go in room.class_state.turns_running.values():  # whoever played then does not play now
                    if not keep_devices or (hot is not None and hot[0] == go):
                        room.leave(go)
            except StorageError as error:  # a full disk must not keep the teacher from the class and its export
                log.notices.append(str(error))
        except BaseException:
            log.close()
            raise
        return room

    @classmethod
    def resume(cls, data: Path, now: Callable[[], datetime] = utc_now, files: Files | None = None) -> OpenClass | None:
        """The latest class that was not ended; None when there is none. `store.not_ended` lists them all."""
        found = not_ended(data, files)
        return cls.open(found[0].folder, now, files) if found else None

    def close(self) -> None:
        """Let go of the log; the class can be resumed."""
        if self.log is not None:
            self.log.close()

    def __enter__(self) -> OpenClass:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def notices(self) -> list[str]:
        """What the teacher should hear of the files, in whole sentences."""
        return [] if self.log is None else self.log.notices

    def _do(self, kind: str, **values: Any) -> Event:
        """Make the event, safe first, then counted."""
        return self.do_all([(kind, values)])[0]

    def do_all(self, wanted: Sequence[tuple[str, dict[str, Any]]]) -> list[Event]:
        """Make the events of these kinds and values in one write: all are safe on the disk, then all count.

        A hundred students who begin or finish together cost one wait for the disk, not a hundred.
        """
        if self.class_state.ended and any(kind not in ("wiped", "exported") for kind, _ in wanted):
            raise BadInputError(tr("this class is over; begin a new one"))
        events = []
        for kind, values in wanted:
            self._number += 1  # a number is never given twice: a line that failed may yet stand in the log
            events.append(Event(self._number, iso(self.now()), kind, values))
            check_event(kind, values)
        if self.log is not None and events:
            again = self.log.unsure
            if self.log.touched:
                self.log.mend(self.class_state.events)
            self.log.append(*events)
            if again:  # the line that failed before may have reached the disk after all
                self.class_state = ClassState(self.log.read())
        for event in events:
            self.class_state.apply(event)
        for event in events:
            for listener in tuple(self.listeners):
                listener(event)
        return events

    # -- the class and its students --------------------------------------------------------------

    def choose(self, **choices: Any) -> None:
        """Change choices by name (`Choices`); what is as it was already is left out.

        Raises BadInputError for another drill, face, style, seed or bonus in the middle of a turn: its round would
        count in a part of the class that plays something else.
        """
        new = self.class_state.choices.differing(**choices)
        if any(key in new for key in NEW_PART):
            self.nobody_plays()
        if new:
            self._do("choose", choices=new)

    def join(self, name: str, team: str = "", sigma_mm: float | None = None) -> Joined:
        """Take someone in, at any time; a name that is taken gets a number. *sigma_mm* makes a reference shooter."""
        cleaned, changed = clean(name)
        free, numbered = unique(cleaned, self.class_state.names)
        team = clean(team)[0] if team.strip() else ""
        seat = self.class_state.free_seat()
        self._do("join", seat=seat, name=free, team=team, sigma_mm=sigma_mm)
        return Joined(self.known(seat), " ".join(filter(None, (changed, numbered))))

    def join_all(self, entries: Iterable[Entry]) -> list[str]:
        """Take a whole roster in, in its order; what was changed of names, in sentences."""
        return [said for entry in entries if (said := self.join(entry.name, entry.team).notice)]

    def rename(self, seat: int, name: str) -> Joined:
        """Give a student another name."""
        self.known(seat)
        cleaned, changed = clean(name)
        others = [s.name for s in self.class_state.students if s.seat != seat]
        free, numbered = unique(cleaned, others)
        self._do("rename", seat=seat, name=free)
        return Joined(self.known(seat), " ".join(filter(None, (changed, numbered))))

    def remove(self, seat: int) -> None:
        """Take a name off the queue and the board; the rounds are kept but do not count."""
        if not self.known(seat).removed:
            self._do("remove", seat=seat)

    def restore(self, seat: int) -> Joined:
        """Take who was removed in again, with all rounds; a name that is taken by now gets a number."""
        student = self.known(seat)
        if not student.removed:
            return Joined(student, "")
        free, notice = unique(student.name, self.class_state.names)
        if notice:  # first, so that at no moment two have one name
            self._do("rename", seat=seat, name=free)
        self._do("restore", seat=seat)
        return Joined(self.known(seat), notice)

    def teams(self, given: Mapping[int, str]) -> None:
        """Put students in teams: a team for each seat, empty for none."""
        for seat in given:
            self.known(seat)
        if given:
            self._do("teams", teams={str(seat): clean(team)[0] if team.strip() else "" for seat, team in given.items()})

    def deal_teams(self, names: Sequence[str]) -> None:
        """Deal the students out to the teams of these names, one after the other by seat; newcomers follow."""
        if not names:
            raise BadInputError(tr("there is no team to deal to; name at least one"))
        self.choose(dealt=tuple(names))
        seats = [s.seat for s in self.class_state.students if not s.reference]
        self.teams({seat: names[n % len(names)] for n, seat in enumerate(seats)})

    def known(self, seat: int) -> Student:
        """The student of that seat, removed or not. Raises BadInputError when there is none."""
        found = self.class_state.student(seat)
        if found is None:
            known = ", ".join(str(s.seat) for s in self.class_state.students) or tr("there is nobody yet")
            raise BadInputError(tr("nobody has seat {seat}; choose one of: {known}", seat=seat, known=known))
        return found

    # -- the queue -------------------------------------------------------------------------------

    def next(self) -> Waiting:
        """Whose turn it is; BadInputError when all turns are taken."""
        waiting = self.class_state.next
        if waiting is None:
            raise BadInputError(tr("every turn is taken; add turns or end the class"))
        return waiting

    def skip(self, seat: int | None = None) -> None:
        """Send the next student (or that of *seat*) to the end of the queue."""
        self._do("skip", seat=self.next().student.seat if seat is None else self.known(seat).seat)

    def absent(self, seat: int | None = None) -> None:
        """The next student (or that of *seat*) is not there: passed over until `present`."""
        self._do("absent", seat=self.next().student.seat if seat is None else self.known(seat).seat)

    def present(self, seat: int) -> None:
        """Who was absent is back and plays at the end of this go-round."""
        if self.known(seat).absent:
            self._do("present", seat=seat)

    def call(self, seat: int) -> None:
        """Let that student be next."""
        student = self.known(seat)
        if student.removed:
            raise BadInputError(
                tr("{name} was removed; take them in again first", name=self.class_state.shown_name(seat))
            )
        self._do("call", seat=seat)

    def back(self) -> Event:
        """Undo the last round taken or queue move; a round is kept but does not count. Gives what was undone.

        Raises BadInputError when there is none, or in the middle of a turn, whose place in the queue it would change.
        """
        if self.class_state.running is not None:
            raise BadInputError(MID_TURN)
        undone = self.class_state.to_go_back()
        if undone is None:
            raise BadInputError(tr("there is nothing to go back to"))
        if undone.values["seat"] in self.class_state.turns_running:
            self.nobody_plays()
        self._do("back", undoes=undone.number)
        return undone

    def nobody_plays(self) -> None:
        """Raise BadInputError while a turn runs."""
        others = len(self.class_state.turns_running) - (self.class_state.running is not None)
        if others:
            raise BadInputError(
                trn(
                    "{n} round on other devices is not over; shut the heat first",
                    "{n} rounds on other devices are not over; shut the heat first",
                    others,
                )
            )
        if self.class_state.running is not None:
            raise BadInputError(MID_TURN)

    # -- turns -----------------------------------------------------------------------------------

    def begin(self, seat: int | None = None) -> Waiting:
        """The next student (or that of *seat*) sits down at the one computer: call it before the round is played."""
        waiting = self.next() if seat is None else self.class_state.waiting(self.known(seat).seat)
        self._do("begin", seat=waiting.student.seat)
        return waiting

    def leave(self, go: int | None = None) -> None:
        """The turn at the one computer (or that of *go*) was left without a result; the same student is next again."""
        if go is None and self.class_state.running is not None:
            go = self.class_state.running[0]
        if go is not None and go in self.class_state.turns_running.values():
            self._do("leave", go=go)

    def take(self, record: Record) -> Taken:
        """Keep the round that was begun. The same record again is fine: it is kept once.

        When StorageError comes, hold on to *record* and call again.
        """
        known = self._kept(record.id)
        if known is not None and (self.log is None or not self.log.unsure):
            return known
        running = self.class_state.running
        if running is None:
            raise BadInputError(tr("no turn was begun, so there is nobody whose round this is"))
        go, student = running
        # The log holds the seat in place of the name, so that a wipe need not touch a round.
        self._do("taken", seat=student.seat, go=go, record=replace(record, player=f"Seat {student.seat}"))
        found = self._kept(record.id)
        if found is None:
            raise StorageError(tr("the round was written but cannot be found again; resume the class"))
        return found

    def _kept(self, record_id: str) -> Taken | None:
        return next((t for t in reversed(self.class_state.all_rounds()) if t.record.id == record_id), None)

    def void(self, go: int, shot: int) -> None:
        """Strike off shot number *shot* of that turn, which runs or was taken."""
        taken = next((t for t in self.class_state.all_rounds() if t.go == go), None)
        if taken is not None and shot > len(taken.record.shots):
            raise BadInputError(
                trn(
                    "turn {turn} has {n} shot, so there is no shot {shot}",
                    "turn {turn} has {n} shots, so there is no shot {shot}",
                    len(taken.record.shots),
                    turn=go,
                    shot=shot,
                )
            )
        if taken is None and go not in self.class_state.turns_running.values():
            raise BadInputError(tr("there is no turn {turn}", turn=go))
        self._do("void", go=go, shot=shot)

    def void_shot(self, shot: int) -> None:
        """Strike shot number *shot* of the running turn off, before its round is over."""
        if self.class_state.running is None:
            raise BadInputError(tr("no turn is running; strike off the last shot of the last round instead"))
        self._do("void", go=self.class_state.running[0], shot=shot)

    def void_last_shot(self) -> int:
        """Strike off the last shot that counts of the last round taken; its number."""
        taken = self.class_state.last_taken
        left = [] if taken is None else [n for n in range(1, len(taken.record.shots) + 1) if n not in taken.voided]
        if taken is None or not left:
            raise BadInputError(tr("there is no shot to strike off"))
        self._do("void", go=taken.go, shot=left[-1])
        return left[-1]

    def unvoid(self, go: int, shot: int) -> None:
        """Let a shot that was struck off count again; *go* as in `Taken.go`."""
        known = next((t for t in self.class_state.all_rounds() if t.go == go), None)
        if known is None or shot not in known.voided:
            raise BadInputError(tr("shot {shot} was not struck off", shot=shot))
        self._do("unvoid", go=go, shot=shot)

    def unvoid_last(self) -> int:
        """Undo the latest void of the last round taken; the shot's number."""
        taken = self.class_state.last_taken
        if taken is None or not taken.voided:
            raise BadInputError(tr("no shot of the last round was struck off"))
        order = [e.values["shot"] for e in self.class_state.events if e.kind == "void" and e.values["go"] == taken.go]
        shot = next(n for n in reversed(order) if n in taken.voided)
        self._do("unvoid", go=taken.go, shot=shot)
        return int(shot)

    # -- the board and the end -------------------------------------------------------------------

    def freeze(self) -> None:
        """Let the board stand still."""
        if not self.class_state.frozen:
            self._do("freeze")

    def reveal(self) -> None:
        """Show the board as it is now."""
        if self.class_state.frozen:
            self._do("reveal")

    def exported(self, path: Path) -> None:
        """Remember where an export lies, to be told when the class ends."""
        self._do("exported", path=str(path)[:4096])

    def end(self, keep: bool) -> None:
        """Say that the class is over; `bullseye.classroom.log.ending` then wipes the names. *keep*: the rounds stay."""
        if not self.class_state.ended:
            self._do("end", keep=keep)
