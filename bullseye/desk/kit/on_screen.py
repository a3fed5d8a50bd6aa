"""Text as Tk is to be given it: where Tk draws letters as they come (X11), those from the right are ordered first."""

from __future__ import annotations

import sys

from bullseye.picture import right_to_left

TK_ORDERS = sys.platform in ("win32", "darwin")
"""There the system draws for Tk, in the right order and joined; a second step would turn it round again."""


_elsewhere: list[object] = []


def ordered_elsewhere(by: object) -> None:
    """Every text is put in order *by* what the widgets speak to: nothing is to be turned round twice."""
    _elsewhere[:] = [by]


def on_screen(text: str, *, of_ours: bool = False) -> str:
    """*text* to be drawn, never to be read back: it is in another order.

    *of_ours*: a sentence of the window, which keeps its own direction where a name from the right begins it.
    """
    return text if TK_ORDERS or _elsewhere else right_to_left.drawn(text, "L" if of_ours else "")


def missing_for(text: str) -> str:
    """What must be installed to show *text* as it is read; "" where nothing is."""
    return "" if TK_ORDERS else right_to_left.complaint(text)
