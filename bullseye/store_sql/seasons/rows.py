"""What rows of seasons mean: a season of its file, a week of its numbers, and what a member's week is made of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from bullseye.drill.catalog import Drills
from bullseye.school.handicap import LAST_ROUNDS, NOTHING, Aim, Allowance, allowance
from bullseye.school.season import BY_SKILL, Season, parse_season, shots_of
from bullseye.school.season_table import WeekScore
from bullseye.school.seasons import TableRow
from bullseye.store_sql.tables.people import person as person_table
from bullseye.store_sql.tables.seasons import season_line, season_week, sent
from bullseye.target.catalog import Catalogue
from bullseye.target.scoring import Scorer
from bullseye.watch.store.tables import micros
from bullseye.words import tr

LINE = (
    season_line.c.person, season_line.c.division, season_line.c.total, season_line.c.back, season_line.c.weeks,
    season_line.c.rounds, season_line.c.named, person_table.c.name,
)  # fmt: skip
WIPED = "member-"
"""What a member is called, with a number behind it, in a season whose names are wiped."""
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


def place_of(to: Connection, season_id: str, row: Any) -> int:
    """The place of a line: one more than how many stand before it."""
    total, back = row.total, row.back
    before = or_(season_line.c.total > total, and_(season_line.c.total == total, season_line.c.back > back))
    return (
        1
        + to.execute(
            select(func.count()).where(
                season_line.c.season == season_id,
                season_line.c.division == row.division,
                before,
            )
        ).scalar_one()
    )


def row_of(place: int, row: Any) -> TableRow:
    """A row of a table that has LINE; who has no name any more is shown by a number."""
    found = row._mapping
    name = found["name"] or tr("Member {n}", n=found["person"].removeprefix(WIPED))
    return TableRow(place, found["person"], name, found["named"], found["total"], found["weeks"], found["rounds"])
