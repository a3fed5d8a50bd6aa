"""A value for every key that a motion's table must have, so that a new motion is tried without an example by hand."""

from __future__ import annotations

import tomllib
from typing import Any

from bullseye.drill.motion import MOTIONS
from bullseye.drill.schema import in_mm

VALUES = {"number": "1", "integer": "2", "two numbers": "[1, 0.5]", "flag": "true"}


def needed_keys(kind: str) -> str:
    """The lines of a drill file that a motion of *kind* cannot be without."""
    return "\n".join(f"{key.name} = {VALUES[key.type]}" for key in MOTIONS[kind].keys if key.needed)


def needed_values(kind: str, face_mm: float) -> dict[str, Any]:
    """What a motion of *kind* is made with when a drill gives it those lines, for a face of *face_mm*."""
    given = {key.name: key.default for key in MOTIONS[kind].keys if not key.needed}
    return in_mm({**given, **tomllib.loads(needed_keys(kind))}, face_mm)
