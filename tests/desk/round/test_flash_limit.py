"""No flash above 3 Hz (WCAG 2.3.1), however fast somebody shoots: counted in what is drawn on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from bullseye.desk.kit.palette import PALETTES
from bullseye.desk.round.effects import Wanted
from bullseye.desk.round.flash_limit import LEAST_S, FlashLimit
from tests.desk.round.test_play_canvas import mark_at, scene_at
from tests.fakes import ManualClock
from tests.flashes import MOST, QUARTER, flashes, luminance, redness, worst_flashing
from tests.gui import picture_of

if TYPE_CHECKING:
    import tkinter as tk

FRAME_S = 0.04
CLICKS_S = 0.08
"""Twelve clicks and more in a second: faster than a hand."""


def frames(canvas: tk.Canvas, clock: ManualClock, draw: Callable[[float], Any], seconds: float = 1.0) -> list[Any]:
    """Pictures of *seconds*, one for each frame."""
    found = []
    for _ in range(round(seconds / FRAME_S)):
        clock.advance(FRAME_S)
        draw(clock.now())
        canvas.update_idletasks()
        found.append(np.asarray(picture_of(canvas)))
    return found


def play_canvas(root: tk.Tk, theme: str, clock: ManualClock) -> Any:
    from bullseye.desk.kit.theme import Theme
    from bullseye.desk.round.play_canvas import PlayCanvas

    canvas = PlayCanvas(root, Theme(root, theme), "arrow", Wanted(), clock.now)
    canvas.place(x=0, y=0, width=440, height=340)
    canvas.show_scene(scene_at(220, 170, 300))
    root.update()
    return canvas


@pytest.mark.parametrize("hit", [True, False])
@pytest.mark.parametrize("theme", PALETTES)
def test_the_fastest_clicks_make_no_flashing(tk_root: tk.Tk, clock: ManualClock, theme: str, hit: bool) -> None:
    canvas = play_canvas(tk_root, theme, clock)
    shots = 0

    def draw(now_s: float) -> None:
        nonlocal shots
        while shots * CLICKS_S < now_s - began_s:
            shots += 1
            canvas.show_mark(mark_at(220, 170, shots, hit=hit, is_x=shots % 2 == 0, lasting=False))
        canvas.frame(now_s)

    began_s = clock.now()
    assert worst_flashing(frames(canvas, clock, draw)) < QUARTER / 10
    canvas.marks.stop()
    canvas.destroy()


def test_a_flash_begins_at_most_so_often_whatever_is_clicked(clock: ManualClock) -> None:
    limit, began = FlashLimit(clock.now), 0
    for _ in range(1000):
        began += limit.may()
        clock.advance(0.01)
    assert began <= 10 / LEAST_S + 1 and 1 / LEAST_S < MOST


@pytest.mark.parametrize("theme", PALETTES)
def test_the_count_and_the_celebration_make_no_flashing(tk_root: tk.Tk, clock: ManualClock, theme: str) -> None:
    from bullseye.desk.kit.theme import Theme
    from bullseye.desk.result.celebration import Celebration

    canvas = play_canvas(tk_root, theme, clock)
    numbers = iter((3, 2, 1, 0))
    following = next(numbers)

    def count(now_s: float) -> None:
        nonlocal following
        if now_s - began_s > 0.25 * (3 - following):  # four times as fast as it is
            canvas.show_count(following)
            following = next(numbers, -9)
        canvas.frame(now_s)

    began_s = clock.now()
    assert worst_flashing(frames(canvas, clock, count)) < QUARTER
    party = Celebration(canvas, Theme(tk_root, theme), 60, clock.now)
    party.start()
    assert worst_flashing(frames(canvas, clock, lambda now_s: party.frame())) < QUARTER / 5
    party.stop()
    canvas.destroy()


def test_the_meter_itself_sees_flashing() -> None:
    black, white = np.zeros((300, 400, 3), np.uint8), np.full((300, 400, 3), 255, np.uint8)
    red = np.zeros((300, 400, 3), np.uint8)
    red[..., 0] = 255
    assert worst_flashing([black, white] * 5) == 1.0
    assert worst_flashing([black, red] * 5) == 1.0
    assert worst_flashing([black, white] * 2) == 0.0
    assert worst_flashing([black, *[white] * 8]) == 0.0
    assert flashes([luminance(black), luminance(white)] * 5).max() == 4
    assert redness(red).min() > 20 and redness(white).max() == 0
    ramp = [np.full((1, 1), level) for level in (0.0, 0.05, 0.11, 0.04, 0.0, 0.06, 0.12, 0.01)]
    assert flashes(ramp).max() == 2, "slow changes are changes too"
    half = np.zeros((300, 400, 3), np.uint8)
    half[:, :40] = 255
    assert 0 < worst_flashing([black, half] * 5) < QUARTER
