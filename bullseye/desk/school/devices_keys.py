"""The teacher's keys of a class on devices: those of every class, and what only such a class has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.school.teacher_keys import Key, TeacherOverlay
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.school.connected_mode import ConnectedMode


class DevicesOverlay(TeacherOverlay):
    """The same card with one more group. The keys of every class are the same keys here."""

    desk: ConnectedMode

    def _columns(self) -> list[list[tuple[str, list[Key]]]]:
        usual = {key.key: key for keys in self._groups().values() for key in keys}
        if self.desk.in_round:
            found = [*self._devices()[:2], *usual.values()]
            return [[(tr("While the round is on"), found)]]
        wall = usual["1"]._replace(words=tr("How to join, and who is here"))
        words = tr("Tone at a heat: on") if self.desk.class_state.choices.signal else tr("Tone at a heat: off")
        tone = Key("Z", words, self.desk.toggle_signal)
        hot = Key("T", tr("Turns at this computer"), lambda: self.desk.show("class"))

        def those(letters: str) -> list[Key]:
            return [usual[letter] for letter in letters]

        return [
            [(tr("On their own devices"), self._devices()), (tr("Rounds"), those("VUBMD"))],
            [(tr("Board and names"), those("HFLYR")), (tr("At this computer"), [hot, *those("NSACG")])],
            [(tr("Show, lock and end"), [wall, *those("234"), tone, *those("KXE")])],
        ]

    def _devices(self) -> list[Key]:
        desk = self.desk
        connected = desk.class_state.connected
        if desk.together:
            start = tr("End the heat") if desk.is_on else tr("Start a heat")
        else:
            start = tr("End: no more rounds") if desk.is_on else tr("Let them begin")
        return [
            Key("O", start, desk.start_or_stop, in_round=True),
            Key(
                "J", tr("Let new ones join") if connected.locked else tr("Let nobody new join"), desk.toggle_lobby, True
            ),
            Key("I", tr("Who is here: rename, send out\u2026"), desk.people),
            Key(
                "P",
                tr("Play together, in heats") if not desk.together else tr("Play at their own pace"),
                desk.toggle_pace,
            ),
            Key(
                "W",
                tr("One board for all") if connected.by_device else tr("Places by kind of device"),
                desk.toggle_boards,
            ),
        ]

    def _where(self) -> str:
        if self.desk.in_round:
            return super()._where()
        number = 0 if self.desk.view is None else sum(seat.here for seat in self.desk.view.seats)
        return trn("{n} plays on a device of their own.", "{n} play on devices of their own.", number)
