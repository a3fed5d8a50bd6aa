"""What to practise next: suggestions that follow from the last sequences by fixed rules, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, hypot, log, log2, sqrt
from statistics import median
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.measure.maths.special import f_tail, normal_quantile, t_quantile, t_tail
from bullseye.measure.over_time.learning import Curve
from bullseye.measure.pointing.outliers import FAR_SLOWER
from bullseye.measure.pointing.path import PathMeasures
from bullseye.measure.pointing.throughput import Result, Run, analyse, regression
from bullseye.words import number, tr

ENOUGH_SEQUENCES = 3
PACED_ERRORS = 0.04
FASTER = 0.9
SECTOR_DEG = 45
SECTOR_TRIALS = 4
_CHANCE = 0.01
RT_SLOPE_MS_PER_BIT = 155.0
_DIRECTIONS = (
    tr("right"),
    tr("low right"),
    tr("low"),
    tr("low left"),
    tr("left"),
    tr("high left"),
    tr("high"),
    tr("high right"),
)


class Advice(NamedTuple):
    """One suggestion: a stable *id*, what was seen (with its numbers), how it reads, what to try.

    *pace_ms* is the movement time to aim for, where the drill is paced; *directions_deg* the directions of travel (0
    to the right, clockwise on the screen) to keep to, where the drill is limited to some.
    """

    id: str
    evidence: str
    reading: str
    drill: str
    pace_ms: float | None = None
    directions_deg: tuple[float, ...] = ()


def pace_for(error_rate: float, a: float, b: float, distance: float, width: float) -> float:
    """The movement time (ms) that leads to *error_rate*: a + b log2(1 + z A / (2.066 W)), z = quantile(1 - P / 2).

    *a* (ms) and *b* (ms/bit) are the player's own line. Source: J. O. Wobbrock, E. Cutrell, S. Harada and I. S.
    MacKenzie, An error model for pointing based on Fitts' law, CHI 2008. Raises BadInputError outside 0 to 1.
    """
    if not 0 < error_rate < 1:
        raise BadInputError(
            tr(
                "an error rate of {error_rate} cannot be aimed for; give more than 0 and less than 1",
                error_rate=f"{error_rate!r}",
            )
        )
    z = normal_quantile(1 - error_rate / 2)
    return a + b * log2(1 + z * distance / (2.066 * width))


def advise(
    runs: Sequence[Run],
    paths: Sequence[PathMeasures] = (),
    rt_slope_ms_per_bit: float | None = None,
    curve: Curve | None = None,
) -> list[Advice]:
    """Suggestions for the last sequences, the most telling first; none for fewer than three.

    *paths* are the path measures of their trials, *rt_slope_ms_per_bit* how much each bit of choice adds to the
    reaction time, *curve* the learning curve of throughput by session.
    """
    if len(runs) < ENOUGH_SEQUENCES:
        return []
    results = [analyse(run) for run in runs]
    found = [
        _speed(results),
        _bias(runs, results),
        _direction(runs),
        _late_corrections(paths),
        _unsteady(paths),
        _choice(rt_slope_ms_per_bit),
        _plateau(curve),
    ]
    return [advice for advice in found if advice is not None]


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def _speed(results: Sequence[Result]) -> Advice | None:
    """Too fast for the targets, or more careful than they ask."""
    some = [(r.we, r.width, r) for r in results if r.we is not None and r.width is not None]
    rates = [(r.error_rate, r.n) for r in results if r.error_rate is not None]
    if len(some) < ENOUGH_SEQUENCES or len(rates) < len(results):
        return None
    ratio = _mean([we / width for we, width, _ in some])
    errors = sum(rate * n for rate, n in rates) / sum(n for _, n in rates)
    we, width = _mean([we for we, _, _ in some]), _mean([width for _, width, _ in some])
    evidence = tr(
        "We {we} against W {width} and {errors} % errors in {results} sequences",
        we=f"{we:.0f}",
        width=f"{width:.0f}",
        errors=f"{100 * errors:.0f}",
        results=len(results),
    )
    mt = _mean([r.mt_ms for r in results])
    if ratio > 1.15 or errors > 0.08:
        pace = _paced(results)
        if pace is None:
            drill = tr("the same targets to a metronome")
        else:
            drill = tr("the same targets to a metronome, one every {pace:.0f} ms", pace=pace)
        return Advice(
            "too-fast",
            evidence,
            tr("too fast for the targets"),
            drill,
            pace,
        )
    if ratio < 0.80 and errors < 0.02:
        pace = mt * FASTER
        drill = tr(
            "the same targets to a beat of {pace} ms, 10 % shorter than your {mt} ms",
            pace=f"{pace:.0f}",
            mt=f"{mt:.0f}",
        )
        return Advice("over-careful", evidence, tr("more careful than the targets ask for"), drill, pace)
    return None


def _paced(results: Sequence[Result]) -> float | None:
    """The time for 4 % errors on the mean target, by the player's own line; None where that line says nothing."""
    line = regression(results, "id")
    widths = [r.width for r in results if r.width is not None]
    if line is None or line.slope <= 0 or not widths:
        return None
    pace = pace_for(PACED_ERRORS, line.intercept, line.slope, _mean([r.a for r in results]), _mean(widths))
    return pace if pace > 0 else None


