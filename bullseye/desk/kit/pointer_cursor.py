"""The pointer over a face as the player chose it: a cursor of the system, which no drawn crosshair can move as fast."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from bullseye.picture.crosshair import COLOURS, DRAWN, bits, xbm

if TYPE_CHECKING:
    import tkinter as tk
    from pathlib import Path

    from bullseye.desk.kit.shell import Shell
    from bullseye.records.settings import Settings

OWN = {"crosshair": "crosshair", "gap": "tcross", "cross": "plus", "dot": "dot", "circle": "target"}
"""What Tk has in the place of each form where a cursor of one's own is impossible."""


def round_cursor(window: Shell) -> str:
    """The Tk cursor of the player of *window*."""
    services = window.services
    return pointer_cursor(window.root, services.settings, window.theme.scale, services.dirs.cursors)


def own_forms(widget: tk.Misc) -> bool:
    """Whether size and colour of a cursor are ours to choose: under X11 alone."""
    return str(widget.tk.call("tk", "windowingsystem")) == "x11"


def pointer_cursor(widget: tk.Misc, chosen: Settings, scale: float, folder: Path) -> str:
    """The Tk cursor of these settings, whose two bitmaps are made in *folder*; else Tk's own that is most like it.

    X11's own crosshair is black and thin, so it is lost on a black ring: ours have an edge in a second colour.
    """
    if chosen.pointer not in DRAWN:
        return "arrow"
    if own_forms(widget):
        with contextlib.suppress(OSError):
            files = _files(chosen.pointer, round(chosen.pointer_px * scale), folder.absolute())
            # Tk makes its own list of these, so that a folder with spaces in its name stays one word. The space makes
            # Tcl 9 write it out: alone, it would hand the list back as it got it.
            words = (f"@{files[0]}", os.fspath(files[1]), *COLOURS[chosen.pointer_colour])
            return str(widget.tk.call("format", "%s ", words)).rstrip()
    return OWN[chosen.pointer]


def _files(form: str, size_px: int, folder: Path) -> tuple[Path, Path]:
    """The form's bitmap and its mask; written where they are missing or not as they would be today. Raises OSError."""
    drawn = bits(form, size_px)
    name = f"{form}-{drawn.side_px}"
    found = folder / f"{name}.xbm", folder / f"{name}-mask.xbm"
    for path, rows in zip(found, (drawn.form, drawn.mask), strict=True):
        data = xbm(rows, "pointer").encode("ascii")
        if path.is_file() and path.read_bytes() == data:
            continue
        folder.mkdir(mode=0o700, exist_ok=True)  # in a data folder that is there: one that is gone is not made again
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(data)
        os.replace(part, path)  # whole, or not there
    return found
