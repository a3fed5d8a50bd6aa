"""The hand at the range: clicks, the focus and the pointer reach the round as real events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.session.round import State
from tests.desk.desk_rooms import middle, round_on, shoot
from tests.fakes import ManualClock
from tests.gui import click

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window
    from bullseye.desk.round.play_page import PlayPage

pytestmark = pytest.mark.chosen(drill="ten-shots")


def test_a_click_means_the_middle_of_its_pixel(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    shoot(page, clock)
    shot = page.controller.round.shots[0]
    half_px_mm = 0.5 / page.controller.plan.px_per_mm
    assert (shot.x_mm, shot.y_mm) == pytest.approx((half_px_mm, -half_px_mm), abs=1e-5)


def test_a_double_click_is_two_shots_and_the_second_button_none(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    x, y = middle(page)
    for _ in range(2):
        page.canvas.event_generate("<ButtonPress-1>", x=x, y=y, time=1000)
        page.canvas.event_generate("<ButtonRelease-1>", x=x, y=y, time=1001)
    assert len(page.controller.round.shots) == 2
    click(page.canvas, x, y, button=3)
    click(page.canvas, x, y, button=2)
    assert len(page.controller.round.shots) == 2
    assert any("first button" in what for _, what in page.keys)


def lose_focus(page: PlayPage, other: tk.Tk) -> None:
    """The focus goes to another program: within one process Tk moves it, but leaves out the event."""
    other.focus_force()
    other.update()
    assert str(page.tk.call("focus")) == ""
    page.canvas.event_generate("<FocusOut>")
    page.update()


def test_losing_the_focus_pauses_a_round_and_stops_a_count(window: Window, clock: ManualClock) -> None:
    import tkinter

    page = round_on(window, clock)
    other = tkinter.Tk()
    other.geometry("100x100+0+0")
    other.update()
    lose_focus(page, other)
    assert page.round_state is State.PAUSED
    page.canvas.focus_force()
    window.root.update()
    assert page.round_state is State.PAUSED  # only the key goes on
    page.restart()
    lose_focus(page, other)
    assert page.round_state is State.READY
    page.canvas.focus_force()
    window.root.update()
    assert page.round_state is State.COUNTING


def test_the_focus_may_go_from_part_to_part_of_the_window(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    page.focus_force()
    window.root.update()
    assert page.round_state is State.RUNNING


@pytest.mark.chosen(drill="tracking")
def test_the_pointer_is_heard_only_while_a_drill_must_know_where_it_is(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    assert page.canvas.bind("<Motion>")
    page.escape()
    window.services.choose(drill="ten-shots")
    page = round_on(window, clock)
    assert not page.canvas.bind("<Motion>").strip()
