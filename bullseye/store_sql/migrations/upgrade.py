"""Brings a database to the newest schema, one numbered step after another, in one transaction."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import Script, ScriptDirectory
from alembic.script.revision import ResolutionError

from bullseye.errors import StorageError
from bullseye.store_sql.database import Database
from bullseye.words import tr


def steps() -> ScriptDirectory:
    """The steps in `versions/`: a chain without branches."""
    return ScriptDirectory(str(Path(__file__).parent))


def current(database: Database) -> str | None:
    """The step that *database* is at; None for an empty one. Raises StorageError."""
    with database.reading() as to:
        return MigrationContext.configure(to).get_current_revision()


def pending(database: Database) -> list[str]:
    """The steps that *database* lacks, oldest first. Raises StorageError for one of a newer bullseye."""
    return [step.revision for step in _missing(database.name, current(database))]


def serve_only(database: Database) -> None:
    """Let *database* be used at the newest step alone, from now on: what a server knows."""
    database.step = _head()


@cache
def _head() -> str:
    return str(steps().get_current_head())


def upgrade(database: Database) -> list[str]:
    """Take the steps that are missing, all or none, and say which. Raises StorageError.

    Meanwhile others may read. Afterwards their connections are cut, so that a server of an older bullseye notices.
    """
    with database.writing(alone=True) as to:
        context = MigrationContext.configure(to)
        missing = _missing(database.name, context.get_current_revision())
        with Operations.context(context):
            for step in missing:
                step.module.upgrade()
        if missing:
            context.stamp(steps(), missing[-1].revision)
    if missing:
        with database.reading() as to:
            database.dialect.cut_others(to)
    return [step.revision for step in missing]


def _missing(name: str, at: str | None) -> list[Script]:
    try:
        return list(reversed(list(steps().iterate_revisions("head", at or "base"))))
    except ResolutionError as bad:
        raise StorageError(
            tr("the database {name} is from a newer bullseye (step {at}); use that version", name=name, at=at)
        ) from bad
