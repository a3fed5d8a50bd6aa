"""A score sheet that is being filled in: shots marked on a face or typed as values, end by end, with undo."""

from __future__ import annotations

import re
from itertools import accumulate
from math import cos, pi, sin, sqrt
from typing import NamedTuple

from bullseye.drill.match import Part
from bullseye.errors import BadInputError
from bullseye.target.face import Face
from bullseye.target.scoring import BEST_TENTHS, Hit, Scorer, distance_of_tenths, ring_reaches
from bullseye.words import number, tr

PITCH = 1.1
"""From one spot's centre to the next, in diameters of a spot."""
MOST_UNDO = 500
GOLDEN_ANGLE = pi * (3 - sqrt(5))
_TENTHS = re.compile(r"(\d{1,2})[.,](\d)")


class Mark(NamedTuple):
    """One shot: mm from the centre of its *spot*, y up. Not *placed*: typed as a value, so its place is not known."""

    x_mm: float
    y_mm: float
    spot: int = 0
    placed: bool = True


class EndRow(NamedTuple):
    """A line of the sheet: what each shot brought, the end's sum and the sum so far, as they are read."""

    values: tuple[str, ...]
    total: str
    running: str


Marks = tuple[tuple[Mark, ...], ...]


def words_of(text: str) -> list[str]:
    """The values in a line, such as "X 10 9" or "10,4; 9,8"."""
    return [word for word in re.split(r"[\s;]+|,(?!\d)", text) if word]


