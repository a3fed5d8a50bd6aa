"""Buttons go on in a second line where the first is full, come back, and the way out of the page is always whole."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from tkinter import ttk

import pytest

from bullseye.desk.kit.flow import Flow, columns_for

WIDE_PX = 100


@pytest.fixture
def flow(tk_root: tk.Tk) -> Iterator[Flow]:
    flow = Flow(tk_root, 4, (5, 0, 5, 0))
    yield flow
    flow.destroy()


def parts_in(flow: Flow, count: int) -> list[ttk.Frame]:
    """So many parts of WIDE_PX each from the left, and one at the right."""
    parts = [ttk.Frame(flow, width=WIDE_PX, height=20) for _ in range(count + 1)]
    parts[-1].pack(side="right")
    for part in parts:
        flow.watched(part)
    for part in parts[:-1]:
        part.pack(side="left", padx=(2, 0))
    return parts


def lines(flow: Flow, parts: list[ttk.Frame], width_px: int) -> list[int]:
    """How far down each part is, in lines, where the flow is so wide; all of it is within the flow."""
    flow.place(x=0, y=0, width=width_px)
    flow.update()
    flow.update()  # what moved asks for another height
    seen = [part for part in parts if part.winfo_manager()]
    for part in seen:
        assert part.winfo_width() == WIDE_PX, "nothing is cut"
        assert part.winfo_rootx() + WIDE_PX <= flow.winfo_rootx() + width_px
    tops = sorted({part.winfo_rooty() for part in seen})
    return [tops.index(part.winfo_rooty()) for part in seen]


def test_what_finds_no_room_is_in_a_second_line_and_comes_back(flow: Flow) -> None:
    parts = parts_in(flow, 4)
    assert lines(flow, parts, 600) == [0, 0, 0, 0, 0]
    assert lines(flow, parts, 350) == [0, 0, 1, 1, 0]
    assert lines(flow, parts, 450) == [0, 0, 0, 1, 0]
    assert lines(flow, parts, 600) == [0, 0, 0, 0, 0]


def test_a_part_that_grows_or_comes_later_finds_its_line(flow: Flow) -> None:
    parts = parts_in(flow, 3)
    assert lines(flow, parts, 420) == [0, 0, 0, 0]
    late = ttk.Frame(flow, width=WIDE_PX, height=20)
    flow.watched(late)
    late.pack(side="left")
    assert lines(flow, [*parts, late], 420) == [0, 0, 0, 0, 1]
    parts[0].pack_forget()
    assert lines(flow, [*parts[1:], late], 420) == [0, 0, 0, 0]
    wider = ttk.Button(flow, text="A")
    flow.watched(wider)
    wider.pack(side="left")
    flow.update()
    wider.configure(text="A much longer word than there was")
    flow.update()
    flow.update()
    assert wider.winfo_width() >= wider.winfo_reqwidth()


@pytest.mark.parametrize(
    ("widths", "room", "equal", "wanted"),
    [([10, 20, 30], 60, False, 3), ([10, 20, 30], 59, False, 2), ([10, 20, 30], 60, True, 2), ([90], 60, False, 1)],
)
def test_so_many_columns_hold_them(widths: list[int], room: int, equal: bool, wanted: int) -> None:
    assert columns_for(widths, 3, room, equal) == wanted
