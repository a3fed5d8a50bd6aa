"""An idle room: the count-down comes by the clock, and any input takes it away."""

from __future__ import annotations

import pytest

from bullseye.desk.frame.window import Window
from bullseye.desk.school.attract_page import AttractPage
from bullseye.desk.school.board_page import ClassBoardPage
from bullseye.desk.school.idle_watch import words
from tests.classroom.classes import room_of, take
from tests.desk.desk_rooms import type_key
from tests.fakes import ManualClock
from tests.gui import click


def board(window: Window, **choices: object) -> ClassBoardPage:
    """A page of a class on which nobody touches anything."""
    room = room_of("Ann", "Bob", **choices)
    take(room)
    window.show("class_board", room=room)
    window.root.update()
    page = window.page
    assert isinstance(page, ClassBoardPage)
    page.idle.arm(room.class_state.choices.idle_s)  # by itself only the page that says who is next is watched
    return page


def wait(page: ClassBoardPage, clock: ManualClock, seconds: float) -> None:
    clock.advance(seconds)
    page.idle.look()
    page.window.root.update()


def said(page: ClassBoardPage) -> str:
    return "" if page.idle.bar is None else str(page.idle.bar.label.cget("text"))


def test_the_last_thirty_seconds_are_counted_and_then_the_demonstration_begins(
    window: Window, clock: ManualClock
) -> None:
    page = board(window)
    wait(page, clock, 59.9)
    assert said(page) == ""
    wait(page, clock, 0.2)
    assert said(page) == "A demonstration begins in 30 s \u2013 any key or click stops this" == words(30)
    wait(page, clock, 18.0)
    assert said(page) == words(12)
    wait(page, clock, 12.0)
    assert page.idle.bar is None and not page.idle.armed
    assert isinstance(window.page, AttractPage)


def test_the_bar_lies_along_the_lower_edge_and_says_everything_on_one_line(window: Window, clock: ManualClock) -> None:
    page = board(window)
    wait(page, clock, 60.0)
    bar = page.idle.bar
    assert bar is not None and bar.winfo_viewable()
    assert bar.winfo_width() == window.root.winfo_width() >= bar.label.winfo_reqwidth()
    assert bar.winfo_y() + bar.winfo_height() == window.root.winfo_height()


def test_a_key_stops_the_count_and_does_nothing_else(window: Window, clock: ManualClock) -> None:
    page = board(window)
    before = window.root.focus_get()
    wait(page, clock, 70.0)
    assert page.idle.bar is not None
    type_key(page.idle.bar, "l")  # would lead to the lesson pages
    assert said(page) == "" and window.page is page and page.idle.armed
    assert window.root.focus_get() is before
    wait(page, clock, 59.0)
    assert said(page) == ""  # it began anew
    wait(page, clock, 1.5)
    assert said(page) == words(30)


def test_a_click_on_a_button_of_the_page_stops_the_count_and_presses_nothing(
    window: Window, clock: ManualClock
) -> None:
    page = board(window)
    wait(page, clock, 70.0)
    click(page.lessons_button, 8, 8)
    assert said(page) == "" and window.page is page
    click(page.lessons_button, 8, 8)  # the next one is for the page again
    assert window.page is not page


def test_moving_the_mouse_stops_it_and_a_mouse_that_lies_still_does_not(window: Window, clock: ManualClock) -> None:
    page = board(window)
    wait(page, clock, 70.0)
    bar = page.idle.bar
    assert bar is not None
    x_root, y_root = window.root.winfo_pointerxy()
    x, y = x_root - bar.winfo_rootx(), y_root - bar.winfo_rooty()
    bar.event_generate("<Motion>", x=x, y=y)
    assert page.idle.bar is bar
    bar.event_generate("<Motion>", x=x + 5, y=y)
    assert page.idle.bar is None


@pytest.mark.parametrize("event", ["<KeyPress-q>", "<ButtonPress-1>", "<Motion>", "<ButtonPress-4>"])
def test_any_input_on_the_page_begins_the_count_anew(window: Window, clock: ManualClock, event: str) -> None:
    page = board(window)
    wait(page, clock, 50.0)
    page.view.focus_force()
    page.view.event_generate(event, **({} if "Key" in event else {"x": 70, "y": 90}))
    wait(page, clock, 15.0)
    assert said(page) == ""
    wait(page, clock, 46.0)
    assert said(page) == words(29)


def test_a_card_over_the_page_keeps_the_count_from_beginning(window: Window, clock: ManualClock) -> None:
    page = board(window)
    window.help()
    wait(page, clock, 500.0)
    assert said(page) == "" and window.page is page
    assert window.overlay is not None
    window.overlay.close()
    wait(page, clock, 59.0)
    assert said(page) == ""


def test_a_card_that_opens_over_the_bar_takes_it_away_and_keeps_the_keys(window: Window, clock: ManualClock) -> None:
    page = board(window)
    wait(page, clock, 70.0)
    window.help()  # as an error would: no key reaches the window meanwhile
    card = window.overlay
    wait(page, clock, 1.0)
    assert said(page) == "" and window.overlay is card
    assert str(window.root.tk.call("focus", "-lastfor", ".")).startswith(str(card))
    assert str(window.root.tk.call("grab", "current", ".")) == str(card)


def test_the_class_says_how_long_and_nought_is_never(window: Window, clock: ManualClock) -> None:
    page = board(window, idle_s=45)
    wait(page, clock, 16.0)
    assert said(page) == words(29)
    jobs = set(window.root.tk.splitlist(window.root.tk.call("after", "info")))
    page = board(window, idle_s=0)
    assert not page.idle.armed
    wait(page, clock, 10_000.0)
    assert window.page is page and said(page) == ""
    assert len(window.root.tk.splitlist(window.root.tk.call("after", "info"))) < len(jobs)


def test_nothing_is_due_by_itself_on_another_page_and_the_keys_of_the_window_are_as_before(
    window: Window, clock: ManualClock
) -> None:
    bound = {name: window.root.tk.call("bind", ".", name) for name in ("<KeyPress>", "<Motion>", "<ButtonPress>")}
    page = board(window)
    assert window.root.tk.call("bind", ".", "<KeyPress>") != bound["<KeyPress>"]
    page.idle.arm(90)  # armed twice is armed once
    window.show("settings")
    assert not page.idle.armed
    assert {name: window.root.tk.call("bind", ".", name) for name in bound} == bound
    clock.advance(200)
    page.idle.look()
    assert window.page is not None and window.page.name == "settings"
