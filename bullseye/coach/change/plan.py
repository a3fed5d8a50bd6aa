"""A plan for a week: drills that the player's own past says help, spaced, and what to try where it does not say.

A drill helps when the next day with the goal's drill was better after days with it than after days without it, the
score of the day before being the same: who plays it after a bad day is not to take for its help what chance gives back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import fsum, sqrt
from typing import NamedTuple

from bullseye.coach.said import SURE
from bullseye.measure.maths.special import t_quantile, t_tail

ENOUGH_DAYS = 6
"""So many days with a drill, and so many without it, before anything is said of its help."""
CHANCE = 0.05
"""A drill is said to help when chance alone would show so much, for any of the drills, this seldom."""
DAYS, A_DAY, LATELY_DAYS = 7, 2, 14
HELPS, GOAL, TRY = "helps", "goal", "try"


class Evidence(NamedTuple):
    """What followed days with a drill: the next day's mean was better by *gain* than after days without it.

    *gain* is in the unit of the goal's measure, above 0 where it was better; *ci80* holds the true one 80 times in 100.
    *chance* is how often chance alone would make the largest of all drills' gains so sure.
    """

    drill: str
    days_with: int
    days_without: int
    gain: float
    ci80: tuple[float, float]
    chance: float

    @property
    def helps(self) -> bool:
        """True where chance is an unlikely reason."""
        return self.chance < CHANCE and self.gain > 0


class Due(NamedTuple):
    """A drill of the plan: *why* is one of helps, goal, try; *days* when it is due, the next first."""

    drill: str
    why: str
    days: tuple[date, ...]


def evidence(
    goal_days: Sequence[tuple[date, float]], played: Mapping[str, Collection[date]], better: str = "higher"
) -> list[Evidence]:
    """What the past says of each drill of *played*, the most likely to help first; of those with enough days only.

    *goal_days* are the means of the goal's measure on the days it was played, the oldest first.
    """
    sign = 1.0 if better == "higher" else -1.0
    steps = [(a, b) for a, b in pairwise(goal_days) if a[0] < b[0]]
    before, after = [sign * a[1] for a, _ in steps], [sign * b[1] for _, b in steps]
    found = []
    for drill, days in played.items():
        marks = [any(a[0] <= day < b[0] for day in days) for a, b in steps]
        if min(sum(marks), len(marks) - sum(marks)) >= ENOUGH_DAYS:
            one = _compared(drill, before, after, marks)
            found += [one] if one is not None else []
    several = len(found)
    judged = [each._replace(chance=min(1.0, several * each.chance)) for each in found]  # Bonferroni
    return sorted(judged, key=lambda each: (each.chance, -each.gain, each.drill))


def _compared(
    drill: str, before: Sequence[float], after: Sequence[float], marks: Sequence[bool]
) -> Evidence | None:  # fmt: skip
    """after = a + b before + gain mark, by least squares; None where *before* alone tells the marks."""
    n, plays = len(marks), [float(mark) for mark in marks]
    left_marks, left_after = _without(plays, before), _without(after, before)
    square = fsum(each * each for each in left_marks)
    if square < 1e-9 * n:
        return None
    gain = fsum(m * y for m, y in zip(left_marks, left_after, strict=True)) / square
    noise = sqrt(fsum((y - gain * m) ** 2 for m, y in zip(left_marks, left_after, strict=True)) / (n - 3))
    error = noise / sqrt(square)
    if error <= 0:
        return None
    half = t_quantile((1 + SURE) / 2, n - 3) * error
    chance = t_tail(gain / error, n - 3)
    return Evidence(drill, sum(marks), n - sum(marks), gain, (gain - half, gain + half), chance)


def _without(values: Sequence[float], before: Sequence[float]) -> list[float]:
    """What a straight line by *before* leaves of *values*."""
    n = len(values)
    v_mean, b_mean = fsum(values) / n, fsum(before) / n
    bb = fsum((b - b_mean) ** 2 for b in before)
    slope = 0.0
    if bb > 0:
        slope = fsum((b - b_mean) * (v - v_mean) for b, v in zip(before, values, strict=True)) / bb
    return [v - v_mean - slope * (b - b_mean) for b, v in zip(before, values, strict=True)]


def week(
    today: date,
    goal: str,
    played: Mapping[str, Collection[date]],
    helped: Sequence[Evidence],
    tries: Sequence[str] = (),
) -> list[Due]:
    """The drills of the next seven days, at most two a day: those that help, the goal's own, and the first of *tries*
    that is no other of them; without one that helps, two of *tries*.

    A drill is due further from its last day the more it was played lately: after one day, two, or three.
    """
    why = {each.drill: HELPS for each in helped if each.helps}
    why = dict(list(why.items())[:2]) | {goal: GOAL}
    for drill in tries[: 1 if len(why) > 1 else 2]:
        why.setdefault(drill, TRY)
    free = {today + timedelta(days=n): A_DAY for n in range(DAYS)}
    return [Due(drill, reason, _spaced(today, played.get(drill, ()), free)) for drill, reason in why.items()]


def gap_days(today: date, days: Collection[date]) -> int:
    """How many days apart: 1 for a drill that was hardly played in two weeks, 2 from two days on, 3 from five on."""
    lately = len({day for day in days if today - timedelta(days=LATELY_DAYS) <= day <= today})
    return 1 + (lately >= 2) + (lately >= 5)


def _spaced(today: date, days: Collection[date], free: dict[date, int]) -> tuple[date, ...]:
    gap = timedelta(days=max(2, gap_days(today, days)))
    past = [day for day in days if day <= today]
    due = max(today, max(past) + timedelta(days=gap_days(today, days))) if past else today
    found = []
    for day, places in free.items():
        if day >= due and places > 0:
            free[day] = places - 1
            found.append(day)
            due = day + gap
    return tuple(found)
