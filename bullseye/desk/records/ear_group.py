"""The part of the settings page on playing by ear: the choice, and what this computer has to be heard by."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.records.choice_form import COLUMN_PX, ChoiceForm
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

TWIN = tr("A screen reader cannot read this window; bullseye play --speak plays in lines that it can.")


class EarGroup:
    """The choice in *group*."""

    def __init__(self, form: ChoiceForm, group: ttk.Frame, window: Shell) -> None:
        self._window = window
        form.check(group, "by_ear", tr("A sound leads to the centre, and each shot is said"))
        self.note = ttk.Label(
            group, style="Muted.TLabel", wraplength=window.theme.px(COLUMN_PX), justify="left", text=TWIN
        )
        self.note.pack(anchor="w", pady=(window.theme.px(4), 0))

    def show(self) -> None:
        """What is missing for it here, where it is on; else where to play without the window."""
        self.note.configure(text=missing_words() if self._window.services.settings.by_ear else TWIN)


def missing_words() -> str:
    """What this computer lacks to be played by ear, and what helps; TWIN where it lacks nothing."""
    from bullseye.desk.desktop_probe import stream_players
    from bullseye.ear.speech import voices

    if not stream_players():
        return tr("Nothing here plays sound; on a computer with a sound card: pip install miniaudio.")
    if not voices():
        return tr("Nothing here speaks; install spd-say or espeak-ng to hear the scores.")
    return TWIN
