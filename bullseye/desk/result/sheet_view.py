"""The score sheet on the result page: every end with its shots, its sum and the sum so far, as on paper."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.table import Column, Row, Table
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.play.round.score_sheet import ScoreSheet

COLUMNS = range(6)
TENS, INNER = 4, 5


class SheetView(ttk.Frame):
    """Shows a ScoreSheet: a heading and a sum for each distance or stage, and what all of it came to."""

    def __init__(self, master: tk.Misc, theme: Theme) -> None:
        px = theme.px
        super().__init__(master, style="Panel.TFrame", padding=(px(16), 0, 0, px(8)))
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        columns = (
            Column(tr("Series"), 72, "e"), Column(tr("Shots"), 200, grow=True), Column(tr("Sum"), 64, "e"),
            Column(tr("Total"), 76, "e"), Column(tr("Tens"), 52, "e"), Column(tr("Inner"), 56, "e"),
        )  # fmt: skip
        self.table = Table(self, theme, columns)
        self.table.grid(row=0, column=0, sticky="nsew")
        foot = ttk.Frame(self, style="Panel.TFrame", padding=(px(8), px(8), px(8), 0))
        foot.grid(row=1, column=0, sticky="ew")
        foot.columnconfigure(1, weight=1)
        self.total = ttk.Label(foot, style="Title.TLabel")
        self.total.grid(row=0, column=0, sticky="w")
        self.counted = ttk.Label(foot, style="Muted.TLabel", anchor="e")
        self.counted.grid(row=0, column=1, sticky="e")

    def show(self, sheet: ScoreSheet) -> None:
        """Every line of *sheet*, from the top."""
        rows = rows_of(sheet)
        tree = self.table.tree
        tree.heading("0", text=sheet.end)
        tree.heading(str(INNER), text=sheet.inner)
        told = {TENS: sheet.tens, INNER: bool(sheet.inner)}
        self.table.show_columns(n for n in COLUMNS if told.get(n, True))
        self.table.fill(len(rows), rows.__getitem__, tr("No shots in this round."))
        self.total.configure(text=sheet.read(sheet.total))
        self.counted.configure(text=sheet.note())


def rows_of(sheet: ScoreSheet) -> list[Row]:
    """The lines as the table shows them: where there are several blocks, each with its title and its sum."""
    found = []
    several = len(sheet.blocks) > 1
    for block in sheet.blocks:
        if several:
            found.append(Row(("", block.title, "", "", "", ""), "own"))
        for line in block.lines:
            tens, inner = (str(line.tens), str(line.inner_tens)) if line.values else ("", "")
            sums = (sheet.read(line.total), sheet.read(line.running)) if line.values else ("", "")
            found.append(Row((str(line.number), "  ".join(line.values), *sums, tens, inner)))
        if several:
            found.append(Row(("", "", sheet.read(block.total), "", str(block.tens), str(block.inner_tens)), "own"))
    return found
