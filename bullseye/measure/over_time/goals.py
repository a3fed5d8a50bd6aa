"""Goals: a number to reach over one's own rounds, how far it is, and where the present pace leads."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from math import fsum
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.measure.maths.regression import fit_line
from bullseye.measure.over_time.forecast import LOOK_BACK_DAYS, Forecast, level_ahead, total_ahead
from bullseye.records.goals_file import Goal
from bullseye.records.summary import Round
from bullseye.words import tr

__all__ = [
    "LEVELS", "LOWER_IS_BETTER", "MEASURES", "PERIODS", "STREAK", "TOTALS", "Goal", "Progress",
    "check", "counts_for", "last_period", "news", "period_of", "progress", "tenths_of",
]  # fmt: skip

TOTALS = ("points", "rounds", "hits")
LEVELS = ("accuracy", "sigma", "throughput")
STREAK = "days"
MEASURES = (*TOTALS, *LEVELS, STREAK)
PERIODS = ("day", "week", "month", "until")
LOWER_IS_BETTER = ("sigma",)
COUNTED = ("rounds", "hits", STREAK)
"""What comes in whole numbers."""
MOST_DAYS = {"day": 1, "week": 7, "month": 31}
DAY_S = 86400.0
MOST_LAST = 1_000_000
LONGEST_DAYS = 36_525
"""A goal's last day lies no more than 100 years after its first."""
_ENOUGH = 3


class Progress(NamedTuple):
    """A goal on one day. Days are the player's own; *first* to *last_day* is the period that the day lies in.

    *expected* is the target line at the end of yesterday and *per_day* the mean of the whole days before today (both
    for totals); *projection* is the value at the period's end at the present pace, with its interval where there is
    enough to tell. *line* has the value at the end of each day so far.
    """

    goal: Goal
    first: date
    last_day: date
    value: float | None
    achieved: bool
    missed: bool
    expected: float | None
    per_day: float | None
    days_left: int
    remaining_per_day: float | None
    projection: float | None
    projection_ci95: tuple[float, float] | None
    line: tuple[tuple[date, float], ...]


def check(goal: Goal) -> Goal:
    """The same goal; raises BadInputError saying which part of it cannot be, and what could."""
    if wrong := _wrong_number(goal, goal.measure, goal.target) or _wrong_time(goal, goal.start, goal.until):
        raise BadInputError(wrong)
    return goal


def _wrong_number(goal: Goal, measure: str, target: float) -> str:
    known, most = ", ".join(MEASURES), 1.0 if measure == "accuracy" else 1e12
    if measure not in MEASURES:
        return tr("a goal cannot count {measure!r}; choose one of: {known}", measure=measure, known=known)
    if not 0 < target <= most:
        words = tr("a target of {target!r} {measure} does not work", target=target, measure=measure)
        return tr("{wrong}; give more than 0 and at most {most:g}", wrong=words, most=most)
    if measure in COUNTED and target != int(target):
        return tr("{target:g} {measure} cannot be counted; give a whole number", target=target, measure=measure)
    if not 1 <= goal.last <= MOST_LAST:
        words = tr("a goal over the last {last!r} does not work", last=goal.last)
        return tr("{wrong}; give 1 or more, at most {most}", wrong=words, most=MOST_LAST)
    if goal.last > 1 and measure not in LEVELS:
        return tr("{measure} add up, so there are no last {last!r}; leave that out", measure=measure, last=goal.last)
    return ""


def _wrong_time(goal: Goal, start: date, until: date | None) -> str:
    period, known = goal.period, ", ".join(PERIODS)
    if period not in PERIODS:
        return tr("a goal's period cannot be {period!r}; choose one of: {known}", period=period, known=known)
    if (until is None) == (period == "until"):
        return tr("a goal needs a last day when its period is until, and only then")
    if until is not None and until < start:
        return tr(
            "the goal would end on {until}, before its start {start}; give a later last day", until=until, start=start
        )
    days = (until - start).days if until is not None else 0
    if days > LONGEST_DAYS:
        return tr("the goal would end on {until}, in more than 100 years; give an earlier last day", until=until)
    most = MOST_DAYS.get(period, days + 1)
    if goal.measure != STREAK or goal.target <= most:
        return ""
    time = (
        tr("the time from {start} to {until}", start=start, until=until) if until else tr("the {period}", period=period)
    )
    wrong = tr("{target:g} days in a row cannot be reached", target=goal.target)
    return tr("{wrong}: {time} has {most}; give no more than that", wrong=wrong, time=time, most=most)


