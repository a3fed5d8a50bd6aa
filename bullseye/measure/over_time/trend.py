"""How a player changes: series by date and device, one's own noise, time of day, fatigue within a sitting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from itertools import pairwise, repeat
from math import fsum, inf, sqrt
from operator import gt
from typing import Any, NamedTuple

from bullseye.measure.maths.special import t_quantile
from bullseye.records.summary import Round
from bullseye.words import tr

SITTING_GAP_S = 30 * 60.0
USUAL_ROUNDS = 20
ENOUGH_ROUNDS = 5
DAY_PARTS = (("night", 0), ("morning", 6), ("afternoon", 12), ("evening", 18))

Value = Callable[[Round], float | None]
ANYTHING = (-inf, inf)


class Point(NamedTuple):
    """One round's value, when it was finished (UTC), and the device it was shot with ("" when not known)."""

    when: datetime
    value: float
    device: str = ""


def _score(row: Round) -> float | None:
    return None if row.score is None else row.score / (10 if row.score_unit == "tenths" else 1)


def _hits_per_s(row: Round) -> float | None:
    return row.hits / row.duration_s if row.shots and row.duration_s > 0 and not row.test else None


@dataclass(frozen=True, slots=True)
class Measure:
    """What a summary row tells of its round: its name, its value, the value's unit, and what a value can be.

    A *unit* or *better* (`higher`, `lower`) of "" and *limits* of None are the drill's own, as the row has them.
    """

    label: str
    value: Value
    unit: str = ""
    better: str = ""
    limits: tuple[float, float] | None = None

    def better_of(self, row: Round) -> str:
        """Which of two values is the better one, `higher` or `lower`."""
        return self.better or row.better

    def unit_of(self, row: Round) -> str:
        """The unit of the value; tenths have become points."""
        return self.unit or ("ms" if row.score_unit == "ms" else "points")

    def limits_of(self, row: Round) -> tuple[float, float]:
        """The least and the most that a value can be, as far as the row tells; only points can be below 0."""
        return self.limits or ((0.0, inf) if row.score_unit == "ms" else ANYTHING)


# A test's presses at its discs are not held against shots at a face.
MEASURES = {
    "score": Measure(tr("score"), _score),
    "accuracy": Measure(tr("accuracy"), lambda row: None if row.test else row.accuracy, "0 to 1", "higher", (0.0, 1.0)),
    "hits_per_s": Measure(tr("hits per second"), _hits_per_s, "1/s", "higher", (0.0, inf)),
    "sigma": Measure(tr("sigma"), lambda row: row.sigma_mm, "mm", "lower", (0.0, inf)),
    "throughput": Measure(tr("throughput"), lambda row: row.throughput, "bits/s", "higher", (0.0, inf)),
}
"""Each by its key, in the order in which pages offer them; a further one is its line here."""


def series(rounds: Iterable[Round], value: Value, device: Callable[[Round], str] | None = None) -> list[Point]:
    """The rounds' values in the order of their dates; rounds without a value are left out."""
    return points_of(*in_order(rounds), value, device)


def in_order(rounds: Iterable[Round]) -> tuple[list[Round], list[datetime]]:
    """The rounds by their dates, those of one date as they came, and the dates: read once for every measure."""
    rows = list(rounds)
    whens = [datetime.fromisoformat(row.date) for row in rows]
    if any(map(gt, whens, whens[1:])):
        order = sorted(range(len(rows)), key=whens.__getitem__)
        rows, whens = [rows[n] for n in order], [whens[n] for n in order]
    return rows, whens


def points_of(
    rows: Sequence[Round], whens: Sequence[datetime], measure: Value, device_of: Callable[[Round], str] | None = None
) -> list[Point]:
    """The values of rounds that are `in_order`; those without one are left out."""
    values = map(measure, rows)
    devices = repeat("") if device_of is None else map(device_of, rows)
    found = zip(whens, values, devices, strict=False)  # as many devices as are asked for
    return [Point(when, value, device) for when, value, device in found if value is not None]


def by_device(points: Iterable[Point]) -> dict[str, list[Point]]:
    """One series for each device: a mouse and a trackpad are never one trend."""
    devices: dict[str, list[Point]] = {}
    for point in points:
        devices.setdefault(point.device, []).append(point)
    return devices


