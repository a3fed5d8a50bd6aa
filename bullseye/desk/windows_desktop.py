"""What Windows wants said before and of a window: real pixels, a task-bar button of our own, a title bar that is dark.

On other systems nothing is done. An older Windows, or Wine, may lack any of these calls: it then looks a bit plainer.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    import tkinter as tk

PROGRAM_ID = "org.bullseye.Bullseye"
"""By this the task bar tells our windows from those of every other program that is run by Python."""
_SYSTEM_AWARE = 1
_USE_DARK_TITLE_BAR = 20


def before_the_first_window() -> None:
    """Ask for real pixels, else Windows draws the window small and stretches it: blurred, and clicks land between."""
    if sys.platform != "win32":  # so that type checkers skip the rest elsewhere
        return
    import ctypes

    try:
        ctypes.windll.shcore.SetProcessDpiAwareness(_SYSTEM_AWARE)
    except (AttributeError, OSError):  # before Windows 8.1
        ctypes.windll.user32.SetProcessDPIAware()
    try:
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(PROGRAM_ID)
    except (AttributeError, OSError):
        return


def match_title_bar(root: tk.Wm, ground: str) -> None:
    """Make the title bar dark where *ground*, a colour like "#202020", is."""
    if sys.platform != "win32":
        return
    import ctypes

    dark = ctypes.c_int(is_dark(ground))
    try:
        handle = ctypes.c_void_p(int(root.wm_frame(), 16))
        dwm = ctypes.windll.dwmapi
        dwm.DwmSetWindowAttribute(handle, _USE_DARK_TITLE_BAR, ctypes.byref(dark), ctypes.sizeof(dark))
    except (AttributeError, OSError):  # before Windows 10, or Wine
        return


def is_dark(colour: str) -> bool:
    """True for a colour like "#202020" that is nearer to black than to white."""
    red, green, blue = bytes.fromhex(colour[1:])
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128
