"""A round of the window by ear: a player who is given nothing but its samples, and lines that reach the speech."""

from __future__ import annotations

import os
import sys
import time
from math import hypot
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from bullseye.ear.stream import RATE_HZ
from bullseye.play.round.nearest import way_to_centre
from bullseye.play.services import Services
from bullseye.session.aids import EAR
from tests.desk.desk_rooms import middle, round_on, shoot
from tests.fakes import ManualClock
from tests.gui import press_key
from tests.listening import BlindPlayer, measure

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.round.play_page import PlayPage

LIMIT_S = 60.0


@pytest.fixture(autouse=True)
def _nothing_plays_or_speaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No program of this computer is found: the test hears the samples itself."""
    monkeypatch.setenv("PATH", os.fspath(tmp_path / "tools"))
    monkeypatch.setitem(sys.modules, "miniaudio", None)


class Mouse:
    """A hand that moves the real pointer in steps and clicks; after a shot it is somewhere else."""

    def __init__(self, page: PlayPage, clock: ManualClock, seed: int) -> None:
        self._page, self._clock, self._chance = page, clock, Random(seed)
        self._middle = middle(page)
        self._radius_px = page.canvas.winfo_height() / 2.4
        self._x = self._y = 0.0
        self.away()

    def away(self) -> None:
        radius_px = self._radius_px
        self._x = self._middle[0] + self._chance.choice((-1, 1)) * self._chance.uniform(0.4, 0.7) * radius_px
        self._y = self._middle[1] + self._chance.uniform(-0.7, 0.7) * radius_px
        self._go("<Motion>")

    def _go(self, event: str) -> None:
        self._page.canvas.event_generate(event, x=round(self._x), y=round(self._y), warp=event == "<Motion>")
        self._page.update()

    def press(self, key: str) -> None:
        if key == "shoot":
            self._clock.advance(0.5)
            self._go("<ButtonPress-1>")
            self._go("<ButtonRelease-1>")
            if self._page.round_on is not None:
                self.away()
            return
        step_px = self._radius_px / (100 if key.startswith("small-") else 20)
        across, down = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}[key.removeprefix("small-")]
        self._x += step_px * across
        self._y += step_px * down
        self._go("<Motion>")

    def hear(self, seconds: float) -> bytes:
        self._clock.advance(seconds)
        ear = self._page.ear
        assert ear is not None
        if self._page.round_on is None:
            return ear.stream.render(2_000)[:0]
        self._page.frame()
        ear.stream.render(RATE_HZ // 10)
        return ear.stream.render(round(seconds * RATE_HZ))


class ArrowKeys:
    """A hand on the keyboard: arrows, with Shift a pixel each, and Space. After a shot the crosshair jumps away."""

    def __init__(self, page: PlayPage, clock: ManualClock) -> None:
        self._page, self._clock = page, clock
        self._radius_px = page.canvas.winfo_height() / 2.4

    def press(self, key: str) -> None:
        if key == "shoot":
            self._type("space")
            return
        way = key.removeprefix("small-").capitalize()
        pixels = round(self._radius_px / (100 if key.startswith("small-") else 20))
        self._type(way, pixels // STEP)
        self._type("Shift_L", held=(way, pixels % STEP))

    def _type(self, keysym: str, times: int = 1, held: tuple[str, int] = ("", 0)) -> None:
        for _ in range(times):
            self._clock.advance(0.01)
            if self._page.round_on is None:
                return
            self._page.canvas.focus_force()
            self._page.canvas.event_generate(f"<KeyPress-{keysym}>")
            for _ in range(held[1]):
                self._page.canvas.event_generate(f"<KeyPress-{held[0]}>", state=1)
                self._page.canvas.event_generate(f"<KeyRelease-{held[0]}>", state=1)
                self._page.update()
            self._page.canvas.event_generate(f"<KeyRelease-{keysym}>")
            self._page.update()


STEP = 8
"""What a tap on an arrow moves, px at the scale of the tests."""


@pytest.mark.chosen(drill="grouping", by_ear=True, volume=1.0, device="keyboard")
def test_who_is_given_nothing_but_the_samples_plays_with_the_keyboard_to_the_saved_result(
    window: Window, clock: ManualClock, services: Services
) -> None:
    page = round_on(window, clock)
    assert window.theme.px(STEP) == STEP
    keys = ArrowKeys(page, clock)
    player = BlindPlayer(Mouse(page, clock, 0).hear, keys.press)
    for _ in range(10):
        player.shoot_at_the_centre()
    assert window.page is not None and window.page.name == "result"
    (kept,) = services.store.records()
    assert (kept.drill, kept.device, kept.aids) == ("grouping", "keyboard", {EAR: {}})
    assert max(hypot(shot.x_mm, shot.y_mm) for shot in kept.shots) < 15  # of 200


@pytest.mark.chosen(drill="ten-shots", by_ear=True, volume=1.0)
@pytest.mark.parametrize("seed", [1, 2])
def test_who_is_given_nothing_but_the_samples_plays_with_the_mouse_to_the_saved_result(
    window: Window, clock: ManualClock, services: Services, seed: int
) -> None:
    page = round_on(window, clock)
    mouse = Mouse(page, clock, seed)
    player = BlindPlayer(mouse.hear, mouse.press)
    for _ in range(10):
        player.shoot_at_the_centre()
    assert window.page is not None and window.page.name == "result"
    (kept,) = services.store.records()
    assert (kept.device, kept.aids) == ("mouse", {EAR: {}})
    assert max(hypot(shot.x_mm, shot.y_mm) for shot in kept.shots) < 15  # of 200


@pytest.mark.chosen(drill="ten-shots", by_ear=True, volume=1.0)
def test_a_pause_is_silent_and_what_is_left_is_not_heard_on(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    mouse = Mouse(page, clock, 3)
    assert not measure(mouse.hear(0.3)).silent
    press_key(page.canvas, "space")
    assert page.ear is not None
    stream = page.ear.stream
    stream.render(RATE_HZ // 10)
    assert measure(stream.render(RATE_HZ // 3)).silent
    press_key(page.canvas, "space")
    assert not measure(mouse.hear(0.3)).silent
    press_key(page.canvas, "Escape")
    stream.render(RATE_HZ // 10)
    assert measure(stream.render(RATE_HZ // 3)).silent


@pytest.mark.chosen(drill="timed-30", by_ear=True, volume=1.0)
def test_the_sound_leads_to_the_target_that_is_up_now(window: Window, clock: ManualClock) -> None:
    page = round_on(window, clock)
    for _ in range(3):
        controller = page.controller
        column, row = page.canvas.winfo_width() // 2, page.canvas.winfo_height() // 2
        x, y = controller.round.target_mm
        way = way_to_centre(controller, column, row)
        assert way is not None and hypot(way[0] - x, way[1] - y) < 2
        shoot(page, clock)


@pytest.mark.chosen(drill="ten-shots")
def test_without_the_choice_nothing_of_it_is_there(window: Window, clock: ManualClock, services: Services) -> None:
    page = round_on(window, clock)
    assert page.ear is None
    for _ in range(10):
        shoot(page, clock)
    (kept,) = services.store.records()
    assert not kept.aids


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts of a POSIX shell")
@pytest.mark.chosen(drill="ten-shots", by_ear=True, volume=1.0)
def test_each_shot_and_the_result_are_said_and_the_sound_is_played(
    window: Window, clock: ManualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools, said, heard = tmp_path / "tools", tmp_path / "said", tmp_path / "heard"
    tools.mkdir()
    for name, text in (("espeak-ng", f'{{ /bin/cat; echo; }} >> "{said}"'), ("pacat", f'exec /bin/cat > "{heard}"')):
        (tools / name).write_text(f"#!/bin/sh\n{text}\n")
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PULSE_SERVER", "here")

    def until_said(text: str) -> None:
        end = time.monotonic() + LIMIT_S
        while text not in (said.read_text() if said.exists() else "") and time.monotonic() < end:
            time.sleep(0.01)
        assert text in said.read_text()

    page = round_on(window, clock)
    page.frame()
    for number in range(1, 11):
        shoot(page, clock)
        until_said(f"Shot {number} of 10.")
    until_said("Ten shots on Classic bullseye: 100 points.")
    end = time.monotonic() + LIMIT_S
    while not (heard.exists() and heard.stat().st_size) and time.monotonic() < end:
        time.sleep(0.01)
    assert heard.stat().st_size
    assert page.ear is not None
    page.ear.close()
