"""What the statistics page shows: the series there are to choose from, one of them measured, its numbers in words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo
from math import ceil, fsum
from typing import Any, NamedTuple

from bullseye.measure.over_time.learning import ENOUGH_SESSIONS, Curve
from bullseye.measure.over_time.trend import MEASURES, Fatigue, Point, sittings
from bullseye.measure.statistics.every import of_series, statistic
from bullseye.progress.trends import Trend, select, trend
from bullseye.records.summary import Round
from bullseye.session.record import Record
from bullseye.wording.devices import device_name
from bullseye.wording.explanation import Explanation, of_statistic
from bullseye.wording.forms import UNITS, bare, figure, form_of, text_of
from bullseye.wording.numbers import CI95, MINUS, Number
from bullseye.words import capital, signs, tr, trn
from bullseye.words import number as written

MOST_POINTS = 300
"""More points than this cannot be told apart on a chart: then each is the mean of several rounds."""
ALL = ""
UNKNOWN = tr("device not known")
DAY = {"night": tr("Night"), "morning": tr("Morning"), "afternoon": tr("Afternoon"), "evening": tr("Evening")}
"""What the parts of the day are called."""


class Choice(NamedTuple):
    """What is looked at; *device* ALL is every device, each as a series of its own."""

    player: str
    drill: str
    face: str
    style: str
    device: str
    measure: str


class Options(NamedTuple):
    """What can be chosen beside a choice; *faces* are (face, style)."""

    players: list[str]
    drills: list[str]
    faces: list[tuple[str, str]]
    devices: list[str]
    measures: list[str]


class Shown(NamedTuple):
    """A choice measured. *each* has the trend of each device, the one that the numbers are about first.

    *together* is how many rounds a point of the chart stands for.
    """

    choice: Choice
    options: Options
    each: tuple[Trend, ...]
    together: int

    @property
    def main(self) -> Trend | None:
        """What the numbers are about."""
        return self.each[0] if self.each else None

    @property
    def series(self) -> dict[str, list[Point]]:
        """The points of each device, under its name, thinned where there are too many for a chart."""
        return {device_text(one.key.device): gathered(one.points, self.together) for one in self.each}


def device_text(device: str) -> str:
    """A device as a heading."""
    name = device_name(device) or UNKNOWN
    return capital(name)


def gathered(points: Sequence[Point], together: int) -> list[Point]:
    """The means of *together* rounds each, in order, at the date of the last of them; the newest may be fewer."""
    if together <= 1:
        return list(points)
    parts = [points[n : n + together] for n in range(0, len(points), together)]
    return [Point(part[-1].when, fsum(p.value for p in part) / len(part), part[-1].device) for part in parts]


def look(rounds: Sequence[Round], wanted: Choice, zone: tzinfo, device: str = "") -> Shown | None:
    """The nearest choice to *wanted* that has rounds, measured; None when nobody has shot one.

    What is not there any more gives way to the newest round's own. *device* is the one in the hand now: of several
    devices it comes first, if it has rounds.
    """
    people = select(rounds)
    if not people:
        return None
    players = sorted({row.player for row in people}, key=str.casefold)
    mine = [row for row in people if row.player == wanted.player]
    if not mine:
        mine = [row for row in people if row.player == _newest(people).player]
    player = mine[0].player
    drills = list(dict.fromkeys(row.drill for row in sorted(mine, key=lambda row: row.date, reverse=True)))
    rows = [row for row in mine if row.drill == wanted.drill]
    if not rows:
        rows = [row for row in mine if row.drill == drills[0]]
    drill = rows[0].drill
    faces = sorted({(row.face, row.style) for row in rows})
    fits = [row for row in rows if (row.face, row.style) == (wanted.face, wanted.style)]
    if not fits:
        newest = _newest([row for row in rows if row.face == wanted.face] or rows)
        fits = [row for row in rows if (row.face, row.style) == (newest.face, newest.style)]
    face, style = fits[0].face, fits[0].style
    devices = sorted({row.device for row in fits})
    chosen = wanted.device if wanted.device in devices else ALL
    measures = [name for name, of in MEASURES.items() if any(of.value(row) is not None for row in fits)]
    measure = wanted.measure if wanted.measure in measures else measures[0] if measures else "score"
    first = device if device in devices else _newest(fits).device
    order = [chosen] if chosen else sorted(devices, key=lambda name: (name != first, name))
    found = [trend([row for row in fits if row.device == name], measure, zone) for name in order]
    each = tuple(one for one in found if one is not None)
    most = max((len(one.points) for one in each), default=0)
    return Shown(
        Choice(player, drill, face, style, chosen, measure),
        Options(players, drills, faces, devices, measures),
        each,
        max(1, ceil(most / MOST_POINTS)),
    )


def _newest(rows: Sequence[Round]) -> Round:
    return max(rows, key=lambda row: row.date)


def choice_of(record: Record) -> Choice:
    """The choice that shows a round's own series, with all devices."""
    measure = "throughput" if record.tapping is not None else "score"
    return Choice(record.player, record.drill, record.face, record.style, ALL, measure)


