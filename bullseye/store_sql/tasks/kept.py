"""The assignments and goals of groups, and what is still to be announced of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import and_, delete, select, update

from bullseye.school.assignments import SOON, Assignment, Done
from bullseye.school.group_goals import GroupGoal
from bullseye.school.tasks import Announcement, Member
from bullseye.store_sql.database import Database
from bullseye.store_sql.tables.tasks import announcement, assignment, assignment_done, group_goal, group_goal_day
from bullseye.store_sql.tasks.counting import announce
from bullseye.store_sql.tasks.rows import assignment_of, done_of, goal_of
from bullseye.watch.store.tables import micros, moment_of


class SqlTasks:
    """The tasks in *database*."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- assignments -----------------------------------------------------------------------------------

    def assign(self, wanted: Assignment, made_by: str) -> None:
        """Ask a group for rounds, from now on."""
        with self._database.writing() as to:
            to.execute(
                assignment.insert().values(
                    id=wanted.id, for_group=wanted.group, drill=wanted.drill, face=wanted.face, rounds=wanted.rounds,
                    given=micros(wanted.given), due=micros(wanted.due), made_by=made_by or None,
                )
            )  # fmt: skip

    def withdraw(self, assignment_id: str) -> None:
        """Ask for them no more."""
        with self._database.writing() as to:
            to.execute(delete(assignment_done).where(assignment_done.c.assignment == assignment_id))
            to.execute(delete(assignment).where(assignment.c.id == assignment_id))

    def assignment(self, assignment_id: str) -> Assignment | None:
        """The assignment of that id."""
        with self._database.reading() as to:
            row = to.execute(select(assignment).where(assignment.c.id == assignment_id)).first()
        return None if row is None else assignment_of(row)

    def assignments(self, group: str) -> list[Assignment]:
        """Those of a group, the first that is due first."""
        with self._database.reading() as to:
            rows = to.execute(
                select(assignment)
                .where(assignment.c.for_group == group)
                .order_by(assignment.c.due, assignment.c.given, assignment.c.id)
            )
            return [assignment_of(row) for row in rows]

    def done(self, assignment_id: str) -> Mapping[Member, Done]:
        """How far everybody is who has begun."""
        with self._database.reading() as to:
            rows = to.execute(select(assignment_done).where(assignment_done.c.assignment == assignment_id))
            return {Member(row.seat, row.person): done_of(row.rounds, row.done_at) for row in rows}

    def done_by(self, group: str, member: Member) -> list[tuple[Assignment, Done]]:
        """A group's assignments with what one of its members has done of each."""
        own = and_(
            assignment_done.c.assignment == assignment.c.id,
            assignment_done.c.seat == member.seat,
            assignment_done.c.person == member.person,
        )
        asked = (
            select(assignment, assignment_done.c.rounds.label("made"), assignment_done.c.done_at)
            .outerjoin(assignment_done, own)
            .where(assignment.c.for_group == group)
            .order_by(assignment.c.due, assignment.c.given, assignment.c.id)
        )
        with self._database.reading() as to:
            return [(assignment_of(row), done_of(row.made, row.done_at)) for row in to.execute(asked)]

    def due_soon(self, now: datetime) -> list[Assignment]:
        """Assignments due within two days of which nobody was reminded yet."""
        with self._database.reading() as to:
            rows = to.execute(
                select(assignment).where(
                    assignment.c.reminded.is_(None),
                    assignment.c.due >= micros(now),
                    assignment.c.due <= micros(now + SOON),
                )
            )
            return [assignment_of(row) for row in rows]

    def reminded(self, assignment_id: str, now: datetime) -> None:
        """It was said, or there was nothing to say."""
        with self._database.writing() as to:
            to.execute(update(assignment).where(assignment.c.id == assignment_id).values(reminded=micros(now)))

    # -- goals -----------------------------------------------------------------------------------------

    def set_goal(self, wanted: GroupGoal, made_by: str) -> None:
        """Give a group a goal; what it did before is not counted."""
        with self._database.writing() as to:
            to.execute(
                group_goal.insert().values(
                    id=wanted.id, for_group=wanted.group, measure=wanted.measure, target=wanted.target,
                    start=wanted.start.isoformat(), until=wanted.until.isoformat(), zone=wanted.zone,
                    made_by=made_by or None,
                )
            )  # fmt: skip

    def drop_goal(self, goal_id: str) -> None:
        """Take a goal back."""
        with self._database.writing() as to:
            to.execute(delete(group_goal_day).where(group_goal_day.c.goal == goal_id))
            to.execute(delete(group_goal).where(group_goal.c.id == goal_id))

    def goal(self, goal_id: str) -> GroupGoal | None:
        """The goal of that id."""
        with self._database.reading() as to:
            row = to.execute(select(group_goal).where(group_goal.c.id == goal_id)).first()
        return None if row is None else goal_of(row)

    def goals(self, group: str) -> list[tuple[GroupGoal, Mapping[date, int]]]:
        """The goals of a group, and what each day added in tenths."""
        with self._database.reading() as to:
            found: dict[str, tuple[GroupGoal, dict[date, int]]] = {
                row.id: (goal_of(row), {})
                for row in to.execute(
                    select(group_goal)
                    .where(group_goal.c.for_group == group)
                    .order_by(group_goal.c.until, group_goal.c.id)
                )
            }
            for row in to.execute(select(group_goal_day).where(group_goal_day.c.goal.in_(list(found)))):
                found[row.goal][1][date.fromisoformat(row.day)] = row.tenths
        return list(found.values())

    # -- announcements ---------------------------------------------------------------------------------

    def announce(self, found: Announcement) -> bool:
        """Keep something to be announced; False when it is kept already."""
        with self._database.writing() as to:
            return announce(self._database, to, found)

    def waiting(self, most: int) -> list[Announcement]:
        """What was not handed to the alerts yet, the oldest first."""
        with self._database.reading() as to:
            rows = to.execute(
                select(announcement).where(announcement.c.handed.is_(None)).order_by(announcement.c.at).limit(most)
            )
            return [Announcement(row.id, row.kind, row.subject, moment_of(row.at), row.words) for row in rows]

    def handed(self, ids: list[str], now: datetime) -> None:
        """The alerts have these."""
        with self._database.writing() as to:
            to.execute(update(announcement).where(announcement.c.id.in_(ids)).values(handed=micros(now)))
