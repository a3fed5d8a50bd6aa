"""A class whose students play on their own devices: heats, rounds side by side, devices let in and thrown out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.event import Event
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.taken import Taken
from bullseye.errors import BadInputError
from bullseye.session.record import Record
from bullseye.words import tr


class OnDevices:
    """Acts on *room*, beside what its one computer does. Raises what the methods of `OpenClass` raise."""

    def __init__(self, room: OpenClass) -> None:
        self.room = room

    @property
    def class_state(self) -> ClassState:
        """The class as it stands."""
        return self.room.class_state

    def connect(self, **values: Any) -> None:
        """Change how the class plays on its own devices (`Connected`); what is as it was already is left out."""
        now = self.class_state.connected
        now.changed(**values)
        new = {key: value for key, value in values.items() if getattr(now, key) != value}
        if new:
            self._do("connect", connected=new)

    def open(self, heat: int, opens_s: float) -> None:
        """Call a heat that begins at that moment (Unix time); 0 lets everyone begin at their own pace."""
        self._do("open", heat=heat, opens_s=opens_s)

    def shut(self) -> None:
        """The heat, or playing at one's own pace, is over."""
        if self.class_state.heat.is_open:
            self._do("shut", heat=self.class_state.heat.number)

    def begin(self, seats: Sequence[int], heat: int, began_s: float = 0.0, seed: int = 0) -> list[Event]:
        """These students begin a round on their devices, in that *heat* or (0) at their own pace.

        *began_s* is the moment of its second 0 (Unix time). A turn's number is that of its event.
        """
        for seat in seats:
            self.room.known(seat)
        more = {"heat": heat, "began_s": began_s, "seed": seed}
        return self.room.do_all([("begin", {"seat": seat, **more}) for seat in seats])

    def leave(self, gos: Sequence[int]) -> None:
        """These turns were left without a result."""
        running = set(self.class_state.turns_running.values())
        self.room.do_all([("leave", {"go": go}) for go in gos if go in running])

    def take(self, rounds: Sequence[tuple[int, Record]]) -> list[Taken]:
        """Keep these rounds (seat, record) in one write. The same record again is fine: it is kept once.

        When StorageError comes, hold on to the records and call again.
        """
        running = self.class_state.turns_running
        known = {taken.record.id for taken in self.class_state.all_rounds()}
        if self.room.log is not None and self.room.log.unsure:
            known = set()  # what stands in the log is to be read again
        wanted = []
        for seat, record in rounds:
            if record.id in known:
                continue
            if seat not in running:
                raise BadInputError(tr("seat {seat} has begun no turn, so nobody played this round", seat=seat))
            nameless = replace(record, player=f"Seat {seat}")
            wanted.append(("taken", {"seat": seat, "go": running[seat], "record": nameless}))
        self.room.do_all(wanted)
        by_id = {taken.record.id: taken for taken in self.class_state.all_rounds()}
        return [by_id[record.id] for _, record in rounds]

    def flag(self, go: int, found: Mapping[str, int]) -> None:
        """What was noticed in that turn's round, and how often."""
        self.room.do_all([("flag", {"go": go, "what": what[:40], "count": count}) for what, count in found.items()])

    def device(self, seat: int, device: str) -> None:
        """That student plays with a mouse, by touch..."""
        self.room.known(seat)
        if self.class_state.device(seat) != device:
            self._do("device", seat=seat, device=device)

    def kick(self, seat: int) -> None:
        """Throw a device out; the rounds stay."""
        self.room.known(seat)
        if not self.class_state.kicked(seat):
            self._do("kick", seat=seat)

    def admit(self, seat: int) -> None:
        """Let that student in again."""
        self.room.known(seat)
        self._do("admit", seat=seat)

    def _do(self, kind: str, **values: Any) -> None:
        self.room.do_all([(kind, values)])
