"""Classes: which there are, what happened in each, who holds which seat, and the rounds that are played."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, ForeignKeyConstraint, Index, Table

from bullseye.store_sql.tables.parts import metadata, moment, number, person, secret, text


def _of_class(key: bool = True) -> Column[str]:
    return text("class_id", ForeignKey("class.id", ondelete="CASCADE"), key=key)


a_class = Table(
    "class",
    metadata,
    text("id", key=True),
    text("pin", null=True),
    text("title"),
    person("owner", "forget"),
    moment("began"),
    moment("ended", null=True),
    number("events"),
    number("door"),
)
"""`pin` is there while the class is open, and no two have one; `owner` is the teacher's id. `events` is the number of
its latest event, and `door` grows with each change of tokens and of who asks to come back in."""

Index("uq_class_pin", a_class.c.pin, unique=True)
Index("ix_class_owner", a_class.c.owner)

class_event = Table(
    "class_event", metadata, _of_class(), number("n", key=True), text("at"), text("kind"), text("values")
)
"""The log of a class: the events of `classroom/log/event.py`. A student's name is in `join` and `rename` alone."""

seat_token = Table(
    "seat_token",
    metadata,
    secret("sha256", key=True),
    _of_class(False),
    number("seat"),
    Column("out", Boolean, nullable=False),
)
"""Who may come back to which seat; `out` for a device that was put out, which is known by its token all the same."""

Index("ix_seat_token_class_id", seat_token.c.class_id)

seat_seen = Table("seat_seen", metadata, _of_class(), number("seat", key=True), moment("seen"))
"""When the page of a seat was last heard, by whichever process."""

class_ask = Table(
    "class_ask",
    metadata,
    _of_class(),
    secret("ask", key=True),
    number("seat"),
    moment("since"),
    Column("answer", Boolean, nullable=True),
)
"""Who asks to be let in again."""

class_round = Table(
    "class_round",
    metadata,
    _of_class(),
    number("go", key=True),
    number("seat"),
    text("state"),
    number("told"),
    number("shots"),
    number("score"),
    moment("due", null=True),
)
"""A round by its turn. `state`: on, over (not in the log yet), stored, left. `told` is how many entries it has in
`class_told`; at `due` somebody must look whether it is over."""

Index("ix_class_round_state", class_round.c.class_id, class_round.c.state)
Index("ix_class_round_due", class_round.c.due)

class_told = Table(
    "class_told",
    metadata,
    text("class_id", key=True),
    number("go", key=True),
    number("n", key=True),
    text("entry"),
    ForeignKeyConstraint(["class_id", "go"], ["class_round.class_id", "class_round.go"], ondelete="CASCADE"),
)
"""What pages told of a round: the entries of `league/told.py`, from which any process plays it again."""
