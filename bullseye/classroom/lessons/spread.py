"""Two lessons on spread: everyone's shots on one face, and how far from the centre they lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import fsum, hypot, sqrt
from statistics import median
from typing import NamedTuple

from bullseye.classroom.lessons.charts import distance_chart
from bullseye.classroom.lessons.data import Pile, is_test, pile_of
from bullseye.classroom.lessons.empty_sheet import notice
from bullseye.classroom.lessons.lesson import Explanation, Letter, Page, Painter, mm, place_words, shots_words
from bullseye.classroom.log.taken import Taken
from bullseye.measure.maths.special import chi2_quantile_even
from bullseye.measure.shots.group import Interval, cep_factor
from bullseye.measure.shots.skill import sigma_from_shots
from bullseye.picture.drawing import Drawing
from bullseye.picture.look import Look
from bullseye.target.face import Face
from bullseye.target.scoring import ring_reaches
from bullseye.wording.numbers import percent
from bullseye.words import tr, trn

NOBODY = tr("Not yet: nobody has shot at a target.")
NO_FACE = tr("Not yet: the tests of pointing and reaction have discs and no face; choose another drill.")
ROOM_BESIDE = 1.25
"""From this many times as wide as high on, a sheet has room for a legend beside the face."""
NO_CLICKS = tr("Not yet: this drill takes no clicks, so there are no shots; choose another drill.")


class Distances(NamedTuple):
    """How far from the centre *n* shots lie, in mm: their median, sigma with its interval, and what sigma predicts.

    Sigma is about the centre: bias and spread together. It is None without shots, 0 for shots dead on the centre.
    """

    n: int
    median: float | None
    sigma: float | None
    sigma_ci95: Interval | None
    predicted: float | None


def distances_of(shots: Sequence[tuple[float, float]]) -> Distances:
    """The numbers of the page of distances.

    Sigma as `measure.shots.skill.sigma_from_shots` has it; its interval is exact for one round normal spread about the
    centre: sqrt(sum r^2 / chi2(p; 2n)). Source: Ballistipedia, Closed Form Precision.
    """
    n = len(shots)
    if not n:
        return Distances(0, None, None, None, None)
    sigma = sigma_from_shots(shots)
    assert sigma is not None
    squares = fsum(x * x + y * y for x, y in shots)
    interval = Interval(*(sqrt(squares / chi2_quantile_even(p, 2 * n)) for p in (0.975, 0.025)))
    return Distances(n, median(hypot(x, y) for x, y in shots), sigma, interval, sigma * cep_factor(0.5))


def without_shots(taken: Sequence[Taken]) -> str:
    """Why there is no shot to show."""
    if taken and taken[-1].record.on_target is not None:
        return NO_CLICKS
    return NO_FACE if taken and is_test(taken[-1].record) else NOBODY


def _aside(pile: Pile) -> str:
    """What is not on the picture, said rather than hidden."""
    return " " + tr("{shots} at other faces left out.", shots=shots_words(pile.elsewhere)) if pile.elsewhere else ""


# -- everyone's shots ------------------------------------------------------------------------------------


def everyone(taken: Sequence[Taken], looks: Face | None = None) -> Page:
    """Everyone's shots on one face, with their mean and spread laid over them."""
    pile = pile_of(taken, looks)
    if pile.face is None:
        return _page("shots", NOBODY, _ring_words(pile, 0.0), notice(NOBODY), False)
    ready, n = bool(pile.shots), len(pile.shots)
    sentence = without_shots(taken)
    reach = ring_reaches(pile.face, pile.gauge_mm)[-1]
    if ready:
        x, y = (fsum(values) / n for values in zip(*pile.shots, strict=True))
        hits = sum(hypot(*shot) <= reach for shot in pile.shots)
        if n == 1:
            sentence = tr("One shot so far, {distance} from the centre.", distance=mm(hypot(x, y)))
        else:
            who = trn("{n} shooter", "{n} shooters", pile.shooters)
            middle = tr("the middle lies {place}", place=place_words(x, y))
            sentence = tr(
                "{shots} by {shooters}: {share} hit, and {middle}.",
                shots=shots_words(n),
                shooters=who,
                share=percent(hits / n),
                middle=middle,
            )
        sentence += _aside(pile)
    return _page("shots", sentence, _ring_words(pile, reach), _on_face(pile, sentence), ready)


def _on_face(pile: Pile, sentence: str) -> Painter:
    def paint(width: float, height: float, look: Look) -> Drawing:
        from bullseye.classroom.lessons.holes import with_holes
        from bullseye.picture.chart import shot_chart

        assert pile.face is not None
        legend = width > ROOM_BESIDE * height  # else it would leave the face half of a sheet that it fills alone
        chart = shot_chart(
            pile.face, pile.shots, hole_mm=pile.gauge_mm, overlay=len(pile.shots) > 1, holes=False, legend=legend,
            width=width, height=height, look=look,
        )  # fmt: skip
        return replace(with_holes(chart, pile.face, pile.shots, pile.gauge_mm, look, legend), title=sentence)

    return paint


