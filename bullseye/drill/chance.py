"""Chance that can be had again: one stream of random numbers per purpose, the same on every machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from random import Random

Chance = Callable[[int], Random]
"""Gives the stream of a target's n-th life, from 0."""


def stream(seed: int, *purpose: object) -> Random:
    """The stream for one *purpose* of a round with *seed*. Only `random()` may be drawn from it.

    Streams are apart, so that what one thing draws never shifts what another one gets.
    """
    # A text seeds Random by its SHA-512, which no Python version or machine does differently.
    return Random(" ".join(map(str, (seed, *purpose))))


def between(chance: Random, low: float, high: float) -> float:
    """A number from *low* up to *high*, rounded to 1e-6."""
    return round(low + (high - low) * chance.random(), 6)


def seed_of_day(day: date) -> int:
    """The seed of that day, the same on every machine and without a network."""
    return int.from_bytes(sha256(f"bullseye {day.isoformat()}".encode()).digest()[:4], "big") % 2**31
