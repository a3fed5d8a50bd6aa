"""The board of a class as a drawing: few words, large enough for the last row, in the order of what matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bullseye.classroom.paper.board import LEAST_SHOTS, Board, Row
from bullseye.desk.kit.fitted import far_px
from bullseye.desk.school.team_mark import team_shapes
from bullseye.picture.drawing import Box, Drawing, Line, Shape, Text
from bullseye.picture.lettering import broken, cut, text_width
from bullseye.picture.look import Look
from bullseye.wording.numbers import DASH
from bullseye.words import headed, tr, trn

ROOMY = 1.04
"""The window's own family may be a little wider than the one that is measured here."""
SLOTS = 5
MOST_REFERENCES = 2
MOST_TEAMS = 4
_MARK = 0.75
"""How wide a team's mark is with the gap after it."""
_PAGE_SHARE = 1.06  # of the window's height to that of the drawing: the foot takes the rest
_HEAD, _NOTE, _BIG, _MID, _SMALL = 0.56, 0.42, 1.0, 0.72, 0.5
"""Sizes of type in parts of the far size: title, headings, names of the five, names beside them and their least."""


@dataclass(slots=True)
class _Pen:
    """Sets texts on a sheet in parts of the far size *u*, and cuts what has no room."""

    look: Look
    u: float
    shapes: list[Shape] = field(default_factory=list)

    def wide(self, text: str, size: float, bold: bool = False) -> float:
        return text_width(text, size * self.u, bold) * ROOMY

    def text(
        self, x: float, y: float, text: str, size: float, *, anchor: str = "w", bold: bool = False, colour: str = "",
        room: float = 0.0,
    ) -> float:  # fmt: skip
        """*text* about the height *y*, cut to *room* px where that is given; returns where it ends, x px."""
        px = size * self.u
        # A hair more: the width that was measured for it must be room enough.
        text = cut(text, px, room / ROOMY + 0.01, bold) if room else text
        if text:
            self.shapes.append(Text(x, y, text, px, colour or self.look.text, anchor, bold))
        return x + self.wide(text, size, bold)

    def fitting(self, texts: Sequence[str], most: float, least: float, room: float, bold: bool = False) -> float:
        """The largest size from *most* down to *least* at which *texts*, side by side, take no more than *room* px."""
        wide = sum(self.wide(text, 1.0, bold) for text in texts)
        return max(least, min(most, room / wide if wide else most))

    def rule(self, x0: float, y0: float, x1: float, y1: float, dash: bool = False) -> None:
        """A thin line."""
        line = (0.16 * self.u, 0.1 * self.u) if dash else ()
        self.shapes.append(Line(((x0, y0), (x1, y1)), self.look.grid, max(1.0, round(self.u / 32)), line))


def board_drawing(
    board: Board, title: str, students: int, frozen_at: str, width: float, height: float, look: Look,
    teams: Sequence[str] = (), note: str = "",
) -> Drawing:  # fmt: skip
    """The board on a sheet of *width* x *height* px.

    *frozen_at* is the time of day at which it froze, as it is read; it counts only while it is frozen. *teams* are all
    there are, so that each has the mark that it has elsewhere. *note* is a sentence for the foot.
    """
    u = far_px(width, height * _PAGE_SHARE)
    pen = _Pen(look, u)
    edge = 0.55 * u
    top = _head(pen, board, title, frozen_at, edge, width)
    bottom = height - 0.3 * u
    if note:
        pen.text(edge, bottom - 0.2 * u, note, _NOTE, colour=look.muted, room=width - 2 * edge)
        bottom -= 0.6 * u
    if not board.everyone:
        _nothing(pen, board, students, width, top, bottom)
    else:
        if board.teams:
            bottom -= 1.75 * u
            _teams(pen, board, teams, edge, width - edge, bottom)
        middle = edge + 0.6 * (width - 2 * edge)
        _best(pen, board, edge, middle - 0.45 * u, top, bottom)
        pen.rule(middle, top + 0.15 * u, middle, bottom - 0.15 * u)
        _others(pen, board, middle + 0.45 * u, width - edge, top, bottom)
    return Drawing(width, height, look.ground, tuple(pen.shapes), said(board, title, frozen_at))


def said(board: Board, title: str, frozen_at: str) -> str:
    """The board in one sentence."""
    if not board.everyone:
        return tr("{title}: no scores yet", title=title)
    best = "; ".join(f"{row.place_text} {row.name} {row.text}" for row in board.top[:SLOTS])
    still = f". {frozen_words(frozen_at)}" if board.frozen else ""
    return headed(title, f"{best}{still}")


def frozen_words(frozen_at: str) -> str:
    """What the board says of itself while it stands still."""
    return tr("Board frozen at {frozen_at}", frozen_at=frozen_at) if frozen_at else tr("Board frozen")


