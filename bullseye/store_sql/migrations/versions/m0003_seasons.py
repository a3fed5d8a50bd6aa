"""Step 3: seasons, rounds that were sent, assignments and goals of groups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "season",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("begins", sa.BigInteger, nullable=False),
        sa.Column("closes", sa.BigInteger, nullable=False),
        sa.Column("closed_weeks", sa.Integer, nullable=False),
        sa.Column("ended", sa.BigInteger),
        sa.Column("made_by", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_season"),
    )
    op.create_index("ix_season_begins", "season", ["begins"])
    op.create_table(
        "season_line",
        sa.Column("season", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("division", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("weeks", sa.Integer, nullable=False),
        sa.Column("rounds", sa.Integer, nullable=False),
        sa.Column("back", sa.Text, nullable=False),
        sa.Column("named", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("season", "person", name="pk_season_line"),
    )
    op.create_index("ix_season_line_person", "season_line", ["person"])
    op.create_index("ix_season_line_place", "season_line", ["season", "division", "total"])
    op.create_table(
        "season_week",
        sa.Column("season", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("week", sa.Integer, nullable=False),
        sa.Column("tenths", sa.Integer, nullable=False),
        sa.Column("added", sa.Integer, nullable=False),
        sa.Column("tie", sa.Text, nullable=False),
        sa.Column("round", sa.Text, nullable=False),
        sa.Column("rounds", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("season", "person", "week", name="pk_season_week"),
    )
    op.create_index("ix_season_week_person", "season_week", ["person"])
    op.create_table(
        "season_place",
        sa.Column("season", sa.Text, nullable=False),
        sa.Column("week", sa.Integer, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("season", "week", "person", name="pk_season_place"),
    )
    op.create_index("ix_season_place_person", "season_place", ["person"])
    op.create_table(
        "sent",
        sa.Column("print", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("finished", sa.BigInteger, nullable=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("drill", sa.Text, nullable=False),
        sa.Column("face", sa.Text, nullable=False),
        sa.Column("style", sa.Text, nullable=False),
        sa.Column("score", sa.Integer),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("tenths", sa.Integer),
        sa.Column("tie", sa.Text, nullable=False),
        sa.Column("aimed", sa.Integer, nullable=False),
        sa.Column("squares", sa.Float(53), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("print", name="pk_sent"),
    )
    op.create_index("ix_sent_person_finished", "sent", ["person", "finished"])
    op.create_index("uq_sent_person_id", "sent", ["person", "id"], unique=True)
    op.create_table(
        "card",
        sa.Column("hashed", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("seen", sa.BigInteger),
        sa.PrimaryKeyConstraint("hashed", name="pk_card"),
    )
    op.create_index("ix_card_person", "card", ["person"])
    op.create_table(
        "assignment",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("for_group", sa.Text, nullable=False),
        sa.Column("drill", sa.Text, nullable=False),
        sa.Column("face", sa.Text, nullable=False),
        sa.Column("rounds", sa.Integer, nullable=False),
        sa.Column("given", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("reminded", sa.BigInteger),
        sa.Column("made_by", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
    )
    op.create_index("ix_assignment_for_group", "assignment", ["for_group", "due"])
    op.create_table(
        "assignment_done",
        sa.Column("assignment", sa.Text, nullable=False),
        sa.Column("seat", sa.Integer, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("rounds", sa.Integer, nullable=False),
        sa.Column("done_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("assignment", "seat", "person", name="pk_assignment_done"),
    )
    op.create_index("ix_assignment_done_person", "assignment_done", ["person"])
    op.create_table(
        "group_goal",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("for_group", sa.Text, nullable=False),
        sa.Column("measure", sa.Text, nullable=False),
        sa.Column("target", sa.BigInteger, nullable=False),
        sa.Column("start", sa.Text, nullable=False),
        sa.Column("until", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("reached", sa.BigInteger),
        sa.Column("made_by", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_group_goal"),
    )
    op.create_index("ix_group_goal_for_group", "group_goal", ["for_group"])
    op.create_table(
        "group_goal_day",
        sa.Column("goal", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("tenths", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("goal", "day", name="pk_group_goal_day"),
    )
    op.create_table(
        "announcement",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("handed", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_announcement"),
    )
    op.create_index("ix_announcement_handed", "announcement", ["handed"])
