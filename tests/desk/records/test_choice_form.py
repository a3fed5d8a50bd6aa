"""Groups of choices: each is told of as it is made, by key or by click."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from bullseye.desk.kit.theme import Theme
from bullseye.desk.records.choice_form import COLUMN_PX, ChoiceForm
from tests.desk.desk_rooms import texts_in
from tests.gui import click, press_key


def test_choices_stand_below_their_titles_and_are_told_at_once(tk_root: tk.Tk) -> None:
    theme = Theme(tk_root, "light", 1.0)
    theme.apply()
    heard: list[tuple[str, object]] = []
    form = ChoiceForm(theme, lambda key, value: heard.append((key, value)))
    master = ttk.Frame(tk_root)
    master.place(x=0, y=0)
    group = form.group(master, "Tea")
    form.label(group, "How much of it, in words that take more than a line of a column " * 2)
    form.radios(group, "cups", ((1, "One"), (2, "Two"), (3, "Three")), across=2)
    form.check(group, "milk", "Milk")
    master.update()
    assert texts_in(master)[0] == "Tea" and texts_in(master)[2:] == ["One", "Two", "Three", "Milk"]
    assert master.winfo_width() <= theme.px(COLUMN_PX)
    click(form.parts["cups-3"], 5, 5)
    press_key(form.parts["cups-2"], "space")
    press_key(form.parts["milk"], "space")
    assert heard == [("cups", 3), ("cups", 2), ("milk", True)]
    assert form.parts["cups-3"].winfo_y() > form.parts["cups-1"].winfo_y() == form.parts["cups-2"].winfo_y()
    master.destroy()
