"""What does not fit, as sentences: rounds, days and numbers, with what else was different as a possible cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from bullseye.calendar_words import day_words
from bullseye.coach.forecast.words import number
from bullseye.coach.odd.causes import Facts, with_causes
from bullseye.coach.odd.facts import record_facts, round_facts, sample_facts
from bullseye.coach.odd.found import MISSING, SHIFT, Odd
from bullseye.coach.odd.look import odd_values
from bullseye.coach.odd.missing import as_odd, missing_days
from bullseye.coach.odd.words import odd_paragraph
from bullseye.coach.said import Figure, Said
from bullseye.measure.over_time.trend import MEASURES, in_order
from bullseye.progress.trends import records_of

if TYPE_CHECKING:
    from bullseye.records.store import Store
    from bullseye.records.summary import Round

LAST = 20
"""Odd values further back than so many are no news."""
LAST_DAYS = 14
"""Nor are missing days."""


class Dated(NamedTuple):
    """When each of the values was (UTC, the oldest first), what gave it, and other numbers of the same moments."""

    whens: Sequence[datetime]
    sources: Sequence[str]
    zone: tzinfo
    inputs: Mapping[str, Sequence[float | None]] = {}


def odd_rounds(store: Store, rows: Iterable[Round], zone: tzinfo, unit: str) -> list[Said]:
    """Of the last twenty rounds those that do not fit, with what else was different.

    Device, time of day, pause and place in the sitting are known of all; the window, a stall and a bad series are read
    from the records of the odd rounds and of those they are held against, where there is an odd one.
    """
    score = MEASURES["score"].value
    ordered, whens = in_order(row for row in rows if score(row) is not None)
    values = [value for row in ordered if (value := score(row)) is not None]
    found = [each for each in odd_values(values) if each.at >= len(values) - LAST]
    if not found:
        return []
    facts = round_facts(whens, [row.device for row in ordered], zone)
    _add_records(store, ordered, facts, found)
    days = [when.astimezone(zone).date() for when in whens]
    return [of_odd(with_causes(each, facts), unit, day_words(days[each.at], days[-1])) for each in found]


def _add_records(store: Store, rows: Sequence[Round], facts: Sequence[dict[str, str]], found: Sequence[Odd]) -> None:
    """Add what only a whole record tells of the rounds that matter."""
    places = sorted({at for each in found for at in range(max(0, each.at - each.over), each.at + each.run)})
    records = {at: read[0] for at in places if (read := records_of(store, [rows[at]]))}
    scales = [record.px_per_mm for record in records.values() if record.px_per_mm is not None]
    usual = median(scales) if scales else None
    for at, record in records.items():
        facts[at].update(record_facts(record, usual))


def odd_of_values(values: Sequence[float], unit: str, dated: Dated | None = None) -> list[Said]:
    """Of the last twenty of any numbers those that do not fit; with their moments also days missing and causes."""
    found = odd_with_causes(values, dated)
    said = [of_odd(each, unit, _day(each, dated)) for each in found if each.at >= len(values) - LAST]
    return said if dated is None else said + missing(dated.whens, dated.zone, _last_day(dated))


def odd_with_causes(values: Sequence[float], dated: Dated | None) -> list[Odd]:
    """All that do not fit; their possible causes where the moments are known."""
    found = odd_values(values)
    if dated is None or not found:
        return found
    facts: Sequence[Facts] = sample_facts(dated.whens, dated.sources, dated.inputs, dated.zone)
    return [with_causes(each, facts) for each in found]


def missing(whens: Sequence[datetime], zone: tzinfo, until: date) -> list[Said]:
    """Of the last fourteen days up to *until* those without a value on a weekday that always had one."""
    days = [when.astimezone(zone).date() for when in whens]
    first = until - timedelta(days=LAST_DAYS - 1)
    gone = [day for day in missing_days(days, until) if day >= first]
    return [of_odd(as_odd(days, day), when=day_words(day, until)) for day in gone]


def _day(one: Odd, dated: Dated | None) -> str:
    if dated is None:
        return ""
    return day_words(dated.whens[one.at].astimezone(dated.zone).date(), _last_day(dated))


def _last_day(dated: Dated) -> date:
    """The newest value's: whether a later day will have one is not known."""
    return dated.whens[-1].astimezone(dated.zone).date() if dated.whens else date.min + timedelta(days=LAST_DAYS)


def of_odd(one: Odd, unit: str = "", when: str = "") -> Said:
    """A value that does not fit, a level that has moved or a day that is missing, with every number of it."""
    over = Figure("over", f"{one.over}", one.over, "the values")
    if one.kind == MISSING:
        return Said("odd-missing", odd_paragraph(one, unit, when), (over, Figure("day", when, 0.0, "the values")))
    figures = [Figure("value", number(one.value), one.value, "the values")] if one.value is not None else []
    figures += [
        Figure("usual", number(one.usual), one.usual, "the median before"),
        Figure("spread", number(one.spread), one.spread, "the MAD before"),
        over,
        Figure("run", f"{one.run}", one.run, "the values"),
    ]
    for cause in one.causes:
        counts = (
            ("odd", cause.odd),
            ("of_odd", cause.of_odd),
            ("others", cause.others),
            ("of_others", cause.of_others),
        )
        figures += [Figure(f"cause_{key}", f"{n}", n, "how the values were made") for key, n in counts]
        figures.append(Figure("name", cause.said, 0.0, "how the values were made"))
    figures += [Figure("day", when, 0.0, "the values")] if when else []
    return Said("odd-shift" if one.kind == SHIFT else "odd-value", odd_paragraph(one, unit, when), tuple(figures))
