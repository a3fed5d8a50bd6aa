"""A card over the page takes every key, keeps the focus inside, and gives it back when it closes."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.overlay import Overlay
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


def test_the_two_answers_are_in_the_order_of_tab_and_one_enters_the_other_closes(window: Window) -> None:
    class Asked(Overlay):
        entered = 0

        def enter(self) -> None:
            self.entered += 1

    card = Asked(window, "A card")
    yes, no = card.answers("Take it")
    card.open(no)
    window.root.update()
    assert (str(yes.cget("text")), str(no.cget("text"))) == ("Take it", "Cancel")
    assert no.winfo_x() + no.winfo_width() + 8 <= yes.winfo_x()
    type_key(no, "Tab")
    assert window.root.focus_get() is yes
    yes.invoke()
    assert card.entered == 1 and window.overlay is card
    no.invoke()
    assert window.overlay is None
