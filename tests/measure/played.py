"""Summary rows for tests, made in one line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bullseye.records.summary import Round

MONDAY = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


def played(day: float, **more: Any) -> Round:
    """A round finished *day* days after noon (UTC) of Monday, 16 November 2026: 100 points, 8 hits of 10 shots."""
    return played_at(MONDAY + timedelta(days=day), **{"id": f"round {day}", **more})


def played_at(moment: datetime, **more: Any) -> Round:
    """Such a round finished at any *moment*, which has its time zone."""
    when = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    values: dict[str, Any] = {
        "at": 0, "length": 0, "crc": "", "id": f"round {when}", "player": "Ann", "face": "classic",
        "drill": "ten-shots", "style": "standard", "date": when, "score": 100, "score_unit": "points",
        "better": "higher", "accuracy": 0.8, "best_combo": 3, "shots": 10, "hits": 8, "duration_s": 20.0, "rules": 1,
        "simulated": False, "ranked": True, "tie": [],
    }  # fmt: skip
    return Round(**{**values, **more})
