"""The report of a player: each drill over time and by device, what is usual, learning, fatigue, goals, what is next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from bullseye.measure.over_time.trend import MEASURES
from bullseye.measure.statistics.every import of_series
from bullseye.progress.coaching import said_as_json
from bullseye.progress.series_json import advice_as_json, series_as_json
from bullseye.progress.series_view import DAY
from bullseye.progress.trends import Key, Trend, by_key, select, trends
from bullseye.report.as_json import Shelves, plain, told_standing
from bullseye.report.of_goal import goal_part
from bullseye.report.parts import Content, Entry, Figure, Part, Table, Value, labelled, stem_of
from bullseye.session.clock import iso
from bullseye.wording.devices import device_name
from bullseye.wording.forms import COUNT, TEXT, UNITS, Form, form_of
from bullseye.words import capital, commas, headed, tr, trn

if TYPE_CHECKING:
    from bullseye.coach.pointing_advice import Advice
    from bullseye.coach.said import Said
    from bullseye.measure.over_time.trend import Point
    from bullseye.picture.drawing import Drawing
    from bullseye.progress.goals import Standing
    from bullseye.records.summary import Round

MOST_POINTS = 1000
"""So many rounds of a device are points of a chart; more would be a blot, and megabytes."""
_MEASURED = ("score", "throughput", "sigma", "accuracy", "hits_per_s")


def player_content(
    player: str,
    rounds: Iterable[Round],
    created: datetime,
    zone: tzinfo,
    shelves: Shelves,
    advice: Iterable[Advice] = (),
    standings: Sequence[Standing] = (),
    said: Sequence[Said] = (),
) -> Content:
    """All that the report of one player holds; simulated rounds are left out. Nothing is missing for no rounds."""
    rows = select(rounds, player)
    found = [(key, some, trends(some, zone)) for key, some in by_key(rows).items()]
    dates = [row.date for row in rows]
    values = plain(
        {
            "report": "player",
            "created": iso(created),
            "player": {
                "name": player,
                "rounds": len(rows),
                "shots": sum(row.shots for row in rows),
                "hits": sum(row.hits for row in rows),
                "first": min(dates, default=None),
                "last": max(dates, default=None),
            },
            "series": [series_as_json(*each, points=False) for each in found],
            "suggestions": advice_as_json(advice),
            "goals": [told_standing(each) for each in standings],
            "coach": said_as_json(said),
        }
    )

    def everything() -> dict[str, Any]:
        return {**values, "series": plain({"series": [series_as_json(*each) for each in found]})["series"]}

    parts = [_all(values, zone)]
    if standings:
        parts.append(_goals(values))
    parts += [_drill(name, each, shelves, zone) for name, each in _groups(found).items()]
    if values["suggestions"]:
        entries = tuple(
            Entry(headed(one["evidence"], f"{one['reading']}."), Value(f"suggestions.{n}.drill", TEXT))
            for n, one in enumerate(values["suggestions"])
        )
        parts.insert(1, Part(tr("What to do next"), entries=entries))
    if said:
        notes = (tr("By fixed rules of the newest series, as docs/coach.md tells; no model wrote it."),)
        parts.insert(1, Part(tr("Coach"), words=tuple(each.text for each in said), notes=notes))
    parts += [goal_part(n, each, zone, created) for n, each in enumerate(standings)]
    days = (
        [datetime.fromisoformat(day).astimezone(zone).date().isoformat() for day in (min(dates), max(dates))]
        if dates
        else []
    )
    span = days[:1] if len(set(days)) == 1 else [tr("{low} to {high}", low=days[0], high=days[1])] if days else []
    subtitle = tuple(span)
    first = next((figure for part in parts for figure in part.figures), None)
    lead = () if first is None else (first._replace(short=first.title),)
    parts = [_without(part, first) for part in parts]
    return Content(
        player,
        subtitle,
        values,
        tuple(parts),
        stem_of("bullseye", "player", player),
        hero=Value("player.rounds", COUNT),
        hero_unit=tr("round") if len(rows) == 1 else tr("rounds"),
        hero_label=tr("Played"),
        said="" if rows else tr("No rounds yet: play one, and its numbers will be here."),
        lead=lead,
        everything=everything,
        notes=(tr("Each device is a series of its own: a mouse and a trackpad are never one trend."),) if rows else (),
    )


def _without(part: Part, figure: Figure | None) -> Part:
    kept = tuple(each for each in part.figures if each is not figure)
    return (
        part
        if len(kept) == len(part.figures)
        else Part(part.title, part.words, part.entries, part.tables, kept, part.notes)
    )


def _all(values: dict[str, Any], zone: tzinfo) -> Part:
    entries = [
        Entry(tr("Rounds"), Value("player.rounds", COUNT)),
        Entry(tr("Shots"), Value("player.shots", COUNT), of=("stats", "shots")),
        Entry(tr("Hits"), Value("player.hits", COUNT), of=("stats", "hits")),
    ]
    best = _best(values, zone)
    return Part(tr("All rounds"), entries=tuple(entries), tables=(best,) if best else ())


def _goals(values: dict[str, Any]) -> Part:
    """Every goal in a line; each has a part of its own at the end."""
    forms = [Form("amount", unit=goal["measure"]) for goal in values["goals"]]
    rows = tuple(
        (goal["text"], Value(f"goals.{n}.value", form), Value(f"goals.{n}.target", form))
        for n, (goal, form) in enumerate(zip(values["goals"], forms, strict=True))
    )
    return Part(tr("Goals"), tables=(Table(("", tr("so far"), tr("target")), rows, (("goals", "value"),)),))


def _best(values: dict[str, Any], zone: tzinfo) -> Table | None:
    rows: list[tuple[Value | str, ...]] = []
    for n, one in enumerate(values["series"]):
        for m, measure in enumerate(one["measures"]):
            if measure["measure"] == "score":
                form = form_of("score", measure["unit"])
                at = f"series.{n}.measures.{m}.best"
                where = commas((one["drill"], one["face"], device_name(one["device"])))
                rows.append((where, Value(f"{at}.value", form), Value(f"{at}.date", Form("day", zone=zone))))
    return Table((tr("Best score"), "", tr("Date")), tuple(rows), (("measure", "best"),)) if rows else None


Found = tuple[Key, Sequence["Round"], Sequence[Trend]]


def _groups(found: Sequence[Found]) -> dict[tuple[str, str, str], list[tuple[int, Found]]]:
    """The devices of each drill, face and style, with their place among the series."""
    groups: dict[tuple[str, str, str], list[tuple[int, Found]]] = {}
    for n, each in enumerate(found):
        groups.setdefault((each[0].drill, each[0].face, each[0].style), []).append((n, each))
    return groups


def _drill(of: tuple[str, str, str], each: Sequence[tuple[int, Found]], shelves: Shelves, zone: tzinfo) -> Part:
    """One drill on one face, its devices told apart."""
    drill, face, style = of
    title = tr("{drill} on {face}, {style}", drill=shelves.drill_name(drill), face=shelves.face_name(face), style=style)
    words: list[str] = []
    entries: list[Entry] = []
    tables = []
    figures = []
    several = len(each) > 1
    stem = stem_of(drill, face, style)
    main = _main(each)
    if main:
        figures.append(_trend(f"trend-{stem}", title, main, zone))
    for n, (key, rows, some) in each:
        device = device_name(key.device) or tr("device not known")
        told = commas((device_name(device), trn("{n} round", "{n} rounds", len(rows))))
        if some:
            tables.append(measures_table(n, told, some))
        else:
            words.append(tr("{rounds}: each has a report of its own.", rounds=capital(told)))
        wanted = main_measure(some)
        for m, one in enumerate(some):
            label = tr("{one} with {device}", one=_label(one), device=device) if several else _label(one)
            entries += _change(f"series.{n}.measures.{m}", one, label)
            few = len(one.sessions) <= MOST_POINTS
            if few and one.measure == wanted and one.curve is not None and one.curve.learned:
                named = commas((title, device)) if several else title
                figures.append(_learning(f"learning-{stem}-{stem_of(device)}", named, one, zone))
            if one.measure == wanted and len(one.day) > 1:
                tables.append(_day(f"series.{n}.measures.{m}", one, label))
    return Part(title, tuple(words), tuple(entries), tuple(tables), tuple(figures))


def main_measure(some: Sequence[Trend]) -> str:
    """What a series is mainly about: its score, or for a pointing test its throughput; else its spread."""
    known = [one.measure for one in some]
    return next((measure for measure in _MEASURED if measure in known), "")


def _main(each: Sequence[tuple[int, Found]]) -> dict[str, Trend]:
    """The main measure of each device that has it."""
    wanted = main_measure(each[0][1][2])
    return {key.device or tr("not known"): one for _, (key, _, some) in each for one in some if one.measure == wanted}


def _label(one: Trend) -> str:
    return capital(MEASURES[one.measure].label)


def _unit(one: Trend) -> tuple[str, float]:
    """The unit on a chart, and what values are multiplied with for it."""
    if one.measure == "accuracy":
        return "%", 1.0
    return ("s", 0.001) if one.unit == "ms" else (UNITS.get(one.unit, one.unit), 1.0)


def _trend(name: str, title: str, main: Mapping[str, Trend], zone: tzinfo) -> Figure:
    one = next(iter(main.values()))
    unit, factor = _unit(one)
    # A range belongs to one device: over several it would be read as everyone's.
    band = None
    if len(main) == 1 and one.usual is not None:
        band = (one.usual.low * factor, one.usual.high * factor)

    many = any(len(each.points) > MOST_POINTS for each in main.values())
    if many:
        title = tr("{one}, the last {most_points} rounds", one=title, most_points=MOST_POINTS)

    def draw(width: float, height: float, title: str) -> Drawing:
        from bullseye.picture.chart import trend_chart

        points = {device: _stamps(each.points[-MOST_POINTS:], factor) for device, each in main.items()}
        return trend_chart(points, title=title, unit=unit, zone=zone, band=band, width=width, height=height)

    short = (
        tr("{one}, the last {most_points} rounds", one=_label(one), most_points=MOST_POINTS) if many else _label(one)
    )
    return Figure(name, headed(_label(one), title), short, draw, 0.46)


def _learning(name: str, title: str, one: Trend, zone: tzinfo) -> Figure:
    unit, factor = _unit(one)
    curve = one.curve
    assert curve is not None

    def draw(width: float, height: float, title: str) -> Drawing:
        from bullseye.picture.chart import trend_chart

        return trend_chart(
            {tr("Mean of a session"): _stamps(one.sessions, factor)},
            title=title,
            unit=unit,
            zone=zone,
            curve=lambda n: curve.at(n) * factor,
            width=width,
            height=height,
        )

    return Figure(name, tr("Learning: {title}", title=title), tr("Learning"), draw, 0.6)


def _stamps(points: Iterable[Point], factor: float) -> list[tuple[datetime, float]]:
    return [(point.when, point.value * factor) for point in points]


def measures_table(n: int, head: str, some: Sequence[Trend]) -> Table:
    """A row for each measure of the series at place *n* of the JSON, a column for each statistic that has one."""
    rows: list[tuple[Value | str, ...]] = []
    columns = [line for line in of_series() if line.column]
    for m, one in enumerate(some):
        label, form = labelled(_label(one), form_of(one.measure, one.unit))
        at = f"series.{n}.measures.{m}"
        rows.append((label, *(Value(f"{at}.{line.key}", form) for line in columns)))
    meant = tuple(("measure", line.key) for line in columns)
    return Table((capital(head), *(line.column for line in columns)), tuple(rows), meant)


def _change(at: str, one: Trend, name: str) -> list[Entry]:
    """Where the learning leads and what each further round of a sitting does, as far as it is known."""
    form = form_of(one.measure, one.unit)
    found = []
    if one.curve is not None and one.curve.learned and one.curve.plateau is not None:
        label = tr("{one} levels off at", one=name)
        between = Value(f"{at}.learning.plateau_ci95", form)
        found.append(Entry(label, Value(f"{at}.learning.plateau", form), between, ("measure", "learning")))
        sessions = Value(f"{at}.learning.half_life", Form("number", 1, tr("sessions")))
        found.append(Entry(tr("{one}: half of what is left in", one=name), sessions))
    if one.tiring is not None and one.measure in ("score", "throughput"):
        slope = Form("signed", 2, tr("{unit} a round", unit=UNITS.get(one.unit, one.unit)))
        label = tr("{one} within a sitting", one=name)
        interval = Value(f"{at}.fatigue.ci95", slope)
        found.append(Entry(label, Value(f"{at}.fatigue.per_round", slope), interval, ("measure", "fatigue")))
    return found


def _day(at: str, one: Trend, name: str) -> Table:
    form = form_of(one.measure, one.unit)
    rows = tuple(
        (
            DAY[part.part],
            Value(f"{at}.time_of_day.{k}.rounds", COUNT),
            Value(f"{at}.time_of_day.{k}.mean", form),
            Value(f"{at}.time_of_day.{k}.mean_ci95", form._replace(unit="")),
        )
        for k, part in enumerate(one.day)
    )
    head = (tr("{one} by time of day", one=name), tr("rounds"), tr("mean"), "95 %")
    return Table(head, rows, (("measure", "time_of_day"), ("measure", "mean_ci95")))
