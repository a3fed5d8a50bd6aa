"""What a round feels like: sounds, effects, the pace of frames, and the pointer where a drill must know it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.round.flash_limit import FlashLimit
from tests.desk.desk_rooms import middle, round_on, shoot
from tests.fakes import ManualClock
from tests.gui import press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.chosen(drill="ten-shots")


class Ear:
    """Hears what the page plays."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def play(self, name: str) -> None:
        self.heard.append(name)


def test_a_round_is_heard_from_its_count_to_its_end(window: Window, clock: ManualClock) -> None:
    window.show("play")
    page: Any = window.page
    ear = page.cues._voice = Ear()
    window.root.update()
    for _ in range(3):
        clock.advance(1.0)
        page.frame()
    shoot(page, clock)
    shoot(page, clock, dx_px=-400)
    for _ in range(8):
        shoot(page, clock)
    assert ear.heard[:5] == ["count", "count", "go", "hit-10", "miss"]
    assert ear.heard.count("hit-10") == 9 and "combo" in ear.heard
    assert ear.heard[-1] == "best"


def test_frames_come_faster_only_while_something_moves(window: Window, clock: ManualClock) -> None:
    window.services.settings.update(frame_hz=144)
    page = round_on(window, clock)
    page.canvas.effects.clear()
    assert page.frame().hz == 60
    shoot(page, clock)
    assert page.canvas.effects.alive
    assert page.frame() == (144, True)
    page.canvas.effects.clear()
    assert page.frame().hz == 60


def test_a_moving_drill_keeps_the_rate_that_was_chosen(window: Window, clock: ManualClock) -> None:
    window.services.settings.update(frame_hz=120, drill="moving-slow")
    page = round_on(window, clock)
    assert page.frame() == (120, True)


def test_with_every_effect_off_nothing_moves_after_a_shot(window: Window, clock: ManualClock) -> None:
    window.services.settings.update(reduced_motion=True)
    page = round_on(window, clock)
    shoot(page, clock)
    shoot(page, clock, dx_px=-400)
    assert not page.canvas.effects.alive
    assert not page.canvas.find_withtag("speck")


def test_a_hit_throws_specks_and_a_miss_makes_a_ripple(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    shoot(page, clock)
    moving = page.canvas.effects.moving()
    assert moving["specks"] > 0 and moving["rising"] and not moving["ripple"]
    page.canvas.effects.clear()
    page.canvas.limit = FlashLimit()
    shoot(page, clock, dx_px=-400)
    moving = page.canvas.effects.moving()
    assert moving["ripple"] and moving["specks"] == 0


def test_the_pointer_is_followed_only_where_the_drill_needs_it(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    assert "motion" not in str(page.canvas.bind("<Motion>"))
    press_key(page.canvas, "Escape")
    window.services.settings.update(drill="tracking")
    page = round_on(window, clock)
    page.frame()
    x, y = middle(page)
    clock.advance(0.1)
    page.canvas.event_generate("<Motion>", x=x, y=y)
    assert page.controller.round.field.pointer.samples
    press_key(page.canvas, "Escape")
    assert "motion" not in str(page.canvas.bind("<Motion>"))


def test_a_profile_of_the_frames_is_kept_where_it_is_asked_for(window: Window, clock: ManualClock) -> None:
    window.services.profile_frames = True
    page = round_on(window, clock)
    page.frame()
    page.watch._gap(40.0)
    press_key(page.canvas, "Escape")
    text = (window.services.dirs.data / "frames.log").read_text()
    assert "40.0 ms between two frames" in text


def test_the_course_of_fire_says_that_the_face_is_waited_for(window: Window, clock: ManualClock) -> None:
    from bullseye.desk.round.play_canvas import WAIT_WORDS

    window.services.settings.update(drill="course-of-fire")
    page = round_on(window, clock)
    page.frame()
    canvas = page.canvas
    texts = [item for item in canvas.find_all() if canvas.type(item) == "text"]  # type: ignore[no-untyped-call]
    (hint,) = [item for item in texts if WAIT_WORDS in canvas.itemcget(item, "text")]
    assert canvas.itemcget(hint, "state") == "disabled"
    clock.advance(7.0)
    page.frame()
    assert canvas.targets.standing == 1
    assert canvas.itemcget(hint, "state") == "hidden"


def test_choices_made_between_two_rounds_count_in_the_second(window: Window, clock: ManualClock) -> None:
    window.services.settings.update(particles=False, combo_glow=False)
    page = round_on(window, clock)
    shoot(page, clock)
    assert page.canvas.effects.moving()["specks"] == 0
    press_key(page.canvas, "Escape")
    window.services.settings.update(particles=True, miss_ripple=False, flash=False)
    page = round_on(window, clock)
    page.canvas.limit = FlashLimit()
    shoot(page, clock)
    assert page.canvas.effects.moving()["specks"] > 0
    assert page.canvas.marks.flashes is False
    shoot(page, clock, dx_px=-400)
    assert not page.canvas.effects.moving()["ripple"]
