"""What a lesson page is: a live sentence, a drawing of any size, and the formula behind it with its letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bullseye.classroom.log.taken import Taken
from bullseye.picture.drawing import Drawing
from bullseye.picture.look import PRINT, Look
from bullseye.target.face import Face
from bullseye.wording.numbers import MINUS
from bullseye.words import headed, tr, trn
from bullseye.words import number as written

Painter = Callable[[float, float, Look], Drawing]


class Letter(NamedTuple):
    """A letter of the formula, what it means, and the value it has here ("" where it has none yet)."""

    letter: str
    meaning: str
    value: str = ""


class Explanation(NamedTuple):
    """The formula of a page, what each letter is here, in words what follows, and where the formula comes from."""

    formula: str
    letters: tuple[Letter, ...]
    words: str
    source: str

    def lines(self) -> tuple[str, ...]:
        """The whole of it as lines of text."""
        rows = [headed(row.letter, row.meaning) + (f" = {row.value}" if row.value else "") for row in self.letters]
        return (self.formula, *rows, self.words, tr("Source: {source}.", source=self.source))


@dataclass(frozen=True)
class Page:
    """One lesson over the rounds so far; *ready* is False while there is too little, and *sentence* says what lacks.

    `drawing` paints it for a size in px at 96 dpi and a look; the numbers were computed when the page was made.
    """

    id: str
    title: str
    sentence: str
    explanation: Explanation
    paint: Painter
    ready: bool = True

    def drawing(self, width: float, height: float, look: Look = PRINT) -> Drawing:
        """The picture of the page. Raises ValueError for a sheet without an area."""
        return self.paint(width, height, look)


@dataclass(frozen=True)
class Lesson:
    """One of the lessons: *make* turns rounds, and today's looks of their face, into a page; *ask* is for the class.

    The picture of a *square* one is as high as wide: words belong beside it, not below.
    """

    id: str
    title: str
    ask: str
    make: Callable[[Sequence[Taken], Face | None], Page]
    square: bool = False

    def page(self, taken: Sequence[Taken], face: Face | None = None) -> Page:
        """The page over *taken*, in the order they were played.

        *face* lends its colours where its rings are those that were shot at. Rounds that do not count are left out,
        and so are those of reference shooters as long as there is a student's.
        """
        counting = [one for one in taken if one.counts]
        students = [one for one in counting if not one.reference]
        return self.make(students or counting, face)


def mm(value: float, digits: int | None = None) -> str:
    """A length as it is read: one decimal below 10 mm, none above, with a true minus sign."""
    places = (1 if abs(value) < 9.95 else 0) if digits is None else digits
    text = written(abs(value), f".{places}f")
    sign = MINUS if value < 0 and round(abs(value), places) else ""
    return f"{sign}{text} mm"


def place_words(x_mm: float, y_mm: float) -> str:
    """Where a place lies from the centre: `3.2 mm right of and 2.0 mm below the centre`."""
    x, y = mm(abs(x_mm)), mm(abs(y_mm))
    if x == y == mm(0.0):
        return tr("at the centre")
    right, above = x_mm > 0, y_mm > 0
    if y == mm(0.0):
        return tr("{x} right of the centre", x=x) if right else tr("{x} left of the centre", x=x)
    if x == mm(0.0):
        return tr("{y} above the centre", y=y) if above else tr("{y} below the centre", y=y)
    return {
        (True, True): tr("{x} right of and {y} above the centre", x=x, y=y),
        (True, False): tr("{x} right of and {y} below the centre", x=x, y=y),
        (False, True): tr("{x} left of and {y} above the centre", x=x, y=y),
        (False, False): tr("{x} left of and {y} below the centre", x=x, y=y),
    }[right, above]


def shots_words(number: int) -> str:
    """`1 shot`, `2 shots`, `1,200 shots`."""
    return trn("{n:,} shot", "{n:,} shots", number)
