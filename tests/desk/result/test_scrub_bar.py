"""The bar of a replay: moments and pixels, ticks for hits and misses, a press that seeks."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator

import pytest

from bullseye.desk.kit.theme import Theme
from bullseye.desk.result.scrub_bar import ScrubBar
from tests.gui import click

SHOTS = [(2.0, True), (5.0, False), (10.0, True)]


@pytest.fixture
def sought() -> list[float]:
    return []


@pytest.fixture
def bar(tk_root: tk.Tk, sought: list[float]) -> Iterator[ScrubBar]:
    bar = ScrubBar(tk_root, Theme(tk_root, "light"), sought.append)
    bar.place(x=0, y=0, width=500)
    tk_root.update()
    bar.show(10.0, SHOTS)
    yield bar
    bar.destroy()


def test_a_moment_and_its_place_undo_each_other_and_nothing_lies_outside_the_round(bar: ScrubBar) -> None:
    for t_s in (0.0, 3.3, 10.0):
        assert bar.t_at(bar.x_at(t_s)) == pytest.approx(t_s)
    assert (bar.t_at(-100), bar.t_at(9999)) == (0.0, 10.0)


def test_hits_have_their_tick_above_the_line_and_misses_below(bar: ScrubBar) -> None:
    middle = bar.winfo_height() // 2
    above = [max(bar.coords(tick)[1::2]) < middle for tick in bar.find_withtag("tick")]
    assert above == [hit for _, hit in SHOTS]
    assert [bar.coords(tick)[0] for tick in bar.find_withtag("tick")] == [round(bar.x_at(t)) for t, _ in SHOTS]


def test_a_press_asks_for_the_moment_under_it_and_takes_the_focus(bar: ScrubBar, sought: list[float]) -> None:
    click(bar, round(bar.x_at(4.0)), 10)
    assert sought[0] == pytest.approx(4.0, abs=0.02)
    assert bar.focus_get() is bar


def test_a_round_without_a_length_has_its_knob_at_the_start(bar: ScrubBar) -> None:
    bar.show(0.0, [])
    assert bar.x_at(0.0) == bar.x_at(5.0) and bar.t_at(300) == 0.0
