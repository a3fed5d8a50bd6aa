"""How a player stands and changes, from the rows of the summary: trends per device, verdicts, what to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from math import fsum
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.coach.pointing_advice import Advice
from bullseye.errors import BadInputError, BullseyeError
from bullseye.measure.over_time.learning import Curve, learning_curve
from bullseye.measure.over_time.series import Series, series_of
from bullseye.measure.over_time.trend import (
    MEASURES,
    DayPart,
    Fatigue,
    Point,
    Times,
    Usual,
    by_device,
    fatigue,
    in_order,
    judge,
    points_of,
    series,
    sittings,
    verdict_text,
)
from bullseye.measure.statistics.every import of_series
from bullseye.progress.limits import limits_for
from bullseye.records.summary import Round
from bullseye.session.record import Record
from bullseye.wording.devices import device_name
from bullseye.wording.forms import UNITS
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.records.store import Store
    from bullseye.target.scoring import Scorer

_POINTING_ROUNDS = 5


class Key(NamedTuple):
    """What may be compared: one player's rounds of one drill on one face in one style, with one device."""

    player: str
    drill: str
    face: str
    style: str
    device: str


class Trend(NamedTuple):
    """One measure of one series over time. *values* has what is measured of it, by the keys of docs/statistics.md.

    *curve* needs six sessions, *usual* and *mean_ci95* five rounds; None with fewer. *tiring* is the change from round
    to round within a sitting.
    """

    key: Key
    measure: str
    unit: str
    series: Series
    values: Mapping[str, Any]

    @property
    def better(self) -> str:
        """`higher` or `lower`."""
        return self.series.better

    @property
    def points(self) -> tuple[Point, ...]:
        """Each round, oldest first."""
        return self.series.points

    @property
    def sessions(self) -> tuple[Point, ...]:
        """The means of the sittings, oldest first."""
        return self.series.sessions

    @property
    def mean(self) -> float:
        """The mean of all rounds."""
        return float(self.values["mean"])

    @property
    def best(self) -> Point:
        """The best round."""
        found: Point = self.values["best"]
        return found

    @property
    def usual(self) -> Usual | None:
        """The usual range."""
        found: Usual | None = self.values["usual"]
        return found

    @property
    def curve(self) -> Curve | None:
        """The learning curve."""
        found: Curve | None = self.values["learning"]
        return found

    @property
    def tiring(self) -> Fatigue | None:
        """The change within a sitting."""
        found: Fatigue | None = self.values["fatigue"]
        return found

    @property
    def day(self) -> Sequence[DayPart]:
        """The parts of the day."""
        found: Sequence[DayPart] = self.values["time_of_day"]
        return found


def key_of(row: Round) -> Key:
    """The series that a round belongs to."""
    return Key(row.player, row.drill, row.face, row.style, row.device)


def select(
    rounds: Iterable[Round],
    player: str = "",
    drill: str = "",
    face: str = "",
    style: str = "",
    device: str = "",
    since: date | None = None,
    zone: tzinfo | None = None,
) -> list[Round]:
    """The rounds that people shot and that fit what is given ("" is any), in the order they came.

    *since* is the first day that counts, in *zone*. Raises BadInputError for a *since* without a zone.
    """
    if since is not None and zone is None:
        raise BadInputError(tr("a first day needs a time zone; hand one in"))
    return [
        row
        for row in rounds
        if not row.simulated
        and player in ("", row.player)
        and drill in ("", row.drill)
        and face in ("", row.face)
        and style in ("", row.style)
        and device in ("", row.device)
        and (since is None or datetime.fromisoformat(row.date).astimezone(zone).date() >= since)
    ]


def by_key(rounds: Iterable[Round]) -> dict[Key, list[Round]]:
    """The rounds of each series; the series with most rounds first."""
    found: dict[tuple[str, ...], list[Round]] = {}
    for row in rounds:
        found.setdefault(_KEY(row), []).append(row)
    return {Key(*key): rows for key, rows in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))}


_KEY: Callable[[Round], tuple[str, ...]] = attrgetter(*Key._fields)


def over_time(
    rounds: Iterable[Round],
    player: str,
    drill: str,
    face: str = "",
    style: str = "",
    device: str = "",
    measure: str = "score",
) -> dict[str, list[Point]]:
    """One measure of one player in one drill, a series for each device, oldest first. "" is any face, style, device.

    Raises BadInputError for a measure that there is not.
    """
    rows = select(rounds, player, drill, face, style, device)
    return by_device(series(rows, MEASURES[_measure(measure)].value, lambda row: row.device))


def trend(rows: Sequence[Round], measure: str, zone: tzinfo) -> Trend | None:
    """All there is to say of one measure of the rounds of one series; None when no round has a value.

    Raises BadInputError for a measure that there is not.
    """
    name = _measure(measure)
    ordered, whens = in_order(rows)
    return _trend(ordered, Times(whens, zone), name)


def _trend(rows: Sequence[Round], times: Times, measure: str) -> Trend | None:
    """The same of rows that are in order, with their *times*."""
    points = points_of(rows, times.whens, MEASURES[measure].value, attrgetter("device"))
    if not points:
        return None
    limits = limits_for(measure, rows[0], [point.value for point in points])
    one = series_of(points, MEASURES[measure].better_of(rows[0]), times.zone, limits, times)
    values = {line.key: line.of(one) for line in of_series() if line.of is not None}
    return Trend(key_of(rows[0]), measure, MEASURES[measure].unit_of(rows[0]), one, values)


