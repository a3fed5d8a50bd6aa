"""A frame whose parts can always be reached: a bar where there are more than fit, and only there."""

from __future__ import annotations

from collections.abc import Iterator
from tkinter import ttk
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.scrolled_frame import ScrolledFrame
from bullseye.desk.kit.theme import Theme

if TYPE_CHECKING:
    import tkinter as tk

WIDTH_PX, HEIGHT_PX = 200, 120


@pytest.fixture
def frame(tk_root: tk.Tk) -> Iterator[ScrolledFrame]:
    theme = Theme(tk_root, "light")
    theme.apply()
    made = ScrolledFrame(tk_root, theme, WIDTH_PX)
    made.place(x=0, y=0, height=HEIGHT_PX)
    yield made
    if made.winfo_exists():
        made.destroy()


def filled(frame: ScrolledFrame, many: int) -> list[ttk.Button]:
    buttons = [ttk.Button(frame.inside, text=str(n)) for n in range(many)]
    for button in buttons:
        button.pack()
    frame.update()
    return buttons


def is_seen(frame: ScrolledFrame, part: tk.Misc) -> bool:
    top = part.winfo_rooty() - frame.winfo_rooty()
    return top >= 0 and top + part.winfo_height() <= frame.winfo_height()


def test_what_fits_has_no_bar_and_fills_the_frame(frame: ScrolledFrame) -> None:
    filled(frame, 2)
    assert not frame.is_higher and not frame._bar.winfo_ismapped()
    assert frame.inside.winfo_height() == frame.winfo_height()


def test_the_wheel_over_any_part_and_the_keys_scroll_to_the_end(frame: ScrolledFrame) -> None:
    buttons = filled(frame, 12)
    assert frame._bar.winfo_ismapped() and not is_seen(frame, buttons[-1])
    for _ in range(40):
        buttons[0].event_generate("<Button-5>", x=1, y=1)
    frame.update()
    assert is_seen(frame, buttons[-1])
    for _ in range(40):
        frame.scroll_keys["Prior"]()
    frame.update()
    assert is_seen(frame, buttons[0])


def test_a_part_that_gets_the_focus_is_brought_into_sight(frame: ScrolledFrame) -> None:
    buttons = filled(frame, 12)
    for button in (*buttons, *reversed(buttons)):
        button.focus_force()
        frame.update()
        assert is_seen(frame, button)


def test_the_bar_comes_and_goes_and_moves_nothing_aside(frame: ScrolledFrame) -> None:
    buttons = filled(frame, 12)
    frame.update()
    wide, left = frame.winfo_width(), buttons[0].winfo_rootx()
    frame._by(1, "pages")
    for button in buttons[2:]:
        button.destroy()
    frame.update()
    assert not frame._bar.winfo_ismapped() and is_seen(frame, buttons[0])
    assert (frame.winfo_width(), buttons[0].winfo_rootx()) == (wide, left)


def test_a_part_that_needs_more_width_gets_it(frame: ScrolledFrame) -> None:
    wide = ttk.Frame(frame.inside, width=WIDTH_PX + 100, height=10)
    wide.pack()
    frame.update()
    assert wide.winfo_width() == WIDTH_PX + 100 and frame.winfo_width() > WIDTH_PX + 100


def test_the_wheel_elsewhere_is_not_heard_and_nothing_of_it_stays(frame: ScrolledFrame, tk_root: tk.Tk) -> None:
    filled(frame, 12)
    tk_root.event_generate("<Button-5>", x=400, y=300)
    frame.update()
    assert frame._canvas.canvasy(0) == 0
    frame.destroy()
    tk_root.event_generate("<Button-5>", x=1, y=1)
