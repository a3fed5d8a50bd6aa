"""Seasons: what there are, their tables, one's own line, and what a teacher does with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from starlette.responses import Response

from bullseye.drill.catalog import Drills
from bullseye.errors import UnknownNameError
from bullseye.league.refused import RefusedError
from bullseye.school.roles import EVERYBODY, MEMBERS, TEACHERS
from bullseye.school.season import Season, check_season, parse_season
from bullseye.school.season_words import explain_place, explain_total, explain_week
from bullseye.school.seasons import KeptSeason, OwnLine, Seasons, TableRow
from bullseye.serve.app import file_answer
from bullseye.serve.school.operations import Asked, Operation
from bullseye.serve.school.watched import Watched
from bullseye.session.clock import iso
from bullseye.target.catalog import Catalogue
from bullseye.wire import codec
from bullseye.wire.seasons import (
    ME,
    ExplainAsked,
    Explained,
    Joining,
    MemberLine,
    Moving,
    NewSeason,
    Nothing,
    PlaceLine,
    SeasonBrief,
    SeasonFile,
    SeasonWhole,
    TableAsked,
    TableLine,
    TablePage,
    WeekLine,
    WeekPlan,
)
from bullseye.words import commas, tr

ROWS = 100
"""Of a table at once."""
EXAMPLE = {"season": "winter", "person": ME}


class SeasonRoutes:
    """The operations on *seasons*. *noted* keeps what a teacher did: by whom, what, and of which season."""

    def __init__(
        self,
        seasons: Seasons,
        faces: Catalogue,
        drills: Drills,
        utc: Callable[[], datetime],
        epoch: Callable[[], str],
        noted: Callable[[str, str, str], None] = lambda by, act, about: None,
    ) -> None:
        self._seasons = seasons
        self._faces = faces
        self._drills = drills
        self._utc = utc
        self._noted = noted
        self.watched = Watched("table", self._table_data, epoch)

    def operations(self) -> list[Operation]:
        """All of them."""
        at = "/api/seasons/{season}"
        more: dict[str, Any] = {"parts": EXAMPLE}
        return [
            Operation(
                "seasons_page", "GET", "/seasons", EVERYBODY, "The page of seasons; it holds no name.", self._page,
                media="text/html",
            ),
            Operation(
                "season_page", "GET", "/seasons/{season}", EVERYBODY, "The page of a season; it holds no name.",
                self._page, media="text/html", **more,
            ),
            Operation("seasons", "GET", "/api/seasons", MEMBERS, "The seasons, the latest first.", self.every,
                      answer=SeasonBrief, listed=True),
            Operation("season_begin", "POST", "/api/seasons", TEACHERS, "Begin a season.", self.begin, body=NewSeason,
                      answer=SeasonBrief),
            Operation("season", "GET", at, MEMBERS, "A season with its weeks.", self.whole, answer=SeasonWhole, **more),
            Operation("season_change", "POST", at, TEACHERS, "Give a season another file.", self.change,
                      body=SeasonFile, answer=SeasonBrief, **more),
            Operation("season_table", "GET", f"{at}/table", MEMBERS, "A part of a season's table.", self.table,
                      query=TableAsked, answer=TablePage, **more),
            Operation("season_events", "GET", f"{at}/events", MEMBERS, "The top of a table whenever it changes.",
                      self.events, query=TableAsked, media="text/event-stream", **more),
            Operation("season_line", "GET", f"{at}/lines/{{person}}", MEMBERS, "A member's line, weeks and places.",
                      self.line, answer=MemberLine, **more),
            Operation("season_explain", "GET", f"{at}/lines/{{person}}/explain", MEMBERS,
                      "Where a number of a line comes from.", self.explain, query=ExplainAsked, answer=Explained,
                      **more),
            Operation("season_join", "POST", f"{at}/join", MEMBERS, "Take part in a season, in the lowest division.",
                      self.join, body=Joining, answer=MemberLine, **more),
            Operation("season_leave", "POST", f"{at}/leave", MEMBERS, "Leave a season.", self.leave, body=Nothing,
                      answer=SeasonBrief, **more),
            Operation("season_move", "POST", f"{at}/members", TEACHERS,
                      "Put somebody into a division of a season, or take them out of it.", self.move, body=Moving,
                      answer=SeasonBrief, **more),
        ]  # fmt: skip

    async def _page(self, asked: Asked) -> Response:
        return file_answer(asked.request, "school/season/seasons.html")

    # -- seasons ---------------------------------------------------------------------------------------

    def every(self, asked: Asked) -> list[SeasonBrief]:
        """The seasons, the latest first."""
        mine = set(self._seasons.of(asked.who.person))
        return [self._brief(kept, kept.season.id in mine) for kept in self._seasons.every()]

    def begin(self, asked: Asked) -> SeasonBrief:
        """Begin a season."""
        wanted: NewSeason = asked.body
        season = self._read(wanted.id, wanted.source)
        if wanted.after:
            self._kept(wanted.after)
        self._seasons.add(season, wanted.source, asked.who.person, wanted.after)
        self._noted(asked.who.person, "season-begin", season.id)
        return self._told(season.id, asked)

    def whole(self, asked: Asked) -> SeasonWhole:
        """A season with its weeks."""
        kept = self._kept(asked.part("season"))
        season = kept.season
        weeks = tuple(
            WeekPlan(
                n, week.drill, week.face, self._drills.name_of(week.drill), self._faces.name_of(week.face),
                iso(season.begins(n)), iso(season.ends(n)),
            )
            for n, week in enumerate(season.weeks, 1)
        )  # fmt: skip
        source = kept.source if asked.who.roles & TEACHERS else ""
        return SeasonWhole(self._told(season.id, asked), weeks, source)

    def change(self, asked: Asked) -> SeasonBrief:
        """Give a season another file."""
        kept = self._kept(asked.part("season"))
        season = self._read(kept.season.id, asked.body.source)
        self._seasons.change(season, asked.body.source)
        self._noted(asked.who.person, "season-change", season.id)
        return self._told(season.id, asked)

    # -- the table -------------------------------------------------------------------------------------

    def table(self, asked: Asked) -> TablePage:
        """A part of a season's table."""
        return self._table(asked.part("season"), asked.query.division, asked.query.first)

    async def events(self, asked: Asked) -> Response:
        """The top of a table whenever it changes."""
        after = asked.request.headers.get("last-event-id", "")
        return await self.watched.answer(f"{asked.part('season')}/{asked.query.division}", after)

    def _table_data(self, key: str) -> bytes:
        season_id, _, division = key.rpartition("/")
        return codec.dumps(self._table(season_id, int(division), 0))

    def _table(self, season_id: str, division: int, first: int) -> TablePage:
        kept = self._kept(season_id)
        if division >= len(kept.season.divisions):
            raise UnknownNameError(tr("division"), str(division), map(str, range(len(kept.season.divisions))))
        people = kept.members[division]
        rows = self._seasons.table(season_id, division, first, ROWS)
        told = tuple(_line(row, _moves(kept.season, division, people, row)) for row in rows)
        return TablePage(season_id, division, first, people, told)

    def line(self, asked: Asked) -> MemberLine:
        """A member's line, weeks and places."""
        return self._member(asked.part("season"), self._whose(asked))

    def _member(self, season_id: str, person: str) -> MemberLine:
        kept, own = self._own(season_id, person)
        line = own.line
        weeks = tuple(
            WeekLine(one.week, one.tenths, one.added, one.week in line.counted, one.round, one.rounds)
            for one in line.weeks
        )
        places = tuple(
            PlaceLine(one.week, one.place, one.people) for one in self._seasons.places(season_id, line.person)
        )
        moves = _moves(kept.season, line.division, own.people, own.row)
        return MemberLine(_line(own.row, moves), line.division, own.people, own.row.named, weeks, places)

    def explain(self, asked: Asked) -> Explained:
        """Where a number of a line comes from."""
        kept, own = self._own(asked.part("season"), self._whose(asked))
        season = kept.season
        if asked.query.of == "place":
            found = explain_place(season, own)
        elif asked.query.of == "total":
            found = explain_total(season, own, lambda week: self._what(season, week))
        else:
            week = explain_week(season, own, asked.query.week)
            if week is None:
                raise RefusedError(tr("there is no round in that week"), "unknown")
            found = week
        return Explained(*found)

    # -- members ---------------------------------------------------------------------------------------

    def join(self, asked: Asked) -> MemberLine:
        """Take part in a season, in the lowest division; who is in it already stays where they are."""
        kept = self._kept(asked.part("season"))
        season_id, person = kept.season.id, asked.who.person
        if self._seasons.own(season_id, person) is None:
            self._seasons.join(season_id, person, len(kept.season.divisions) - 1)
        self._seasons.allow(season_id, person, asked.body.named)
        return self._member(season_id, person)

    def leave(self, asked: Asked) -> SeasonBrief:
        """Leave a season."""
        season_id = self._kept(asked.part("season")).season.id
        self._seasons.leave(season_id, asked.who.person)
        return self._told(season_id, asked)

    def move(self, asked: Asked) -> SeasonBrief:
        """Put somebody into a division of a season, or take them out of it."""
        season_id = self._kept(asked.part("season")).season.id
        wanted: Moving = asked.body
        if wanted.division < 0:
            self._seasons.leave(season_id, wanted.person)
        else:
            self._seasons.join(season_id, wanted.person, wanted.division)
        self._noted(asked.who.person, "season-move", season_id)
        return self._told(season_id, asked)

    # -- parts -----------------------------------------------------------------------------------------

    def _read(self, season_id: str, source: str) -> Season:
        season = parse_season(source.encode(), season_id, f"{season_id}.toml")
        check_season(season, self._faces, self._drills)
        return season

    def _kept(self, season_id: str) -> KeptSeason:
        found = self._seasons.get(season_id)
        if found is None:
            raise RefusedError(tr("there is no season {id!r:.60} here", id=season_id), "unknown")
        return found

    @staticmethod
    def _whose(asked: Asked) -> str:
        return asked.who.person if asked.part("person") == ME else asked.part("person")

    def _own(self, season_id: str, person: str) -> tuple[KeptSeason, OwnLine]:
        kept = self._kept(season_id)
        own = self._seasons.own(season_id, person)
        if own is None:
            raise RefusedError(tr("nobody of that name is in this season"), "unknown")
        return kept, own

    def _told(self, season_id: str, asked: Asked) -> SeasonBrief:
        return self._brief(self._kept(season_id), season_id in self._seasons.of(asked.who.person))

    def _brief(self, kept: KeptSeason, mine: bool) -> SeasonBrief:
        season = kept.season
        divisions = tuple(season.division(n) for n in range(len(season.divisions)))
        return SeasonBrief(
            season.id, season.name, season.first.isoformat(), len(season.weeks), season.week_of(self._utc()) or 0,
            season.best, season.handicap, divisions, kept.members, season.wall, mine,
        )  # fmt: skip

    def _what(self, season: Season, number: int) -> str:
        week = season.week(number)
        return commas((self._drills.name_of(week.drill), self._faces.name_of(week.face)))


def _moves(season: Season, division: int, people: int, row: TableRow) -> int:
    """1 for who would go up if the season ended now, -1 for who would go down. Ties at the line are told at the end."""
    if division > 0 and row.place <= season.promoted and row.rounds:
        return 1
    return -1 if division < len(season.divisions) - 1 and row.place > people - season.relegated else 0


def _line(row: TableRow, moves: int) -> TableLine:
    return TableLine(row.place, row.person, row.name, row.total, row.weeks, row.rounds, moves)
