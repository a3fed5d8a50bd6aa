"""Specks start where they are thrown, each flies and fades by itself, and they leave nothing behind."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.round.specks import BURST, FADE_STEPS, LIVES_S, Specks, mixed

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.kit.theme import Theme


@pytest.fixture
def theme(tk_root: tk.Tk) -> Theme:
    from bullseye.desk.kit.theme import Theme

    return Theme(tk_root, "light")


@pytest.fixture
def canvas(tk_root: tk.Tk) -> tk.Canvas:
    import tkinter

    canvas = tkinter.Canvas(tk_root, width=600, height=500)
    canvas.place(x=0, y=0)
    tk_root.update()
    return canvas


def flying(canvas: tk.Canvas) -> list[int]:
    return [item for item in canvas.find_withtag("speck") if canvas.itemcget(item, "state") != "hidden"]


def middles(canvas: tk.Canvas) -> list[tuple[float, float]]:
    boxes = [canvas.coords(item) for item in flying(canvas)]
    return [((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in boxes]


def test_a_burst_stands_at_its_own_point_at_once_even_where_its_specks_have_flown_before(
    canvas: tk.Canvas, theme: Theme
) -> None:
    specks = Specks(canvas, theme, bursts=1)
    specks.throw(100, 100, theme.palette.good, 0.0)
    specks.fly(0.15)
    specks.fly(1.0)
    specks.throw(400, 300, theme.palette.good, 2.0)
    assert middles(canvas) == [pytest.approx((400, 300), abs=1)] * BURST


def test_one_burst_too_many_takes_the_specks_of_the_oldest(canvas: tk.Canvas, theme: Theme) -> None:
    specks = Specks(canvas, theme, bursts=2)
    for n in range(3):
        specks.throw(100 + 100 * n, 100, theme.palette.good, 0.01 * n)
    assert specks.number == 2 * BURST
    assert {round(x, -1) for x, _ in middles(canvas)} == {200, 300}


def test_each_speck_has_a_speed_and_a_life_of_its_own(canvas: tk.Canvas, theme: Theme) -> None:
    specks = Specks(canvas, theme, bursts=1)
    specks.throw(300, 250, theme.palette.good, 0.0)
    specks.fly(LIVES_S[0] * 0.99)
    assert len({(round(x, 3), round(y, 3)) for x, y in middles(canvas)}) == BURST
    left = []
    for n in range(11):
        specks.fly(LIVES_S[0] + (LIVES_S[1] - LIVES_S[0]) * n / 10)
        left.append(specks.number)
        assert len(flying(canvas)) == specks.number
    assert left == sorted(left, reverse=True) and len(set(left)) > 5 and left[-1] == 0
    assert not specks.alive


def test_the_air_slows_a_speck_down(canvas: tk.Canvas, theme: Theme) -> None:
    specks = Specks(canvas, theme, bursts=1)
    specks.throw(300, 250, theme.palette.good, 0.0)
    reach = [0.0]
    for n in range(1, 4):
        specks.fly(0.05 * n)
        reach.append(max(x for x, _ in middles(canvas)) - 300)
    steps = [late - early for early, late in zip(reach, reach[1:], strict=False)]
    assert steps == sorted(steps, reverse=True) and steps[0] > 1.3 * steps[2] > 0


def test_specks_of_one_shade_are_neighbours_so_that_few_requests_draw_them(canvas: tk.Canvas, theme: Theme) -> None:
    specks = Specks(canvas, theme, bursts=1)
    specks.throw(300, 250, theme.palette.good, 0.0)
    several = 0
    for n in range(1, 60):
        specks.fly(LIVES_S[1] * n / 60)
        shades = [shade for shade, _ in groupby(canvas.itemcget(item, "fill") for item in flying(canvas))]
        assert len(shades) == len(set(shades)) <= FADE_STEPS
        several += len(shades) > 1
    assert several > 20


def test_how_a_burst_has_faded_does_not_hang_on_the_frames_there_were(canvas: tk.Canvas, theme: Theme) -> None:
    specks = Specks(canvas, theme, bursts=8)
    looks = []
    for frames in (1, 50):
        for _ in range(8):  # as many looks take turns
            specks.throw(300, 250, theme.palette.good, 0.0)
        for n in range(1, frames + 1):
            specks.fly(LIVES_S[1] * 0.6 * n / frames)
        looks.append([(item, canvas.itemcget(item, "fill")) for item in flying(canvas)])
    assert looks[0] == looks[1]
    assert len(looks[0]) < 8 * BURST and len({shade for _, shade in looks[0]}) > 1


def test_the_shades_are_held_so_that_no_frame_asks_the_server_for_one(canvas: tk.Canvas, theme: Theme) -> None:
    Specks(canvas, theme, bursts=1)
    held = {canvas.itemcget(item, "fill") for item in canvas.find_all()}
    for colour in (theme.palette.good, theme.palette.accent):
        shades = [mixed(colour, theme.palette.ground, 0.75 * n / (FADE_STEPS - 1)) for n in range(FADE_STEPS)]
        assert held >= set(shades)


def test_what_they_keep_in_tcl_goes_with_them_and_no_other_canvas_loses_its_own(
    canvas: tk.Canvas, theme: Theme
) -> None:
    import tkinter

    other = tkinter.Canvas(canvas.master)
    specks, others = Specks(canvas, theme, bursts=1), Specks(other, theme, bursts=1)
    specks.remove()
    assert not canvas.find_all()
    names = canvas.tk.splitlist(canvas.tk.call("array", "names", "::bullseye_specks"))
    assert not [name for name in names if name.startswith(f"{canvas},")]
    others.throw(10, 10, theme.palette.good, 0.0)
    others.fly(0.1)
    assert others.number == BURST


def test_colours_are_mixed_by_their_share() -> None:
    assert mixed("#000000", "#ffffff", 0.0) == "#000000"
    assert mixed("#000000", "#ff8000", 0.5) == "#804000"
    assert mixed("#123456", "#ffffff", 1.0) == "#ffffff"
