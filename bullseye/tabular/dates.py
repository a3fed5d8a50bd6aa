"""Dates as people of every country write them; where day and month could be swapped, somebody is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

DMY, MDY = "dmy", "mdy"
_TIME = r"(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?)?(?: ?(Z|[+-]\d{2}:?\d{2}))?"
_ISO = re.compile(rf"(\d{{4}})([-/.]?)(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_DOTTED = re.compile(rf"(\d{{1,2}})\. ?(\d{{1,2}})\. ?(\d{{4}}|\d{{2}}){_TIME}")
_EITHER = re.compile(rf"(\d{{1,2}})([/-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}")
_NAMED = re.compile(rf"(?:(\d{{1,2}})\.? ([A-Za-z]{{3,9}})\.?|([A-Za-z]{{3,9}})\.? (\d{{1,2}})),? (\d{{4}}){_TIME}")
_MONTHS = {
    name: number for number, names in enumerate(
        ("jan", "feb", "mar mrz", "apr avr", "may mai", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec dez"), 1
    ) for name in names.split()
}  # fmt: skip
_PIVOT = 69  # as strptime: 69 is 1969, 68 is 2068


def date_order(cells: Iterable[str]) -> str:
    """DMY or MDY, whichever the dates with slashes or hyphens prove; DMY where there are none; "" where both may be."""
    doubtful = False
    for text in cells:
        found = _EITHER.fullmatch(text.strip())
        if found is None:
            continue
        first, second = int(found[1]), int(found[3])
        if first > 12:
            return DMY
        if second > 12:
            return MDY
        doubtful = doubtful or first != second
    return "" if doubtful else DMY


def date_of(text: str, order: str = DMY) -> datetime | None:
    """The moment that *text* says, with its zone where it has one; None when it says none.

    Read are 2026-11-22, 20261122, 22.11.2026, 22/11/2026 by the *order*, 22 Nov 2026 and Nov 22, 2026, each with a
    time of day or without. Years of two digits are those from 1969 to 2068.
    """
    text = text.strip()
    if (found := _ISO.fullmatch(text)) is not None:
        day = (int(found[1]), int(found[3]), int(found[4]))
        # 2026112 without marks could be two dates.
        return None if not found[2] and len(found[3] + found[4]) < 4 else _moment(day, found.groups()[4:])
    if (found := _DOTTED.fullmatch(text)) is not None:
        return _moment((_year(found[3]), int(found[2]), int(found[1])), found.groups()[3:])
    if (found := _EITHER.fullmatch(text)) is not None:
        first, second = int(found[1]), int(found[3])
        month, day_ = (second, first) if order == DMY else (first, second)
        return _moment((_year(found[4]), month, day_), found.groups()[4:])
    if (found := _NAMED.fullmatch(text)) is not None:
        month = _MONTHS.get((found[2] or found[3])[:3].casefold(), 0)
        return _moment((int(found[5]), month, int(found[1] or found[4])), found.groups()[5:])
    return None


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (1900 if year >= _PIVOT else 2000)


def _moment(day: tuple[int, int, int], rest: tuple[str | None, ...]) -> datetime | None:
    hour, minute, second, half, zone = rest
    h = int(hour or 0)
    if half:
        h = h % 12 + (12 if half in "Pp" else 0)
    offset = "" if not zone else "+00:00" if zone == "Z" else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    y, m, d = day
    try:
        return datetime.fromisoformat(
            f"{y:04d}-{m:02d}-{d:02d}T{h:02d}:{int(minute or 0):02d}:{int(second or 0):02d}{offset}"
        )
    except ValueError:
        return None
