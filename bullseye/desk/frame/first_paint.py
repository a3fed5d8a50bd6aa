"""What the first paint needs of the settings and the face, read fast and unchecked: wrong things count as missing.

The real readers come right after it, with every check and every word to the player. A second reader, because the
import of tomllib is 6 ms of the 62 ms of processor time to the first painted face (medians of 40 starts each): every
start would be a tenth slower.
"""

from __future__ import annotations

import os
from collections import namedtuple
from math import isfinite
from types import SimpleNamespace

from bullseye.desk.kit.palette import SCALES

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NamedTuple

FIRST_FACE = "classic"
_LARGEST_BYTES = 1 << 18
_WRONG = (OSError, ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError)

USUAL: dict[str, Any] = {
    "theme": "system", "scale": 1.0, "geometry": "", "full_screen": False, "face": FIRST_FACE, "mirrored": False,
}  # fmt: skip
if TYPE_CHECKING:

    class Choices(NamedTuple):
        """The settings that show before anything else."""

        theme: str = "system"
        scale: float = 1.0
        geometry: str = ""
        full_screen: bool = False
        face: str = FIRST_FACE
        mirrored: bool = False
else:
    Choices = namedtuple("Choices", USUAL, defaults=USUAL.values())


def sketch_choices(path: str | os.PathLike[str]) -> Choices:
    """The settings in the file at *path* as far as they can be used at a glance."""
    try:
        data = _read(path)
        import json  # 2 ms that the very first start can do without

        stored = json.loads(data)
        choices = Choices(**{k: stored[k] for k, usual in USUAL.items() if isinstance(stored.get(k), type(usual))})
    except _WRONG:
        return Choices()
    low, high = SCALES
    return choices if isfinite(choices.scale) and low <= choices.scale <= high else choices._replace(scale=1.0)


def sketch_face(name: str, own_folder: Callable[[], str]) -> Any:
    """The looks of the face called *name*, or of the first one; None when no file can be read here.

    It has what `face_ppm` asks of a Face, and nothing else. *own_folder* is asked only for a face not shipped.
    """
    house = os.path.abspath(os.path.join(os.path.dirname(__file__), *[os.pardir] * 2))
    shipped = os.path.join(house, "target", "faces")
    for own, stem in ((False, name), (True, name), (False, FIRST_FACE)):
        if os.path.basename(stem) != stem:
            continue
        try:
            return _looks(_table(_read(os.path.join(own_folder() if own else shipped, f"{stem}.toml")).decode()))
        except _WRONG:
            continue
    return None


def _read(path: str | os.PathLike[str]) -> bytes:
    if not os.path.isfile(path):  # a pipe would hold up the window for ever
        raise FileNotFoundError(path)
    with open(path, "rb") as file:
        return file.read(_LARGEST_BYTES)


def _table(text: str) -> dict[str, Any]:
    """The TOML in *text*; written as plainly as the shipped faces, it needs no tomllib, which takes 5 ms to import."""
    try:
        return plain_table(text)
    except ValueError:
        import tomllib

        return tomllib.loads(text)


def plain_table(text: str) -> dict[str, Any]:
    """TOML of one `key = value` a line, under [[headers]]; ValueError for anything that is not so plain.

    Numbers come as floats, lists as None: no look at a face needs them.
    """
    top: dict[str, Any] = {}
    table = top
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[["):
            name, _, rest = line[2:].partition("]]")
            if rest and not rest.lstrip().startswith("#"):
                raise ValueError(line)
            table = {}
            top.setdefault(name.strip(), []).append(table)
        elif line and line[0] != "#":
            key, equals, value = line.partition("=")
            key = key.strip()
            if not equals or key in table or not key.replace("_", "").isalnum():
                raise ValueError(line)
            table[key] = _plain_value(value.strip())
    return top


def _plain_value(text: str) -> str | float | bool | None:
    if text.startswith('"'):
        value, _, rest = text[1:].partition('"')
        if "\\" in value or (rest and not rest.lstrip().startswith("#")):
            raise ValueError(text)
        return value
    text = text.partition("#")[0].strip()
    if text.startswith("[") and text.endswith("]"):
        return None
    return {"true": True, "false": False}[text] if text in ("true", "false") else float(text)


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
