"""Numbers one below the other, each label at the left and its value at the right; too long for one line, it has two."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.explain import explainable

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.wording.explanation import Explanation
    from bullseye.wording.numbers import Number

GAP_PX = 12
"""At least so much lies between a label and its value."""


def number_rows(
    master: ttk.Frame,
    window: Shell,
    room_px: int,
    numbers: Iterable[tuple[Number, str, str]],
    first: int,
    explain: Callable[[Number], Callable[[], Explanation | None]],
) -> dict[str, ttk.Label]:
    """Grid *numbers*, each with the styles of its label and value, in column 0 of *master* from row *first* on.

    Returns the values by the numbers' keys; each is explained when it is clicked.
    """
    theme, cells = window.theme, {}
    font, bold = theme.font(), theme.font("body", True)
    row = first
    for number, label_style, style in numbers:
        label = ttk.Label(master, text=number.label, style=label_style, wraplength=room_px)
        label.grid(row=row, column=0, sticky="w")
        taken = bold.measure(number.label) if label_style.startswith("Strong") else font.measure(number.label)
        taken += (bold if style.startswith("Strong") else font).measure(number.text) + theme.px(GAP_PX)
        row += taken > room_px
        cell = ttk.Label(master, text=number.text, style=style, wraplength=room_px, justify="right")
        cell.grid(row=row, column=0, sticky="e")
        cells[number.key] = explainable(window, cell, explain(number))
        row += 1
    return cells
