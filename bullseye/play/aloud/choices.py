"""What can be played by ear, and why the rest cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.drill.catalog import Drills
    from bullseye.drill.drill import Drill

FIRST = ("ten-shots", "grouping")
"""What a list begins with; the others follow by name."""


def why_not(drill: Drill) -> str:
    """Why *drill* is not played by ear, in one sentence; "" where it is."""
    if drill.test:
        return tr("{drill} is a test of pointing and seeing, with pages of its own in the window.", drill=drill.name)
    if drill.lively:
        return tr(
            "In {drill} targets move, change or go, sooner than an ear can find them; choose one that keeps still.",
            drill=drill.name,
        )
    if drill.ends == "time" or drill.rules.score == "time":
        return tr(
            "{drill} is shot against the clock, which would measure how long listening takes, not how well you aim.",
            drill=drill.name,
        )
    return ""


def by_ear(drills: Drills) -> list[Drill]:
    """Every drill that can be played by ear, in the order of a list."""
    found = [drill for drill in drills.items() if not why_not(drill)]
    return sorted(found, key=lambda drill: (FIRST.index(drill.id) if drill.id in FIRST else len(FIRST), drill.name))
