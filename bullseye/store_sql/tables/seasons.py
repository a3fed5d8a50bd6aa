"""Seasons: their files, each member's line and weeks, the places that weeks ended with; and the rounds that were sent.

Lines and weeks are sums, kept up to date in the transaction that keeps a round, so that a table costs the same with a
thousand rounds and with a million.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Table

from bullseye.store_sql.tables.parts import metadata, moment, number, secret, text
from bullseye.store_sql.tables.parts import person as person_column

season = Table(
    "season",
    metadata,
    text("id", key=True),
    text("name"),
    text("source"),
    moment("begins"),
    moment("closes"),
    number("closed_weeks"),
    moment("ended", null=True),
    person_column("made_by", "forget"),
)
"""`source` is the TOML file; `closed_weeks` are those whose places are kept, `closes` is when the last one is over.

`ended` is there once the names are wiped.
"""

Index("ix_season_begins", season.c.begins)

season_line = Table(
    "season_line",
    metadata,
    text("season", key=True),
    person_column("person", "delete", key=True),
    number("division"),
    number("total"),
    number("weeks"),
    number("rounds"),
    text("back"),
    Column("named", Boolean, nullable=False),
)
"""A member of a season; `back` is what ranks equal totals, `named` whether the wall may show their name."""

Index("ix_season_line_place", season_line.c.season, season_line.c.division, season_line.c.total)
Index("ix_season_line_person", season_line.c.person)

season_week = Table(
    "season_week",
    metadata,
    text("season", key=True),
    person_column("person", "delete", key=True),
    number("week", key=True),
    number("tenths"),
    number("added"),
    text("tie"),
    text("round"),
    number("rounds"),
)
"""A member's best round of a week: `added` is the handicap, `tie` the count-back of its drill as JSON."""

Index("ix_season_week_person", season_week.c.person)

season_place = Table(
    "season_place",
    metadata,
    text("season", key=True),
    number("week", key=True),
    person_column("person", "delete", key=True),
    number("place"),
    number("people"),
    number("total"),
)
"""Where a member was when a week closed."""

Index("ix_season_place_person", season_place.c.person)

sent = Table(
    "sent",
    metadata,
    text("print", key=True),
    text("id"),
    person_column("person", "delete"),
    moment("finished"),
    moment("received"),
    text("drill"),
    text("face"),
    text("style"),
    number("score", null=True),
    text("unit"),
    number("tenths", null=True),
    text("tie"),
    number("aimed"),
    Column("squares", Float(53), nullable=False),
    text("record"),
)
"""A round that a member sent, by the print of its shots; `tie` is its count-back as JSON, `record` holds no name."""

Index("uq_sent_person_id", sent.c.person, sent.c.id, unique=True)
Index("ix_sent_person_finished", sent.c.person, sent.c.finished)

card = Table(
    "card",
    metadata,
    secret("hashed", key=True),
    person_column("person", "delete"),
    moment("made"),
    moment("seen", null=True),
)
"""A card code, with which rounds can be sent without a password."""

Index("ix_card_person", card.c.person)
