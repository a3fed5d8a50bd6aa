"""A forecast as JSON, under keys that never change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bullseye.coach.forecast.ahead import Forecast


def outlook_as_json(found: Forecast | None) -> dict[str, Any] | None:
    """The coach's forecast, the plain mean's beside it, and how both did before; null where there is none."""
    if found is None:
        return None
    return {
        "value": found.value,
        "ci80": None if found.ci80 is None else list(found.ci80),
        "ci95": None if found.ci95 is None else list(found.ci95),
        "method": found.method,
        "error": found.error,
        "plain": found.plain,
        "plain_error": found.plain_error,
        "tries": found.tries,
        "held80": list(found.held80),
    }
