"""From hits and times to a score: combo, time bonus and accuracy factor, in whole numbers that add up."""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt
from typing import NamedTuple

from bullseye.errors import BadRecordError
from bullseye.words import tr

RULES_VERSION = 1
"""The rules new rounds are played by. A record keeps its own; a change here is a new number."""
KNOWN_RULES = (RULES_VERSION,)
"""Every version that rounds can be scored by: old ones stay, so that old rounds can be checked."""

SCORES = ("points", "time", "on-target", "none")
ACCURACY_FACTORS = ("none", "sqrt", "linear")
_MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class Rules:
    """How a round is scored. Bonuses are points, times are seconds; a bonus of 0 points is off."""

    score: str = "points"
    combo_window_s: float = 3.0
    combo_step_points: int = 1
    combo_cap_points: int = 5
    time_bonus_points: int = 0
    time_bonus_s: float = 2.0
    accuracy_factor: str = "sqrt"
    wrong_hit_points: int = 0
    version: int = RULES_VERSION


class Award(NamedTuple):
    """What one shot brought: ring points, the two bonuses, the combo after it, and what it cost.

    *wrong* is True for a hit on a target that must not be shot, which counts as a shot that did not hit.
    """

    points: int
    combo_bonus: int
    time_bonus: int
    combo: int
    penalty: int = 0
    wrong: bool = False

    @property
    def total(self) -> int:
        """Points of this shot before the accuracy factor, which acts on the round."""
        return self.points + self.combo_bonus + self.time_bonus - self.penalty


class Totals(NamedTuple):
    """A round's sums so far. `points + combo_bonus + time_bonus - penalty + accuracy_change == score` when the score
    is points. A score in ms is the time of the last hit or the time on target; it is 0 where a drill has none.
    """

    shots: int
    hits: int
    points: int
    combo_bonus: int
    time_bonus: int
    accuracy_change: int
    score: int
    best_combo: int
    last_hit_s: float | None
    penalty: int = 0
    wrong: int = 0

    @property
    def raw(self) -> int:
        """The sum before the accuracy factor."""
        return self.points + self.combo_bonus + self.time_bonus - self.penalty

    @property
    def accuracy(self) -> float | None:
        """Hits per shot, 0 to 1; None while nothing was shot."""
        return self.hits / self.shots if self.shots else None


def micros(seconds: float) -> int:
    """Seconds as whole microseconds, so that sums and comparisons are exact."""
    return round(seconds * _MICRO)


def factored(raw: int, hits: int, shots: int, factor: str) -> int:
    """*raw* under the accuracy factor, in integer arithmetic; 0 shots give 0.

    none: raw.  linear: raw * hits / shots, cut down.  sqrt: raw * sqrt(hits / shots), cut down.
    A sum below 0 stays as it is: a low accuracy must not make it better.
    """
    if not shots:
        return 0
    if raw < 0:
        return raw
    if factor == "sqrt":
        return isqrt(raw * raw * hits // shots)
    if factor == "linear":
        return raw * hits // shots
    return raw


class Tally:
    """Adds shots up under one set of rules, in the order they were shot.

    A combo counts consecutive hits; a miss ends it, and so does `combo_window_s` without a hit. From the second
    hit on each brings `combo_step_points` more than the one before, never more than `combo_cap_points`. The time
    bonus falls linearly from `time_bonus_points` at the moment the target appears to 0 after `time_bonus_s`. A
    target appears at the round's start, and again when it was hit, where a drill does not say otherwise. A wrong
    hit is a shot that did not hit and costs `wrong_hit_points`. Raises BadRecordError for an unknown version.
    """

    def __init__(self, rules: Rules) -> None:
        if rules.version not in KNOWN_RULES:
            known = ", ".join(map(str, KNOWN_RULES))
            raise BadRecordError(
                tr(
                    "rules version {version} is not known; this bullseye knows {known}",
                    version=rules.version,
                    known=known,
                )
            )
        self.rules = rules
        self._shots = self._hits = self._points = self._combo_bonus = self._time_bonus = 0
        self._combo = self._best_combo = self._wrong = 0
        self._last_hit_s: float | None = None
        self._appeared: dict[int | str | None, int] = {}

    def add(
        self,
        t_s: float,
        points: int,
        hit: bool,
        target: int | str | None = 0,
        *,
        wrong: bool = False,
        appeared_s: float | None = None,
    ) -> Award:
        """Count one shot at *t_s* seconds from the start on target number *target*.

        *wrong* tells that it struck a target that must not be shot (it is then no *hit*); *appeared_s* is when the
        target came, None where that is the round's start or its last hit.
        """
        self._shots += 1
        if not hit:
            self._combo = 0
            self._wrong += wrong
            return Award(0, 0, 0, 0, self.rules.wrong_hit_points if wrong else 0, wrong)
        if appeared_s is not None:
            self._appeared[target] = micros(appeared_s)
        self._combo = self.combo_at(t_s) + 1
        self._best_combo = max(self._best_combo, self._combo)
        self._hits += 1
        self._last_hit_s = t_s
        combo_bonus = min(self.rules.combo_cap_points, self.rules.combo_step_points * (self._combo - 1))
        time_bonus = self._time_bonus_at(t_s, target)
        self._appeared[target] = micros(t_s)
        self._points += points
        self._combo_bonus += combo_bonus
        self._time_bonus += time_bonus
        return Award(points, combo_bonus, time_bonus, self._combo)

    def combo_at(self, t_s: float) -> int:
        """The combo that is alive at *t_s*: 0 once `combo_window_s` has passed without a hit."""
        if self._last_hit_s is None or micros(t_s) - micros(self._last_hit_s) > micros(self.rules.combo_window_s):
            return 0
        return self._combo

    def _time_bonus_at(self, t_s: float, target: int | str | None) -> int:
        limit = micros(self.rules.time_bonus_s)
        left = limit - (micros(t_s) - self._appeared.get(target, 0))
        return self.rules.time_bonus_points * left // limit if left > 0 and limit else 0

    def totals(self) -> Totals:
        """The sums so far. With `score = "time"` the score is the time of the last hit in whole milliseconds.

        The score `on-target` is not made by shots: it is 0 here, and the round puts its time in. `none` stays 0.
        """
        penalty = self._wrong * self.rules.wrong_hit_points
        raw = self._points + self._combo_bonus + self._time_bonus - penalty
        total = factored(raw, self._hits, self._shots, self.rules.accuracy_factor)
        score = total
        if self.rules.score == "time":
            score = round((self._last_hit_s or 0.0) * 1000)
        elif self.rules.score != "points":
            score = 0
        return Totals(
            self._shots, self._hits, self._points, self._combo_bonus, self._time_bonus, total - raw, score,
            self._best_combo, self._last_hit_s, penalty, self._wrong,
        )  # fmt: skip