def _ring_words(pile: Pile, reach: float) -> Explanation:
    x, y = pile.shots[-1] if pile.shots else (0.0, 0.0)
    last = bool(pile.shots)
    decides = [tr("Only the distance decides, not the direction.")]
    if last:
        touches = hypot(x, y) <= reach
        decides.append(tr("The last shot touches the target.") if touches else tr("The last shot misses it."))

    return Explanation(
        tr("r = √(x² + y²); a shot counts for the highest ring with r ≤ R + g/2"),
        (
            Letter("x", tr("how far right of the centre the last shot lies"), mm(x, 1) if last else ""),
            Letter("y", tr("how far above the centre it lies"), mm(y, 1) if last else ""),
            Letter("r", tr("its distance from the centre"), mm(hypot(x, y), 1) if last else ""),
            Letter("g", tr("the diameter of a shot: to touch a ring's line is enough"), mm(pile.gauge_mm, 1)),
            Letter(
                "R + g/2", tr("how far out a shot may lie and still touch the target"), mm(reach, 1) if last else ""
            ),
        ),
        " ".join(decides),
        tr("Pythagoras; the rule of the face, which may gauge otherwise (docs/scoring.md)"),
    )


# -- the histogram of distances -------------------------------------------------------------------------


def distances(taken: Sequence[Taken], looks: Face | None = None) -> Page:
    """The histogram of distances from the centre with the Rayleigh curve of the class's sigma."""
    pile = pile_of(taken, looks)
    found = distances_of(pile.shots)
    words = _rayleigh_words(found)
    if not found.n:
        reason = without_shots(taken)
        return _page("distances", reason, words, notice(reason), False)
    if not found.sigma or found.n < 2:
        reason = (
            tr(
                "Not yet: the {shots} all lie exactly on the centre, so there is no spread to draw.",
                shots=shots_words(found.n),
            )
            if not found.sigma and found.n > 1
            else tr(
                "Not yet: one shot, {distance} from the centre, has no spread; two are a start.",
                distance=mm(hypot(*pile.shots[0])),
            )
        )
        return _page("distances", reason, words, notice(reason), False)
    assert found.median is not None and found.predicted is not None
    sentence = tr(
        "Half of the {shots} lie within {distance} of the centre; the curve predicts {predicted}.",
        shots=shots_words(found.n),
        distance=mm(found.median),
        predicted=mm(found.predicted),
    ) + _aside(pile)
    return _page("distances", sentence, words, _bars(pile, found, sentence), True)


def _bars(pile: Pile, found: Distances, sentence: str) -> Painter:
    def paint(width: float, height: float, look: Look) -> Drawing:
        assert found.sigma and found.sigma_ci95
        low, high = found.sigma_ci95
        title = tr(
            "n = {shots:,}, sigma about the centre {sigma} (95 %: {low:.1f} to {high:.1f})",
            shots=found.n,
            sigma=mm(found.sigma, 1),
            low=low,
            high=high,
        )
        chart = distance_chart([hypot(x, y) for x, y in pile.shots], found.sigma, title, width, height, look)
        return replace(chart, title=sentence)

    return paint


def _rayleigh_words(found: Distances) -> Explanation:
    interval = (
        ""
        if found.sigma_ci95 is None
        else tr("{low} to {high}", low=mm(found.sigma_ci95.low, 1), high=mm(found.sigma_ci95.high, 1))
    )
    return Explanation(
        tr("share within r = 1 - exp(-r² / (2 σ²));  σ = cG √(sum of r² / (2 n))"),
        (
            Letter("r", tr("a distance from the centre")),
            Letter("n", tr("how many shots"), str(found.n)),
            Letter("σ", tr("sigma, the spread across and up, about the centre"), _or_none(found.sigma)),
            Letter("95 %", tr("where the true sigma lies 95 times in 100"), interval),
            Letter("1.177 σ", tr("the circle that holds half of the shots"), _or_none(found.predicted)),
            Letter("median", tr("the circle that does hold half of them"), _or_none(found.median)),
        ),
        tr(
            "cG, near 1, takes out the bias of small n. The curve, Rayleigh's, is that of one shooter aiming at the "
            "centre with equal spread across and up. A class of different shooters has more near and more far shots "
            "than that."
        ),
        tr("Lord Rayleigh, Philosophical Magazine 10 (1880); Ballistipedia, Closed Form Precision"),
    )


def _or_none(value: float | None) -> str:
    return "" if value is None else mm(value, 1)


TITLES = {"shots": tr("Everyone's shots on one face"), "distances": tr("How far from the centre")}


def _page(key: str, sentence: str, words: Explanation, paint: Painter, ready: bool) -> Page:
    return Page(key, TITLES[key], sentence, words, paint, ready)
