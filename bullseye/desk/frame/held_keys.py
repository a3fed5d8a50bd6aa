"""Which presses of a key are the keyboard's own repeats: a key that is held down is one press."""

from __future__ import annotations

LOST_MS = 2000
"""A key that has not repeated for so long is up: its release went to another window."""

REPEATED = {"Up", "Down", "Left", "Right", "Prior", "Next", "BackSpace", "Delete", "Tab", "ISO_Left_Tab"}
"""Keys that are held to go on and on."""


class HeldKeys:
    """Told of every key that goes down or up, by its code and the stamp of the event in ms.

    Windows and macOS repeat the press alone; X11 repeats release and press, both with one stamp.
    """

    def __init__(self) -> None:
        self._down: dict[int, int] = {}  # code -> stamp of the last press
        self._up: dict[int, int] = {}  # code -> stamp of the last release
        self._last: tuple[int, int, int] = (0, 0, 0)
        self._answer = False

    def pressed(self, code: int, stamp_ms: int, serial: int = 0) -> bool:
        """Whether this press is a repeat. The same event may be asked about again."""
        asked = code, stamp_ms, serial
        if asked == self._last and serial:
            return self._answer
        before = self._down.get(code)
        held = before is not None and stamp_ms - before <= LOST_MS
        self._answer = stamp_ms != 0 and (held or self._up.get(code) == stamp_ms)
        self._last = asked
        self._down[code] = stamp_ms
        return self._answer

    def released(self, code: int, stamp_ms: int) -> None:
        """The key came up, or X11 says so between two repeats."""
        self._down.pop(code, None)
        self._up[code] = stamp_ms

    def forget(self) -> None:
        """The window lost the focus: whatever is held comes up elsewhere."""
        self._down.clear()
