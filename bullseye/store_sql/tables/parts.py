"""The one MetaData of a school's tables, and what their columns are made of.

Moments are whole microseconds since 1970 in UTC (`watch.store.tables.micros`), so that they compare exactly; values
that nothing asks a part of are JSON as text, byte for byte what was written.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Integer, MetaData, Text

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


def moment(name: str, null: bool = False) -> Column[int]:
    """A moment in microseconds."""
    return Column(name, BigInteger, nullable=null)
