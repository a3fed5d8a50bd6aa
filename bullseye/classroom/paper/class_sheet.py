"""The class sheet: an A4 page with every student's rounds, the class's distances and all shots on one face."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.paper.certificate import certificates
from bullseye.classroom.paper.summary import SheetData, StudentLine, sheet_data
from bullseye.errors import BullseyeError
from bullseye.target.face import STANDARD
from bullseye.wording.numbers import DASH, percent, score_text
from bullseye.words import commas, tr, trn
from bullseye.words import number as written

if TYPE_CHECKING:
    from bullseye.classroom.log.plan import Shelf
    from bullseye.drill.drill import Drill
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.pdf import Paper
    from bullseye.target.face import Face

__all__ = ["certificates", "class_sheet"]

_EDGE, _WIDTH = 14.0, 182.0
_BOTTOM = 297.0 - 16.0
_PT = 25.4 / 72
_QUIET, _RULE = "#56626a", "#c9d1cf"
_CHARTS_MM = 56.0
_LEAST_ROW_MM, _MOST_ROW_MM = 4.5, 6.2
_MOST_ROUNDS = 6
"""So many of a student's rounds stand on the sheet; of more, the last ones."""


class _Column(NamedTuple):
    head: str
    width: float
    align: str
    cells: list[str]


def class_sheet(
    class_state: ClassState,
    faces: Shelf[Face],
    drills: Shelf[Drill],
    created: datetime,
    zone: tzinfo = UTC,
    *,
    names: bool = True,
) -> Paper:
    """The sheet of the class's current part as it stands: one page for up to 30 students, for more as many as it takes.

    The sheet is the teacher's; with *names* False seats stand for students. Letters that no font has are in `missing`.
    Raises MissingPdfError where fpdf2 is not installed.
    """
    from bullseye.picture.pdf import Paper

    data = sheet_data(class_state)
    paper = Paper(tr("{title}: class sheet", title=data.title), created)
    began = data.date or created.isoformat()
    day = datetime.fromisoformat(began).astimezone(zone).strftime("%Y-%m-%d %H:%M")
    y = _head(paper, data, faces, drills, day)
    columns = _columns(data, names)
    rows = len(data.students)
    shots = [place for taken in class_state.taken for place in taken.aimed_mm]
    charts = _CHARTS_MM + 4 if shots else 0.0
    first = _row_height(rows, _BOTTOM - y - charts)
    pages = [(0, rows, first)]
    if first < _LEAST_ROW_MM:
        pages = _pages(rows, _BOTTOM - y, _BOTTOM - 24.0, charts)
    for number, (start, stop, row_mm) in enumerate(pages, start=1):
        if number > 1:
            paper.new_page()
            paper.text(_EDGE, 12, commas((data.title, day)), 9, colour=_QUIET)
            y = 20.0
        y = _table(paper, y, columns, start, stop, row_mm) + 4
        if len(pages) > 1:
            paper.text(
                _EDGE + _WIDTH,
                297 - 12,
                tr("page {number} of {pages}", number=number, pages=len(pages)),
                7.5,
                colour=_QUIET,
                align="right",
            )
        if number == len(pages) and shots:
            y += _charts(paper, y, data, shots, _face(data, faces), class_state)
        _foot(paper, data)
    return paper


def _pages(rows: int, first: float, later: float, charts: float) -> list[tuple[int, int, float]]:
    """First and last row of each page, and how high they are; the charts stand below the last."""
    found: list[tuple[int, int, float]] = []
    start, room = 0, first
    while start < rows or not found:
        high = _row_height(rows - start, room - charts)
        if high >= _LEAST_ROW_MM:
            found.append((start, rows, high))
            return found
        fit = max(1, int(room / 5.0) - 1)
        found.append((start, min(rows, start + fit), 5.0))
        start, room = min(rows, start + fit), later
    # The rows ended with a page that has no room for the charts: they stand on one of their own.
    found.append((rows, rows, 5.0))
    return found


def _row_height(rows: int, room: float) -> float:
    return min(_MOST_ROW_MM, room / (rows + 1))


def _face(data: SheetData, faces: Shelf[Face]) -> Face | None:
    try:
        return faces.get(data.face)
    except BullseyeError:
        return None


