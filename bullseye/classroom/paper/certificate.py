"""Certificates: a landscape page for each student, with what went well and the shots of their best round."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.taken import Taken
from bullseye.classroom.paper.summary import CertificateData, certificate_data
from bullseye.drill.field import SHOOT
from bullseye.errors import BadInputError, BullseyeError
from bullseye.wording.numbers import DASH
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.classroom.log.plan import Shelf
    from bullseye.drill.drill import Drill
    from bullseye.picture.pdf import Paper
    from bullseye.target.face import Face

_WIDTH_MM, _HEIGHT_MM = 297.0, 210.0
_FRAME_MM = 11.0
_LEFT, _TEXT_MM = 26.0, 128.0
_CHART_LEFT, _CHART_MM = 166.0, 106.0
_QUIET, _ACCENT = "#56626a", "#0072b2"
_UNITS = {"points": tr("points"), "tenths": tr("points"), "ms": ""}


def certificates(
    class_state: ClassState,
    faces: Shelf[Face],
    drills: Shelf[Drill],
    created: datetime,
    zone: tzinfo,
    *,
    seats: Iterable[int] | None = None,
    names: bool = True,
    places: bool = True,
) -> Paper:
    """A page for each student who took a round in the current part, in order of seat, or for those *seats*.

    With *names* False the seat stands for the student; with *places* False no place is told. Letters that no font has
    are in `missing`. Raises BadInputError when there is no one to have one, MissingPdfError where fpdf2 is not
    installed.
    """
    from bullseye.picture.pdf import Paper

    taken: dict[int, list[Taken]] = {}
    for one in class_state.taken:
        taken.setdefault(one.seat, []).append(one)
    wanted = sorted(taken) if seats is None else list(seats)
    if not wanted:
        raise BadInputError(tr("nobody has taken a round yet, so there is no certificate; let someone play first"))
    all_data = [(seat, certificate_data(class_state, seat, zone, places=places)) for seat in wanted]
    paper = Paper(tr("{title}: certificates", title=class_state.choices.title), created, landscape=True)
    for number, (seat, data) in enumerate(all_data):
        if number:
            paper.new_page()
        _page(paper, data, data.name if names else tr("Seat {seat}", seat=seat), taken.get(seat, []), faces, drills)
    return paper


def _page(
    paper: Paper, data: CertificateData, name: str, own: list[Taken], faces: Shelf[Face], drills: Shelf[Drill]
) -> None:
    from bullseye.picture.pdf import fitted_size

    _frame(paper)
    y = 30.0
    y += paper.paragraph(_LEFT, y, _TEXT_MM, data.title, 13, colour=_QUIET) + 8
    size = fitted_size(name, _TEXT_MM, 34, 15, True)
    y += paper.paragraph(_LEFT, y, _TEXT_MM, name, size, bold=True) + 2
    y += paper.paragraph(_LEFT, y, _TEXT_MM, _what(data, faces, drills), 11, colour=_QUIET) + 9
    for n, words in enumerate(data.praise[:4]):
        y += paper.paragraph(_LEFT, y, _TEXT_MM, words, 16 if n == 0 else 12, bold=n == 0) + 2
    facts = [(tr("Score"), f"{data.score} {_UNITS.get(data.unit, '')}".strip() if data.score != DASH else DASH),
             (tr("Hits"), data.accuracy), (tr("Sigma"), data.sigma)]  # fmt: skip
    y = 136.0
    paper.rule(_LEFT, y, _TEXT_MM)
    for n, (label, value) in enumerate(facts):
        x = _LEFT + n * _TEXT_MM / len(facts)
        paper.text(x, y + 2.5, label, 9, colour=_QUIET)
        paper.text(x, y + 7.5, value, fitted_size(value, _TEXT_MM / len(facts) - 4, 17, 9, True), bold=True)
    for x, label, value in ((_LEFT, tr("Date"), data.date), (_LEFT + 50, tr("Signed"), "")):
        wide = 40.0 if value else _TEXT_MM - 50
        if value:
            paper.text(x, 172, value, 11)
        paper.rule(x, 179, wide, colour=_QUIET)
        paper.text(x, 180, label, 8.5, colour=_QUIET)
    _shots(paper, own, faces)


def _what(data: CertificateData, faces: Shelf[Face], drills: Shelf[Drill]) -> str:
    return tr("{drill} on {face}", drill=drills.name_of(data.drill), face=faces.name_of(data.face))


def _frame(paper: Paper) -> None:
    """Two borders, drawn as rules and thin boxes: the outer one strong."""
    from bullseye.picture.drawing import Box, Drawing

    wide, high = _WIDTH_MM * 4, _HEIGHT_MM * 4
    edge = _FRAME_MM * 4
    shapes = tuple(
        Box(edge + inset, edge + inset, wide - 2 * (edge + inset), high - 2 * (edge + inset), "", colour, width)
        for inset, colour, width in ((0.0, _ACCENT, 5.0), (11.0, "#c9d1cf", 2.0))
    )
    paper.drawing(0, 0, _WIDTH_MM, Drawing(wide, high, "#ffffff", shapes, ""))


def _shots(paper: Paper, own: list[Taken], faces: Shelf[Face]) -> None:
    """The best round's shots on the face, and below them which round that was."""
    from bullseye.picture.chart import shot_chart

    best = _best(own)
    if best is None:
        return
    try:
        looks = faces.get(best.record.face)
    except BullseyeError:
        looks = None
    face = best.record.face_as_shot(looks)
    places = best.aimed_mm
    if not places:
        return
    aimed = [hit.hit for shot, hit in zip(best.card.shots, best.card.hits, strict=True) if shot.kind == SHOOT]
    misses = {n for n, hit in enumerate(aimed) if not hit}
    title = "" if len(own) == 1 else tr("Round {round}", round=best.round)
    drawing = shot_chart(
        face, places, title=title, hole_mm=best.record.gauge_mm, misses=misses, overlay=False, width=430,
        height=600,
    )  # fmt: skip
    paper.drawing(_CHART_LEFT, 32.0, _CHART_MM, drawing)


def _best(own: list[Taken]) -> Taken | None:
    scored = [one for one in own if one.score is not None]
    if not scored:
        return own[-1] if own else None
    sign = -1 if scored[0].better == "lower" else 1
    return max(scored, key=lambda one: sign * (one.score or 0))