def trends(rows: Sequence[Round], zone: tzinfo) -> list[Trend]:
    """Every measure that the rounds of one series have."""
    ordered, whens = in_order(rows)
    times = Times(whens, zone)
    return [found for measure in MEASURES if (found := _trend(ordered, times, measure)) is not None]


def _measure(name: str) -> str:
    if name not in MEASURES:
        raise BadInputError(
            tr("no measure is called {name}; choose one of: {measures}", name=f"{name!r}", measures=", ".join(MEASURES))
        )
    return name


def verdict(rounds: Iterable[Round], record: Record) -> str:
    """What a new round is against one's own noise, with the same device; "" when there is nothing to cheer.

    *rounds* may hold the new round's own row. Only ranked rounds are held against each other.
    """
    if not record.ranked or record.score is None:
        return ""
    player, drill, face, style, id_ = record.player, record.drill, record.face, record.style, record.id
    same = [
        row
        for row in rounds
        if row.player == player
        and row.drill == drill
        and row.face == face
        and row.style == style
        and row.ranked
        and row.id != id_
    ]
    device = record.way
    before = sorted((row for row in same if row.device == device), key=lambda row: row.date)
    values = [value for value in map(MEASURES["score"].value, before) if value is not None]
    score = record.score / (10 if record.score_unit == "tenths" else 1)
    several = bool(device) and any(row.device != device for row in same)
    return verdict_text(judge(values, score, record.better), device if several else "")


# -- what to do next ---------------------------------------------------------------------------------


def suggestions(store: Store, player: str, key: Key | None = None) -> list[Advice]:
    """What *player* might do next, the most telling first, by the last rounds of one series and pointing tests.

    The series is that of the newest round where no *key* is given. A few rounds are read with their shots. Raises
    StorageError when the records cannot be read.
    """
    mine = select(store.rounds(), player)
    if not mine:
        return []
    chosen = key_of(max(mine, key=lambda row: row.date)) if key is None else key
    rows = sorted((row for row in mine if key_of(row) == chosen), key=lambda row: row.date)
    return [*_of_pointing(store, mine, chosen.device), *_of_rounds(store, mine, rows, chosen)]


def records_of(store: Store, rows: Iterable[Round]) -> list[Record]:
    """The rounds with their shots; those that changed since the rows were read are left out."""
    found = []
    for row in rows:
        try:
            found.append(store.history.record_at(row.at, row.length))
        except BullseyeError:  # changed since the rows were read: the next look sees it
            continue
    return found


def _of_pointing(store: Store, mine: Sequence[Round], device: str) -> list[Advice]:
    rows = sorted((row for row in mine if row.throughput is not None and row.device == device), key=lambda r: r.date)
    if not rows:
        return []
    from bullseye.coach.pointing_advice import advise
    from bullseye.measure.pointing.tapping import paths_of_record, runs_of_record

    runs, paths = [], []
    for record in records_of(store, rows[-_POINTING_ROUNDS:]):
        try:
            runs += runs_of_record(record)
            paths += paths_of_record(record)
        except BullseyeError:
            continue
    means = [fsum(p.value for p in part) / len(part) for part in sittings(series(rows, MEASURES["throughput"].value))]
    return advise(runs, paths, curve=learning_curve(means, MEASURES["throughput"].limits_of(rows[0])))


def _of_rounds(store: Store, mine: Sequence[Round], rows: Sequence[Round], key: Key) -> list[Advice]:
    from bullseye.coach import round_advice as practice

    last = [row for row in rows if row.shots and not row.test][-practice.LAST_ROUNDS :]
    same = sorted((row for row in mine if key_of(row)[:4] == key[:4]), key=lambda row: row.date)
    found = [_off_centre(store, last)] if len(last) >= practice.ENOUGH_ROUNDS else []
    found.append(practice.hit_rate(sum(row.hits for row in last), sum(row.shots for row in last), len(last)))
    points = series(rows, MEASURES["score"].value)
    if points:
        unit = MEASURES["score"].unit_of(rows[0])
        unit = UNITS.get(unit, unit)
        means = [fsum(point.value for point in part) / len(part) for part in sittings(points)]
        found.append(practice.tiring(fatigue(points), tr("the score"), unit, rows[0].better))
        limits = limits_for("score", rows[0], [point.value for point in points])
        found.append(practice.plateau(learning_curve(means, limits), tr("the score"), unit))
    found.append(practice.mixed_devices(device_name(row.device) for row in same))
    return [advice for advice in found if advice is not None]


def _off_centre(store: Store, rows: Sequence[Round]) -> Advice | None:
    from bullseye.coach.round_advice import off_centre
    from bullseye.measure.round_values import shots_at_targets

    records = records_of(store, rows)
    try:
        return off_centre([shots_at_targets(record) for record in records], scorer_of(records[-1]) if records else None)
    except BullseyeError:  # rounds that tell nothing of a centre
        return None


def scorer_of(record: Record) -> Scorer | None:
    """What scores shots as in the round; None when its record does not tell enough."""
    from bullseye.target.face import STANDARD
    from bullseye.target.scoring import Scorer

    try:
        return Scorer(record.face_as_shot(), STANDARD, record.gauge_mm) if record.rings else None
    except BullseyeError:  # a round from elsewhere may hold no more than a record must
        return None
