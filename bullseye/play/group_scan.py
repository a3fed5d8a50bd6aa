"""Scanning with one switch: groups are shown one after another, a press goes into the one shown, then picks in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
MOST_AT_ONCE = 6
"""More rows than this are offered in groups first: ten rows of five are then reached in 4 + 5 + 5 steps at most."""


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """Parts of one level: each is a group again, or what can be picked."""

    parts: tuple[Group[T] | T, ...]


class Box(NamedTuple):
    """Where a part lies, px, y down."""

    left: float
    top: float
    right: float
    bottom: float


class GroupScan(Generic[T]):
    """Goes through *whole*, level by level. `step` at each beat of the pace, `press` for the switch.

    After *passes* over a level without a press the level above comes again; the highest rests until a press.
    """

    def __init__(self, whole: Group[T], passes: int) -> None:
        self.whole = whole
        self._passes = passes
        self._levels: list[Group[T]] = [whole]
        self._at = 0
        self._steps = 0

    @property
    def shown(self) -> Group[T] | T | None:
        """What is shown; None while it rests."""
        parts = self._levels[-1].parts
        return None if self._at < 0 or not parts else parts[self._at]

    def step(self) -> None:
        """Show the next part."""
        parts = self._levels[-1].parts
        if self._at < 0 or not parts:
            return
        self._steps += 1
        if self._steps < self._passes * len(parts):
            self._at = (self._at + 1) % len(parts)
        elif len(self._levels) > 1:
            self._levels.pop()
            self._at = self._steps = 0
        else:
            self._at = -1

    def press(self) -> T | None:
        """What is picked, or None where the press only led into a group or woke the scan."""
        shown = self.shown
        if shown is None:
            self._at = self._steps = 0
            return None
        while isinstance(shown, Group) and len(shown.parts) == 1:
            shown = shown.parts[0]
        if not isinstance(shown, Group):
            return shown
        self.enter(shown)
        return None

    def enter(self, group: Group[T]) -> None:
        """Go into *group*."""
        self._levels.append(group)
        self._at = self._steps = 0


def rows_of(places: Sequence[tuple[Box, T]], apart_px: float) -> Group[T]:
    """What lies at *places* as rows from the top, each from the left; many rows in groups.

    Two parts are in one row where the middle of one lies within the height of the other, and no gap of *apart_px* or
    more is between them.
    """
    rows: list[list[tuple[Box, T]]] = []
    for box, part in sorted(places, key=lambda place: (place[0].top, place[0].left)):
        row = next((row for row in rows if _beside(row[0][0], box)), None)
        if row is None:
            rows.append([(box, part)])
        else:
            row.append((box, part))
    split: list[Group[T] | T] = []
    for row in rows:
        split += _split(sorted(row, key=lambda place: place[0].left), apart_px)
    return Group(_chunked(tuple(split)))


def _beside(one: Box, other: Box) -> bool:
    return one.top <= (other.top + other.bottom) / 2 <= one.bottom


def _split(row: list[tuple[Box, T]], apart_px: float) -> list[Group[T] | T]:
    found: list[list[T]] = []
    right = float("-inf")
    for box, part in row:
        if not found or box.left - right >= apart_px:
            found.append([])
        found[-1].append(part)
        right = max(right, box.right)
    return [Group(tuple(parts)) if len(parts) > 1 else parts[0] for parts in found]


def _chunked(parts: tuple[Group[T] | T, ...]) -> tuple[Group[T] | T, ...]:
    while len(parts) > MOST_AT_ONCE:
        size = MOST_AT_ONCE if len(parts) > MOST_AT_ONCE**2 else max(2, round(len(parts) ** 0.5))
        parts = tuple(Group(parts[n : n + size]) for n in range(0, len(parts), size))
    return parts


def leaves(part: Group[T] | T) -> list[T]:
    """All that can be picked in *part*."""
    return [leaf for one in part.parts for leaf in leaves(one)] if isinstance(part, Group) else [part]