def _head(paper: Paper, data: SheetData, faces: Shelf[Face], drills: Shelf[Drill], day: str) -> float:
    """What was played, and what the class came to together."""
    from bullseye.picture.pdf import fitted_size

    face = _face(data, faces)
    try:
        drill = drills.get(data.drill)
    except BullseyeError:
        drill = None
    y = 12.0
    size = fitted_size(data.title, 118, 18, 11, True)
    paper.text(_EDGE + _WIDTH, y + 1.5, day, 10, colour=_QUIET, align="right")
    y += paper.text(_EDGE, y, data.title, size, bold=True)
    what = [tr("{drill} on {face}", drill=drill.name if drill else data.drill, face=face.name if face else data.face)]
    if data.style != STANDARD:
        what.append(data.style)
    if not data.streak_bonus:
        what.append(tr("without the streak bonus"))
    y += paper.paragraph(_EDGE, y, _WIDTH, commas(what), 9.5)
    played = tr("Seed {seed}", seed=data.seed)
    if drill is not None and face is not None and data.streak_bonus:
        from bullseye.play.round.roundcode import encode

        with suppress(BullseyeError):
            code = encode(drill, face, data.style, data.seed)
            played = tr("Seed {seed}, round code {code}", seed=data.seed, code=code)
    counts = tr("the best round counts") if data.counting == "best" else tr("all rounds count together")
    y += paper.paragraph(_EDGE, y, _WIDTH, f"{played}; {counts}.", 8, colour=_QUIET) + 1.5
    together = [
        (tr("Students"), str(len(data.students))),
        (tr("Rounds"), str(data.rounds)),
        (tr("Shots"), str(data.shots)),
        (tr("Median"), DASH if data.median is None else _median(data.median, data.unit)),
        (tr("Accuracy"), percent(data.accuracy)),
        (tr("Sigma in a round"), DASH if data.sigma_mm is None else f"{written(data.sigma_mm, '.1f')} mm"),
    ]
    step = _WIDTH / len(together)
    paper.rule(_EDGE, y, _WIDTH)
    for n, (label, value) in enumerate(together):
        x = _EDGE + n * step
        paper.text(x, y + 0.8, label, 7.5, colour=_QUIET)
        paper.text(x, y + 4.2, value, fitted_size(value, step - 2, 12, 7, True), bold=True)
    return y + 12


def _median(value: float, unit: str) -> str:
    if unit == "points" and value != round(value):
        return written(value, ".1f")
    return score_text(round(value), unit)


def _columns(data: SheetData, names: bool) -> list[_Column]:
    """The table's columns in order of the names; rounds take what room they need, names what is left."""
    some = sorted(data.students, key=lambda line: _alphabetical(line.name)) if names else data.students
    rounds = [_rounds(line) for line in some]
    wanted = max(16, 5 + 2 * max(map(len, rounds), default=0))
    teams = any(line.team for line in some)
    unit = "s" if data.unit == "ms" else "points"
    columns = [
        _Column("#", 8, "right", [DASH if line.place is None else str(line.place) for line in some]),
        _Column(tr("Student"), 0, "left", [_name(line, names) for line in some]),
        *([_Column(tr("Team"), 24, "left", [line.team for line in some])] if teams else []),
        _Column(tr("Rounds"), min(42 if teams else 50, wanted), "left", rounds),
        _Column(tr("Score, {unit}", unit=unit), 19, "right", [line.score for line in some]),
        _Column(tr("Better by"), 16, "right", [_gain(line.gain, data.unit) for line in some]),
        _Column(tr("Shots"), 11, "right", [str(line.shots) for line in some]),
        _Column(tr("Hits"), 14, "right", [percent(line.accuracy) for line in some]),
        _Column(
            tr("Sigma, mm"),
            17,
            "right",
            [DASH if line.sigma_mm is None else written(line.sigma_mm, ".1f") for line in some],
        ),
    ]
    rest = _WIDTH - sum(column.width for column in columns)
    return [column._replace(width=rest) if column.head == tr("Student") else column for column in columns]


