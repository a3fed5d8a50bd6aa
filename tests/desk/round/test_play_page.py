"""A round is played in a shown window by real events, on a clock that is moved by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.round import play_page
from bullseye.play.services import Services
from bullseye.session.round import State
from tests.desk.desk_rooms import answer, middle, round_on, shoot, texts_in, type_key
from tests.fakes import ManualClock
from tests.gui import click, press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.chosen(drill="ten-shots")


def waiting_jobs(window: Window) -> list[str]:
    """What would run by itself, but for the helper's own watchdog."""
    call = window.root.tk.call
    jobs = [str(call("after", "info", job)) for job in window.root.tk.splitlist(call("after", "info"))]
    return [job for job in jobs if "give_up" not in job]


def test_ten_clicks_end_on_the_result_page_with_the_round_on_the_disk(
    window: Window, clock: ManualClock, services: Services
) -> None:
    page = round_on(window, clock)
    for n in range(10):
        assert window.page is page
        shoot(page, clock, dx_px=12 * n)
    assert window.page is not None and window.page.name == "result"
    records = list(services.store.records())
    assert len(records) == 1
    assert len(records[0].shots) == 10
    assert records[0].player == "Anna" and records[0].ranked is True
    assert records[0].shots[0].t == 0.5
    assert records[0].px_per_mm == pytest.approx(page.canvas.winfo_height() / 480)
    assert services.best("classic", "ten-shots", "x-10-9", "Anna") == records[0].score


