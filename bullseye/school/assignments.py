"""Assignments: so many rounds of a drill by a moment; who is done, who is late, and when to say that it is near."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.words import tr, trn

SOON = timedelta(days=2)
MOST_ROUNDS = 100
LONGEST = timedelta(days=366)


class Assignment(NamedTuple):
    """*rounds* of a drill, by *due* (UTC). An empty *face* is any; *group* is a class or a season."""

    id: str
    group: str
    drill: str
    face: str
    rounds: int
    given: datetime
    due: datetime


class Done(NamedTuple):
    """How many rounds somebody has shot for it since it was given, and when the last one that was asked for ended."""

    rounds: int = 0
    done_at: datetime | None = None


class State(StrEnum):
    """How it stands for one student."""

    DONE = "done"
    DONE_LATE = "done-late"
    LATE = "late"
    SOON = "soon"
    OPEN = "open"


class Summary(NamedTuple):
    """How many students are in each state."""

    done: int
    done_late: int
    late: int
    soon: int
    open: int

    @property
    def people(self) -> int:
        """All of them."""
        return sum(self)


def check(wanted: Assignment, now: datetime) -> Assignment:
    """The same assignment. Raises BadInputError for one that nobody could do."""
    if not 1 <= wanted.rounds <= MOST_ROUNDS:
        raise BadInputError(
            tr("{n} rounds cannot be asked for; ask for 1 to {most}", n=wanted.rounds, most=MOST_ROUNDS)
        )
    if not now < wanted.due <= now + LONGEST:
        raise BadInputError(tr("the assignment must be due within a year from now; choose another day"))
    return wanted


def counts_for(wanted: Assignment, drill: str, face: str, finished: datetime) -> bool:
    """True for a round that was asked for: of its drill and face, and shot after it was given."""
    return drill == wanted.drill and wanted.face in ("", face) and finished >= wanted.given


def state_of(wanted: Assignment, done: Done, now: datetime) -> State:
    """How the assignment stands for who has *done* so much of it."""
    if done.rounds >= wanted.rounds and done.done_at is not None:
        return State.DONE if done.done_at <= wanted.due else State.DONE_LATE
    if now > wanted.due:
        return State.LATE
    return State.SOON if wanted.due - now <= SOON else State.OPEN


def summary(states: Iterable[State]) -> Summary:
    """How many are in each state."""
    counted = dict.fromkeys(State, 0)
    for state in states:
        counted[state] += 1
    return Summary(*counted.values())


def reminder(wanted: Assignment, found: Summary, name: str, now: datetime) -> str:
    """What to say once when it is due within two days and somebody is not done; "" before, afterwards, and else."""
    left = found.soon + found.open
    if not left or not timedelta(0) <= wanted.due - now <= SOON:
        return ""
    return tr(
        "Due within two days: {what}. {done} of {people} have done it.",
        what=title(wanted, name), done=found.done + found.done_late, people=found.people,
    )  # fmt: skip


def title(wanted: Assignment, drill: str) -> str:
    """`3 rounds of Ten shots`; *drill* is its name."""
    return trn("{n} round of {drill}", "{n} rounds of {drill}", wanted.rounds, drill=drill)
