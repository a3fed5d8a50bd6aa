"""What a round tells its listeners: frozen facts, in the order they happened."""

from __future__ import annotations

from dataclasses import dataclass

from bullseye.drill.flow import Series
from bullseye.drill.rules import Award, Totals
from bullseye.session.record import Record
from bullseye.session.shot import Shot
from bullseye.target.scoring import Hit


@dataclass(frozen=True, slots=True)
class Counted:
    """The count before the round shows *number* (3, 2, 1)."""

    number: int


@dataclass(frozen=True, slots=True)
class Started:
    """The round runs; its clock stands at 0."""


@dataclass(frozen=True, slots=True)
class TargetPlaced:
    """A still target stands at a new place, mm from the range's centre. Others are asked for at each frame."""

    number: int
    x_mm: float
    y_mm: float


@dataclass(frozen=True, slots=True)
class TargetMissed:
    """A target that should have been shot went without a hit at *t* seconds."""

    t: float


@dataclass(frozen=True, slots=True)
class SeriesChanged:
    """A series of a course of fire is waited for, has opened, or (waiting for the next) is over."""

    series: Series


@dataclass(frozen=True, slots=True)
class ShotScored:
    """A shot was scored: the *number*-th of the round, from 1."""

    number: int
    shot: Shot
    hit: Hit
    award: Award
    totals: Totals


@dataclass(frozen=True, slots=True)
class Paused:
    """The round's clock stands still at *t* seconds; from now on it is unranked."""

    t: float


@dataclass(frozen=True, slots=True)
class Resumed:
    """The round runs on after *length_s* seconds of pause."""

    length_s: float


@dataclass(frozen=True, slots=True)
class Finished:
    """The round is over; *record* is what the history keeps of it."""

    record: Record


@dataclass(frozen=True, slots=True)
class Left:
    """The player left; nothing is recorded."""


Event = (
    Counted | Started | TargetPlaced | TargetMissed | SeriesChanged | ShotScored | Paused | Resumed | Finished | Left
)
