"""A round of a class that was begun is not left for a fresh try at the same targets: it asks, and the wall says so."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.class_rooms import open_class, shoot, sit_down, texts_on
from tests.desk.desk_rooms import answer, type_key
from tests.fakes import ManualClock

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


def test_a_round_that_was_begun_is_left_only_after_a_question_and_a_careless_enter_plays_on(
    window: Window, clock: ManualClock
) -> None:
    desk = open_class(window, "Anna", "Ben")
    page = sit_down(window, clock)
    shoot(page, clock, 5, Random(1))
    asked: list[str] = []

    def reply(card: Any) -> None:
        asked.extend(texts_on(card))
        assert card.focus_get() is card.no
        type_key(card.no, "Return")

    answer(window, reply)
    type_key(page.canvas, "Escape")
    assert window.page is page and desk.in_round and any("1 shot is fired" in text for text in asked)
    assert desk.class_state.times_left(1) == 0


def test_after_a_class_the_window_is_wholly_on_the_screen(window: Window) -> None:
    root = window.root
    high = root.winfo_screenheight()
    root.geometry(f"1000x{high + 200}+0+0")
    root.update()
    for full in (True, False):
        desk = open_class(window, "Anna")
        desk.full = desk._filled = full
        desk.leave()
        root.update()
        assert root.winfo_height() <= high
        root.geometry(f"1000x{high + 200}+0+0")
        root.update()


def test_a_locked_class_asks_for_the_pin_before_a_round_is_left(window: Window, clock: ManualClock) -> None:
    desk = open_class(window, "Anna", "Ben")
    assert desk.lock is not None
    desk.lock.set("4711", "salt")
    page = sit_down(window, clock)
    clock.advance(5.0)  # the targets were seen, though nothing was shot
    answer(window, lambda card: card.close())
    type_key(page.canvas, "Escape")
    assert window.page is page and desk.in_round
