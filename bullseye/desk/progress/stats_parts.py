"""Two parts of the statistics page: the numbers beside the chart, and what might be played next."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.frame.key_words import key_words
from bullseye.desk.kit.cards.explain import GAP_PX, beside, explainable
from bullseye.desk.kit.widgets import wrapping
from bullseye.progress.series_view import day_parts, device_text, explain_number, numbers
from bullseye.wording.explanation import Explanation
from bullseye.wording.numbers import Number
from bullseye.words import capital, tr, trn

if TYPE_CHECKING:
    from bullseye.coach.pointing_advice import Advice
    from bullseye.desk.kit.shell import Shell
    from bullseye.progress.trends import Trend

VALUE_PX = 220
"""A value in many words takes two lines, px at 96 dpi."""
DAY_COUNT_PX = 88
"""How many rounds a part of the day has takes two lines where it is longer, px at 96 dpi."""
OFF = tr("Suggestions are off.")
NONE = tr("Nothing special yet: keep playing. Suggestions come after a few rounds, each with its evidence.")


class NumbersPart(ttk.Frame):
    """The numbers of one series; each of them can be asked where it comes from. `cells` has them by label."""

    def __init__(self, master: tk.Misc, window: Shell) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._window = window
        self.columnconfigure(0, weight=1)
        self.cells: dict[str, ttk.Label] = {}
        self.head = ttk.Label(self, style="Strong.TLabel")

    def show(self, one: Trend | None, several: bool) -> None:
        """Show the numbers of *one*; *several* says that other devices stand on the chart as well."""
        for child in self.winfo_children():
            child.destroy()
        self.cells.clear()
        if one is None:
            return
        px = self._window.theme.px
        self.head = ttk.Label(self, text=device_text(one.key.device), style="Strong.TLabel")
        self.head.grid(row=0, column=0, sticky="w")
        row = 1
        if several:
            words = tr("The numbers are about this device alone.")
            ttk.Label(self, text=words, style="Muted.TLabel").grid(row=1, column=0, sticky="w")
            row = 2
        self.rowconfigure(row, minsize=px(8))
        for number in numbers(one):
            row += 1
            beside(self, number.label, self._cell(self, one, number), row, px(GAP_PX), px(2))
        if one.day:
            self._day(one).grid(row=row + 1, column=0, sticky="ew")

    def _day(self, one: Trend) -> ttk.Frame:
        """The parts of the day have columns of their own: name, how many rounds, mean."""
        px = self._window.theme.px
        part = ttk.Frame(self, style="Panel.TFrame")
        part.columnconfigure(2, weight=1)
        ttk.Separator(part).grid(row=0, column=0, columnspan=3, sticky="ew", pady=px(8))
        title = ttk.Label(part, text=tr("Mean by time of day"), style="Muted.TLabel")
        title.grid(row=1, column=0, columnspan=3, sticky="w")
        for row, (number, found) in enumerate(zip(day_parts(one), one.day, strict=True), start=2):
            ttk.Label(part, text=number.label).grid(row=row, column=0, sticky="w", pady=(px(2), 0))
            count = ttk.Label(
                part, text=trn("{n:,} round", "{n:,} rounds", found.rounds), style="Muted.TLabel",
                wraplength=px(DAY_COUNT_PX), justify="right",
            )  # fmt: skip
            count.grid(row=row, column=1, sticky="e", padx=(px(16), 0))
            self._cell(part, one, number).grid(row=row, column=2, sticky="e", pady=(px(2), 0))
        return part

    def _cell(self, master: tk.Misc, one: Trend, number: Number) -> ttk.Label:
        room_px = self._window.theme.px(VALUE_PX)
        cell = ttk.Label(master, text=number.text, style="Strong.TLabel", wraplength=room_px, justify="right")

        def make() -> Explanation:
            return explain_number(one, number)

        self.cells[number.key] = explainable(self._window, cell, make)
        return cell


class AdvicePart(ttk.Frame):
    """One suggestion at a time, with its evidence, and the switch that turns them off.

    *changed* is called when another one is shown, *switched* with what the switch says. *starts* gives the name of the
    drill that the page's button starts for a suggestion, so that both say the same.
    """

    def __init__(
        self,
        master: tk.Misc,
        window: Shell,
        changed: Callable[[], object],
        switched: Callable[[bool], object],
        starts: Callable[[Advice], str] = lambda advice: "",
    ) -> None:
        theme, px = window.theme, window.theme.px
        super().__init__(master, style="Card.TFrame", padding=(px(16), px(12)))
        self._changed, self._starts = changed, starts
        self.found: Sequence[Advice] = ()
        self.at = 0
        self.columnconfigure(0, weight=1)
        head = ttk.Frame(self, style="Raised.TFrame")
        ttk.Style(self).configure("Raised.TFrame", background=theme.palette.raised)
        head.grid(row=0, column=0, sticky="ew")
        head.columnconfigure(0, weight=1)
        self.title = ttk.Label(head, style="Card.TLabel", font=theme.font("body", True))
        self.title.grid(row=0, column=0, sticky="w")
        style = ttk.Style(self)
        style.configure("Raised.TCheckbutton", background=theme.palette.raised)
        style.map("Raised.TCheckbutton", background=[("active", theme.palette.raised)])
        over = [("active", theme.palette.ground)]
        style.configure("Raised.Quiet.TButton", background=theme.palette.raised, bordercolor=theme.palette.raised,
                        lightcolor=theme.palette.raised, darkcolor=theme.palette.raised)  # fmt: skip
        style.map("Raised.Quiet.TButton", background=over)
        self.another = ttk.Button(
            head, text=tr("Another   A"), style="Raised.Quiet.TButton", command=self.turn, width=0
        )
        self.another.grid(row=0, column=1, padx=(px(8), px(16)))
        self._on = tk.BooleanVar(self)
        self.switch = ttk.Checkbutton(head, text=tr("Suggestions   O"), style="Raised.TCheckbutton", variable=self._on)
        self.switch.configure(command=lambda: switched(self._on.get()))
        self.switch.grid(row=0, column=2)
        self.reading = wrapping(ttk.Label(self, style="Card.TLabel", justify="left"))
        self.reading.grid(row=1, column=0, sticky="ew", pady=(px(4), 0))
        self.evidence = wrapping(ttk.Label(self, style="CardMuted.TLabel", justify="left"))
        self.evidence.grid(row=2, column=0, sticky="ew", pady=(px(4), 0))

    @property
    def advice(self) -> Advice | None:
        """The suggestion that is shown."""
        return self.found[self.at] if self.found else None

    def show(self, found: Sequence[Advice], on: bool) -> None:
        """Show the first of *found*; *on* is whether the player wants any."""
        self.found, self.at = found, 0
        self._on.set(on)
        self._show()

    def turn(self) -> None:
        """The next suggestion, round and round."""
        if len(self.found) > 1:
            self.at = (self.at + 1) % len(self.found)
            self._show()
            self._changed()

    def _show(self) -> None:
        one = self.advice
        many = len(self.found) > 1
        self.title.configure(
            text=tr("What next, {number} of {all}", number=self.at + 1, all=len(self.found))
            if many
            else tr("What next")
        )
        if many:
            self.another.grid()
        else:
            self.another.grid_remove()
        if one is None:
            self.reading.configure(text=NONE if self._on.get() else OFF)
            self.evidence.grid_remove()
            return
        text = tr("{reading}. To try: {drill}.", reading=capital(one.reading), drill=one.drill)
        start = self._starts(one)
        plays = tr("{key} plays {drill}.", key=key_words("Return"), drill=start)
        self.reading.configure(text=f"{text} {plays}" if start else text)
        self.evidence.configure(text=tr("Because: {evidence}.", evidence=one.evidence))
        self.evidence.grid()
