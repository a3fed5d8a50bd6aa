"""Buttons pressed by a pointer that rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.frame.dwell_pages import DwellPages
from tests.fakes import ManualClock

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window

pytestmark = [
    pytest.mark.chosen(drill="ten-shots", dwell=True, dwell_pages=True, dwell_s=0.8), pytest.mark.opens_on("start")
]  # fmt: skip


@pytest.fixture
def aid(window: Window, monkeypatch: pytest.MonkeyPatch) -> Any:
    window.take_aids()
    aid = window.aids
    assert isinstance(aid, DwellPages)
    window.root.focus_force()
    window.root.update()
    yield aid
    aid.close()


def point(window: Window, monkeypatch: pytest.MonkeyPatch, widget: tk.Misc) -> None:
    """The pointer lies on the middle of *widget*, as Tk would tell it."""
    at = widget.winfo_rootx() + widget.winfo_width() // 2, widget.winfo_rooty() + widget.winfo_height() // 2
    monkeypatch.setattr(window.root, "winfo_pointerxy", lambda: at, raising=False)


def button(window: Window, words: str) -> tk.Misc:
    from bullseye.desk.frame.pressable import parts_in

    return next(
        part.widget for part in parts_in(window.root)
        if "text" in part.widget.keys() and str(part.widget.cget("text")).startswith(words)  # noqa: SIM118
    )  # fmt: skip


def test_a_pointer_that_rests_on_a_button_presses_it_once_and_one_that_passes_does_not(
    window: Window, clock: ManualClock, aid: DwellPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    point(window, monkeypatch, button(window, "Help"))
    aid.look()
    clock.advance(5.0)
    aid.look()
    assert window.overlay is None, "where the pointer lay at first it must leave"
    point(window, monkeypatch, button(window, "Start"))
    aid.look()
    clock.advance(0.5)
    aid.look()
    point(window, monkeypatch, button(window, "History"))
    aid.look()
    clock.advance(0.7)
    aid.look()
    assert window.page is not None and window.page.name == "start"
    clock.advance(0.2)
    aid.look()
    window.root.update()
    assert window.page.name == "history"
    clock.advance(9.0)
    aid.look()
    assert window.page.name == "history"


def test_a_round_is_left_to_its_own_hand(
    window: Window, clock: ManualClock, aid: DwellPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show("play")
    window.root.update()
    page: Any = window.page
    page.canvas.focus_force()
    point(window, monkeypatch, button(window, "Leave"))
    aid.look()
    clock.advance(5.0)
    aid.look()
    assert window.page is page
