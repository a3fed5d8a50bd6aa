"""Numbers that explain themselves: by mouse and by keyboard, and the focus comes back to the number."""

from __future__ import annotations

import sys
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.cards.explain import ExplainOverlay, explainable
from bullseye.wording.explanation import Explanation
from tests.desk.desk_rooms import texts_in, type_key
from tests.gui import click

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

WHAT = Explanation(
    "Sigma", "8.12 mm", "Spread on each axis.", "sqrt(sum / n)", (("n, shots", "10"),), "a textbook",
    ("Shot", "Sum"), tuple((str(n), str(2 * n)) for n in range(200)),
)  # fmt: skip


@pytest.fixture
def label(window: Window) -> ttk.Label:
    made = explainable(window, ttk.Label(window.stage, text="8.12 mm"), lambda: WHAT)
    made.grid(row=0, column=0)
    window.root.update()
    return made


def is_underlined(label: ttk.Label) -> bool:
    name = str(label.cget("font"))
    return bool(name) and bool(tkfont.Font(label, font=name).actual("underline"))


def test_a_click_opens_the_card_with_everything_there_is_to_say(window: Window, label: ttk.Label) -> None:
    click(label, 5, 5)
    card = window.overlay
    assert isinstance(card, ExplainOverlay)
    said = texts_in(card)
    for text in ("Sigma", "8.12 mm", "Spread on each axis.", "sqrt(sum / n)", "n, shots", "10", "Source: a textbook"):
        assert text in said
    assert card.table is not None and card.table.count == 200
    assert card.table.cells(199) == ("199", "398")
    card.close()
    assert window.root.focus_get() is label


# Windows calls both keys Return.
@pytest.mark.parametrize("key", ["Return", "space", *(["KP_Enter"] if sys.platform != "win32" else [])])
def test_a_key_opens_it_and_esc_closes_it(window: Window, label: ttk.Label, key: str) -> None:
    type_key(label, key)
    assert isinstance(window.overlay, ExplainOverlay)
    type_key(window.overlay, "Escape")
    assert window.overlay is None
    window.root.update()
    assert window.root.focus_get() is label


def test_it_can_be_reached_by_tab_and_shows_it(window: Window, label: ttk.Label) -> None:
    before = ttk.Entry(window.stage)
    before.grid(row=1, column=0)
    before.lower(label)
    window.root.update()
    assert str(label.cget("cursor")) == "hand2" and not is_underlined(label)
    before.focus_force()
    before.event_generate("<Tab>")
    label.focus_force()
    window.root.update()
    assert window.root.focus_get() is label and is_underlined(label)
    assert str(label.cget("foreground")) == window.theme.palette.focus
    before.focus_force()
    window.root.update()
    assert not is_underlined(label) and not str(label.cget("foreground"))
    assert window.root.tk.call("tk_focusNext", str(before)) is not None
    assert label.tk_focusNext() is not None


def test_the_pointer_underlines_it_while_it_is_there(window: Window, label: ttk.Label) -> None:
    label.event_generate("<Enter>")
    assert is_underlined(label)
    label.event_generate("<Leave>")
    assert not is_underlined(label)


def test_what_has_nothing_to_say_stays_a_plain_label(window: Window) -> None:
    plain = explainable(window, ttk.Label(window.stage, text="x"), lambda: None)
    plain.grid(row=0, column=0)
    window.root.update()
    click(plain, 3, 3)
    plain.event_generate("<Enter>")
    assert window.overlay is None and not is_underlined(plain) and not str(plain.cget("cursor"))


@pytest.mark.parametrize("size", ["1024x700", "1280x800"])
def test_the_card_fits_the_window_however_long_its_table(window: Window, label: ttk.Label, size: str) -> None:
    window.root.minsize(1, 1)
    window.root.geometry(size)
    window.root.update()
    card = ExplainOverlay(window, WHAT)
    window.root.update()
    assert card.winfo_rooty() >= window.root.winfo_rooty()
    assert card.winfo_height() <= window.root.winfo_height()
    assert card.table is not None and card.table.visible > 5
    card.close()
