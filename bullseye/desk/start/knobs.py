"""Sliders that make the chosen drill easier or harder before the start; only those that make sense for it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.widgets import wrapping
from bullseye.drill.adjusted import Changes, adjusted, changed, length_words, offered, value_of
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.drill.drill import Drill

NAMES = {"size": tr("Target size"), "speed": tr("Speed"), "up": tr("At once"), "long": tr("Length")}
OWN_BOARD = tr("What you change plays on a board of its own.")
NOTHING = tr("This test is the same for everybody: nothing of it can be changed.")


class Knobs(ttk.Frame):
    """*took* is called with the id of the drill as it is now, *done* after a choice by mouse."""

    def __init__(self, master: tk.Misc, theme: Theme, took: Callable[[str], None], done: Callable[[], None]) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._theme = theme
        self._took, self._done = took, done
        self._drill: Drill | None = None
        self._changes = Changes()
        self._showing = False
        self.sliders: dict[str, ttk.Scale] = {}
        self.values: dict[str, ttk.Label] = {}
        self._steps: dict[str, tuple[int, ...]] = {}
        self.columnconfigure(0, weight=1)
        self._words = wrapping(ttk.Label(self, style="Muted.TLabel"))
        self.back = ttk.Button(self, text=tr("As the drill is"), style="Quiet.TButton", command=self._undo, width=0)

    def show(self, drill: Drill, changes: Changes) -> None:
        """Show what can be changed of *drill*, as its file has it, and what is."""
        if drill != self._drill:
            self._build(drill)
        self._changes = changes
        for key, slider in self.sliders.items():
            value = value_of(drill, changes, key)
            self._showing = True  # a slider that is set says that it moved
            slider.set(self._steps[key].index(value))
            self._showing = False
            self.values[key].configure(text=self._text(key, value))
        self._words.configure(text=OWN_BOARD if self.sliders else NOTHING)
        self.back.state(["!disabled" if changes.suffix else "disabled"])

    def _build(self, drill: Drill) -> None:
        px = self._theme.px
        self._drill = drill
        for child in self.winfo_children():
            if child not in (self._words, self.back):
                child.destroy()
        self.sliders, self.values, self._steps = {}, {}, offered(drill)
        for n, (key, steps) in enumerate(self._steps.items()):
            row = ttk.Frame(self, style="Panel.TFrame")
            row.grid(row=2 * n, column=0, sticky="ew", pady=(px(4), 0))
            row.columnconfigure(0, weight=1)
            ttk.Label(row, text=NAMES[key], style="Muted.TLabel").grid(row=0, column=0, sticky="w")
            self.values[key] = ttk.Label(row, style="Muted.TLabel")
            self.values[key].grid(row=0, column=1, sticky="e")
            slider = self.sliders[key] = ttk.Scale(self, from_=0, to=len(steps) - 1, takefocus=True)
            slider.configure(command=lambda at, key=key: self._moved(key, float(at)))  # type: ignore[misc]
            slider.grid(row=2 * n + 1, column=0, sticky="ew", pady=(px(2), px(4)))
            for arrow, by in (("Left", -1), ("Right", 1), ("Down", -1), ("Up", 1)):
                slider.bind(f"<{arrow}>", lambda _, key=key, by=by: self._nudge(key, by), add=True)  # type: ignore[misc]
            slider.bind("<ButtonRelease-1>", lambda _: self._done(), add=True)
        self._words.grid(row=20, column=0, sticky="ew", pady=(px(4), 0))
        self.back.grid(row=21, column=0, sticky="w", pady=(px(4), 0))
        self.back.lift()

    def _text(self, key: str, value: int) -> str:
        assert self._drill is not None
        if key == "up":
            return str(value)
        return length_words(self._drill, value) if key == "long" else tr("{percent} %", percent=value)

    def _moved(self, key: str, at: float) -> None:
        if not self._showing:
            self._take(key, self._steps[key][min(max(round(at), 0), len(self._steps[key]) - 1)])

    def _nudge(self, key: str, by: int) -> str:
        assert self._drill is not None
        steps = self._steps[key]
        at = steps.index(value_of(self._drill, self._changes, key)) + by
        self._take(key, steps[min(max(at, 0), len(steps) - 1)])
        return "break"

    def _take(self, key: str, value: int) -> None:
        """Change it; where the targets would find no room with the other changes, it stays as it was."""
        drill = self._drill
        assert drill is not None
        wanted = changed(drill, self._changes, key, value)
        if wanted != self._changes and adjusted(drill, wanted) is not None:
            self._took(drill.id + wanted.suffix)
        self.show(drill, self._changes if adjusted(drill, wanted) is None else wanted)

    def _undo(self) -> None:
        assert self._drill is not None
        self._took(self._drill.id)
        self.show(self._drill, Changes())
        self._done()
