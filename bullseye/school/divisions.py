"""Who goes up and who goes down at the end of a season."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bullseye.school.season import Season
from bullseye.school.season_table import Line, Placed, placed


def next_divisions(season: Season, lines: Iterable[Line]) -> dict[str, int]:
    """Each member's division, from 0 (the top), in the season after this one.

    The first of a division go up and its last go down. Who shares the last place that goes up goes up as well, and
    who shares the last place that is safe is safe. Nobody goes up without a round.
    """
    by_division: dict[int, list[Line]] = {}
    for line in lines:
        by_division.setdefault(line.division, []).append(line)
    found: dict[str, int] = {}
    lowest = len(season.divisions) - 1
    for division, own in by_division.items():
        table = placed(own)
        up = _first(table, season.promoted) if division > 0 else frozenset()
        down = _last(table, season.relegated) - up if division < lowest else frozenset()
        for one in table:
            person = one.line.person
            found[person] = division - (person in up) + (person in down)
    return found


def _first(table: Sequence[Placed], most: int) -> frozenset[str]:
    return frozenset(one.line.person for one in table if one.place <= most and one.line.weeks)


def _last(table: Sequence[Placed], most: int) -> frozenset[str]:
    if not most:
        return frozenset()
    safe = table[: max(0, len(table) - most)]
    last_safe = safe[-1].place if safe else 0
    return frozenset(one.line.person for one in table if one.place > last_safe)
