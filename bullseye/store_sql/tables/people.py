"""People with an account, their sessions, links that work once, wrong passwords, what was done, and settings.

A person's name and account stand in `person` alone, and in an invitation until it is used or over.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table

from bullseye.store_sql.tables.parts import metadata, moment, number, secret, text
from bullseye.store_sql.tables.parts import person as person_column

person = Table(
    "person",
    metadata,
    person_column("id", "delete", key=True),
    text("account"),
    text("account_key"),
    text("name"),
    text("name_key"),
    text("role"),
    Column("locked", Boolean, nullable=False),
    text("subject", null=True),
    secret("password"),
    moment("made"),
    moment("seen", null=True),
)
"""`account_key` and `name_key` are for finding and for the order; `subject` is who a sign-on service says they are."""

Index("uq_person_account_key", person.c.account_key, unique=True)
Index("uq_person_subject", person.c.subject, unique=True)
Index("ix_person_name_key", person.c.name_key, person.c.id)

session = Table(
    "session",
    metadata,
    secret("hashed", key=True),
    person_column("person", "delete", ForeignKey("person.id", ondelete="CASCADE")),
    moment("signed_in"),
    moment("made"),
    moment("seen"),
    moment("ends"),
    Column("replaced", Boolean, nullable=False),
    Column("fresh", Boolean, nullable=False),
)
"""A row for each token that may still be good."""

Index("ix_session_person", session.c.person)
Index("ix_session_ends", session.c.ends)

link = Table(
    "link",
    metadata,
    secret("hashed", key=True),
    text("id"),
    text("kind"),
    text("role"),
    text("name"),
    moment("made"),
    moment("ends"),
    person_column("person", "delete", ForeignKey("person.id", ondelete="CASCADE"), null=True),
    person_column("made_by", "forget"),
)
"""A row for each link that was not used; those for a person are deleted with them."""

Index("uq_link_id", link.c.id, unique=True)

attempt = Table("attempt", metadata, secret("key", key=True), number("wrong"), moment("last"))
"""Wrong passwords in a row; the key leads back to nobody."""

audit = Table(
    "audit",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    moment("at"),
    text("act"),
    person_column("by", "forget"),
    person_column("about", "forget"),
    text("detail"),
)
"""What was done, in order. `about` is a person or a class, by its id."""

Index("ix_audit_by", audit.c.by)
Index("ix_audit_about", audit.c.about)
Index("ix_audit_at", audit.c.at)

setting = Table("setting", metadata, text("name", key=True), secret("value"))
"""Values of the whole school; some are keys."""

chore = Table("chore", metadata, text("name", key=True), moment("next"))
"""What the server does by itself, and when next."""

sign_on = Table(
    "sign_on",
    metadata,
    secret("hashed", key=True),
    secret("nonce"),
    secret("verifier"),
    text("next"),
    moment("ends"),
)
"""Sign-ins that a sign-on service is being asked about; deleted when it answers, or soon after."""
