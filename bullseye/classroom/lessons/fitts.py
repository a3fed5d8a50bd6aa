"""The lesson on speed and accuracy: movement time against the index of difficulty, with the fitted line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import floor, fsum
from statistics import quantiles

from bullseye.classroom.lessons.charts import Step, difficulty_chart
from bullseye.classroom.lessons.data import (
    ANSWERS,
    CHOOSES,
    CLICKLESS,
    MOVES,
    STANDS,
    Movement,
    movements_of,
)
from bullseye.classroom.lessons.empty_sheet import notice
from bullseye.classroom.lessons.lesson import Explanation, Letter, Page, Painter
from bullseye.classroom.log.taken import Taken
from bullseye.measure.maths.regression import Line, fit_line
from bullseye.picture.drawing import Drawing
from bullseye.picture.look import Look
from bullseye.target.face import Face
from bullseye.wording.numbers import MINUS
from bullseye.words import number, tr, trn

TITLE = tr("Far and small takes longer")
BIN_BITS = 0.2
LEAST_IN_BIN = 3
LEAST_MOVEMENTS = 8
INSTEAD = tr("choose Timed, 30 s, Race to 30 or Find your size")
WHY = {
    STANDS: tr("this drill's target never moves; {instead}", instead=INSTEAD),
    MOVES: tr("this drill's target moves by itself, so a way to it has no one length; {instead}", instead=INSTEAD),
    CLICKLESS: tr("this drill takes no clicks; {instead}", instead=INSTEAD),
    ANSWERS: tr("this drill times the answer to a signal, not the way to a target; {instead}", instead=INSTEAD),
    CHOOSES: tr(
        "with several targets, or targets that come and go, choosing and waiting take time too; {instead}",
        instead=INSTEAD,
    ),
}
"""What is said of a drill without distances."""


def means_of(movements: Sequence[Movement]) -> list[Step]:
    """The mean of every step of BIN_BITS that has LEAST_IN_BIN movements or more, the easiest first."""
    steps: dict[int, list[Movement]] = {}
    for move in movements:
        steps.setdefault(floor(move.id / BIN_BITS), []).append(move)
    found = []
    for _, some in sorted(steps.items()):
        if len(some) >= LEAST_IN_BIN:
            times = [move.mt_ms for move in some]
            low, _, high = quantiles(times, n=4, method="inclusive")
            found.append(Step(fsum(move.id for move in some) / len(some), fsum(times) / len(some), low, high))
    return found


def fitts(taken: Sequence[Taken], looks: Face | None = None) -> Page:
    """Movement time against difficulty over all rounds whose drill has distances."""
    found = movements_of(taken)
    moves = found.list
    line = fit_line([move.id for move in moves], [move.mt_ms for move in moves])
    means = means_of(moves)
    words = _words(moves, line, means, found.outliers)
    reason = _not_yet(taken, moves, line, means, found.why)
    if reason:
        return Page("fitts", TITLE, reason, words, notice(reason), False)
    assert line is not None
    # Below 0 the line says the contrary, which few movements do by chance: the sentence then says so.

    slope = f"{abs(line.slope):.0f} ms"
    of = trn("{n:,} movement", "{n:,} movements", len(moves)) + (
        "" if line.r is None else f", r² = {number(line.r**2, '.2f')}"
    )
    sentence = tr("Each further bit of difficulty takes {slope} longer ({movements}).", slope=slope, movements=of)
    if line.slope_ci95 is not None and line.slope_ci95[0] <= 0 <= line.slope_ci95[1]:
        sentence = tr("Too few to tell whether difficulty takes time ({movements}).", movements=of)
    elif line.slope < 0:
        sentence = tr("Each further bit of difficulty takes {slope} less ({movements}).", slope=slope, movements=of)
    return Page("fitts", TITLE, sentence, words, _painter(means, line, sentence), True)


def _not_yet(
    taken: Sequence[Taken], moves: Sequence[Movement], line: Line | None, means: Sequence[Step], why: str
) -> str:
    if not taken:
        return tr("Not yet: nobody has played.")
    if not moves:
        if why:
            return tr("Not yet: {why}.", why=WHY[why])
        return tr("Not yet: a movement leads from one hit to the next target.")
    if len(moves) < LEAST_MOVEMENTS:
        return trn(
            "Not yet: {n} movement cannot make a line; it takes {least}.",
            "Not yet: {n} movements cannot make a line; it takes {least}.",
            len(moves),
            least=LEAST_MOVEMENTS,
        )
    if line is None or len(means) < 2:
        return tr(
            "Not yet: all {moves} movements are about equally difficult ({id:.1f} bits), and a line "
            "needs easy and hard ones; {instead}.",
            moves=len(moves),
            id=moves[0].id,
            instead=INSTEAD,
        )
    return ""


def _painter(means: Sequence[Step], line: Line, sentence: str) -> Painter:
    def paint(width: float, height: float, look: Look) -> Drawing:
        chart = difficulty_chart(means, line, tr("Mean over {step:g} bits", step=BIN_BITS), width, height, look)
        return replace(chart, title=sentence)

    return paint


def _words(moves: Sequence[Movement], line: Line | None, means: Sequence[Step], outliers: int) -> Explanation:
    a = b = r2 = within = ""
    said = [
        tr(
            "Each point is the mean over a step of {step:g} bits; the line is fitted to all movements, not to "
            "the points.",
            step=BIN_BITS,
        )
    ]
    if line is not None:
        a, b = _ms(line.intercept), f"{_ms(line.slope)}/bit"
        r2 = "" if line.r is None else number(line.r**2, ".2f")
        if line.slope_ci95 is not None:
            within = tr("{low} to {high}/bit", low=_ms(line.slope_ci95[0]), high=_ms(line.slope_ci95[1]))
    through = fit_line([mean.id for mean in means], [mean.mt_ms for mean in means])
    if through is not None and through.r is not None and len(means) > 2:
        said.append(
            tr("Of the means alone the line explains {r2:.0f} %: averaging hides the scatter.", r2=100 * through.r**2)
        )
    said.append(tr("A target twice as far, or half as wide, is at most one bit harder."))
    said.append(_left_out(outliers))
    return Explanation(
        "MT = a + b ID,  ID = log2(D / W + 1)",
        (
            Letter("MT", tr("movement time, from one shot to the first at the next target")),
            Letter("D", tr("distance from where the last shot struck to the new target's centre")),
            Letter("W", tr("the target's diameter")),
            Letter("a", tr("time that every movement takes: seeing, deciding, pressing"), a),
            Letter("b", tr("time for each further bit"), b),
            Letter(
                "95 %", tr("where the true b lies 95 times in 100, if movements do not depend on each other"), within
            ),
            Letter("r²", tr("share of the differences between movements that the line explains"), r2),
            Letter("n", tr("movements, without outliers"), number(len(moves), ",")),
        ),
        " ".join(said),
        tr("P. M. Fitts, J. Experimental Psychology 47 (1954); the form of ID is I. S. MacKenzie's (1992)"),
    )


def _left_out(outliers: int) -> str:
    if not outliers:
        return tr("No movement is left out for being under 100 ms, far slower than the rest, or a wild miss.")
    return trn(
        "{n} movement is left out for being under 100 ms, far slower than the rest of its round, or a wild miss.",
        "{n} movements are left out for being under 100 ms, far slower than the rest of the round, or a wild miss.",
        outliers,
    )


def _ms(value: float) -> str:
    return f"{MINUS if value < -0.5 else ''}{abs(value):.0f} ms"
