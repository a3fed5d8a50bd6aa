"""What the desktop says of how its user wants things to move, from what can be read at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from configparser import ConfigParser, Error
from functools import cache
from pathlib import Path

ASK_S = 0.5
_GNOME_LIKE = ("gnome", "unity", "cinnamon", "budgie", "mate")
_FALSE = ("0", "false", "off", "no")


@cache
def wants_less_motion() -> bool:
    """Whether the desktop is set to less motion; False where nothing says so. Asked once in a sitting."""
    return bool(asked_for_less_motion())


def asked_for_less_motion() -> bool | None:
    """The desktop's own switch: True for less motion, False for the usual, None where it cannot be read."""
    if sys.platform == "win32":
        return _windows_has_no_animation()
    if sys.platform == "darwin":
        return _mac_reduces_motion()
    return linux_has_no_animation(os.environ)


def linux_has_no_animation(environ: Mapping[str, str]) -> bool | None:
    """KDE's speed of animations, else GTK's file, else what GNOME and its like answer."""
    desktop = environ.get("XDG_CURRENT_DESKTOP", "").lower()
    config = Path(environ.get("XDG_CONFIG_HOME") or Path(environ.get("HOME", "/nowhere"), ".config"))
    if "kde" in desktop:
        factor = _said_in(config / "kdeglobals", "KDE", "AnimationDurationFactor")
        return None if factor is None else factor.strip() in ("0", "0.0")
    for version in ("gtk-4.0", "gtk-3.0"):
        said = _said_in(config / version / "settings.ini", "Settings", "gtk-enable-animations")
        if said is not None:
            return said.strip().lower() in _FALSE
    if any(name in desktop for name in _GNOME_LIKE):
        return _gnome_has_no_animation()
    return None


def _said_in(path: Path, section: str, key: str) -> str | None:
    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(path.read_text(encoding="utf-8", errors="replace")[: 1 << 20])
    except (OSError, Error):
        return None
    return parser.get(section, key, fallback=None)


def _gnome_has_no_animation() -> bool | None:
    program = shutil.which("gsettings")
    if program is None:
        return None
    words = [program, "get", "org.gnome.desktop.interface", "enable-animations"]
    try:
        answer = subprocess.run(words, capture_output=True, text=True, timeout=ASK_S, check=True).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None
    return {"false": True, "true": False}.get(answer)


def _mac_reduces_motion() -> bool | None:
    import plistlib

    try:
        data = Path("~/Library/Preferences/com.apple.universalaccess.plist").expanduser().read_bytes()
        return bool(plistlib.loads(data).get("reduceMotion", False))
    except (OSError, ValueError, AttributeError):
        return None


def _windows_has_no_animation() -> bool | None:
    if sys.platform != "win32":  # so that type checkers skip the rest elsewhere
        return None
    import ctypes

    shown = ctypes.c_int(1)
    asked = ctypes.windll.user32.SystemParametersInfoW(0x1042, 0, ctypes.byref(shown), 0)  # SPI_GETCLIENTAREAANIMATION
    return not shown.value if asked else None
