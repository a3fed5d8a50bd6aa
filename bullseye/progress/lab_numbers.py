"""The number of a test wherever rounds are listed: what it is, which is better, one's own best and usual range."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from statistics import quantiles
from typing import TYPE_CHECKING, NamedTuple

from bullseye.errors import BullseyeError
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.records.summary_rows import Round
    from bullseye.session.record import Record

TAPPING, REACTION = "tapping", "reaction"
BETTER = {TAPPING: tr("higher is better"), REACTION: tr("lower is better")}
MOST, LEAST_USUAL = 200, 4
"""So many of the newest tests are looked at, and so many are needed to say what is usual."""
TOP = 10


class Measured(NamedTuple):
    """A test of the history and its number."""

    row: Round
    value: float


class Past(NamedTuple):
    """One's own tests: how many, the best, and the middle half of them (None for too few)."""

    n: int
    best: float | None = None
    usual: tuple[float, float] | None = None


def lab_text(test: str, value: float) -> str:
    """The number as it is read: "222 ms", "8.97 bits/s"."""
    return tr("{ms:.0f} ms", ms=value) if test == REACTION else tr("{bits:.2f} bits/s", bits=value)


def range_text(test: str, low: float, high: float) -> str:
    """Two of them, with the unit once."""
    if test == REACTION:
        return tr("{low:.0f} to {high:.0f} ms", low=low, high=high)
    return tr("{low:.2f} to {high:.2f} bits/s", low=low, high=high)


class LabNumbers:
    """*find* gives a stored round by its id; what a reaction test came to is read once for each."""

    def __init__(self, find: Callable[[str], Record]) -> None:
        self._find = find
        self._known: dict[str, float | None] = {}

    def value(self, row: Round) -> float | None:
        """Median in ms of a reaction test, bits/s of a pointing test; None for another round, or one not to be read."""
        if row.test != REACTION:
            return row.throughput if row.test == TAPPING else None
        if row.id not in self._known:
            from bullseye.measure.reaction.times import reaction_of_record

            try:
                self._known[row.id] = reaction_of_record(self._find(row.id))["median_ms"]
            except BullseyeError:
                self._known[row.id] = None
        return self._known[row.id]

    def measured(self, rows: Iterable[Round], drill: str, player: str = "") -> list[Measured]:
        """The newest tests of *drill* with a number, by *player* where one is given; none that a program played."""
        wanted = [
            row for row in rows
            if row.drill == drill and row.test and not row.simulated and player in ("", row.player)
        ]  # fmt: skip
        newest = sorted(wanted, key=lambda row: row.date)[-MOST:]
        return [Measured(row, value) for row in newest if (value := self.value(row)) is not None]

    def best(self, found: Iterable[Measured]) -> list[Measured]:
        """The best TOP of them, the best first; of equals the older."""
        return sorted(found, key=lambda one: (one.value if one.row.test == REACTION else -one.value, one.row.date))[
            :TOP
        ]

    def past(self, rows: Iterable[Round], drill: str, player: str, device: str = "", but: str = "") -> Past:
        """One's own tests, with that *device* where one is given, all *but* the one of that id."""
        found = [
            one for one in self.measured(rows, drill, player)
            if one.row.id != but and device in ("", one.row.device)
        ]  # fmt: skip
        if not found:
            return Past(0)
        values = [one.value for one in found]
        usual = None
        if len(values) >= LEAST_USUAL:
            low, _, high = quantiles(values, n=4, method="inclusive")
            usual = (low, high)
        return Past(len(values), self.best(found)[0].value, usual)
