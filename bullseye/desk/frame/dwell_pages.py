"""Buttons that are pressed by a pointer which rests on them: for pointers that follow a head or an eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.frame.part_frame import Frame, played_by_hand, top_of
from bullseye.desk.frame.pressable import Part, parts_in
from bullseye.play.group_scan import Box
from bullseye.play.round.dwell import Dwell

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

LOOK_MS = 50
HALF = 0.5
"""From this part of the rest on a frame says what will be pressed."""


class DwellPages:
    """Looks where the pointer is; lengths are px here."""

    def __init__(self, window: Shell) -> None:
        self._window = window
        settings = window.services.settings
        self._dwell = Dwell(window.theme.px(settings.dwell_px), settings.dwell_s)
        self._frame = Frame(window)
        self._at: tuple[int, int] | None = None
        self._job = window.root.after(LOOK_MS, self.look)

    def close(self) -> None:
        """Leave nothing behind."""
        self._window.root.after_cancel(self._job)
        if self._window.root.winfo_exists():
            self._frame.close()

    def look(self) -> None:
        """See where the pointer is, and press where its rest is over."""
        root = self._window.root
        root.after_cancel(self._job)
        self._job = root.after(LOOK_MS, self.look)
        at, now = root.winfo_pointerxy(), self._window.services.clock.now()
        if played_by_hand(self._window) or str(root.tk.call("focus")) == "":
            self._dwell.begin(*at)
            self._frame.hide()
            return
        shot = self._dwell.due(now)
        if at != self._at:
            self._at = at
            self._dwell.moved(*at, now)
        part = self._under(*at)
        if shot is not None and part is not None:
            self._frame.hide()
            _press(part, *at)
        elif part is not None and self._dwell.share(now) > HALF:
            self._frame.show(part.box())
        else:
            self._frame.hide()

    def _under(self, x: float, y: float) -> Part | None:
        for part in parts_in(top_of(self._window)):
            if _holds(part.box(), x, y):
                return part
        return None


def _press(part: Part, x: float, y: float) -> None:
    """Press it; of a list the row that is there, of a box its next choice."""
    inside = () if part.inside is None else part.inside()
    if not inside:
        part.press()
    elif inside[0].show is not None:
        inside[0].press()
    else:
        row = next((one for one in inside if _holds(one.box(), x, y)), None)
        if row is not None:
            row.press()


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x < box.right and box.top <= y < box.bottom
