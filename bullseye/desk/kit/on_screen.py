"""Text as Tk is to be given it: where Tk draws letters as they come (X11), those from the right are ordered first."""

from __future__ import annotations

import sys

from bullseye.picture import right_to_left

TK_ORDERS = sys.platform in ("win32", "darwin")
"""There the system draws for Tk, in the right order and joined; a second step would turn it round again."""


def on_screen(text: str) -> str:
    """*text* to be drawn, never to be read back: it is in another order."""
    return text if TK_ORDERS else right_to_left.drawn(text)


def missing_for(text: str) -> str:
    """What must be installed to show *text* as it is read; "" where nothing is."""
    return "" if TK_ORDERS else right_to_left.complaint(text)
