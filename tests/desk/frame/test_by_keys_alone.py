"""Every page by keys alone: what can be clicked can be reached by Tab, and the way back is a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.frame.pressable import parts_in
from tests.desk.desk_rooms import played
from tests.gui import press_key

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window

PAGES = ("start", "settings", "history", "board", "stats", "goals", "targets", "enter", "class_setup", "keys")


def reached(page: tk.Misc) -> set[str]:
    """What Tab goes through on *page*, once round."""
    found: list[str] = []
    part: tk.Misc | None = page
    while part is not None and str(part) not in found:
        found.append(str(part))
        part = part.tk_focusNext()
    return set(found)


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_everything_that_can_be_pressed(window: Window, name: str) -> None:
    for n in range(2):
        window.services.store.save(played(window.services, n))
    window.show("start")
    window.show(name)
    window.root.update()
    page = window.page
    assert page is not None
    parts = {str(part.widget) for part in parts_in(page)}
    assert parts and parts <= reached(page)
    if name != "start":
        press_key(page, "Escape")
        assert window.page is not None and window.page.name == "start"


def test_tab_reaches_everything_on_a_result(window: Window) -> None:
    outcome = window.services.finish(played(window.services))
    window.show("result", outcome=outcome, fresh=True)
    window.root.update()
    page = window.page
    assert page is not None
    assert {str(part.widget) for part in parts_in(page)} <= reached(page)
