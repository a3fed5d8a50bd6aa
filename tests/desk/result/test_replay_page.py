"""The replay page: a stored round plays by the clock, to and fro, and shows what stood and what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.result.replay_page import HALT, PLAY, ReplayPage
from bullseye.desk.result.result_page import ResultPage
from bullseye.play.round.playback import SPEEDS
from bullseye.session.record import Record
from bullseye.wording.numbers import score_text
from tests.desk.desk_rooms import played, type_key
from tests.fakes import ManualClock
from tests.gui import click, press_key
from tests.rounds import DRILLS, changed

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


def replay(window: Window, record: Record | None = None, halted: bool = True, **round_: Any) -> ReplayPage:
    """The page on a round, reached from its result by key; it plays at once, but where it is to be *halted*."""
    outcome = window.services.review(record or played(window.services, **round_))
    window.show("result", outcome=outcome, fresh=False)
    window.root.update()
    assert isinstance(window.page, ResultPage)
    type_key(window.page.play_button, "v")
    assert isinstance(window.page, ReplayPage)
    if halted:
        window.page.halt()
    return window.page


def at(page: ReplayPage) -> float:
    assert page.playback is not None
    return page.playback.t_s


def test_it_plays_at_once_by_button_too_and_esc_leads_back(window: Window) -> None:
    page = replay(window, halted=False)
    assert page.ticks and page.play_button.cget("text").startswith(HALT)
    page.halt()
    assert at(page) == 0.0 and not page.ticks and page.view.marks.shown() == []
    assert page.view.targets.standing == 1
    type_key(page.play_button, "Escape")
    assert isinstance(window.page, ResultPage)
    click(window.page.replay_button, 8, 8)
    assert window.page is page


def test_space_plays_by_the_clock_and_halts(window: Window, clock: ManualClock) -> None:
    page = replay(window, drill="timed-30")
    press_key(page.play_button, "space")
    assert page.ticks and page.play_button.cget("text").startswith(HALT)
    clock.advance(7.25)  # one frame may be long in coming: the clock alone counts
    page.tick()
    assert at(page) == 7.25 and page.hud.text_of("left") == "7.2 s"
    press_key(page.view, "space")
    clock.advance(5.0)
    assert at(page) == 7.25 and not page.ticks


def test_it_halts_at_the_end_with_the_rounds_own_score_and_plays_anew_from_there(
    window: Window, clock: ManualClock
) -> None:
    page = replay(window, drill="timed-30")
    assert page.outcome is not None
    page.toggle()
    clock.advance(60.0)
    page.tick()
    assert at(page) == 30.0 and not page.ticks and page.play_button.cget("text").startswith(PLAY)
    assert page.hud.text_of("score") == page.outcome.score
    page.toggle()
    assert at(page) == 0.0 and page.ticks


@pytest.mark.parametrize(("presses", "speed"), [("+", 2.0), ("++", 4.0), ("+++", 4.0), ("-", 0.5), ("----", 0.25)])
def test_plus_and_minus_change_the_speed_and_nothing_jumps(
    window: Window, clock: ManualClock, presses: str, speed: float
) -> None:
    page = replay(window, drill="timed-30")
    page.toggle()
    clock.advance(2.0)
    for press in presses:
        press_key(page.view, "plus" if press == "+" else "minus")
    assert at(page) == 2.0
    clock.advance(1.0)
    assert at(page) == 2.0 + speed and speed in SPEEDS
    assert page.speed.cget("text") == f"{speed:g} \u00d7"


def test_the_arrows_go_from_shot_to_shot_and_its_mark_and_points_stand_there(window: Window) -> None:
    page = replay(window)
    assert page.outcome is not None
    shots = page.outcome.card.shots
    for number in (1, 2, 3):
        press_key(page.view, "Right")
        assert at(page) == shots[number - 1].t
        assert page.view.marks.shown() == list(range(1, number + 1))
        assert page.hud.text_of("shots") == f"{number} of 10"
    press_key(page.view, "Left")
    assert at(page) == shots[1].t and page.view.marks.shown() == [1, 2]


def test_home_end_and_the_seconds(window: Window) -> None:
    page = replay(window, drill="timed-30")
    press_key(page.view, "End")
    assert at(page) == 30.0
    press_key(page.view, "Down")
    assert at(page) == 29.0
    press_key(page.bar, "Home")
    press_key(page.bar, "Up")
    press_key(page.bar, "Up")
    assert at(page) == 2.0


def test_the_bar_goes_where_it_is_pressed_and_dragged(window: Window, clock: ManualClock) -> None:
    page = replay(window, drill="timed-30")
    y = page.bar.winfo_height() // 2
    click(page.bar, round(page.bar.x_at(12.0)), y)
    assert at(page) == pytest.approx(12.0, abs=0.05)
    page.bar.event_generate("<ButtonPress-1>", x=40, y=y)
    page.bar.event_generate("<B1-Motion>", x=round(page.bar.x_at(20.0)), y=y, state=0x100)
    page.bar.event_generate("<ButtonRelease-1>", x=40, y=y)
    assert at(page) == pytest.approx(20.0, abs=0.05)
    page.bar.event_generate("<B1-Motion>", x=9999, y=y, state=0x100)
    assert at(page) == 30.0
    assert len(page.bar.find_withtag("tick")) == len(page.bar._shots)


def test_combo_and_score_are_those_of_the_moment(window: Window) -> None:
    page = replay(window, drill="timed-30", spread=40)
    assert page.playback is not None
    card = page.playback.replay.card
    page.next()
    page.next()
    assert page.hud.text_of("combo") == str(card.awards[1].combo) == "2"
    points = sum(award.points + award.combo_bonus + award.time_bonus for award in card.awards[:2])
    assert page.hud.text_of("score") == score_text(points, "points")
    page.to_start()
    assert page.hud.text_of("combo") == "\u2013"


@pytest.mark.parametrize(("drill", "ring"), [("timed-30", True), ("moving-fast", True), ("ten-shots", False)])
def test_a_ring_shows_where_the_target_of_a_shot_stood(window: Window, drill: str, ring: bool) -> None:
    page = replay(window, drill=drill)
    assert page.outcome is not None and page.view.ring_px is None
    page.next()
    found = page.view.ring_px
    assert (found is not None) == ring
    if found is not None:
        card = page.outcome.card
        shot, width, scale = card.shots[0], page.view.winfo_width(), (found[2] - found[0]) / card.face.diameter_mm
        assert (found[0] + found[2]) / 2 == pytest.approx(width / 2 + shot.target_x_mm * scale, abs=0.6)


@pytest.mark.parametrize("drill", [drill.id for drill in DRILLS.items() if not drill.test])
def test_any_moment_of_any_drill_can_be_shown(window: Window, drill: str) -> None:
    page = replay(window, drill=drill)
    assert page.playback is not None
    playback = page.playback
    for n in range(9):
        page.seek(playback.replay.duration_s * n / 8)
        frame = playback.replay.at(at(page))
        assert page.view.targets.standing == len(frame.targets)
        assert page.view.marks.shown() == [number + 1 for number in page.view.numbers_at(frame)]
        assert page.view.has_path == (frame.pointer_mm is not None)
    assert drill != "tracking" or page.view.has_path


def test_it_halts_under_the_help_and_behind_another_page(window: Window, clock: ManualClock) -> None:
    page = replay(window)
    page.toggle()
    clock.advance(0.5)
    window.help()
    assert not page.ticks
    assert window.overlay is not None
    window.overlay.close()
    assert at(page) == 0.5
    page.toggle()
    window.back()
    clock.advance(9.0)
    assert not page.ticks and at(page) == 0.5


def test_a_resize_and_another_theme_keep_it_whole(window: Window) -> None:
    page = replay(window, drill="dont-shoot")
    page.seek(8.0)
    window.root.minsize(1, 1)
    window.root.geometry("1024x700")
    window.root.update()
    assert page.playback is not None
    assert page.view.targets.standing == len(page.playback.replay.at(8.0).targets) > 0
    window.services.choose(theme="dark")
    window.retheme()
    window.root.update()
    assert isinstance(window.page, ReplayPage) and at(window.page) == 0.0


def test_a_record_that_is_not_whole_says_so_and_nothing_can_be_played(window: Window) -> None:
    record = played(window.services, drill="moving-fast")
    left = {key: value for key, value in record.parameters.values.items() if key != "place"}
    outcome = window.services.review(changed(record, parameters=left))
    window.show("replay", outcome=outcome)
    window.root.update()
    page = window.page
    assert isinstance(page, ReplayPage) and page.playback is None
    for key in ("space", "Right", "End", "plus"):
        press_key(page.view, key)
    assert page.play_button.instate(["disabled"])
    assert any(
        "cannot be played back" in str(page.view.itemcget(item, "text"))
        for item in page.view.find_all()
        if str(page.view.type(item)) == "text"
    )
    type_key(page.leave_button, "Escape")
    assert window.page is not page


@pytest.mark.parametrize("size", ["1024x700", "1280x800"])
def test_nothing_is_cut(window: Window, size: str) -> None:
    window.root.minsize(1, 1)
    window.root.geometry(size)
    window.root.update()
    page = replay(window, drill="dont-shoot", player="W" * 40)
    root = window.root
    right, bottom = root.winfo_rootx() + root.winfo_width(), root.winfo_rooty() + root.winfo_height()
    row = page.leave_button.master
    for part in (*row.winfo_children(), page.hud, page.bar, page.time):
        assert part.winfo_ismapped()
        assert part.winfo_rootx() + part.winfo_width() <= right
        assert part.winfo_rooty() + part.winfo_height() <= bottom
        if part is not page.hud:
            assert part.winfo_width() >= part.winfo_reqwidth() or part is page.bar
    assert page.leave_button.winfo_rootx() >= page.faster_button.winfo_rootx() + page.faster_button.winfo_width()
    lowest = page.hud.bbox(*(item for item in page.hud.find_all() if str(page.hud.type(item)) == "text"))[3]
    assert lowest <= page.hud.winfo_height()
