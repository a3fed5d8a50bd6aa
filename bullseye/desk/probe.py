"""What `doctor` asks of the desktop: can a window open, which Tk is it, and is there something to play a sound."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from typing import NamedTuple

SOUND_PLAYERS = {
    "linux": ("pw-play", "paplay", "aplay"),
    "darwin": ("afplay",),
}
"""Programs that play a WAV file, the best first; Windows has it built in."""


class Desktop(NamedTuple):
    """What was found. *tk* and *screen* are empty when *trouble*, a whole sentence, says why."""

    tk: str
    screen: str
    trouble: str
    advice: str


def desktop() -> Desktop:
    """Open a hidden window, look, and close it again; never raises."""
    try:
        import tkinter
    except ImportError as error:
        return Desktop(
            "", "", f"This Python has no tkinter ({error}), so the window cannot open.",
            "Install it: sudo apt install python3-tk (Debian, Ubuntu), sudo dnf install python3-tkinter (Fedora), "
            "brew install python-tk (macOS); every command works without it.",
        )  # fmt: skip
    try:
        root = tkinter.Tk(className="Bullseye")
    except tkinter.TclError as error:
        return Desktop(
            "", "", f"No window can open here: {error}.",
            "Run it on a desktop, or connect with `ssh -X`; every command works without a display.",
        )  # fmt: skip
    try:
        root.withdraw()
        version = str(root.tk.call("info", "patchlevel"))
        size = f"{root.winfo_screenwidth()} x {root.winfo_screenheight()} px"
        dpi = float(root.winfo_fpixels("1i"))
        screen = f"{size}, {dpi:.0f} dpi, {root.winfo_screendepth()} bit, {root.tk.call('tk', 'windowingsystem')}"
    finally:
        root.destroy()
    old = tuple(int(part) for part in version.split(".")[:2] if part.isdigit()) < (8, 6)
    if old:
        return Desktop(version, screen, f"Tk {version} is older than 8.6.", "Use a Python with Tk 8.6 or newer.")
    return Desktop(version, screen, "", "")


def sound_player(
    platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which
) -> str:
    """What would play a sound here: a program's path, "winsound" on Windows, or "" when there is nothing."""
    if platform == "win32":
        return "winsound"
    for name in SOUND_PLAYERS.get(platform, SOUND_PLAYERS["linux"]):
        found = which(name)
        if found:
            return found
    return ""
