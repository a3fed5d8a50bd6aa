"""A card over the page takes every key, keeps the focus inside, and gives it back when it closes."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.overlay import Overlay
from tests.desk.desk_rooms import type_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def test_tab_goes_round_inside_the_card_and_escape_gives_the_focus_back(window: Window) -> None:
    window.show("settings")
    window.root.update()
    page = window.page
    assert page is not None
    before = ttk.Button(page, text="Before")
    before.place(x=0, y=0)
    before.focus_force()
    window.root.update()
    card = Overlay(window, "A card")
    row = card.button_row()
    first, second = ttk.Button(row, text="One"), ttk.Button(row, text="Two")
    first.grid(row=0, column=0)
    second.grid(row=0, column=1)
    card.open(first)
    window.root.update()
    assert window.root.focus_get() is first and window.overlay is card
    type_key(first, "Tab")
    assert window.root.focus_get() is second
    type_key(second, "Tab")
    assert window.root.focus_get() is first
    type_key(first, "Escape")
    window.root.update()
    assert window.overlay is None and window.root.focus_get() is before
