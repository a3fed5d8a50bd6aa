"""Who has the class: begins one, goes on with one, ends it. While none is open nobody can join."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from random import Random
from typing import Any

from bullseye.classroom.log.ending import end_class, finish_wipes
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.store import check_folder, not_ended
from bullseye.classroom.people.connected import OWN, Connected
from bullseye.classroom.people.options import Choices
from bullseye.drill.drill import Drill
from bullseye.errors import BadInputError, StorageError
from bullseye.league.attempts import Attempts
from bullseye.league.league import League
from bullseye.league.news import News
from bullseye.league.refused import RefusedError
from bullseye.league.teacher_news import Choosable
from bullseye.league.teaching import act, check_drill
from bullseye.session.record import Record
from bullseye.target.face import Face
from bullseye.wire.teacher import Do, Done
from bullseye.words import tr, trn

Save = Callable[[Record], object]


class Host:
    """Has at most one class at a time, kept under *data* (None: in memory only)."""

    def __init__(
        self,
        data: Path | None,
        faces: Choosable[Face],
        drills: Choosable[Drill],
        now: Callable[[], float],
        utc_now: Callable[[], datetime],
        new_id: Callable[[], str],
        new_token: Callable[[], str],
        chance: Random,
        zone: tzinfo | None = None,
    ) -> None:
        self.data = data
        self.faces = faces
        self.drills = drills
        self.now = now
        self.new_token = new_token
        self.zone = zone
        """The local time of an export; None where nobody knows it."""
        self.notices = [] if data is None else finish_wipes(data, now=utc_now)
        self.news: News | None = None
        self.ended = 0
        """How many classes were ended here: whoever served one looks again."""
        self.utc_now = utc_now
        self._new_id = new_id
        self._chance = chance
        self._attempts = Attempts()  # of the whole server: a new class must not give new guesses

    @property
    def league(self) -> League:
        """The class that is open. Raises RefusedError when none is."""
        if self.news is None:
            raise RefusedError(tr("no class is open here; ask the teacher to begin one"), "no-class")
        return self.news.league

    def new(self, choices: dict[str, Any], connected: Connected | None = None) -> News:
        """Begin a class. Raises RefusedError while one is open, BadInputError, StorageError."""
        self._none_open()
        wanted = Choices().changed(**choices)
        check_drill(self.drills.get(wanted.drill))
        self.faces.get(wanted.face)
        return self._serve(OpenClass.new(self.data, wanted, self.utc_now), connected or Connected())

    def new_own(self, player: str, data: Path | None = None, save: Save = lambda record: None) -> News:
        """A class of one, whose rounds go elsewhere, to *save*.

        Kept under *data*, so that a crash loses no shot of a round in play: one that is there is gone on with, and what
        it has that is over is saved. None keeps nothing. Raises StorageError.
        """
        self._none_open()
        room = None if data is None else self._own_left(player, data, save)
        if room is not None:
            news = self._serve(room, room.class_state.connected)
            news.league.lobby.only_seat = room.class_state.students[0].seat
            return news
        room = OpenClass.new(data, Choices(title=tr("My rounds"), turns=100), self.utc_now)
        news = self._serve(room, Connected(pace=OWN), keeps=data is not None)
        news.league.lobby.only_seat = room.join(player).student.seat
        return news

    def _own_left(self, player: str, data: Path, save: Save) -> OpenClass | None:
        """The class of one in which *player* was in the middle of a round; others are wiped, their rounds are safe."""
        finish_wipes(data, now=self.utc_now)
        for found in not_ended(data):
            try:
                room = OpenClass.open(found.folder, self.utc_now, keep_devices=True)
            except StorageError:  # another server has it
                continue
            state = room.class_state
            for taken in state.all_rounds():  # the crash may have come before they were saved
                save(taken.record)
            if state.turns_running and [one.name.casefold() for one in state.students] == [player.casefold()]:
                return room
            end_class(room, keep=False)
        return None

    def resume(self, folder: str = "") -> News:
        """Go on with the class in that folder of classes/, or with the latest. Raises BadInputError, StorageError."""
        self._none_open()
        found = [] if self.data is None else not_ended(self.data)
        names = {one.folder.name: one.folder for one in found}
        if not names or (folder and folder not in names):
            known = ", ".join(names) or tr("every class was ended; begin a new one")
            raise BadInputError(
                tr(
                    "no class to go on with is called {folder!r:.60}; choose one of: {known}",
                    folder=folder,
                    known=known,
                )
            )
        return self.open(names[folder] if folder else found[0].folder)

    def open(self, folder: Path) -> News:
        """Go on with the class in *folder*. Raises BadInputError, StorageError."""
        self._none_open()
        check_folder(folder)
        room = OpenClass.open(folder, self.utc_now, keep_devices=True)
        return self._serve(room, room.class_state.connected)

    def _serve(self, room: OpenClass, connected: Connected, keeps: bool = True) -> News:
        try:
            league = League(
                room, self.faces, self.drills, self.now, self._new_id, self.new_token, self._chance,
                self._attempts, keeps,
            )  # fmt: skip
            pin = connected.pin or f"{int(self._chance.random() * 9000) + 1000}"
            league.acts.connect(pin=pin, pace=connected.pace, locked=connected.locked, by_device=connected.by_device)
        except BaseException:
            room.close()
            raise
        self.news = News(league, self.new_token()[:6])
        return self.news

    def resumable(self) -> list[str]:
        """The folders of classes to go on with, the latest first; none while one is open."""
        if self.news is not None or self.data is None:
            return []
        return [found.folder.name for found in not_ended(self.data)]

    def do(self, do: Do) -> Done:
        """Do what the teacher wants. Raises RefusedError, BadInputError, StorageError."""
        if do.do == "new":
            self.new(do.choices or {})
            return Done()
        if do.do == "resume":
            self.resume(do.folder or "")
            return Done()
        if do.do == "end":
            return self.end(bool(do.keep))
        return act(self.league, do)

    def end(self, keep: bool) -> Done:
        """End the class and wipe its names, here and on the disk. Raises StorageError; then do it again."""
        league = self.league
        league.heats.shut()
        league.rounds.settle()
        told = end_class(league.room, keep)
        self.news = None
        self.ended += 1
        return Done(
            trn("The class is over; {n} name was wiped.", "The class is over; {n} names were wiped.", told.names)
        )

    def close(self) -> None:
        """Let the class go; it can be gone on with. Raises StorageError."""
        if self.news is not None:
            news, self.news = self.news, None
            news.league.close()

    def _none_open(self) -> None:
        if self.news is not None:
            raise RefusedError(tr("a class is open already; end it first"), "running")