def _head(pen: _Pen, board: Board, title: str, frozen_at: str, edge: float, width: float) -> float:
    """The title, and on the right how much was played, or that the board stands still."""
    u, y = pen.u, 0.62 * pen.u
    if board.frozen:
        words = frozen_words(frozen_at)
        wide = pen.wide(words, _NOTE, True) + 0.6 * u
        left = width - edge - wide
        pen.shapes.append(Box(left, y - 0.36 * u, wide, 0.72 * u, "", pen.look.accent, max(2.0, round(u / 24))))
        pen.text(left + wide / 2, y, words, _NOTE, anchor="center", bold=True, colour=pen.look.accent)
    else:
        shots = trn("{n:,} shot", "{n:,} shots", board.shots)
        words = trn("{n} round, {shots}", "{n} rounds, {shots}", board.rounds, shots=shots) if board.rounds else ""
        wide = pen.wide(words, _NOTE)
        pen.text(width - edge, y, words, _NOTE, anchor="e", colour=pen.look.muted)
    pen.text(edge, y, title, _HEAD, bold=True, room=width - 2 * edge - wide - 0.5 * u)
    pen.rule(edge, 1.15 * u, width - edge, 1.15 * u)
    return 1.25 * u


def _nothing(pen: _Pen, board: Board, students: int, width: float, top: float, bottom: float) -> None:
    u, middle = pen.u, (top + bottom) / 2
    if board.rounds:
        words = tr("This drill has no score. The lesson pages show what was shot.")
    elif students:
        words = trn(
            "{n} student in the class. The first name comes up when the first round is over.",
            "{n} students in the class. The first name comes up when the first round is over.",
            students,
        )
    else:
        words = tr("Nobody is in the class yet. Add names, or let bullseye make some up.")
    pen.text(width / 2, middle - 0.7 * u, tr("No scores yet"), 1.3, anchor="center", bold=True)
    for n, line in enumerate(broken(words, 0.6 * u, 0.8 * width / ROOMY)[:3]):
        pen.text(width / 2, middle + (0.6 + 0.85 * n) * u, line, 0.6, anchor="center", colour=pen.look.muted)


# -- the first five --------------------------------------------------------------------------------------


def _best(pen: _Pen, board: Board, left: float, right: float, top: float, bottom: float) -> None:
    """The first places, and the reference shooters apart from them."""
    u, rows, references = pen.u, board.top, board.reference[:MOST_REFERENCES]
    head_y = top + 0.42 * u
    pen.text(left, head_y, tr("Top five"), _NOTE, bold=True, colour=pen.look.muted)
    slots = SLOTS + 1 if len(rows) == SLOTS + 1 else SLOTS
    if len(rows) > slots:
        more = trn(
            "{n} more shares {place} place",
            "{n} more share {place} place",
            len(rows) - slots,
            place=rows[-1].place_text,
        )
        pen.text(right, head_y, more, _NOTE, anchor="e", colour=pen.look.muted)
    first = top + 0.8 * u
    below = (0.3 + 0.85 * len(references)) * u if references else 0.0
    step = (bottom - first - below) / slots
    size = min(_BIG, step / u / 1.18)
    _lines(pen, rows[:slots], left, right, first, step, size)
    if references:
        y = bottom - below
        pen.rule(left, y + 0.1 * u, right, y + 0.1 * u, dash=True)
        for n, row in enumerate(references):
            _reference(pen, row, left, right, y + (0.3 + 0.85 * (n + 0.5)) * u)


def _lines(pen: _Pen, rows: Sequence[Row], left: float, right: float, first: float, step: float, size: float) -> None:
    places = max(pen.wide(f"{row.place}", size, True) for row in rows) + 0.45 * pen.u
    values = max(pen.wide(row.text, size, True) for row in rows)
    for n, row in enumerate(rows):
        y = first + (n + 0.5) * step
        pen.text(left, y, f"{row.place}", size, bold=True, colour=pen.look.accent)
        room = right - left - places - values - 0.35 * pen.u
        pen.text(left + places, y, row.name, pen.fitting([row.name], size, 0.78 * size, room), room=room)
        pen.text(right, y, row.text, size, anchor="e", bold=True)


def _reference(pen: _Pen, row: Row, left: float, right: float, y: float) -> None:
    muted, size = pen.look.muted, 0.6
    value = pen.wide(row.text, size, True)
    pen.text(right, y, row.text, size, anchor="e", bold=True, colour=muted)
    pen.text(left, y, f"{row.name}, {row.detail}", size, colour=muted, room=right - left - value - 0.35 * pen.u)


# -- what else is worth a word ------------------------------------------------------------------------------


