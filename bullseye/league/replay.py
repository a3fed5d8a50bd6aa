"""What becomes of a shot as an entry to be kept, and a round that is played again from its entries."""

from __future__ import annotations

from dataclasses import replace

from bullseye.league.played import PlayedRound
from bullseye.league.told import (
    EndTold,
    LeftTold,
    RefusalTold,
    SettledTold,
    ShotTold,
    ShutTold,
    TimeTold,
    Told,
    WayTold,
)
from bullseye.wire.student import Answer, Shot


def told_of(shot: Shot, answer: Answer, arrived_s: float, played: PlayedRound) -> Told:
    """What is kept of *shot*, which was answered so."""
    if answer.refused:
        return RefusalTold(played.go, shot.n, answer.refused, answer.code)
    kept = shot if played.needs_way else replace(shot, way=())
    return ShotTold(played.go, kept, arrived_s, dict(played.flags))


def tell(played: PlayedRound, told: Told) -> None:
    """Play again what was told once."""
    match told:
        case ShotTold():
            played.shoot(told.shot, told.arrived, lenient=True)
            played.flags.update(told.flags)
        case RefusalTold():
            played.refuse(told.refused, told.words, told.code)
        case WayTold():
            played.way(told.way, told.arrived)
        case EndTold():
            played.end(told.end, told.arrived)
        case ShutTold():
            played.shut(told.shut)
        case TimeTold():
            played.advance(told.time, told.away)
        case LeftTold():
            played.leave()
        case SettledTold():
            played.settle()
        case _:
            played.drawn_at(told.px)
