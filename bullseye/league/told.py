"""What pages tell of rounds that are on, each kind with its type: kept in `rounds.jsonl`, and played again from there.

The names of the fields are the keys of the file. All times are seconds from the round's second 0; *arrived* is when
the server heard it, and *go* is the number of the turn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from bullseye.wire.codec import Between, plain, read
from bullseye.wire.student import MOST_WAY, Sample, Shot

_NOT_KEPT = ("px", "trusted")
"""Of a shot: what is judged once, when it arrives."""


@dataclass(frozen=True, slots=True)
class ShotTold:
    """A shot that counted, and what was noticed about the round's shots so far.

    Its way is with it only where the drill follows the pointer: elsewhere a way is looked at once.
    """

    go: int
    shot: Shot
    arrived: float
    flags: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RefusalTold:
    """The shot of that number did not count: its answer stays the same."""

    go: int
    refused: int
    words: str
    code: str


@dataclass(frozen=True, slots=True)
class WayTold:
    """Where the pointer was, where the drill follows it."""

    go: int
    way: Annotated[tuple[Sample, ...], Between(0, MOST_WAY)]
    arrived: float


@dataclass(frozen=True, slots=True)
class EndTold:
    """The page said at *end* that its round is over."""

    go: int
    end: float
    arrived: float


@dataclass(frozen=True, slots=True)
class ShutTold:
    """The heat was shut at *shut*."""

    go: int
    shut: float


@dataclass(frozen=True, slots=True)
class SizeTold:
    """How many pixels of the page are a mm."""

    go: int
    px: float


@dataclass(frozen=True, slots=True)
class TimeTold:
    """At *time* the round was over by the clock; *away* when its page was not heard then."""

    go: int
    time: float
    away: bool


@dataclass(frozen=True, slots=True)
class LeftTold:
    """The round was given up."""

    go: int
    left: bool = True


@dataclass(frozen=True, slots=True)
class SettledTold:
    """No more was waited for."""

    go: int
    settled: bool = True


Told = ShotTold | RefusalTold | WayTold | EndTold | ShutTold | SizeTold | TimeTold | LeftTold | SettledTold
_KINDS: dict[str, type[Told]] = {
    "shot": ShotTold,
    "refused": RefusalTold,
    "way": WayTold,
    "end": EndTold,
    "shut": ShutTold,
    "px": SizeTold,
    "time": TimeTold,
    "left": LeftTold,
    "settled": SettledTold,
}
"""The last three are kept of a class on a database alone: in a folder the class's log says them."""


def told_from(entry: Any) -> Told | None:
    """What one entry of the file holds; None for a kind that this version does not know.

    Raises BadInputError for one of ours that is not whole.
    """
    for key, kind in _KINDS.items():
        if isinstance(entry, dict) and key in entry:
            return read(kind, entry)
    return None


def as_json(told: Told) -> dict[str, Any]:
    """The entry for *told*; what says nothing is left out."""
    entry: dict[str, Any] = plain(told)
    if isinstance(told, ShotTold):
        entry["shot"] = {key: value for key, value in entry["shot"].items() if key not in _NOT_KEPT}
        if not told.shot.way:
            del entry["shot"]["way"]
        if not told.shot.aids:
            del entry["shot"]["aids"]
        if not told.flags:
            del entry["flags"]
    return entry
