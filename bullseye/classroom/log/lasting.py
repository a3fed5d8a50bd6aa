"""How long a class takes: from the drill's own length before the first turn, from the turns themselves after it."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from statistics import median

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.people.connected import TOGETHER
from bullseye.drill.drill import Drill
from bullseye.words import tr, trn

SHOT_S = 1.5
"""What a shot takes where no clock ends the round: a hand that has never done it is slower than one that trains."""
UNKNOWN_S = 60.0
"""A round that ends at a miss, or that its shooter ends."""
COUNT_S = 5.0
"""The count before a round, and the face that stays after it."""
CHANGE_S = 20.0
"""One student gets up, the next sits down."""
HEAT_S = 60.0
"""Between two heats everyone looks at the wall."""
ENOUGH = 3
"""So many turns tell more than the drill's length does."""


def round_s(drill: Drill) -> float:
    """About how long a round of *drill* takes, seconds, with its count and the look at its face."""
    if drill.stages:
        played = sum(float(stage["series"] * (stage["time_s"] + COUNT_S)) for stage in drill.stages)
    elif drill.ends == "time" and drill.time_s:
        played = drill.time_s
    elif drill.shots or drill.targets:
        played = SHOT_S * (drill.shots or drill.targets or 0)
    else:
        played = UNKNOWN_S
    return COUNT_S + played


def class_s(drill: Drill, students: int, turns: int, rounds_per_turn: int, pace: str = "") -> float:
    """About how long a class takes, seconds; *pace* as in `Connected` on own devices, where all play at once."""
    rounds = turns * rounds_per_turn
    if pace:
        return rounds * (round_s(drill) + (HEAT_S if pace == TOGETHER else COUNT_S))
    return students * (rounds * round_s(drill) + turns * CHANGE_S)


def measured_s(class_state: ClassState) -> float | None:
    """From one round's begin to the next at the one computer: the median with this drill, seconds; None with too few.

    The median, so that a break between two lessons counts for nothing.
    """
    found: list[float] = []
    began: datetime | None = None
    over = False
    for event in class_state.events:
        if event.kind == "choose" and "drill" in event.values["choices"]:
            found, began = [], None  # another drill has another length
        elif event.kind == "taken":
            over = True
        elif event.kind == "begin" and "heat" not in event.values:
            at = datetime.fromisoformat(event.at)
            if began is not None and over:
                found.append((at - began).total_seconds())
            began, over = at, False
    return median(found) if len(found) >= ENOUGH and median(found) > 0 else None


def left_s(class_state: ClassState, drill: Drill, rounds: int) -> float:
    """About how long *rounds* more rounds take, seconds: as those before did, else as the drill says."""
    measured = measured_s(class_state)
    if measured is not None:
        return rounds * measured
    return rounds * (round_s(drill) + CHANGE_S / class_state.choices.rounds_per_turn)


def about(seconds: float) -> str:
    """`about 40 minutes`: to the minute below ten, to five minutes above."""
    minutes = ceil(seconds / 60)
    if minutes > 10:
        minutes = 5 * round(minutes / 5)
    if minutes < 90:
        return trn("about {n} minute", "about {n} minutes", minutes)
    return tr("about {hours} h {minutes} min", hours=minutes // 60, minutes=f"{minutes % 60:02d}")
