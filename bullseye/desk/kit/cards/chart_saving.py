"""Saves a chart as a picture: PNG or SVG, in the look for paper, whatever the window's own look is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bullseye.desk.kit.cards.record_cards import choose
from bullseye.errors import BullseyeError
from bullseye.play.record_tasks import sentence
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look

    Make = Callable[[float, float, Look], Drawing]
    AskPath = Callable[..., Path | None]

SIZE_PX = 960.0, 640.0
PNG_SCALE = 2.0
KINDS = {"png": (tr("Picture (PNG)"), ".png"), "svg": (tr("Drawing (SVG)"), ".svg")}


def save_chart(window: Shell, make: Make, name: str, ask_path: AskPath) -> Path | None:
    """Ask for the kind and the place, and write what *make* draws there; None when the player cancels or it fails.

    *name* is the file's name without its ending.
    """
    kind = choose(
        window, tr("Save this chart"), tr("Drawn for paper, on white. An SVG stays sharp at any size."),
        (("png", "PNG"), ("svg", "SVG")),
    )  # fmt: skip
    if not kind:
        return None
    words, suffix = KINDS[kind]
    path = ask_path(window, tr("Save this chart"), f"{name}{suffix}", words, suffix)
    if path is None:
        return None
    try:
        boxes = _write(path, kind, make)
    except ImportError:
        window.notice(tr("A picture needs Pillow; install it with: pip install pillow."), "bad")
    except BullseyeError as bad:
        why = getattr(bad.__cause__, "strerror", "") or str(bad)
        window.notice(
            tr("The chart could not be saved as {path}: {why}. Choose another place.", path=path, why=why), "bad"
        )
    else:
        window.notice(" ".join(filter(None, (tr("The chart is saved as {path}.", path=path), boxes))))
        return path
    return None


def _write(path: Path, kind: str, make: Make) -> str:
    """Whole, or not at all; a sentence on letters that no font has. Raises StorageError, ImportError without Pillow."""
    from io import BytesIO

    from bullseye.picture.look import PRINT
    from bullseye.records.disk.files import RealFiles
    from bullseye.records.disk.safe_write import safe_write

    drawing = make(*SIZE_PX, PRINT)
    if kind == "svg":
        from bullseye.picture.svg import to_svg

        safe_write(path, to_svg(drawing).encode("utf-8"), files=RealFiles())
        return ""  # who looks at it draws the letters
    from bullseye.picture.raster import boxes_said, to_image

    data = BytesIO()
    to_image(drawing, PNG_SCALE).save(data, "PNG", dpi=(96 * PNG_SCALE, 96 * PNG_SCALE))
    safe_write(path, data.getvalue(), files=RealFiles())
    return sentence(said) if (said := boxes_said([drawing])) else ""
