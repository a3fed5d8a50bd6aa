"""One value of a face in a field: typed, or moved by the arrow keys and the wheel; a refused one goes back."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

FAST = 10
"""How many steps one press with Shift makes."""


class ValueField(ttk.Entry):
    """Hands what was typed to *take* when Enter is pressed or the focus leaves.

    *take* makes the change, or refuses it, and has every field shown anew; so a refused text is gone by then.
    *step* is called with +1 or -1 (times FAST with Shift) for the arrow keys, and for the wheel while the focus is
    here: a wheel that only passes over must not change a face.
    """

    def __init__(
        self,
        master: tk.Misc,
        theme: Theme,
        width: int,
        take: Callable[[str], object],
        step: Callable[[int], object] | None = None,
        align: str = "right",
    ) -> None:
        super().__init__(master, font=theme.font(), width=width, justify=align)  # type: ignore[arg-type]
        self._take = take
        self._step = step
        self.value = ""
        self.bind("<Return>", self._entered, add=True)
        self.bind("<KP_Enter>", self._entered, add=True)
        self.bind("<FocusOut>", lambda _: self.commit(), add=True)
        self.bind("<FocusIn>", lambda _: self.selection_range(0, "end"), add=True)
        if step is not None:
            for event, times in (("<Up>", 1), ("<Down>", -1), ("<Shift-Up>", FAST), ("<Shift-Down>", -FAST)):
                self.bind(event, lambda _, times=times: self._stepped(times), add=True)  # type: ignore[misc]
            for event, times in (("<Button-4>", 1), ("<Button-5>", -1)):
                self.bind(event, lambda _, times=times: self._wheeled(times), add=True)  # type: ignore[misc]
            self.bind("<MouseWheel>", lambda e: self._wheeled(1 if e.delta > 0 else -1), add=True)

    @property
    def pending(self) -> bool:
        """True while something is typed that has not been taken."""
        return self.get() != self.value

    def show(self, value: str) -> None:
        """Show the face's value, in place of whatever stands here."""
        self.value = value
        if self.get() != value:
            self.delete(0, "end")
            self.insert(0, value)
            if self.focus_get() is self:
                self.selection_range(0, "end")

    def commit(self) -> None:
        """Hand over what was typed."""
        if self.pending:
            self._take(self.get())

    def restore(self) -> None:
        """Take back what was typed."""
        self.show(self.value)

    def _entered(self, _: tk.Event[tk.Misc]) -> str:
        self.commit()
        self.selection_range(0, "end")
        return "break"

    def _stepped(self, times: int) -> str:
        self.commit()
        assert self._step is not None
        self._step(times)
        return "break"

    def _wheeled(self, times: int) -> str | None:
        return self._stepped(times) if self.focus_get() is self else None
