"""Forecasts made again for each moment that was, from what was known then, to see which method erred least.

R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice (2021), 5.10 (rolling origins).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from statistics import fmean, median

from bullseye.coach.forecast.methods import PLAIN, Method
from bullseye.coach.forecast.reach import Reach, reach_of
from bullseye.measure.maths.regression import fit_line

FIRST = 3
"""From so many values on a past forecast is made."""
COMPARED = 40
KEPT, KEPT_WINDOWS = 40, 60
ENOUGH_TO_SHRINK = 10
SHRUNK = 1.8
ENOUGH_TRIES = 5
HELD_OVER = 10
ENOUGH_DAILY = 19
"""Idle days and busy days err so differently that fewer tell nothing of a week."""


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
        self._gains = {key: self._gains_of(errors) for key, errors in self._errors.items()}
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

    def _choose(self, at: int) -> str:
        """The method that erred least, if less than the plain mean by more than chance."""
        known = range(max(0, at - self._steps + 1 - COMPARED), max(0, at - self._steps + 1))
        best, least = PLAIN, 0.0
        for key, said in self._said.items():
            mean, noise = self._gain(key, known) if said[at] is not None else (0.0, 0.0)
            if mean > noise and mean > least:
                best, least = key, mean
        return best

    def _gain(self, key: str, known: range) -> tuple[float, float]:
        """How much less a method erred than the plain mean on average, and how far chance alone makes that scatter."""
        if not known:
            return 0.0, 0.0
        tries, total, squares = (
            there - before
            for there, before in zip(self._gains[key][known.stop], self._gains[key][known.start], strict=True)
        )
        if tries < ENOUGH_TRIES:
            return 0.0, 0.0
        mean = total / tries
        square = max(0.0, squares - tries * mean * mean) / (tries - 1)
        return mean, sqrt(self._steps * square / tries)

    def _gains_of(self, errors: Sequence[float | None]) -> list[tuple[int, float, float]]:
        """Up to each origin: how often both were tried, and what a method gained on the plain mean, and its squares."""
        found = [(0, 0.0, 0.0)]
        for error, plain in zip(errors, self._errors[PLAIN], strict=True):
            tries, total, squares = found[-1]
            if error is not None and plain is not None:
                gain = abs(plain) - abs(error)
                tries, total, squares = tries + 1, total + gain, squares + gain * gain
            found.append((tries, total, squares))
        return found

    def choice(self, at: int) -> tuple[str, float]:
        """The method chosen at an origin, and what it says."""
        key = self._choices[at - FIRST]
        said = self._said[key][at]
        assert said is not None
        return key, said

    def predicted(self, key: str, at: int) -> float | None:
        """What a method says at an origin; None where it says nothing."""
        return self._said[key][at]

    def past_errors(self, at: int) -> list[float]:
        """The errors of the choices made before an origin, as far as the truth was known at it, as large as they would
        be now.

        From before there was anything to choose by they are those of the method chosen at this origin, and all of them
        are where it is chosen by a rhythm rather than by its errors.
        """
        last, chosen = at - self._steps + 1, self._choices[at - FIRST]
        found = []
        kept = KEPT if self._steps == 1 else KEPT_WINDOWS
        for before in range(max(FIRST, last - kept), last):
            tried = before >= FIRST + ENOUGH_TRIES + self._steps - 1 and not self._methods[chosen].daily
            error = self._errors[self._choices[before - FIRST] if tried else chosen][before]
            if error is not None:
                found.append((before, error))
        if self._steps > 1:  # `reach_of` weighs these by their age
            return [error for _, error in found]
        return _as_of_now(found, at)

    def reach(self, at: int) -> Reach:
        """How far from the choice at an origin the truth may lie."""
        errors = self.past_errors(at)
        rhythm = self._methods[self._choices[at - FIRST]].daily
        if rhythm and len(errors) < ENOUGH_DAILY:
            return Reach(None, None)
        return reach_of(errors, self._steps, rhythm)

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


def _as_of_now(errors: Sequence[tuple[int, float]], now: int) -> list[float]:
    """Errors by how many values were known then, made smaller where they shrank with that by more than chance.

    Whoever learns is foretold better from day to day: a line through the sizes of the errors by one over the values
    known says how much.
    """
    sizes = [abs(error) for _, error in errors]
    most = 3 * median(sizes) if sizes else 0.0  # one outlier makes no trend
    sizes = [min(most, size) for size in sizes]
    line = fit_line([1 / known for known, _ in errors], sizes) if len(errors) >= ENOUGH_TO_SHRINK else None
    if line is None or line.noise is None or line.slope <= SHRUNK * line.noise / sqrt(line.x_squares):
        return [error for _, error in errors]
    here = max(line.at(1 / now), 0.5 * line.at(line.x_mean))
    return [error * here / max(here, line.at(1 / known)) for known, error in errors]