def _alphabetical(name: str) -> str:
    """What a name is found by: neither capitals nor accents part it from its neighbours."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))


def _name(line: StudentLine, names: bool) -> str:
    name = line.name if names else tr("Seat {seat}", seat=line.seat)
    return tr("{name} (absent)", name=name) if line.absent else name


def _rounds(line: StudentLine) -> str:
    shown = line.rounds[-_MOST_ROUNDS:]
    return ("\u2026 " if len(shown) < len(line.rounds) else "") + "  ".join(shown)


def _gain(gain: int | None, unit: str) -> str:
    if gain is None:
        return DASH
    return score_text(gain, unit) if gain > 0 else "0"


def _table(paper: Paper, y: float, columns: Sequence[_Column], start: int, stop: int, row_mm: float) -> float:
    """The head and the rows from *start* to *stop*; each cell on one line, smaller or cut where it is too long."""
    from bullseye.picture.lettering import cut
    from bullseye.picture.pdf import fitted_size

    size = min(9.0, row_mm / 1.35 / _PT * 0.86)
    high = size * _PT * 1.35

    def lay(cells: Sequence[str], y: float, colour: str, most: float) -> None:
        x = _EDGE
        for column, cell in zip(columns, cells, strict=True):
            room = column.width - 2.0
            fitted = fitted_size(cell, room, most, most * 0.72)
            words = cut(cell, fitted * _PT, room)
            at = x + column.width - 1 if column.align == "right" else x + 1
            paper.text(at, y + (row_mm - high) / 2, words, fitted, colour=colour, align=column.align)
            x += column.width

    if start == stop:
        return y
    lay([column.head for column in columns], y, _QUIET, min(size, 7.8))
    y += row_mm
    paper.rule(_EDGE, y, _WIDTH, colour=_QUIET)
    for n in range(start, stop):
        lay([column.cells[n] for column in columns], y, "#000000", size)
        y += row_mm
        paper.rule(_EDGE, y, _WIDTH, colour=_RULE)
    return y


def _charts(
    paper: Paper,
    y: float,
    data: SheetData,
    shots: Sequence[tuple[float, float]],
    face: Face | None,
    class_state: ClassState,
) -> float:
    """The distances with the Rayleigh curve of the class's sigma, and every shot on one face; how high they are."""
    from bullseye.picture.chart import shot_chart

    left_mm, gap_mm = 68.0, 4.0
    right_mm = _WIDTH - left_mm - gap_mm
    px_per_mm = 5.1
    high = round(_CHARTS_MM * px_per_mm)
    # The face as it was shot at, with today's looks where they still fit.
    shot_at = class_state.taken[-1].record.face_as_shot(face)
    paper.drawing(_EDGE, y, left_mm, _distances(class_state, data, round(left_mm * px_per_mm), high))
    title = trn("All {n} shot together", "All {n} shots together", len(shots))
    everything = shot_chart(shot_at, shots, title=title, width=round(right_mm * px_per_mm), height=high)
    paper.drawing(_EDGE + left_mm + gap_mm, y, right_mm, everything)
    return _CHARTS_MM


def _distances(class_state: ClassState, data: SheetData, px: float, high: float) -> Drawing:
    """Distances from each round's own middle: sigma is about the middle too."""
    from math import hypot

    from bullseye.measure.shots.group import measure_group
    from bullseye.picture.chart import histogram
    from bullseye.picture.spread_charts import rayleigh

    found: list[float] = []
    for taken in class_state.taken:
        places = taken.aimed_mm
        group = measure_group(places)
        if group.n > 1 and group.mpi_x is not None and group.mpi_y is not None:
            found += [hypot(x - group.mpi_x, y - group.mpi_y) for x, y in places]
    curve = rayleigh(data.sigma_mm) if data.sigma_mm else None
    title = tr("Distance from the middle")
    label = tr("Rayleigh, sigma {sigma_mm:.1f} mm", sigma_mm=data.sigma_mm) if data.sigma_mm else ""
    return histogram(
        found, curve=curve, curve_label=label, title=title, unit="mm", from_zero=True, width=px, height=high
    )


def _foot(paper: Paper, data: SheetData) -> None:
    interval = data.sigma_ci95_mm
    said = [
        tr(
            "Better by: the best later round against the first. Sigma: spread on each axis about the middle of each "
            "round, from 10 shots on."
        )
    ]
    if interval is not None:
        said.append(tr("Of the class 95 %: {low:.1f} to {high:.1f} mm.", low=interval[0], high=interval[1]))
    if data.voided:
        said.append(trn("{n} shot struck off.", "{n} shots struck off.", data.voided))
    paper.paragraph(_EDGE, 297 - 15.5, _WIDTH - 24, " ".join(said), 6.8, colour=_QUIET)
