"""A school with seasons for tests: its stores on one database, people in it, and rounds that they send."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bullseye.school.season import parse_season
from bullseye.school.seasons import Taken
from bullseye.school.sent import SentRound, check_sent
from bullseye.store_sql.database import Database
from bullseye.store_sql.seasons.joined import SqlSeasonParts
from bullseye.store_sql.tables.people import person
from tests.rounds import DRILLS, FACES
from tests.school.seasons import IN_WEEK_1, WEEKS, shot_round


@dataclass
class SeasonKit:
    """Stores on *database*; *now* is what the clock says."""

    database: Database
    now: datetime = IN_WEEK_1 + timedelta(hours=1)
    seeds: int = field(default=0)

    def __post_init__(self) -> None:
        parts = SqlSeasonParts(self.database, FACES, DRILLS, lambda: self.now)
        self.tasks, self.task_counting = parts.tasks, parts.task_counting
        self.seasons, self.sent, self.cards = parts.seasons, parts.sent, parts.cards

    def people(self, *names: str) -> None:
        """People with these names; their ids are the names in small letters."""
        with self.database.writing() as to:
            to.execute(
                person.insert(),
                [
                    {
                        "id": name.lower(), "account": name, "account_key": name.lower(), "name": name,
                        "name_key": name.lower(), "role": "member", "locked": False, "password": "", "made": 0,
                    }
                    for name in names
                ],
            )  # fmt: skip

    def begin(self, more: str = "", text: str = WEEKS, id_: str = "winter", after: str = "") -> None:
        """Begin the season of WEEKS with the keys *more*."""
        source = more + text
        self.seasons.add(parse_season(source.encode(), id_, "w.toml"), source, "", after)

    def round(self, sigma_mm: float = 20.0, finished: datetime = IN_WEEK_1, seed: int = 0, **more: str) -> SentRound:
        """A round that nobody has sent yet."""
        self.seeds += 1
        record = shot_round(sigma_mm, seed or self.seeds, finished=finished, **more)
        return check_sent(record, FACES, DRILLS, max(self.now, finished))

    def send(self, who: str, sigma_mm: float = 20.0, finished: datetime = IN_WEEK_1, **more: str) -> Taken:
        """Such a round, sent by *who*."""
        return self.sent.take(who, self.round(sigma_mm, finished, **more), self.now)

    def table(self, division: int = 0, season: str = "winter") -> list[tuple[int, str, int]]:
        """Places, people and totals in whole points."""
        return [(row.place, row.person, row.total // 10) for row in self.seasons.table(season, division, 0, 100)]
