"""What the pages of assignments and goals and their server say to each other; KIND is class or season.

GET  /api/groups/KIND/ID/assignments                  -> [AssignmentSheet]  for who teaches the group
POST /api/groups/KIND/ID/assignments  NewAssignment   -> AssignmentSheet
POST /api/assignments/ID/withdraw     Nothing         -> Nothing
GET  /api/assignments/mine                            -> [OwnAssignment]    of a seat, or of a member's seasons
GET  /api/groups/KIND/ID/goals                        -> [GoalView]         for who is in it, and who teaches it
POST /api/groups/KIND/ID/goals        NewGoal         -> GoalView
POST /api/goals/ID/drop               Nothing         -> Nothing
GET  /api/goals/mine                                  -> [GoalView]
GET  /api/goals/ID/explain?of=value                   -> Explained
GET  /api/school/choices                              -> Choices            what can be asked for
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from bullseye.wire.codec import Between

_Id = Annotated[str, Between(1, 64)]
_Day = Annotated[str, Between(10, 10)]

State = Literal["done", "done-late", "late", "soon", "open"]


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """Ask a group for *rounds* of a drill by *due*, a moment in ISO 8601 with its zone. An empty *face* is any."""

    drill: _Id
    rounds: Annotated[int, Between(1, 100)]
    due: Annotated[str, Between(16, 40)]
    face: Annotated[str, Between(0, 64)] = ""


@dataclass(frozen=True, slots=True)
class Doing:
    """How it stands for one student: *done_at* is when the last round that was asked for ended, "" before."""

    name: str
    state: State
    rounds: int
    done_at: str


@dataclass(frozen=True, slots=True)
class AssignmentSheet:
    """An assignment as its teacher sees it, whoever needs a word first."""

    id: str
    title: str
    face_name: str
    rounds: int
    due: str
    people: tuple[Doing, ...]
    done: int
    late: int


@dataclass(frozen=True, slots=True)
class OwnAssignment:
    """An assignment as a student sees it: *done* of *rounds*. *drill* and *face* are what to play."""

    id: str
    title: str
    group: str
    drill: str
    face: str
    face_name: str
    rounds: int
    done: int
    state: State
    due: str


@dataclass(frozen=True, slots=True)
class NewGoal:
    """Reach *target* together by the end of the day *until*, from today on; days are those of *zone*."""

    measure: Literal["points", "rounds", "hits"]
    target: Annotated[int, Between(1, 1_000_000_000)]
    until: _Day
    zone: Annotated[str, Between(0, 64)] = ""


@dataclass(frozen=True, slots=True)
class GoalNumber:
    """A number beside a goal, by its key."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal and how it stands: *share* is 0 to 1."""

    id: str
    title: str
    group: str
    now: str
    state: str
    share: float
    reached: bool
    until: str
    numbers: tuple[GoalNumber, ...]


@dataclass(frozen=True, slots=True)
class GoalExplainAsked:
    """Which number of a goal."""

    of: Literal[
        "value", "target", "days_left", "expected", "per_day", "remaining_per_day", "projection", "projection_ci95"
    ] = "value"


@dataclass(frozen=True, slots=True)
class Choices:
    """Ids and names of the drills and faces that a round can be asked for."""

    drills: tuple[tuple[str, str], ...]
    faces: tuple[tuple[str, str], ...]
