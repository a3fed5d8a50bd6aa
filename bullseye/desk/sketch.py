"""What the first paint needs of the settings and the face, read fast and unchecked: wrong things count as missing.

The real readers come right after it, with every check and every word to the player.
"""

from __future__ import annotations

import os
from math import isfinite
from types import SimpleNamespace
from typing import Any, NamedTuple

from bullseye.desk.palette import SCALES

FIRST_FACE = "classic"
_LARGEST_BYTES = 1 << 18
_WRONG = (OSError, ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError)


class Choices(NamedTuple):
    """The settings that show before anything else."""

    theme: str = "system"
    scale: float = 1.0
    geometry: str = ""
    full_screen: bool = False
    face: str = FIRST_FACE


def sketch_choices(path: str | os.PathLike[str]) -> Choices:
    """The settings in the file at *path* as far as they can be used at a glance."""
    try:
        data = _read(path)
        import json  # 2 ms that the very first start can do without

        stored = json.loads(data)
        found = {k: stored[k] for k in Choices._fields if isinstance(stored.get(k), type(Choices._field_defaults[k]))}
        choices = Choices(**found)
    except _WRONG:
        return Choices()
    low, high = SCALES
    return choices if isfinite(choices.scale) and low <= choices.scale <= high else choices._replace(scale=1.0)


def sketch_face(name: str, own_folder: str | os.PathLike[str]) -> Any:
    """The looks of the face called *name*, or of the first one; None when no file can be read here.

    It has what `face_ppm` asks of a Face, and nothing else.
    """
    import tomllib

    shipped = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "target", "faces")
    for folder, stem in ((shipped, name), (own_folder, name), (shipped, FIRST_FACE)):
        if os.path.basename(stem) != stem:
            continue
        try:
            return _looks(tomllib.loads(_read(os.path.join(folder, f"{stem}.toml")).decode()))
        except _WRONG:
            continue
    return None


def _read(path: str | os.PathLike[str]) -> bytes:
    with open(path, "rb") as file:
        return file.read(_LARGEST_BYTES)


def _looks(table: dict[str, Any]) -> SimpleNamespace:
    rings = [SimpleNamespace(**{"line": "", "text": "", **ring}) for ring in table.get("ring", ())]
    return SimpleNamespace(
        rings=rings,
        diameter_mm=float(rings[-1].diameter_mm if rings else table["blank_mm"]),
        line_mm=float(table.get("line_mm", 0)),
        ground=table.get("ground", ""),
        black_mm=table.get("black_mm"),
        inner_ten_mm=table.get("inner_ten_mm"),
        inner_ten_line=table.get("inner_ten_line", ""),
        marks=[SimpleNamespace(**mark) for mark in table.get("mark", ())],
    )
