"""Wiping the names of seasons that were over before a moment: the tables stay, and lead to nobody any more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from bullseye.store_sql.database import Database
from bullseye.store_sql.seasons.rows import WIPED
from bullseye.store_sql.tables.seasons import season as season_table
from bullseye.store_sql.tables.seasons import season_line, season_place, season_week
from bullseye.watch.store.tables import micros


class SeasonWipe:
    """Wipes names in *database*."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def run(self, before: datetime) -> int:
        """Take the persons out of every season that closed before that moment; how many names that were."""
        over = (season_table.c.closes < micros(before)) & season_table.c.ended.is_(None)
        with self._database.reading() as to:
            found = to.execute(select(season_table.c.id).where(over)).scalars().all()
        return sum(self._wipe(season_id, before) for season_id in found)

    def _wipe(self, season_id: str, before: datetime) -> int:
        with self._database.writing() as to:
            still = select(season_table.c.id).where(season_table.c.id == season_id, season_table.c.ended.is_(None))
            if to.execute(still.with_for_update()).first() is None:
                return 0  # another process has done it
            people = to.execute(
                select(season_line.c.person)
                .where(season_line.c.season == season_id)
                .order_by(season_line.c.division, season_line.c.total.desc(), season_line.c.back.desc())
            ).scalars()
            wiped = [_forget(to, season_id, person, f"{WIPED}{n}") for n, person in enumerate(people.all(), 1)]
            # A week's best round led to a page that says whose it is.
            to.execute(update(season_week).where(season_week.c.season == season_id).values(round=""))
            to.execute(update(season_table).where(season_table.c.id == season_id).values(ended=micros(before)))
        return len(wiped)


def _forget(to: Connection, season_id: str, person: str, name: str) -> str:
    for table in (season_line, season_week, season_place):
        to.execute(update(table).where(table.c.season == season_id, table.c.person == person).values(person=name))
    to.execute(
        update(season_line).where(season_line.c.season == season_id, season_line.c.person == name).values(named=False)
    )
    return name
