"""F1 shows the keys of the page and those that work everywhere, and gives the focus back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.frame.help import HelpOverlay
from bullseye.desk.kit.theme import Theme
from bullseye.play.services import Services
from tests.desk.desk_rooms import texts_in, type_key, window_on

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("board")


def test_f1_lists_the_keys_of_this_page_and_the_general_ones(window: Window) -> None:
    type_key(window.root, "F1")
    assert isinstance(window.overlay, HelpOverlay)
    said = texts_in(window.overlay)
    assert window.page is not None
    for key, what in [*window.page.keys_told(), ("F11", "Full screen and back")]:
        assert key in said
        assert what in said


@pytest.mark.parametrize("key", ["F1", "Escape", "Return"])
def test_the_overlay_closes_by_key_and_the_focus_returns(window: Window, key: str) -> None:
    before = window.page.play_button  # type: ignore[union-attr]
    before.focus_force()
    window.root.update()
    window.help()
    card = window.overlay
    assert isinstance(card, HelpOverlay)
    type_key(card, key)
    assert window.overlay is None
    assert not card.winfo_exists()
    assert window.root.focus_get() is before


def test_f1_closes_the_overlay_even_when_the_focus_was_lost_to_the_window(window: Window) -> None:
    window.help()
    type_key(window.root, "F1")
    assert window.overlay is None


def test_a_key_of_the_page_does_nothing_while_the_overlay_is_open(window: Window) -> None:
    page = window.page
    window.help()
    assert isinstance(window.overlay, HelpOverlay)
    type_key(window.overlay, "h")
    assert window.page is page


@pytest.mark.opens_on("start")
def test_the_longest_card_of_keys_is_whole_in_the_smallest_window(window: Window) -> None:
    window.root.minsize(1, 1)
    scale = window.theme.scale
    window.root.geometry(f"{round(1024 * scale)}x{round(700 * scale)}")
    window.root.update()
    window.help()
    card = window.overlay
    assert isinstance(card, HelpOverlay)
    window.root.update()
    assert card.winfo_y() >= 0 and card.winfo_y() + card.winfo_height() <= window.root.winfo_height()
    assert card.winfo_height() >= card.winfo_reqheight()
    card.close()


@pytest.mark.parametrize("family", ["DejaVu Sans", "Noto Sans", "Noto Sans Mono"])
def test_in_a_wide_font_the_card_leaves_some_of_the_page_to_be_seen_and_its_last_key_can_be_reached(
    tk_root: tk.Tk, services: Services, monkeypatch: pytest.MonkeyPatch, family: str
) -> None:
    monkeypatch.setattr(Theme, "family", family)
    tk_root.minsize(1, 1)
    tk_root.geometry("1024x700")
    tk_root.update()
    with window_on(tk_root, services) as window:
        window.show("start")
        tk_root.update()
        window.help()
        card = window.overlay
        assert isinstance(card, HelpOverlay)
        tk_root.update()
        assert card.winfo_y() >= 12 and card.winfo_y() + card.winfo_height() <= tk_root.winfo_height() - 12
        for _ in range(9):
            type_key(card, "Next")
        last = max(card.lists.inside.winfo_children(), key=lambda part: part.winfo_rooty() + part.winfo_height())
        foot = card.lists.winfo_rooty() + card.lists.winfo_height()
        assert last.winfo_rooty() + last.winfo_height() <= foot <= card.winfo_rooty() + card.winfo_height()
        card.close()
