"""The numbers of the class sheet and of a certificate, as plain data: drawing them is another room's work."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import tzinfo

from bullseye.classroom.log.audit import AuditLine, audit_of
from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.paper.board import (
    LEAST_SHOTS,
    Row,
    TeamRow,
    accuracy_of,
    board_of,
    by_seat,
    gain_of,
    score_of,
    spread_of,
)
from bullseye.errors import BadInputError
from bullseye.measure.shots.group import measure_group, pool
from bullseye.wording.moments import day_text
from bullseye.wording.numbers import DASH, percent, score_text
from bullseye.words import number, ordinal, tr, trn

MOST_FIRST = 2
"""What more students share is no distinction: it is not praised."""
FEW = tr("needs {shots} shots", shots=LEAST_SHOTS)


@dataclass(frozen=True, slots=True)
class StudentLine:
    """A student's line on the sheet; scores as they are read, lengths in mm, None where there is too little."""

    seat: int
    name: str
    team: str
    place: int | None
    score: str
    rounds: tuple[str, ...]
    shots: int
    accuracy: float | None
    sigma_mm: float | None
    gain: int | None
    absent: bool


@dataclass(frozen=True, slots=True)
class SheetData:
    """The A4 sheet of the current part of a class. The sheet is the teacher's: it has all names."""

    title: str
    date: str
    drill: str
    face: str
    style: str
    seed: int
    streak_bonus: bool
    counting: str
    unit: str
    students: tuple[StudentLine, ...]
    rounds: int
    shots: int
    voided: int
    median: float | None
    accuracy: float | None
    sigma_mm: float | None
    sigma_ci95_mm: tuple[float, float] | None
    teams: tuple[TeamRow, ...]
    top: tuple[Row, ...]
    improved: tuple[Row, ...]
    tightest: tuple[Row, ...]
    accurate: tuple[Row, ...]
    reference: tuple[Row, ...]
    audit: tuple[AuditLine, ...]


@dataclass(frozen=True, slots=True)
class CertificateData:
    """What a student's certificate says. *praise* are whole sentences, the best first; there is always one."""

    name: str
    title: str
    date: str
    drill: str
    face: str
    score: str
    unit: str
    place: int | None
    of: int
    rounds: int
    shots: int
    accuracy: str
    sigma: str
    praise: tuple[str, ...]


def sheet_data(class_state: ClassState) -> SheetData:
    """The sheet as the class stands now, not as the board froze."""
    own = by_seat(class_state.taken)
    board = board_of(class_state, for_teacher=True)
    places = {row.seat: row.place for row in board.everyone}
    lines = []
    for student in class_state.students:
        if student.reference:
            continue
        rounds = own.get(student.seat, [])
        score = score_of(class_state.choices, rounds)
        accuracy, spread = accuracy_of(rounds), spread_of(rounds)
        lines.append(
            StudentLine(
                student.seat, student.name, student.team, places.get(student.seat),
                DASH if score is None else score_text(score, board.unit),
                tuple(score_text(t.score, t.unit) for t in rounds), sum(len(t.shots) for t in rounds),
                accuracy and accuracy[0], spread and spread[0], gain_of(rounds), student.absent,
            )
        )  # fmt: skip
    together = accuracy_of(class_state.taken)
    pooled = pool(measure_group(t.aimed_mm) for t in class_state.taken if t.aimed_mm)
    choices = class_state.choices
    return SheetData(
        choices.title, class_state.began, choices.drill, choices.face, choices.style, choices.seed,
        choices.streak_bonus, choices.counting, board.unit, tuple(lines), board.rounds, board.shots,
        sum(len(t.record.shots) - len(t.shots) for t in class_state.taken), board.median,
        together and together[0], pooled.sigma, pooled.sigma_ci95, board.teams, board.top,
        board.improved, board.tightest, board.accurate, board.reference, tuple(audit_of(class_state)),
    )  # fmt: skip


def certificate_data(class_state: ClassState, seat: int, zone: tzinfo, *, places: bool = True) -> CertificateData:
    """The certificate of the student of that seat, with its day in *zone*; without *places*, none of the score.

    Raises BadInputError when there is none, or only a reference.
    """
    student = class_state.student(seat)
    if student is None or student.removed or student.reference:
        raise BadInputError(tr("no student has seat {seat}; a certificate needs one", seat=seat))
    board = board_of(class_state, for_teacher=True)
    own = [t for t in class_state.taken if t.seat == seat]
    choices = class_state.choices
    score = score_of(choices, own)
    accuracy, spread = accuracy_of(own), spread_of(own)
    place = next((row.place for row in board.everyone if row.seat == seat), None)
    praise = []
    for rows, words in (
        (board.everyone if places else (), tr("Had the best score of the class.")),
        (board.improved, tr("Had the greatest improvement of the class.")),
        (board.tightest, tr("Had the tightest group of the class.")),
        (board.accurate, tr("Had the best accuracy of the class.")),
    ):
        first = [row.seat for row in rows if row.place == 1]
        if seat in first and len(first) <= MOST_FIRST:
            praise.append(words)
    if places and place is not None and _is_praise(place, len(board.everyone)):
        praise.append(tr("Came {place} of {students}.", place=ordinal(place), students=len(board.everyone)))
    gain = gain_of(own)
    if gain is not None and gain > 0:
        praise.append(tr("Improved by {gain} since the first round.", gain=score_text(gain, board.unit)))
    if not praise and (nearest := [math.hypot(*at) for t in own for at in t.aimed_mm]):
        praise.append(tr("Best shot: {mm:.0f} mm from the centre.", mm=min(nearest)))
    shots = sum(len(t.shots) for t in own)
    took = trn("Took {n} round with {shots} shots.", "Took {n} rounds with {shots} shots.", len(own), shots=shots)
    praise.append(took if own else tr("Took part."))
    return CertificateData(
        student.name, choices.title, day_text(class_state.began, zone), choices.drill, choices.face,
        DASH if score is None else score_text(score, board.unit), board.unit, place, len(board.everyone), len(own),
        shots, percent(accuracy[0]) if accuracy else FEW, f"{number(spread[0], '.1f')} mm" if spread else FEW,
        tuple(praise),
    )  # fmt: skip


def _is_praise(place: int, students: int) -> bool:
    """Whether a place is something to be proud of: on the podium, or fourth or fifth in the better half."""
    return 1 < place <= 3 or (place <= 5 and 2 * place <= students)
