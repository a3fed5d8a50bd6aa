"""Rows of a form: labels and fields in line, rows that are taken away, lists that tell of a choice."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

import pytest

from bullseye.desk.kit.form import Form, text_box
from bullseye.desk.kit.theme import Theme
from tests.desk.desk_rooms import texts_in


@pytest.fixture
def theme(tk_root: tk.Tk) -> Theme:
    theme = Theme(tk_root, "light", 1.0)
    theme.apply()
    return theme


def form_in(tk_root: tk.Tk, theme: Theme) -> Form:
    form = Form(tk_root, theme, 120, gap_px=4)
    form.place(x=0, y=0, width=400)
    return form


def test_fields_begin_where_the_labels_end_and_take_the_rest(tk_root: tk.Tk, theme: Theme) -> None:
    form = form_in(tk_root, theme)
    name, day = form.entry("Name", "Ada"), form.box("Day", ("Today", "Tomorrow"), 1)
    form.update()
    assert {name.winfo_x(), day.winfo_x()} == {120}
    assert name.winfo_width() == day.winfo_width() == 400 - 120
    assert day.winfo_y() == name.winfo_y() + name.winfo_height() + 2 * 4
    assert (name.get(), day.get(), texts_in(form)) == ("Ada", "Tomorrow", ["Name", "Day"])


def test_a_row_goes_with_its_label_and_what_is_beside_it_and_comes_back_to_its_place(
    tk_root: tk.Tk, theme: Theme
) -> None:
    form = form_in(tk_root, theme)
    first, last = form.entry("First"), form.entry("Last")
    unit = ttk.Label(form, text="shots")
    form.beside(first, unit)
    form.update()
    at = first.winfo_y()
    assert unit.winfo_x() == first.winfo_x() + first.winfo_width() + 8 and unit.winfo_x() + unit.winfo_width() == 400
    form.show_row(first, False)
    form.update()
    assert [part.winfo_ismapped() for part in form.winfo_children()] == [False, False, True, True, False]
    assert last.winfo_y() == at
    form.show_row(first, True)
    form.update()
    assert first.winfo_y() == at < last.winfo_y() and unit.winfo_ismapped()


def test_a_list_tells_of_a_choice_and_one_to_type_in_keeps_what_is_typed(tk_root: tk.Tk, theme: Theme) -> None:
    form, told = form_in(tk_root, theme), list[str]()
    chosen = form.box("What", ("A", "B"), chosen=lambda: told.append("chosen"))
    typed = form.box("With", ("bow",), typed="my own")
    chosen.event_generate("<<ComboboxSelected>>")
    assert told == ["chosen"] and (chosen.get(), typed.get()) == ("A", "my own")
    assert [str(box.cget("state")) for box in (chosen, typed)] == ["readonly", "normal"]


def test_what_goes_across_has_no_label_and_the_gaps_asked_for(tk_root: tk.Tk, theme: Theme) -> None:
    form = form_in(tk_root, theme)
    head = ttk.Label(form, text="Head")
    form.across(head, above_px=10, below_px=6)
    field = form.entry("Name")
    form.update()
    assert (head.winfo_x(), head.winfo_y(), head.winfo_width()) == (0, 10, 400)
    assert field.winfo_y() == 10 + head.winfo_height() + 6 + 4


def test_a_text_box_is_in_the_colours_of_the_theme_and_shows_the_focus(tk_root: tk.Tk, theme: Theme) -> None:
    box, colours = text_box(tk_root, theme, height=3, wrap="none"), theme.palette
    got = [str(box.cget(key)) for key in ("background", "foreground", "highlightcolor", "height", "wrap")]
    assert got == [colours.ground, colours.text, colours.focus, "3", "none"]
    box.destroy()


def test_what_is_pasted_takes_the_place_of_what_is_marked(tk_root: tk.Tk) -> None:
    theme = Theme(tk_root, "light")
    box = text_box(tk_root, theme)
    box.place(x=0, y=0)
    tk_root.update()
    box.insert("1.0", "Ann\nBob\n")
    tk_root.clipboard_clear()
    tk_root.clipboard_append("Cem")
    box.tag_add("sel", "1.0", "end-1c")
    box.event_generate("<<Paste>>")
    tk_root.update()
    assert box.get("1.0", "end-1c") == "Cem"
    box.destroy()
