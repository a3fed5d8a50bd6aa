"""Every colour and length of the window, once; light enough to stand before the first paint."""

from __future__ import annotations

import os
import sys

from bullseye.desk.kit.work_area import GUESSED, work_area
from bullseye.desk.kit.x11_properties import x11_default

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.kit.work_area import Screen

PANEL_PX = 300
SIDE_PX = 320
START_SIDE_PX, LEAST_START_SIDE_PX, START_SIDE_SHARE = 576, 472, 0.45
"""The start page's lists: they give way to the face in a small window."""
CAPTION_PX = 64
HERO_SHARE = 0.93
"""How much of the free width or height the face of the start page takes, its paper included."""
PAPER = 1.06
"""How much wider than the outermost ring the square of paper is, for faces printed on one."""
MIN_WIDTH_PX, MIN_HEIGHT_PX = 1024, 700
WIDTH_PX, HEIGHT_PX = 1280, 800

SCALES = (0.5, 4.0)
"""The least and the most that the interface scale can be."""

SIZES = {"small": 14, "body": 16, "large": 20, "title": 28, "hero": 48}
LEAST_TEXT_PX = 14

_ONE_DPI_IN_TEN = 0.1
_LEAST_FIT = 0.9
_DPI = (48, 960)
"""A text scale of the desktop outside of these is a mistake."""


class Palette:
    """Colours by what they are for. *ground* lies under the face, *panel* under numbers, *raised* under fields.

    *line* only divides; *edge* shows where a field or a slider is, so it stands out from what is below it.
    """

    name: str
    ground: str
    panel: str
    raised: str
    text: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str
    good: str
    bad: str
    focus: str

    def __init__(self, name: str, **colours: str) -> None:
        self.name = name
        self.__dict__.update(colours)


PALETTES = {
    palette.name: palette
    for palette in (
        Palette(
            "light", ground="#e9ecea", panel="#f7f8f7", raised="#ffffff", text="#1a2125", muted="#56626a",
            line="#c9d1cf", edge="#7f8989", accent="#00629b", on_accent="#ffffff", good="#006ca8", bad="#ae4a00",
            focus="#00629b",
        ),
        Palette(
            "dark", ground="#14181b", panel="#1c2226", raised="#283036", text="#eef2f3", muted="#a5b1b8",
            line="#3a454c", edge="#73808a", accent="#56b4e9", on_accent="#06202f", good="#56b4e9", bad="#ff8a3d",
            focus="#9fd6f7",
        ),
        Palette(
            "contrast", ground="#000000", panel="#000000", raised="#141414", text="#ffffff", muted="#e4e4e4",
            line="#ffffff", edge="#ffffff", accent="#ffd60a", on_accent="#000000", good="#66c7ff", bad="#ffa057",
            focus="#00ffff",
        ),
        Palette(
            "projector", ground="#ffffff", panel="#ffffff", raised="#f0f2f3", text="#000000", muted="#2f373c",
            line="#6b757b", edge="#6b757b", accent="#003f6b", on_accent="#ffffff", good="#005a8f", bad="#a34300",
            focus="#003f6b",
        ),
    )
}  # fmt: skip


def start_side_px(width_px: int, scale: float) -> int:
    """How wide the lists of the start page are in a window *width_px* wide."""
    return round(min(START_SIDE_PX * scale, max(LEAST_START_SIDE_PX * scale, START_SIDE_SHARE * width_px)))


def desktop_scale(root: tk.Misc) -> float:
    """How many of this screen's pixels stand for one at 96 dpi; 1 for the many screens that say nearly that."""
    scale = float(root.tk.call("tk", "scaling")) * 72 / 96
    return 1.0 if abs(scale - 1) < _ONE_DPI_IN_TEN or scale <= 0 else scale


def screen_scale(root: tk.Misc, user_scale: float = 1.0, full: bool = False, free: Screen | None = None) -> float:
    """The desktop's scale times what the player asks for.

    It ends where the smallest window that holds every page, with a frame around it, would no longer fit what the
    desktop leaves free, or all of the screen where it is for a *full* one; a little below 1 on a very small screen.
    *free* is the work area, where the caller has it.
    """
    wide, high = root.winfo_screenwidth(), root.winfo_screenheight()
    if not full:
        _, _, free_wide, free_high = free or work_area(root)
        wide = min(wide, free_wide) - GUESSED[0] - GUESSED[1]
        high = min(high, free_high) - GUESSED[2] - GUESSED[3]
    fits = min(wide / MIN_WIDTH_PX, high / MIN_HEIGHT_PX)
    return min(desktop_scale(root) * user_scale, max(fits, _LEAST_FIT))


def follow_desktop_dpi(root: tk.Misc) -> None:
    """Let Tk go by the desktop's own text scale on X11, as the letters do: call this before any font is made.

    There the letters follow Xft.dpi, and Tk's lengths the millimetres that the screen claims to have.
    """
    told = x11_default(root, "Xft", "dpi")
    if told.replace(".", "", 1).isdecimal() and _DPI[0] <= float(told) <= _DPI[1]:
        root.tk.call("tk", "scaling", float(told) / 72)


def resolve_palette(name: str) -> Palette:
    """The palette called *name*; "system" and unknown names follow the system, light when it says nothing."""
    if name in PALETTES:
        return PALETTES[name]
    return PALETTES["dark" if system_prefers_dark() else "light"]


def system_prefers_dark() -> bool | None:
    """Whether the desktop is set to dark, from what can be read at once; None when nothing says."""
    if sys.platform == "win32":
        return _windows_prefers_dark()
    if sys.platform == "darwin":
        return _mac_prefers_dark()
    named = os.environ.get("GTK_THEME", "")
    if named:
        return named.lower().endswith(("dark", ":dark"))
    config = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    for version in ("gtk-4.0", "gtk-3.0"):
        try:
            with open(os.path.join(config, version, "settings.ini"), encoding="utf-8", errors="replace") as file:
                told = _gtk_says_dark(file.read(1 << 16))
        except OSError:
            continue
        if told is not None:
            return told
    return None


def _gtk_says_dark(text: str) -> bool | None:
    """What a GTK settings.ini says of dark; the switch goes before the theme's name."""
    said = dict(line.lower().replace(" ", "").split("=", 1) for line in text.splitlines() if "=" in line)
    switch = said.get("gtk-application-prefer-dark-theme")
    if switch in ("1", "true"):
        return True
    name = said.get("gtk-theme-name", "")
    if name:
        return name.endswith("dark")
    return False if switch else None


def _windows_prefers_dark() -> bool | None:
    if sys.platform != "win32":  # so that type checkers skip the rest elsewhere
        return None
    import winreg

    path = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
            return winreg.QueryValueEx(key, "AppsUseLightTheme")[0] == 0
    except OSError:
        return None


def _mac_prefers_dark() -> bool | None:
    # The answer of `defaults read -g AppleInterfaceStyle`, without starting a program before the first paint.
    import plistlib

    try:
        with open(os.path.expanduser("~/Library/Preferences/.GlobalPreferences.plist"), "rb") as file:
            found = plistlib.load(file)
    except (OSError, ValueError):
        return None
    return str(found.get("AppleInterfaceStyle", "Light")).lower() == "dark"
