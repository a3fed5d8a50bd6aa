"""Seasons and rounds for tests: a season of three weeks, and rounds of a shooter of known spread."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from bullseye.school.season import Season, parse_season
from bullseye.session.clock import StepClock, iso
from bullseye.session.record import Record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.rounds import plan_of

WEEKS = """
name = "Winter"
first = 2026-11-30
zone = "Europe/Berlin"
best = 2

[[week]]
drill = "ten-shots"
face = "classic"
times = 3
"""
IN_WEEK_1 = datetime(2026, 12, 1, 12, tzinfo=UTC)


def season(more: str = "", text: str = WEEKS) -> Season:
    """The season of WEEKS, with the keys in *more* before its weeks."""
    return parse_season((more + text).encode(), "winter", "winter.toml")


def shot_round(
    sigma_mm: float = 20.0,
    seed: int = 1,
    drill: str = "ten-shots",
    face: str = "classic",
    finished: datetime = IN_WEEK_1,
    id_: str = "",
) -> Record:
    """A round as a person's: played by a shooter of that spread, and dated."""
    found = play(
        plan_of(drill, face, seed), Shooter(sigma_mm, Random(seed)), StepClock(), lambda: id_ or f"round-{seed}"
    )
    assert found is not None
    return replace(found, started=iso(finished), finished=iso(finished))
