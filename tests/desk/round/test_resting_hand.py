"""Dwell and tremor in a round, by the motion of the pointer and a clock of the test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.desk_rooms import middle, round_on
from tests.fakes import ManualClock
from tests.gui import click

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.round.play_page import PlayPage


def move(page: PlayPage, x_px: int, y_px: int) -> None:
    page.canvas.event_generate("<Motion>", x=x_px, y=y_px)
    page.update()


def running(window: Window, clock: ManualClock) -> PlayPage:
    page = round_on(window, clock)
    page.frame()
    return page


@pytest.mark.chosen(drill="ten-shots", dwell=True, dwell_s=0.8, dwell_px=24)
def test_a_pointer_that_rests_shoots_where_it_is_and_must_leave_before_the_next(
    window: Window, clock: ManualClock
) -> None:
    page = running(window, clock)
    x, y = middle(page)
    move(page, 2, 2)
    clock.advance(0.2)
    move(page, x, y)
    clock.advance(0.79)
    page.frame()
    assert not page.controller.round.shots
    clock.advance(0.3)
    page.frame()
    (shot,) = page.controller.round.shots
    view = page.controller.viewport
    assert view is not None and view.to_px(shot.x_mm, shot.y_mm) == pytest.approx((x + 0.5, y + 0.5), abs=1e-6)
    assert page.controller.round.elapsed_s() - shot.t == pytest.approx(0.29, abs=1e-6), "when the rest was over"
    move(page, x + 3, y)
    clock.advance(5.0)
    page.frame()
    assert len(page.controller.round.shots) == 1
    move(page, x + window.theme.px(60), y)
    clock.advance(0.8)
    page.frame()
    assert len(page.controller.round.shots) == 2


@pytest.mark.chosen(drill="ten-shots", dwell=True, dwell_s=0.8, dwell_px=24)
def test_a_ring_fills_while_it_rests(window: Window, clock: ManualClock) -> None:
    page = running(window, clock)
    move(page, 2, 2)
    move(page, *middle(page))
    found = []
    for _ in range(3):
        clock.advance(0.2)
        page.frame()
        arcs = [i for i in page.canvas.find_all() if page.canvas.type(i) == "arc"]
        assert all(page.canvas.itemcget(i, "state") == "disabled" for i in arcs)
        found.append(-float(page.canvas.itemcget(arcs[0], "extent")))
    assert found == pytest.approx([359.9 * 0.25, 359.9 * 0.5, 359.9 * 0.75], abs=0.1)


@pytest.mark.chosen(drill="ten-shots", dwell=True, dwell_s=0.8, dwell_px=24)
def test_the_record_keeps_the_distance_in_mm_of_the_face(window: Window, clock: ManualClock) -> None:
    page = running(window, clock)
    aids = page.controller.round.plan.aids
    view = page.controller.viewport
    assert view is not None
    assert aids["dwell"]["within_mm"] == pytest.approx(24 * window.theme.scale / view.px_per_mm, abs=1e-3)
    assert aids["dwell"]["time_s"] == 0.8


@pytest.mark.chosen(drill="ten-shots", tremor_px=16)
def test_a_shake_before_a_press_does_not_move_the_shot_and_a_sweep_does(window: Window, clock: ManualClock) -> None:
    page = running(window, clock)
    x, y = middle(page)
    clock.advance(1.0)
    move(page, x - 4, y)
    clock.advance(0.04)
    move(page, x + 4, y)
    clock.advance(0.04)
    click(page.canvas, x + 4, y)
    clock.advance(1.0)
    move(page, x - 40, y)
    clock.advance(0.04)
    move(page, x + 4, y)
    clock.advance(0.04)
    click(page.canvas, x + 4, y)
    view = page.controller.viewport
    assert view is not None
    places = [view.to_px(shot.x_mm, shot.y_mm)[0] for shot in page.controller.round.shots]
    assert places == pytest.approx([x + 0.5, x + 4.5], abs=1e-6)
    assert "tremor" in page.controller.round.plan.aids


@pytest.mark.chosen(drill="ten-shots", sticky_s=0.5)
def test_presses_soon_after_one_are_the_same_press(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    for wait_s in (1.0, 0.2, 0.2, 0.6):
        clock.advance(wait_s)
        click(page.canvas, *middle(page))
    assert len(page.controller.round.shots) == 2
    assert page.controller.round.plan.way == "mouse+sticky"
