"""Forecasts made again for each moment that was, from what was known then, to see which method erred least.

R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice (2021), 5.10 (rolling origins).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from statistics import fmean

from bullseye.coach.forecast.methods import PLAIN, Method
from bullseye.coach.forecast.reach import Reach, reach_of

FIRST = 3
"""From so many values on a past forecast is made."""
COMPARED = 40
KEPT = 25
KEPT_LONG = 30
CLEARLY = 3.0
ENOUGH_TRIES = 5
HELD_OVER = 10


class Backtest:
    """Past forecasts of *values* by *methods*, *steps* ahead: of that one value, or of the mean until then.

    An origin is a number of values that were known. What an origin knows of errors are those of forecasts whose truth
    had come by then, so a choice made at it could have been made on that day.
    """

    def __init__(self, values: Sequence[float], steps: int, mean: bool, methods: Sequence[Method]) -> None:
        self._values, self._steps, self._mean = list(values), steps, mean
        self._methods = {each.key: each for each in methods}
        last = len(self._values)
        self._said = {key: [self._predict(each, at) for at in range(last + 1)] for key, each in self._methods.items()}
        self._truth = [self._of(self._values[at : at + steps]) for at in range(last - steps + 1)]
        self._errors = {key: self._errors_of(said) for key, said in self._said.items()}
        self._choices = [self._choose(at) for at in range(FIRST, last + 1)]

    def _of(self, path: Sequence[float]) -> float:
        return fsum(path) / len(path) if self._mean else path[-1]

    def _predict(self, method: Method, at: int) -> float | None:
        if at < max(FIRST, method.needs):
            return None
        path = method.path(self._values[:at], self._steps)
        return None if path is None else self._of(path)

    def _errors_of(self, said: Sequence[float | None]) -> list[float | None]:
        pairs = zip(said, self._truth, strict=False)
        return [None if each is None else truth - each for each, truth in pairs]

    def _choose(self, at: int) -> tuple[str, bool]:
        """The method that erred least, if less than the plain mean by more than chance; and whether clearly."""
        known = range(max(0, at - self._steps + 1 - COMPARED), max(0, at - self._steps + 1))
        able = [key for key, said in self._said.items() if said[at] is not None]
        gains = {key: self._gain(key, PLAIN, known) for key in able}
        best = max((key for key in able if gains[key][0] > gains[key][1]), key=lambda key: gains[key][0], default=PLAIN)
        if best == PLAIN:
            return PLAIN, False
        over_others = (self._gain(best, key, known) for key in able if key != best)
        return best, all(mean > CLEARLY * noise for mean, noise in over_others)

    def _gain(self, key: str, other: str, known: range) -> tuple[float, float]:
        """How much less a method erred than another on average, and how far chance alone makes that scatter."""
        pairs = [(self._errors[key][at], self._errors[other][at]) for at in known]
        gains = [abs(b) - abs(a) for a, b in pairs if a is not None and b is not None]
        if len(gains) < ENOUGH_TRIES:
            return 0.0, 0.0
        mean = fsum(gains) / len(gains)
        square = fsum([(each - mean) ** 2 for each in gains]) / (len(gains) - 1)
        return mean, sqrt(self._steps * square / len(gains))

    def choice(self, at: int) -> tuple[str, float]:
        """The method chosen at an origin, and what it says."""
        key = self._choices[at - FIRST][0]
        said = self._said[key][at]
        assert said is not None
        return key, said

    def predicted(self, key: str, at: int) -> float | None:
        """What a method says at an origin; None where it says nothing."""
        return self._said[key][at]

    def past_errors(self, at: int) -> list[float]:
        """The errors of the choices made before an origin, as far as the truth was known at it.

        Where the present method is clearly the better one they are its own, and so are those from before there was
        anything to choose by.
        """
        last = at - self._steps + 1
        chosen, clearly = self._choices[at - FIRST]
        found = []
        for before in range(max(FIRST, last - (KEPT if self._steps == 1 else KEPT_LONG)), last):
            tried = before >= FIRST + ENOUGH_TRIES + self._steps - 1
            by = self._choices[before - FIRST][0] if tried and not clearly else chosen
            error = self._errors[by][before]
            if error is not None:
                found.append(error)
        return found

    def reach(self, at: int) -> Reach:
        """How far from the choice at an origin the truth may lie."""
        return reach_of(self.past_errors(at), self._steps)

    def held(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """How many of the last ten intervals of 80 and of 95 % held what came, and of how many."""
        inside, of = [0, 0], [0, 0]
        for at in range(max(FIRST, len(self._truth) - HELD_OVER), len(self._truth)):
            error = abs(self._truth[at] - self.choice(at)[1])
            for n, half in enumerate(self.reach(at)):
                if half is not None:
                    of[n] += 1
                    inside[n] += error <= half
        return (inside[0], of[0]), (inside[1], of[1])

    def error(self, key: str) -> float:
        """The mean absolute error of a method over the forecasts that were compared last."""
        known = [abs(each) for each in self._errors[key][-COMPARED:] if each is not None]
        return fmean(known)

    def tries(self, key: str) -> int:
        """Over how many."""
        return sum(each is not None for each in self._errors[key][-COMPARED:])
