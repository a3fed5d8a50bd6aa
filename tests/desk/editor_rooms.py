"""What the tests of the ring editor share: the page, a face of one's own, and a hand that types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bullseye.desk.editor.editor_page import EditorPage
from bullseye.play.services import Services
from tests.desk.desk_rooms import type_key

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window

HAND = """name = "Mine" # by hand
gauge_mm = 5

# the only one
[[ring]]
points = 10
diameter_mm = 100
fill = "#ff0000"
"""


def editor(window: Window, face: str = "wide") -> EditorPage:
    window.show("editor", face=face)
    window.root.update()
    assert isinstance(window.page, EditorPage)
    return window.page


def own_face(services: Services, text: str = HAND) -> Path:
    services.dirs.faces.mkdir(parents=True)
    path = services.dirs.faces / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def write(field: Any, text: str) -> None:
    """Type *text* in place of what stands in the field, and press Enter."""
    field.update()
    field.focus_force()
    field.event_generate("<Control-KeyPress-slash>")  # select all
    for letter in text:
        names = {".": "period", " ": "space", "-": "minus", ",": "comma"}
        field.event_generate(f"<KeyPress-{names.get(letter, letter)}>")
    type_key(field, "Return")


def chord(part: tk.Misc, keys: str) -> None:
    """Hold Control and press a key: "z", "Shift-Z"."""
    for _ in range(2):  # the page hears of the focus before the key
        part.update()
        part.focus_force()
    *held, key = keys.split("-")
    part.event_generate(f"<{'-'.join(['Control', *held])}-KeyPress-{key}>")
    part.winfo_toplevel().update()


def sizes(page: EditorPage) -> list[float]:
    return [ring.diameter_mm for ring in page.editor.face.rings]
