"""The seasons of a school: their files, who is in them, and their tables as they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from bullseye.errors import BadInputError, UnknownNameError
from bullseye.school.divisions import next_divisions
from bullseye.school.season import Season
from bullseye.school.season_table import Line, after_week, line_of
from bullseye.school.seasons import KeptSeason, OwnLine, TableRow, Then
from bullseye.store_sql.database import Database
from bullseye.store_sql.seasons.counting import Counting
from bullseye.store_sql.seasons.rows import LINE, Rules, closes, place_of, row_of, season_of, weeks_of
from bullseye.store_sql.tables.people import person as person_table
from bullseye.store_sql.tables.seasons import season as season_table
from bullseye.store_sql.tables.seasons import season_line, season_place, season_week
from bullseye.watch.store.tables import micros
from bullseye.words import tr


class SqlSeasons:
    """The seasons in *database*."""

    def __init__(self, database: Database, rules: Rules, counting: Counting, utc: Callable[[], datetime]) -> None:
        self._database = database
        self._rules = rules
        self._counting = counting
        self._utc = utc

    # -- files -----------------------------------------------------------------------------------------

    def add(self, season: Season, source: str, made_by: str, after: str = "") -> None:
        """Begin one; with the members of the season *after* which it comes. Raises BadInputError."""
        earned = self.next_divisions(after) if after else {}
        with self._database.writing() as to:
            made = to.execute(
                self._database.insert(season_table)
                .values(_values(season, source) | {"made_by": made_by or None, "closed_weeks": 0})
                .on_conflict_do_nothing(index_elements=["id"])
                .returning(season_table.c.id)
            )
            if made.first() is None:
                raise BadInputError(tr("there is a season {id!r} already; choose another short name", id=season.id))
            lowest = len(season.divisions) - 1
            for person, division in sorted(earned.items()):
                self._take_in(to, season, person, min(division, lowest))

    def change(self, season: Season, source: str) -> None:
        """Another file for it: every line is made of the rounds again. Raises UnknownNameError."""
        with self._database.writing() as to:
            self._open(to, season.id)
            to.execute(update(season_table).where(season_table.c.id == season.id).values(_values(season, source)))
            to.execute(delete(season_week).where(season_week.c.season == season.id))
            lowest = len(season.divisions) - 1
            mine = season_line.c.season == season.id
            to.execute(update(season_line).where(mine, season_line.c.division > lowest).values(division=lowest))
            for person in to.execute(select(season_line.c.person).where(mine)).scalars().all():
                self._counting.member(to, season, person)

    def every(self) -> list[KeptSeason]:
        """All of them, the latest first."""
        with self._database.reading() as to:
            rows = to.execute(select(season_table).order_by(season_table.c.begins.desc(), season_table.c.id)).all()
            return [self._kept(to, row) for row in rows]

    def get(self, season_id: str) -> KeptSeason | None:
        """The season of that id."""
        with self._database.reading() as to:
            row = to.execute(select(season_table).where(season_table.c.id == season_id)).first()
            return None if row is None else self._kept(to, row)

    def _kept(self, to: Connection, row: Any) -> KeptSeason:
        season = season_of(row)
        counted = to.execute(
            select(season_line.c.division, func.count())
            .where(season_line.c.season == season.id)
            .group_by(season_line.c.division)
        )
        members = {division: number for division, number in counted}
        return KeptSeason(
            season,
            row.source,
            tuple(members.get(n, 0) for n in range(len(season.divisions))),
            row.closed_weeks,
        )

    # -- members ---------------------------------------------------------------------------------------

    def of(self, person: str) -> list[str]:
        """The ids of the seasons that a person is in, the latest first."""
        with self._database.reading() as to:
            return list(
                to.execute(
                    select(season_table.c.id)
                    .join(season_line, season_line.c.season == season_table.c.id)
                    .where(season_line.c.person == person)
                    .order_by(season_table.c.begins.desc(), season_table.c.id)
                ).scalars()
            )

    def members(self, season_id: str) -> dict[str, str]:
        """Everybody in it, with their names."""
        with self._database.reading() as to:
            rows = to.execute(
                select(person_table.c.id, person_table.c.name)
                .join(season_line, season_line.c.person == person_table.c.id)
                .where(season_line.c.season == season_id)
                .order_by(person_table.c.name_key, person_table.c.id)
            )
            return {row.id: row.name for row in rows}

    def join(self, season_id: str, person: str, division: int) -> None:
        """Take a person in, or move them. Raises UnknownNameError."""
        with self._database.writing() as to:
            _hold(to, person)  # before the season, as whoever sends a round does
            season = self._open(to, season_id)
            if not 0 <= division < len(season.divisions):
                raise BadInputError(
                    tr("there is no division {n}; give 0 to {last}", n=division, last=len(season.divisions) - 1)
                )
            self._take_in(to, season, person, division)

    def _take_in(self, to: Connection, season: Season, person: str, division: int) -> None:
        _hold(to, person)
        to.execute(
            self._database.insert(season_line)
            .values(
                season=season.id, person=person, division=division, total=0, weeks=0, rounds=0, back="", named=False
            )
            .on_conflict_do_update(index_elements=["season", "person"], set_={"division": division})
        )
        self._counting.member(to, season, person)

    def leave(self, season_id: str, person: str) -> None:
        """Take a person out."""
        with self._database.writing() as to:
            for table in (season_line, season_week, season_place):
                to.execute(delete(table).where(table.c.season == season_id, table.c.person == person))

    def allow(self, season_id: str, person: str, named: bool) -> None:
        """Whether the wall may show their whole name."""
        with self._database.writing() as to:
            mine = (season_line.c.season == season_id) & (season_line.c.person == person)
            to.execute(update(season_line).where(mine).values(named=named))

    # -- the table -------------------------------------------------------------------------------------

    def table(self, season_id: str, division: int, first: int, most: int) -> list[TableRow]:
        """Rows of the table from the *first*, 0 for the top."""
        with self._database.reading() as to:
            # The rows of the page first, by their index, and only their names: else a server may sort a whole division.
            page = (
                select(season_line)
                .where(season_line.c.season == season_id, season_line.c.division == division)
                .order_by(season_line.c.total.desc(), season_line.c.back.desc(), season_line.c.person)
                .offset(first)
                .limit(most)
                .subquery()
            )
            rows = to.execute(
                select(page, person_table.c.name)
                .outerjoin(person_table, person_table.c.id == page.c.person)
                .order_by(page.c.total.desc(), page.c.back.desc(), page.c.person)
            ).all()
            if not rows:
                return []
            place = place_of(to, season_id, rows[0]) if first else 1
        found: list[TableRow] = []
        for number, row in enumerate(rows, first + 1):
            before = rows[number - first - 2] if number > first + 1 else row
            if (before.total, before.back) != (row.total, row.back):
                place = number
            found.append(row_of(place, row))
        return found

    def own(self, season_id: str, person: str) -> OwnLine | None:
        """A member's own line; None for somebody who is not in it."""
        with self._database.reading() as to:
            season = self._season(to, season_id)
            mine = (season_line.c.season == season_id) & (season_line.c.person == person)
            row = to.execute(
                select(*LINE).outerjoin(person_table, person_table.c.id == season_line.c.person).where(mine)
            ).first()
            if row is None:
                return None
            people = to.execute(
                select(func.count()).where(season_line.c.season == season_id, season_line.c.division == row.division)
            ).scalar_one()
            weeks = weeks_of(to, season_id, [person]).get(person, [])
            added = {one.week: self._rules.added(to, season, person, one.week) for one in weeks}
            return OwnLine(
                row_of(place_of(to, season_id, row), row), line_of(season, person, row.division, weeks), people, added
            )

    def places(self, season_id: str, person: str) -> list[Then]:
        """Where a member was at the end of each week."""
        with self._database.reading() as to:
            rows = to.execute(
                select(season_place)
                .where(season_place.c.season == season_id, season_place.c.person == person)
                .order_by(season_place.c.week)
            )
            return [Then(row.week, row.place, row.people, row.total) for row in rows]

    # -- the end of weeks --------------------------------------------------------------------------------

    def close_weeks(self, now: datetime) -> int:
        """Keep the places of every week that is closed now, once, whichever process does it."""
        done = 0
        for kept in self.every():
            if kept.closed_weeks < kept.season.closed(now):
                done += self._close(kept.season.id, now)
        return done

    def _close(self, season_id: str, now: datetime) -> int:
        with self._database.writing() as to:
            row = self._locked(to, season_id)
            season = season_of(row)
            weeks = range(row.closed_weeks + 1, season.closed(now) + 1)
            by_division: dict[int, list[Line]] = {}
            for line in self._lines(to, season):
                by_division.setdefault(line.division, []).append(line)
            for week in weeks:
                for lines in by_division.values():
                    told = [
                        {
                            "season": season_id, "week": week, "person": one.line.person, "place": one.place,
                            "people": len(lines), "total": one.line.total,
                        }
                        for one in after_week(season, lines, week)
                    ]  # fmt: skip
                    to.execute(season_place.insert(), told)
            to.execute(
                update(season_table).where(season_table.c.id == season_id).values(closed_weeks=season.closed(now))
            )
            return len(weeks)

    def next_divisions(self, season_id: str) -> dict[str, int]:
        """Each member's division in the season after this one, as it stands. Raises UnknownNameError."""
        with self._database.reading() as to:
            season = self._season(to, season_id)
            return next_divisions(season, self._lines(to, season))

    def _lines(self, to: Connection, season: Season) -> list[Line]:
        weeks = weeks_of(to, season.id)
        rows = to.execute(select(season_line.c.person, season_line.c.division).where(season_line.c.season == season.id))
        return [line_of(season, row.person, row.division, weeks.get(row.person, ())) for row in rows]

    def _season(self, to: Connection, season_id: str) -> Season:
        row = to.execute(select(season_table).where(season_table.c.id == season_id)).first()
        if row is None:
            raise UnknownNameError(tr("season"), season_id, ())
        return season_of(row)

    def _open(self, to: Connection, season_id: str) -> Season:
        """The season, held until the transaction is done. Raises BadInputError for one whose names are wiped."""
        row = self._locked(to, season_id)
        if row.ended is not None:
            raise BadInputError(tr("the names of this season are wiped, so it stays as it is; begin another one"))
        return season_of(row)

    def _locked(self, to: Connection, season_id: str) -> Any:
        row = to.execute(select(season_table).where(season_table.c.id == season_id).with_for_update()).first()
        if row is None:
            raise UnknownNameError(tr("season"), season_id, ())
        return row


def _hold(to: Connection, person: str) -> None:
    """Hold a person until the transaction is done. Raises UnknownNameError for nobody."""
    if to.execute(select(person_table.c.id).where(person_table.c.id == person).with_for_update()).first() is None:
        raise UnknownNameError(tr("person"), person, ())


def _values(season: Season, source: str) -> dict[str, object]:
    return {
        "id": season.id, "name": season.name, "source": source, "begins": micros(season.begins(1)),
        "closes": micros(closes(season)),
    }  # fmt: skip