def _bias(runs: Sequence[Run], results: Sequence[Result]) -> Advice | None:
    """Ends that lie short or beyond by more than an eighth of the width, and by more than chance."""
    widths = [r.width for r in results if r.width is not None]
    dxs = [move.dx for run in runs for move in run.moves]
    if len(widths) < len(results) or len(dxs) < 3:
        return None
    mean, width = _mean(dxs), _mean(widths)
    sd = sqrt(fsum((dx - mean) ** 2 for dx in dxs) / (len(dxs) - 1))
    half = t_quantile(0.975, len(dxs) - 1) * sd / sqrt(len(dxs))
    if abs(mean) <= width / 8 or abs(mean) <= half:
        return None
    said = (
        tr("ends {mean:.1f} short of the centre of targets {width:.0f} wide, give or take {half:.1f}",
           mean=-mean, width=width, half=half)
        if mean < 0 else
        tr("ends {mean:.1f} beyond the centre of targets {width:.0f} wide, give or take {half:.1f}",
           mean=mean, width=width, half=half)
    )  # fmt: skip
    return Advice(
        "undershoot" if mean < 0 else "overshoot",
        said,
        tr("movements end too early") if mean < 0 else tr("movements go too far"),
        tr("a wide ring with the bias shown after each shot; look at the pointer's speed setting as well"),
    )


class _Sector(NamedTuple):
    """The movements in one direction: squares of their ends about their middle, times, and times against their own
    sequence's as logarithms."""

    squares: float
    times_ms: list[float]
    slower: list[float]

    @property
    def spread(self) -> float:
        """On both axes."""
        return sqrt(self.squares / (len(self.times_ms) - 1))


def _direction(runs: Sequence[Run]) -> Advice | None:
    """One direction with a spread or a time worse by more than chance, and more than 1.3 times the median direction's.

    Chance alone would make the worst of so many directions so bad less than once in a hundred times, by the F
    test of its variance against that of the others, and the t test of its times. The factor alone names a direction
    to 4 of 10 players who have none.
    """
    sectors = _sectors(runs)
    if len(sectors) < 3:
        return None
    spreads = {sector: one.spread for sector, one in sectors.items()}
    # What is slow may be slow for its direction: it stays, and the median keeps a pause from counting.
    times = {sector: median(one.times_ms) for sector, one in sectors.items()}
    for values, surely, said in (
        (spreads, _surely_wider, tr("going {name}, the spread is {worst} against {usual} in the median direction")),
        (times, _surely_slower, tr("going {name}, the time is {worst} ms against {usual} ms in the median direction")),
    ):
        worst, usual = max(values, key=lambda sector: values[sector]), median(values.values())
        others = [one for sector, one in sectors.items() if sector != worst]
        if usual > 0 and values[worst] > 1.3 * usual and surely(sectors[worst], others) < _CHANCE / len(sectors):
            angle = float(worst * SECTOR_DEG)
            name = _DIRECTIONS[worst]
            return Advice(
                "direction",
                said.format(name=name, worst=f"{values[worst]:.0f}", usual=f"{usual:.0f}"),
                tr("one direction is weaker than the rest"),
                tr("a ring of targets to the {name} and back again only", name=name),
                directions_deg=(angle, (angle + 180) % 360),
            )
    return None