def period_of(goal: Goal, day: date) -> tuple[date, date]:
    """First and last day of the period that *day* lies in: weeks begin on Monday, none before the goal's start."""
    if goal.period == "until":
        assert goal.until is not None
        return goal.start, goal.until
    if goal.period == "day":
        first = last = day
    elif goal.period == "week":
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=6)
    else:
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return max(first, min(goal.start, last)), last


def progress(
    goal: Goal, rounds: Iterable[Round], now: datetime, zone: tzinfo, values: Mapping[str, float] | None = None
) -> Progress:
    """The goal as it stands at *now* (with its time zone), in days of *zone*; simulated rounds never count.

    Moments are compared in UTC and their local days taken afterwards: local times of one zone compare by the clock on
    the wall, which shows an hour twice when it is put back. *values* gives sigma or throughput by the rounds' ids;
    without it the rows' own are taken. Raises BadInputError as `check` does.
    """
    check(goal)
    today = now.astimezone(zone).date()
    return _on(goal, rounds, today, now, zone, values)


def _on(
    goal: Goal, rounds: Iterable[Round], today: date, now: datetime, zone: tzinfo, values: Mapping[str, float] | None
) -> Progress:
    """The goal on the day *today*, with what was finished on it and before, up to *now*."""
    first, last = period_of(goal, today)
    # Days to spare for every time zone: only what may lie in the period has its date read. Levels look back.
    # Totals look back as far as days tell of days to come.
    back = min(first.toordinal(), today.toordinal() - LOOK_BACK_DAYS) if goal.measure in TOTALS else first.toordinal()
    soonest = date.fromordinal(max(1, back - 2)).isoformat()
    if goal.measure in LEVELS:
        rows = _looking_back(goal, [row for row in rounds if counts_for(goal, row)], soonest, values)
    else:
        rows = [row for row in rounds if row.date > soonest and counts_for(goal, row)]
    until = now.astimezone(UTC)
    moments = sorted(((datetime.fromisoformat(row.date), row) for row in rows), key=lambda pair: pair[0])
    local = [(when.astimezone(zone), row) for when, row in moments if when <= until]
    counted = [(when, row) for when, row in local if when.date() <= today]
    if goal.measure in TOTALS:
        return _total(goal, counted, today, first, last)
    if goal.measure == STREAK:
        return _streak(goal, counted, today, first, last)
    return _level(goal, counted, today, now, zone, first, last, values)


def counts_for(goal: Goal, row: Round) -> bool:
    """True when a round of this player, drill, face and device counts for the goal.

    Simulated ones never do; nor do pointing and reaction tests for hits and accuracy, since their discs are no faces.
    """
    return (
        not row.simulated
        and not (row.test and goal.measure in ("hits", "accuracy"))
        and goal.drill in ("", row.drill)
        and goal.player in ("", row.player)
        and goal.face in ("", row.face)
        and goal.device in ("", row.device)
    )


def tenths_of(goal: Goal, row: Round) -> int:
    """What a round adds, in whole tenths: sums of those are exact."""
    if goal.measure == "rounds":
        return 10
    if goal.measure == "hits":
        return 10 * row.hits
    if row.score is None or row.score_unit == "ms":
        return 0
    return row.score if row.score_unit == "tenths" else 10 * row.score


