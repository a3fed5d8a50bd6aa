"""Days without a value where there always was one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from bullseye.coach.odd.found import MISSING, Odd

REGULAR_WEEKS = 6
IN_A_ROW = 40
"""So many expected days in a row must have had a value: who comes nine days of ten is not missed every tenth."""
_WEEK = 7


def missing_days(days: Iterable[date], until: date) -> list[date]:
    """The days up to *until* that have no value though their weekday had one in each of the six weeks before.

    Looked at are only days before which at least forty such expected days in a row had their value, so that whoever
    comes every day but one in many is not told of each; the longest gap is told once, by its first day.
    """
    known = sorted(set(days))
    if not known:
        return []
    have, found, in_a_row, gap = set(known), [], 0, False
    for n in range((until - known[0]).days + 1):
        day = known[0] + timedelta(days=n)
        expected = n >= REGULAR_WEEKS * _WEEK and all(
            day - timedelta(days=_WEEK * week) in have for week in range(1, REGULAR_WEEKS + 1)
        )
        if day in have:
            # The first weeks count as well: by then it was not known that a value was due.
            in_a_row, gap = in_a_row + (expected or n < REGULAR_WEEKS * _WEEK), False
        elif expected:
            if in_a_row >= IN_A_ROW and not gap:
                found.append(day)
            in_a_row, gap = 0, True
    return found


def as_odd(days: Iterable[date], missing: date) -> Odd:
    """A missing day as what does not fit: *sizes* has no meaning, *over* is how many values there were before."""
    before = sum(day < missing for day in set(days))
    return Odd(MISSING, before, 0, None, 1.0, 0.0, None, before)
