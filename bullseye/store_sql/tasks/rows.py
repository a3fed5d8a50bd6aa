"""What rows of assignments and goals mean."""

from __future__ import annotations

from datetime import date
from typing import Any

from bullseye.school.assignments import Assignment, Done
from bullseye.school.group_goals import GroupGoal
from bullseye.watch.store.tables import moment_of


def assignment_of(row: Any) -> Assignment:
    """The assignment of a row."""
    return Assignment(row.id, row.for_group, row.drill, row.face, row.rounds, moment_of(row.given), moment_of(row.due))


def done_of(rounds: int | None, done_at: int | None) -> Done:
    """How far somebody is; without a row nothing is done."""
    return Done(rounds or 0, None if done_at is None else moment_of(done_at))


def goal_of(row: Any) -> GroupGoal:
    """The goal of a row."""
    start, until = date.fromisoformat(row.start), date.fromisoformat(row.until)
    return GroupGoal(row.id, row.for_group, row.measure, row.target, start, until, row.zone)