def _begins(day: date, zone: tzinfo) -> datetime:
    """The moment (UTC) at which a local day begins; where clocks change it may be 23 or 25 hours before the next."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _days_left(today: date, first: date, last: date) -> int:
    """Today and the days after it that are still in the period."""
    return max(0, (last - max(today, first)).days + 1)


def _total(goal: Goal, dated: Sequence[tuple[datetime, Round]], today: date, first: date, last: date) -> Progress:
    tenths = dict.fromkeys(_days(first, min(last, today)), 0)
    before = dict.fromkeys(_days(_looked_back(dated, today), today - timedelta(days=1)), 0)
    for when, row in dated:
        for days in (tenths, before):
            if when.date() in days:
                days[when.date()] += tenths_of(goal, row)
    line, so_far = [], 0
    for day, added in tenths.items():
        so_far += added
        line.append((day, so_far / 10))
    value, days_left = so_far / 10, _days_left(today, first, last)
    full = [added / 10 for day, added in tenths.items() if day < today]
    per_day = fsum(full) / len(full) if full else None
    ahead = _ahead(
        [added / 10 for added in before.values()], value, tenths.get(today, 0) / 10, today, first, last, per_day
    )
    achieved = value >= goal.target
    remaining = max(0.0, goal.target - value) / days_left if days_left else None
    return Progress(
        goal, first, last, value, achieved, not achieved and today > last,
        expected=goal.target * len(full) / ((last - first).days + 1),
        per_day=per_day,
        days_left=days_left,
        remaining_per_day=remaining,
        projection=ahead and ahead.value,
        projection_ci95=ahead and ahead.ci95,
        line=tuple(line),
    )  # fmt: skip


def _looked_back(dated: Sequence[tuple[datetime, Round]], today: date) -> date:
    """The first whole day that tells of days to come: after that of the first round, which was no chance."""
    earliest = date.fromordinal(max(1, today.toordinal() - LOOK_BACK_DAYS))
    return max(earliest, dated[0][0].date() + timedelta(days=1)) if dated else today


def _ahead(
    history: Sequence[float], value: float, done_today: float, today: date, first: date, last: date,
    per_day: float | None,
) -> Forecast | None:  # fmt: skip
    """Where a total leads; None before the first whole day of a period that nothing else tells of."""
    after = (last - max(today, first)).days
    if today > last:
        return None if per_day is None else Forecast(value, None)
    if today < first:
        return None
    ahead = total_ahead(history, value, done_today, after, per_day or 0.0)
    return None if per_day is None and ahead.ci95 is None else ahead


def _streak(goal: Goal, dated: Sequence[tuple[datetime, Round]], today: date, first: date, last: date) -> Progress:
    played = {when.date() for when, _ in dated if when.date() >= first}
    line, run = [], 0
    for day in _days(first, min(last, today)):
        if day in played:
            run += 1
        elif day < today:  # today can still be played
            run = 0
        line.append((day, float(run)))
    best = max((value for _, value in line), default=0.0)
    achieved, over = best >= goal.target, today > last
    days_left = _days_left(today, first, last)
    return Progress(
        goal, first, last, best if over else float(run), achieved, over and not achieved,
        expected=None, per_day=None, days_left=days_left, remaining_per_day=None,
        projection=None, projection_ci95=None, line=tuple(line),
    )  # fmt: skip


def _level(
    goal: Goal, dated: Sequence[tuple[datetime, Round]], today: date, now: datetime, zone: tzinfo, first: date,
    last: date, values: Mapping[str, float] | None,
) -> Progress:  # fmt: skip
    known = [(when, row, single) for when, row in dated if (single := _single(goal, row, values)) is not None]
    line: dict[date, float] = {}
    points: list[tuple[float, float]] = []
    days: set[date] = set()
    reached = False
    start, stop = _begins(first, zone), _begins(last + timedelta(days=1), zone)
    window = _Window(goal)
    for when, row, single in known:
        value = window.add(row, single)
        if not first <= when.date() <= last:
            continue
        points.append(((when.astimezone(UTC) - start).total_seconds() / DAY_S, single))
        days.add(when.date())
        if value is not None:
            line[when.date()] = value
            reached = reached or (value <= goal.target if goal.measure in LOWER_IS_BETTER else value >= goal.target)
    # Rounds of one evening would make a line that is steep by chance and leads weeks ahead.
    line_ahead = fit_line([x for x, _ in points], [y for _, y in points]) if len(days) >= _ENOUGH else None
    ahead = None
    if line_ahead is not None:
        end = (stop - start).total_seconds() / DAY_S
        here = min(end, (now.astimezone(UTC) - start).total_seconds() / DAY_S)
        singles = [single for _, _, single in known]
        ahead = level_ahead(line_ahead, singles, window.rounds, here, end)
    between = None if ahead is None else ahead.ci95
    return Progress(
        goal, first, last, list(line.values())[-1] if line else None, reached,
        not reached and today > last,
        expected=None,
        per_day=None,
        days_left=_days_left(today, first, last),
        remaining_per_day=None,
        projection=None if ahead is None else _possible(goal, ahead.value),
        projection_ci95=None if between is None else (_possible(goal, between[0]), _possible(goal, between[1])),
        line=tuple(line.items()),
    )  # fmt: skip


def _possible(goal: Goal, value: float) -> float:
    """The nearest value that a level can have: none is below 0, and no accuracy above 1."""
    return min(1.0, max(0.0, value)) if goal.measure == "accuracy" else max(0.0, value)


def _looking_back(goal: Goal, rows: Sequence[Round], soonest: str, values: Mapping[str, float] | None) -> list[Round]:
    """The rows with a value from *soonest* on, and as many before them as the goal looks back over."""
    known = sorted((row for row in rows if _single(goal, row, values) is not None), key=lambda row: row.date)
    start = bisect_right(known, soonest, key=lambda row: row.date)
    left = goal.last
    while start and left > 0:
        start -= 1
        left -= known[start].shots if goal.measure == "accuracy" else 1
    return known[start:]


def _single(goal: Goal, row: Round, values: Mapping[str, float] | None) -> float | None:
    """One round's own value; None where it has none."""
    if goal.measure == "accuracy":
        return row.hits / row.shots if row.shots else None
    if values is not None:
        return values.get(row.id)
    return row.sigma_mm if goal.measure == "sigma" else row.throughput


