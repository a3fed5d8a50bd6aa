"""A class for the tests of the lessons: simulated students of known spread, and rounds made shot by shot."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from bullseye.classroom.log.taken import Taken
from bullseye.session.clock import StepClock
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.rounds import Played, ids, plan_of


def simulated(
    drill: str, sigmas_mm: Sequence[float], rounds: int = 1, face: str = "classic", seed: int = 1
) -> list[Taken]:
    """*rounds* rounds of each student, in turns; student n has the n-th spread, round k the seed + k for all."""
    found = []
    for turn in range(rounds):
        for number, sigma in enumerate(sigmas_mm):
            plan = plan_of(drill, face, seed + turn, player=f"Student {number + 1}")
            shooter = Shooter(sigma, Random(f"student {number} {seed + turn}"))
            record = play(plan, shooter, StepClock(), ids())
            assert record is not None
            found.append(Taken(plan.player, "", turn + 1, record))
    return found


def taken_of(*offsets_mm: tuple[float, float], student: str = "Ann", face: Any = "classic", **more: Any) -> Taken:
    """A round of practice with shots at those places about the centre, half a second apart."""
    played = Played(plan_of("practice", face, player=student))
    played.round.start()
    for number, (x, y) in enumerate(offsets_mm, 1):
        played.step.advance(0.5)
        played.at(0.5 * number, x, y)
        played.round.release()
    played.round.end()
    from bullseye.session.events import Finished

    [over] = played.told(Finished)
    return Taken(student, "", 1, over.record, **more)
