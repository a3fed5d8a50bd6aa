"""Every table of a school, by importing each subject's file: what is not named here is not there."""

from __future__ import annotations

from bullseye.store_sql.tables import classes, people, seasons, tasks
from bullseye.store_sql.tables.parts import metadata

SUBJECTS = (classes, people, seasons, tasks)

__all__ = ["SUBJECTS", "metadata"]
