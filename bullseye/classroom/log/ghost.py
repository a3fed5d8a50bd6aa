"""The class median as a ghost: the round in the middle of the class, without its player's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bullseye.classroom.log.taken import Taken
from bullseye.play.round.ghost import Ghost
from bullseye.session.record import Record
from bullseye.words import tr

NAME = tr("Class median")


def median_round(rounds: Sequence[Taken], seed: int | None = None) -> Taken | None:
    """The round in the middle by score; None without a scored round.

    Of an even number it is the weaker of the two in the middle: fewer points, or the longer time where the shorter
    wins. *seed* takes only rounds that met those targets. Rounds of reference shooters are left out. Of equal scores
    the round taken first is the weaker.
    """
    scored = [
        (-t.score if t.better == "lower" else t.score, n, t)
        for n, t in enumerate(rounds)
        if t.score is not None and t.counts and not t.reference and (seed is None or t.record.seed == seed)
    ]
    scored.sort(key=lambda row: row[:2])
    return scored[(len(scored) - 1) // 2][2] if scored else None


def nameless(taken: Taken) -> Record:
    """The record of what counts, without anything that tells who shot it."""
    return replace(taken.counted, player=NAME, id=str(UUID(int=0)), device=None)


def median_ghost(rounds: Sequence[Taken], seed: int | None = None) -> Ghost | None:
    """The ghost of `median_round`, to be played against; None without one."""
    found = median_round(rounds, seed)
    return None if found is None else Ghost(nameless(found))
