"""A report on A4: its number and its chart on top, the rest in two columns, and what each number means.

One page where all of it fits in a type that can be read, more where it does not: nothing is left out. The pages are
laid here, since fpdf2 flows text in columns but no charts or tables, and one column is too long: a round would take 1.5
pages, a pointing test 1.3 and a player 3.7; so they take 1, 1 and 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import bullseye
from bullseye.measure.statistics.every import statistic
from bullseye.picture.lettering import LINE, broken, cut, text_width
from bullseye.report.parts import Cell, Content, Entry, Figure, Part, Table, find, shares
from bullseye.wording.forms import text_of
from bullseye.words import headed, tr, within

if TYPE_CHECKING:
    from bullseye.picture.pdf import Paper

_EDGE = 14.0
_WIDTH = 210.0 - 2 * _EDGE
_GAP = 7.0
_COLUMN = (_WIDTH - _GAP) / 2
_BOTTOM = 297.0 - 11.0
_PT = 25.4 / 72
_QUIET = "#56626a"
_TOP = 16.0
"""Where the second page begins, below the line that says whose it is."""
_SCALES = (1.12, 1.06, 1.0, 0.95, 0.9, 0.86, 0.82)
"""Type and charts grow into the room of one page, and shrink no further than can be read."""
_MOST_LINES = 24
"""Words of more lines than this may go on in the next column."""
_MOST_VALUE = 0.6
"""So much of a line a value may take beside its label."""
_LEAD_PX, _FIGURE_PX = 760.0, 470.0


class _Piece(NamedTuple):
    """Something *high* mm high that *draw* sets at (x, y); *keep* holds it with the next one.

    *ends* a part; *blank* has nothing on it and is not needed at the top of a column.
    """

    high: float
    draw: Callable[[Paper, float, float], None]
    keep: bool = False
    ends: bool = False
    blank: bool = False


_Page = list[tuple[_Piece, float, float]]
"""What is on a page, each piece with the place of its top left corner."""


def sheet(content: Content) -> Paper:
    """The pages: one if it all fits on one at any scale, else as many as it takes at full size.

    Raises MissingPdfError where fpdf2 is not installed.
    """
    from bullseye.picture.pdf import Paper

    paper = Paper(content.title, datetime.fromisoformat(content.values["created"]))
    top = _head(paper, content)
    fits = len(_laid(content, top, _SCALES[-1])) == 1
    laid = (_laid(content, top, scale) for scale in (_SCALES if fits else (1.0,)))
    pages = next(pages for pages in laid if len(pages) == 1 or not fits)
    for number, page in enumerate(pages, 1):
        if number > 1:
            paper.new_page()
            words = tr(", page {page} of {pages}", page=number, pages=len(pages))
            room = _WIDTH - text_width(words, 8.5 * _PT)
            paper.text(_EDGE, 10.0, cut(content.title, 8.5 * _PT, room) + words, 8.5, colour=_QUIET)
        for piece, x, y in page:
            piece.draw(paper, x, y)
    return paper


def _laid(content: Content, top: float, scale: float) -> list[_Page]:
    """Where everything is at that *scale*: lead, two columns, then what wants the whole width, and the foot."""
    narrow = [part for part in content.parts if not any(table.wide for table in part.tables)]
    wide = [part for part in content.parts if part not in narrow]
    told: set[tuple[str, str]] = set()
    lead = _lead(content, scale)
    pieces: Sequence[_Piece] = [piece for part in narrow for piece in _part(content, part, _COLUMN, scale, told)]
    below = [_space(3.6 * scale)] if wide else []
    below += [piece for part in wide for piece in _part(content, part, _WIDTH, scale, told)]
    foot = _foot(content)
    pages: list[_Page] = [[]]

    def stack(pieces: Sequence[_Piece], x: float, y: float) -> float:
        for piece in pieces:
            pages[-1].append((piece, x, y))
            y += piece.high
        return y

    def turn() -> float:
        pages.append([])
        return _TOP

    y = stack(lead, _EDGE, top)
    last = sum(piece.high for piece in (*below, *foot))
    while pieces:
        # All that is left, above what comes below it; else as much as the page takes.
        split = _split(pieces, _BOTTOM - y - last)
        ends = (split, len(pieces)) if split is not None else _filled(pieces, _BOTTOM - y, y == _TOP)
        left = stack(_column(pieces[: ends[0]]), _EDGE, y)
        y = max(left, stack(_column(pieces[ends[0] : ends[1]]), _EDGE + _COLUMN + _GAP, y))
        pieces = _column(pieces[ends[1] :])
        if pieces:
            y = turn()
    for block in _blocks(below):
        if y + _high(block) > _BOTTOM and pages[-1]:
            y = turn()
        y = stack(block, _EDGE, y)
    high = sum(piece.high for piece in foot)
    if y + high > _BOTTOM:
        turn()
    stack(foot, _EDGE, _BOTTOM - high)
    return pages


def _filled(pieces: Sequence[_Piece], room: float, fresh: bool) -> tuple[int, int]:
    """Where both columns end that take as many pieces as they can; on a *fresh* page there is one at least."""
    first = _most(pieces, room) or int(fresh)
    return first, first + _most(pieces[first:], room)


def _most(pieces: Sequence[_Piece], room: float) -> int:
    """How many of the first pieces are no higher than *room*, with nothing held to one that is not among them."""
    fit = [n for n in range(1, len(pieces) + 1) if not pieces[n - 1].keep and _high(pieces[:n]) <= room]
    return max(fit, default=0)


def _blocks(pieces: Sequence[_Piece]) -> Iterator[Sequence[_Piece]]:
    """The pieces in runs that are held together."""
    begin = 0
    for n, piece in enumerate(pieces, 1):
        if not piece.keep:
            yield pieces[begin:n]
            begin = n
    if begin < len(pieces):
        yield pieces[begin:]


def _split(pieces: Sequence[_Piece], room: float) -> int | None:
    """Where the second column begins so that the higher one is as low as can be; None when that is above *room*.

    Between two parts, or where that is too high, wherever nothing is held together.
    """
    if sum(piece.high for piece in pieces if not piece.blank) > 2 * room:
        return None
    places = [n for n in range(len(pieces) + 1) if not (n and pieces[n - 1].keep)]
    between = [n for n in places if n in (0, len(pieces)) or pieces[n - 1].ends]
    for some in (between, places):
        high, n = min((max(_high(pieces[:n]), _high(pieces[n:])), -n) for n in some)
        if high <= room:
            return -n
    return None


def _high(pieces: Sequence[_Piece]) -> float:
    """How high a column of them is, without the blank ones at its top."""
    return sum(piece.high for piece in _column(pieces))


def _column(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    start = next((n for n, piece in enumerate(pieces) if not piece.blank), len(pieces))
    return pieces[start:]


# -- head and foot -----------------------------------------------------------------------------------


def _head(paper: Paper, content: Content) -> float:
    """Title, subtitle and the one large number; where they end."""
    from bullseye.picture.pdf import fitted_size

    y, room = 12.0, _WIDTH
    if content.hero is not None:
        text = text_of(find(content.values, content.hero.path), content.hero.form)
        unit = f" {content.hero_unit}" if content.hero_unit else ""
        right = _EDGE + _WIDTH
        wide = text_width(text, 30 * _PT, True) + text_width(unit, 10 * _PT)
        paper.text(right, y - 1, content.hero_label, 8.5, colour=_QUIET, align="right")
        paper.text(right, y + 9.1, unit.strip(), 10, colour=_QUIET, align="right")
        paper.text(right - text_width(unit, 10 * _PT), y + 1.6, text, 30, bold=True, align="right")
        room -= wide + 8
    size = fitted_size(content.title, room, 17, 12, True)
    y += paper.paragraph(_EDGE, y, room, content.title, size, bold=True)
    for line in content.subtitle:
        y += paper.paragraph(_EDGE, y, room, line, 8.5, colour=_QUIET)
    y = max(y, 28.0 if content.hero is not None else 0.0)
    if content.said:
        y += paper.paragraph(_EDGE, y, _WIDTH, content.said, 10)
    return y + 3


def _foot(content: Content) -> list[_Piece]:
    made = tr("Made by bullseye {version}, {moment}.", version=bullseye.__version__, moment=content.values["created"])
    return [_words(note, _WIDTH, 6.8, colour=_QUIET) for note in (*content.notes, made)]


# -- pieces ------------------------------------------------------------------------------------------


def _space(high: float, ends: bool = False) -> _Piece:
    return _Piece(high, lambda paper, x, y: None, ends=ends, blank=True)


def _lead(content: Content, scale: float) -> list[_Piece]:
    """The chart or the two charts on top; where room is scarce they are lower, and no narrower."""
    if not content.lead:
        return []
    if len(content.lead) == 1:
        return [_chart(content.lead[0], _WIDTH, scale, _LEAD_PX), _space(3 * scale)]
    room = _WIDTH - _GAP * (len(content.lead) - 1)
    widths = [room * share for share in shares(content.lead)]
    some = [
        _chart(figure, width, 1.0, _FIGURE_PX * width / _COLUMN)
        for figure, width in zip(content.lead, widths, strict=True)
    ]

    def draw(paper: Paper, x: float, y: float) -> None:
        for piece, width in zip(some, widths, strict=True):
            piece.draw(paper, x, y)
            x += width + _GAP

    return [_Piece(max(piece.high for piece in some), draw), _space(2 * scale)]


def _words(text: str, width: float, size: float, *, bold: bool = False, colour: str = "#000000", after: float = 0.0,
           keep: bool = False) -> _Piece:  # fmt: skip
    lines = broken(text, size * _PT, width, bold)

    def draw(paper: Paper, x: float, y: float) -> None:
        for n, line in enumerate(lines):
            paper.text(x, y + n * size * _PT * LINE, line, size, bold=bold, colour=colour)

    return _Piece(len(lines) * size * _PT * LINE + after, draw, keep)


def _part(content: Content, part: Part, width: float, scale: float, told: set[tuple[str, str]]) -> Iterator[_Piece]:
    """A part; what a number means is said once on a page, *told* are those that it was said of."""
    if part.title:
        yield _words(part.title, width, 10.5 * scale, bold=True, after=0.6 * scale, keep=True)
    for words in part.words:
        lines = broken(words, 8 * scale * _PT, width)
        for n in range(0, len(lines), _MOST_LINES):
            some, more = "\n".join(lines[n : n + _MOST_LINES]), n + _MOST_LINES < len(lines)
            keep = not more and bool(part.entries or part.tables)
            yield _words(some, width, 8 * scale, after=0 if more else 0.8 * scale, keep=keep)
    for entry in part.entries:
        yield _entry(content, entry, width, scale, told)
    for table in part.tables:
        yield from _table(content, table, width, scale, told)
    for figure in part.figures:
        yield _chart(figure, width, scale, _FIGURE_PX)
    for note in part.notes:
        yield _words(note, width, 6.8 * scale, colour=_QUIET)
    yield _space(3.6 * scale, ends=True)


def _entry(content: Content, entry: Entry, width: float, scale: float, told: set[tuple[str, str]]) -> _Piece:
    """Label, value and interval on one line, a value of many words below its label; what it means below them."""
    size, small, tiny = 8 * scale, 7 * scale, 6.2 * scale
    value = text_of(find(content.values, entry.value.path), entry.value.form)
    between = ""
    if entry.interval is not None and find(content.values, entry.interval.path) is not None:
        form = entry.interval.form
        plain = form._replace(unit="") if form.kind in ("number", "signed") else form
        between = headed("95 %", text_of(find(content.values, entry.interval.path), plain))
    means = "" if entry.of is None or entry.of in told else statistic(*entry.of).sentence
    if entry.of is not None:
        told.add(entry.of)
    lines = broken(means, tiny * _PT, width) if means else []
    least = text_width(value, size * _PT, True)
    # Beside a value of many words there is no room for a label.
    under = broken(value, size * _PT, width, True) if least > _MOST_VALUE * width else []
    labels = broken(entry.label, size * _PT, width if under else width - least - 3)
    aside = width - least - 3
    beside = (
        between
        and not under
        and len(labels) == 1
        and (text_width(labels[0], size * _PT) + text_width(between, small * _PT) + 6 + least <= width)
    )
    rows = len(labels) + len(under) + (1 if between and not beside else 0)
    high = rows * size * _PT * LINE + len(lines) * tiny * _PT * LINE + 1.3 * scale

    def draw(paper: Paper, x: float, y: float) -> None:
        paper.rule(x, y, width)
        y += 0.5 * scale
        if not under:
            paper.text(x + width, y, value, size, bold=True, align="right")
        for label in labels:
            paper.text(x, y, label, size)
            y += size * _PT * LINE
        for words in under:
            paper.text(x, y, words, size, bold=True)
            y += size * _PT * LINE
        if beside:
            paper.text(x + aside, y - size * _PT * LINE + 0.2 * scale, between, small, colour=_QUIET, align="right")
        elif between:
            paper.text(x + width, y, between, small, colour=_QUIET, align="right")
            y += size * _PT * LINE
        for n, line in enumerate(lines):
            paper.text(x, y + n * tiny * _PT * LINE, line, tiny, colour=_QUIET)

    return _Piece(high, draw)


def _cell(content: Content, cell: Cell) -> str:
    return cell if isinstance(cell, str) else text_of(find(content.values, cell.path), cell.form)


def _table(content: Content, table: Table, width: float, scale: float, told: set[tuple[str, str]]) -> Iterator[_Piece]:
    """Its columns as wide as they need; smaller type, then a cut first column, where that is too wide."""
    rows = [[_cell(content, cell) for cell in row] for row in table.rows]
    size = 7.4 * scale
    pad = 2.4
    while True:
        em = size * _PT
        needs = [max(text_width(row[n], em) for row in [list(table.head), *rows]) for n in range(len(table.head))]
        if sum(needs) + pad * (len(needs) - 1) <= width or size <= 6.8 * scale:
            break
        size -= 0.2
    rest = sum(needs[1:]) + pad * (len(needs) - 1)
    first = max(12.0, width - rest)
    line = size * _PT * LINE + 0.7 * scale
    # What is left over stands between the columns, not in the first alone.
    spare = max(0.0, width - rest - needs[0]) / max(1, len(needs))

    def lay(cells: Sequence[str], head: bool) -> _Piece:
        def draw(paper: Paper, x: float, y: float) -> None:
            colour = _QUIET if head else "#000000"
            paper.text(x, y + 0.3 * scale, cut(cells[0], size * _PT, first), size, colour=colour)
            right = x + width
            for cell, need in zip(reversed(cells[1:]), reversed(needs[1:]), strict=True):
                paper.text(right, y + 0.3 * scale, cell, size, colour=colour, align="right")
                right -= need + pad + spare
            paper.rule(x, y + line, width, colour=_QUIET if head else "#c9d1cf")

        return _Piece(line, draw, keep=head)

    yield lay(table.head, True)
    yield from (lay(row, False) for row in rows)
    fresh = [statistic(*of) for of in table.of if of not in told]
    told.update(table.of)
    if fresh:
        said = (headed(line.title, f"{line.definition}.") for line in fresh)
        yield _words(" ".join(said), width, 6.2 * scale, colour=_QUIET, after=1.2 * scale)
    else:
        yield _space(1.2 * scale)


def _lower(sentence: str) -> str:
    return within(sentence)


def _chart(figure: Figure, width: float, scale: float, px: float) -> _Piece:
    """A chart *width* mm wide; the page's scale is that of its height alone."""
    drawing = figure.draw(px, round(px * figure.shape * min(1.0, scale) ** 1.5), figure.short)

    def draw(paper: Paper, x: float, y: float) -> None:
        paper.drawing(x, y, width, drawing)

    return _Piece(drawing.height * width / drawing.width + 1.2, draw)
