"""What the coach foresees of a watch's numbers, as edges: a likely miss once for each good spell, and its opposite;
an odd value once.

A watch may look at hundreds of numbers every few seconds, so what was seen is remembered from look to look, and the
coach's whole answer is asked for only where a cheap look at the new value says that there may be one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from bullseye.watch.band import HIGHER, LOWER
from bullseye.watch.condition import Condition
from bullseye.watch.edge import ODD, Edge
from bullseye.watch.foresight import FORESIGHTS, LOOKED_BACK, OVER, Case, ends_of, may_miss
from bullseye.watch.rule import OK
from bullseye.watch.store.looks import Look, Looks
from bullseye.watch.watches.definition import Metric, Watch

_MOST_POINTS = 11.0
ASKED_EVERY_S = 60.0
"""A forecast with its interval costs milliseconds: a number looked at every ten seconds has one a minute at most."""
Due = Mapping[str, Callable[[datetime], datetime]]


class Foreseeing:
    """Asks the coach for the *kinds* of edges after each look at *watch*."""

    def __init__(self, watch: Watch, kinds: Sequence[str]) -> None:
        self._watch, self._kinds = watch, list(kinds)
        self._metrics = {f"{watch.id}/{metric.id}": metric for metric in watch.metrics}
        self._seen: dict[str, _Seen] = {}
        self._n = 0

    def forget(self) -> None:
        """Read what was seen from the disk at the next look: the last one was not kept."""
        self._seen, self._n = {}, 0

    def edges(self, to: Any, looks: Looks, now: datetime, due: Due) -> list[Edge]:
        """The edges for the numbers looked at at *now*, in the transaction *to* that keeps the look."""
        if not self._kinds:
            return []
        new: list[Look] = []
        if self._seen:
            new = looks.looks_after_in(to, list(self._metrics), self._n)
        else:
            self._seen = {about: _Seen() for about in self._metrics}
            new = sorted(look for about in self._metrics for look in looks.looks_in(to, about, LOOKED_BACK))
        for look in new:
            self._seen[look.about].take(look)
            self._n = look.n
        newest = {look.about: look for look in new if look.at == now and look.value is not None}
        found = []
        for look in newest.values():
            for kind in self._kinds:
                said = self._odd(look) if kind == ODD else self._coming(kind, look, to, looks)
                found += [self._edge(look, *said, due)] if said is not None else []
        return found

    def _odd(self, look: Look) -> _Said | None:
        """The newest value, where it does not fit those before it."""
        seen = self._seen[look.about]
        words = FORESIGHTS[ODD](self._case(look)) if seen.odd else ""
        return _Said(ODD, look.n, words) if words else None

    def _coming(self, kind: str, look: Look, to: Any, looks: Looks) -> _Said | None:
        """What is to come of a number that is on target, or the opposite, where that was said and is over."""
        seen, metric = self._seen[look.about], self._metrics[look.about]
        if seen.was_asked(look.at):
            return None
        likely = may_miss(seen.values, metric.rule.after, wanted_of(metric))
        if not likely and not seen.waits:
            return None
        standing = looks.standing_in(to, look.about)
        if standing.state != OK:
            return None
        over = OVER.get(kind)
        kinds = [kind] if over is None else [kind, over[0]]
        ids = {each: f"{look.about}/{each}/{standing.edges}" for each in kinds}
        known = looks.known_in(to, list(ids.values()))
        was_said = ids[kind] in known
        seen.waits = was_said and len(known) < len(ids)
        if not seen.waits and (was_said or not likely):
            return None
        seen.asked = look.at
        case = self._case(look, ends_of(seen.values, metric.rule.after))
        words = FORESIGHTS[kind](case)
        seen.waits = seen.waits or bool(words)
        if words:
            return None if was_said else _Said(kind, standing.edges, words)
        words = over[1](case) if over is not None and was_said else ""
        return _Said(over[0], standing.edges, words) if over is not None and words else None

    def _case(self, look: Look, ends: tuple[float, float] | None = None) -> Case:
        metric = self._metrics[look.about]
        return Case(self._seen[look.about].values, wanted_of(metric), metric.unit, False, ends)

    def _edge(self, look: Look, kind: str, key: int, words: str, due: Due) -> Edge:
        metric = self._metrics[look.about]
        at = due[metric.id](look.at) if metric.id in due else look.at
        points = None if look.value is None else metric.band.points(look.value)
        id_ = f"{look.about}/{kind}/{key}"
        return Edge(id_, kind, look.about, look.at, at, look.at, look.value, points, words)


class _Said(NamedTuple):
    """An edge to be: its kind, by what its id is told from others of the kind, and why."""

    kind: str
    key: int
    words: str


class _Seen:
    """The last values of a number, and whether the newest does not fit those before it."""

    def __init__(self) -> None:
        from bullseye.coach.odd.look import OddFinder

        self._last: deque[float] = deque(maxlen=LOOKED_BACK)
        self._finder = OddFinder()
        self.odd = False
        self.asked: datetime | None = None
        self.waits = True
        """Whether a likely miss was said that may be over; True too where that is not known yet."""

    @property
    def values(self) -> list[float]:
        """Oldest first."""
        return list(self._last)

    def was_asked(self, at: datetime) -> bool:
        """Whether a forecast was made so shortly before that it would say the same."""
        return self.asked is not None and 0 <= (at - self.asked).total_seconds() < ASKED_EVERY_S

    def take(self, look: Look) -> None:
        """One look more; silence and faults are no value."""
        if look.value is not None:
            self._last.append(look.value)
            self.odd = self._finder.take(look.value) is not None


def wanted_of(metric: Metric) -> Condition:
    """The values that are no miss: as far from the target as the points of its rule allow."""
    band, off = metric.band, (_MOST_POINTS - metric.rule.below) * metric.band.ring
    return Condition(
        None if band.better == LOWER else band.target - off, None if band.better == HIGHER else band.target + off
    )
