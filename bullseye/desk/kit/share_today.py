"""The result of today's round to copy, as a text or as a picture: on the start page and on its result."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.errors import BullseyeError
from bullseye.play.today import DRILL, Standing, picture_words, standing, standing_with, text_to_share
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.session.record import Record


class ShareToday(ttk.Frame):
    """Two buttons, live once today's round has been played."""

    def __init__(self, master: tk.Misc, window: Shell) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._window = window
        self.now: Standing | None = None
        self.text = ttk.Button(self, text=tr("Copy text   Ctrl+C"), style="Quiet.TButton", width=0)
        self.text.configure(command=self.copy_text)
        self.text.grid(row=0, column=0)
        self.picture = ttk.Button(self, text=tr("Copy picture"), style="Quiet.TButton", width=0)
        self.picture.configure(command=self.copy_picture)
        self.picture.grid(row=0, column=1)

    def look(self, player: str, face: str) -> Standing:
        """How *player* stands today at that *face*; raises StorageError when the records cannot be read."""
        services = self._window.services
        day = services.today()
        return self._show(standing(services.store.rounds(), player, day, services.zone, face))

    def look_back(self, record: Record) -> bool:
        """Offer the result of one of today's rounds, or of another day's; False when *record* is none, or not kept."""
        services, found = self._window.services, None
        if record.drill == DRILL:
            try:
                found = standing_with(services.store.rounds(), record.id, services.zone)
            except BullseyeError:  # said where the history is read
                found = None
        self.now = None
        return found is not None and self._show(found).best is not None

    def _show(self, now: Standing) -> Standing:
        self.now = now
        for button in (self.text, self.picture):
            button.state(["disabled" if now.best is None else "!disabled"])
        return now

    @property
    def words(self) -> tuple[str, ...]:
        """What stands at the foot of its picture; nothing where there is nothing to share."""
        record = self._record()
        if record is None or self.now is None:
            return ()
        return picture_words(self.now, self._window.services.code_of(record))

    def copy_text(self) -> None:
        """Put the result on the clipboard as a text, with the code of the round."""
        record = self._record()
        if record is None or self.now is None:
            return
        code = self._window.services.code_of(record)
        self._window.root.clipboard_clear()
        self._window.root.clipboard_append(text_to_share(self.now, code))
        self._window.notice(tr("Today's result is on the clipboard, as a text."))

    def copy_picture(self) -> None:
        """Put its card on the clipboard, or where nothing can, into a file that is named."""
        record = self._record()
        if record is None or self.now is None:
            return
        from bullseye.desk.kit.clipboard import copy_picture
        from bullseye.play.card import save_card

        services = self._window.services
        path = services.dirs.data / f"today-{self.now.day.isoformat()}.png"
        try:
            save_card(services.review(record), path, services.zone, services.drills.name_of(record.drill), self.words)
        except (OSError, ImportError) as bad:
            self._window.notice(tr("The picture could not be made: {bad}", bad=bad), "bad")
            return
        if copy_picture(path, self._window.windowing):
            self._window.notice(tr("Today's result is on the clipboard, as a picture."))
        else:
            self._window.notice(tr("This system takes no picture from here; it is saved as {path}.", path=path))

    def _record(self) -> Record | None:
        best = None if self.now is None else self.now.best
        try:
            return None if best is None else self._window.services.store.find(best.id)
        except BullseyeError as bad:
            self._window.notice(str(bad), "bad")
            return None
