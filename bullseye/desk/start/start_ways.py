"""The part of the start page that says what is played: one drill, a playlist, or the round of a code."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.palette import START_SIDE_PX
from bullseye.desk.kit.widgets import wrapping
from bullseye.desk.start.grouped_list import GroupedList
from bullseye.drill.adjusted import base_id
from bullseye.errors import BullseyeError
from bullseye.play.choices import Group, drill_groups, recent_group
from bullseye.play.record_tasks import sentence
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.play.services import Services
    from bullseye.session.plan import RoundPlan

DRILL, PLAYLIST, CODE = "drill", "playlist", "code"
NAMES = {DRILL: tr("Drill"), PLAYLIST: tr("Playlist"), CODE: tr("Code")}
CODE_HINT = tr("The five words shown with a result; the very same round is played.")


class Ways(ttk.Frame):
    """Three ways to play in one place, one of them to be seen; `way` says which.

    *took_drill* is called with the drill (or, with a blank between, drill and face) that the player chooses, *changed*
    when anything else is another now, *picked* after a choice by mouse. In *head* one chooses the way, *below* says
    what is chosen.
    """

    def __init__(
        self,
        master: tk.Misc,
        theme: Theme,
        services: Services,
        head: ttk.Frame,
        below: ttk.Label,
        took_drill: Callable[[str], None],
        changed: Callable[[], None],
        picked: Callable[[], None],
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._services = services
        self._theme = theme
        self._changed = changed
        self._back = picked
        self._drill_words = ""
        px = theme.px
        width_px = px(START_SIDE_PX // 2)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self._way = tk.StringVar(self, DRILL)
        self.buttons: dict[str, ttk.Radiobutton] = {}
        for way, name in NAMES.items():
            button = ttk.Radiobutton(head, text=name, value=way, variable=self._way, command=self._turned)
            button.pack(side="left", padx=(0, px(12)))
            button.bind("<ButtonRelease-1>", lambda _, way=way: self._soon(way), add=True)  # type: ignore[misc]
            self.buttons[way] = button
        self.drills = GroupedList(self, theme, width_px, took_drill, picked)
        self.playlists = GroupedList(self, theme, width_px, self._took_playlist, picked)
        self.coded = ttk.Frame(self, style="Panel.TFrame")
        self.coded.columnconfigure(0, weight=1)
        self.code = ttk.Entry(self.coded, font=theme.font())
        self.code.grid(row=0, column=0, sticky="ew", pady=(px(4), 0))
        self.code.bind("<KeyRelease>", self._typed, add=True)
        self._parts: dict[str, ttk.Frame] = {DRILL: self.drills, PLAYLIST: self.playlists, CODE: self.coded}
        self._below = below
        self._code_below = wrapping(ttk.Label(self.coded, style="Muted.TLabel"))
        self._code_below.grid(row=1, column=0, sticky="ew", pady=(px(4), 0))
        self._read = ""  # the code that the words are about
        self._coded: RoundPlan | None = None
        self._show()

    @property
    def way(self) -> str:
        """What is to be seen: DRILL, PLAYLIST or CODE."""
        return self._way.get()

    @property
    def words(self) -> ttk.Label:
        """Where it is told what is chosen, and what is wrong with it: below the list, or below the field."""
        return self._code_below if self.way == CODE else self._below

    def turn(self, way: str) -> None:
        """Show that way; only the code's field takes the focus, since the page's own keys lead through the lists."""
        self.show_way(way)
        if way == CODE:
            self.code.focus_set()
            self._select_all()

    def show_way(self, way: str) -> None:
        """Show that way; the focus stays where it is."""
        if way != self.way:
            self._way.set(way)
            self._turned()

    def take_code(self, code: str) -> None:
        """Put *code* into its field, as if it had been typed there."""
        self.turn(CODE)
        self.code.delete(0, "end")
        self.code.insert(0, code)
        self._typed()

    def _select_all(self) -> None:
        self.code.selection_range(0, "end")
        self.code.icursor("end")

    def _soon(self, way: str) -> None:
        self.winfo_toplevel().after_idle(self._picked, way)

    def _picked(self, way: str) -> None:
        """After a click on a way the keys belong to the page again; a code is typed."""
        if way == CODE:
            self.code.focus_set()
        else:
            self._back()

    def fill(self, way: str) -> None:
        """Fill in what there is; user files may have changed since. Show *way*."""
        self.find("")
        lists = self._services.playlists.items()
        chosen = self.playlists.chosen
        names = [one.id for one in lists]
        listed = Group(tr("Playlists"), tuple((one.id, one.name) for one in lists))
        self.playlists.show([listed] if lists else [], chosen if chosen in names else "".join(names[:1]))
        if way in NAMES:
            self._way.set(way)
        self._show()

    def find(self, query: str) -> bool:
        """List the drills that *query* finds, all where it finds none; False then. Without one the last pairs come."""
        services = self._services
        found = drill_groups(services.drills, query) if query else []
        recent = recent_group(services.settings.recent, services.drills, services.faces)
        self.drills.show(found or [*recent, *drill_groups(services.drills)], base_id(services.drill().id))
        if not found:
            self.choose_drill(pair=True)
        return bool(found)

    def choose_drill(self, pair: bool = False) -> None:
        """Mark the chosen drill; where it stands among the last pairs with the chosen face, that line, if it is marked.

        With *pair* that line in any case.
        """
        drill, face = self._services.drill().id, self._services.face().id
        now = f"{drill} {face}"
        marked = now in self.drills.ids and (pair or self.drills.chosen == now)
        self.drills.choose(now if marked else base_id(drill))

    def tell_drill(self, words: str) -> None:
        """What the chosen drill trains."""
        self._drill_words = words
        if self.way == DRILL:
            self._say(words)

    # -- what is chosen ----------------------------------------------------------------------------

    def plan(self) -> RoundPlan | None:
        """The round of the code; None when it is none, and the words below the field say why."""
        try:
            return self._services.plan_of_code(self.code.get())
        except BullseyeError as bad:
            self.complain(str(bad))
            return None

    @property
    def coded_plan(self) -> RoundPlan | None:
        """The round of the code that stands in the field; None while there is no whole one, or another way is shown."""
        return self._coded if self.way == CODE else None

    def complain(self, why: str) -> None:
        """Say in the words below what is wrong."""
        self._say(sentence(why), wrong=True)

    def clear(self) -> None:
        """Take back what was typed."""
        self.code.delete(0, "end")
        self._typed()

    # -- showing -----------------------------------------------------------------------------------

    def _turned(self) -> None:
        self._show()
        self._changed()

    def _took_playlist(self, _: str) -> None:
        self._show()
        self._changed()

    def _typed(self, _: object = None) -> None:
        """A whole code is explained at once; what is wrong with it is told only when it is to be played."""
        if self.code.get() != self._read:
            self._show()
            self._changed()

    def _show(self) -> None:
        for way, part in self._parts.items():
            if way == self.way:
                part.grid(row=0, column=0, sticky="nsew")
            else:
                part.grid_remove()
        if self.way == DRILL:
            self._say(self._drill_words)
        elif self.way == PLAYLIST:
            self._say(self._playlist_words())
        else:
            self._say(self._code_words())

    def _playlist_words(self) -> str:
        if not self.playlists.chosen:
            return tr("There is no playlist.")
        found = self._services.playlists.get(self.playlists.chosen)
        return trn(
            "{summary} {n} round.",
            "{summary} {n} rounds.",
            sum(entry.times for entry in found.entries),
            summary=found.summary,
        )

    def _code_words(self) -> str:
        self._read = self.code.get()
        try:
            plan = self._coded = self._services.plan_of_code(self._read)
        except BullseyeError:
            self._coded = None
            return CODE_HINT
        return tr(
            "{drill} at {face}, scored as {style}.",
            drill=plan.drill.name,
            face=plan.face.name,
            style=plan.face.style(plan.style).id,
        )

    def _say(self, words: str, wrong: bool = False) -> None:
        palette = self._theme.palette
        if self.way == CODE:
            self._below.configure(text="")
        self.words.configure(text=words, foreground=palette.bad if wrong else palette.muted)
