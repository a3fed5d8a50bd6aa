"""All that is kept of seasons, sent rounds, cards and tasks in one database, so joined that a round counts for all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from bullseye.drill.catalog import Drills
from bullseye.school.sent import SentRound
from bullseye.school.tasks import CountedRound, Member, group_of_season
from bullseye.store_sql.database import Database
from bullseye.store_sql.seasons.counting import Counting
from bullseye.store_sql.seasons.kept import SqlSeasons
from bullseye.store_sql.seasons.rows import Rules
from bullseye.store_sql.seasons.sending import SqlCards, SqlSentRounds
from bullseye.store_sql.tasks.counting import TaskCounting
from bullseye.store_sql.tasks.kept import SqlTasks
from bullseye.target.catalog import Catalogue


class SqlSeasonParts:
    """The stores in *database*, by the school's own *faces* and *drills*; a round counts for its seasons' tasks."""

    def __init__(self, database: Database, faces: Catalogue, drills: Drills, utc: Callable[[], datetime]) -> None:
        rules = Rules(faces, drills)
        counting = Counting(database, rules)
        self.task_counting = TaskCounting(database)
        self.tasks = SqlTasks(database)
        self.seasons = SqlSeasons(database, rules, counting, utc)
        self.sent = SqlSentRounds(database, counting, self._also)
        self.cards = SqlCards(database)

    def _also(self, to: Connection, person: str, found: SentRound, seasons: list[str], now: datetime) -> None:
        for season in seasons:
            counted = CountedRound(found.record, found.finished)
            self.task_counting.round_of(to, group_of_season(season), Member(person=person), counted, now)
