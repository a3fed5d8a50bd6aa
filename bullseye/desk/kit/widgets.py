"""Small parts that several pages use: a list to choose from, and a label that wraps to its width."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme


class ChoiceList(ttk.Frame):
    """One column of names, one of them chosen; with a scrollbar when there are more than fit.

    *chosen* is called with the id when the player chooses another one.
    """

    def __init__(self, master: tk.Misc, theme: Theme, rows: int, width_px: int, chosen: Callable[[str], None]) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._font = theme.font()
        self._room_px = width_px - theme.px(32)  # without scrollbar and padding
        style = ttk.Style(self)
        style.configure("List.Treeview", rowheight=self._font.metrics("linespace") + theme.px(8), indent=0)
        # A list needs no room for the little triangles of a tree.
        text = ("Treeitem.text", {"side": "left", "sticky": ""})
        style.layout("List.Treeview.Item", [("Treeitem.padding", {"sticky": "nswe", "children": [text]})])  # type: ignore[list-item]
        style.configure("List.Treeview.Item", padding=(theme.px(8), 0))
        colours = theme.palette
        style.map(
            "List.Treeview",
            foreground=[("disabled", colours.muted), ("selected", colours.on_accent)],
            background=[("disabled", "selected", colours.line), ("selected", colours.accent)],
        )
        self._chosen = chosen
        self.tree = ttk.Treeview(self, show="tree", selectmode="browse", height=rows, style="List.Treeview")
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self.tree.yview)
        self.tree.configure(yscrollcommand=self._scrolled)
        self.tree.column("#0", width=theme.px(100), stretch=True)
        self.tree.grid(row=0, column=0, sticky="nsew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.tree.bind("<<TreeviewSelect>>", self._on_select, add=True)
        self._live = True
        self._tags = self.tree.bindtags()
        self.tree.bind("<Home>", lambda _: self._go_to(0), add=True)
        self.tree.bind("<End>", lambda _: self._go_to(-1), add=True)

    def enable(self, on: bool) -> None:
        """Let the player choose, or only show what is chosen."""
        self._live = on
        self.tree.state(["!disabled" if on else "disabled"])
        tags = [tag for tag in self._tags if on or tag != "Treeview"]
        self.tree.configure(takefocus=on)
        self.tree.bindtags(tags)

    def _go_to(self, number: int) -> str:
        items = self.tree.get_children()
        if items and self._live:
            self.choose(items[number])
        return "break"

    def fill(self, items: Sequence[tuple[str, str]], current: str) -> None:
        """Show *items* (id, name) and choose *current* without telling."""
        self.tree.delete(*self.tree.get_children())
        for id_, name in items:
            self.tree.insert("", "end", iid=id_, text=shortened(name, self._font, self._room_px))
        self.choose(current)

    def choose(self, id_: str) -> None:
        """Choose *id_*, as far as it is there, and bring it into sight."""
        if self.tree.exists(id_) and self.chosen != id_:
            self.tree.selection_set(id_)
            self.tree.focus(id_)
        if self.tree.exists(id_):
            self.tree.see(id_)

    @property
    def chosen(self) -> str:
        """The id that is chosen, or nothing."""
        found = self.tree.selection()
        return found[0] if found else ""

    def _on_select(self, _: object) -> None:
        if self.chosen and self._live:
            self._chosen(self.chosen)

    def _scrolled(self, first: float, last: float) -> None:
        self._bar.set(first, last)
        if float(first) <= 0.0 and float(last) >= 1.0:  # Tk hands texts over
            self._bar.grid_remove()
        else:
            self._bar.grid(row=0, column=1, sticky="ns")


def shortened(text: str, font: tkfont.Font, room_px: int) -> str:
    """*text*, or as much of it as there is room for and an ellipsis."""
    if font.measure(text) <= room_px:
        return text
    while text and font.measure(text + "\u2026") > room_px:
        text = text[:-1]
    return text.rstrip() + "\u2026"


def wrapping(label: ttk.Label) -> ttk.Label:
    """Let *label* break its lines where its own width ends."""
    label.bind("<Configure>", lambda e: label.configure(wraplength=max(40, e.width)), add=True)
    return label


def unbind(widget: tk.Misc, sequence: str, binding: str) -> None:
    """Take one binding back and leave the others: `unbind` of older Pythons takes them all."""
    script = str(widget.tk.call("bind", str(widget), sequence))
    kept = [line for line in script.splitlines() if binding not in line]
    widget.tk.call("bind", str(widget), sequence, "\n".join(kept))
    if hasattr(widget, "deletecommand"):
        widget.deletecommand(binding)
