"""The window offers what its pages may ask of it, and a page of the tests' own needs nothing more."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.page import Page
from bullseye.desk.kit.shell import Card, Mode, Shell, Shown

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def asked_of(protocol: type) -> set[str]:
    """The names a protocol asks for."""
    own = {name for name in vars(protocol) if not name.startswith("_")}
    return own | {name for name in inspect.get_annotations(protocol) if not name.startswith("_")}


def test_the_window_and_its_pages_are_what_a_page_knows(window: Window) -> None:
    shell: Shell = window
    assert {name for name in asked_of(Shell) if not hasattr(shell, name)} == set()
    shell.show("settings")
    shown: Shown | None = shell.page
    assert isinstance(shown, Page) and shown.name == "settings"
    assert {name for name in asked_of(Shown) if not hasattr(shown, name)} == set()


def test_a_card_lies_over_the_page_and_a_mode_over_the_whole_window(window: Window) -> None:
    taken: list[str] = []

    class Silent:
        """A mode that takes one key and the look."""

        look = ("dark", 1.0)

        def took(self, keysym: str) -> bool:
            taken.append(keysym)
            return keysym == "F1"

        def may_close(self) -> bool:
            return False

        def shut(self) -> None:
            taken.append("shut")

    mode: Mode = Silent()
    window.show("settings")
    window.mode = mode
    window.retheme()
    assert window.theme.palette.name == "dark"
    page: Any = window.page
    page.focus_force()
    page.event_generate("<KeyPress-F1>")
    assert taken == ["F1"] and window.overlay is None
    window.close()
    assert window.root.winfo_exists() and taken == ["F1"]
    window.mode = None
    page.event_generate("<KeyPress-F1>")
    card: Card | None = window.overlay
    assert card is not None and not card.holds
    card.close()
    assert window.overlay is None