def _others(pen: _Pen, board: Board, left: float, right: float, top: float, bottom: float) -> None:
    """Most improved, tightest group, best accuracy, and the class median, one below the other."""
    few = trn("after {n} shot", "after {n} shots", LEAST_SHOTS)
    scored = len(board.everyone)
    again = board.rounds > scored  # so somebody has taken two
    cells: list[tuple[str, Sequence[Row], str]] = [
        (tr("Most improved"), board.improved, tr("nobody yet") if again else tr("after a second round")),
        (tr("Tightest group"), board.tightest, few),
        (tr("Best accuracy"), board.accurate, few),
    ]
    step = (bottom - top) / (len(cells) + 1)
    for n, (title, rows, missing) in enumerate(cells):
        y = top + n * step
        if rows:
            first = [row for row in rows if row.place == 1]
            more = trn("and {n} more", "and {n} more", len(first) - 1) if len(first) > 1 else ""
            _cell(pen, title, first[0].name, more, first[0].text, left, right, y, step)
        else:
            _cell(pen, title, DASH, "", missing, left, right, y, step)
        pen.rule(left, y + step, right, y + step)
    y = top + len(cells) * step
    of = trn("of {n} student", "of {n} students", scored)
    room = right - left - pen.wide(of, _NOTE) - 0.3 * pen.u
    pen.text(left, y + 0.42 * pen.u, tr("Class median"), _NOTE, bold=True, colour=pen.look.muted, room=room)
    pen.text(right, y + 0.42 * pen.u, of, _NOTE, anchor="e", colour=pen.look.muted)
    pen.text(left, y + _name_y(pen, step), board.median_text, _BIG, bold=True)


def _name_y(pen: _Pen, step: float) -> float:
    return 0.42 * pen.u + (step - 0.42 * pen.u) / 2


def _cell(
    pen: _Pen, title: str, name: str, more: str, value: str, left: float, right: float, y: float, step: float
) -> None:
    """A heading with the value on its right, and the name below."""
    u, bold = pen.u, name != DASH
    wide = pen.wide(value, _NOTE, bold)
    pen.text(right, y + 0.42 * u, value, _NOTE, anchor="e", bold=bold, colour="" if bold else pen.look.muted)
    pen.text(left, y + 0.42 * u, title, _NOTE, bold=True, colour=pen.look.muted, room=right - left - wide - 0.3 * u)
    beside = 0.3 * u if more else 0.0
    size = pen.fitting([name, more], _MID, _SMALL, right - left - beside)
    beside += pen.wide(more, size)
    at = pen.text(left, y + _name_y(pen, step), name, size, room=right - left - beside)
    pen.text(at + 0.3 * u, y + _name_y(pen, step), more, size, colour=pen.look.muted)


# -- teams ---------------------------------------------------------------------------------------------


def _teams(pen: _Pen, board: Board, names: Sequence[str], left: float, right: float, top: float) -> None:
    """The teams side by side under the rest, the best first; as many as there is room for."""
    u, size = pen.u, _MID
    pen.rule(left, top + 0.1 * u, right, top + 0.1 * u)
    pen.text(left, top + 0.5 * u, tr("Teams, by the mean of their students"), _NOTE, bold=True, colour=pen.look.muted)
    gap, y, teams = 0.8 * u, top + 1.25 * u, board.teams[:MOST_TEAMS]
    if len(board.teams) > len(teams):
        words = trn("and {n} more team", "and {n} more teams", len(board.teams) - len(teams))
        pen.text(right, top + 0.5 * u, words, _NOTE, anchor="e", colour=pen.look.muted)
    free = right - left - gap * (len(teams) - 1) - (0.4 + _MARK) * u * len(teams)
    size = pen.fitting([f"{t.place}{t.team}{t.text}" for t in teams], _MID, _SMALL, free, bold=True)
    figures = sum(pen.wide(f"{t.place}{t.text}", size, True) for t in teams)
    room = _shared([pen.wide(t.team, size) for t in teams], free - figures)
    x = left
    for team in teams:
        x = pen.text(x, y, f"{team.place}", size, bold=True, colour=pen.look.accent) + 0.2 * u
        r = 0.4 * size * u
        pen.shapes.extend(team_shapes(team.team, names, x + r, y, r, pen.look))
        x += _MARK * u
        x = pen.text(x, y, team.team, size, room=room) + 0.2 * u
        x = pen.text(x, y, team.text, size, bold=True) + gap


def _shared(widths: Sequence[float], free: float) -> float:
    """The width to cut all of *widths* to, so that together they take no more than *free*."""
    most = max(widths)
    for _ in range(40):
        if sum(min(width, most) for width in widths) <= free:
            break
        most *= 0.95
    return most
