"""Numbers that explain themselves: a label becomes one in a single call, and a calm card says where it comes from."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.overlay import Overlay
from bullseye.desk.kit.table import Column, Row, Table
from bullseye.desk.kit.widgets import wrapping
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.wording.explanation import Explanation
    from bullseye.wording.numbers import Number

    Make = Callable[[], Explanation | None]

HINT = tr("Click a number, or Tab to it and press Enter, to see where it comes from.")
WIDTH_PX = 560
ROWS, LEAST_ROWS = 12, 3
FOCUS_KEYS = ("<Return>", "<KP_Enter>", "<space>")


def explainable(window: Shell, label: ttk.Label, make: Make) -> ttk.Label:
    """Let *label* open a card with what *make* gives: on a click, on Enter or Space when it has the focus.

    It shows a hand, and an underline under the pointer or the focus. A label for which *make* gives None stays as it
    is. Gives the label back.
    """
    lit = _Lit(label)

    def there(_: object = None) -> bool:
        return make() is not None

    def open_card(_: object) -> str | None:
        found = make()
        if found is None:
            return None
        label.focus_set()
        ExplainOverlay(window, found)
        return "break"

    if there():
        label.configure(takefocus=True, cursor="hand2")
    label.bind("<Enter>", lambda _: lit.over(there()), add=True)
    label.bind("<Leave>", lambda _: lit.over(False), add=True)
    label.bind("<FocusIn>", lambda _: lit.focus(there()), add=True)
    label.bind("<FocusOut>", lambda _: lit.focus(False), add=True)
    label.bind("<Button-1>", open_card, add=True)
    for key in FOCUS_KEYS:
        label.bind(key, open_card, add=True)
    return label


GAP_PX = 8
"""Between the words of a number and the number."""


def beside(part: ttk.Frame, words: str, cell: ttk.Label, row: int, gap_px: int, above_px: int) -> None:
    """Put *cell* at the end of *row* of *part*, and its *words* into the room that it leaves."""
    label = wrapping(ttk.Label(part, text=words, width=1))
    label.grid(row=row, column=0, sticky="new", padx=(0, cell.winfo_reqwidth() + gap_px), pady=(above_px, 0))
    cell.grid(row=row, column=0, sticky="ne", pady=(above_px, 0))


def in_two_halves(
    window: Shell, frame: ttk.Frame, numbers: Sequence[Number], explain: Callable[[Number], Explanation | None]
) -> dict[str, ttk.Label]:
    """Show *numbers* side by side in *frame*, in place of those before; the values by their keys, each explained."""
    px = window.theme.px
    for child in frame.winfo_children():
        child.destroy()
    cells: dict[str, ttk.Label] = {}
    half = (len(numbers) + 1) // 2
    for column, some in enumerate((numbers[:half], numbers[half:])):
        part = ttk.Frame(frame, style="Panel.TFrame")
        part.grid(row=0, column=column, sticky="new", padx=(px(24) if column else 0, 0))
        part.columnconfigure(0, weight=1)
        frame.columnconfigure(column, weight=1, uniform="half")
        for row, number in enumerate(some):
            cell = ttk.Label(part, text=number.text, style="Strong.TLabel")
            beside(part, number.label, cell, row, px(GAP_PX), px(1))
            cells[number.key] = explainable(window, cell, partial(explain, number))
    return cells


class _Lit:
    """The underline of one label, and its colour while it has the focus."""

    def __init__(self, label: ttk.Label) -> None:
        self._label = label
        self._is_over = self._has_focus = False
        self._plain: tuple[str, str] | None = None
        self._font: tkfont.Font | None = None

    def over(self, on: bool) -> None:
        self._is_over = on
        self._show()

    def focus(self, on: bool) -> None:
        self._has_focus = on
        self._show()

    def _show(self) -> None:
        label = self._label
        if not label.winfo_exists():
            return
        if self._is_over or self._has_focus:
            if self._plain is None:
                self._plain = str(label.cget("font")), str(label.cget("foreground"))
            style = ttk.Style(label)
            if self._font is None:
                name = self._plain[0] or str(style.lookup(str(label.cget("style")) or "TLabel", "font"))
                self._font = tkfont.Font(label, font=name)
                self._font.configure(underline=True)
            label.configure(font=self._font)
            lit = str(style.lookup(".", "focuscolor")) if self._has_focus else self._plain[1]
            label.configure(foreground=lit)
        elif self._plain is not None:
            label.configure(font=self._plain[0], foreground=self._plain[1])
            self._plain = None


class ExplainOverlay(Overlay):
    """One number: its value large, then what it is, its formula, what went in, and the source."""

    def __init__(self, window: Shell, what: Explanation) -> None:
        super().__init__(window, what.name, width_px=WIDTH_PX)
        self.what = what
        theme, px = self.theme, self.theme.px
        self.value = ttk.Label(self, text=what.value, style="Card.TLabel", font=theme.font("title", True))
        self.value.configure(wraplength=self.width_px, justify="left")
        self.value.pack(anchor="w", fill="x", pady=(px(4), 0))
        self.say(what.definition)
        if what.formula:
            self._formula(what.formula)
        if what.inputs:
            self._inputs(what.inputs)
        self.table: Table | None = None
        if what.rows:
            self._table(what)
        if what.source:
            self.say(tr("Source: {source}", source=what.source), muted=True).pack_configure(pady=(px(12), 0))
        closing = ttk.Button(self.button_row(), text=tr("Close"), command=self.close)
        closing.pack(side="right")
        self._fit()
        self.open(closing)

    def enter(self) -> None:
        """Enter closes."""
        self.close()

    def _formula(self, formula: str) -> None:
        colours, px = self.theme.palette, self.theme.px
        tk.Label(
            self, text=formula, background=colours.ground, foreground=colours.text, font=self.theme.font(),
            anchor="w", justify="left", padx=px(12), pady=px(8), borderwidth=0, wraplength=self.width_px - px(24),
        ).pack(fill="x", pady=(px(12), 0))  # fmt: skip

    def _inputs(self, inputs: tuple[tuple[str, str], ...]) -> None:
        px = self.theme.px
        part = ttk.Frame(self, style="Overlay.TFrame")
        part.pack(fill="x", pady=(px(12), 0))
        part.columnconfigure(1, weight=1)
        for row, (name, value) in enumerate(inputs):
            ttk.Label(part, text=name, style="CardMuted.TLabel", wraplength=self.width_px // 2).grid(
                row=row, column=0, sticky="w", pady=px(2), padx=(0, px(24))
            )
            ttk.Label(part, text=value, style="Card.TLabel", wraplength=self.width_px // 2, justify="right").grid(
                row=row, column=1, sticky="e", pady=px(2)
            )

    def _table(self, what: Explanation) -> None:
        columns = tuple(Column(title, 64, "e", grow=True) for title in what.columns)
        count = len(what.rows)
        self.table = Table(self, self.theme, columns, rows_asked=LEAST_ROWS)
        self.table.pack(fill="x", pady=(self.theme.px(12), 0))
        self.table.fill(count, lambda n: Row(what.rows[n]))

    def _fit(self) -> None:
        """The table as high as its rows, or as the window has room for."""
        if self.table is None:
            return
        self.update_idletasks()
        row_px = int(ttk.Style(self).lookup("Treeview", "rowheight") or 20)
        spare_px = self.window.root.winfo_height() - self.winfo_reqheight() - self.theme.px(32)
        most = LEAST_ROWS + max(0, spare_px // row_px)
        self.table.ask_for(max(2, min(ROWS, len(self.what.rows), most)))
