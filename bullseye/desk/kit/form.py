"""Rows of a form: a label and the field beside it; and a box for text of many lines, in the theme's colours."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme


LABELS = 1.25
"""How much wider than meant a label is at most before it takes two lines."""


class Form(ttk.Frame):
    """Fields one below the other, each behind its label.

    Labels take *label_px* at the least, *gap_px* is above and below a field, both px at 96 dpi. *raised*: on a card.
    """

    def __init__(self, master: tk.Misc, theme: Theme, label_px: int, gap_px: int = 2, raised: bool = True) -> None:
        super().__init__(master, style="Overlay.TFrame" if raised else "Panel.TFrame")
        self.columnconfigure(0, minsize=theme.px(label_px))
        self.columnconfigure(1, weight=1)
        self._form_theme, self._gap_px = theme, theme.px(gap_px)
        self._label_most_px = theme.px(LABELS * label_px)
        self._label_style = "CardMuted.TLabel" if raised else "Muted.TLabel"
        self._rows: dict[str, tuple[int, list[tk.Widget]]] = {}

    def across(self, part: tk.Widget, sticky: str = "ew", above_px: int = 0, below_px: int = 0) -> None:
        """Put *part* into a row of its own, over labels and fields."""
        pady = (self._form_theme.px(above_px), self._form_theme.px(below_px))
        part.grid(row=len(self._rows), column=0, columnspan=3, sticky=sticky, pady=pady)
        self._rows[str(part)] = len(self._rows), [part]

    def row(self, text: str, field: tk.Widget, label_sticky: str = "w") -> None:
        """Put *field* behind its label; without *text* there is none."""
        row, parts = len(self._rows), [field]
        if text:
            label = ttk.Label(self, text=text, style=self._label_style, wraplength=self._label_most_px, justify="left")
            label.grid(row=row, column=0, sticky=label_sticky, pady=self._gap_px)
            parts.append(label)
        field.grid(row=row, column=1, columnspan=2, sticky="ew", pady=self._gap_px)
        self._rows[str(field)] = row, parts

    def entry(self, text: str, value: str = "") -> ttk.Entry:
        """A field to type into."""
        entry = ttk.Entry(self, font=self._form_theme.font(), width=12)
        entry.insert(0, value)
        self.row(text, entry)
        return entry

    def box(
        self,
        text: str,
        values: Sequence[str],
        at: int = 0,
        chosen: Callable[[], object] | None = None,
        typed: str | None = None,
    ) -> ttk.Combobox:
        """A list to choose from; *chosen* is called after a choice. With *typed* other words may be typed too."""
        box = ttk.Combobox(self, font=self._form_theme.font(), values=list(values), width=12, height=14)
        if typed is None:
            box.configure(state="readonly")
            box.current(at)
        else:
            box.set(typed)

        def took(_: object) -> None:
            box.selection_clear()
            if chosen is not None:
                chosen()

        box.bind("<<ComboboxSelected>>", took, add=True)
        self.row(text, box)
        return box

    def beside(self, field: tk.Widget, part: tk.Widget) -> None:
        """Put *part* to the right of a field that is in the form."""
        row, parts = self._rows[str(field)]
        field.grid_configure(columnspan=1)
        part.grid(row=row, column=2, sticky="w", padx=(self._form_theme.px(8), 0))
        parts.append(part)

    def show_row(self, field: tk.Widget, on: bool) -> None:
        """Show the row of *field*, or take it away; its place is kept."""
        for part in self._rows[str(field)][1]:
            if on:
                part.grid()
            else:
                part.grid_remove()


def text_box(master: tk.Misc, theme: Theme, size: str = "body", **options: Any) -> tk.Text:
    """A box of many lines with a ring that shows the focus; *options* as Tk has them."""
    colours = theme.palette
    usual: dict[str, Any] = {
        "width": 20, "wrap": "word", "font": theme.font(size), "background": colours.ground, "foreground": colours.text,
        "insertbackground": colours.text, "borderwidth": 0, "padx": theme.px(8), "pady": theme.px(6),
        "highlightthickness": 2, "highlightbackground": colours.edge, "highlightcolor": colours.focus,
    }  # fmt: skip
    box = tk.Text(master, **{**usual, **options})

    def over_the_marked(_: object) -> None:
        """What is pasted takes the place of what is marked, which Tk leaves there under X11."""
        if box.tag_ranges("sel"):
            box.delete("sel.first", "sel.last")

    box.bind("<<Paste>>", over_the_marked, add=True)
    return box
