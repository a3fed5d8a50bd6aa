"""The keyboard's crosshair, by real keys: it moves, it shoots, and one round is shot with one hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.play.round.keys_crosshair import DELAY_S, STEADY_PX, STEP_PX
from bullseye.session.round import State
from tests.desk.desk_rooms import middle, round_on, shoot, texts_in
from tests.fakes import ManualClock
from tests.gui import click, press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.round.play_page import PlayPage

pytestmark = pytest.mark.chosen(drill="ten-shots")


def hold(page: PlayPage, clock: ManualClock, keysym: str, seconds: float) -> None:
    page.canvas.focus_force()
    page.canvas.event_generate(f"<KeyPress-{keysym}>")
    clock.advance(seconds)
    page.canvas.event_generate(f"<KeyRelease-{keysym}>")
    page.update()


def shots_px(page: PlayPage) -> list[tuple[float, float]]:
    view = page.controller.viewport
    assert view is not None
    return [view.to_px(s.target_x_mm + s.x_mm, s.target_y_mm + s.y_mm) for s in page.controller.round.shots]


@pytest.mark.opens_on("start")
def test_the_whole_way_from_the_start_to_a_saved_round_by_keys_alone(window: Window, clock: ManualClock) -> None:
    start = window.page
    assert start is not None
    press_key(start, "Return")
    page: Any = window.page
    press_key(page.canvas, "Right")
    clock.advance(3.0)
    page.controller.tick()
    assert page.round_state is State.RUNNING
    for _ in range(10):
        clock.advance(0.5)
        press_key(page.canvas, "Up")
        press_key(page.canvas, "space")
    result = window.page
    assert result is not None and result.name == "result"
    (record,) = window.services.store.records()
    assert (record.device, record.aids, record.way) == ("keyboard", None, "keyboard")
    assert any("with: keyboard" in text for text in texts_in(result))
    way = {ranked.way for ranked in window.services.store.board.rows()}
    assert way == {"keyboard"}


def test_a_shot_lies_in_the_middle_of_the_pixel_where_the_crosshair_is_drawn(
    window: Window, clock: ManualClock
) -> None:
    page = round_on(window, clock)
    width, height = page.canvas.winfo_width(), page.canvas.winfo_height()
    press_key(page.canvas, "Right")
    press_key(page.canvas, "space")
    step = window.theme.px(STEP_PX)
    (found,) = shots_px(page)
    assert found == pytest.approx((int(width / 4 + step) + 0.5, int(height * 3 / 4) + 0.5), abs=1e-6)


@pytest.mark.chosen(drill="timed-30", keys_faster=False)
def test_a_held_arrow_moves_it_by_the_time_it_was_held_and_two_make_a_diagonal(
    window: Window, clock: ManualClock
) -> None:
    page = round_on(window, clock)
    press_key(page.canvas, "space")  # before an arrow this is the pause key
    press_key(page.canvas, "space")
    press_key(page.canvas, "Up")
    press_key(page.canvas, "Down")
    press_key(page.canvas, "space")
    hold(page, clock, "Right", DELAY_S + 0.5)
    press_key(page.canvas, "space")
    first, second = shots_px(page)
    scale = window.theme.scale
    assert second[0] - first[0] == pytest.approx(scale * (STEP_PX + 0.5 * STEADY_PX), abs=1.0)
    assert second[1] == first[1]
    assert page.controller.round.pauses, "the pause was one"


@pytest.mark.chosen(drill="timed-30")
def test_a_key_that_repeats_on_x11_moves_one_step_and_goes_on_smoothly(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    press_key(page.canvas, "Left")
    press_key(page.canvas, "space")
    page.canvas.focus_force()
    page.canvas.event_generate("<KeyPress-Left>")
    for _ in range(5):  # release and press come together
        page.canvas.event_generate("<KeyRelease-Left>")
        page.canvas.event_generate("<KeyPress-Left>")
    page.canvas.event_generate("<KeyRelease-Left>")
    page.update()
    press_key(page.canvas, "space")
    first, second = shots_px(page)
    assert first[0] - second[0] == pytest.approx(window.theme.px(STEP_PX), abs=1.0)


@pytest.mark.chosen(drill="timed-30")
def test_shift_makes_fine_steps(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    press_key(page.canvas, "Down")
    press_key(page.canvas, "space")
    page.canvas.focus_force()
    page.canvas.event_generate("<KeyPress-Right>", state=0x1)
    page.canvas.event_generate("<KeyRelease-Right>", state=0x1)
    page.update()
    press_key(page.canvas, "space")
    first, second = shots_px(page)
    assert second[0] - first[0] == pytest.approx(window.theme.px(STEP_PX) / 8, abs=1.0)


@pytest.mark.chosen(drill="timed-30")
def test_taps_that_are_heard_late_and_together_are_taps_each(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    press_key(page.canvas, "Left")
    press_key(page.canvas, "space")
    page.canvas.focus_force()
    for stamp in (5000, 5100, 5200):  # the window was busy: all of them wait in one queue
        page.canvas.event_generate("<KeyPress-Left>", time=stamp)
        page.canvas.event_generate("<KeyRelease-Left>", time=stamp + 40)
    page.update()
    press_key(page.canvas, "space")
    first, second = shots_px(page)
    assert first[0] - second[0] == pytest.approx(3 * window.theme.px(STEP_PX), abs=1.0)


def test_after_a_shot_at_a_target_that_keeps_still_it_jumps_away_the_same_way_for_the_same_seed(
    window: Window, clock: ManualClock
) -> None:
    page = round_on(window, clock)
    press_key(page.canvas, "Up")
    for _ in range(4):
        clock.advance(0.5)
        press_key(page.canvas, "space")
    places = shots_px(page)
    assert len(set(places)) == 4
    radius = page.controller.plan.face.diameter_mm / 2
    for shot in page.controller.round.shots[1:]:
        assert 0.45 * radius < (shot.x_mm**2 + shot.y_mm**2) ** 0.5 < 0.95 * radius


def test_space_shoots_p_pauses_and_space_goes_on(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    press_key(page.canvas, "Up")
    press_key(page.canvas, "p")
    assert page.round_state is State.PAUSED
    press_key(page.canvas, "space")
    assert page.round_state is State.RUNNING and not page.controller.round.shots
    press_key(page.canvas, "space")
    assert len(page.controller.round.shots) == 1


def test_a_space_in_the_count_neither_shoots_nor_stops_it(window: Window, clock: ManualClock) -> None:
    window.show("play")
    window.root.update()
    page: Any = window.page
    press_key(page.canvas, "Up")
    press_key(page.canvas, "space")
    assert page.round_state is State.COUNTING


def test_until_the_first_shot_the_mouse_takes_over_and_after_it_the_mouse_shoots_nothing(
    window: Window, clock: ManualClock
) -> None:
    page = round_on(window, clock)
    press_key(page.canvas, "Up")
    assert page.controller.round.plan.device == "keyboard" and str(page.canvas.cget("cursor")) == "none"
    shoot(page, clock)
    assert page.controller.round.plan.device == "mouse" and str(page.canvas.cget("cursor")) != "none"
    press_key(page.canvas, "Up")
    press_key(page.canvas, "r")
    clock.advance(3.0)
    page.controller.tick()
    press_key(page.canvas, "Up")
    press_key(page.canvas, "space")
    click(page.canvas, *middle(page))
    assert len(page.controller.round.shots) == 1 and page.controller.round.plan.device == "keyboard"
    said = [i for i in page.canvas.find_all() if page.canvas.type(i) == "text"]
    shown = [i for i in said if "a click shoots nothing" in page.canvas.itemcget(i, "text")]
    assert [page.canvas.itemcget(i, "state") for i in shown] == ["disabled"]
    clock.advance(3.0)
    page.frame()
    assert [page.canvas.itemcget(i, "state") for i in shown] == ["hidden"]


def test_once_the_mouse_has_shot_arrows_do_nothing(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    shoot(page, clock)
    press_key(page.canvas, "Up")
    assert page.controller.round.plan.device == "mouse"


@pytest.mark.chosen(drill="ten-shots", device="keyboard")
def test_chosen_in_the_settings_it_is_there_from_the_beginning(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    assert page.controller.round.plan.device == "keyboard" and str(page.canvas.cget("cursor")) == "none"
    press_key(page.canvas, "space")
    assert len(page.controller.round.shots) == 1


@pytest.mark.chosen(drill="tracking", device="keyboard")
def test_a_drill_that_follows_the_pointer_follows_the_crosshair(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    page.frame()
    hold(page, clock, "Right", 1.0)
    page.frame()
    places = [(x, y) for _, x, y in page.controller.round.field.pointer.samples]
    view = page.controller.viewport
    assert view is not None and len(places) >= 2 and places[-1][0] > places[0][0]


@pytest.mark.chosen(drill="ten-shots", device="keyboard", pointer="arrow")
@pytest.mark.parametrize("theme", ["light", "dark", "contrast", "projector"])
def test_it_is_drawn_in_every_theme_and_gone_with_its_round(window: Window, clock: ManualClock, theme: str) -> None:
    window.services.choose(theme=theme)
    window.retheme()
    page = round_on(window, clock)
    shown = [i for i in page.canvas.find_all() if page.canvas.type(i) == "image" and page.canvas.bbox(i)]
    before = len(page.canvas.find_all())
    press_key(page.canvas, "Right")
    assert len(page.canvas.find_all()) == before and shown
    page.escape()
    assert str(page.canvas.cget("cursor")) != "none" and len(page.canvas.find_all()) < before


def test_another_key_in_the_place_of_space_shoots_once_and_goes_on_after_a_pause(
    window: Window, clock: ManualClock
) -> None:
    window.services.choose(keys={"space": "j", "j": "space"})
    page = round_on(window, clock)
    press_key(page.canvas, "Right")
    press_key(page.canvas, "j")
    assert len(page.controller.round.shots) == 1
    clock.advance(1.0)
    press_key(page.canvas, "space")
    assert len(page.controller.round.shots) == 1
    press_key(page.canvas, "p")
    assert page.round_state is State.PAUSED
    press_key(page.canvas, "j")
    assert page.round_state is State.RUNNING
