"""One shot as it is kept: where and when, never what it was worth."""

from __future__ import annotations

from typing import Any, NamedTuple


class Shot(NamedTuple):
    """Position in mm relative to the target's centre, y up; time in seconds from the round's start.

    *t_up* is when the button came up again, None while it is down or when the round ended before that.
    The target's centre is in mm from the range's centre; *target* is which target it was, from 0.
    """

    t: float
    t_up: float | None
    x_mm: float
    y_mm: float
    target_x_mm: float = 0.0
    target_y_mm: float = 0.0
    target: int = 0

    def as_record(self) -> dict[str, Any]:
        """The shot as a record's `shots` hold it."""
        return {
            "t": self.t,
            "t_up": self.t_up,
            "x": self.x_mm,
            "y": self.y_mm,
            "target_x": self.target_x_mm,
            "target_y": self.target_y_mm,
            "target": self.target,
        }


def shot_from(record: dict[str, Any]) -> Shot:
    """The shot that one entry of a record's `shots` holds."""
    return Shot(
        record["t"], record.get("t_up"), record["x"], record["y"],
        record.get("target_x", 0.0), record.get("target_y", 0.0), record.get("target", 0),
    )  # fmt: skip
