"""A class that a server has: looked at by its log, changed by asking the server, for pages that know an `OpenClass`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bullseye.classroom.log.class_state import ClassState, Waiting
from bullseye.classroom.log.event import Event
from bullseye.classroom.log.follow import Follower
from bullseye.classroom.log.open_class import Joined, OpenClass
from bullseye.classroom.log.store import ClassLog
from bullseye.classroom.log.taken import Taken
from bullseye.errors import BadInputError, StorageError
from bullseye.records.history import utc_now
from bullseye.serve.client import TeacherClient
from bullseye.session.record import Record
from bullseye.wire.teacher import Done
from bullseye.words import tr

_VERBS = {
    "rename": "rename", "remove": "remove", "restore": "restore", "teams": "teams", "skip": "skip",
    "absent": "absent", "present": "present", "call": "call", "back": "back", "begin": "begin", "leave": "leave",
    "void": "void", "unvoid": "unvoid", "freeze": "freeze", "reveal": "reveal",
}  # fmt: skip
_VALUES = {"back": (), "begin": ("seat",)}
"""Of these the server takes no more than that; of others what the event has."""


class RemoteClass(OpenClass):
    """The class in *folder*, which the server of *client* writes. Its methods raise as those of `OpenClass` do.

    `follower` may be read by another thread; `catch_up`, where the window is, takes in what it found and tells the
    listeners. `on_devices` are the seats with a device of their own: they wait in no queue for this computer.
    """

    def __init__(
        self, folder: Path, client: Callable[[], TeacherClient], now: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(ClassState(), ClassLog(folder), now)
        self.follower = Follower(folder)
        self.on_devices: Collection[int] = ()
        self._client = client
        self._sits = 0
        self.follower.read()
        self.catch_up()

    def catch_up(self) -> None:
        """Take in what was read of the log."""
        known = self.class_state.last_number
        events = self.follower.drain()
        for event in events:
            self.class_state.apply(event)
        for event in events:
            if event.number > known:
                for listener in tuple(self.listeners):
                    listener(event)

    def ask(self, verb: str, **values: Any) -> Done:
        """Let the server do one of the acts of `bullseye.wire.teacher`; what it said, once it is seen here."""
        done = self._client().do(verb, **values)
        self.follower.read()
        self.catch_up()
        return done

    def _do(self, kind: str, **values: Any) -> Event:
        """What `OpenClass` would write itself, the server is asked for."""
        if kind == "choose":
            values["choices"] = {**values["choices"], **_seed_as_text(values["choices"])}
            self.ask("choose", **values)
        elif kind == "exported":
            self.ask("exported", folder=values["path"][:400])
        elif kind in _VERBS:
            wanted = _VALUES.get(kind)
            self.ask(_VERBS[kind], **{k: v for k, v in values.items() if wanted is None or k in wanted})
        else:
            raise BadInputError(tr("{kind!r} is done by the class server alone", kind=kind))
        return self.class_state.events[-1]

    # -- what a server does otherwise ----------------------------------------------------------------

    def choose(self, **choices: Any) -> None:
        """Change choices by name; whether that can be now, the server knows best."""
        new = self.class_state.choices.differing(**choices)
        if new:
            self._do("choose", choices=new)

    def join(self, name: str, team: str = "", sigma_mm: float | None = None) -> Joined:
        """Take someone in who plays at this computer."""
        if sigma_mm is not None:
            raise BadInputError(tr("a reference shooter joins when the class is begun"))
        done = self.ask("seat", name=name, team=team)
        return Joined(self.known(done.seat or 0), done.said)

    def queue(self) -> list[Waiting]:
        """Who waits for this computer; the server plays for reference shooters."""
        waits = (waiting for waiting in self.class_state.queue() if not waiting.student.reference)
        return [waiting for waiting in waits if waiting.student.seat not in self.on_devices]

    def next(self) -> Waiting:
        """Whose turn it is at this computer; BadInputError when nobody waits."""
        waiting = self.queue()
        if not waiting:
            raise BadInputError(tr("nobody waits for this computer; F2, then L, takes somebody in"))
        return waiting[0]

    def begin(self, seat: int | None = None) -> Waiting:
        """The next one sits down at this computer."""
        waiting = self.next() if seat is None else self.class_state.waiting(self.known(seat).seat)
        self._do("begin", seat=waiting.student.seat)
        self._sits = waiting.student.seat
        return waiting

    def take(self, record: Record) -> Taken:
        """Keep the round that was begun, also where the server was started again meanwhile. Once, as ever."""
        known = self._kept(record.id)
        if known is None:
            self.ask("take", record=record, seat=self._sits or None)
            known = self._kept(record.id)
        if known is None:
            raise StorageError(tr("the round was written but cannot be found again; leave the class and go on with it"))
        return known

    def end(self, keep: bool) -> None:
        """End the class and wipe its names, on the server's side and its disk."""
        self._client().do("end", keep=keep)


def _seed_as_text(choices: Mapping[str, Any]) -> dict[str, str]:
    """A number of 63 bits fits into no browser, so the wire has it as a text."""
    return {"seed": str(choices["seed"])} if "seed" in choices else {}