class Times:
    """Moments, oldest first, with what follows from them alone: worked out once, however many measures ask."""

    def __init__(self, whens: Sequence[datetime], zone: tzinfo) -> None:
        self.whens = whens
        self.zone = zone

    @cached_property
    def starts(self) -> list[int]:
        """Where each sitting begins, and how many moments there are at the end."""
        return sitting_starts(self.whens)

    @cached_property
    def day_parts(self) -> list[int]:
        """Which of `DAY_PARTS` each moment lies in, in the zone's own time."""
        return day_parts_of(self.whens, self.zone)


def sitting_starts(whens: Sequence[datetime], gap_s: float = SITTING_GAP_S) -> list[int]:
    """Where each sitting begins, and how many moments there are at the end; just 0 for none.

    A sitting is over where nothing was finished for more than *gap_s* seconds.
    """
    gap = timedelta(seconds=gap_s)
    later = [n for n, (before, when) in enumerate(pairwise(whens), 1) if when - before > gap]
    return [0, *later, len(whens)] if whens else [0]


def sittings(points: Sequence[Point], gap_s: float = SITTING_GAP_S) -> list[list[Point]]:
    """Points in the order of time, parted where nothing was finished for more than *gap_s* seconds."""
    starts = sitting_starts([point.when for point in points], gap_s)
    return [list(points[first:last]) for first, last in pairwise(starts)]


def mean_ci95(values: Sequence[float]) -> tuple[float, tuple[float, float] | None]:
    """The mean of a non-empty list and its 95 % interval (Student's t); None for one value."""
    n = len(values)
    mean = fsum(values) / n
    if n < 2:
        return mean, None
    half = t_quantile(0.975, n - 1) * sqrt(fsum([(v - mean) ** 2 for v in values]) / (n - 1) / n)
    return mean, (mean - half, mean + half)


class Usual(NamedTuple):
    """One's own range: the mean of the last rounds, and where one more would fall 95 times in 100."""

    rounds: int
    mean: float
    sd: float
    low: float
    high: float


def usual(values: Sequence[float], last: int = USUAL_ROUNDS, limits: tuple[float, float] = ANYTHING) -> Usual | None:
    """The usual range by the *last* values (oldest first); None for fewer than five.

    mean +- t(0.975; n - 1) sd sqrt(1 + 1 / n): the interval for one further value, which is wider than that for the
    mean. It never reaches beyond the *limits* of what a value can be.
    """
    some = values[-last:]
    n = len(some)
    if n < ENOUGH_ROUNDS:
        return None
    mean = fsum(some) / n
    sd = sqrt(fsum((v - mean) ** 2 for v in some) / (n - 1))
    half = t_quantile(0.975, n - 1) * sd * sqrt(1 + 1 / n)
    return Usual(n, mean, sd, max(limits[0], mean - half), min(limits[1], mean + half))


class Verdict(NamedTuple):
    """Whether a value is a best, and whether it lies beyond the usual range on the good side (None: too few rounds)."""

    best: bool
    beyond: bool | None
    usual: Usual | None


def judge(before: Sequence[float], value: float, better: str) -> Verdict:
    """Hold *value* against those *before* it (oldest first); *better* is "higher" or "lower". A tie is no best."""
    range_ = usual(before)
    if better == "lower":
        best = bool(before) and value < min(before)
        beyond = None if range_ is None else value < range_.low
    else:
        best = bool(before) and value > max(before)
        beyond = None if range_ is None else value > range_.high
    return Verdict(best, beyond, range_)


def verdict_text(verdict: Verdict, device: str = "") -> str:
    """What to cheer, and how loud; empty when there is nothing to say. *device* is named where there are several."""
    if not verdict.best:
        return ""
    best = tr("A new best with this device ({device})", device=device) if device else tr("A new best")
    if verdict.beyond is None:
        return tr("{best}; a few more rounds will show whether it is outside your usual spread.", best=best)
    if verdict.beyond:
        return tr("{best}, and outside your usual spread.", best=best)
    return tr("{best}, within your usual spread.", best=best)


