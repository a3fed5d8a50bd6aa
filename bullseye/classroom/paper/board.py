"""The board for the projector: the best, the most improved, the tightest, the most accurate, the median, the teams."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import NamedTuple

from bullseye.classroom.log.class_state import Choices, ClassState
from bullseye.classroom.log.taken import Taken
from bullseye.classroom.people.names import shown
from bullseye.measure.shots.group import pool
from bullseye.wording.numbers import percent, score_text
from bullseye.words import number as written
from bullseye.words import ordinal, tr, trn

TOP = 5
LEAST_SHOTS = 10
"""A group or an accuracy of fewer shots says too little to be on the board."""


class Row(NamedTuple):
    """A line of the board. Equals share a *place*; *name* is as it may be shown, *text* the value as it is read."""

    place: int
    name: str
    seat: int
    value: float
    text: str
    detail: str = ""

    @property
    def place_text(self) -> str:
        """1st, 2nd, 3rd..."""
        return ordinal(self.place)


class TeamRow(NamedTuple):
    """A team: its score is the mean of its students' scores, so that a large team has no advantage."""

    place: int
    team: str
    value: float
    text: str
    students: int


@dataclass(frozen=True, slots=True)
class Board:
    """What the projector shows. *everyone* ranks all students with a score; `top` are the first five of them."""

    everyone: tuple[Row, ...]
    improved: tuple[Row, ...]
    tightest: tuple[Row, ...]
    accurate: tuple[Row, ...]
    median: float | None
    median_text: str
    teams: tuple[TeamRow, ...]
    reference: tuple[Row, ...]
    rounds: int
    shots: int
    unit: str
    frozen: bool
    hidden: bool

    @property
    def top(self) -> tuple[Row, ...]:
        """Who stands on the first five places; six when two share the fifth."""
        return tuple(row for row in self.everyone if row.place <= TOP)


Names = Callable[[int], str]


def board_of(class_state: ClassState, for_teacher: bool = False) -> Board:
    """The board as it may be shown now: as it froze while it is frozen, without names while they are hidden.

    *for_teacher* gives it as it stands, with all names.
    """
    rounds = [*class_state.taken, *class_state.reference_rounds] if for_teacher else class_state.board_rounds()

    def name(seat: int) -> str:
        student = class_state.student(seat)
        return student.name if for_teacher and student is not None else shown(class_state.board_name(seat))

    choices = class_state.choices if for_teacher else class_state.board_choices
    people = class_state.students if for_teacher else class_state.board_students
    teams = {student.seat: student.team for student in people}
    mine = [t for t in rounds if not t.reference]
    unit = rounds[0].unit if rounds else "points"
    lower = bool(rounds) and rounds[0].better == "lower"
    scores = {seat: total for seat, own in by_seat(mine).items() if (total := score_of(choices, own)) is not None}
    plays = {seat: len([t for t in own if t.score is not None]) for seat, own in by_seat(mine).items()}
    # A total of few times is no better than one of many: who took more rounds stands first.
    totals_of_times = lower and choices.counting == "total"
    keys = {seat: (-plays[seat] * totals_of_times, s if lower else -s) for seat, s in scores.items()}
    middle = median(scores.values()) if scores else None
    return Board(
        everyone=_rows(name, scores, keys, lambda v: score_text(round(v), unit)),
        improved=_improved(name, mine, lower, unit),
        tightest=_tightest(name, mine),
        accurate=_accurate(name, mine),
        median=middle,
        median_text="" if middle is None else _mean_text(middle, unit),
        teams=team_rows(teams, scores, lower, unit) if choices.teams else (),
        reference=_reference(name, choices, rounds, unit),
        rounds=len(mine),
        shots=sum(len(t.card.shots) for t in mine),
        unit=unit,
        frozen=class_state.frozen and not for_teacher,
        hidden=class_state.choices.names_hidden and not for_teacher,
    )


def by_seat(rounds: Sequence[Taken]) -> dict[int, list[Taken]]:
    """The rounds of each seat, in order."""
    found: dict[int, list[Taken]] = {}
    for taken in rounds:
        found.setdefault(taken.seat, []).append(taken)
    return found


def score_of(choices: Choices, own: Sequence[Taken]) -> int | None:
    """A student's score from their rounds, best or total as *choices* say; None without a scored round."""
    scores = [t.score for t in own if t.score is not None]
    if not scores:
        return None
    if choices.counting == "total":
        return sum(scores)
    return min(scores) if own[0].better == "lower" else max(scores)


def gain_of(own: Sequence[Taken]) -> int | None:
    """How far the best of the later rounds is ahead of the first; None with fewer than two scored rounds."""
    scores = [t.score for t in own if t.score is not None]
    if len(scores) < 2:
        return None
    return scores[0] - min(scores[1:]) if own[0].better == "lower" else max(scores[1:]) - scores[0]


def spread_of(own: Sequence[Taken]) -> tuple[float, int] | None:
    """Rayleigh sigma in mm, each round about its own mean, and the number of shots; None with fewer than LEAST_SHOTS.

    What was fired at nothing, or at what should be left alone, was not aimed at a centre and does not count. Shots
    that were struck off count for having shot enough, and for nothing else: nobody loses a prize by them.
    """
    pooled = pool(t.group for t in own if t.aimed_mm)
    return (pooled.sigma, pooled.n) if _enough(pooled.n, own) and pooled.sigma is not None else None


