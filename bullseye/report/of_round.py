"""The report of a round: its score, its shots and their group, what better aim would gain, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from bullseye.measure.over_time.trend import MEASURES
from bullseye.measure.statistics.every import is_statistic
from bullseye.play.round.outcome import Outcome
from bullseye.progress.group_facts import group_sheet, left_out_text
from bullseye.report.as_json import Shelves, aimed, round_as_json
from bullseye.report.parts import Cell, Content, Entry, Figure, Part, Table, Value, labelled, stem_of
from bullseye.session.record import Record
from bullseye.wording.devices import device_name
from bullseye.wording.forms import CHANCE, COUNT, MM, TEXT, Form, form_of
from bullseye.wording.numbers import score_text
from bullseye.words import capital, commas, headed, tr

if TYPE_CHECKING:
    from bullseye.picture.drawing import Drawing
    from bullseye.records.summary import Round
    from bullseye.session.scorecard import Scorecard

HEAT_SHOTS = 20
PLACES = {
    "within": tr("as usual"),
    "better": tr("better than usual"),
    "worse": tr("worse than usual"),
    None: tr("too few rounds"),
}
_FACTS = {"on_target": "accuracy"}
"""Facts that have their line in STATISTICS under another key."""


def round_content(
    record: Record,
    rounds: Iterable[Round],
    created: datetime,
    zone: tzinfo,
    shelves: Shelves,
    sitting: Sequence[Record] = (),
) -> Content:
    """All that the report of one round holds; *sitting* are all distances of its match, for the score sheet.

    Raises BadRecordError when the record is not whole.
    """
    values, card = round_as_json(record, rounds, created, shelves, sitting)
    about = values["round"]
    finished = datetime.fromisoformat(about["finished"]).astimezone(UTC)
    what = tr("{drill_name} on {face_name}", drill_name=about["drill_name"], face_name=about["face_name"])
    how = [about["style"], device_name(about["device"]), finished.astimezone(zone).strftime("%Y-%m-%d %H:%M")]
    subtitle = (
        commas(how),
        *([tr("Round code {code}", code=about["code"])] if about["code"] else []),
    )
    stem = stem_of("bullseye", "round", about["drill"], finished.strftime("%Y%m%dT%H%M%SZ"))
    title = headed(about["player"], what)
    if record.test:
        from bullseye.report.of_lab import lab_content

        begun = Content(title, subtitle, values, tuple(_standing(values)), stem, notes=_notes(card))
        return lab_content(begun, record)
    places, misses = aimed(card)
    hole_mm = record.gauge_mm

    def shots(width: float, height: float, title: str) -> Drawing:
        from bullseye.picture.chart import shot_chart

        return shot_chart(card.face, places, title=title, hole_mm=hole_mm, misses=misses, width=width, height=height)

    unit = about["score_unit"]
    parts = [
        _score(values, unit),
        *_fixing(values),
        *_standing(values),
        *_group(values, len(places), left_out_text(group_sheet(card))),
        *_sheet(values),
    ]
    lead: tuple[Figure, ...] = (Figure("shots", title, tr("Shots and group"), shots, 0.5),)
    if len(places) >= HEAT_SHOTS:
        lead = (lead[0]._replace(shape=0.68), _heat(card, places, title))
    return Content(
        title,
        subtitle,
        values,
        tuple(parts),
        stem,
        hero=Value("round.score", Form("score", 0, unit)),
        hero_unit=tr("points") if unit in ("points", "tenths") and about["score"] is not None else "",
        hero_label=tr("Score"),
        said=values["verdict"],
        lead=lead,
        notes=_notes(card),
    )


def _heat(card: Scorecard, places: Sequence[tuple[float, float]], title: str) -> Figure:
    def draw(width: float, height: float, title: str) -> Drawing:
        from bullseye.picture.chart import heat_map

        return heat_map(card.face, places, title=title, width=width, height=height)

    return Figure("heat-map", title, tr("Where the shots fall"), draw, 1.12)


def _notes(card: Scorecard) -> tuple[str, ...]:
    """What keeps the round off the board, in a sentence."""
    return () if card.record.ranked else (Outcome(card).headline() + ".",)


def _score(values: dict[str, Any], unit: str) -> Part:
    of = ("round", "score")
    entries = []
    for n, line in enumerate(values["breakdown"]):
        form = Form("score", 0, unit) if unit == "ms" else Form("number" if n == 0 else "signed", 0)
        entries.append(Entry(line["label"], Value(f"breakdown.{n}.value", form)))
    if len(entries) > 1:
        entries.append(Entry(tr("Score"), Value("round.score", Form("score", 0, unit)), of=of))
    elif entries:
        entries[0] = entries[0]._replace(of=of)
    for n, fact in enumerate(values["facts"]):
        known = ("round", _FACTS.get(fact["key"], fact["key"]))
        entries.append(Entry(fact["label"], Value(f"facts.{n}.text", TEXT), of=known if is_statistic(*known) else None))
    return Part(tr("Score"), entries=tuple(entries))


def _sheet(values: dict[str, Any]) -> list[Part]:
    """The score sheet, a table for each distance or stage, as on paper."""
    found = values["score_sheet"]
    if found is None:
        return []
    score = Form("number", 0, "") if found["unit"] == "points" else Form("score", 0, "tenths")
    inner = bool(found["inner"])
    head = (found["end"], tr("Shots"), tr("Sum"), tr("Total"), tr("Tens"), *([found["inner"]] if inner else []))
    tables, words = [], []
    several = len(found["blocks"]) > 1
    for b, block in enumerate(found["blocks"]):
        path = f"score_sheet.blocks.{b}"
        rows: list[tuple[Cell, ...]] = []
        for n, line in enumerate(block["lines"]):
            of = f"{path}.lines.{n}"
            keys = ("tens", "inner_tens") if inner else ("tens",)
            cells = [Value(f"{of}.{key}", score) for key in ("sum", "running")]
            counts = [Value(f"{of}.{key}", COUNT) for key in keys]
            rows.append((str(line["number"]), Value(f"{of}.text", TEXT), *cells, *counts))
        counts = [Value(f"{path}.{key}", COUNT) for key in (("tens", "inner_tens") if inner else ("tens",))]
        rows.append(("", block["title"] or tr("In all"), Value(f"{path}.total", score), "", *counts))
        tables.append(Table(head, tuple(rows), (("report", "score_sheet"),), wide=True, left=2))
    if several:
        words.append(tr("{name}: {total} in all.", name=found["name"], total=score_text(found["total"], found["unit"])))
    return [Part(tr("Score sheet"), tuple(words), tables=tuple(tables))]


def _fixing(values: dict[str, Any]) -> list[Part]:
    found = values["what_if"]
    if found is None:
        return []
    unit = found["unit"]
    score = Form("number", 0, "") if unit == "points" else Form("score", 0, "tenths")
    labels = {
        "as_shot": tr("As shot"),
        "centred": tr("Centred"),
        "halved": tr("Half the spread"),
        "centred_and_halved": tr("Both"),
    }
    entries = [Entry(label, Value(f"what_if.{key}", score), of=("what_if", key)) for key, label in labels.items()]
    words = (found["sentence"], tr("Ring points of the same shots, scored again:"))
    return [Part(tr("What better aim would gain"), words, tuple(entries))]


def _standing(values: dict[str, Any]) -> list[Part]:
    rows = []
    for n, one in enumerate(values["standing"]):
        label, bare = labelled(capital(MEASURES[one["measure"]].label), form_of(one["measure"], one["unit"]))
        low, high = Value(f"standing.{n}.usual.low", bare), Value(f"standing.{n}.usual.high", bare)
        rows.append((label, Value(f"standing.{n}.value", bare), low, high, PLACES[one["place"]]))
    table = Table(("", tr("This round"), tr("Usual from"), tr("to"), ""), tuple(rows), (("standing", "usual"),))
    return [Part(tr("Against your usual"), tables=(table,))] if rows else []


def _group(values: dict[str, Any], n: int, left_out: str) -> list[Part]:
    if not n:
        none = tr("No shots at a target in this round, so there is no group to measure.")
        return [Part(tr("Group"), (left_out or none,))]

    def entry(label: str, key: str, form: Form = MM, interval: str = "", path: str = "") -> Entry:
        between = Value(f"group.{interval}", form) if interval else None
        return Entry(label, Value(f"group.{path or key}", form), between, ("group", key))

    few: tuple[str, ...] = ()
    if n < 3:
        few = (
            tr("One shot tells little: a dash is what it cannot tell.")
            if n == 1
            else tr("Two shots tell little: a dash is what they cannot tell."),
        )
    entries = [
        entry(tr("Shots"), "n", COUNT),
        entry(tr("Middle, right +"), "mpi_x", MM, "mpi_ci95.x"),
        entry(tr("Middle, up +"), "mpi_y", MM, "mpi_ci95.y"),
        entry(tr("Off the aim"), "offset"),
        entry(tr("Chance of that"), "off_centre", CHANCE, path="off_centre.p"),
        entry(tr("Sigma"), "sigma", MM, "sigma_ci95"),
        entry(tr("CEP 50 %"), "cep50"),
        entry(tr("CEP 90 %"), "cep90"),
        entry(tr("CEP 95 %"), "cep95"),
        entry(tr("95 % ellipse, long half"), "ellipse95", path="ellipse95.semi_major"),
        entry(tr("95 % ellipse, short half"), "ellipse95", path="ellipse95.semi_minor")._replace(of=None),
        entry(tr("Mean radius"), "mean_radius"),
        entry(tr("Extreme spread"), "extreme_spread"),
        entry(tr("Smallest circle, radius"), "enclosing_radius"),
    ]
    return [Part(tr("Group"), (*few, *filter(None, (left_out,))), tuple(entries))]
