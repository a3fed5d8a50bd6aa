"""Step 1: classes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "class",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("pin", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("owner", sa.Text),
        sa.Column("began", sa.BigInteger, nullable=False),
        sa.Column("ended", sa.BigInteger),
        sa.Column("events", sa.Integer, nullable=False),
        sa.Column("door", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_class"),
    )
    op.create_index("uq_class_pin", "class", ["pin"], unique=True)
    op.create_index("ix_class_owner", "class", ["owner"])
    op.create_table(
        "class_event",
        sa.Column("class_id", sa.Text, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("values", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("class_id", "n", name="pk_class_event"),
        _of_class("class_event"),
    )
    op.create_table(
        "seat_token",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("class_id", sa.Text, nullable=False),
        sa.Column("seat", sa.Integer, nullable=False),
        sa.Column("out", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_seat_token"),
        _of_class("seat_token"),
    )
    op.create_index("ix_seat_token_class_id", "seat_token", ["class_id"])
    op.create_table(
        "seat_seen",
        sa.Column("class_id", sa.Text, nullable=False),
        sa.Column("seat", sa.Integer, nullable=False),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("class_id", "seat", name="pk_seat_seen"),
        _of_class("seat_seen"),
    )
    op.create_table(
        "class_ask",
        sa.Column("class_id", sa.Text, nullable=False),
        sa.Column("ask", sa.Text, nullable=False),
        sa.Column("seat", sa.Integer, nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("answer", sa.Boolean),
        sa.PrimaryKeyConstraint("class_id", "ask", name="pk_class_ask"),
        _of_class("class_ask"),
    )
    op.create_table(
        "class_round",
        sa.Column("class_id", sa.Text, nullable=False),
        sa.Column("go", sa.Integer, nullable=False),
        sa.Column("seat", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("shots", sa.Integer, nullable=False),
        sa.Column("score", sa.Integer, nullable=False),
        sa.Column("due", sa.BigInteger),
        sa.PrimaryKeyConstraint("class_id", "go", name="pk_class_round"),
        _of_class("class_round"),
    )
    op.create_index("ix_class_round_state", "class_round", ["class_id", "state"])
    op.create_index("ix_class_round_due", "class_round", ["due"])
    op.create_table(
        "class_told",
        sa.Column("class_id", sa.Text, nullable=False),
        sa.Column("go", sa.Integer, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("class_id", "go", "n", name="pk_class_told"),
        sa.ForeignKeyConstraint(
            ["class_id", "go"],
            ["class_round.class_id", "class_round.go"],
            ondelete="CASCADE",
            name="fk_class_told_class_id_go",
        ),
    )


def _of_class(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["class_id"], ["class.id"], ondelete="CASCADE", name=f"fk_{table}_class_id")
