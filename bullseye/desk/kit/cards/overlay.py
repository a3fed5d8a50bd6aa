"""A card over the page that takes all keys and clicks until it is closed, and gives the focus back after."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING

from bullseye.desk.kit.on_screen import on_screen
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Card, Shell


class Overlay(ttk.Frame):
    """It lies inside the window, so it cannot get lost behind it, in full screen either.

    Build the inside, then call `open()`. Escape closes it; a key it does not use goes nowhere. While one that
    `holds` is open, the window stays open too.
    """

    holds = False

    def __init__(self, window: Shell, title: str, width_px: int = 480) -> None:
        self.window = window
        self.theme = window.theme
        px = self.theme.px
        super().__init__(window.root, style="Card.TFrame", padding=px(24))
        self.width_px = min(px(width_px), max(px(240), window.root.winfo_width() - px(48)))
        self._focus_before = ""
        self._grab_before: tk.Misc | None = None
        self._overlay_before: Card | None = None
        self.is_open = False
        if title:
            ttk.Label(
                self, text=on_screen(title), style="Card.TLabel", font=self.theme.font("large", True),
                wraplength=self.width_px,
            ).pack(anchor="w", fill="x")  # fmt: skip

    def say(self, text: str, muted: bool = False) -> ttk.Label:
        """A paragraph."""
        style = "CardMuted.TLabel" if muted else "Card.TLabel"
        label = ttk.Label(
            self, text=on_screen(text, of_ours=True), style=style, wraplength=self.width_px, justify="left"
        )
        label.pack(anchor="w", fill="x", pady=(self.theme.px(8), 0))
        return label

    def button_row(self) -> ttk.Frame:
        """An empty row for buttons; pack them to the right, the most wanted first."""
        spacer = ttk.Frame(self, style="Overlay.TFrame", width=self.width_px, height=1)
        spacer.pack(pady=(self.theme.px(16), 0))
        row = ttk.Frame(self, style="Overlay.TFrame")
        row.pack(fill="x")
        return row

    def answers(self, yes: str, no: str = "") -> tuple[ttk.Button, ttk.Button]:
        """The two buttons at the end of a card: *yes* is what `enter` does, *no* (Cancel) closes it."""
        row, gap_px = self.button_row(), self.theme.px(8)
        leave = ttk.Button(row, text=no or tr("Cancel"), command=self.close)  # made in the order Tab is to go
        take = ttk.Button(row, text=yes, command=self.enter)
        take.pack(side="right")
        leave.pack(side="right", padx=(0, gap_px))
        return take, leave

    # -- opening and closing -----------------------------------------------------------------------

    def open(self, first: tk.Misc | None = None) -> None:
        """Show the card in the window's middle and give the focus to *first*, or to the card itself."""
        root = self.window.root
        ttk.Style(root).configure("Overlay.TFrame", background=self.theme.palette.raised)
        self._focus_before = str(root.tk.call("focus"))
        self._grab_before = _grab_holder(root)
        self._overlay_before = self.window.overlay
        if self._overlay_before is None and self.window.page is not None:
            self.window.page.covered()
        self.window.overlay = self
        self._take_keys(self)
        self.place(relx=0.5, rely=0.5, anchor="center")
        self.lift()
        self.is_open = True
        self.update_idletasks()
        self.grab_set()
        target = first or self
        # Forced only where the window had the focus: another program's must not be stolen.
        if self._focus_before:
            target.focus_force()
        else:
            target.focus_set()

    def close(self) -> None:
        """Take the card away; grab and focus go back to who had them."""
        if not self.is_open:
            return
        self.is_open = False
        self.window.overlay = self._overlay_before
        self.grab_release()
        self.destroy()
        before = self._grab_before
        if before is not None and before.winfo_exists():
            before.grab_set()
        root = self.window.root
        if self._focus_before and root.tk.getboolean(root.tk.call("winfo", "exists", self._focus_before)):
            root.tk.call("focus", self._focus_before)
        else:
            root.focus_set()
        if self._overlay_before is None and self.window.page is not None:
            self.window.page.uncovered()

    def escape(self) -> None:
        """What Esc does."""
        self.close()

    def enter(self) -> None:
        """What Enter does where no button has the focus."""

    def pressed(self, keysym: str) -> None:
        """A key that the window got while the card is open: the focus was lost, so it comes back."""
        if keysym == "Escape":
            self.escape()
        elif keysym == "Return":
            self.enter()
        else:
            self.focus_set()

    def refresh_keys(self) -> None:
        """Take the keys of parts that were added after `open`."""
        self._take_keys(self)

    # -- keys --------------------------------------------------------------------------------------

    def _take_keys(self, part: tk.Misc) -> None:
        """Let a key end here: after the part's own bindings, before the window's."""
        tag = f"Overlay{self}"
        tags = part.bindtags()
        if tag not in tags:
            part.bindtags((*tags[:2], tag, *tags[2:]))
        for child in part.winfo_children():
            self._take_keys(child)
        self.bind_class(tag, "<Key>", self._on_other_key)
        self.bind_class(tag, "<Escape>", lambda e: "break" if self.window.repeats(e) else self._and_break(self.escape))
        self.bind_class(tag, "<Return>", self._on_return)
        self.bind_class(tag, "<KP_Enter>", self._on_return)
        self.bind_class(tag, "<Tab>", lambda e: self._on_tab(e.widget, 1))
        self.bind_class(tag, "<Shift-Tab>", lambda e: self._on_tab(e.widget, -1))
        if str(self.tk.call("tk", "windowingsystem")) == "x11":
            self.bind_class(tag, "<ISO_Left_Tab>", lambda e: self._on_tab(e.widget, -1))

    def _on_other_key(self, event: tk.Event[tk.Misc]) -> str:
        self.window.stood_in(event)
        return "break"

    @staticmethod
    def _and_break(action: object) -> str:
        if callable(action):
            action()
        return "break"

    def _on_return(self, event: tk.Event[tk.Misc]) -> str:
        if self.window.repeats(event):  # the Enter that opened the card is still held
            return "break"
        if isinstance(event.widget, ttk.Button):
            event.widget.invoke()
        else:
            self.enter()
        return "break"

    def _on_tab(self, start: tk.Misc, step: int) -> str:
        """Go round inside the card, never out of it."""
        part: tk.Misc | None = start
        for _ in range(1000):
            part = part and (part.tk_focusNext() if step > 0 else part.tk_focusPrev())
            if part is None or part == start:
                break
            if str(part).startswith(f"{self}."):
                part.focus_set()
                if isinstance(part, ttk.Entry):
                    part.selection_range(0, "end")
                break
        return "break"

    def destroy(self) -> None:
        """Forget the key bindings as well."""
        tag = f"Overlay{self}"
        for sequence in self.bind_class(tag) or ():
            self.unbind_class(tag, sequence)
        super().destroy()


def _grab_holder(root: tk.Misc) -> tk.Misc | None:
    """Who holds the grab now; None also for a part that tkinter does not know."""
    path = str(root.tk.call("grab", "current", str(root)))
    try:
        return root.nametowidget(path) if path else None
    except KeyError:
        return None
