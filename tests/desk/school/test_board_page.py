"""The board on the wall: it follows the class while it is shown, and shows no more than the class lets it."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.reference import add_reference, take_turn
from bullseye.desk.frame.window import Window
from bullseye.desk.school.board_page import ClassBoardPage
from bullseye.session.clock import StepClock
from tests.classroom.classes import room_of, take
from tests.desk.desk_rooms import type_key
from tests.gui import click
from tests.rounds import DRILLS, FACES, ids


def shown(window: Window, room: OpenClass | None = None, **args: object) -> ClassBoardPage:
    window.show("class_board", **({} if room is None else {"room": room}), **args)
    window.root.update()
    assert isinstance(window.page, ClassBoardPage)
    return window.page


def said(page: ClassBoardPage) -> list[str]:
    """The words on the canvas, as they stand."""
    page.update()
    view = page.view
    return [view.itemcget(item, "text") for item in view.find_all() if view.type(item) == "text"]


def test_without_a_class_and_without_students_it_says_so(window: Window) -> None:
    assert "No class" in said(shown(window)) and "No scores yet" in said(shown(window))
    assert any("Nobody is in the class yet" in words for words in said(shown(window, room_of())))


def test_a_round_that_is_taken_appears_at_once(window: Window) -> None:
    room = room_of("Ann", "Bob")
    page = shown(window, room)
    assert "Ann" not in said(page)
    taken = take(room)
    assert {"Ann", str(taken.score), "1 round, 10 shots"} <= set(said(page))


def test_many_events_are_drawn_once(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    room = room_of("Ann", "Bob")
    page = shown(window, room)
    drawn = []
    show = page.view.show
    monkeypatch.setattr(page.view, "show", lambda what: (drawn.append(what), show(what)))
    take(room)
    room.void_last_shot()
    room.join("Cid")
    window.root.update()
    assert len(drawn) == 1


def test_it_follows_nothing_behind_another_page(window: Window) -> None:
    room = room_of("Ann")
    page = shown(window, room)
    assert len(room.listeners) == 1
    shown(window, room)
    assert len(room.listeners) == 1
    window.show("settings")
    assert room.listeners == []
    take(room)
    window.back()
    assert window.page is page and "Ann" in said(page)


def test_hidden_names_are_seats_until_they_are_shown(window: Window) -> None:
    room = room_of("Ann", "Bob", names_hidden=True)
    take(room)
    page = shown(window, room)
    assert "Seat 1" in said(page) and "Ann" not in said(page)
    room.choose(names_hidden=False)
    assert "Ann" in said(page) and "Seat 1" not in said(page)


def test_a_frozen_board_stands_still_and_says_since_when_until_it_is_revealed(window: Window) -> None:
    window.services.zone = timezone(timedelta(hours=2))
    room = room_of("Ann", "Bob")
    take(room)
    page = shown(window, room)
    room.freeze()
    take(room)
    words = said(page)
    # The calendar of these classes begins at noon, and moves on a second with every event.
    assert "Board frozen at 14:00" in words and "Bob" not in words
    room.reveal()
    assert "Bob" in said(page) and not any("frozen" in text for text in said(page))


def test_thirty_students_with_teams_and_a_reference_have_room(window: Window) -> None:
    room = room_of(*(f"Bartholomew the {n}th of Longford" for n in range(30)), teams=True, turns=1)
    room.deal_teams(["Red", "Blue", "Green"])
    add_reference(room, 30.0)
    new_id = ids()
    while room.class_state.next is not None:
        if take_turn(room, FACES, DRILLS, StepClock(), new_id) is None:
            take(room)
    page = shown(window, room)
    words = said(page)
    assert "Reference 30 mm, simulated" in words and {"Red", "Blue", "Green"} <= set(words)
    wide, high = page.view.winfo_width(), page.view.winfo_height()
    for item in page.view.find_all():
        if page.view.type(item) == "text":
            left, top, right, bottom = page.view.bbox(item)
            assert left >= 0 and top >= 0 and right <= wide and bottom <= high, page.view.itemcget(item, "text")


def test_it_is_drawn_anew_for_another_window(window: Window) -> None:
    room = room_of("Ann")
    take(room)
    page = shown(window, room)
    window.root.geometry("1024x700")
    window.root.update()
    window.root.update()
    assert page.view.drawing is not None and page.view.drawing.width == page.view.winfo_width() <= 1024


def test_l_and_the_button_lead_to_the_lessons_of_the_same_class_and_esc_leads_back(window: Window) -> None:
    room = room_of("Ann")
    for way in ("key", "button"):
        page = shown(window, room)
        if way == "key":
            type_key(page, "l")
        else:
            click(page.lessons_button, 8, 8)
        found = window.page
        assert found is not None and found.name == "class_lessons" and found.class_state is room.class_state  # type: ignore[attr-defined]
        type_key(found, "Escape")
        assert window.page is page
        window.home()


def test_the_class_may_be_given_without_a_room(window: Window) -> None:
    room = room_of("Ann")
    page = shown(window, class_state=room.class_state)
    take(room)
    assert "Ann" not in said(page)  # nobody told it
    page.refresh()
    assert "Ann" in said(page)
