"""Watches for an idle room: counts down in a bar that any input stops, then shows the demonstration."""

from __future__ import annotations

import contextlib
import tkinter as tk
from math import ceil, isfinite
from random import Random
from tkinter import font as tkfont
from typing import TYPE_CHECKING

from bullseye.classroom.show.attract import IDLE_S, SHOWN_S, Attract
from bullseye.desk.kit.fitted import far_px
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell

TYPE_SHARE = 0.42
"""Type of the bar, in parts of what is read from ten metres: it is for who stands at the mouse."""
_INPUTS = ("<KeyPress>", "<ButtonPress>", "<Motion>", "<MouseWheel>")


def words(left_s: int) -> str:
    """What the bar says."""
    return tr("A demonstration begins in {left_s} s \u2013 any key or click stops this", left_s=left_s)


class IdleWatch:
    """Armed while a page of the class is shown, it asks for the clock only when something is due.

    While the bar stands it holds keyboard and mouse, so that the key or click that stops the count does nothing else.
    A card that lies over the page keeps the count from beginning.
    """

    def __init__(self, window: Shell) -> None:
        self.window = window
        self.bar: CountBar | None = None
        self._attract: Attract | None = None
        self._job = ""
        self._command = ""
        self._spot = (0, 0)

    # -- armed or not ------------------------------------------------------------------------------

    def arm(self, idle_s: float = IDLE_S) -> None:
        """Begin to count; 0 counts never."""
        self.disarm()
        if idle_s <= 0:
            return
        services, root = self.window.services, self.window.root
        # It only counts: what is played is drawn by the page.
        self._attract = Attract(services.clock, Random(0), services.faces, services.drills, idle_s)
        self._spot = root.winfo_pointerxy()
        self._command = root.register(self._input)
        for sequence in _INPUTS:
            # Ahead of what the window binds, which lets nothing pass that it used.
            before = str(root.tk.call("bind", str(root), sequence))
            root.tk.call("bind", str(root), sequence, f"{self._line(sequence)}\n{before}")
        self._plan()

    def disarm(self) -> None:
        """Count no more, and take back everything."""
        self._hide()
        if self._job:
            self.window.root.after_cancel(self._job)
            self._job = ""
        self._attract = None
        if self._command:
            root = self.window.root
            for sequence in _INPUTS:
                now = str(root.tk.call("bind", str(root), sequence))
                root.tk.call("bind", str(root), sequence, now.replace(f"{self._line(sequence)}\n", "", 1))
            root.deletecommand(self._command)
            self._command = ""

    @property
    def armed(self) -> bool:
        """True while it counts."""
        return self._attract is not None

    def _line(self, sequence: str) -> str:
        return f"{self._command} {sequence} %X %Y"

    # -- input -------------------------------------------------------------------------------------

    def _input(self, sequence: str, x_px: str, y_px: str) -> None:
        """Something was pressed or moved: a bar goes, and the count begins anew when it is looked at next."""
        if sequence == "<Motion>":
            spot = int(x_px), int(y_px)
            if spot == self._spot:  # the pointer lies still; what lies under it has changed
                return
            self._spot = spot
        self.touched()

    def touched(self) -> None:
        """Count from now on anew."""
        if self._attract is not None:
            self._attract.touched()
            if self.bar is not None:
                self._hide()
                self._plan()

    # -- the clock ---------------------------------------------------------------------------------

    def look(self) -> None:
        """Show what is due now, and come again when something else is."""
        attract, window = self._attract, self.window
        if attract is None:
            return
        if window.overlay is not None or (self.bar is None and _held(window.root)):
            attract.touched()
        idle = attract.idle()
        if idle.due:
            self.disarm()
            window.show("attract")
            return
        if idle.left_s is None:
            self._hide()
        else:
            if self.bar is None:
                self.bar = CountBar(window, self._input)
                self._spot = window.root.winfo_pointerxy()
            self.bar.put(idle.left_s)
        self._plan()

    def _plan(self) -> None:
        if self._job:
            self.window.root.after_cancel(self._job)
            self._job = ""
        wait_s = self._attract.wait_s() if self._attract is not None else 0.0
        if self._attract is not None and isfinite(wait_s):
            self._job = self.window.root.after(ceil(wait_s * 1000) + 1, self._due_now)

    def _due_now(self) -> None:
        self._job = ""
        self.look()

    def _hide(self) -> None:
        bar, self.bar = self.bar, None
        if bar is not None:
            bar.close()


def _held(root: tk.Misc) -> bool:
    """True while something has taken the mouse: a list is open, or clicks are swallowed."""
    return bool(root.tk.call("grab", "current", str(root)))


class CountBar(tk.Frame):
    """The bar with the seconds left, along the lower edge of the window; *told* gets every input while it stands."""

    def __init__(self, window: Shell, told: object) -> None:
        root, colours, px = window.root, window.theme.palette, window.theme.px
        super().__init__(root, background=colours.accent, takefocus=True)
        self._window = root
        size = round(TYPE_SHARE * far_px(root.winfo_width(), root.winfo_height()))
        self._font = tkfont.Font(root, family=window.theme.family, size=-size, weight="bold")
        self._left = tk.Frame(self, background=colours.on_accent, height=max(px(4), size // 6))
        self._left.place(relx=0, rely=1, relwidth=1, anchor="sw")
        self.label = tk.Label(
            self, background=colours.accent, foreground=colours.on_accent, font=self._font, pady=size // 2
        )
        self.label.pack(fill="x", pady=(0, size // 6))
        assert callable(told)
        for sequence in _INPUTS:
            for part in (self, self.label, self._left):
                part.bind(
                    sequence,
                    lambda e, sequence=sequence: (told(sequence, e.x_root, e.y_root), "break")[1],  # type: ignore[misc]
                    add=True,
                )
        self._focus_before = str(root.tk.call("focus"))
        self.place(relx=0, rely=1, relwidth=1, anchor="sw")
        self.lift()
        self.update_idletasks()
        with contextlib.suppress(tk.TclError):  # another program holds the pointer
            self.grab_set()
        self.focus_set()

    def put(self, left_s: int) -> None:
        """Show the seconds that are left."""
        self.label.configure(text=words(left_s))
        self._left.place_configure(relwidth=min(1.0, left_s / SHOWN_S))

    def close(self) -> None:
        """Go, and give the focus back, unless somebody else has taken it."""
        root = self._window
        mine = str(root.tk.call("focus", "-lastfor", str(root))) == str(self)
        with contextlib.suppress(tk.TclError):
            self.grab_release()
        self.destroy()
        if not mine:
            return
        if self._focus_before and root.tk.getboolean(root.tk.call("winfo", "exists", self._focus_before)):
            root.tk.call("focus", self._focus_before)
        else:
            root.focus_set()
