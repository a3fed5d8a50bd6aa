"""What groups are asked for: assignments and goals, how far each is, and what is still to be announced of them.

A group is `class:ID` or `season:ID`.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Table

from bullseye.store_sql.tables.parts import metadata, moment, number, text
from bullseye.store_sql.tables.parts import person as person_column

assignment = Table(
    "assignment",
    metadata,
    text("id", key=True),
    text("for_group"),
    text("drill"),
    text("face"),
    number("rounds"),
    moment("given"),
    moment("due"),
    moment("reminded", null=True),
    person_column("made_by", "forget"),
)
"""An empty `face` is any."""

Index("ix_assignment_for_group", assignment.c.for_group, assignment.c.due)

assignment_done = Table(
    "assignment_done",
    metadata,
    text("assignment", key=True),
    number("seat", key=True),
    person_column("person", "delete", key=True),
    number("rounds"),
    moment("done_at", null=True),
)
"""How far somebody is: a seat of a class, or a person (seat 0); `person` is empty for a seat."""

Index("ix_assignment_done_person", assignment_done.c.person)

group_goal = Table(
    "group_goal",
    metadata,
    text("id", key=True),
    text("for_group"),
    text("measure"),
    Column("target", BigInteger, nullable=False),
    text("start"),
    text("until"),
    text("zone"),
    moment("reached", null=True),
    person_column("made_by", "forget"),
)
"""Days as ISO texts, of `zone`."""

Index("ix_group_goal_for_group", group_goal.c.for_group)

group_goal_day = Table(
    "group_goal_day",
    metadata,
    text("goal", key=True),
    text("day", key=True),
    Column("tenths", BigInteger, nullable=False),
)
"""What a day added to a goal, in tenths."""

announcement = Table(
    "announcement",
    metadata,
    text("id", key=True),
    text("kind"),
    text("subject"),
    moment("at"),
    text("words"),
    moment("handed", null=True),
)
"""What alerts are to say, once; `handed` is when they got it."""

Index("ix_announcement_handed", announcement.c.handed)
