"""The table of a season: each member's weeks, which of them count, and who stands before whom.

Scores are whole tenths of points, so that points and decimals add up exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bullseye.school.season import Season


class WeekScore(NamedTuple):
    """A member's best round of one week: its score and what the handicap adds, in tenths.

    *tie* ranks rounds of equal score under the drill's own rule, the larger first; *rounds* were shot in that week.
    """

    week: int
    tenths: int
    added: int
    tie: tuple[float, ...]
    round: str
    rounds: int = 1

    @property
    def total(self) -> int:
        """What the week is worth, in tenths."""
        return self.tenths + self.added


class Line(NamedTuple):
    """One member of a season. *total* is the sum of the weeks that are *counted*, in tenths; *order* sorts lines."""

    person: str
    division: int
    weeks: tuple[WeekScore, ...]
    total: int
    counted: frozenset[int]
    order: str


class Placed(NamedTuple):
    """A line and its place; members with equal keys share one."""

    place: int
    line: Line


def line_of(season: Season, person: str, division: int, weeks: Iterable[WeekScore]) -> Line:
    """The line of a member with these weeks: the best of them added up."""
    found = tuple(sorted(weeks))
    best = sorted(found, key=lambda week: (-week.total, week.week))[: season.best]
    total = sum(week.total for week in best)
    return Line(person, division, found, total, frozenset(week.week for week in best), count_back(season, found))


def count_back(season: Season, weeks: Sequence[WeekScore]) -> str:
    """What ranks members of equal total: the last week first, then the one before, each by its own drill's tie rule.

    The larger text is the better one. It is made of digits alone, so that databases sort it alike in every language.
    A week without a round comes after any with one.
    """
    by_number = {week.week: week for week in weeks}
    parts = []
    for number in range(len(season.weeks), 0, -1):
        week = by_number.get(number)
        if week is not None:
            for value in (week.total, *week.tie):
                parts.append(f"1{_positive(value):010}")  # 1: another part follows, so that shorter is smaller
        parts.append("0")
    return "".join(parts)


def _positive(value: float) -> int:
    """Halves as whole numbers that sort alike; a tie key counts in whole and half points."""
    return min(max(round(2 * value) + 2**31, 0), 2**32 - 1)


def better_round(one: WeekScore, other: WeekScore) -> bool:
    """True when *one* ranks before *other* in the same week."""
    return (one.tenths, one.tie) > (other.tenths, other.tie)


def key_of(line: Line) -> tuple[int, str]:
    """What lines are sorted by; the largest is first."""
    return line.total, line.order


def placed(lines: Iterable[Line], first: int = 1) -> list[Placed]:
    """Lines in their order with their places, the best on place *first*; equal keys share a place."""
    found: list[Placed] = []
    in_order = sorted(sorted(lines, key=lambda one: one.person), key=key_of, reverse=True)
    for number, line in enumerate(in_order, first):
        shares = bool(found) and key_of(found[-1].line) == key_of(line)
        found.append(Placed(found[-1].place if shares else number, line))
    return found


def after_week(season: Season, lines: Iterable[Line], week: int) -> list[Placed]:
    """The table as it was after *week*: what was shot later is left out."""
    return placed(
        line_of(season, line.person, line.division, (one for one in line.weeks if one.week <= week)) for line in lines
    )