class DayPart(NamedTuple):
    """A part of the day in the player's own time, with the mean of what was shot then."""

    part: str
    rounds: int
    mean: float
    mean_ci95: tuple[float, float] | None


def time_of_day(points: Iterable[Point], zone: tzinfo) -> list[DayPart]:
    """Means by night (from 0 h), morning (6 h), afternoon (12 h) and evening (18 h) in *zone*; empty parts left out."""
    some = list(points)
    return means_by_part([point.value for point in some], day_parts_of([point.when for point in some], zone))


def means_by_part(values: Sequence[float], parts: Sequence[int]) -> list[DayPart]:
    """The mean of the values of each part of the day; *parts* has the place of each among `DAY_PARTS`."""
    found: list[DayPart] = []
    for n, (name, _) in enumerate(DAY_PARTS):
        some = [value for value, part in zip(values, parts, strict=True) if part == n]
        if some:
            found.append(DayPart(name, len(some), *mean_ci95(some)))
    return found


def day_parts_of(whens: Iterable[datetime], zone: tzinfo) -> list[int]:
    """The part of the day of each moment (UTC), as its place among `DAY_PARTS`, in the time of *zone*.

    A zone is asked for its offset once a day of UTC, where that is the same at both ends of it; no zone has two
    changes in one day. On a day with a change it is asked for each moment.
    """
    at = [max(n for n, (_, start) in enumerate(DAY_PARTS) if hour >= start) for hour in range(24)]
    ends: dict[date, int | None] = {}
    known: dict[date, int | None] = {}

    def offset_s(day: date) -> int | None:
        if day not in ends:
            noon = datetime(day.year, day.month, day.day, tzinfo=UTC)
            ends[day] = _offset_s(noon, zone)
        return ends[day]

    found: list[int] = []
    for when in whens:
        day = when.date()
        offset = known.get(day, _UNKNOWN)
        if offset is _UNKNOWN:
            first = offset_s(day) if when.tzinfo is UTC and date.min < day < date.max else None
            same = first is not None and first == offset_s(day + timedelta(days=1))
            offset = known[day] = first if same else None
        if offset is None:
            found.append(at[when.astimezone(zone).hour])
        else:
            found.append(at[(when.hour * 3600 + when.minute * 60 + when.second + offset) // 3600 % 24])
    return found


_UNKNOWN: Any = object()


def _offset_s(when: datetime, zone: tzinfo) -> int | None:
    """How many seconds *zone* is ahead at *when* (UTC); None for what is no whole number of them."""
    offset = when.astimezone(zone).replace(tzinfo=None) - when.replace(tzinfo=None)
    return None if offset.microseconds else offset.days * 86400 + offset.seconds


class Fatigue(NamedTuple):
    """How the value changes from one round to the next within a sitting; *ci95* is that slope's interval."""

    rounds: int
    sittings: int
    per_round: float
    ci95: tuple[float, float]


def fatigue(points: Sequence[Point], gap_s: float = SITTING_GAP_S) -> Fatigue | None:
    """The common slope over the sittings of three rounds or more, each about its own mean; None when there are too few.

    A line through each sitting, one slope for all (the pooled within-group regression).
    """
    return slope_within([p.value for p in points], sitting_starts([p.when for p in points], gap_s))


def slope_within(values: Sequence[float], starts: Sequence[int]) -> Fatigue | None:
    """The same of the values of sittings that begin at *starts*, as `sitting_starts` has them."""
    some = [values[first:last] for first, last in pairwise(starts) if last - first >= 3]
    rounds = sum(map(len, some))
    df = rounds - len(some) - 1
    if df < 1:
        return None
    pairs: list[tuple[float, float]] = []
    for sitting in some:
        middle, mean = (len(sitting) - 1) / 2, fsum(sitting) / len(sitting)
        pairs += [(n - middle, value - mean) for n, value in enumerate(sitting)]
    xx = fsum([x * x for x, _ in pairs])
    slope = fsum([x * y for x, y in pairs]) / xx
    noise = sqrt(fsum([(y - slope * x) ** 2 for x, y in pairs]) / df)
    half = t_quantile(0.975, df) * noise / sqrt(xx)
    return Fatigue(rounds, len(some), slope, (slope - half, slope + half))
