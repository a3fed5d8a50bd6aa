"""The wall of a season: what everybody may look at without signing in, where the season's file allows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from starlette.responses import Response

from bullseye.drill.catalog import Drills
from bullseye.league.refused import RefusedError
from bullseye.school.initials import initials
from bullseye.school.roles import Role
from bullseye.school.seasons import Seasons
from bullseye.serve.app import file_answer
from bullseye.serve.school.operations import Asked, Operation
from bullseye.serve.school.watched import Watched
from bullseye.target.catalog import Catalogue
from bullseye.wire import codec
from bullseye.wire.seasons import WallPage, WallRow, WallTable
from bullseye.words import tr

ROWS = 20
LOOKERS = frozenset({Role.WALL})


class WallRoutes:
    """What walls show of *seasons*."""

    def __init__(
        self,
        seasons: Seasons,
        faces: Catalogue,
        drills: Drills,
        utc: Callable[[], datetime],
        epoch: Callable[[], str],
    ) -> None:
        self._seasons = seasons
        self._faces = faces
        self._drills = drills
        self._utc = utc
        self.watched = Watched("wall", lambda key: codec.dumps(self._wall(key)), epoch)

    def operations(self) -> list[Operation]:
        """All of them."""
        more: dict[str, Any] = {"parts": {"season": "winter"}}
        return [
            Operation("wall_page", "GET", "/wall/{season}", LOOKERS, "The page of a wall; it holds no name.",
                      self._page, media="text/html", **more),
            Operation("wall", "GET", "/api/walls/{season}", LOOKERS, "What a wall shows of a season.",
                      lambda asked: self._wall(asked.part("season")), answer=WallPage, **more),
            Operation("wall_events", "GET", "/api/walls/{season}/events", LOOKERS, "The same whenever it changes.",
                      self.events, media="text/event-stream", **more),
        ]  # fmt: skip

    async def _page(self, asked: Asked) -> Response:
        return file_answer(asked.request, "school/season/wall.html")

    async def events(self, asked: Asked) -> Response:
        """What a wall shows whenever it changes."""
        return await self.watched.answer(asked.part("season"), asked.request.headers.get("last-event-id", ""))

    def _wall(self, season_id: str) -> WallPage:
        kept = self._seasons.get(season_id)
        if kept is None or not kept.season.wall:  # alike: it says nothing of seasons that are not for everybody
            raise RefusedError(tr("there is no wall at this address"), "unknown")
        season = kept.season
        week = season.week_of(self._utc()) or 0
        what = season.week(week) if week else None
        tables = []
        for division, people in enumerate(kept.members):
            rows = tuple(
                WallRow(row.place, row.name if row.named else initials(row.name), row.total, row.weeks)
                for row in self._seasons.table(season_id, division, 0, ROWS)
            )
            tables.append(WallTable(season.division(division), people, rows))
        return WallPage(
            season.name, week, len(season.weeks),
            "" if what is None else self._drills.name_of(what.drill),
            "" if what is None else self._faces.name_of(what.face), tuple(tables),
        )  # fmt: skip
