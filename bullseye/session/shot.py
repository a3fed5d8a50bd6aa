"""One shot as it is kept: where and when, never what it was worth."""

from __future__ import annotations

from typing import Any, NamedTuple

from bullseye.drill.field import SHOOT

NOTHING = "nothing"
"""The kind of a shot fired while no target was up: a miss wherever it went."""


class Shot(NamedTuple):
    """Position in mm relative to the target's centre, y up; time in seconds from the round's start.

    *t_up* is when the button came up again, None while it is down or when the round ended before that.
    The target's centre is in mm from the range's centre; *target* is which of the targets up at once, from 0.
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
    target: int = 0
    t_drawn: float | None = None
    size: float = 1.0
    kind: str = SHOOT
    appeared: float | None = None
    series: int | None = None

    def as_record(self) -> dict[str, Any]:
        """The shot as a record's `shots` hold it; what says nothing new is left out."""
        found = {
            "t": self.t,
            "t_up": self.t_up,
            "x": self.x_mm,
            "y": self.y_mm,
            "target_x": self.target_x_mm,
            "target_y": self.target_y_mm,
            "target": self.target,
        }
        more: dict[str, Any] = {
            "t_drawn": self.t_drawn,
            "size": None if self.size == 1.0 else self.size,
            "kind": None if self.kind == SHOOT else self.kind,
            "appeared": self.appeared,
            "series": self.series,
        }
        return {**found, **{key: value for key, value in more.items() if value is not None}}


def shot_from(record: dict[str, Any]) -> Shot:
    """The shot that one entry of a record's `shots` holds."""
    return Shot(
        record["t"], record.get("t_up"), record["x"], record["y"],
        record.get("target_x", 0.0), record.get("target_y", 0.0), record.get("target", 0),
        record.get("t_drawn"), record.get("size", 1.0), record.get("kind", SHOOT), record.get("appeared"),
        record.get("series"),
    )  # fmt: skip
