"""Seasons joined to a school's database: a card code is known, and what is due is done by itself."""

from __future__ import annotations

import asyncio
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bullseye.commands.schooling.seasons import join_seasons
from bullseye.dirs import user_dirs
from bullseye.league.attempts import Attempts
from bullseye.school.assignments import Assignment
from bullseye.school.cards import hash_of
from bullseye.school.live_class import Parts
from bullseye.school.live_classes import LiveClasses
from bullseye.school.tasks import group_of_season
from bullseye.serve.steady_clock import SteadyClock
from bullseye.session.clock import SystemClock
from bullseye.store_sql.classes import SqlClasses
from bullseye.store_sql.database import Database
from tests.league.school import Time
from tests.rounds import DRILLS, FACES
from tests.store_sql.season_kit import SeasonKit

CLOCK = SteadyClock(SystemClock())
CODE = "K7QM-3XPA-2HWD-9RTB"


def classes_of(database: Database) -> LiveClasses:
    time = Time()
    parts = Parts(FACES, DRILLS, time, time.utc, lambda: str(uuid.uuid4()), Random(1), Attempts())
    return LiveClasses(SqlClasses(database), parts, lambda: str(uuid.uuid4()))


def test_a_card_is_known_by_its_code_and_nothing_else_is(database: Database) -> None:
    kit = SeasonKit(database)
    kit.people("Ann")
    kit.cards.give("ann", hash_of(CODE), kit.now)
    joined = join_seasons(database, None, classes_of(database), lambda by, act, about: None, CLOCK)
    assert joined.card(CODE.lower()) == "ann"
    assert joined.card("2222-2222-2222-2222") == joined.card("a session's token") == ""
    assert {"seasons", "send", "wall", "assign"} <= {one.name for each in joined.subjects for one in each.operations()}


def test_what_is_due_is_announced_to_the_alerts_by_itself(database: Database, tmp_path: Path) -> None:
    kit = SeasonKit(database)
    kit.people("Ann")
    kit.begin()
    kit.seasons.join("winter", "ann", 0)
    now = datetime.now(UTC)
    kit.tasks.assign(Assignment("a1", group_of_season("winter"), "ten-shots", "", 1, now, now + timedelta(days=1)), "")
    joined = join_seasons(database, user_dirs(str(tmp_path)), classes_of(database), lambda by, act, about: None, CLOCK)

    async def run() -> None:
        working = [asyncio.create_task(one()) for one in joined.work]
        while kit.tasks.due_soon(now) or kit.tasks.waiting(1):
            await asyncio.sleep(0.01)
        for one in working:
            one.cancel()
        await asyncio.gather(*working, return_exceptions=True)

    asyncio.run(asyncio.wait_for(run(), 60))
    assert (tmp_path / "values.sqlite3").exists()
