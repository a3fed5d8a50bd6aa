"""The reports of the two tests: throughput with where the movements ended, reaction times with what choice costs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bullseye.measure.reaction.times import times_ms
from bullseye.measure.statistics.every import statistic
from bullseye.report.parts import Cell, Content, Entry, Figure, Part, Table, Value
from bullseye.session.record import Record
from bullseye.wording.forms import BITS_PER_S, COUNT, MS, SHARE, Form
from bullseye.wording.lab_facts import (
    COST,
    COUNTS,
    MEDIAN,
    MOVEMENT,
    OTHERS,
    PATH,
    PATH_TITLE,
    THROUGHPUT,
    TIMES,
    TO_THE_DISC,
    WRONG,
    Line,
    reaction_sheet,
    tapping_sheet,
)
from bullseye.words import capital, tr

if TYPE_CHECKING:
    from bullseye.picture.drawing import Drawing

_PX = Form("number", 1, "px")
_RATE = Form("number", 2, "")
_PER_BIT = Form("number", 0, "ms/bit")


def lab_content(begun: Content, record: Record) -> Content:
    """The report of a pointing or reaction test, from one *begun* with what any round has.

    Raises BadRecordError or BadInputError.
    """
    return (_reaction if begun.values["pointing"] is None else _pointing)(begun, record)


def _entry(topic: str, at: str, line: Line, interval: bool = False) -> Entry:
    between = Value(f"{at}.{line.key}_ci95", line.form) if interval else None
    return Entry(line.label, Value(f"{at}.{line.key}", line.form), between, (topic, line.key))


def _pointing(begun: Content, record: Record) -> Content:
    answer = begun.values["pointing"]

    def entry(line: Line, interval: bool = False) -> Entry:
        return _entry("pointing", "pointing", line, interval)

    def full(line: Line, interval: bool = False) -> Entry:
        return entry(line._replace(label=statistic("pointing", line.key).title, form=BITS_PER_S), interval)

    both, *others = OTHERS
    entries = (
        entry(THROUGHPUT, True),
        full(both, True),
        *(full(line) for line in others),
        *(entry(line, True) for line in MOVEMENT),
        entry(Line("n", tr("Trials"), COUNT)),
        entry(Line("outliers", tr("Outliers"), COUNT)),
    )
    way = tuple(_entry("path", "pointing.paths", line._replace(key=line.key.rpartition(".")[2])) for line in PATH)
    parts = [Part(tr("Speed and accuracy"), entries=entries)]
    if answer["regression"] is not None:
        line = (
            Entry(tr("Intercept"), Value("pointing.regression.intercept_ms", MS), of=("pointing", "regression")),
            Entry(
                tr("Slope"),
                Value("pointing.regression.slope_ms_per_bit", _PER_BIT),
                Value("pointing.regression.slope_ms_per_bit_ci95", _PER_BIT),
            ),
            Entry(tr("Correlation, r"), Value("pointing.regression.r", Form("number", 3))),
        )
        parts.append(Part(tr("Movement time by difficulty"), entries=line))
    parts += [Part(PATH_TITLE, entries=way), *begun.parts, _sequences(answer)]
    sheet = tapping_sheet(answer)
    return replace(
        begun,
        parts=tuple(parts),
        hero=Value("pointing.throughput", _RATE),
        hero_unit="bits/s",
        hero_label=THROUGHPUT.label,
        said=f"{sheet.doubt}. {sheet.said}.",
        lead=(_fitts(record, begun.title), _ends(record, begun.title)),
        notes=(*begun.notes, *sheet.notes),
    )


def _fitts(record: Record, title: str) -> Figure:
    def draw(width: float, height: float, title: str) -> Drawing:
        from bullseye.measure.pointing.tapping import runs_of_record
        from bullseye.measure.pointing.throughput import analyse, regression
        from bullseye.picture.chart import fitts_chart

        results = [analyse(run) for run in runs_of_record(record)]
        points = [(each.ide, each.mt_ms) for each in results if each.ide is not None]
        return fitts_chart(points, regression(results), title=title, width=width, height=height)

    return Figure("movement-time", title, tr("Movement time against difficulty"), draw, 0.74)


def _ends(record: Record, title: str) -> Figure:
    def draw(width: float, height: float, title: str) -> Drawing:
        from bullseye.measure.pointing.tapping import runs_of_record
        from bullseye.picture.chart import endpoint_chart

        moves = [move for run in runs_of_record(record) for move in run.moves if move.width]
        ends = [(move.dx / move.width, (move.dy or 0.0) / move.width) for move in moves if move.width]
        return endpoint_chart(ends, 1.0, title=title, unit="W", width=width, height=height)

    return Figure("end-points", title, tr("Ends, in widths of the target"), draw, 0.74)


def _sequences(answer: dict[str, Any]) -> Part:
    columns = (
        ("A, px", "amplitude", Form("number", 0)),
        ("W, px", "width", Form("number", 0)),
        ("ID", "id", _RATE),
        (tr("Ae, px"), "ae", Form("number", 0)),
        (tr("We, px"), "we", Form("number", 1)),
        ("IDe", "ide", _RATE),
        ("MT, ms", "mt_ms", Form("number", 0)),
        (tr("Misses"), "error_rate", SHARE),
        ("bits/s", "throughput", _RATE),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(n + 1), *(Value(f"pointing.sequences.{n}.{key}", form) for _, key, form in columns))
        for n in range(len(answer["sequences"]))
    )
    table = Table(("", *(head for head, _, _ in columns)), rows, (("pointing", "id"),), wide=True)
    return Part(tr("Each sequence"), tables=(table,))


def _reaction(begun: Content, record: Record) -> Content:
    answer = begun.values["reaction"]
    moves = answer["answer"] == "set out"
    trials = () if record.reaction is None else record.reaction.trials

    def entry(line: Line, interval: bool = False) -> Entry:
        return _entry("reaction", "reaction", line, interval)

    def times(width: float, height: float, title: str) -> Drawing:
        from bullseye.picture.chart import histogram

        found = times_ms(trials, moves)
        return histogram(found, title=title, unit="ms", width=width, height=height)

    mean, _, *others = TIMES
    main = [entry(MEDIAN, True), entry(mean, True), *(entry(line) for line in others)]
    counts = [entry(Line("n", tr("Answers"), COUNT)), *(entry(line) for line in COUNTS)]
    if moves:
        main.append(entry(TO_THE_DISC))
        counts.append(entry(WRONG))
    parts = [Part(tr("Times"), entries=tuple(main)), Part(tr("Counts"), entries=tuple(counts))]
    if answer["slope_ms_per_bit"] is not None:
        parts.append(Part(tr("Choice"), entries=(entry(COST[0]._replace(form=_PER_BIT), True),)))
    parts += begun.parts
    if moves:
        parts.append(_choices(answer))
    sheet = reaction_sheet(answer)
    return replace(
        begun,
        parts=tuple(parts),
        hero=Value("reaction.median_ms", Form("number", 0)),
        hero_unit="ms",
        hero_label=MEDIAN.label,
        said=f"{sheet.doubt}. {capital(sheet.said)}.",
        lead=(Figure("reaction-times", begun.title, tr("Reaction times"), times, 0.42),),
        notes=(*begun.notes, *sheet.notes),
    )


def _choices(answer: dict[str, Any]) -> Part:
    whole = Form("number", 0)
    columns = (
        (tr("Answers"), "n"),
        (tr("Median, ms"), "median_ms"),
        (tr("Mean, ms"), "mean_ms"),
        (tr("SD, ms"), "sd_ms"),
        (tr("Move, ms"), "movement_ms"),
        (tr("Early"), "early"),
        (tr("Late"), "late"),
        (tr("Wrong"), "wrong"),
    )
    rows = tuple(
        tuple(Value(f"reaction.by_choice.{n}.{key}", whole) for key in ("choices", *(key for _, key in columns)))
        for n in range(len(answer["by_choice"]))
    )
    table = Table((tr("Discs"), *(head for head, _ in columns)), rows, wide=True)
    return Part(tr("By the number of discs"), tables=(table,))
