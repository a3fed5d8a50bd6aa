"""The classes of a school: whoever asks, in whichever process, each request is one transaction of the tables."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Lock

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.ending import farewell, nameless
from bullseye.classroom.log.event import FORMAT, Event
from bullseye.classroom.people.connected import OWN, Connected
from bullseye.classroom.people.options import Choices
from bullseye.errors import BadInputError
from bullseye.league.class_zip import ClassZip, class_zip
from bullseye.league.refused import RefusedError
from bullseye.league.teaching import act, check_drill
from bullseye.league.tokens import hash_of
from bullseye.school.class_tables import ClassLook, ClassTables, KeptClass, KeptRound
from bullseye.school.live_class import LiveClass, Parts
from bullseye.session.clock import iso
from bullseye.wire.teacher import Do, Done
from bullseye.words import tr, trn

MOST_LIVE = 500
"""Classes that a process has in memory; the one that was not asked for longest goes first."""
PIN_DIGITS = (4, 4, 4, 5, 5, 6, 6, 8, 8)
"""How long a PIN is, try after try: a free one of four digits while there are some."""
IN_A_SCHOOL = ("new", "resume")

Rounds = Callable[[ClassLook, LiveClass], list[KeptRound]]
"""Which rounds an act touches: they are locked, and nobody else waits."""


def every_round(change: ClassLook, live: LiveClass) -> list[KeptRound]:
    """All that are on or over."""
    return change.rounds(live.unstored())


def no_round(change: ClassLook, live: LiveClass) -> list[KeptRound]:
    """None."""
    return []


class LiveClasses:
    """The classes in *tables*. *news* is called with the id of a class when something in it is new and safe.

    Every method raises StorageError when the database cannot be used, and then nothing has changed; RefusedError for a
    class that is not there.
    """

    def __init__(
        self, tables: ClassTables, parts: Parts, new_id: Callable[[], str], news: Callable[[str], None] = lambda _: None
    ) -> None:
        self.tables = tables
        self.parts = parts
        self._new_id = new_id
        self._news = news
        self._live: OrderedDict[str, LiveClass] = OrderedDict()
        self._lock = Lock()

    # -- beginning, finding, ending ----------------------------------------------------------------------

    def begin(self, owner: str, choices: Choices, connected: Connected) -> KeptClass:
        """A new class of a teacher. Raises BadInputError, UnknownNameError for what cannot be played."""
        check_drill(self.parts.drills.get(choices.drill))
        self.parts.faces.get(choices.face)
        class_id = self._new_id()
        began = self.parts.utc_now()
        with self.tables.changing(class_id) as change:
            for digits in PIN_DIGITS:
                pin = connected.pin or "".join(self.parts.chance.choice("0123456789") for _ in range(digits))
                kept = KeptClass(class_id, pin, choices.title, owner, began)
                if change.add(kept):
                    break
            else:
                raise RefusedError(tr("no PIN is free; end a class that is over, then begin this one"), "full")
            live = LiveClass(class_id, self.parts)
            live.room.do_all([("class", {"format": FORMAT, "choices": choices.as_dict()})])
            acts = live.league.acts
            acts.connect(pin=pin, pace=connected.pace, locked=connected.locked, by_device=connected.by_device)
            if connected.pace == OWN:
                live.league.heats.open([])
            kept = live.keep(change, kept, [])
        return kept

    def end(self, class_id: str, keep: bool) -> Done:
        """End the class and wipe its names; *keep*: its rounds stay, under seat numbers."""
        with self.tables.changing(class_id) as change:
            kept = self._kept(change.kept())
            live = LiveClass(class_id, self.parts)
            live.follow(change, kept, locked=True)
            rows = change.rounds()
            live.follow_rounds(change, rows, locked=True)
            live.league.heats.shut()
            live.rounds.settle()
            told = farewell(live.room, keep)
            live.room.end(keep)
            kept = live.keep(change, kept, rows)
            events: list[Event] = []
            if keep:
                number = kept.events + 1
                now = self.parts.utc_now()
                events = [*nameless(live.state.events), Event(number, iso(now), "wiped", {})]
                change.put_class(replace(kept, pin="", ended=now, events=number, door=kept.door + 1))
            change.wipe(events)
        self.drop(class_id)
        self._news(class_id)
        return Done(
            trn("The class is over; {n} name was wiped.", "The class is over; {n} names were wiped.", told.names)
        )

    def with_pin(self, pin: str, address: str) -> str:
        """The id of the class with that PIN. Raises RefusedError; ten wrong ones make *address* wait."""
        attempts, now_s = self.parts.attempts, self.parts.now()
        wait_s = attempts.wait_s(address, now_s)
        if wait_s > 0:
            raise RefusedError(
                tr("too many wrong PINs came from here; try again in {wait_s:.0f} s", wait_s=wait_s), "wait"
            )
        found = self.tables.open_with(pin)
        if not found:
            attempts.wrong(address, now_s)
            raise RefusedError(tr("no class here has the PIN {pin!r}; read it off the wall", pin=pin), "pin")
        return found

    def seat_of(self, token: str) -> tuple[str, int] | None:
        """The class and the seat of a student's token."""
        return self.tables.seat(hash_of(token)) if token else None

    def sent_out(self, class_id: str, token: str) -> bool:
        """True for the device of a student who was sent out of that class and may not come in again yet."""
        found = self.tables.seat(hash_of(token), out=True) if token else None
        if found is None or found[0] != class_id:
            return False
        live = self.look(class_id)
        with live.lock:
            return live.league.sent_out(token)

    def _kept(self, kept: KeptClass | None) -> KeptClass:
        if kept is None:
            raise RefusedError(tr("there is no such class any more; join another with its PIN"), "no-class")
        return kept

    # -- memory ------------------------------------------------------------------------------------------

    def have(self, class_id: str, kept: KeptClass | None = None) -> LiveClass:
        """What this process has of the class, to be held against the tables."""
        with self._lock:
            live = self._live.get(class_id)
            if live is None or (
                kept is not None and kept.ended is not None and not live.state.ended
            ):  # whose names are gone by now
                live = self._live[class_id] = LiveClass(class_id, self.parts)
            self._live.move_to_end(class_id)
            while len(self._live) > MOST_LIVE:
                self._live.popitem(last=False)
            return live

    def drop(self, class_id: str) -> None:
        """Forget what is in memory of the class: it may not be what the tables have."""
        with self._lock:
            self._live.pop(class_id, None)

    # -- looking -----------------------------------------------------------------------------------------

    def look(self, class_id: str) -> LiveClass:
        """The class as the tables have it now. Hold its `lock` while reading it."""
        with self.tables.looking(class_id) as look:
            kept = self._kept(look.kept())
            live = self.have(class_id, kept)
            live.follow(look, kept)
            live.follow_rounds(look, look.rounds(live.unstored()), locked=False)
            live.league.shared_presence.seen = look.seen()
        return live

    def export(self, class_id: str) -> ClassZip:
        """The exported files as a zip."""
        with self.tables.looking(class_id) as look:
            self._kept(look.kept())
            events = look.events(0)
        return class_zip(ClassState(events), self.parts.faces, self.parts.drills, self.parts.utc_now())

    # -- changing ----------------------------------------------------------------------------------------

    @contextmanager
    def changing(self, class_id: str, rounds: Rounds = every_round, wait: bool = True) -> Iterator[LiveClass]:
        """The class, for whoever acts on it as a whole: what the block did is safe at its end, or undone."""
        live: LiveClass | None = None
        try:
            with self.tables.changing(class_id, wait) as change:
                kept = self._kept(change.kept())
                live = self.have(class_id, kept)
                if live.changing:  # a change that failed left it as nobody else knows it
                    self.drop(class_id)
                    live = self.have(class_id, kept)
                live.changing = True
                live.follow(change, kept, locked=True)
                rows = rounds(change, live)
                live.follow_rounds(change, rows, locked=True)
                live.league.shared_presence.seen = change.seen()
                with live.lock:
                    yield live
                live.keep(change, kept, rows)
        except BaseException:
            if live is not None and live.changing:
                self.drop(class_id)
            raise
        live.safe()
        self._news(class_id)

    def do(self, class_id: str, do: Do) -> Done:
        """Do what the teacher wants. Raises RefusedError, BadInputError."""
        if do.do in IN_A_SCHOOL:
            raise BadInputError(tr("{do!r} is not done in a class; begin one on the page of your classes", do=do.do))
        if do.do == "end":
            return self.end(class_id, bool(do.keep))
        with self.changing(class_id) as live:
            return act(live.league, do)

    def tick(self, class_id: str) -> None:
        """Notice what time brings: rounds that are over are stored, a heat that is over is shut."""
        now_s = self.parts.now()
        rows: list[KeptRound] = []

        def due(change: ClassLook, live: LiveClass) -> list[KeptRound]:
            rows.extend(change.rounds_due(now_s))
            return rows

        with self.changing(class_id, due, wait=False) as live:
            live.rounds.look_at(rows)
            heat_is_over = live.league.heats.may_be_over()
        if heat_is_over:
            with self.changing(class_id) as live:
                live.league.heats.tick()

    def tick_due(self) -> Sequence[str]:
        """The same for every class with a round to look at; these classes."""
        due = self.tables.due(self.parts.now())
        for class_id in due:
            with suppress(RefusedError):  # another process is at it, or it is gone
                self.tick(class_id)
        return due
