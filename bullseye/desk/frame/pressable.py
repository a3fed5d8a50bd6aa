"""What on a page can be pressed without a hand on it: buttons and boxes, rows of lists, choices of a box."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from tkinter import ttk

from bullseye.play.group_scan import Box

_PRESSED = {"TButton", "TCheckbutton", "TRadiobutton"}
STEP = 0.1
"""What one press moves a slider, of its whole length; from its end it begins again."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that can be pressed: *box* says where it is on the screen, *press* presses it.

    *inside* gives what it is made of instead, for a list or a box of choices. *show* is called when it is offered.
    """

    widget: tk.Misc
    box: Callable[[], Box]
    press: Callable[[], object]
    inside: Callable[[], tuple[Part, ...]] | None = None
    show: Callable[[], object] | None = None


def parts_in(top: tk.Misc) -> Iterator[Part]:
    """All that can be pressed in *top* and is on the screen, in the order of building."""
    for child in top.winfo_children():
        if not child.winfo_viewable() or isinstance(child, tk.Toplevel):
            continue
        part = part_of(child)
        if part is not None:
            yield part
        else:
            yield from parts_in(child)


def part_of(widget: tk.Misc) -> Part | None:
    """*widget* as something to press; None for all else, and for what is switched off."""
    kind = widget.winfo_class()
    if isinstance(widget, ttk.Widget) and widget.instate(["disabled"]):
        return None
    if kind in _PRESSED:
        return Part(widget, lambda: box_of(widget), lambda: widget.tk.call(str(widget), "invoke"))
    if isinstance(widget, ttk.Combobox):
        return Part(widget, lambda: box_of(widget), lambda: None, lambda: _choices(widget))
    if isinstance(widget, ttk.Treeview):
        return Part(widget, lambda: box_of(widget), lambda: None, lambda: _rows(widget))
    if isinstance(widget, ttk.Scale):
        return Part(widget, lambda: box_of(widget), lambda: _slide(widget))
    return None


def box_of(widget: tk.Misc) -> Box:
    """Where *widget* is on the screen."""
    left, top = widget.winfo_rootx(), widget.winfo_rooty()
    return Box(left, top, left + widget.winfo_width(), top + widget.winfo_height())


def _slide(scale: ttk.Scale) -> None:
    low, high = float(scale.cget("from")), float(scale.cget("to"))
    value = float(scale.get()) + STEP * (high - low)
    scale.set(low if value > high + 1e-9 else value)


def _choices(box: ttk.Combobox) -> tuple[Part, ...]:
    """Each value of *box* beginning behind the present one, shown in it while it is offered; the present one last."""
    values = box.tk.splitlist(box.cget("values"))
    before = box.current()
    order = [(before + 1 + n) % len(values) for n in range(len(values))] if values else []

    def part(at: int) -> Part:
        def choose() -> None:
            box.current(at)
            box.event_generate("<<ComboboxSelected>>")

        return Part(box, lambda: box_of(box), choose, show=lambda: box.set(values[at]))

    return tuple(map(part, order))


def _rows(tree: ttk.Treeview) -> tuple[Part, ...]:
    """The rows that can be seen, heads left out, and where there are more the list itself, which goes on to them.

    A press on a row is a click on it, and opens it where Enter does.
    """
    seen = [item for item in tree.get_children() if tree.bbox(item) and "head" not in tree.item(item, "tags")]

    def part(item: str) -> Part:
        def box() -> Box:
            x, y, width, height = tree.bbox(item) or (0, 0, tree.winfo_width(), tree.winfo_height())
            left, top = tree.winfo_rootx() + x, tree.winfo_rooty() + y
            return Box(left, top, left + width, top + height)

        def press() -> None:
            x, y, width, height = tree.bbox(item) or (0, 0, 1, 1)
            tree.focus_force()
            for event in ("<ButtonPress-1>", "<ButtonRelease-1>"):  # as a hand would
                tree.event_generate(event, x=x + width // 2, y=y + height // 2)
            if "<Key-Return>" in tree.bind():
                tree.event_generate("<KeyPress-Return>")
                tree.event_generate("<KeyRelease-Return>")

        return Part(tree, box, press)

    more = Part(tree, lambda: box_of(tree), lambda: None, lambda: _further(tree))
    return (*map(part, seen), *((more,) if _has_more(tree) else ()))


def _has_more(tree: ttk.Treeview) -> bool:
    """True where not every row can be seen; a table of ours has no other rows in its tree than those."""
    return tree.yview() != (0.0, 1.0) or getattr(tree.master, "count", 0) > len(tree.get_children())


def _further(tree: ttk.Treeview) -> tuple[Part, ...]:
    """The rows a page further, those at the top behind the last."""
    if getattr(tree.master, "count", 0) > len(tree.get_children()):
        last = tree.master.top + len(tree.get_children()) >= tree.master.count  # type: ignore[attr-defined]
        tree.focus_force()
        tree.event_generate("<KeyPress-Home>" if last else "<KeyPress-Next>")
    elif tree.yview()[1] >= 1.0:
        tree.yview_moveto(0.0)
    else:
        tree.yview_scroll(1, "pages")
    tree.update_idletasks()
    return _rows(tree)