class _Window:
    """The newest rounds that the goal looks at, as rounds are added from the oldest on.

    For accuracy those that have the last shots together (a round counts whole), else so many rounds.
    """

    def __init__(self, goal: Goal) -> None:
        self._goal = goal
        self._rows: deque[tuple[int, int, float]] = deque()
        self._shots = self._hits = 0

    @property
    def rounds(self) -> float:
        """Over how many rounds the goal looks: for accuracy by the shots of a usual one."""
        if self._goal.measure != "accuracy" or not self._rows:
            return float(self._goal.last)
        return max(1.0, self._goal.last * len(self._rows) / max(1, self._shots))

    def add(self, row: Round, single: float) -> float | None:
        """The goal's value after this round; None while there is too little."""
        last = self._goal.last
        self._rows.append((row.shots, row.hits, single))
        if self._goal.measure == "accuracy":
            self._shots += row.shots
            self._hits += row.hits
            while self._shots - self._rows[0][0] >= last:
                shots, hits, _ = self._rows.popleft()
                self._shots -= shots
                self._hits -= hits
            return self._hits / self._shots if self._shots >= last else None
        if len(self._rows) > last:
            self._rows.popleft()
        return fsum(value for _, _, value in self._rows) / last if len(self._rows) == last else None


def news(found: Progress, told: Collection[str]) -> tuple[str, str] | None:
    """What to say now and has not been said: its key, to be kept in *told*, and `achieved` or `missed`."""
    word = "achieved" if found.achieved else "missed" if found.missed else ""
    key = f"{found.goal.id} {found.first} {word}"
    return (key, word) if word and key not in told else None


def last_period(
    goal: Goal, rounds: Iterable[Round], now: datetime, zone: tzinfo, values: Mapping[str, float] | None = None
) -> Progress | None:
    """The period before the present one, at its end: whether it was missed. None for "until", or before the start."""
    if goal.period == "until":
        return None
    first, _ = period_of(goal, now.astimezone(zone).date())
    before = first - timedelta(days=1)
    if before < goal.start:
        return None
    check(goal)
    found = _on(goal, rounds, before, now, zone, values)
    if goal.measure == STREAK:  # what it came to is its longest run, not the one at its end
        found = found._replace(value=max((value for _, value in found.line), default=0.0))
    return found._replace(missed=not found.achieved, days_left=0)
