"""Fields that take a name: what is typed or pasted into one."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from bullseye.errors import BadInputError
from bullseye.names import LONGEST_NAME, clean, cut_name
from bullseye.words import tr


def takes_names(field: ttk.Entry, say: Callable[[str], object]) -> None:
    """Let *field* take a name: what is pasted is made one, and *say* is told what was left out of it."""

    def fits(text: str) -> bool:
        return len(text) <= LONGEST_NAME and text.translate({0x200C: None, 0x200D: None}).isprintable()

    def paste(_: tk.Event[tk.Misc]) -> str:
        try:
            name, said = clean(field.clipboard_get())
        except BadInputError as bad:
            say(str(bad))
            return "break"
        except tk.TclError:  # nothing there, or no text
            return "break"
        if field.selection_present():
            field.delete("sel.first", "sel.last")
        kept = cut_name(name, LONGEST_NAME - len(field.get())) if len(field.get()) < LONGEST_NAME else ""
        field.insert("insert", kept)
        if said or kept != name:
            say(said or tr("{name!r} is too long; {kept!r} is kept.", name=name, kept=kept))
        return "break"

    field.configure(validate="key", validatecommand=(field.register(fits), "%P"))
    field.bind("<<Paste>>", paste, add=True)
