"""What a student plays: the plan of the next round, from what the teacher chose for the class."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol, TypeVar

from bullseye.classroom.log.class_state import ClassState, Waiting
from bullseye.classroom.people.options import MAX_SEED
from bullseye.drill.drill import Drill
from bullseye.session.plan import RoundPlan
from bullseye.target.face import STANDARD, Face

T_co = TypeVar("T_co", covariant=True)


class Shelf(Protocol[T_co]):
    """Where faces or drills are found by name; raises UnknownNameError."""

    def get(self, name: str) -> T_co: ...

    def name_of(self, id_: str) -> str: ...


def without_streak(drill: Drill) -> Drill:
    """The same drill without a bonus for hits in a row; the parameters of its records say so."""
    return replace(drill, rules=replace(drill.rules, combo_step_points=0, combo_cap_points=0))


def seed_of(class_state: ClassState, round_number: int) -> int:
    """The seed of everyone's round of that number, from 1: all meet the same targets."""
    return (class_state.choices.seed + round_number - 1) % (MAX_SEED + 1)


def plan_of(
    class_state: ClassState,
    waiting: Waiting,
    faces: Shelf[Face],
    drills: Shelf[Drill],
    device: str = "mouse",
    chatter_ms: int = 0,
) -> RoundPlan:
    """The plan of the round that *waiting* plays with *device*, under the name that may be shown.

    Raises UnknownNameError for a face or drill that is not there.
    """
    choices = class_state.choices
    face, drill = faces.get(choices.face), drills.get(choices.drill)
    if not choices.streak_bonus:
        drill = without_streak(drill)
    style = choices.style if any(s.id == choices.style for s in face.styles) else STANDARD
    simulated = waiting.student.reference
    return RoundPlan(
        face, drill, seed_of(class_state, waiting.round), class_state.shown_name(waiting.student.seat), style,
        device="simulated" if simulated else device, simulated=simulated,
        chatter_ms=0 if simulated else chatter_ms,
    )  # fmt: skip