def choice_of_row(row: Round) -> Choice:
    """The same for a row of the summary."""
    measure = "score" if row.throughput is None else "throughput"
    return Choice(row.player, row.drill, row.face, row.style, ALL, measure)


# -- the chart -----------------------------------------------------------------------------------------


def chart_unit(one: Trend) -> tuple[str, float]:
    """The unit that a chart of it has, and what its values are multiplied by for that."""
    if one.measure == "accuracy":
        return "%", 1.0
    return ("s", 0.001) if one.unit == "ms" else (UNITS.get(one.unit, one.unit), 1.0)


def curve_of(one: Trend, together: int = 1, by: str = "count") -> Callable[[float], float] | None:
    """The learning curve at the n-th point of the chart, n from 0; None where nothing was learned for sure.

    The curve runs over sessions: by count, a session's height stands at the middle of its rounds; by date, at all of
    them, as they stand one above the other. It is straight between two sessions.
    """
    curve = one.curve
    if curve is None or not curve.learned:
        return None
    places: list[float] = []
    sessions: list[float] = []
    first = 0
    for session, part in enumerate(sittings(one.points)):
        last = first + len(part) - 1
        for place in (first, last) if by == "date" and last > first else ((first + last) / 2,):
            places.append(place)
            sessions.append(session)
        first = last + 1

    def at(n: float) -> float:
        place = n * together + (together - 1) / 2
        k = min(max(bisect_right(places, place) - 1, 0), len(places) - 2)
        share = (place - places[k]) / (places[k + 1] - places[k])
        return curve.at(sessions[k] + share * (sessions[k + 1] - sessions[k]))

    return at


# -- the numbers ---------------------------------------------------------------------------------------


def value_text(one: Trend, value: Any) -> str:
    """A value of the series as it is read: its label says what points are."""
    form = form_of(one.measure, one.unit)
    return text_of(value, bare(form) if form.unit == UNITS["points"] else form)


def change_text(one: Trend, value: float) -> str:
    """A change of it, with its sign."""
    return f"{'+' if value > 0 else MINUS if value < 0 else ''}{value_text(one, abs(value))}"


def _of_one_round(one: Trend, value: Any) -> str:
    """What a single round can have: whole points are whole."""
    return value_text(one, value).removesuffix(signs(".0"))


def _learning(one: Trend, curve: Curve | None) -> str:
    if curve is None:
        return tr(
            "{sessions} of {enough_sessions} sessions", sessions=len(one.sessions), enough_sessions=ENOUGH_SESSIONS
        )
    if not curve.learned:
        return tr("no change for sure")
    if curve.plateau is None:
        return tr("{change} in 5 more", change=change_text(one, curve.ahead))
    return tr("levels off at {level}", level=value_text(one, curve.plateau))


def _within_sitting(one: Trend, found: Fatigue | None) -> str:
    if found is None:
        return statistic("measure", "fatigue").needs
    low, high = found.ci95
    return (
        tr("no change for sure")
        if low <= 0 <= high
        else tr("{change} a round", change=change_text(one, found.per_round))
    )


