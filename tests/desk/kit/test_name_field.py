"""A field for a name takes what is pasted, as a name."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.name_field import takes_names
from tests.gui import press_key

if TYPE_CHECKING:
    import tkinter as tk


@pytest.fixture
def told() -> list[str]:
    """What was said."""
    return []


@pytest.fixture
def field(tk_root: tk.Tk, told: list[str]) -> ttk.Entry:
    """A shown field with a name in it, all of it selected."""
    found = ttk.Combobox(tk_root)
    found.pack()
    found.insert(0, "Old")
    takes_names(found, told.append)
    found.focus_force()
    found.selection_range(0, "end")
    tk_root.update()
    return found


def paste(field: ttk.Entry, text: str) -> str:
    """Copy *text* elsewhere and paste it."""
    field.clipboard_clear()
    field.clipboard_append(text)
    field.event_generate("<<Paste>>")
    field.update()
    return field.get()


def test_a_cell_of_a_spreadsheet_gives_its_name(field: ttk.Entry, told: list[str]) -> None:
    assert paste(field, "Bo\n") == "Bo" and told == []


def test_what_is_left_out_is_said(field: ttk.Entry, told: list[str]) -> None:
    assert paste(field, "x" * 50) == "x" * 40
    assert len(told) == 1 and "too long" in told[0]


def test_a_paste_of_nothing_leaves_the_old_name(field: ttk.Entry, told: list[str]) -> None:
    assert paste(field, "\u202e\n") == "Old" and "no name" in told[0]


def test_the_joiners_of_a_persian_name_stay(field: ttk.Entry, told: list[str]) -> None:
    assert paste(field, "\u0645\u06cc\u200c\u0646\u0627") == "\u0645\u06cc\u200c\u0646\u0627" and told == []


def test_typing_ends_at_forty(field: ttk.Entry) -> None:
    paste(field, "x" * 40)
    press_key(field, "y")
    assert field.get() == "x" * 40
