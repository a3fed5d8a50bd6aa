"""Whatever is sent in whatever order, lines are what all the rounds together say."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from bullseye.store_sql.database import Database
from bullseye.store_sql.seasons.counting import Counting
from bullseye.store_sql.seasons.rows import Rules, closes, season_of, tie_of
from bullseye.store_sql.tables.seasons import season, season_line, season_week
from tests.rounds import DRILLS, FACES
from tests.school.seasons import IN_WEEK_1
from tests.store_sql.season_kit import SeasonKit


@pytest.mark.parametrize("handicap", ["none", "skill"])
def test_sums_kept_up_to_date_are_those_of_all_rounds_counted_again(database: Database, handicap: str) -> None:
    kit, chance = SeasonKit(database), Random(5)
    kit.people("Ann", "Bea")
    kit.begin(f'handicap = "{handicap}"\nlate_days = 14\n')
    for one in ("ann", "bea"):
        kit.seasons.join("winter", one, 0)
    kit.now = IN_WEEK_1 + timedelta(days=10)
    for _ in range(24):
        day = IN_WEEK_1 + timedelta(days=int(chance.random() * 20) - 10)
        kit.send("ann" if chance.random() < 0.5 else "bea", 15 + 40 * chance.random(), day)
    kept = rows(database)
    with database.writing() as to:
        found = season_of(to.execute(select(season)).one())
        counting = Counting(database, Rules(FACES, DRILLS))
        for one in ("ann", "bea"):
            counting.member(to, found, one)
    assert rows(database) == kept
    assert closes(found) == found.closes(3) and tie_of("[1.0, 2.5]") == (1.0, 2.5)


def rows(database: Database) -> list[object]:
    with database.reading() as to:
        lines = to.execute(select(season_line).order_by(season_line.c.person)).all()
        weeks = to.execute(select(season_week).order_by(season_week.c.person, season_week.c.week)).all()
    assert len(weeks) > 2
    return [tuple(row) for row in (*lines, *weeks)]
