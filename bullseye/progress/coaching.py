"""What the coach says of one series of rounds: what to change, what is likely next, and a plan for the week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from math import fsum
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.coach.change.levers import MOST_ROUNDS, Levers, levers
from bullseye.coach.change.plan import Due, Evidence, evidence, week
from bullseye.coach.change.words import of_evidence, of_levers, of_plan
from bullseye.coach.forecast.ahead import Forecast, TooLittle, forecast
from bullseye.coach.forecast.words import forecast_sentence, number
from bullseye.coach.said import Figure, Said
from bullseye.errors import BullseyeError
from bullseye.measure.over_time.trend import MEASURES, fatigue, series
from bullseye.measure.round_values import shots_at_targets
from bullseye.progress.limits import limits_for
from bullseye.progress.oddities import Dated, missing, odd_of_values, odd_rounds
from bullseye.progress.trends import Key, key_of, records_of, scorer_of, select
from bullseye.wording.forms import UNITS
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.records.store import Store
    from bullseye.records.summary import Round

TRIES = ("grouping", "adaptive-size", "tracking")
"""What is tried where the player's own days say nothing yet."""
BY_TIME = "time"
_SERIES = "the rounds of one drill, face and device"


class Coached(NamedTuple):
    """All that is said of the series *key*, what matters most first, and what it is made of."""

    key: Key
    said: tuple[Said, ...]
    levers: Levers | None
    evidence: tuple[Evidence, ...]
    plan: tuple[Due, ...]

    def as_json(self) -> dict[str, Any]:
        """For other programs; docs/coach.md lists the keys."""
        gains = () if self.levers is None else self.levers.found
        return {
            **self.key._asdict(),
            "sentences": said_as_json(self.said),
            "levers": [{**each._asdict(), "ci80": list(each.ci80)} for each in gains],
            "evidence": [{**each._asdict(), "ci80": list(each.ci80), "helps": each.helps} for each in self.evidence],
            "plan": [{**each._asdict(), "days": [day.isoformat() for day in each.days]} for each in self.plan],
        }


def said_as_json(said: Sequence[Said]) -> list[dict[str, Any]]:
    """Each sentence with its figures and their sources."""
    return [{"id": each.id, "text": each.text, "figures": [one._asdict() for one in each.figures]} for each in said]


def coach(
    store: Store, player: str, zone: tzinfo, today: date, name_of: Callable[[str], str], key: Key | None = None
) -> Coached | None:
    """What there is to say to *player* of the series *key*, the newest round's where none is given.

    *name_of* gives a drill's name by its id. At most twenty rounds are read with their shots, and
    those that an odd one is held against. None where nobody of
    that name has shot. Raises StorageError when the records cannot be read.
    """
    mine = select(store.rounds(), player)
    if not mine:
        return None
    chosen = key_of(max(mine, key=lambda row: row.date)) if key is None else key
    rows = sorted((row for row in mine if key_of(row) == chosen), key=lambda row: row.date)
    if not rows:
        return None
    found = _levers(store, rows)
    past = _evidence(mine, rows, zone)
    played = _played(mine, zone)
    others = sorted(
        (drill for drill in played if drill != chosen.drill), key=lambda drill: (-len(played[drill]), drill)
    )
    plan = tuple(week(today, chosen.drill, played, past, list(dict.fromkeys([*others[:2], *TRIES]))))
    unit = MEASURES["score"].unit_of(rows[0])
    unit = UNITS.get(unit, unit)
    said = [] if found is None else of_levers(found)[:-1]
    said += _ahead(rows, unit)
    said += odd_rounds(store, rows, zone, unit)
    said += missing([datetime.fromisoformat(row.date) for row in mine], zone, today - timedelta(days=1))
    said += of_evidence(past, unit, name_of)
    said += of_plan(plan, name_of)
    said += [] if found is None else of_levers(found)[-1:]
    return Coached(chosen, tuple(said), found, tuple(past), plan)


def _levers(store: Store, rows: Sequence[Round]) -> Levers | None:
    last = [row for row in rows if row.shots and not row.test][-MOST_ROUNDS:]
    records = records_of(store, last)
    scorer = scorer_of(records[-1]) if records else None
    if scorer is None:
        return None
    seconds = fsum(record.duration_s for record in records)
    by_time = all(record.parameters.ends == BY_TIME for record in records) and seconds > 0
    pace = sum(len(record.shots) for record in records) / seconds if by_time else None
    points = series(rows, MEASURES["score"].value)
    try:
        groups = [shots_at_targets(record) for record in records]
        return levers(groups, scorer, pace, fatigue(points) if points else None, rows[-1].better)
    except BullseyeError:  # a face whose shots have no expected score
        return None


def _ahead(rows: Sequence[Round], unit: str) -> list[Said]:
    values = [point.value for point in series(rows, MEASURES["score"].value)]
    if not values:
        return []
    found = forecast(values, limits=limits_for("score", rows[0], values))
    return [of_forecast(found, unit)]


def of_forecast(found: Forecast | TooLittle, unit: str) -> Said:
    """The sentence about the next value, with its figures."""
    text = forecast_sentence(found, unit)
    if isinstance(found, TooLittle):
        counts = (("have", found.have), ("need", found.need))
        return Said("forecast-none", text, tuple(Figure(key, f"{n}", n, _SERIES) for key, n in counts))
    figures = [Figure("value", number(found.value), found.value, found.method)]
    if found.ci80 is not None:
        ends = zip(("low", "high"), found.ci80, strict=True)
        figures += [Figure(key, number(end), end, "its own past errors") for key, end in ends]
        figures += [Figure("sure_percent", "80", 80.0, "benchmarks"), Figure("of", "100", 100.0, "benchmarks")]
    return Said("forecast-next", text, tuple(figures))


def _days(rows: Sequence[Round], zone: tzinfo) -> list[date]:
    return [datetime.fromisoformat(row.date).astimezone(zone).date() for row in rows]


def _played(mine: Sequence[Round], zone: tzinfo) -> dict[str, set[date]]:
    found: dict[str, set[date]] = {}
    for row, day in zip(mine, _days(mine, zone), strict=True):
        found.setdefault(row.drill, set()).add(day)
    return found


def _evidence(mine: Sequence[Round], rows: Sequence[Round], zone: tzinfo) -> list[Evidence]:
    by_day: dict[date, list[float]] = {}
    for row, day in zip(rows, _days(rows, zone), strict=True):
        value = MEASURES["score"].value(row)
        if value is not None:
            by_day.setdefault(day, []).append(value)
    means = [(day, fsum(values) / len(values)) for day, values in sorted(by_day.items())]
    others = {drill: days for drill, days in _played(mine, zone).items() if drill != rows[0].drill}
    return evidence(means, others, rows[0].better)


def of_values(
    values: Sequence[float], unit: str, daily: bool = False, name: str = "", dated: Dated | None = None
) -> list[Said]:
    """What is likely next of any numbers, and which of the last twenty do not fit; *name* begins each sentence."""
    found = [of_forecast(forecast(values, daily=daily), unit), *odd_of_values(values, unit, dated)]
    return [_named(each, name) for each in found] if name else found


def _named(one: Said, name: str) -> Said:
    """The same sentence of one of several; the name stays here, whatever is sent."""
    figures = (*one.figures, Figure("name", name, 0.0, "its definition"))
    return Said(one.id, tr("{name}: {text}", name=name, text=one.text), figures)
