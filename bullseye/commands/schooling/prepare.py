"""Brings a school's database to the tables of this bullseye: an empty one at once, a filled one after a question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bullseye.errors import BadInputError, StorageError
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.store_sql.database import Database


def prepare(
    database: Database,
    folder: Path,
    now: datetime,
    said: Callable[[str], None],
    ask: Callable[[str], bool] | None,
    backed_up: bool = False,
) -> None:
    """Make what is missing. Before a filled database changes, a backup goes into *folder*, named by *now*.

    *ask* puts the question; None upgrades without one. *backed_up* says that somebody made a backup already. Raises
    BadInputError for a no, StorageError for what cannot be done; then nothing was changed.
    """
    from bullseye.store_sql.migrations.upgrade import current, pending, upgrade

    missing = pending(database)
    at = current(database)
    if not missing:
        return
    if at is None:
        upgrade(database)
        said(tr("made the tables of a school in {name}", name=database.name))
        return
    to = folder / backup_name(database, at, now)
    if ask is not None and not ask(_question(database, missing, None if backed_up else to)):
        raise BadInputError(
            tr(
                "the database {name} is of an earlier bullseye and was left as it is; start again to be asked again, "
                "or with --upgrade",
                name=database.name,
            )
        )
    if not backed_up:
        try:
            database.back_up(to)
        except StorageError as bad:
            raise StorageError(
                tr("{bad}. Nothing was changed; then start again with --upgrade --backed-up", bad=bad)
            ) from bad
        said(tr("backup: {to}", to=to))
    upgrade(database)
    said(tr("upgraded by {steps}, to step {last}", steps=trn("{n} step", "{n} steps", len(missing)), last=missing[-1]))


def backup_name(database: Database, at: str, now: datetime) -> str:
    """What the backup of a database at step *at* is called."""
    ending = "sqlite3" if database.url.get_backend_name() == "sqlite" else "dump"
    return f"school-{now:%Y%m%dT%H%M%SZ}-step-{at}.{ending}"


def _question(database: Database, missing: list[str], to: Path | None) -> str:
    lines = [
        tr(
            "The database {name} is of an earlier bullseye: {steps} to the tables of this one.",
            name=database.name,
            steps=trn("{n} step", "{n} steps", len(missing)),
        ),
        tr("Until it is done, no other process can write to it; earlier versions cannot use it afterwards."),
        tr("You say that there is a backup.") if to is None else tr("First a backup goes to {to}.", to=to),
    ]
    return "\n".join([*lines, tr("Upgrade it now? [y/N] ")])
