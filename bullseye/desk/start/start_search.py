"""The start page's search field: one for drills and faces."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.widgets import wrapping
from bullseye.desk.start.start_ways import DRILL, Ways
from bullseye.play.choices import face_groups
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.desk.start.grouped_list import GroupedList
    from bullseye.play.services import Services


class Search(ttk.Frame):
    """Lists in *ways* and *faces* what is found; *done* is called when the keys belong to the page again."""

    def __init__(
        self,
        master: tk.Misc,
        theme: Theme,
        services: Services,
        ways: Callable[[], Ways],
        faces: Callable[[], GroupedList],
        done: Callable[[], None],
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._services = services
        self._ways, self._faces, self._done = ways, faces, done
        self._query = ""
        self._hits: list[GroupedList] = []  # the lists that hold what is searched
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        label = ttk.Label(self, text=tr("Find a drill or a face   F"), style="Muted.TLabel", width=1)
        wrapping(label).grid(row=0, column=0, sticky="ew")
        self.field = ttk.Entry(self, font=theme.font(), width=8)
        self.field.grid(row=1, column=0, sticky="ew", pady=(theme.px(4), 0))
        self.rowconfigure(0, weight=1)
        self.field.bind("<KeyRelease>", lambda _: self._searched(), add=True)
        self.field.bind("<Return>", lambda _: self._take(), add=True)
        self.field.bind("<Down>", lambda _: self._into_lists(), add=True)

    def begin(self) -> None:
        """Type here."""
        self.field.focus_set()
        self.field.selection_range(0, "end")

    def clear(self) -> None:
        """List everything again."""
        self.field.delete(0, "end")
        self._searched()

    def _searched(self) -> None:
        """List what is found; where nothing is, everything stays to be chosen from, and a word says so."""
        query = " ".join(self.field.get().split())
        if query == self._query:
            return
        self._query = query
        services, ways = self._services, self._ways()
        faces = face_groups(services.faces, query)
        drills = ways.find(query)
        self._faces().show(faces or face_groups(services.faces), services.face().id)
        found = ((ways.drills, drills), (self._faces(), bool(faces)))
        self._hits = [names for names, any_ in found if query and any_]
        if query and drills:
            ways.show_way(DRILL)
        if query and not self._hits:
            ways.complain(tr("no drill and no face is called {query!r}", query=query))
        else:
            ways.tell_drill(services.drill().summary)

    def _take(self) -> str:
        """Choose the first of what is found, unless what is chosen is among it."""
        self._searched()
        for names in self._hits:
            if names.chosen not in names.ids:
                names.choose(names.ids[0])
        self.update()
        self.clear()
        self._done()
        return "break"

    def _into_lists(self) -> str:
        """Down goes to the list that has something."""
        names = self._hits[0] if self._hits else self._ways().drills
        names.tree.focus_set()
        if names.chosen not in names.ids:
            names.choose(names.ids[0])
        return "break"
