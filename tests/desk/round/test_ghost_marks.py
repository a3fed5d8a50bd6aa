"""The ghost of an own round plays along: its shots appear with one's own, as hollow marks under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.round import ghost_marks
from bullseye.desk.round.marks import DARK, LIGHT
from bullseye.picture.contrast import contrast
from bullseye.play.services import Services
from bullseye.session.record import Record
from bullseye.session.scorecard import score_record
from tests.desk.desk_rooms import middle, played, round_on, shoot
from tests.fakes import ManualClock
from tests.gui import press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.round.play_page import PlayPage

pytestmark = pytest.mark.chosen(drill="ten-shots", rival="last")


@pytest.fixture
def record(services: Services) -> Record:
    record = played(services, 3)
    services.finish(record)
    return record


def at(page: PlayPage, clock: ManualClock, t_s: float) -> None:
    """So many seconds into the round."""
    clock.advance(t_s - page.controller.round.elapsed_s())
    page.frame()


def shots(page: PlayPage, clock: ManualClock, many: int) -> None:
    """So many clicks on the middle."""
    for _ in range(many):
        shoot(page, clock)


def test_without_a_clock_each_shot_of_the_ghost_appears_with_ones_own_of_its_number(
    window: Window, clock: ManualClock, record: Record
) -> None:
    page = round_on(window, clock)
    assert page.controller.plan.seed == record.seed
    assert page.canvas.ghost.shown() == []
    for n, shot in enumerate(record.shots[:-1], start=1):
        at(page, clock, 10.0 * n)
        assert page.canvas.ghost.shown() == list(range(1, n)), "however long one aims"
        shoot(page, clock)
        assert page.canvas.ghost.shown() == list(range(1, n + 1))
        x, y = middle(page)
        scale = page.controller.plan.px_per_mm
        there = page.canvas.ghost.places_px()[-1]
        assert there == pytest.approx((x + shot.x_mm * scale, y - shot.y_mm * scale), abs=1.2)


def test_the_ghost_is_hollow_and_lies_under_ones_own_marks(window: Window, clock: ManualClock, record: Record) -> None:
    page = round_on(window, clock)
    shots(page, clock, 9)
    canvas: Any = page.canvas
    ghosts = canvas.find_withtag("ghost")
    assert len(ghosts) == 2 * len(canvas.ghost.shown()) > 10
    assert {canvas.itemcget(item, "fill") for item in ghosts} == {""}
    assert {canvas.type(item) for item in ghosts} == {"polygon"}
    order = list(canvas.find_all())
    assert max(map(order.index, ghosts)) < min(map(order.index, canvas.find_withtag("mark")))
    assert min(map(order.index, ghosts)) > max(map(order.index, canvas.find_withtag("target")))
    assert canvas.marks.shown() == list(range(1, 10)), "the ghost's shots are not counted among one's own"


def test_a_miss_of_the_ghost_is_a_broken_diamond(window: Window, clock: ManualClock, services: Services) -> None:
    record = played(services, 4, spread=0.8)
    services.finish(record)
    page = round_on(window, clock)
    shots(page, clock, 9)
    canvas: Any = page.canvas
    dashes = {canvas.itemcget(item, "dash") for item in canvas.find_withtag("ghost")}
    assert "" in dashes and len(dashes) == 2


def test_the_lead_stands_beside_the_numbers(window: Window, clock: ManualClock, record: Record) -> None:
    page = round_on(window, clock)
    assert page.hud.notes() == [("Ghost, shot by shot", "level")]
    assert page.hud.heading()[2] == f"Against your last: {record.score}  \u00b7  Anna"
    at(page, clock, record.duration_s)
    assert page.hud.notes() == [("Ghost, shot by shot", "level")]
    shoot(page, clock)
    theirs = score_record(record).hits[0].points
    lead = f"+{10 - theirs}" if theirs < 10 else "level"
    assert page.hud.notes() == [("Ghost, shot by shot", lead)]


def test_a_restart_brings_the_same_targets_and_a_ghost_from_its_start(
    window: Window, clock: ManualClock, record: Record
) -> None:
    page = round_on(window, clock)
    shots(page, clock, 2)
    assert page.canvas.ghost.shown() == [1, 2]
    press_key(page.canvas, "r")
    assert page.controller.plan.seed == record.seed
    assert page.canvas.ghost.shown() == []


def test_a_resize_keeps_the_ghosts_shots_where_they_were(window: Window, clock: ManualClock, record: Record) -> None:
    page = round_on(window, clock)
    shots(page, clock, 2)
    shown = page.canvas.ghost.shown()
    window.root.geometry("1100x720+0+0")
    window.root.update()
    assert page.canvas.ghost.shown() == shown
    x, y = middle(page)
    canvas = page.canvas
    scale = min(canvas.winfo_width(), canvas.winfo_height()) / 480
    shot = record.shots[0]
    assert page.canvas.ghost.places_px()[0] == pytest.approx((x + shot.x_mm * scale, y - shot.y_mm * scale), abs=1.5)


def test_where_targets_move_on_the_ghosts_shots_go_after_a_moment(
    window: Window, clock: ManualClock, services: Services
) -> None:
    services.settings.update(drill="race-30")
    record = played(services, 3, drill="race-30")
    services.finish(record)
    page = round_on(window, clock)
    first = record.shots[0]
    at(page, clock, first.t + 0.001)
    assert page.canvas.ghost.shown() == [1]
    later = first.t + 0.95
    at(page, clock, later)
    expected = [n for n, shot in enumerate(record.shots, start=1) if later - 0.9 < shot.t <= later]
    assert page.canvas.ghost.shown() == expected and 1 not in expected


def test_a_ghost_that_is_missing_is_said_and_the_round_is_played(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    assert page.hud.heading()[2] == "No ghost yet  \u00b7  Anna"
    shoot(page, clock)
    assert page.hud.notes() == [] and page.canvas.ghost.shown() == []


def test_a_round_against_a_ghost_ranks_and_keeps_its_seed(
    window: Window, clock: ManualClock, services: Services, record: Record
) -> None:
    page = round_on(window, clock)
    for _ in range(10):
        shoot(page, clock)
    newest = list(services.store.records())[-1]
    assert newest.ranked is True and newest.seed == record.seed
    assert window.page is not None and window.page.name == "result"
    page_: Any = window.page
    assert page_.outcome.headline().startswith(("You won by", "You lost by", "A draw"))


def test_the_next_round_without_a_ghost_has_none_of_its_marks(
    window: Window, clock: ManualClock, services: Services, record: Record
) -> None:
    page = round_on(window, clock)
    shots(page, clock, 2)
    services.settings.update(rival="nobody")
    page = round_on(window, clock)
    shots(page, clock, 2)
    assert page.canvas.ghost.shown() == [] and page.hud.notes() == []
    assert ghost_marks.LEAST_PX > 4.0, "larger than one's own smallest hole"


@pytest.mark.parametrize("pair", [(ghost_marks.INK, LIGHT), (DARK, LIGHT)])
def test_a_mark_of_two_colours_stands_out_on_every_ring(pair: tuple[str, str]) -> None:
    """Only the luminance counts, so greys stand for all colours of a ring."""
    for level in range(256):
        ring = f"#{level:02x}{level:02x}{level:02x}"
        assert max(contrast(ink, ring) for ink in pair) >= 3, ring
