"""Looks for garbage on Tk's own thread while others run: no other one may throw a part of the window away."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tkinter as tk

EVERY_MS = 250
"""What comes together in that time is looked through in a millisecond."""


class Collecting:
    """From `begin` to `end` Python collects nothing by itself; `look` does it by Python's own thresholds.

    Threads that live as long as a window's mode need it. Begin and end on Tk's thread. Several may have begun: Python
    collects by itself again when the last of them has ended.
    """

    _begun = 0
    _was_on = False

    def __init__(self, root: tk.Misc) -> None:
        self._root = root
        self._job = ""

    def begin(self) -> None:
        """Take it over."""
        if not self._job:
            if not Collecting._begun:
                Collecting._was_on = gc.isenabled()
                gc.disable()
            Collecting._begun += 1
            self._job = self._root.after(EVERY_MS, self._again)

    def end(self) -> None:
        """Leave it to Python again."""
        if self._job:
            self._root.after_cancel(self._job)
            self._job = ""
            Collecting._begun -= 1
            if not Collecting._begun and Collecting._was_on:
                gc.enable()

    def _again(self) -> None:
        self._job = self._root.after(EVERY_MS, self._again)
        self.look()

    def look(self) -> int:
        """Collect the oldest generation that is due, with the younger ones; which, or -1 for none."""
        for generation in (2, 1, 0):
            count, most = gc.get_count()[generation], gc.get_threshold()[generation]
            if most and count > most:
                gc.collect(generation)
                return generation
        return -1