def test_a_click_right_after_the_round_presses_nothing_on_the_next_page(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    for _ in range(10):
        shoot(page, clock)
    result = window.page
    assert result is not None
    assert window.root.grab_current() is not None
    guard = window.root.grab_current()
    assert str(guard) not in (str(result), str(window.root))


def test_the_hit_stands_in_the_hud_when_the_handler_returns(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    clock.advance(1)
    x, y = middle(page)
    page.canvas.event_generate("<ButtonPress-1>", x=x, y=y)
    assert page.hud.text_of("score") == "10"
    assert page.hud.text_of("shots") == "1"
    assert page.hud.text_of("last") == "10 X"
    assert page.hud.text_of("left") == "9 shots"
    page.canvas.event_generate("<ButtonRelease-1>", x=x, y=y)


def test_space_pauses_hides_the_face_and_goes_on_unranked(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    press_key(page.canvas, "space")
    assert page.round_state is State.PAUSED
    assert page.canvas.itemconfigure("target")["state"][-1] == "hidden"
    assert page.hud.text_of("ranked") == "unranked"
    assert any("Go on" in text for text in texts_in(page.canvas))
    shoot(page, clock)
    assert page.controller.round.shots == []
    press_key(page.canvas, "space")
    assert page.round_state is State.RUNNING
    assert page.canvas.itemconfigure("target")["state"][-1] == "normal"
    shoot(page, clock)
    assert len(page.controller.round.shots) == 1
    assert page.controller.round.pauses == [(0.0, 0.5)]


def test_escape_leaves_and_records_nothing(window: Window, clock: ManualClock, services: Services) -> None:
    page = round_on(window, clock)
    shoot(page, clock)
    type_key(page.canvas, "Escape")
    assert window.page is not None and window.page.name == "start"
    assert list(services.store.records()) == []
    assert waiting_jobs(window) == []


def test_r_begins_anew_with_a_clean_canvas(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    shoot(page, clock)
    seed = page.controller.plan.seed
    press_key(page.canvas, "r")
    assert page.round_state is State.COUNTING
    assert page.controller.plan.seed != seed
    assert page.canvas.marks.shown() == []
    assert page.hud.text_of("shots") == "0"


def test_enter_ends_practice_and_only_practice(window: Window, clock: ManualClock, services: Services) -> None:
    page = round_on(window, clock)
    press_key(page.canvas, "Return")
    assert page.round_state is State.RUNNING
    services.settings.update(drill="practice")
    page = round_on(window, clock)
    shoot(page, clock)
    type_key(page.canvas, "Return")
    assert window.page is not None and window.page.name == "result"
    assert [record.ranked for record in services.store.records()] == [False]


def test_a_timed_round_ends_by_itself_when_its_time_is_over(
    window: Window, clock: ManualClock, services: Services
) -> None:
    services.settings.update(drill="timed-30")
    page = round_on(window, clock)
    clock.advance(29.9)
    page.controller.tick()
    assert page.hud.text_of("left") == "0.1 s"
    clock.advance(0.2)
    page.controller.tick()
    assert window.page is not None and window.page.name == "result"


def test_a_resize_in_mid_round_keeps_a_shot_worth_what_it_was(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    shoot(page, clock, dx_px=100)
    mm_per_px = 100.5 / page.controller.round.shots[0].x_mm
    range_mm = page.controller.plan.drill.range_mm(page.controller.plan.face)
    window.root.geometry("1100x720+0+0")
    window.root.update()
    assert page.canvas.marks.shown() == [1]
    scale = min(page.canvas.winfo_width() / range_mm[0], page.canvas.winfo_height() / range_mm[1])
    assert scale < mm_per_px
    x, y = middle(page)
    click(page.canvas, round(x + 60 * scale), y)
    last = page.controller.round.shots[-1]
    assert last.x_mm == pytest.approx(60, abs=1 / scale)
    assert page.controller.round.hits[-1].points == 8
    assert page.controller.round.pauses == []


@pytest.mark.parametrize("leave", [True, False])
def test_closing_in_mid_round_asks(leave: bool, window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    answer(window, lambda card: card.close() if not leave else press_button(card, "Leave round"))
    assert page.may_close() is leave
    assert page.round_state is State.PAUSED


def press_button(card: Any, text: str) -> None:
    from tkinter import ttk

    def find(part: Any) -> Any:
        for child in part.winfo_children():
            if isinstance(child, ttk.Button) and str(child.cget("text")) == text:
                return child
            if (found := find(child)) is not None:
                return found
        return None

    find(card).invoke()


def test_help_stops_the_round_while_it_is_read(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    type_key(page.canvas, "F1")
    assert window.overlay is not None
    assert page.round_state is State.PAUSED


def test_the_count_is_shown_and_goes(window: Window, clock: ManualClock) -> None:
    window.show("play")
    page: Any = window.page
    window.root.update()
    shown = []
    for _ in range(4):
        page.controller.tick()
        shown.append(page.canvas.large.count_text)
        clock.advance(1)
    assert shown == ["3", "2", "1", ""]


def test_nothing_ticks_on_a_page_without_a_round(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    press_key(page.canvas, "space")
    window.root.update()
    assert waiting_jobs(window) == []


def test_the_target_jumps_on_a_hit_and_stays_on_a_miss(window: Window, clock: ManualClock, services: Services) -> None:
    services.settings.update(drill="race-30")
    page = round_on(window, clock)
    scale = page.controller.plan.px_per_mm
    x, y = middle(page)
    before = page.controller.round.target_mm
    far = (page.canvas.winfo_width() - 4, page.canvas.winfo_height() - 4)
    click(page.canvas, *((3, 3) if before[0] > 0 or before[1] < 0 else far))
    assert page.controller.round.target_mm == before
    assert page.hud.text_of("last") == "miss"
    click(page.canvas, round(x + before[0] * scale), round(y - before[1] * scale))
    now = page.controller.round.target_mm
    assert now != before
    box = page.canvas.bbox("target")
    assert (box[0] + box[2]) / 2 == pytest.approx(x + now[0] * scale, abs=1.1)
    assert (box[1] + box[3]) / 2 == pytest.approx(y - now[1] * scale, abs=1.1)


def test_a_round_that_cannot_be_saved_still_shows_its_result(
    window: Window, clock: ManualClock, services: Services, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    page = round_on(window, clock)
    for _ in range(10):
        shoot(page, clock)
    assert window.page is not None and window.page.name == "result"


def test_the_keys_say_that_help_pauses_and_it_does(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    (said,) = [what for key, what in page.keys if key == "F1"]
    assert "pauses" in said and "no longer counts for the board" in said
    type_key(page.canvas, "F1")
    assert page.round_state is State.PAUSED


def texts_on(canvas: Any) -> list[str]:
    items = [item for item in canvas.find_all() if canvas.type(item) == "text"]
    return [str(canvas.tk.call(str(canvas), "itemcget", item, "-text")) for item in items]


def test_space_in_the_count_stops_it_and_says_how_to_go_on(window: Window, clock: ManualClock) -> None:
    window.show("play")
    page: Any = window.page
    window.root.update()
    page.canvas.focus_force()
    clock.advance(1.0)
    page.controller.tick()
    type_key(page.canvas, "space")
    assert page.round_state is State.READY and page.canvas.large.count_text == ""
    assert play_page.count_words() in texts_on(page.canvas) and page._pause_row.winfo_ismapped()
    type_key(page.canvas, "space")
    clock.advance(3.0)
    page.controller.tick()
    assert page.round_state is State.RUNNING and not page._pause_row.winfo_ismapped()
    type_key(page.canvas, "space")
    assert play_page.paused_words() in texts_on(page.canvas)


@pytest.mark.parametrize("drill", ["evade", "moving-fast", "warm-up"])
def test_after_several_targets_a_round_of_one_is_paused_begun_anew_and_started_again(
    window: Window, clock: ManualClock, services: Services, drill: str
) -> None:
    services.settings.update(drill="grid-three")
    round_on(window, clock)
    services.settings.update(drill=drill)
    page = round_on(window, clock)
    type_key(page.canvas, "space")
    assert page.round_state is State.PAUSED
    type_key(page.canvas, "space")
    type_key(page.canvas, "r")
    assert page.round_state is State.COUNTING
    page = round_on(window, clock)
    shoot(page, clock)
    assert page.round_state is State.RUNNING


@pytest.mark.chosen(drill="practice")
def test_practice_without_a_shot_is_left_and_not_recorded(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    press_key(page.canvas, "Return")
    assert window.page is not None and window.page.name != "play"
    assert list(window.services.store.records()) == []


@pytest.mark.parametrize("count_s", [1, 0])
def test_the_count_can_be_short_or_none_and_a_restart_is_as_quick(
    count_s: int, window: Window, services: Services, clock: ManualClock
) -> None:
    services.choose(count_s=count_s)
    window.show("play")
    page: Any = window.page
    window.root.update()
    for _ in range(2):
        clock.advance(count_s)
        page.controller.tick()
        assert page.round_state is State.RUNNING
        page.canvas.focus_force()
        clock.advance(0.5)
        click(page.canvas, *middle(page))
        assert len(page.controller.round.shots) == 1
        press_key(page.canvas, "r")
        assert not page.controller.round.shots
