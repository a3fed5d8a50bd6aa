"""Numbers one below the other: on one line where label and value have room, else on two; each explains itself."""

from __future__ import annotations

from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.result.number_rows import number_rows
from bullseye.wording.numbers import Number

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

ROOM_PX = 160


def test_a_value_that_has_no_room_beside_its_label_has_the_next_line(window: Window) -> None:
    body = ttk.Frame(window.root, width=ROOM_PX)
    body.place(x=0, y=0)
    body.columnconfigure(0, minsize=ROOM_PX)
    numbers = [
        Number("short", "A", "1"),
        Number("long", "A rather long label", "123456 of 123456"),
        Number("end", "B", "2"),
    ]
    asked: list[str] = []

    def explain(number: Number) -> Callable[[], None]:
        return lambda: asked.append(number.key)

    cells = number_rows(body, window, ROOM_PX, ((number, "TLabel", "TLabel") for number in numbers), 3, explain)
    window.root.update()
    assert [int(cell.grid_info()["row"]) for cell in cells.values()] == [3, 5, 6]
    assert all(cell.winfo_width() >= cell.winfo_reqwidth() for cell in cells.values())
    asked.clear()
    cells["long"].event_generate("<ButtonPress-1>", x=1, y=1)
    assert asked == ["long"]
    body.destroy()
