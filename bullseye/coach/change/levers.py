"""What moves the expected score of a face most: the aim, the spread, wild shots, the pace, form within a sitting.

A round is taken for shots that scatter in a circle, normally, about one point, and some that went wild and scored
nothing. What such shots are worth is exact (`bullseye.measure.shots.skill`); how sure each gain is follows from leaving
out one round after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum, hypot, log, sqrt
from statistics import median
from typing import NamedTuple

from bullseye.coach.said import SURE
from bullseye.measure.maths.special import t_quantile
from bullseye.measure.over_time.trend import Fatigue
from bullseye.measure.shots.skill import Skill, p_within, skill
from bullseye.target.scoring import Scorer, ring_reaches

AIM, SPREAD, PACE, MISSES, FATIGUE = LEVERS = ("aim", "spread", "pace", "misses", "fatigue")
ENOUGH_ROUNDS, ENOUGH_SHOTS = 4, 30
STEP = 0.1
"""The spread a tenth smaller, the pace a tenth quicker."""
HALF = 0.5
"""Every other wild shot becomes one like the rest."""
MOST_ROUNDS = 20
_MEDIAN_RADIUS = sqrt(2 * log(2))
Point = tuple[float, float]


class Shape(NamedTuple):
    """What describes some rounds: mean point and spread (mm) of the shots that did not go wild, and the wild share."""

    x_mm: float
    y_mm: float
    sigma_mm: float
    wild: float

    @property
    def offset_mm(self) -> float:
        """How far the mean point lies from the centre."""
        return hypot(self.x_mm, self.y_mm)


class Lever(NamedTuple):
    """What one change would bring, in points a round on average; *ci80* holds the true gain 80 times in 100.

    *now* is what the change begins at: mm off the centre, mm of spread, shots a second, a share of wild shots, points
    from round to round.
    """

    id: str
    gain: float
    ci80: tuple[float, float]
    now: float

    @property
    def sure(self) -> bool:
        """True when it brings something by its interval."""
        return self.ci80[0] > 0


class Levers(NamedTuple):
    """All levers, what brings most first; *expected* and *mean* are points a shot, by the model and as shot."""

    rounds: int
    shots: int
    shape: Shape
    expected: float
    mean: float
    found: tuple[Lever, ...]


def shape_of(groups_mm: Sequence[Sequence[Point]], scorer: Scorer) -> Shape | None:
    """Mean point and spread by medians, so that shots that went wild do not pull; None without any spread.

    The median of the distances is 1.17741 sigma (Rayleigh). Wild are the misses beyond those that the spread explains.
    """
    shots = [shot for group in groups_mm for shot in group]
    if not shots:
        return None
    x, y = median([x for x, _ in shots]), median([y for _, y in shots])
    sigma = median([hypot(a - x, b - y) for a, b in shots]) / _MEDIAN_RADIUS
    if sigma <= 0:
        return None
    reach = ring_reaches(scorer.face, scorer.gauge_mm)[-1]
    near = [(a, b) for a, b in shots if hypot(a - x, b - y) <= 3 * sigma]
    if near:  # means of what is not wild know the middle better than medians
        x, y = fsum(a for a, _ in near) / len(near), fsum(b for _, b in near) / len(near)
    missed = sum(hypot(a, b) > reach for a, b in shots) / len(shots)
    explained = 1.0 - p_within(reach, sigma, hypot(x, y))
    wild = max(0.0, missed - explained) / (1.0 - explained) if explained < 1 else 0.0
    return Shape(x, y, sigma, wild)


def worth(scorer: Scorer, shape: Shape) -> float:
    """Expected points of one shot; tenths count where the face has them."""
    return (1 - shape.wild) * _points(skill(scorer, shape.sigma_mm, shape.offset_mm))


def _points(one: Skill) -> float:
    return one.expected_points if one.expected_decimal is None else one.expected_decimal


def levers(
    groups_mm: Sequence[Sequence[Point]],
    scorer: Scorer,
    pace_per_s: float | None = None,
    fatigue: Fatigue | None = None,
    better: str = "higher",
) -> Levers | None:
    """What each change would bring; *groups_mm* are the shots of the last rounds, from the centre, the oldest first.

    *pace_per_s* is given where a round ends by the clock, so that quicker means more shots; *fatigue* is that of the
    score. None for fewer than 4 rounds or 30 shots, or shots without a spread.
    """
    rounds = [group for group in groups_mm if group][-MOST_ROUNDS:]
    shots = sum(map(len, rounds))
    whole = shape_of(rounds, scorer) if len(rounds) >= ENOUGH_ROUNDS and shots >= ENOUGH_SHOTS else None
    if whole is None:
        return None
    parts = [shape_of(rounds[:n] + rounds[n + 1 :], scorer) for n in range(len(rounds))]
    shapes = [part for part in parts if part is not None]
    each = shots / len(rounds)
    now = {AIM: whole.offset_mm, SPREAD: whole.sigma_mm, MISSES: whole.wild, PACE: pace_per_s or 0.0}
    found = []
    for id_, change in _CHANGES.items():
        if id_ == PACE and not pace_per_s:
            continue
        gain = each * change(scorer, whole)
        if gain <= 0:
            continue
        gains = [each * change(scorer, shape) for shape in shapes]
        found.append(Lever(id_, gain, _left_out(gain, gains), now[id_]))
    tiring = _tiring(fatigue, better)
    found += [tiring] if tiring is not None else []
    found.sort(key=lambda lever: -lever.gain)
    mean = fsum(_scored(scorer, x, y) for group in rounds for x, y in group) / shots
    return Levers(len(rounds), shots, whole, worth(scorer, whole), mean, tuple(found))


def _scored(scorer: Scorer, x_mm: float, y_mm: float) -> float:
    hit = scorer.score(x_mm, y_mm)
    return float(hit.points) if hit.tenths is None else hit.tenths / 10


def _aim(scorer: Scorer, shape: Shape) -> float:
    return worth(scorer, shape._replace(x_mm=0.0, y_mm=0.0)) - worth(scorer, shape)


def _spread(scorer: Scorer, shape: Shape) -> float:
    return worth(scorer, shape._replace(sigma_mm=(1 - STEP) * shape.sigma_mm)) - worth(scorer, shape)


def _misses(scorer: Scorer, shape: Shape) -> float:
    return worth(scorer, shape._replace(wild=(1 - HALF) * shape.wild)) - worth(scorer, shape)


def _pace(scorer: Scorer, shape: Shape) -> float:
    return STEP * worth(scorer, shape)


_CHANGES: dict[str, Callable[[Scorer, Shape], float]] = {AIM: _aim, SPREAD: _spread, MISSES: _misses, PACE: _pace}


def _left_out(gain: float, gains: Sequence[float]) -> tuple[float, float]:
    """The jackknife's interval: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), 11."""
    n = len(gains)
    if n < 2:
        return 0.0, gain
    mean = fsum(gains) / n
    error = sqrt((n - 1) / n * fsum((each - mean) ** 2 for each in gains))
    half = t_quantile((1 + SURE) / 2, n - 1) * error
    return max(0.0, gain - half), gain + half


def _tiring(found: Fatigue | None, better: str) -> Lever | None:
    """What it would bring to shoot every round of a sitting like its first; None where none is surely worse."""
    if found is None:
        return None
    sign = -1.0 if better == "higher" else 1.0
    if min(sign * end for end in found.ci95) <= 0:
        return None
    after_first = (found.rounds / found.sittings - 1) / 2
    df, slope = found.rounds - found.sittings - 1, sign * found.per_round
    half = (found.ci95[1] - found.ci95[0]) / 2 * t_quantile((1 + SURE) / 2, df) / t_quantile(0.975, df)
    ends = (after_first * (slope - half), after_first * (slope + half))
    return Lever(FATIGUE, after_first * slope, ends, found.per_round)
