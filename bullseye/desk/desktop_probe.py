"""What `doctor` asks of the desktop: can a window open, which Tk is it, and is there something to play a sound."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from bullseye.desk.no_window import commands_work, is_frozen, without_display, without_fonts, without_tkinter
from bullseye.words import tr

MINIAUDIO, WINSOUND = "miniaudio", "winsound"
DEVICES = Path("/dev/snd")
"""Where Linux lists its sound cards."""

SOUND_PLAYERS = {
    "linux": ("pw-play", "paplay", "aplay"),
    "darwin": ("afplay",),
}
"""Programs that play a WAV file, the best first; Windows has it built in."""

WINMM = "winmm"
STREAM_PLAYERS = {
    "linux": ("pacat", "aplay", "pw-cat"),
    "darwin": ("play",),
}
"""Programs that play samples as they come on their standard input, the best first; `play` is that of SoX."""


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
        trouble, advice = without_tkinter(error, is_frozen())
        return Desktop("", "", trouble, f"{advice} {commands_work()}")
    try:
        root = tkinter.Tk(className="Bullseye")
    except tkinter.TclError as error:
        trouble, advice = without_display(os.environ)
        if "display" not in str(error):
            trouble = tr("No window can open here: {error}.", error=error)
        return Desktop("", "", trouble, f"{advice} {commands_work()}")
    try:
        root.withdraw()
        try:
            root.tk.call("font", "metrics", "TkDefaultFont")
        except tkinter.TclError:
            return Desktop("", "", *without_fonts())
        version = str(root.tk.call("info", "patchlevel"))
        size = f"{root.winfo_screenwidth()} x {root.winfo_screenheight()} px"
        dpi = float(root.winfo_fpixels("1i"))
        screen = f"{size}, {dpi:.0f} dpi, {root.winfo_screendepth()} bit, {root.tk.call('tk', 'windowingsystem')}"
    finally:
        root.destroy()
    old = tuple(int(part) for part in version.split(".")[:2] if part.isdigit()) < (8, 6)
    if old:
        return Desktop(
            version,
            screen,
            tr("Tk {version} is older than 8.6.", version=version),
            tr("Use a Python with Tk 8.6 or newer."),
        )
    return Desktop(version, screen, "", "")


def sound_players(
    platform: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
    devices: Path = DEVICES,
) -> list[str]:
    """Every way to play a sound here, the best first: MINIAUDIO, WINSOUND, or a program's path.

    None where nothing could be heard. The window opens the first that works, and `doctor` names it.
    """
    if not can_be_heard(platform, environ, devices):
        return []
    found = [MINIAUDIO] if is_installed(MINIAUDIO) else []
    if platform == "win32":
        return [*found, WINSOUND]
    programs = (which(name) for name in SOUND_PLAYERS.get(platform, SOUND_PLAYERS["linux"]))
    return [*found, *(program for program in programs if program)]


def stream_players(
    platform: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
    devices: Path = DEVICES,
) -> list[str]:
    """As `sound_players`, for a sound that goes on: MINIAUDIO, WINMM, or a program's path."""
    if not can_be_heard(platform, environ, devices):
        return []
    found = [MINIAUDIO] if is_installed(MINIAUDIO) else []
    if platform == "win32":
        return [*found, WINMM]
    programs = (which(name) for name in STREAM_PLAYERS.get(platform, STREAM_PLAYERS["linux"]))
    return [*found, *(program for program in programs if program)]


def is_installed(module: str) -> bool:
    """True when *module* can be imported, or is imported already."""
    if module in sys.modules:
        return sys.modules[module] is not None
    return importlib.util.find_spec(module) is not None


def can_be_heard(platform: str, environ: Mapping[str, str], devices: Path = DEVICES) -> bool:
    """False over ssh and where Linux has neither a sound card nor a sound server, so that nothing is tried."""
    if environ.get("PULSE_SERVER"):  # it may be handed through
        return True
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return False
    if platform != "linux":
        return True
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    servers = [Path(runtime, name) for name in ("pipewire-0", "pulse/native")] if runtime else []
    if any(path.exists() for path in servers):
        return True
    try:
        return any(name.startswith("pcm") and name.endswith("p") for name in os.listdir(devices))
    except OSError:
        return False