def _enough(shots: int, own: Sequence[Taken]) -> bool:
    """Whether so many shots that count say enough, with those that the teacher struck off; half must count."""
    return shots + sum(len(taken.voided) for taken in own) >= LEAST_SHOTS <= 2 * shots


def accuracy_of(own: Sequence[Taken]) -> tuple[float, int] | None:
    """Hits per shot over all rounds, and the shots; None with fewer than LEAST_SHOTS, struck ones as in `spread_of`.

    In a tracking drill the share of time on the target: its mean, and the number of rounds.
    """
    if own and own[0].record.on_target is not None:
        shares = [t.accuracy for t in own if t.accuracy is not None]
        return (mean(shares), len(shares)) if shares else None
    aimed = [t.card.totals for t in own if t.accuracy is not None]
    shots = sum(totals.shots for totals in aimed)
    if not shots or not _enough(shots, own):
        return None
    return sum(totals.hits for totals in aimed) / shots, shots


def _rows(
    name: Names,
    values: dict[int, int],
    keys: dict[int, tuple[int, int]],
    text: Callable[[float], str],
) -> tuple[Row, ...]:
    """Rows in order of *keys*, smallest first; equal keys share a place."""
    rows: list[Row] = []
    seats = sorted(values, key=lambda seat: (keys[seat], seat))
    for number, seat in enumerate(seats, 1):
        place = rows[-1].place if number > 1 and keys[seat] == keys[seats[number - 2]] else number
        rows.append(Row(place, name(seat), seat, values[seat], text(values[seat])))
    return tuple(rows)


def _ranked(name: Names, found: list[tuple[float, int, float, str, str]]) -> tuple[Row, ...]:
    """Rows from (key, seat, value, text, detail), smallest key first."""
    rows: list[Row] = []
    found.sort(key=lambda one: one[:2])
    for number, (key, seat, value, text, detail) in enumerate(found, 1):
        place = rows[-1].place if number > 1 and key == found[number - 2][0] else number
        rows.append(Row(place, name(seat), seat, value, text, detail))
    return tuple(rows)


def _improved(name: Names, rounds: Sequence[Taken], lower: bool, unit: str) -> tuple[Row, ...]:
    found: list[tuple[float, int, float, str, str]] = []
    for seat, own in by_seat(rounds).items():
        gain = gain_of(own)
        if gain is None or gain <= 0:
            continue
        first = next(t.score for t in own if t.score is not None)
        after = first - gain if lower else first + gain
        detail = tr("{first} to {after}", first=score_text(first, unit), after=score_text(after, unit))
        found.append((-gain, seat, gain, tr("{gain} better", gain=score_text(gain, unit)), detail))
    return _ranked(name, found)


def _tightest(name: Names, rounds: Sequence[Taken]) -> tuple[Row, ...]:
    found: list[tuple[float, int, float, str, str]] = []
    for seat, own in by_seat(rounds).items():
        spread = spread_of(own)
        if spread is not None:
            found.append(
                (
                    spread[0],
                    seat,
                    spread[0],
                    tr("sigma {spread:.1f} mm", spread=spread[0]),
                    trn("{n} shot", "{n} shots", spread[1]),
                )
            )
    return _ranked(name, found)


def _accurate(name: Names, rounds: Sequence[Taken]) -> tuple[Row, ...]:
    found: list[tuple[float, int, float, str, str]] = []
    for seat, own in by_seat(rounds).items():
        accuracy = accuracy_of(own)
        if accuracy is not None:
            share, n = accuracy
            count = "rounds" if own[0].record.on_target is not None else "shots"
            found.append((-share, seat, share, percent(share), f"{n} {count if n != 1 else count[:-1]}"))
    return _ranked(name, found)


def team_rows(teams: dict[int, str], scores: dict[int, int], lower: bool, unit: str) -> tuple[TeamRow, ...]:
    """The teams by the mean of their students' scores, so that a large team has no advantage; *teams* by seat."""
    members: dict[str, list[int]] = {}
    for seat, score in scores.items():
        if team := teams.get(seat, ""):
            members.setdefault(team, []).append(score)
    means = sorted((mean(own) * (1 if lower else -1), team) for team, own in members.items())
    rows: list[TeamRow] = []
    for number, (key, team) in enumerate(means, 1):
        place = rows[-1].place if number > 1 and key == means[number - 2][0] else number
        value = abs(key) if lower else -key
        rows.append(TeamRow(place, team, value, _mean_text(value, unit), len(members[team])))
    return tuple(rows)


def _mean_text(value: float, unit: str) -> str:
    """A mean or median as it is read: a half point is shown, a half millisecond is not."""
    if unit == "points" and value != round(value):
        return written(value, ".1f")
    return score_text(round(value), unit)


def _reference(name: Names, choices: Choices, rounds: Sequence[Taken], unit: str) -> tuple[Row, ...]:
    rows = []
    for seat, own in sorted(by_seat([t for t in rounds if t.reference]).items()):
        score = score_of(choices, own)
        if score is not None:
            rows.append(Row(0, name(seat), seat, score, score_text(score, unit), "simulated"))
    return tuple(rows)
