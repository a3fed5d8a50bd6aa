"""Values that others pushed: on the disk before they are acknowledged, each sending once."""

from __future__ import annotations

from datetime import datetime, timedelta

from bullseye.watch.samples import Sample
from bullseye.watch.store.database import Database
from bullseye.watch.store.tables import micros, moment_of

KEPT_DAYS = 31
MOST = 10_000
"""Values of one name that a reading looks back on."""


class Pushed:
    """The pushed values in the *database*; a name is that of the source, and of the number in it after a slash."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, name: str, sending: str, sample: Sample, received: datetime) -> bool:
        """Keep one; False when this *sending* (an id, "" for none) of the name is there. Raises StorageError."""
        from sqlalchemy import insert, select

        t = self._database.tables.pushed
        with self._database.writing() as to:
            if (
                sending
                and to.execute(select(t.c.n).where(t.c.name == name, t.c.sending == sending)).first() is not None
            ):
                return False
            to.execute(t.delete().where(t.c.name == name, t.c.received < micros(received - timedelta(days=KEPT_DAYS))))
            to.execute(
                insert(t).values(
                    name=name, sending=sending, at=micros(sample.at), value=sample.value, received=micros(received)
                )
            )
            return True

    def of(self, name: str) -> tuple[list[Sample], datetime | None]:
        """The values of a name, oldest first, and when the last of them came; None when none did."""
        from sqlalchemy import select

        if not self._database.is_there:
            return [], None
        t = self._database.tables.pushed
        with self._database.reading() as to:
            rows = to.execute(select(t).where(t.c.name == name).order_by(t.c.n.desc()).limit(MOST)).all()
        samples = sorted(Sample(moment_of(row.at), row.value, "pushed") for row in rows)
        return samples, moment_of(max(row.received for row in rows)) if rows else None
