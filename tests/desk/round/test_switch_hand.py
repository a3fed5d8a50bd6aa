"""One switch in a round: two presses are a shot, at the place of their own times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.round.switch_hand import HOLD_S
from bullseye.session.round import State
from tests.desk.desk_rooms import middle, round_on
from tests.fakes import ManualClock
from tests.gui import click, press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.round.play_page import PlayPage

pytestmark = pytest.mark.chosen(
    drill="ten-shots", switch=True, switch_pace_s=4.0, switch_wait_s=0.5, switch_passes=2
)  # fmt: skip
WIDE_MM = 400.0


def running(window: Window, clock: ManualClock) -> PlayPage:
    page = round_on(window, clock)
    page.frame()
    return page


def after(page: PlayPage, clock: ManualClock, seconds: float, key: str = "space") -> None:
    clock.advance(seconds)
    page.frame()
    press_key(page.canvas, key)


@pytest.mark.parametrize("key", ["space", "Return", "F5", "x", "Down"])
def test_two_presses_of_any_key_shoot_where_line_and_point_were(window: Window, clock: ManualClock, key: str) -> None:
    page = running(window, clock)
    after(page, clock, 0.5 + 1.0, key)
    assert not page.controller.round.shots
    after(page, clock, 0.5 + 3.0, key)
    (shot,) = page.controller.round.shots
    wide, high = page.controller.plan.drill.range_mm(page.controller.plan.face)
    assert (shot.x_mm, shot.y_mm) == pytest.approx((0.25 * wide, 0.25 * high), abs=1e-6)


def test_a_click_anywhere_is_the_switch(window: Window, clock: ManualClock) -> None:
    page = running(window, clock)
    clock.advance(0.5 + 2.0)
    click(page.canvas, 3, 5)
    clock.advance(0.5 + 2.0)
    click(page.canvas, *middle(page))
    (shot,) = page.controller.round.shots
    assert (shot.x_mm, shot.y_mm) == pytest.approx((0.0, 0.0), abs=1e-6)


def test_the_record_says_it_with_its_numbers_and_the_round_is_apart(window: Window, clock: ManualClock) -> None:
    page = running(window, clock)
    for _ in range(10):
        after(page, clock, 2.5)
        after(page, clock, 2.5)
    (record,) = window.services.store.records()
    assert record.aids == {"switch": {"pace_s": 4.0, "wait_s": 0.5, "passes": 2}}
    assert record.way == "mouse+switch" and record.score is not None
    assert [ranked.way for ranked in window.services.store.board.rows()] == ["+switch"]


def visible(page: PlayPage) -> set[str]:
    return {
        page.canvas.type(item) for item in page.canvas.find_all()
        if page.canvas.itemcget(item, "state") == "disabled" and page.canvas.type(item) == "line"
    }  # fmt: skip


def words(page: PlayPage) -> list[str]:
    return [
        page.canvas.itemcget(item, "text") for item in page.canvas.find_all()
        if page.canvas.type(item) == "text" and page.canvas.itemcget(item, "state") == "disabled"
    ]  # fmt: skip


def test_the_line_is_drawn_while_it_runs_then_a_sentence_says_what_to_do(window: Window, clock: ManualClock) -> None:
    page = running(window, clock)
    clock.advance(1.0)
    page.frame()
    assert visible(page) and not any("Press the switch" in text for text in words(page))
    clock.advance(60.0)
    page.frame()
    assert not visible(page) and any("Press the switch" in text for text in words(page))
    press_key(page.canvas, "space")
    clock.advance(1.0)
    page.frame()
    assert visible(page) and not page.controller.round.shots


def test_a_switch_that_is_held_pauses_the_round(window: Window, clock: ManualClock) -> None:
    page = running(window, clock)
    clock.advance(1.0)
    page.canvas.focus_force()
    page.canvas.event_generate("<KeyPress-space>")
    clock.advance(HOLD_S)
    page.frame()
    assert page.round_state is State.PAUSED and not visible(page)
    page.canvas.event_generate("<KeyRelease-space>")
    page.update()


def test_after_a_pause_a_new_line_begins(window: Window, clock: ManualClock) -> None:
    page = running(window, clock)
    clock.advance(2.0)
    page.pause()
    clock.advance(100.0)
    page.pause()
    page.frame()
    after(page, clock, 0.5 + 2.0)
    after(page, clock, 0.5 + 2.0)
    (shot,) = page.controller.round.shots
    assert (shot.x_mm, shot.y_mm) == pytest.approx((0.0, 0.0), abs=1e-6)


def test_escape_stays_the_helpers_way_out(window: Window, clock: ManualClock) -> None:
    page = running(window, clock)
    press_key(page.canvas, "Escape")
    assert window.page is not page


@pytest.mark.chosen(drill="tracking", switch=True)
def test_where_a_pointer_is_followed_there_is_no_switch(window: Window, clock: ManualClock) -> None:
    page: Any = running(window, clock)
    assert page.controller.round.plan.aids == {}
