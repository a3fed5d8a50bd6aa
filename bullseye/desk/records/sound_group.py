"""The part of the settings page on what is heard: how loud, which sound a hit has, and a button that plays it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.audio.player import Sounds
from bullseye.desk.audio.tones import hit_name
from bullseye.desk.records.choice_form import ChoiceForm
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

HIT_SOUNDS = (
    ("tone", tr("Tone")), ("bell", tr("Bell")), ("wood", tr("Wood")), ("drop", tr("Drop")), ("tick", tr("Tick")),
)  # fmt: skip
TRIED = (0.3, 0.7, 1.0)
"""Rings that the button plays one after the other: the better, the higher."""
BETWEEN_MS = 220
KEEP_MS = 300
"""The volume is kept when the slider has rested for so long."""


class SoundGroup:
    """The choices in *group*; *keep* puts a choice into the settings."""

    def __init__(self, form: ChoiceForm, group: ttk.Frame, window: Shell, keep: Callable[..., object]) -> None:
        self._window, self._keep, self._group = window, keep, group
        self._sounds: Sounds | None = None
        self._jobs: list[str] = []
        self._volume_due = ""
        px = window.theme.px
        form.check(group, "sounds", tr("Sounds"))
        form.label(group, tr("Volume"))
        row = form.row(group)
        self._volume = form.variables["volume"] = tk.DoubleVar(group)
        slider = ttk.Scale(row, from_=0, to=100, variable=self._volume, length=px(240))
        slider.configure(takefocus=True, command=self._volume_moved)
        slider.pack(side="left")
        slider.bind("<Left>", lambda e: self._nudge(-5), add=True)
        slider.bind("<Right>", lambda e: self._nudge(5), add=True)
        self.volume_text = ttk.Label(row, width=6, anchor="e")
        self.volume_text.pack(side="left")
        form.label(group, tr("A hit"))
        form.radios(group, "hit_sound", HIT_SOUNDS, across=5)
        row = form.row(group)
        self.try_button = ttk.Button(row, text=tr("Play it"), command=self.play)
        self.try_button.pack(side="left")
        self.why = ttk.Label(row, style="Muted.TLabel")
        self.why.pack(side="left", padx=(px(12), 0))
        form.parts["volume"], form.parts["try-sound"] = slider, self.try_button

    def show(self) -> None:
        """What is chosen now; the button says why it would play nothing."""
        settings = self._window.services.settings
        loud = round(float(self._volume.get()))
        self.volume_text.configure(text=f"{loud} %")
        why = tr("Sounds are off.") if not settings.sounds else "" if loud else tr("The volume is 0.")
        self.why.configure(text=why)
        self.try_button.state(["disabled" if why else "!disabled"])

    def play(self) -> None:
        """Let a few hits be heard as they are chosen now, whatever still sounds."""
        self.keep()
        self._stop()
        settings = self._window.services.settings
        if not settings.sounds or not settings.volume:
            return
        if self._sounds is None:
            self._sounds = Sounds(self._window.services.dirs.sounds, settings.volume)
        self._sounds.set_volume(settings.volume, settings.hit_sound)
        for n, share in enumerate(TRIED):
            self._jobs.append(self._group.after(n * BETWEEN_MS, self._sounds.play, hit_name(share)))

    def hidden(self) -> None:
        """Keep a volume that was just set, and let the sound device go."""
        self.keep()
        self._stop()
        if self._sounds is not None:
            self._sounds.close(wait_s=0.0)
            self._sounds = None

    def _stop(self) -> None:
        for job in self._jobs:
            self._group.after_cancel(job)
        self._jobs.clear()

    # -- the volume --------------------------------------------------------------------------------

    def _volume_moved(self, _: str = "") -> None:
        """The slider moves: the number follows at once, the file when it has come to rest."""
        self.show()
        if self._volume_due:
            self._group.after_cancel(self._volume_due)
        self._volume_due = self._group.after(KEEP_MS, self.keep)

    def _nudge(self, by: int) -> str:
        self._volume.set(max(0.0, min(100.0, 5.0 * round(float(self._volume.get()) / 5) + by)))
        self._volume_moved()
        return "break"

    def keep(self) -> None:
        """Keep the volume that was set, if one was."""
        if self._volume_due:
            self._group.after_cancel(self._volume_due)
            self._volume_due = ""
            self._keep(volume=round(float(self._volume.get())) / 100)
