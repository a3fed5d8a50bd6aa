"""Which way the window runs and where its lines end: by the language; panels on the other side for the left hand."""

from __future__ import annotations

import tkinter as tk

from bullseye.words import rightward, spaced


def panels_mirrored(other_side: bool) -> bool:
    """Whether the panels of a page are exchanged; *other_side* is the player's choice."""
    return other_side != (not rightward())


def set_up(root: tk.Misc, other_side: bool) -> None:
    """Let *root*, and all that will be made in it, run that way; where nothing is changed, nothing is even loaded."""
    if not spaced() and not hasattr(root.tk, "plain"):
        from bullseye.desk.kit.line_breaker import Unspaced

        _speak_to(root, Unspaced(root.tk))
    panels = panels_mirrored(other_side)
    if hasattr(root.tk, "panels"):
        root.tk.panels = panels
    elif panels or not rightward():
        from bullseye.desk.kit import on_screen
        from bullseye.desk.kit.mirrored import Mirrored

        below = root.tk
        if not rightward() and not on_screen.TK_ORDERS:
            from bullseye.desk.kit.ordered import Ordered

            below = Ordered(below)  # type: ignore[assignment]
            on_screen.ordered_elsewhere(below)
        _speak_to(root, Mirrored(below, not rightward(), panels))


def _speak_to(part: tk.Misc, relay: object) -> None:
    part.tk = relay  # type: ignore[assignment]
    for child in part.winfo_children():
        _speak_to(child, relay)
