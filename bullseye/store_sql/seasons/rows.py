"""What rows of seasons mean: a season of its file, a week of its numbers, and what a member's week is made of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from bullseye.drill.catalog import Drills
from bullseye.school.handicap import LAST_ROUNDS, NOTHING, Aim, Allowance, allowance
from bullseye.school.season import BY_SKILL, Season, parse_season, shots_of
from bullseye.school.season_table import WeekScore
from bullseye.store_sql.tables.seasons import season_week, sent
from bullseye.target.catalog import Catalogue
from bullseye.target.scoring import Scorer
from bullseye.watch.store.tables import micros

SAME_SCORE = 50
"""So many rounds of a member's best score in a week are compared by their count-back."""


class Rules:
    """What scores of a season follow from besides its rows: the school's own *faces* and *drills*."""

    def __init__(self, faces: Catalogue, drills: Drills) -> None:
        self.faces = faces
        self.drills = drills

    def week_of(self, to: Connection, season: Season, person: str, week: int) -> WeekScore | None:
        """A member's best round of a week, by all that they sent; None without one that counts."""
        what = season.week(week)
        own = (
            (sent.c.person == person)
            & (sent.c.finished >= micros(season.begins(week)))
            & (sent.c.finished < micros(season.ends(week)))
            & (sent.c.received < micros(season.closes(week)))
            & (sent.c.drill == what.drill)
            & (sent.c.face == what.face)
            & (sent.c.style == self.faces.get(what.face).style(what.style).id)
            & sent.c.tenths.is_not(None)
        )
        best = to.execute(
            select(sent.c.tenths, sent.c.tie, sent.c.print)
            .where(own)
            .order_by(sent.c.tenths.desc(), sent.c.finished, sent.c.print)
            .limit(SAME_SCORE)
        ).all()
        if not best:
            return None
        rounds = to.execute(select(func.count()).where(own)).scalar_one()
        added = self.added(to, season, person, week).tenths
        found = [WeekScore(week, row.tenths, added, tie_of(row.tie), row.print, rounds) for row in best]
        return max(found, key=lambda one: (one.tenths, one.tie))  # of equal ones the earlier

    def added(self, to: Connection, season: Season, person: str, week: int) -> Allowance:
        """The handicap of a member in a week, by the rounds that they shot before it began."""
        if season.handicap != BY_SKILL:
            return NOTHING
        rows = to.execute(
            select(sent.c.aimed, sent.c.squares)
            .where(
                sent.c.person == person,
                sent.c.finished < micros(season.begins(week)),
                sent.c.received < micros(season.closes(week)),
            )
            .order_by(sent.c.finished.desc(), sent.c.print)
            .limit(LAST_ROUNDS)
        )
        aim = Aim()
        for row in rows:
            aim = aim.plus(Aim(row.aimed, row.squares))
        what = season.week(week)
        face, drill = self.faces.get(what.face), self.drills.get(what.drill)
        return allowance(aim, Scorer(face, what.style), shots_of(drill) or 0)


def season_of(row: Any) -> Season:
    """The season of a row: its file was checked when it came."""
    return parse_season(row.source.encode(), row.id, f"{row.id}.toml")


def closes(season: Season) -> datetime:
    """When nothing of it counts any more."""
    return season.closes(len(season.weeks))


def tie_of(text: str) -> tuple[float, ...]:
    """A count-back as it is kept."""
    return tuple(json.loads(text))


def weeks_of(to: Connection, season_id: str, persons: Sequence[str] = ()) -> dict[str, list[WeekScore]]:
    """The weeks of these members, of everybody for none."""
    which = season_week.c.season == season_id
    if persons:
        which &= season_week.c.person.in_(persons)
    found: dict[str, list[WeekScore]] = {}
    for row in to.execute(select(season_week).where(which)):
        found.setdefault(row.person, []).append(
            WeekScore(row.week, row.tenths, row.added, tie_of(row.tie), row.round, row.rounds)
        )
    return found
