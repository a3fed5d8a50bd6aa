"""The start page's big field: the chosen face, and when it has been seen for a moment, the drill on it."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.palette import CAPTION_PX
from bullseye.desk.start.hero import Hero
from bullseye.desk.start.preview import Preview

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme
    from bullseye.drill.drill import Drill
    from bullseye.target.face import Face

FACE_MS = 1200
"""So long a face that is chosen is seen alone."""


class BigField(ttk.Frame):
    """A face with its name and facts, and over it what is played."""

    def __init__(self, master: tk.Misc, theme: Theme) -> None:
        super().__init__(master, style="Ground.TFrame")
        self._theme = theme
        self._window = self.winfo_toplevel()  # jobs of a widget would outlive it
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.hero = Hero(self, theme)
        self.hero.grid(row=0, column=0, sticky="nsew")
        self.preview = Preview(self.hero, theme)
        self._face: Face | None = None
        self._drill: Drill | None = None
        self._still = False
        self._job = ""

    def show(self, face: Face, drill: Drill | None, still: bool) -> None:
        """Show *face*, then *drill*, None where no one drill is played; *still* where nothing is to move."""
        fresh = face != self._face
        self._face, self._drill, self._still = face, drill, still
        self.hero.show(face)
        self._cancel()
        if fresh and not still:
            self.preview.hide()
            self._job = self._window.after(FACE_MS, self._show_drill)
        else:
            self._show_drill()

    def stop(self) -> None:
        """Nothing moves any more, and a face that is shown again is seen alone again."""
        self._cancel()
        self.preview.hide()
        self._face = None

    def destroy(self) -> None:
        """Let nothing run on."""
        self.stop()
        super().destroy()

    @property
    def waits(self) -> bool:
        """Whether the face is seen alone, and the drill comes."""
        return bool(self._job)

    def _show_drill(self) -> None:
        self._job = ""
        width, height = self.hero.winfo_width(), self.hero.winfo_height() - self._theme.px(CAPTION_PX)
        if self._drill is None or self._face is None or min(width, height) <= 1:
            self.preview.hide()
        else:
            self.preview.show(self._face, self._drill, width, height, moving=not self._still)

    def _cancel(self) -> None:
        if self._job:
            self._window.after_cancel(self._job)
            self._job = ""
