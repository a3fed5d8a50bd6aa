"""The classes of a school in its database: found by PIN, by teacher, by token; changed one transaction at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Row, func, select

from bullseye.school.class_tables import ClassChange, ClassLook, KeptClass
from bullseye.store_sql.class_rows import ClassRows, kept_of
from bullseye.store_sql.database import Database
from bullseye.store_sql.tables.classes import a_class, class_ask, class_round, seat_seen, seat_token

CHANNEL = "bullseye_class"
"""Where the ids of classes with something new are told."""


def _micros(at_s: float) -> int:
    """Unix time as it is kept."""
    return round(at_s * 1e6)


class SqlClasses:
    """The classes in *database*: `ClassTables` of `school/class_tables.py`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- which there are -------------------------------------------------------------------------------

    def open_with(self, pin: str) -> str:
        if not pin:
            return ""
        with self._database.reading() as to:
            return to.execute(select(a_class.c.id).where(a_class.c.pin == pin)).scalar() or ""

    def get(self, class_id: str) -> KeptClass | None:
        with self._database.reading() as to:
            row = to.execute(select(a_class).where(a_class.c.id == class_id)).first()
        return None if row is None else kept_of(row)

    def of(self, owner: str) -> list[KeptClass]:
        asked = select(a_class).order_by(a_class.c.began.desc(), a_class.c.id)
        with self._database.reading() as to:
            rows: list[Row[Any]] = list(to.execute(asked.where(a_class.c.owner == owner) if owner else asked))
        return [kept_of(row) for row in rows]

    # -- seats -----------------------------------------------------------------------------------------

    def seat(self, sha256: str, out: bool = False) -> tuple[str, int] | None:
        with self._database.reading() as to:
            row = to.execute(
                select(seat_token.c.class_id, seat_token.c.seat).where(
                    seat_token.c.sha256 == sha256, seat_token.c.out.is_(out)
                )
            ).first()
        return None if row is None else (row.class_id, row.seat)

    def asking(self, ask: str) -> str:
        with self._database.reading() as to:
            return to.execute(select(class_ask.c.class_id).where(class_ask.c.ask == ask)).scalar() or ""

    def heard(self, class_id: str, seen: Mapping[int, float]) -> None:
        if not seen:
            return
        rows = [
            {"class_id": class_id, "seat": seat, "seen": _micros(at_s)} for seat, at_s in sorted(seen.items())
        ]  # in one order, or two processes would wait for each other
        put = self._database.insert(seat_seen)
        newest = put.on_conflict_do_update(
            index_elements=["class_id", "seat"],
            set_={"seen": put.excluded.seen},
            where=seat_seen.c.seen < put.excluded.seen,
        )
        with self._database.writing() as to:
            there = to.execute(select(func.count()).select_from(a_class).where(a_class.c.id == class_id)).scalar_one()
            if there:
                to.execute(newest, rows)

    # -- rounds ----------------------------------------------------------------------------------------

    def due(self, now_s: float) -> list[str]:
        asked = select(class_round.c.class_id).where(class_round.c.due <= _micros(now_s)).distinct()
        with self._database.reading() as to:
            return list(to.execute(asked).scalars())

    def tell(self, class_ids: Iterable[str]) -> None:
        self._database.tell(CHANNEL, class_ids)

    # -- one class ---------------------------------------------------------------------------------------

    @contextmanager
    def looking(self, class_id: str) -> Iterator[ClassLook]:
        with self._database.reading() as to:
            yield ClassRows(self._database, to, class_id)

    @contextmanager
    def shooting(self, class_id: str) -> Iterator[ClassChange]:
        with self._database.writing() as to:
            yield ClassRows(self._database, to, class_id, locks_rounds=True)

    @contextmanager
    def changing(self, class_id: str, wait: bool = True) -> Iterator[ClassChange]:
        with self._database.writing() as to:
            yield ClassRows(self._database, to, class_id, locks_class=True, locks_rounds=True, wait=wait)