class Sheet:
    """The shots of one *part* at *face*; *gauge_mm* None is the face's own. *in_order*: written as they were fired, as
    shooters do; archers write the best of an end first.

    `ends` holds a tuple of marks for each end that was begun. `end` is the one that is being filled; it moves on when
    an end is full. Places on the range are mm from its middle, y up, all spots in one column.
    """

    def __init__(self, part: Part, face: Face, gauge_mm: float | None = None, in_order: bool = False) -> None:
        self.part, self.face, self.in_order = part, face, in_order
        self.scorer = Scorer(face, part.style, gauge_mm)
        self.ends: Marks = ()
        self.end = 0
        self._undo: list[tuple[Marks, int]] = []
        self._redo: list[tuple[Marks, int]] = []

    # -- the range ---------------------------------------------------------------------------------

    @property
    def centres_mm(self) -> tuple[tuple[float, float], ...]:
        """Where the spots' centres are on the range, the first on top."""
        pitch = PITCH * self.face.diameter_mm
        middle = (self.part.spots - 1) / 2
        return tuple((0.0, (middle - n) * pitch) for n in range(self.part.spots))

    def spot_at(self, x_mm: float, y_mm: float) -> int:
        """The spot whose centre is nearest."""
        return min(range(self.part.spots), key=lambda n: (y_mm - self.centres_mm[n][1]) ** 2 + x_mm**2)

    def local(self, x_mm: float, y_mm: float) -> Mark:
        """A place on the range as a mark on its nearest spot, to the hundredth of a mm."""
        spot = self.spot_at(x_mm, y_mm)
        centre = self.centres_mm[spot]
        return Mark(round(x_mm - centre[0], 2), round(y_mm - centre[1], 2), spot)

    # -- filling it in -----------------------------------------------------------------------------

    @property
    def full(self) -> bool:
        """True when every shot of the part is there."""
        return self.count == self.part.shots_in_all

    @property
    def count(self) -> int:
        """How many shots are there."""
        return sum(map(len, self.ends))

    @property
    def last(self) -> tuple[int, int]:
        """End and number of the newest shot: of the end that is filled in, else of the last that has one."""
        end = self.end if self._end(self.end) else max(n for n, marks in enumerate(self.ends) if marks)
        return end, len(self._end(end)) - 1

    def place(self, x_mm: float, y_mm: float) -> None:
        """A shot at a place on the range. Raises BadInputError when the sheet is full."""
        self._add(self.local(x_mm, y_mm))

    def type(self, text: str) -> None:
        """Shots by their values, such as "X 10 9 M" or "10.4 9.8": all of them, or none when one cannot be.

        Raises BadInputError quoting the value that cannot be scored here, or when there are too many.
        """
        marks = [self._of_value(word, n) for n, word in enumerate(words_of(text))]
        room = self.part.shots_in_all - self.count
        if len(marks) > room:
            raise BadInputError(
                tr("{text!r} is {n} shots; there is room for {room}", text=text, n=len(marks), room=room)
            )
        before = self._state()
        try:
            for mark in marks:
                self._add(mark)
        finally:
            if self._state() != before:
                del self._undo[len(self._undo) - len(marks) + 1 :]  # what was typed together is taken back together

    def _add(self, mark: Mark) -> None:
        if self.full:
            raise BadInputError(
                tr("all {shots} shots are on the sheet; take one away or save it", shots=self.part.shots_in_all)
            )
        while len(self._end(self.end)) >= self.part.shots:
            self.end = (self.end + 1) % self.part.ends
        self._remember()
        self._put(self.end, (*self._end(self.end), mark))
        if len(self._end(self.end)) == self.part.shots and not self.full:
            while len(self._end(self.end)) >= self.part.shots:
                self.end = (self.end + 1) % self.part.ends

    def move(self, end: int, shot: int, x_mm: float, y_mm: float) -> None:
        """Put a shot somewhere else on the range; one that was typed has a place from then on."""
        self._remember()
        marks = list(self._end(end))
        marks[shot] = self.local(x_mm, y_mm)
        self._put(end, tuple(marks))

    def revalue(self, end: int, shot: int, word: str) -> None:
        """Say what a shot is worth, in place of where it is. Raises BadInputError quoting the value."""
        mark = self._of_value(word, 0)._replace(spot=self._end(end)[shot].spot)
        self._remember()
        marks = list(self._end(end))
        marks[shot] = mark
        self._put(end, tuple(marks))

    def remove(self, end: int, shot: int) -> None:
        """Take a shot away; its end is the one to fill then."""
        self._remember()
        self._put(end, self._end(end)[:shot] + self._end(end)[shot + 1 :])
        self.end = end

    def clear(self) -> None:
        """Take every shot away."""
        self._remember()
        self.ends, self.end = (), 0

    def turn_to(self, end: int) -> None:
        """Fill another end in; the shots that are there stay."""
        self.end = min(max(0, end), self.part.ends - 1)

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        return self._step(self._undo, self._redo)

    def redo(self) -> bool:
        """Make the change again that was taken back last; False when there is none."""
        return self._step(self._redo, self._undo)

    def _step(self, source: list[tuple[Marks, int]], other: list[tuple[Marks, int]]) -> bool:
        if not source:
            return False
        other.append(self._state())
        self.ends, self.end = source.pop()
        return True

    def _state(self) -> tuple[Marks, int]:
        return self.ends, self.end

    def _remember(self) -> None:
        self._undo.append(self._state())
        del self._undo[:-MOST_UNDO]
        self._redo.clear()

    def _end(self, end: int) -> tuple[Mark, ...]:
        return self.ends[end] if end < len(self.ends) else ()

    def _put(self, end: int, marks: tuple[Mark, ...]) -> None:
        ends = list(self.ends) + [()] * (end + 1 - len(self.ends))
        ends[end] = marks
        while ends and not ends[-1]:
            ends.pop()
        self.ends = tuple(ends)

    # -- values ------------------------------------------------------------------------------------

    def _of_value(self, word: str, number: int) -> Mark:
        """A mark worth *word* in the middle of its ring, the *number*-th of a line. Raises BadInputError."""
        distance_mm = self._distance_of(word.strip().upper())
        if distance_mm is None:
            allowed = ", ".join(self.allowed())
            raise BadInputError(
                tr("{word!r} cannot be scored on this face; a shot is one of: {allowed}", word=word, allowed=allowed)
            )
        spot = (len(self._end(self.end)) + number) % self.part.spots
        angle = GOLDEN_ANGLE * (self.count + number)  # so that several of one value do not lie on each other
        return Mark(round(distance_mm * sin(angle), 4), round(distance_mm * cos(angle), 4), spot, placed=False)

    def allowed(self) -> list[str]:
        """Every value that a shot can be typed as, the best first."""
        if self.tenths:
            return ["10.9 to 1.0", "M"]
        inner = ["X"] if self.scorer.tells_x and self._inner_mm() is not None else []
        return [*inner, *(str(points) for points in dict.fromkeys(self.scorer.style.points or ())), "M"]

    def _inner_mm(self) -> float | None:
        """How far out an inner ten lies at most; None where there is none."""
        if not self.scorer.tells_x:
            return None
        low, high = 0.0, self._reaches()[0]
        if not self.scorer.at_distance(0.0).is_x:
            return None
        for _ in range(60):  # the edge, by halving: the scorer alone knows its rule
            middle = (low + high) / 2
            low, high = (middle, high) if self.scorer.at_distance(middle).is_x else (low, middle)
        return low

    def _reaches(self) -> tuple[float, ...]:
        return ring_reaches(self.face, self.scorer.gauge_mm)

    def _distance_of(self, word: str) -> float | None:
        reaches = self._reaches()
        if word in ("M", "-"):
            return reaches[-1] * 1.1 + self.scorer.gauge_mm
        if self.tenths:
            return self._distance_of_tenths(word + ".0" if word.isdecimal() else word)
        inner_mm = self._inner_mm()
        if word == "X":
            return None if inner_mm is None else inner_mm / 2
        points = self.scorer.style.points or ()
        if not word.isdecimal() or int(word) not in points:
            return None
        ring = points.index(int(word))
        near = reaches[ring - 1] if ring else max(0.0, inner_mm or 0.0)
        return (near + reaches[ring]) / 2

    def _distance_of_tenths(self, word: str) -> float | None:
        decimal = _TENTHS.fullmatch(word)
        tenths = int(decimal[1]) * 10 + int(decimal[2]) if decimal is not None else 0
        if not 10 <= tenths <= BEST_TENTHS:
            return None
        near = 0.0 if tenths == BEST_TENTHS else distance_of_tenths(self.face, tenths + 1)
        return (near + distance_of_tenths(self.face, tenths)) / 2

    def hit(self, mark: Mark) -> Hit:
        """What a mark is worth."""
        return self.scorer.score(mark.x_mm, mark.y_mm)

    def worth(self, mark: Mark) -> int:
        """Its worth as it is added up: points, or tenths where the match counts those."""
        hit = self.hit(mark)
        return (hit.tenths or 0) if self.tenths else hit.points

    @property
    def tenths(self) -> bool:
        """True when the sum is in tenths."""
        return self.part.decimals and self.scorer.decimals

    def read(self, worth: int) -> str:
        """A sum as it is read: 104.2 where tenths are counted."""
        return number(worth / 10, ".1f") if self.tenths else str(worth)

    def word(self, mark: Mark) -> str:
        """What is written for one shot: X, 10, 9.8 or M."""
        hit = self.hit(mark)
        if not hit.hit:
            return "M"
        if self.tenths:
            return self.read(hit.tenths or 0)
        return self.face.inner_ten_name if hit.is_x and len(self.face.inner_ten_name) == 1 else str(hit.points)

    def rows(self) -> list[EndRow]:
        """Every line of the sheet; those that were not begun are empty. The best shot of an end is written first."""
        sums = [sum(map(self.worth, self._end(n))) for n in range(self.part.ends)]
        so_far = list(accumulate(sums))
        found = []
        for n in range(self.part.ends):
            marks = list(self._end(n))
            if not self.in_order:
                marks.sort(key=lambda m: (-self.worth(m), m.x_mm**2 + m.y_mm**2))
            words = tuple(map(self.word, marks))
            found.append(EndRow(words, self.read(sums[n]) if marks else "", self.read(so_far[n]) if marks else ""))
        return found

    @property
    def can_undo(self) -> bool:
        """True when there is a change to take back."""
        return bool(self._undo)

    @property
    def total(self) -> str:
        """The sum so far, as it is read."""
        return self.read(sum(self.worth(mark) for end in self.ends for mark in end))

    @property
    def inner_tens(self) -> int:
        """How many inner tens there are."""
        return sum(bool(self.hit(mark).is_x) for end in self.ends for mark in end)

    def shared_spots(self, end: int) -> bool:
        """True when two placed shots of an end lie in one spot of several, where only the lower one would count."""
        spots = [mark.spot for mark in self._end(end) if mark.placed and self.hit(mark).hit]
        return self.part.spots > 1 and len(set(spots)) < len(spots)

    def placed(self) -> list[tuple[float, float]]:
        """Every shot with a known place, mm from its spot's centre."""
        return [(mark.x_mm, mark.y_mm) for end in self.ends for mark in end if mark.placed]
