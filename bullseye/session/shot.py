"""One shot as it is kept: where and when, never what it was worth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from bullseye.drill.field import SHOOT

NOTHING = "nothing"
"""The kind of a shot fired while no target was up: a miss wherever it went."""
BY_VALUE = "value"
"""The kind of a shot of which only the worth is known: it scores by its place, and takes no part in a group."""


class Shot(NamedTuple):
    """Position in mm relative to the target's centre, y up; time in seconds from the round's start.

    *t_up* is when the button came up again, None while it is down or when the round ended before that.
    The target's centre is in mm from the range's centre; *target* is which of the targets up at once, from 0 (a record
    from elsewhere may name it, or not tell).
    Where targets move or come and go: *t_drawn* is when the picture was drawn that the player shot at (None: judged
    at *t*), *size* the target's size in times the face, *kind* what it was, *appeared* when it came, and *series*
    the series of a course of fire, from 0.
    """

    t: float
    t_up: float | None
    x_mm: float
    y_mm: float
    target_x_mm: float = 0.0
    target_y_mm: float = 0.0
    target: int | str | None = 0
    t_drawn: float | None = None
    size: float = 1.0
    kind: str = SHOOT
    appeared: float | None = None
    series: int | None = None
    written: Mapping[str, Any] | None = None
    """The entry as it was in the file, where the fields alone would not give it back: it holds unknown keys, say."""
