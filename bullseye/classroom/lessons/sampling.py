"""The lesson on sampling: the mean point of impact, and how its 95 % interval shrinks as shots are added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from bullseye.classroom.lessons.charts import Strip, narrowing_chart, settling_chart
from bullseye.classroom.lessons.data import pile_of
from bullseye.classroom.lessons.empty_sheet import notice
from bullseye.classroom.lessons.lesson import Explanation, Letter, Page, Painter, mm, place_words, shots_words
from bullseye.classroom.lessons.spread import without_shots
from bullseye.classroom.log.taken import Taken
from bullseye.measure.maths.special import normal_quantile, t_quantile
from bullseye.picture.drawing import Drawing, beside
from bullseye.picture.look import Look
from bullseye.target.face import Face
from bullseye.words import number, tr

TITLE = tr("The mean settles down")
_STEPS = 24
"""How many stages a tenfold of shots is drawn in: even steps of the logarithm, which is how an interval shrinks."""


class Stage(NamedTuple):
    """After *n* shots: the mean and half its 95 % interval on each axis, in mm."""

    n: int
    x: float
    y: float
    half_x: float
    half_y: float


def stages_of(shots: Sequence[tuple[float, float]]) -> list[Stage]:
    """The running mean after 2, 3, ... shots in the order shot, thinned where there are many; the last is always there.

    The interval is `mean +- t(0.975; n - 1) sd / sqrt(n)`; sums run by Welford's method (Technometrics 4, 1962).
    """
    wanted = set(_counts(len(shots)))
    found: list[Stage] = []
    x = y = xx = yy = 0.0
    for n, (at_x, at_y) in enumerate(shots, 1):
        dx, dy = at_x - x, at_y - y
        x += dx / n
        y += dy / n
        xx += dx * (at_x - x)
        yy += dy * (at_y - y)
        if n in wanted:
            factor = student(n - 1) / sqrt(n * (n - 1.0))
            found.append(Stage(n, x, y, factor * sqrt(max(0.0, xx)), factor * sqrt(max(0.0, yy))))
    return found


def student(df: int) -> float:
    """t(0.975; df); from 30 degrees of freedom on by its expansion, right to seven digits and much faster.

    Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.5.
    """
    if df < 30:
        return t_quantile(0.975, df)
    z = normal_quantile(0.975)
    return (
        z
        + (z**3 + z) / (4 * df)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * df**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * df**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * df**4)
    )


def _counts(most: int) -> Iterator[int]:
    n = 2
    while n < most:
        yield n
        n = max(n + 1, round(n * 10 ** (1 / _STEPS)))
    if most >= 2:
        yield most


def settling(taken: Sequence[Taken], looks: Face | None = None) -> Page:
    """The running mean across and up with its interval, and the interval's half width against 1 / sqrt(n)."""
    pile = pile_of(taken, looks)
    stages = stages_of(pile.shots)
    words = _words(stages)
    if not stages:
        reason = (
            tr("Not yet: a mean needs two shots to say how sure it is, and there is one.")
            if pile.shots else without_shots(taken)
        )  # fmt: skip
        return Page("mean", TITLE, reason, words, notice(reason), False)
    last = stages[-1]
    if last.half_x == 0 and last.half_y == 0:
        reason = tr(
            "Not yet: the {shots} all went to one and the same place, so chance has no part in it.",
            shots=shots_words(last.n),
        )
        return Page("mean", TITLE, reason, words, notice(reason), False)
    half = mm(max(last.half_x, last.half_y))
    sentence = tr(
        "{shots}: the mean lies {place}, give or take {half}.",
        shots=shots_words(last.n),
        place=place_words(last.x, last.y),
        half=half,
    )
    if pile.elsewhere:
        sentence += " " + tr("{shots} at other faces left out.", shots=shots_words(pile.elsewhere))
    return Page("mean", TITLE, sentence, words, _painter(stages, sentence), True)


def _painter(stages: list[Stage], sentence: str) -> Painter:
    def paint(width: float, height: float, look: Look) -> Drawing:
        left, half = width * 0.56, height / 2
        tower = [
            settling_chart([Strip(s.n, s.x, s.half_x) for s in stages], tr("Across (+ is right)"), left, half, look),
            settling_chart([Strip(s.n, s.y, s.half_y) for s in stages], tr("Up (+ is above)"), left, half, look),
        ]
        both = [(s.n, sqrt((s.half_x**2 + s.half_y**2) / 2)) for s in stages]
        halves = [(n, size) for n, size in both if size > 0]
        law = narrowing_chart(halves, tr("Half the interval, mm"), width - left, height, look)
        return beside([beside(tower, 1, 0.0, sentence), law], 2, 0.0, sentence)

    return paint


def _words(stages: list[Stage]) -> Explanation:
    last = stages[-1] if stages else None
    factor = "" if last is None else number(student(last.n - 1), ".2f")
    spread = "" if last is None else _spread(last)
    return Explanation(
        tr("interval = mean ± t s / √n"),
        (
            Letter("n", tr("how many shots, in the order shot"), str(last.n) if last else ""),
            Letter("s", tr("their standard deviation across and up"), spread),
            Letter("t", tr("Student's factor for 95 % and n - 1 degrees of freedom"), factor),
            Letter("±", tr("half the interval across and up"), f"{mm(last.half_x)}, {mm(last.half_y)}" if last else ""),
        ),
        _centre(last)
        + tr(
            "Out of 100 such intervals about 95 hold the place that is aimed at. It shrinks with the root of n: to "
            "halve it takes four times the shots. It holds for shots that do not depend on each other; where the "
            "students of a class aim at different places it is too narrow."
        ),
        tr('Student, "The probable error of a mean", Biometrika 6 (1908)'),
    )


def _centre(last: Stage | None) -> str:
    if last is None:
        return ""
    if abs(last.x) <= last.half_x and abs(last.y) <= last.half_y:
        return tr("Both intervals hold the centre: nothing says that the class aims beside it.") + " "
    return tr("The intervals do not both hold the centre: the class may aim beside it.") + " "


def _spread(last: Stage) -> str:
    factor = student(last.n - 1) / sqrt(last.n)
    return f"{mm(last.half_x / factor)}, {mm(last.half_y / factor)}"
