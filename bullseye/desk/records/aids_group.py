"""The part of the settings page on other ways to play: keyboard, one switch, dwell click, a hand that shakes."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.records.choice_form import ChoiceForm
from bullseye.records.settings import (
    DWELL_PX,
    DWELL_S,
    STICKY_S,
    SWITCH_PACE_S,
    SWITCH_PASSES,
    SWITCH_WAIT_S,
    TREMOR_PX,
)
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

AIDS = ("switch", "switch_pace_s", "switch_wait_s", "switch_passes", "dwell", "dwell_s", "dwell_px", "dwell_pages")
"""The choices after which what helps on every page is another."""


def seconds_words(seconds: float) -> str:
    """A choice of a time."""
    return tr("{seconds:g} s", seconds=seconds) if seconds else tr("Off")


def pixels_words(pixels: int) -> str:
    """A choice of a length."""
    return tr("{n} px", n=pixels) if pixels else tr("Off")


AIDS_WITH_MORE = ("switch", "dwell")


class AidsGroup:
    """The choices in *group*. All are off at first; a round that was helped says so, and is on a board of its own."""

    def __init__(self, form: ChoiceForm, group: ttk.Frame, window: Shell) -> None:
        self._window = window
        px = window.theme.px
        self._more = {aid: ttk.Frame(group, style="Panel.TFrame", padding=(px(24), 0, 0, 0)) for aid in AIDS_WITH_MORE}
        form.label(
            group,
            tr("A round says what helped it, and is on a board of its own. Tests measure the hand as it is, without."),
        )
        form.check(group, "keys_faster", tr("Keyboard: arrow keys that are held speed up"))
        form.check(group, "switch", tr("One switch for the round and for every page"))
        self._build_switch(form, self._more["switch"])
        form.check(group, "dwell", tr("Dwell click: a pointer that rests shoots by itself"))
        self._build_dwell(form, self._more["dwell"])
        form.label(group, tr("Sticky press: presses so soon after one are still the same press"))
        form.radios(group, "sticky_s", _seconds(STICKY_S), across=4)
        form.label(group, tr("Tremor filter: a shake no wider than this, just before a press, does not move the shot"))
        form.radios(group, "tremor_px", tuple((n, pixels_words(n)) for n in TREMOR_PX), across=5)

        self._checks = {aid: form.parts[aid] for aid in self._more}

    @staticmethod
    def _build_switch(form: ChoiceForm, more: ttk.Frame) -> None:
        waits = tuple((s, tr("{seconds:g} s", seconds=s)) for s in SWITCH_WAIT_S)
        passes = tuple((n, trn("{n} time", "{n} times", n)) for n in SWITCH_PASSES)
        form.label(more, tr("Any key or a click stops a line, then a point on it. Held for 2 s it pauses the round."))
        form.label(more, tr("How long a line or a point takes across"))
        form.radios(more, "switch_pace_s", _seconds(SWITCH_PACE_S), across=5)
        form.label(more, tr("How long each rests before it begins"))
        form.radios(more, "switch_wait_s", waits, across=4)
        form.label(more, tr("How often it runs before it waits for the switch"))
        form.radios(more, "switch_passes", passes, across=4)

    @staticmethod
    def _build_dwell(form: ChoiceForm, more: ttk.Frame) -> None:
        form.label(more, tr("After how long"))
        form.radios(more, "dwell_s", _seconds(DWELL_S), across=4)
        form.label(more, tr("How far it may stray"))
        form.radios(more, "dwell_px", tuple((n, pixels_words(n)) for n in DWELL_PX), across=4)
        form.check(more, "dwell_pages", tr("A pointer that rests presses buttons too"))

    def show(self) -> None:
        """What belongs to an aid is there while that is on; the pages of the window follow."""
        settings = self._window.services.settings
        for aid, more in self._more.items():
            if getattr(settings, aid):
                more.pack(anchor="w", after=self._checks[aid])
            else:
                more.pack_forget()
        self._window.take_aids()


def _seconds(choices: tuple[float, ...]) -> tuple[tuple[float, str], ...]:
    return tuple((one, seconds_words(one)) for one in choices)
