"""What programs and the window manager leave on X11 windows, which Tk cannot read; [] and "" on other systems."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    import tkinter as tk
    from typing import Any

_MOST = 1024
"""So many numbers of a property are read at most."""


def numbers_of(root: tk.Misc, name: str, window: int = 0) -> list[int]:
    """The numbers of the property *name* of *window* as the window manager knows it, 0 being the screen's root."""
    x11 = _X11.open(root)
    if x11 is None:
        return []
    try:
        return x11.numbers(x11.outer(window) if window else x11.root(), name)
    finally:
        x11.close()


def fills_screens(root: tk.Misc) -> bool:
    """Whether a window can be asked to fill the screen: on X11 the window manager must know how, if there is one."""
    x11 = _X11.open(root)
    if x11 is None:
        return True
    try:
        return x11.atom("_NET_WM_STATE_FULLSCREEN") in x11.numbers(x11.root(), "_NET_SUPPORTED")
    finally:
        x11.close()


def x11_default(root: tk.Misc, program: str, option: str) -> str:
    """What the user's X resources say of *option* of *program*, "" for nothing; programs such as Xft go by them."""
    x11 = _X11.open(root)
    if x11 is None:
        return ""
    try:
        return x11.default(program, option)
    finally:
        x11.close()


class _X11:
    """A connection of our own to the display that Tk is on: Tk gives away neither its own nor what it reads there."""

    def __init__(self, library: Any, display: int, ctypes: Any) -> None:
        self._x11, self._c = library, ctypes
        self._display = ctypes.c_void_p(display)

    @classmethod
    def open(cls, root: tk.Misc) -> _X11 | None:
        """The connection, None where Tk is not on X11 or the library is not to be had."""
        if "DISPLAY" not in os.environ or str(root.tk.call("tk", "windowingsystem")) != "x11":
            return None
        import ctypes

        try:
            library = ctypes.CDLL("libX11.so.6")
        except OSError:
            return None
        library.XOpenDisplay.restype = ctypes.c_void_p
        library.XDefaultRootWindow.restype = library.XInternAtom.restype = ctypes.c_ulong
        library.XGetDefault.restype = ctypes.c_char_p
        display = library.XOpenDisplay(None)
        return cls(library, display, ctypes) if display else None

    def close(self) -> None:
        """End the connection."""
        self._x11.XCloseDisplay(self._display)

    def root(self) -> int:
        """The root window of the screen."""
        return int(self._x11.XDefaultRootWindow(self._display))

    def atom(self, name: str) -> int:
        """The server's number for *name*, 0 where nobody has used it."""
        return int(self._x11.XInternAtom(self._display, name.encode(), 1))

    def default(self, program: str, option: str) -> str:
        """A value of the user's X resources."""
        found = self._x11.XGetDefault(self._display, program.encode(), option.encode())
        return (found or b"").decode("latin-1").strip()

    def outer(self, window: int) -> int:
        """The window that Tk puts around its own: the one that the window manager knows."""
        c, by = self._c, self._c.byref
        top, parent, children, count = c.c_ulong(), c.c_ulong(), c.c_void_p(), c.c_uint()
        found = self._x11.XQueryTree(self._display, c.c_ulong(window), by(top), by(parent), by(children), by(count))
        if children:
            self._x11.XFree(children)
        return int(parent.value) if found else window

    def numbers(self, window: int, name: str) -> list[int]:
        """The numbers of a property; [] where *window* has none of that name."""
        key = self.atom(name)
        if not key:
            return []
        c, by = self._c, self._c.byref
        kind, form, count, more = c.c_ulong(), c.c_int(), c.c_ulong(), c.c_ulong()
        data = c.POINTER(c.c_ulong)()  # whole words of the machine, also for numbers of 32 bits
        failed = self._x11.XGetWindowProperty(
            self._display, c.c_ulong(window), c.c_ulong(key), c.c_long(0), c.c_long(_MOST), 0, c.c_ulong(0),
            by(kind), by(form), by(count), by(more), by(data),
        )  # fmt: skip
        found = [int(data[n]) for n in range(count.value)] if not failed and form.value == 32 else []
        if data:
            self._x11.XFree(data)
        return found