def _sectors(runs: Sequence[Run]) -> dict[int, _Sector]:
    """The directions with enough movements."""
    found: dict[int, list[tuple[float, float, float, float]]] = {}
    for run in runs:
        usual = _mean([log(move.mt_ms) for move in run.moves])
        for move in run.moves:
            if move.angle_deg is not None and move.outlier in ("", FAR_SLOWER):
                sector = round(move.angle_deg / SECTOR_DEG) % len(_DIRECTIONS)
                shape = (move.dx, move.dy or 0.0, move.mt_ms, log(move.mt_ms) - usual)
                found.setdefault(sector, []).append(shape)
    sectors = {}
    for sector, some in found.items():
        if len(some) >= SECTOR_TRIALS:
            middle = (_mean([dx for dx, *_ in some]), _mean([dy for _, dy, *_ in some]))
            squares = fsum(hypot(dx - middle[0], dy - middle[1]) ** 2 for dx, dy, *_ in some)
            sectors[sector] = _Sector(squares, [mt for _, _, mt, _ in some], [slower for *_, slower in some])
    return sectors


def _surely_wider(one: _Sector, others: Sequence[_Sector]) -> float:
    """How often chance alone would make one direction's variance so large against that of the others."""
    df, df_others = 2 * (len(one.slower) - 1), 2 * sum(len(other.slower) - 1 for other in others)
    squares = fsum(other.squares for other in others)
    return f_tail(one.squares / df / (squares / df_others), df, df_others) if squares > 0 else 0.0


def _surely_slower(one: _Sector, others: Sequence[_Sector]) -> float:
    """How often chance alone would make one direction's times so long against those of the others."""
    here, there = one.slower, [slower for other in others for slower in other.slower]
    means = _mean(here), _mean(there)
    df = len(here) + len(there) - 2
    squares = fsum((v - mean) ** 2 for values, mean in zip((here, there), means, strict=True) for v in values)
    if squares <= 0:
        return 0.0
    return t_tail((means[0] - means[1]) / sqrt(squares / df * (1 / len(here) + 1 / len(there))), df)


def _known(paths: Sequence[PathMeasures], key: str) -> list[float]:
    return [float(value) for value in (getattr(path, key) for path in paths) if value is not None]


def _late_corrections(paths: Sequence[PathMeasures]) -> Advice | None:
    tre, odc = _known(paths, "re_entries"), _known(paths, "turns_along")
    if not odc or not ((tre and _mean(tre) > 0.3) or _mean(odc) > 1):
        return None
    turns, trials = number(_mean(odc), ".1f"), len(odc)
    return Advice(
        "corrections",
        tr(
            "{again:.1f} re-entries and {turns} turns along the way a trial, in {trials} trials",
            again=_mean(tre),
            turns=turns,
            trials=trials,
        )
        if tre
        else tr("{turns} turns along the way a trial, in {trials} trials", turns=turns, trials=trials),  # fmt: skip
        tr("corrections at the end of the movement"),
        tr("small targets close by, scored only when the pointer stops once"),
    )


def _unsteady(paths: Sequence[PathMeasures]) -> Advice | None:
    """Crossings and wavering about an axis that is kept in the mean: variability is most of the error."""
    tac, mv, me = (_known(paths, key) for key in ("axis_crossings", "variability", "distance"))
    if not tac or _mean(tac) <= 1 or _mean(mv) <= _mean(me):
        return None
    return Advice(
        "unsteady",
        tr(
            "{tac} crossings of the axis a trial and a variability of {mv} px around it",
            tac=number(_mean(tac), ".1f"),
            mv=f"{_mean(mv):.0f}",
        ),
        tr("an unsteady path about the right line"),
        tr("slow tracking along straight lines"),
    )


def _choice(slope: float | None) -> Advice | None:
    if slope is None or slope <= RT_SLOPE_MS_PER_BIT:
        return None
    return Advice(
        "choice",
        tr(
            "each bit of choice adds {slope} ms to the reaction; about {rt_slope_ms_per_bit} is common",
            slope=f"{slope:.0f}",
            rt_slope_ms_per_bit=f"{RT_SLOPE_MS_PER_BIT:.0f}",
        ),
        tr("choosing costs much time"),
        tr("a reaction ladder of 1, 2, 4 and 8 choices"),
    )


def _plateau(curve: Curve | None) -> Advice | None:
    if curve is None or not curve.at_plateau:
        return None
    return Advice(
        "plateau",
        tr(
            "{ahead} ({low} to {high}) expected of five more sessions, {noise} from session to session, after "
            "{sessions} sessions",
            ahead=number(curve.ahead, "+.2f"),
            low=number(curve.ahead_ci95[0], "+.2f"),
            high=number(curve.ahead_ci95[1], "+.2f"),
            noise=number(curve.noise, ".2f"),
            sessions=curve.sessions,
        ),
        tr("a plateau in this drill"),
        tr("other distances and widths, or a harder hit rate"),
    )
