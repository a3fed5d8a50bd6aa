"""Counting a round in the seasons of whoever shot it: the week, and the line that follows from the weeks."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from bullseye.school.season import BY_SKILL, Season
from bullseye.school.season_table import line_of
from bullseye.store_sql.database import Database
from bullseye.store_sql.seasons.rows import Rules, closes, season_of, weeks_of
from bullseye.store_sql.tables.seasons import season as season_table
from bullseye.store_sql.tables.seasons import season_line, season_week
from bullseye.watch.store.tables import micros


class Counting:
    """Keeps lines and weeks as the rounds have them, within a transaction of *database*."""

    def __init__(self, database: Database, rules: Rules) -> None:
        self._database = database
        self._rules = rules

    def round_of(self, to: Connection, person: str, finished: datetime, now: datetime) -> list[str]:
        """A round that ended at *finished* is there: count it; the ids of the seasons in whose weeks it lies."""
        rows = to.execute(
            select(season_table)
            .join(season_line, season_line.c.season == season_table.c.id)
            .where(season_line.c.person == person, season_table.c.closes > micros(now))
            .order_by(season_table.c.begins.desc())
            .with_for_update(read=True, of=season_table)  # its file stays as it is until this is counted
        ).all()
        found = []
        for row in rows:
            season = season_of(row)
            week = season.week_of(finished)
            if week is not None:
                found.append(season.id)
            later = range((week or 0) + 1, len(season.weeks) + 1) if season.handicap == BY_SKILL else ()
            touched = [one for one in ([week] if week else []) + list(later) if now < season.closes(one)]
            if finished < closes(season) and touched:
                self.weeks(to, season, person, touched)
        return found

    def member(self, to: Connection, season: Season, person: str) -> None:
        """All of a member's weeks, by all that they sent."""
        self.weeks(to, season, person, list(range(1, len(season.weeks) + 1)))

    def weeks(self, to: Connection, season: Season, person: str, weeks: list[int]) -> None:
        """These weeks of a member, and their line."""
        mine = (season_week.c.season == season.id) & (season_week.c.person == person)
        to.execute(delete(season_week).where(mine, season_week.c.week.in_(weeks)))
        fresh = [found for week in weeks if (found := self._rules.week_of(to, season, person, week)) is not None]
        if fresh:
            to.execute(
                season_week.insert(),
                [
                    {
                        "season": season.id, "person": person, "week": one.week, "tenths": one.tenths,
                        "added": one.added, "tie": json.dumps(one.tie), "round": one.round, "rounds": one.rounds,
                    }
                    for one in fresh
                ],
            )  # fmt: skip
        line = line_of(season, person, 0, weeks_of(to, season.id, [person]).get(person, ()))
        to.execute(
            update(season_line)
            .where(season_line.c.season == season.id, season_line.c.person == person)
            .values(
                total=line.total, weeks=len(line.weeks), rounds=sum(one.rounds for one in line.weeks), back=line.order
            )
        )
