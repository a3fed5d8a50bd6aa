"""The part of the settings page on keys and on how large the things are that are clicked."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.records.choice_form import COLUMN_PX, ChoiceForm
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell


class KeysGroup:
    """The choices in *group*: a way to the page of keys, and larger things to click."""

    def __init__(self, form: ChoiceForm, group: ttk.Frame, window: Shell) -> None:
        self._window = window
        form.check(group, "large_targets", tr("Large buttons, rows and boxes: easier to hit"))
        row = form.row(group)
        self.button = ttk.Button(row, text=tr("Keys\u2026"), command=lambda: window.show("keys"))
        self.button.pack(side="left")
        gap_px = window.theme.px(12)
        room_px = window.theme.px(COLUMN_PX) - gap_px - self.button.winfo_reqwidth()
        self.changed = ttk.Label(row, style="Muted.TLabel", wraplength=room_px, justify="left")
        self.changed.pack(side="left", padx=(gap_px, 0))
        form.parts["keys"] = self.button

    def show(self) -> None:
        """How many keys have changed places."""
        n = len(self._window.services.settings.keys)
        words = trn("{n} key is in another place", "{n} keys are in another place", n) if n else ""
        self.changed.configure(text=words or tr("Each action can have another key."))
