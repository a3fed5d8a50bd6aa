"""Plays real rounds with a simulated shooter, on a clock that needs no waiting."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

from bullseye.session.clock import StepClock
from bullseye.session.events import Event, Finished
from bullseye.session.hands import play_test
from bullseye.session.hunt import Hunter
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.round import Round, State
from bullseye.session.shooter import ENDLESS_SHOTS, MOST_SHOTS, PRESS_S, Shooter


def play(plan: RoundPlan, shooter: Shooter, clock: StepClock, new_id: Callable[[], str]) -> Record | None:
    """Play *plan* to its end through the real round; the record, or None when it can't be finished.

    A shooter whose spread never hits cannot finish a drill that waits for hits, nor one that never misses a drill
    that waits for a miss: it gives up after MOST_SHOTS.
    """
    if plan.drill.test:
        return play_test(plan, shooter, clock, new_id, MOST_SHOTS)
    done: list[Record] = []

    def remember(event: Event) -> None:
        if isinstance(event, Finished):
            done.append(event.record)

    game = Round(plan, clock, new_id, countdown_s=0)
    game.listen(remember)
    game.start()
    if plan.drill.lively:
        Hunter(game, shooter, clock).play()
    else:
        _play_still(game, shooter, clock)
    game.leave()
    return done[0] if done else None


def _play_still(game: Round, shooter: Shooter, clock: StepClock) -> None:
    plan, at = game.plan, (0.0, 0.0)
    while game.state is State.RUNNING and len(game.shots) < MOST_SHOTS:
        target = game.target_mm
        away = sqrt((target[0] - at[0]) ** 2 + (target[1] - at[1]) ** 2)
        clock.advance(shooter.pace_s(away, plan.face.diameter_mm))
        at = shooter.aim(*target)
        game.shoot(*at)
        clock.advance(PRESS_S)
        game.release()
        game.tick()
        if plan.drill.ends == "never" and len(game.shots) >= ENDLESS_SHOTS:
            game.end()
