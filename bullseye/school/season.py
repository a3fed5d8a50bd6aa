"""A season: which drill and face each week has, what counts, when its weeks begin and end. It is a TOML file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bullseye.datafile import Table, is_slug, read_table
from bullseye.drill.catalog import Drills
from bullseye.drill.drill import Drill
from bullseye.errors import BadFileError, BadInputError, BullseyeError
from bullseye.target.catalog import Catalogue
from bullseye.target.face import STANDARD, Face
from bullseye.watch.zone import check_zone, zone_of
from bullseye.words import tr

NO_HANDICAP, BY_SKILL = "none", "skill"
MOST_WEEKS = 53
MOST_DIVISIONS = 12
MOST_LATE_DAYS = 14


class BadSeasonError(BadFileError):
    """A season file that cannot be used."""


@dataclass(frozen=True, slots=True)
class Week:
    """What is shot in one week; a member's best round of it counts."""

    drill: str
    face: str
    style: str = STANDARD


@dataclass(frozen=True, slots=True)
class Season:
    """A season as its file says. Days are those of *zone*; week 1 begins on *first*, and each lasts seven days.

    The *best* weeks of each member are added up. *divisions* are named from the top; the first *promoted* of each go
    up at the end and the last *relegated* down. A round that was shot in a week counts for it when it comes within
    *late_days* after it. With *wall* everybody may look at the table, without names.
    """

    id: str
    name: str
    first: date
    zone: str
    weeks: tuple[Week, ...]
    best: int
    handicap: str = NO_HANDICAP
    divisions: tuple[str, ...] = ("",)
    promoted: int = 0
    relegated: int = 0
    late_days: int = 2
    wall: bool = False

    @property
    def _zone(self) -> tzinfo:
        return zone_of(self.zone, UTC)

    def begins(self, week: int) -> datetime:
        """The moment (UTC) at which that week begins, from 1; with clocks that change in it, a week is an hour off."""
        return datetime.combine(self.first + timedelta(days=7 * (week - 1)), time(), self._zone).astimezone(UTC)

    def ends(self, week: int) -> datetime:
        """The moment (UTC) at which that week is over."""
        return self.begins(week + 1)

    def closes(self, week: int) -> datetime:
        """The moment (UTC) after which no round of that week counts any more."""
        last = self.first + timedelta(days=7 * week + self.late_days)
        return datetime.combine(last, time(), self._zone).astimezone(UTC)

    def week_of(self, moment: datetime) -> int | None:
        """The week, from 1, that *moment* lies in; None before the season and after it."""
        week = (moment.astimezone(self._zone).date() - self.first).days // 7 + 1
        return week if 1 <= week <= len(self.weeks) else None

    def week(self, number: int) -> Week:
        """What is shot in week *number*, from 1."""
        return self.weeks[number - 1]

    def closed(self, now: datetime) -> int:
        """How many weeks nothing can be added to any more at *now*."""
        return sum(now >= self.closes(week) for week in range(1, len(self.weeks) + 1))

    def division(self, number: int) -> str:
        """The name of a division, from 0, the top."""
        return self.divisions[number] or tr("All")


def parse_season(raw: bytes, season_id: str, file: str) -> Season:
    """Read a season from the bytes of its TOML file; raises BadSeasonError naming file, key and value."""
    if not is_slug(season_id):
        raise BadSeasonError(
            file,
            tr("the season's name"),
            season_id,
            tr("it must be lower-case letters, digits and hyphens, 64 at most"),
        )
    top = read_table(raw, file, BadSeasonError)
    weeks = tuple(_weeks(top))
    divisions = top.texts("divisions", most=MOST_DIVISIONS, limit=40) or ("",)
    if len(set(divisions)) < len(divisions):
        raise top.fail("divisions", list(divisions), tr("each division needs a name of its own"))
    day = top.day("first")
    if day is None or not 2000 <= day.year <= 2200:
        raise top.fail("first", str(day), tr("it must be a day of the years 2000 to 2200"))
    season = Season(
        season_id,
        top.text("name", limit=60),
        day,
        _zone(top),
        weeks,
        top.integer("best", len(weeks), low=1, high=len(weeks)),
        top.text("handicap", NO_HANDICAP, choices=(NO_HANDICAP, BY_SKILL)),
        divisions,
        _movers(top, "promoted", divisions),
        _movers(top, "relegated", divisions),
        top.integer("late_days", 2, low=0, high=MOST_LATE_DAYS),
        top.flag("wall", False),
    )
    top.finish()
    return season


def _weeks(top: Table) -> Iterator[Week]:
    tables = top.tables("week", limit=MOST_WEEKS)
    if not tables:
        raise top.fail("week", tr("no table"), tr("a season needs at least one [[week]] with its drill and face"))
    found = 0
    for table in tables:
        times = table.integer("times", 1, low=1, high=MOST_WEEKS)
        found += times
        if found > MOST_WEEKS:
            raise table.fail("times", times, tr("a season has at most {most} weeks", most=MOST_WEEKS))
        week = Week(
            table.text("drill", limit=64), table.text("face", limit=64), table.text("style", STANDARD, limit=64)
        )
        table.finish()
        yield from [week] * times


def _zone(top: Table) -> str:
    name = top.text("zone", "", limit=64)
    try:
        return check_zone(name)
    except BadInputError as bad:
        raise top.fail("zone", name, str(bad)) from bad


def _movers(top: Table, key: str, divisions: tuple[str, ...]) -> int:
    number = top.integer(key, 0, low=0, high=100)
    if number and len(divisions) < 2:
        raise top.fail(key, number, tr("nobody can move with one division; name two or more, or leave this out"))
    return number


def check_season(season: Season, faces: Catalogue, drills: Drills) -> None:
    """Raises BadSeasonError where a week cannot be shot here, or its scores cannot be added to those of the others."""
    for number, week in enumerate(season.weeks, 1):
        drill, face = _known(season, number, week, faces, drills)
        if not drill.ranked or drill.test or drill.daily:
            raise _bad(season, number, "drill", week.drill, tr("it must be a drill that counts on a board"))
        if drill.score_unit != "points":
            raise _bad(season, number, "drill", week.drill, tr("it must count points: times cannot be added to them"))
        if all(style.id != week.style for style in face.styles) and week.style != STANDARD:
            known = ", ".join(style.id for style in face.styles)
            raise _bad(season, number, "style", week.style, tr("{face} has: {known}", face=face.name, known=known))
        if season.handicap == BY_SKILL and shots_of(drill) is None:
            raise _bad(season, number, "drill", week.drill, tr("a handicap needs a drill of a fixed number of shots"))


def shots_of(drill: Drill) -> int | None:
    """How many shots a round of *drill* has; None where that is not fixed."""
    return sum(stage["series"] * stage["shots"] for stage in drill.stages) if drill.stages else drill.shots


def _known(season: Season, number: int, week: Week, faces: Catalogue, drills: Drills) -> tuple[Drill, Face]:
    key = "drill"
    try:
        drill = drills.get(week.drill)
        key = "face"
        return drill, faces.get(week.face)
    except BullseyeError as bad:
        raise _bad(season, number, key, getattr(week, key), str(bad)) from bad


def _bad(season: Season, number: int, key: str, value: str, allowed: str) -> BadSeasonError:
    return BadSeasonError(f"{season.id}.toml", tr("{key} of week {number}", key=key, number=number), value, allowed)
