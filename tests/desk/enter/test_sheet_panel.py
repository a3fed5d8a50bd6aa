"""The sheet in the panel: a line for an end, two where an end is long, and nothing that is cut."""

from __future__ import annotations

from tkinter import font as tkfont
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.enter.sheet_panel import SheetPanel
from bullseye.desk.kit.theme import Theme
from bullseye.drill.match import Matches
from bullseye.play.entry.entering import Notes, begin
from tests.rounds import FACES

if TYPE_CHECKING:
    import tkinter as tk


@pytest.mark.parametrize(
    ("match", "line", "lines"),
    [("ar60", "10.9 " * 10, (6, 12)), ("wa-70m", "10 " * 6, (12,)), ("ap60", "10 " * 10, (6, 12))],  # by the font
)
def test_a_whole_end_can_be_read(tk_root: tk.Tk, match: str, line: str, lines: tuple[int, ...]) -> None:
    nothing = lambda *_: ""  # noqa: E731
    panel = SheetPanel(tk_root, Theme(tk_root, "light"), nothing, nothing, nothing, nothing)
    panel.pack(side="right", fill="y")
    entering = begin(Matches().get(match), FACES.get, Notes("Ada"), lambda: "id")
    entering.sheet.type(line)
    tk_root.update()
    panel.show(entering)
    tk_root.update()
    assert panel.table.count in lines
    cells = [panel.table.tree.item(item, "values")[1] for item in panel.table.tree.get_children()]
    assert " ".join(cells).split() == line.split()
    assert all("\u2026" not in cell for cell in cells)
    assert tkfont.Font(font=panel.theme.font()).measure("x") > 0
