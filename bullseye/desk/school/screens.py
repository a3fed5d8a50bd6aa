"""Where the class is shown: a window, the screen it stands on, or another monitor as far as the system tells."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tkinter as tk
from collections.abc import Callable
from typing import Any, NamedTuple

from bullseye.desk.kit.full_screen import set_full

WINDOW, SCREEN = "window", "screen"
_LINE = re.compile(r"^\s*\d+:\s+\+?\*?(\S+)\s+(\d+)/\d+x(\d+)/\d+\+(\d+)\+(\d+)")


class Monitor(NamedTuple):
    """One of several monitors: its name, and its place in the one large screen they make, in px."""

    name: str
    left: int
    top: int
    width: int
    height: int

    @property
    def words(self) -> str:
        """As it is offered."""
        return f"{self.name}, {self.width} \u00d7 {self.height}"


def parse(text: str) -> list[Monitor]:
    """The monitors in the answer of `xrandr --listmonitors`, in its order."""
    found = []
    for line in text.splitlines():
        match = _LINE.match(line)
        if match:
            name, width, height, left, top = match.groups()
            found.append(Monitor(name, int(left), int(top), int(width), int(height)))
    return found


def ask_xrandr() -> str:
    """What xrandr says; "" where it is not there. Tk itself sees all monitors as one screen."""
    program = shutil.which("xrandr")
    if program is None:
        return ""
    try:
        done = subprocess.run(
            [program, "--listmonitors"], capture_output=True, encoding="utf-8", timeout=2, check=False
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return ""
    return done.stdout if done.returncode == 0 else ""


def monitors(root: tk.Misc, ask: Callable[[], str] = ask_xrandr) -> list[Monitor]:
    """The monitors, as far as they can be told apart: of Windows, and on X11 where xrandr is installed."""
    if sys.platform == "win32":
        return _windows_monitors()
    return parse(ask()) if str(root.tk.call("tk", "windowingsystem")) == "x11" else []


def _windows_monitors() -> list[Monitor]:
    if sys.platform != "win32":  # so that type checkers skip the rest elsewhere
        return []
    import ctypes
    from ctypes import wintypes

    found: list[Monitor] = []

    def note(_monitor: int, _pixels: int, place: Any, _data: int) -> int:
        at = place.contents
        found.append(Monitor(str(len(found) + 1), at.left, at.top, at.right - at.left, at.bottom - at.top))
        return 1  # and the next one

    kinds = (wintypes.HMONITOR, wintypes.HDC, ctypes.POINTER(wintypes.RECT), wintypes.LPARAM)
    each = ctypes.WINFUNCTYPE(wintypes.BOOL, *kinds)(note)
    ctypes.windll.user32.EnumDisplayMonitors(None, None, each, 0)
    return found


def fill(root: tk.Tk, monitor: Monitor | None = None) -> None:
    """Fill the screen that the window stands on, or *monitor*: the window is put there first."""
    if monitor is not None:
        set_full(root, False)
        # A window manager fills the monitor that holds most of the window.
        width, height = min(root.winfo_width(), monitor.width), min(root.winfo_height(), monitor.height)
        left, top = monitor.left + (monitor.width - width) // 2, monitor.top + (monitor.height - height) // 3
        root.geometry(f"{width}x{height}+{left}+{top}")
        root.update_idletasks()
    set_full(root, True)
