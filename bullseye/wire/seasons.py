"""What the pages of a school's seasons and its server say to each other. Scores are tenths of points where named so.

GET  /api/seasons                            -> [SeasonBrief]
POST /api/seasons              NewSeason     -> SeasonBrief
GET  /api/seasons/ID                         -> SeasonWhole
POST /api/seasons/ID           SeasonFile    -> SeasonBrief     another file for it
GET  /api/seasons/ID/table?division=0&first=0 -> TablePage
GET  /api/seasons/ID/lines/PERSON            -> MemberLine      "me" is who asks
GET  /api/seasons/ID/lines/PERSON/explain?of=total -> Explained
POST /api/seasons/ID/join      Joining       -> MemberLine      oneself
POST /api/seasons/ID/leave     Nothing       -> SeasonBrief     oneself
POST /api/seasons/ID/members   Moving        -> SeasonBrief     a teacher moves somebody, or takes them out
GET  /api/seasons/ID/events?division=0       the event `table` with a TablePage whenever something is new
POST /api/sent                 Sent          -> SentAnswer      a round that was played at home
GET  /api/sent                               -> [SentLine]      one's own
POST /api/card                 Nothing       -> CardCode        a new one; it is shown once
GET  /api/walls/ID                           -> WallPage        for everybody, where the season allows it
GET  /api/walls/ID/events                    the event `wall` with a WallPage
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from bullseye.session.record import Record
from bullseye.wire.codec import Between

ME = "me"
_Id = Annotated[str, Between(1, 64)]
_Source = Annotated[str, Between(1, 20_000)]
_Number = Annotated[int, Between(0, 1_000_000)]


@dataclass(frozen=True, slots=True)
class Nothing:
    """An act that needs no more words."""


@dataclass(frozen=True, slots=True)
class NewSeason:
    """Begin a season of the TOML text *source*, with the members of the season *after* which it comes."""

    id: _Id
    source: _Source
    after: Annotated[str, Between(0, 64)] = ""


@dataclass(frozen=True, slots=True)
class SeasonFile:
    """Another file for a season."""

    source: _Source


@dataclass(frozen=True, slots=True)
class SeasonBrief:
    """A season in a list: *week* is the one that is on, 0 before and after; *mine* when who asks is in it."""

    id: str
    name: str
    first: str
    weeks: int
    week: int
    best: int
    handicap: str
    divisions: tuple[str, ...]
    members: tuple[int, ...]
    wall: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """A week: what is shot, and when it begins and ends (UTC, ISO)."""

    week: int
    drill: str
    face: str
    drill_name: str
    face_name: str
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class SeasonWhole:
    """A season with its weeks; *source* is its file, for teachers, and empty for others."""

    season: SeasonBrief
    weeks: tuple[WeekPlan, ...]
    source: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row: *total* is in tenths of points, *moves* 1 for who would go up, -1 for who would go down."""

    place: int
    person: str
    name: str
    total: int
    weeks: int
    rounds: int
    moves: int = 0


@dataclass(frozen=True, slots=True)
class TableAsked:
    """Which part of which table."""

    division: Annotated[int, Between(0, 11)] = 0
    first: _Number = 0


@dataclass(frozen=True, slots=True)
class TablePage:
    """Rows of a division from the *first* on, of *people* there are."""

    season: str
    division: int
    first: int
    people: int
    rows: tuple[TableLine, ...]


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A member's week in tenths of points; *added* is the handicap. *round* leads to its page; empty without one."""

    week: int
    tenths: int
    added: int
    counts: bool
    round: str
    rounds: int


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """Where a member was at the end of a week."""

    week: int
    place: int
    people: int


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member of a season: where they are, their weeks, their places, and whether the wall may show their name."""

    row: TableLine
    division: int
    people: int
    named: bool
    weeks: tuple[WeekLine, ...]
    places: tuple[PlaceLine, ...]


@dataclass(frozen=True, slots=True)
class ExplainAsked:
    """Which number: the place, the total, or a week."""

    of: Literal["place", "total", "week"] = "total"
    week: Annotated[int, Between(0, 53)] = 0


@dataclass(frozen=True, slots=True)
class Explained:
    """A number explained, as `wording.explanation.Explanation` has it."""

    name: str
    value: str
    definition: str
    formula: str
    inputs: tuple[tuple[str, str], ...]
    source: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """Take part; *named* lets the wall show one's whole name."""

    named: bool = False


@dataclass(frozen=True, slots=True)
class Moving:
    """Move a member to a division; -1 takes them out of the season."""

    person: _Id
    division: Annotated[int, Between(-1, 11)]


@dataclass(frozen=True, slots=True)
class Sent:
    """A round that was played at home, whole."""

    record: Record


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """What became of it: *score* is the school's own, *claimed* the one that came with it.

    *new* is False for a round that was here already; *seasons* are those in whose weeks it lies.
    """

    round: str
    new: bool
    score: int | None
    unit: str
    claimed: int | None
    seasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentLine:
    """A round that was sent: *score* as it is read."""

    round: str
    finished: str
    drill_name: str
    face_name: str
    score: str


@dataclass(frozen=True, slots=True)
class CardCode:
    """A card code. The school keeps its hash alone: it is shown this once."""

    code: str


@dataclass(frozen=True, slots=True)
class WallRow:
    """A row for everybody: a name as far as its owner allowed, the total in tenths."""

    place: int
    name: str
    total: int
    weeks: int


@dataclass(frozen=True, slots=True)
class WallTable:
    """The first of a division."""

    division: str
    people: int
    rows: tuple[WallRow, ...]


@dataclass(frozen=True, slots=True)
class WallPage:
    """What a wall shows of a season."""

    name: str
    week: int
    weeks: int
    drill_name: str
    face_name: str
    tables: tuple[WallTable, ...]
