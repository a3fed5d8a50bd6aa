"""Small parts that several pages use: a list to choose from, and a label that wraps to its width."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.on_screen import on_screen

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme


TYPING_MS = 800
"""Letters that come within this time of one another are one word."""


class ChoiceList(ttk.Frame):
    """One column of names, one of them chosen; with a scrollbar when there are more than fit.

    *chosen* is called with the id when the player chooses another one. Letters that are typed in it go to the name
    that begins with them.
    """

    def __init__(
        self,
        master: tk.Misc,
        theme: Theme,
        rows: int,
        width_px: int,
        chosen: Callable[[str], None],
        size: str = "body",
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._font = theme.font(size)
        self._room_px = width_px - theme.px(32)  # without scrollbar and padding
        style = ttk.Style(self)
        name = f"{size.title()}List.Treeview"
        row_px = theme.row_px(size, 8 if size == "body" else 5)
        style.configure(name, font=self._font, indent=0, rowheight=row_px)
        # A list needs no room for the little triangles of a tree.
        text = ("Treeitem.text", {"side": "left", "sticky": ""})
        style.layout(f"{name}.Item", [("Treeitem.padding", {"sticky": "nswe", "children": [text]})])  # type: ignore[list-item]
        style.configure(f"{name}.Item", padding=(theme.px(8), 0))
        colours = theme.palette
        style.map(
            name,
            foreground=[("disabled", colours.muted), ("selected", colours.on_accent)],
            background=[("disabled", "selected", colours.line), ("selected", colours.accent)],
        )
        self._chosen = chosen
        self.tree = ttk.Treeview(self, show="tree", selectmode="browse", height=rows, style=name)
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
        self.tree.bind("<KeyPress>", self._typed, add=True)
        self._names: dict[str, str] = {}  # each name in full, in small letters
        self._begun = ""
        self._begun_ms = 0

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
        self._names = {id_: name.casefold() for id_, name in items}
        for (id_, _), text in zip(
            items, cut_apart([name for _, name in items], self._font, self._room_px), strict=True
        ):
            self.tree.insert("", "end", iid=id_, text=on_screen(text))
        self.choose(current)

    def _typed(self, event: tk.Event[tk.Misc]) -> str | None:
        """Go to the name that begins with what is typed; one letter again and again goes on to the next such name."""
        held = event.state & 0xC if isinstance(event.state, int) else 0  # Control and Alt are for keys of the window
        if held or not self._live or not event.char.strip() or not event.char.isprintable():
            return None
        letter = event.char.casefold()
        soon = event.time - self._begun_ms < TYPING_MS
        self._begun = self._begun + letter if soon else letter
        self._begun_ms = event.time
        ids = [id_ for id_ in self.tree.get_children() if id_ in self._names]
        after = ids.index(self.chosen) if self.chosen in ids else -1
        again = self._begun == letter * len(self._begun)
        order = [*ids[after + again :], *ids] if after >= 0 else ids
        for begin in (self._begun, letter) if again else (self._begun,):
            found = next((id_ for id_ in order if self._names[id_].startswith(begin)), None)
            if found is not None:
                self.choose(found)
                break
        return "break"

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


def cut_apart(names: Sequence[str], font: tkfont.Font, room_px: int) -> list[str]:
    """Each name as far as there is room, as `shortened`; where another begins the same, cut in the middle."""
    cut = [shortened(name, font, room_px) for name in names]
    for n, name in enumerate(names):
        if cut[n] != name:
            alike = [other for other in names if other.startswith(cut[n][:-1])]
            if len(alike) > 1:
                cut[n] = _middle_cut(name, alike, font, room_px)
    return cut


def _middle_cut(name: str, alike: Sequence[str], font: tkfont.Font, room_px: int) -> str:
    """*name* with its end kept: as much of it as tells it from those *alike*, and of its beginning what is left."""
    ends = next((n for n in range(1, len(name)) if sum(one.endswith(name[-n:]) for one in alike) < 2), len(name) // 2)
    space = name.rfind(" ", 0, len(name) - ends)
    tail = name[space + 1 :] if space > 0 and font.measure(name[space + 1 :]) < 0.7 * room_px else name[-ends:]
    return shortened(name, font, max(1, room_px - font.measure(tail))) + tail


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


def still_under_the_wheel(root: tk.Misc) -> None:
    """A closed list, a number or a slider does not change when the wheel turns over it: nobody would see that."""
    for kind in ("TCombobox", "TSpinbox", "TScale", "Spinbox", "Scale"):
        for sequence in root.tk.splitlist(root.tk.call("bind", kind)):
            if any(wheel in str(sequence) for wheel in ("Wheel", "Button-4", "Button-5", "Touchpad")):
                root.tk.call("bind", kind, sequence, "")


def sliders_jump(root: tk.Misc) -> None:
    """A click beside the knob of a slider brings it there, so that nobody must drag it; Tk's own goes one step."""
    there = "[string match *slider [%W identify %x %y]]"
    script = f"if {{{there}}} {{ttk::scale::Press %W %x %y}} else {{ttk::scale::Jump %W %x %y}}"
    root.tk.call("bind", "TScale", "<ButtonPress-1>", script)
