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
from bullseye.measure.regression import Line, fit_line
from bullseye.picture.drawing import Drawing
from bullseye.picture.look import Look
from bullseye.target.face import Face
from bullseye.wording.numbers import MINUS, plural

TITLE = "Far and small takes longer"
BIN_BITS = 0.2
LEAST_IN_BIN = 3
LEAST_MOVEMENTS = 8
INSTEAD = "choose Timed, 30 s, Race to 30 or Find your size"
WHY = {
    STANDS: f"this drill's target never moves; {INSTEAD}",
    MOVES: f"this drill's target moves by itself, so a way to it has no one length; {INSTEAD}",
    CLICKLESS: f"this drill takes no clicks; {INSTEAD}",
    ANSWERS: f"this drill times the answer to a signal, not the way to a target; {INSTEAD}",
    CHOOSES: f"with several targets, or targets that come and go, choosing and waiting take time too; {INSTEAD}",
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
    longer = f"{abs(line.slope):.0f} ms {'longer' if line.slope >= 0 else 'less'}"
    share = "" if line.r is None else f", r² = {line.r**2:.2f}"
    sentence = f"Each further bit of difficulty takes {longer} ({len(moves):,} movements{share})."
    return Page("fitts", TITLE, sentence, words, _painter(means, line, sentence), True)


def _not_yet(
    taken: Sequence[Taken], moves: Sequence[Movement], line: Line | None, means: Sequence[Step], why: str
) -> str:
    if not taken:
        return "Not yet: nobody has played."
    if not moves:
        return f"Not yet: {WHY[why]}." if why else "Not yet: a movement leads from one hit to the next target."
    if len(moves) < LEAST_MOVEMENTS:
        some = plural(len(moves), "movement")
        return f"Not yet: {some} cannot make a line; it takes {LEAST_MOVEMENTS}."
    if line is None or len(means) < 2:
        return (
            f"Not yet: all {len(moves)} movements are about equally difficult ({moves[0].id:.1f} bits), and a line "
            f"needs easy and hard ones; {INSTEAD}."
        )
    return ""


def _painter(means: Sequence[Step], line: Line, sentence: str) -> Painter:
    def paint(width: float, height: float, look: Look) -> Drawing:
        chart = difficulty_chart(means, line, f"Mean over {BIN_BITS:g} bits", width, height, look)
        return replace(chart, title=sentence)

    return paint


def _words(moves: Sequence[Movement], line: Line | None, means: Sequence[Step], outliers: int) -> Explanation:
    a = b = r2 = within = together = ""
    if line is not None:
        a, b = _ms(line.intercept), f"{_ms(line.slope)}/bit"
        r2 = "" if line.r is None else f"{line.r**2:.2f}"
        if line.slope_ci95 is not None:
            within = f"{_ms(line.slope_ci95[0])} to {_ms(line.slope_ci95[1])}/bit"
    through = fit_line([mean.id for mean in means], [mean.mt_ms for mean in means])
    if through is not None and through.r is not None and len(means) > 2:
        together = f" Of the means alone the line explains {100 * through.r**2:.0f} %: averaging hides the scatter."
    return Explanation(
        "MT = a + b ID,  ID = log2(D / W + 1)",
        (
            Letter("MT", "movement time, from one shot to the first at the next target"),
            Letter("D", "distance from where the last shot struck to the new target's centre"),
            Letter("W", "the target's diameter"),
            Letter("a", "time that every movement takes: seeing, deciding, pressing", a),
            Letter("b", "time for each further bit", b),
            Letter("95 %", "where the true b lies 95 times in 100, if movements do not depend on each other", within),
            Letter("r²", "share of the differences between movements that the line explains", r2),
            Letter("n", "movements, without outliers", f"{len(moves):,}"),
        ),
        f"Each point is the mean over a step of {BIN_BITS:g} bits; the line is fitted to all movements, not to the "
        f"points.{together} A target twice as far, or half as wide, is at most one bit harder. {_left_out(outliers)}",
        "P. M. Fitts, J. Experimental Psychology 47 (1954); the form of ID is I. S. MacKenzie's (1992)",
    )


def _left_out(outliers: int) -> str:
    some = plural(outliers, "movement is", "movements are") if outliers else "None is"
    return f"{some} left out for being under 100 ms, far slower than the rest of its round, or a wild miss."


def _ms(value: float) -> str:
    return f"{MINUS if value < -0.5 else ''}{abs(value):.0f} ms"
