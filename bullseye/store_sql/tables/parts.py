"""The one MetaData of a school's tables, and what their columns are made of.

Moments are whole microseconds since 1970 in UTC (`watch.store.tables.micros`), so that they compare exactly; values
that nothing asks a part of are JSON as text, byte for byte what was written.
"""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import BigInteger, Column, Integer, MetaData, Text

PERSON, SECRET, MOMENT = "person", "secret", "moment"
"""Keys of a column's `info`: what happens to it with a person, that it is shown to nobody, that it is a moment."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every table of a school. Names are by rule, so that a migration can name what it changes."""


def text(name: str, *more: Any, key: bool = False, null: bool = False) -> Column[str]:
    """A text."""
    return Column(name, Text, *more, primary_key=key, nullable=null)


def number(name: str, *more: Any, key: bool = False, null: bool = False) -> Column[int]:
    """A whole number of 32 bits that somebody gives: none is made up by the database."""
    return Column(name, Integer, *more, primary_key=key, nullable=null, autoincrement=False)


def person(
    name: str, then: Literal["delete", "forget"], *more: Any, key: bool = False, null: bool = False
) -> Column[str]:
    """The id of a person with an account; where that may be nobody (*null*, and whatever forgets), null.

    When a person is deleted, their rows go (*then* delete), or the rows stay without them (forget). Whatever names a
    person stands in a column made by this, so that nothing of them is left over: `people/person_data.py`.
    """
    return Column(name, Text, *more, primary_key=key, nullable=null or then == "forget", info={PERSON: then})


def secret(name: str, *more: Any, key: bool = False) -> Column[str]:
    """A text that serves to check something, such as a hash: it is never taken out with what is kept of a person."""
    return Column(name, Text, *more, primary_key=key, nullable=False, info={SECRET: True})


def moment(name: str, null: bool = False) -> Column[int]:
    """A moment in microseconds."""
    return Column(name, BigInteger, nullable=null, info={MOMENT: True})
