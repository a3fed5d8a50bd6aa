"""What a player's hand does, as real events in a window that is shown."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tkinter as tk
    from collections.abc import Callable

    from PIL import Image


def click(widget: tk.Misc, x_px: int, y_px: int, button: int = 1) -> None:
    """Move the pointer to (x, y) on *widget*, in pixels from its top left, then press and release."""
    _must_be_on_screen(widget)
    widget.event_generate("<Enter>", x=x_px, y=y_px)
    widget.event_generate("<Motion>", x=x_px, y=y_px)
    widget.event_generate(f"<ButtonPress-{button}>", x=x_px, y=y_px)
    widget.event_generate(f"<ButtonRelease-{button}>", x=x_px, y=y_px)
    widget.update()


def press_key(widget: tk.Misc, keysym: str) -> None:
    """Give *widget* the focus and type one key, named as Tk names it: "Return", "Escape", "space", "r"."""
    _must_be_on_screen(widget)
    # With no window manager a key is lost unless the focus is forced right before it, no update between.
    widget.focus_force()
    widget.event_generate(f"<KeyPress-{keysym}>")
    widget.event_generate(f"<KeyRelease-{keysym}>")
    widget.update()


def until(root: tk.Misc, happened: Callable[[], bool]) -> None:
    """Handle events until *happened*, as an answer of the display takes its time; fail after a minute."""
    late: list[bool] = []
    guard = root.after(60_000, lambda: late.append(True))
    try:
        while not happened():
            root.tk.dooneevent(0)
            assert not late, "it did not happen"
    finally:
        root.after_cancel(guard)


def picture_of(widget: tk.Misc) -> Image.Image:
    """What is on the screen where *widget* is, as RGB. Of Windows it is asked of the window alone, which Wine knows."""
    from PIL import ImageGrab

    left, top = widget.winfo_rootx(), widget.winfo_rooty()
    if sys.platform == "win32":
        whole = widget.winfo_toplevel()
        left, top = left - whole.winfo_rootx(), top - whole.winfo_rooty()
        screen = ImageGrab.grab(window=whole.winfo_id())
    else:
        screen = ImageGrab.grab(xdisplay=os.environ["DISPLAY"])
    return screen.crop((left, top, left + widget.winfo_width(), top + widget.winfo_height())).convert("RGB")


def _must_be_on_screen(widget: tk.Misc) -> None:
    """Fail loudly where Tk would stay silent: a widget that was never shown gets no event."""
    widget.update()
    if not widget.winfo_viewable():
        raise AssertionError(f"{widget} is not on the screen, so no event would reach it; show it first")
