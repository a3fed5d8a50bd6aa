"""What a school keeps of seasons and sent rounds, and what it asks of whoever keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bullseye.school.handicap import Allowance
from bullseye.school.season import Season
from bullseye.school.season_table import Line
from bullseye.school.sent import SentRound


@dataclass(frozen=True, slots=True)
class KeptSeason:
    """A season as it is kept: *source* is its file, *members* how many there are in each division."""

    season: Season
    source: str
    members: tuple[int, ...]
    closed_weeks: int = 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """A member in the table: *total* in tenths, over *weeks* that were shot; *named* where the wall may say who."""

    place: int
    person: str
    name: str
    named: bool
    total: int
    weeks: int
    rounds: int


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A member's own line: where they stand, and of what it is made; *added* says by week what the handicap is of."""

    row: TableRow
    line: Line
    people: int
    added: Mapping[int, Allowance]


@dataclass(frozen=True, slots=True)
class Then:
    """Where a member was when a week closed: place *place* of *people*, with *total* tenths."""

    week: int
    place: int
    people: int
    total: int


@dataclass(frozen=True, slots=True)
class KeptRound:
    """A sent round without its shots: *print* names it, *score* is in its *unit*."""

    print: str
    person: str
    finished: datetime
    received: datetime
    drill: str
    face: str
    style: str
    score: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a sent round: *new* is False for one that was here already; *seasons* are those it counts in."""

    print: str
    new: bool
    score: int | None
    unit: str
    seasons: tuple[str, ...] = ()


class Seasons(Protocol):
    """The seasons of a school. Every method raises StorageError when the database cannot be used."""

    def add(self, season: Season, source: str, made_by: str, after: str = "") -> None:
        """Begin one; with the members of the season *after* which it comes, in the divisions that they earned.

        Raises BadInputError where there is one of that id.
        """

    def change(self, season: Season, source: str) -> None:
        """Another file for it: every line is made of the rounds again."""

    def every(self) -> list[KeptSeason]:
        """All of them, the latest first."""

    def get(self, season_id: str) -> KeptSeason | None:
        """The season of that id."""

    def of(self, person: str) -> list[str]:
        """The ids of the seasons that a person is in, the latest first."""

    def members(self, season_id: str) -> Mapping[str, str]:
        """Everybody in it, with their names."""

    def join(self, season_id: str, person: str, division: int) -> None:
        """Take a person in, or move them to another division; what they sent before counts."""

    def leave(self, season_id: str, person: str) -> None:
        """Take a person out; their rounds stay theirs."""

    def allow(self, season_id: str, person: str, named: bool) -> None:
        """Whether the wall may show their whole name."""

    def table(self, season_id: str, division: int, first: int, most: int) -> list[TableRow]:
        """Rows of the table from the *first*, 0 for the top."""

    def own(self, season_id: str, person: str) -> OwnLine | None:
        """A member's own line; None for somebody who is not in it."""

    def places(self, season_id: str, person: str) -> list[Then]:
        """Where a member was at the end of each week."""

    def close_weeks(self, now: datetime) -> int:
        """Keep the places of every week that is closed now; how many weeks that were."""

    def next_divisions(self, season_id: str) -> dict[str, int]:
        """Each member's division in the season after this one, as it stands."""


class SentRounds(Protocol):
    """Rounds that members sent. Every method raises StorageError when the database cannot be used."""

    def take(self, person: str, sent: SentRound, now: datetime) -> Taken:
        """Keep a round, and count it everywhere it counts, once. Raises RefusedRoundError for somebody else's."""

    def of(self, person: str, most: int) -> list[KeptRound]:
        """A member's latest rounds."""

    def record(self, print_: str) -> tuple[KeptRound, str] | None:
        """A round and its record as JSON."""


class Cards(Protocol):
    """Card codes: with one, rounds can be sent without a password."""

    def give(self, person: str, hashed: str, now: datetime) -> None:
        """The person's card is this one from now on; one that they had is no good any more."""

    def holder(self, hashed: str, now: datetime) -> str:
        """Whose card it is; "" for nobody's."""

    def take_back(self, person: str) -> None:
        """The person has no card any more."""
