"""A reference shooter of known spread in the class: it takes its turns by itself and never ranks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from bullseye.classroom.log.class_state import ClassState, Waiting
from bullseye.classroom.log.open_class import Joined, OpenClass
from bullseye.classroom.log.plan import Shelf, plan_of
from bullseye.classroom.log.taken import Taken
from bullseye.drill.drill import Drill
from bullseye.errors import BadInputError
from bullseye.session.clock import StepClock
from bullseye.session.record import Record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from bullseye.target.face import Face
from bullseye.words import tr


def add_reference(room: OpenClass, sigma_mm: float) -> Joined:
    """Take a shooter of that spread (mm on each axis) into the class. Raises BadInputError, StorageError."""
    if not 0 < sigma_mm < 1e6:
        raise BadInputError(
            tr("the spread is {sigma_mm:g} mm; it must be more than 0 and less than a million", sigma_mm=sigma_mm)
        )
    return room.join(f"Reference {sigma_mm:g} mm", sigma_mm=sigma_mm)


def play_reference(
    class_state: ClassState,
    waiting: Waiting,
    faces: Shelf[Face],
    drills: Shelf[Drill],
    clock: StepClock,
    new_id: Callable[[], str],
    seed: int | None = None,
) -> Record:
    """The record of the round that a reference shooter plays: the same for the same class, seat and round.

    *seed* is that of the targets, where it is not the class's own for that round.

    Raises BadInputError when *waiting* is a student, or for a drill that its spread can never finish.
    """
    sigma_mm = waiting.student.sigma_mm
    if sigma_mm is None:
        raise BadInputError(tr("{name} is a student and plays themselves", name=waiting.student.name))
    plan = plan_of(class_state, waiting, faces, drills)
    plan = plan if seed is None else replace(plan, seed=seed)
    chance = Random(f"reference {plan.seed} {waiting.student.seat} {sigma_mm:g}")
    record = play(plan, Shooter(sigma_mm, chance), clock, new_id)
    if record is None:
        raise BadInputError(
            tr(
                "a shooter of {sigma_mm:g} mm cannot finish {drill!r}; choose another drill",
                sigma_mm=sigma_mm,
                drill=plan.drill.name,
            )
        )
    return record


def take_turn(
    room: OpenClass, faces: Shelf[Face], drills: Shelf[Drill], clock: StepClock, new_id: Callable[[], str]
) -> Taken | None:
    """Play and keep one round of the reference shooter when it is next; None when a student is, or nobody."""
    waiting = room.class_state.next
    if waiting is None or not waiting.student.reference:
        return None
    record = play_reference(room.class_state, waiting, faces, drills, clock, new_id)
    room.begin()
    return room.take(record)
