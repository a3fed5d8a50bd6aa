"""Values that do not fit those before them: single ones by median and MAD, and shifts of the level."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from math import fsum, inf, sqrt
from statistics import median

from bullseye.coach.odd.found import SHIFT, VALUE, Odd

ENOUGH = 12
OVER = 40
FAR = 4.5
LONGEST = 6
SHIFTED = 3.1
CLIPPED = 2.5
_NORMAL = 1.4826
_MEAN_TO_SD = 1.2533
_CLIPPED_TO_SD = 1.02


def usual(before: Sequence[float]) -> tuple[float, float]:
    """The median and the spread as a standard deviation, 1.4826 MAD; where half of the values are the same, by means.

    F. R. Hampel, J. American Statistical Association 69 (1974).
    """
    middle = median(before)
    far = [abs(each - middle) for each in before]
    return middle, _NORMAL * median(far) or _MEAN_TO_SD * fsum(far) / len(far)


def odd_values(values: Sequence[float]) -> list[Odd]:
    """Every value that lies far from the median of those before it, and every shift, in the order of the series."""
    finder = OddFinder()
    return [found for value in values if (found := finder.take(value)) is not None]


class OddFinder:
    """The same value by value, for who cannot afford to look at the whole series at each of them."""

    def __init__(self) -> None:
        self._last: deque[float] = deque(maxlen=OVER + LONGEST)
        self._start = 0
        self.given = 0
        """How many values it was given."""

    def take(self, value: float) -> Odd | None:
        """One value more; what does not fit with it, by its place among all that were given."""
        self._last.append(value)
        self.given += 1
        if self.given - 1 - self._start < ENOUGH:
            return None
        values, gone = list(self._last), self.given - len(self._last)
        at, start = len(values) - 1, max(0, self._start - gone)
        found = _shift(values, start, at)
        if found is not None:
            self._start = found.at + gone
        else:
            before = values[max(start, at - OVER) : at]
            middle, spread = usual(before)
            sizes = sizes_off(value - middle, spread)
            if (value != middle) if sizes is None else abs(sizes) > FAR:
                found = Odd(VALUE, at, 1, value, middle, spread, sizes, len(before))
        return None if found is None else found._replace(at=found.at + gone)


def sizes_off(off: float, spread: float) -> float | None:
    """How many spreads a value is off; None where all before it were the same, so that there is no spread."""
    return off / spread if spread > 0 else None


def _clipped(sizes: float) -> float:
    return max(-CLIPPED, min(CLIPPED, sizes))


def _firm(before: Sequence[float], middle: float, spread: float) -> tuple[float, float]:
    """Level and spread again, by one step from the median and the MAD: as robust, and less at the mercy of chance.

    P. J. Huber, Robust Statistics (1981), 6.7: one-step estimates.
    """
    sizes = [_clipped((each - middle) / spread) for each in before]
    mean = fsum(sizes) / len(sizes)
    square = fsum([(each - mean) ** 2 for each in sizes]) / (len(sizes) - 1)
    return middle + spread * mean, spread * sqrt(square) * _CLIPPED_TO_SD


def _shift(values: Sequence[float], start: int, at: int) -> Odd | None:
    """The clearest shift that ends at *at*, of the last three to six values against those before."""
    best: Odd | None = None
    clear = SHIFTED
    for count in range(3, LONGEST + 1):
        first = at + 1 - count
        before = values[max(start, first - OVER) : first]
        if len(before) < ENOUGH:
            break
        middle, spread = usual(before)
        if spread:
            # One value far off is no shift: none counts for more than CLIPPED, and the level before is as robust.
            level, size = _firm(before, middle, spread)
            off = [_clipped((each - level) / size) for each in values[first : at + 1]]
            z = abs(fsum(off)) / count / sqrt(1 / count + 1 / len(before))
        else:
            z = inf if all(each != middle for each in values[first : at + 1]) else 0.0
        if z > clear:
            now = median(values[first : at + 1])
            best, clear = Odd(SHIFT, first, count, now, middle, spread, sizes_off(now - middle, spread), len(before)), z
    return best
