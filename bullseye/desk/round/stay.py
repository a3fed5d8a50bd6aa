"""The face stays for a moment after a round's last shot; a key or a click ends that sooner."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

from bullseye.play.round.standing import STAYS_S

STAYS_MS = round(1000 * STAYS_S)
DEAF_MS = 300
"""A click so soon after the last shot was meant as one more."""


class Stay:
    """Counts on *widget*'s own timer, never on the clock of a round."""

    def __init__(self, widget: tk.Misc) -> None:
        self._widget = widget
        self._job = self._deaf_job = ""
        self._then: Callable[[], object] | None = None

    @property
    def on(self) -> bool:
        """True while the face stays."""
        return self._then is not None

    def begin(self, then: Callable[[], object]) -> None:
        """Call *then* when the moment is over; at once where there is none."""
        self.stop()
        if not STAYS_MS:
            then()
            return
        self._then = then
        self._job = self._widget.after(STAYS_MS, self.skip)
        self._deaf_job = self._widget.after(DEAF_MS, self._hear)

    def _hear(self) -> None:
        self._deaf_job = ""

    def clicked(self) -> None:
        """A click: it ends the moment, unless it came right after the last shot."""
        if not self._deaf_job:
            self.skip()

    def skip(self) -> bool:
        """End it now; False when nothing stayed."""
        then = self._then
        self.stop()
        if then is not None:
            then()
        return then is not None

    def stop(self) -> None:
        """End it, and nothing follows."""
        for job in filter(None, (self._job, self._deaf_job)):
            self._widget.after_cancel(job)
        self._job = self._deaf_job = ""
        self._then = None
