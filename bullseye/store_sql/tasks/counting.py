"""Counting a round for what its group was asked for, in the transaction that keeps the round.

Whoever keeps rounds calls `TaskCounting.round_of`: for a class when a round was taken, for members when one was sent.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, func, select, update

from bullseye.school.assignments import counts_for
from bullseye.school.group_goals import amount_of
from bullseye.school.tasks import Announcement, CountedRound, Member
from bullseye.store_sql.database import Database
from bullseye.store_sql.tables.tasks import announcement, assignment, assignment_done, group_goal, group_goal_day
from bullseye.store_sql.tasks.rows import assignment_of, goal_of
from bullseye.watch.edge import REACHED
from bullseye.watch.store.tables import micros
from bullseye.watch.zone import zone_of
from bullseye.words import tr


class TaskCounting:
    """Counts rounds within transactions of *database*."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def round_of(self, to: Connection, group: str, member: Member, found: CountedRound, now: datetime) -> None:
        """A member of the group has shot a round."""
        self._assignments(to, group, member, found)
        self._goals(to, group, found, now)

    def _assignments(self, to: Connection, group: str, member: Member, found: CountedRound) -> None:
        record = found.record
        asked = select(assignment).where(
            assignment.c.for_group == group,
            assignment.c.drill == record.drill,
            assignment.c.given <= micros(found.finished),
        )
        for row in to.execute(asked).all():
            wanted = assignment_of(row)
            if not counts_for(wanted, record.drill, record.face, found.finished):
                continue
            key = {"assignment": wanted.id, "seat": member.seat, "person": member.person}
            to.execute(
                self._database.insert(assignment_done)
                .values(**key, rounds=1)
                .on_conflict_do_update(index_elements=list(key), set_={"rounds": assignment_done.c.rounds + 1})
            )
            own = [getattr(assignment_done.c, name) == value for name, value in key.items()]
            to.execute(
                update(assignment_done)
                .where(*own, assignment_done.c.rounds >= wanted.rounds, assignment_done.c.done_at.is_(None))
                .values(done_at=micros(found.finished))
            )

    def _goals(self, to: Connection, group: str, found: CountedRound, now: datetime) -> None:
        for row in to.execute(select(group_goal).where(group_goal.c.for_group == group)).all():
            goal = goal_of(row)
            day = found.finished.astimezone(zone_of(goal.zone, UTC)).date()
            tenths = amount_of(goal.measure, found.record)
            if not tenths or not goal.start <= day <= goal.until:
                continue
            to.execute(
                self._database.insert(group_goal_day)
                .values(goal=goal.id, day=day.isoformat(), tenths=tenths)
                .on_conflict_do_update(
                    index_elements=["goal", "day"], set_={"tenths": group_goal_day.c.tenths + tenths}
                )
            )
            together = select(func.sum(group_goal_day.c.tenths)).where(group_goal_day.c.goal == goal.id)
            if row.reached is None and to.execute(together).scalar_one() >= 10 * goal.target:
                to.execute(update(group_goal).where(group_goal.c.id == goal.id).values(reached=micros(now)))
                words = tr("Reached together: {target} {measure}", target=goal.target, measure=goal.measure)
                announce(self._database, to, Announcement(f"group-goal/{goal.id}/reached", REACHED, group, now, words))


def announce(database: Database, to: Connection, found: Announcement) -> bool:
    """Keep something to be announced; False when it is kept already."""
    made = to.execute(
        database.insert(announcement)
        .values(id=found.id, kind=found.kind, subject=found.about, at=micros(found.at), words=found.words)
        .on_conflict_do_nothing(index_elements=["id"])
        .returning(announcement.c.id)
    )
    return made.first() is not None
