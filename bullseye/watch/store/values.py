"""Values of targets: typed, or read whole from a source, and how the last reading went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.watch.samples import Sample, Trouble
from bullseye.watch.store.database import Database
from bullseye.watch.store.tables import micros, moment_of

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Reading(NamedTuple):
    """How a target's source was last read: when, when it last gave values (None for never), and what was wrong."""

    at: datetime
    good: datetime | None
    trouble: Trouble | None = None
    stamp: str = ""


class Values:
    """The samples of targets in the *database*, *about* being the target's name."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def add(self, about: str, sample: Sample) -> None:
        """Keep one value more. Raises StorageError."""
        with self.database.writing() as to:
            self.add_in(to, about, sample)

    def add_in(self, to: Connection, about: str, sample: Sample) -> int:
        """The same inside a transaction; the number of its row."""
        from sqlalchemy import insert

        (id_,) = to.execute(insert(self.database.tables.sample).values(_row(about, sample))).inserted_primary_key or (
            0,
        )
        return int(id_)

    def remove_in(self, to: Connection, id_: int) -> bool:
        """Take out the value in that row; False when it is gone already."""
        from sqlalchemy import delete

        t = self.database.tables.sample
        return bool(to.execute(delete(t).where(t.c.id == id_)).rowcount)

    def take_back(self, about: str) -> Sample | None:
        """Take out the value that was typed last, and give it back; None when there is none. Raises StorageError."""
        from sqlalchemy import delete, select

        t = self.database.tables.sample
        with self.database.writing() as to:
            typed = select(t).where(t.c.about == about, t.c.source == "typed").order_by(t.c.id.desc()).limit(1)
            row = to.execute(typed).first()
            if row is None:
                return None
            to.execute(delete(t).where(t.c.id == row.id))
            return Sample(moment_of(row.at), row.value, row.source)

    def replace(
        self, about: str, found: Sequence[Sample] | Trouble, at: datetime, stamp: str = "",
        *, keep_older: bool = False, keep_all: bool = False,
    ) -> None:  # fmt: skip
        """What a source gives whole at the moment *at*, in place of what it gave before; after a trouble that stays.

        Values that were typed are left alone. *stamp* tells whether the source changed since. With
        *keep_older* what is older than all that it gives stays too, with *keep_all* everything. Raises StorageError.
        """
        from sqlalchemy import delete, insert, select
        from sqlalchemy.dialects.sqlite import insert as put

        t, reading = self.database.tables.sample, self.database.tables.reading
        trouble = found if isinstance(found, Trouble) else None
        with self.database.writing() as to:
            if not isinstance(found, Trouble):
                gone = delete(t).where(t.c.about == about, t.c.source != "typed")
                if keep_older:
                    gone = gone.where(t.c.at >= min((micros(each.at) for each in found), default=micros(at)))
                if not keep_all:
                    to.execute(gone)
                rows = [_row(about, each) for each in found]
                if rows:
                    to.execute(insert(t), rows)
                good: int | None = micros(at)
            else:
                good = to.execute(select(reading.c.good).where(reading.c.about == about)).scalar()
            row: dict[str, Any] = {
                "about": about, "at": micros(at), "good": good, "stamp": stamp,
                "trouble": trouble.kind if trouble else "", "words": trouble.words if trouble else "",
            }  # fmt: skip
            to.execute(put(reading).values(row).on_conflict_do_update(["about"], set_=row))

    def samples(self, about: str, source: str = "") -> list[Sample]:
        """The samples, oldest first, those of one moment in the order in which they came; of one *source* or all."""
        from sqlalchemy import select

        if not self.database.is_there:
            return []
        t = self.database.tables.sample
        asked = select(t.c.at, t.c.value, t.c.source).where(t.c.about == about).order_by(t.c.at, t.c.id)
        with self.database.reading() as to:
            rows = to.execute(asked.where(t.c.source == source) if source else asked).all()
        return [Sample(moment_of(row.at), row.value, row.source) for row in rows]

    def reading(self, about: str) -> Reading | None:
        """How the source was last read; None when it never was."""
        from sqlalchemy import select

        if not self.database.is_there:
            return None
        t = self.database.tables.reading
        with self.database.reading() as to:
            row = to.execute(select(t).where(t.c.about == about)).first()
        if row is None:
            return None
        trouble = Trouble(row.trouble, row.words) if row.trouble else None
        return Reading(moment_of(row.at), None if row.good is None else moment_of(row.good), trouble, row.stamp)


def _row(about: str, sample: Sample) -> dict[str, Any]:
    return {"about": about, "source": sample.source, "at": micros(sample.at), "value": sample.value}
