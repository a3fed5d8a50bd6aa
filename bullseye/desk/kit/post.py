"""The one way from another thread into the window: calls are posted, and run by Tk's own thread."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tkinter as tk
    from collections.abc import Callable

PUMP_MS = 20
MOST_AT_ONCE = 10
"""Calls of one turn of the pump: a flood of them must not keep a click waiting."""


class Post:
    """A queue of calls. `post(call)` may be called by any thread, everything else by Tk's own.

    Nothing runs before `open`, which whoever starts a thread calls first: a window without threads is never woken
    for them. A call that raises is reported as any callback's error is, and the next ones run all the same.
    """

    def __init__(self, root: tk.Misc) -> None:
        self._root = root
        self._calls: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._due = ""
        self._shut = False

    def __call__(self, call: Callable[[], object]) -> bool:
        """Let Tk's thread run *call* soon, in the order posted; False when the window is gone."""
        if self._shut:
            return False
        self._calls.put(call)
        return True

    def open(self) -> None:
        """Begin to run what is posted; once more does no harm."""
        if not self._due and not self._shut:
            self._pump()

    def shut(self) -> None:
        """The window goes: nothing more is run."""
        self._shut = True
        if self._due:
            self._root.after_cancel(self._due)
            self._due = ""

    def _pump(self) -> None:
        self._due = self._root.after(PUMP_MS, self._pump)  # first: one bad call must not stop the pump
        for _ in range(MOST_AT_ONCE):
            try:
                call = self._calls.get_nowait()
            except Empty:
                return
            call()
            if self._shut:  # it closed the window
                return
