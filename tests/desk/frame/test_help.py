"""F1 shows the keys of the page and those that work everywhere, and gives the focus back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.frame.help import HelpOverlay
from tests.desk.desk_rooms import texts_in, type_key

if TYPE_CHECKING:
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
