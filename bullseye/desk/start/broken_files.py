"""The start page's quiet word on files of the user's that cannot be read, and the card with the reasons."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.words import commas, tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell


class BrokenFiles(ttk.Button):
    """A button that is there only while something is broken; its parent is a grid."""

    def __init__(self, master: tk.Misc, window: Shell) -> None:
        super().__init__(master, style="Quiet.TButton", command=self._tell)
        self._window = window

    def show(self) -> None:
        """Count what is broken now."""
        services = self._window.services
        faces, drills, lists = (len(s.broken()) for s in (services.faces, services.drills, services.playlists))
        told = [
            trn("{n} face not readable", "{n} faces not readable", faces) if faces else "",
            trn("{n} drill not readable", "{n} drills not readable", drills) if drills else "",
            trn("{n} playlist not readable", "{n} playlists not readable", lists) if lists else "",
        ]
        if any(told):
            self.configure(text=commas(told))
            self.grid()
        else:
            self.grid_remove()

    def _tell(self) -> None:
        from bullseye.desk.kit.cards.dialogs import error_details

        services = self._window.services
        found = [*services.faces.broken(), *services.drills.broken(), *services.playlists.broken()]
        error_details(
            self._window,
            tr("These files of yours could not be read."),
            tr("Everything else works. Mend them, then come back to this page."),
            "\n\n".join(item.reason for item in found),
        )
