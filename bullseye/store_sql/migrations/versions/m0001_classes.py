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
        sa.PrimaryKeyConstraint("id", name="pk_class"),
    )
    op.create_index("uq_class_pin", "class", ["pin"], unique=True)
