"""The keys of the window: which one went down, on any layout and only once, and who gets it."""

from __future__ import annotations

import re
import tkinter as tk
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bullseye.desk.frame.held_keys import REPEATED, HeldKeys
from bullseye.desk.frame.key_names import key_name
from bullseye.desk.frame.key_places import key_at
from bullseye.records import own_keys

if TYPE_CHECKING:
    from bullseye.desk.frame.page import Page
    from bullseye.desk.kit.shell import Shell

_FIELDS = {"TEntry", "Entry", "TCombobox", "Text", "TSpinbox"}
_PRESSABLE = {"TButton", "TCheckbutton", "TRadiobutton"}
_ALWAYS = {"Return", "Escape"}
_OF_PARTS = {"Return", "space", "Delete"}
_STANDS_IN = 0x7FFFFF01
"""The number of an event that is made here, for a key in the place of another one."""
_FUNCTION = re.compile(r"F\d+")  # it types nothing, so it counts in fields too


class Keyboard:
    """Hears the keys of *window* and hands them to the card, the mode or the page that is to have them.

    *page* gives the page that is shown; *fill* is what F11 does.
    """

    def __init__(self, window: Shell, page: Callable[[], Page | None], fill: Callable[[], object]) -> None:
        self._window, self._page, self._fill = window, page, fill
        self._held_keys = HeldKeys()
        root = window.root
        root.bind("<KeyPress>", self._on_key, add=True)
        root.bind("<KeyRelease>", lambda e: self._held_keys.released(e.keycode, e.time), add=True)
        root.bind("<FocusOut>", lambda e: self._held_keys.forget() if e.widget is root else None, add=True)
        for kind in _PRESSABLE:  # in the place of Tk's own, which presses again at each repeat of a key that is held
            root.bind_class(kind, "<space>", self._on_space)

    def _on_key(self, event: tk.Event[tk.Misc]) -> str | None:
        if self.repeats(event):
            return "break"
        if self.stood_in(event):
            return "break"
        window, keysym = self._window, self.key_of(event)
        if window.overlay is not None:
            window.overlay.pressed(keysym)
        elif window.mode is not None and window.mode.took(keysym):
            pass
        elif keysym == "F1":
            window.help()
        elif keysym == "F11":
            self._fill()
        else:
            page = self._page()
            return None if page is None else self._on_page(page, event, keysym)
        return "break"

    def _on_space(self, event: tk.Event[tk.Misc]) -> None:
        if not self.repeats(event):
            event.widget.tk.call("ttk::button::activate", str(event.widget))

    def _on_page(self, page: Page, event: tk.Event[tk.Misc], keysym: str) -> str | None:
        if keysym == "Escape" and not self._held(event):
            page.escape()
            return "break"
        return self._page_key(page, event, keysym)

    def key_of(self, event: tk.Event[Any]) -> str:
        """What pages call the key that a player means: another one, where keys have changed places."""
        pressed = self.pressed(event)
        if event.serial == _STANDS_IN or (self._held(event) and not pressed.startswith("Control-")):
            return pressed
        return own_keys.meant(self._window.services.settings.keys, pressed)

    def pressed(self, event: tk.Event[Any]) -> str:
        """The key itself: by what it types, and by its place where that is no letter or digit of a page's.

        With Control alone (Command on a Mac) it is "Control-s", "Control-Shift-z".
        """
        held = self._chord(event)
        name = key_name(event.keysym)
        if len(name) == 1 and name.isascii() and name.isalnum():
            return held + name
        page = self._page()
        own = page is not None and self._window.overlay is None and held + name in page.actions
        return held + (name if own else key_at(event.keysym, event.keycode, self._window.windowing) or name)

    def stood_in(self, event: tk.Event[Any]) -> bool:
        """Press Enter, Space or Del for a key that has got its place: lists and buttons know these by themselves."""
        widget, pressed, keysym = event.widget, self.pressed(event), self.key_of(event)
        if keysym not in _OF_PARTS or keysym == pressed or not isinstance(widget, tk.Misc):
            return False
        if widget.winfo_class() in _FIELDS and not _FUNCTION.fullmatch(pressed):
            return False
        widget.event_generate(f"<KeyPress-{keysym}>", serial=_STANDS_IN)
        return True

    def repeats(self, event: tk.Event[Any]) -> bool:
        """Whether a key only goes on being held: that is no new press, save for keys that move through something."""
        held = self._held_keys.pressed(event.keycode, event.time, event.serial)
        return held and key_name(event.keysym) not in REPEATED

    def _page_key(self, page: Page, event: tk.Event[tk.Misc], keysym: str) -> str | None:
        widget, pressed = event.widget, self.pressed(event)
        chord = pressed.startswith("Control-")
        if self._held(event) and not chord:
            return None
        kind = widget.winfo_class() if isinstance(widget, tk.Misc) else ""
        if kind in _FIELDS and not chord:
            if pressed in _ALWAYS:
                keysym = pressed
            elif not _FUNCTION.fullmatch(pressed):
                return None
        if kind in _PRESSABLE and pressed in ("Return", "space"):
            if pressed == "Return":  # Tk's own buttons know the space bar only
                assert isinstance(widget, tk.Misc)
                widget.tk.call(str(widget), "invoke")
            return None
        action = page.actions.get(keysym)
        if action is None:
            return None
        action()
        return "break"

    def _chord(self, event: tk.Event[Any]) -> str:
        """What is held before a key that counts in fields of text too: "Control-", "Control-Shift-", mostly ""."""
        state = event.state if isinstance(event.state, int) else 0
        held, other = {"win32": (0x4, 0x20000), "aqua": (0x8, 0x4 | 0x10)}.get(self._window.windowing, (0x4, 0x8))
        if not state & held or state & other:
            return ""
        return "Control-Shift-" if state & 0x1 else "Control-"

    def _held(self, event: tk.Event[Any]) -> bool:
        """True while Control, Alt or Command is held: such keys are the system's."""
        state = event.state if isinstance(event.state, int) else 0
        alt = {"win32": 0x20000, "aqua": 0x8 | 0x10}.get(self._window.windowing, 0x8)
        return bool(state & (0x4 | alt))
