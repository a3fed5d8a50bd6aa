"""The score sheet beside the face: which round, every end with its sum and the sum so far, what the sight wants."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.frame.key_words import key_words
from bullseye.desk.kit.table import CELL_EDGE_PX, EDGES_PX, Column, Row, Table
from bullseye.desk.kit.widgets import wrapping
from bullseye.drill.match import ARCHERY
from bullseye.play.entry.sight import sight_words
from bullseye.session.record import COMPETITION
from bullseye.words import commas, tr, trn
from bullseye.words import number as written

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.play.entry.entering import Entering
    from bullseye.play.entry.sheet import Sheet

SIDE_PX, WIDEST_PX = 520, 760
EDGE_PX = 16
BETWEEN, CLOSE = "  ", " "
"""Between the shots of an end: close together where an end of that many would need two lines."""


class SheetPanel(ttk.Frame):
    """Shows an Entering. *end_chosen* is told the end that was chosen in the table, from 0; *typed_in* that a line of
    values was typed in `values`.
    """

    def __init__(
        self,
        master: tk.Misc,
        theme: Theme,
        match_taken: Callable[[], object],
        next_part: Callable[[], object],
        end_chosen: Callable[[int], object],
        typed_in: Callable[[object], str],
    ) -> None:
        px = theme.px
        super().__init__(master, style="Panel.TFrame", width=px(SIDE_PX), padding=(px(EDGE_PX), px(16), px(EDGE_PX), 0))
        self.theme = theme
        self._told = end_chosen
        self._lines = 1
        self._sheet: Sheet | None = None
        self.grid_propagate(False)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(4, weight=1)
        self._build_head(match_taken, next_part)
        self._build_sheet(typed_in)

    def _build_head(self, match_taken: Callable[[], object], next_part: Callable[[], object]) -> None:
        px = self.theme.px
        self.round_label = ttk.Label(self, style="Muted.TLabel")
        self.round_label.grid(row=0, sticky="w")
        self.match_box = ttk.Combobox(self, state="readonly", font=self.theme.font(), height=20)
        self.match_box.grid(row=1, sticky="ew", pady=(px(4), px(8)))
        self.match_box.bind("<<ComboboxSelected>>", lambda _: match_taken(), add=True)
        self.about = wrapping(ttk.Label(self, style="Muted.TLabel", justify="left"))
        self.about.grid(row=2, sticky="ew", pady=(0, px(8)))
        head = ttk.Frame(self, style="Panel.TFrame")
        head.grid(row=3, sticky="ew")
        head.columnconfigure(0, weight=1)
        self.part_label = ttk.Label(head, style="Large.TLabel")
        self.part_label.grid(row=0, column=0, sticky="w")
        self.part_button = ttk.Button(head, text=tr("Next distance   D"), command=next_part, width=0)
        self.part_button.grid(row=0, column=1, sticky="e")

    def _build_sheet(self, typed_in: Callable[[object], str]) -> None:
        px = self.theme.px
        columns = (
            Column(tr("Series"), 36, "e"), Column(tr("Shots"), 150, grow=True), Column(tr("Sum"), 52, "e"),
            Column(tr("Total"), 56, "e"),
        )  # fmt: skip
        self.table = Table(self, self.theme, columns, on_select=self._end_chosen, rows_asked=6)
        self.table.grid(row=4, sticky="nsew", pady=(px(8), px(8)))
        foot = ttk.Frame(self, style="Panel.TFrame")
        foot.grid(row=5, sticky="ew")
        foot.columnconfigure(1, weight=1)
        self.total = ttk.Label(foot, style="Title.TLabel")
        self.total.grid(row=0, column=0, sticky="w")
        self.counted = ttk.Label(foot, style="Muted.TLabel", anchor="e")
        self.counted.grid(row=0, column=1, sticky="e")
        self.sight = wrapping(ttk.Label(self, style="Muted.TLabel", justify="left"))
        self.sight.grid(row=6, sticky="ew", pady=(px(4), px(4)))
        self.wrong = wrapping(ttk.Label(self, style="Bad.TLabel", justify="left"))
        self.wrong.grid(row=7, sticky="ew")
        typed = ttk.Frame(self, style="Panel.TFrame")
        typed.grid(row=8, sticky="ew", pady=(px(4), 0))
        typed.columnconfigure(1, weight=1)
        ttk.Label(typed, text=tr("Values"), style="Muted.TLabel").grid(row=0, column=0, padx=(0, px(8)))
        self.values = ttk.Entry(typed, font=self.theme.font())
        self.values.grid(row=0, column=1, sticky="ew")
        self.values.bind("<Return>", typed_in, add=True)
        self.values.bind("<KP_Enter>", typed_in, add=True)

    def take(self, spare_px: int) -> None:
        """Be as wide as a face of the page's height leaves, within limits: *spare_px* is that much."""
        width_px = min(max(spare_px, self.theme.px(SIDE_PX)), self.theme.px(WIDEST_PX))
        if width_px != int(self.cget("width")):
            self.configure(width=width_px)
            if self._sheet is not None:
                self._show_rows(self._sheet)

    def _cut_for(self, sheet: Sheet) -> tuple[int, str]:
        """How many shots a line of the sheet holds, an end or a part of it, and what is between them."""
        bold, edge = self.theme.font("body", True), self.theme.px(CELL_EDGE_PX)
        widest = ("10.9", "109.0", "654.0") if sheet.tenths else ("10", "200", "720")
        others = zip(("0", "2", "3"), ("60", *widest[1:]), strict=True)
        taken = sum(max(int(self.table.tree.column(n, "minwidth")), bold.measure(text) + edge) for n, text in others)
        room_px = (
            int(self.cget("width")) - 2 * self.theme.px(EDGE_PX) - taken - self.table.bar.winfo_reqwidth() - EDGES_PX
        )
        shots = sheet.part.shots
        cuts = (-(-shots // lines) for lines in range(1, shots + 1))
        for cut in cuts:
            for between in (BETWEEN, CLOSE):
                if bold.measure(between.join([widest[0]] * cut)) + edge <= room_px:
                    return cut, between
        return 1, BETWEEN

    def _end_chosen(self, number: int) -> None:
        self._told(number // self._lines)

    def say(self, words: str) -> None:
        """Why something cannot be, below the sheet."""
        self.wrong.configure(text=words)

    def show(self, entering: Entering) -> None:
        """Everything as it is now."""
        sheet, match, part = entering.sheet, entering.match, entering.sheet.part
        correcting = bool(entering.replaces)
        self.round_label.configure(text=tr("Correcting the kept round") if correcting else tr("Round"))
        self.match_box.state(["disabled"] if correcting else ["!disabled"])
        self.match_box.set(match.name)
        self.match_box.selection_clear()
        self.about.configure(text=_about(entering))
        self.part_label.configure(text=tr("{distance} m", distance=written(part.distance_m, "g")))
        if len(match.parts) > 1:
            self.part_button.grid()
        else:
            self.part_button.grid_remove()
        self._show_rows(sheet)
        several = any(n != entering.at for n in entering.begun)
        whole = tr("{total}, {all} in all", total=sheet.total, all=entering.total())
        self.total.configure(text=whole if several else sheet.total)
        counted = tr("{count} of {shots} shots", count=sheet.count, shots=part.shots_in_all)
        if sheet.inner_tens and len(sheet.face.inner_ten_name) == 1:
            counted += f", {sheet.inner_tens} {sheet.face.inner_ten_name}"
        elif sheet.inner_tens:
            counted += ", " + trn("{n} inner ten", "{n} inner tens", sheet.inner_tens)
        self.counted.configure(text=counted)
        archery = match.sport == ARCHERY
        self.table.tree.heading("0", text=tr("End") if archery else tr("Series"))
        self.sight.configure(text=sight_words(sheet.placed(), entering.notes.click_mm, archery))
        shared = [end + 1 for end in range(len(sheet.ends)) if sheet.shared_spots(end)]
        two = tr(
            "End {end} has two arrows in one spot: by the rules only the lower one counts. "
            "Press the other, then {key}.",
            end=shared[0] if shared else "", key=key_words("m"),
        )  # fmt: skip
        self.say(two if shared else "")

    def _show_rows(self, sheet: Sheet) -> None:
        self._sheet = sheet
        rows = sheet.rows()
        shots = sheet.part.shots
        cut, between = self._cut_for(sheet)
        self._lines = lines = -(-shots // cut)

        def row(n: int) -> Row:
            end, line = divmod(n, lines)
            values, last = rows[end].values[line * cut : (line + 1) * cut], line == lines - 1
            sums = (rows[end].total, rows[end].running) if last else ("", "")
            return Row(("" if line else str(end + 1), between.join(values), *sums), "own" if end == sheet.end else "")

        self.table.fill(len(rows) * lines, row, select=sheet.end * lines)


def _about(entering: Entering) -> str:
    """Face, player, day, what for and with what, in a line."""
    notes = entering.notes
    day = tr("today") if notes.day is None else str(notes.day)
    purpose = tr("competition") if notes.purpose == COMPETITION else tr("training")
    parts = (entering.sheet.face.name, notes.player, day, purpose, notes.equipment, notes.ammunition)
    return commas(parts)
