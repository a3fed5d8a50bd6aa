"""Classes: which there are, and by which PIN the open one is found."""

from __future__ import annotations

from sqlalchemy import Index, Table

from bullseye.store_sql.tables.parts import metadata, moment, person, text

a_class = Table(
    "class",
    metadata,
    text("id", key=True),
    text("pin", null=True),
    text("title"),
    person("owner", "forget"),
    moment("began"),
    moment("ended", null=True),
)
"""`pin` is there while the class is open, and no two have one; `owner` is the teacher's id."""

Index("uq_class_pin", a_class.c.pin, unique=True)
