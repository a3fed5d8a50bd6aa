"""The program by one switch: every press is one key on what has the focus, while the frame is around the part."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.frame.pressable import Part
from bullseye.desk.frame.switch_pages import SwitchPages
from bullseye.play.group_scan import Group, leaves
from bullseye.session.round import State
from tests.fakes import ManualClock
from tests.gui import click, press_key

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window

pytestmark = [pytest.mark.chosen(drill="ten-shots", switch=True), pytest.mark.opens_on("start")]


@pytest.fixture
def pages(window: Window, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The scan, with a pace that is the test's own: on a slow machine it would go on between a look and a press."""
    monkeypatch.setattr(SwitchPages, "_wait", lambda self, first=False: None)
    monkeypatch.setattr("bullseye.desk.frame.switch_pages.LOOK_MS", 600_000)
    window.take_aids()
    aid = window.aids
    assert isinstance(aid, SwitchPages)
    yield aid
    if window.aids is not None:
        window.aids.close()


def switch(window: Window) -> None:
    """One press of the switch, on whatever has the focus."""
    root = window.root
    root.update()
    holder = root.nametowidget(str(root.tk.call("focus")) or ".")
    holder.event_generate("<KeyPress-space>")
    if holder.winfo_exists():
        holder.event_generate("<KeyRelease-space>")
    root.update()


def reach(window: Window, wanted: Callable[[Part], bool]) -> None:
    """Wait until the frame is around what is wanted, and press; again within it."""
    for _ in range(400):
        aid: Any = window.aids
        aid.look()
        assert aid.scan is not None, "no page is scanned"
        shown = aid.scan.shown
        if shown is None:
            switch(window)
            continue
        if not any(map(wanted, leaves(shown))):
            aid.beat()
            continue
        picked = len(leaves(shown)) == 1
        aid.holder.focus_force()
        switch(window)
        if picked:
            return
    raise AssertionError("it was never offered")


def called(words: str) -> Callable[[Part], bool]:
    """The button of that text."""
    return lambda part: "text" in part.widget.keys() and str(part.widget.cget("text")).startswith(words)  # noqa: SIM118


def test_from_the_start_to_a_saved_round_and_out_of_the_mode_by_one_switch(
    window: Window, clock: ManualClock, pages: SwitchPages
) -> None:
    window.root.focus_force()
    reach(window, called("Start"))
    page: Any = window.page
    assert page.name == "play"
    pages.look()
    assert pages.scan is None, "a round has its own hand"
    page.canvas.focus_force()
    clock.advance(3.0)
    page.frame()
    assert page.round_state is State.RUNNING
    for _ in range(20):
        clock.advance(0.5 + 2.0)
        switch(window)
    assert window.page is not page and window.page is not None and window.page.name == "result"
    (record,) = window.services.store.records()
    assert record.way == "mouse+switch" and len(record.shots) == 10 and record.score == 100
    window.root.focus_force()
    reach(window, called("Home"))
    reach(window, called("Settings"))
    reach(window, called("One switch"))
    assert not window.services.settings.switch and window.aids is None
    assert window.root.tk.call("grab", "current", str(window.root)) == ""


def test_a_round_is_left_by_holding_the_switch_and_scanning_what_the_pause_offers(
    window: Window, clock: ManualClock, pages: SwitchPages
) -> None:
    window.show("play")
    window.root.update()
    page: Any = window.page
    page.canvas.focus_force()
    clock.advance(3.0)
    page.frame()
    page.canvas.event_generate("<KeyPress-space>")
    clock.advance(2.5)
    page.frame()
    page.canvas.event_generate("<KeyRelease-space>")
    window.root.update()
    assert page.round_state is State.PAUSED
    reach(window, called("Leave"))
    assert window.page is not page


def test_a_list_is_gone_through_row_by_row_and_a_box_choice_by_choice(window: Window, pages: SwitchPages) -> None:
    from tkinter import ttk

    window.root.focus_force()
    start: Any = window.page
    before = window.services.settings.face
    faces = start.faces.tree if hasattr(start, "faces") else None
    trees = [part.widget for part in _parts(window) if isinstance(part.widget, ttk.Treeview)]
    assert faces is None or faces in trees
    reach(window, lambda part: part.widget is trees[-1])
    inside = pages.scan.shown if pages.scan is not None else None
    assert isinstance(inside, Part) and inside.widget is trees[-1] and inside.inside is None
    for _ in range(2):
        pages.beat()
    switch(window)
    assert window.services.settings.face != before


def test_a_click_anywhere_presses_and_the_pointer_presses_nothing_itself(window: Window, pages: SwitchPages) -> None:
    window.root.focus_force()
    pages.look()
    first = pages.scan.shown if pages.scan is not None else None
    assert isinstance(first, Group)
    click(pages.holder, 0, 0)
    assert pages.scan is not None and pages.scan.shown is not first


def test_escape_stays_what_it_is(window: Window, pages: SwitchPages) -> None:
    window.show("history")
    window.root.update()
    pages.look()
    press_key(pages.holder, "Escape")
    assert window.page is not None and window.page.name == "start"


def test_a_card_over_the_page_is_scanned_alone(window: Window, pages: SwitchPages) -> None:
    window.help()
    window.root.update()
    card: Any = window.overlay
    pages.look()
    assert pages.scan is not None
    shown = pages.scan.shown
    assert shown is not None and all(str(part.widget).startswith(str(card)) for part in leaves(shown))
    press_key(pages.holder, "Escape")
    assert window.overlay is None


def _parts(window: Window) -> list[Part]:
    from bullseye.desk.frame.pressable import parts_in

    return list(parts_in(_top(window)))


def _top(window: Window) -> tk.Misc:
    return window.root


def test_a_card_that_is_only_read_is_closed_by_the_switch(window: Window, pages: SwitchPages) -> None:
    from bullseye.desk.kit.cards.overlay import Overlay

    card = Overlay(window, "Read this")
    card.say("There is nothing to press here.")
    card.open()
    window.root.update()
    pages.look()
    pages.holder.focus_force()
    switch(window)
    assert window.overlay is None


def test_the_pace_is_that_of_the_settings_and_the_first_part_rests_longer(window: Window) -> None:
    """The one test with the real timer: what is asked of it, not how long it takes."""
    window.services.settings.update(switch_pace_s=2.0, switch_wait_s=1.0)
    asked: list[int] = []
    after = window.root.after

    def note(ms: Any, *rest: Any) -> str:
        asked.append(ms)
        return after(ms, *rest)

    window.root.after = note  # type: ignore[method-assign, assignment]
    try:
        window.take_aids()
        aid: Any = window.aids
        aid.look()
        aid.beat()
    finally:
        del window.root.after
    aid.close()
    assert [ms for ms in asked if ms in (500, 1500)] == [1500, 500]
