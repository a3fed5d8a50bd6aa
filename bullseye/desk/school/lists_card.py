"""The card of the class lists that were kept: one is taken into the set-up, or forgotten."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.school.pin_cards import PersonCard
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.classroom.people.kept_lists import KeptLists
    from bullseye.desk.kit.shell import Shell


class ListsCard(PersonCard):
    """`answer` is the name of the list to take, or None."""

    def __init__(self, window: Shell, lists: KeptLists, changed: Callable[[], object]) -> None:
        self._lists, self._changed = lists, changed
        text = tr("Kept on this computer until you delete them.")
        super().__init__(window, tr("Class lists"), text, [(name, name) for name in lists.names()], tr("Take it"))
        self.forget_button = ttk.Button(self.yes.master, text=tr("Delete this list"), command=self.forget)
        self.forget_button.pack(side="left")

    def forget(self) -> None:
        """Delete the chosen list; a notice says so, and takes it back."""
        name = self.list.chosen
        if not name:
            return
        try:
            entries, plays = self._lists.take(name).entries, self._lists.plays(name)
            self._lists.forget(name)
            left = self._lists.names()
        except BullseyeError as bad:
            self.window.notice(sentence(bad), "bad")
            return

        def again() -> None:
            try:
                self._lists.keep(name, entries, plays=plays or None)
            except BullseyeError as bad:
                self.window.notice(sentence(bad), "bad")
            else:
                self._changed()
                self.window.notice(tr("The list {name} is there again.", name=name))

        self._changed()
        self.window.notice(tr("The list {name} is deleted.", name=name), action=(tr("Undo"), again))
        if left:
            self.list.fill([(one, one) for one in left], left[0])
        else:
            self.close()


def choose_list(window: Shell, lists: KeptLists, changed: Callable[[], object]) -> str | None:
    """Ask for one of the lists, and wait; None when the teacher cancels. Raises StorageError.

    *changed* is called when one was forgotten, or is there again.
    """
    card = ListsCard(window, lists, changed)
    card.wait_window()
    return card.answer