_WORDS: Mapping[str, Callable[[Trend, Any], str]] = {
    "best": _of_one_round,
    "latest": _of_one_round,
    "learning": _learning,
    "fatigue": _within_sitting,
}
"""Those that are not read as a value of the series."""
_ELSEWHERE = ("n", "sessions", "time_of_day", "points")
"""Those that the list of numbers leaves to other parts of the page."""


def numbers(one: Trend) -> list[Number]:
    """The series in numbers, in the order of its statistics."""
    found = [Number("n", tr("Rounds"), written(len(one.points), ","))]
    for line in of_series():
        if line.key in _ELSEWHERE:
            continue
        value = one.values[line.key]
        words = _WORDS.get(line.key, value_text)(one, value)
        found.append(Number(line.key, line.title, line.needs if value is None and line.needs else words))
    return found


def day_parts(one: Trend) -> list[Number]:
    """The means of the parts of the day."""
    return [Number("time_of_day", DAY[part.part], value_text(one, part.mean)) for part in one.day]


def explain_number(one: Trend, number: Number) -> Explanation:
    """Where a number of the series comes from, with what it was made of."""
    values = _values(one)
    if number.key == "usual":  # by its own n, the last rounds
        del values["n"]
    found = of_statistic("measure", number.key, values, number.text)
    name = found.name if number.key != "time_of_day" else number.label
    return found._replace(name=name, inputs=(*_more(one, number.key), *found.inputs))


def _values(one: Trend) -> dict[str, Any]:
    return {
        "n": len(one.points),
        "mean": value_text(one, one.mean),
        "better": one.better,
        "sessions": len(one.sessions),
    }


def _more(one: Trend, key: str) -> tuple[tuple[str, str], ...]:
    """What a number is made of that has no line of its own."""
    usual, curve, tired = one.usual, one.curve, one.tiring
    found: list[tuple[str, str]] = []
    if key in ("best", "latest"):
        when = (one.best if key == "best" else one.points[-1]).when.astimezone(one.series.times.zone)
        found.append(("on", f"{when:%Y-%m-%d %H:%M}"))
    elif key == "usual" and usual is not None:
        found += [
            (tr("n, the last rounds"), str(usual.rounds)),
            ("mean", value_text(one, usual.mean)),
            ("sd", value_text(one, usual.sd)),
        ]
    elif key == "learning" and curve is not None:
        found += [
            ("level", value_text(one, curve.level)),
            ("gain", change_text(one, curve.gain)),
            (tr("rate, a session"), figure(curve.rate)),
            (tr("five more sessions should bring"), change_text(one, curve.ahead)),
            (CI95, _span(change_text(one, curve.ahead_ci95[0]), change_text(one, curve.ahead_ci95[1]))),
            (tr("noise from session to session"), value_text(one, curve.noise)),
        ]
        if curve.plateau is not None and curve.plateau_ci95 is not None:
            low, high = curve.plateau_ci95
            found.append((tr("where it leads"), value_text(one, curve.plateau)))
            found.append((CI95, _span(value_text(one, low), value_text(one, high))))
        if curve.half_life is not None:
            found.append((tr("half of what is left in"), tr("{half_life} sessions", half_life=figure(curve.half_life))))
    elif key == "fatigue" and tired is not None:
        found += [
            (tr("change from round to round"), change_text(one, tired.per_round)),
            (CI95, tr("{one} to {one_2}", one=change_text(one, tired.ci95[0]), one_2=change_text(one, tired.ci95[1]))),
            ("rounds", str(tired.rounds)),
            ("sittings", str(tired.sittings)),
        ]
    elif key == "time_of_day":
        found += [
            (
                part.part,
                tr(
                    "{one} of {rounds}",
                    one=value_text(one, part.mean),
                    rounds=trn("{n} round", "{n} rounds", part.rounds),
                ),
            )
            for part in one.day
        ]
    return tuple(found)


def _span(low: str, high: str) -> str:
    return tr("{low} to {high}", low=low, high=high)


def measure_text(measure: str) -> str:
    """A measure as a heading."""
    return capital(MEASURES[measure].label)
