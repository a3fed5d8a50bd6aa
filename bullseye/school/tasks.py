"""What a school keeps of assignments, goals of groups and announcements, and what it asks of whoever keeps them.

A group is a class or a season: `class:ID`, `season:ID`. Who is in it is a seat of the class, or a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

from bullseye.school.assignments import Assignment, Done
from bullseye.school.group_goals import GroupGoal
from bullseye.session.record import Record

CLASS, SEASON = "class", "season"
"""The kinds of groups."""


class Member(NamedTuple):
    """Somebody in a group: a seat of its class, or a person; the other is 0 or empty."""

    seat: int = 0
    person: str = ""


class CountedRound(NamedTuple):
    """A round that counts for the groups of who shot it. *record* has the score that is believed."""

    record: Record
    finished: datetime


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something to be announced once, ever, under its *id*; *kind* is that of the edge it becomes."""

    id: str
    kind: str
    about: str
    at: datetime
    words: str


def group_of_class(class_id: str) -> str:
    """The group of everybody in a class."""
    return f"{CLASS}:{class_id}"


def group_of_season(season_id: str) -> str:
    """The group of everybody in a season."""
    return f"{SEASON}:{season_id}"


class Tasks(Protocol):
    """Assignments and goals of groups. Every method raises StorageError when the database cannot be used."""

    def assign(self, wanted: Assignment, made_by: str) -> None:
        """Ask a group for rounds, from now on."""

    def withdraw(self, assignment_id: str) -> None:
        """Ask for them no more."""

    def assignment(self, assignment_id: str) -> Assignment | None:
        """The assignment of that id."""

    def assignments(self, group: str) -> list[Assignment]:
        """Those of a group, the first that is due first."""

    def done(self, assignment_id: str) -> Mapping[Member, Done]:
        """How far everybody is who has begun."""

    def done_by(self, group: str, member: Member) -> list[tuple[Assignment, Done]]:
        """A group's assignments with what one of its members has done of each."""

    def set_goal(self, wanted: GroupGoal, made_by: str) -> None:
        """Give a group a goal; what it did before is not counted."""

    def drop_goal(self, goal_id: str) -> None:
        """Take a goal back."""

    def goal(self, goal_id: str) -> GroupGoal | None:
        """The goal of that id."""

    def goals(self, group: str) -> list[tuple[GroupGoal, Mapping[date, int]]]:
        """The goals of a group, and what each day added in tenths."""

    def announce(self, found: Announcement) -> bool:
        """Keep something to be announced; False when it is kept already."""

    def waiting(self, most: int) -> list[Announcement]:
        """What was not handed to the alerts yet, the oldest first."""

    def handed(self, ids: list[str], now: datetime) -> None:
        """The alerts have these."""

    def due_soon(self, now: datetime) -> list[Assignment]:
        """Assignments due within two days of which nobody was reminded yet."""

    def reminded(self, assignment_id: str, now: datetime) -> None:
        """It was said, or there was nothing to say."""
