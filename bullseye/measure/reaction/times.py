"""How fast one answers a light: the middle and the spread of the times, what was too early or too late, and how much
each bit of choice costs."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, fsum, log2, sqrt
from statistics import median
from typing import Any, NamedTuple

from bullseye.errors import BadRecordError
from bullseye.measure.maths.regression import Line, fit_line
from bullseye.measure.maths.special import t_quantile
from bullseye.session.reaction import ANTICIPATION_S
from bullseye.session.record import EARLY, GOOD, LATE, WRONG, ReactionTrial, Record
from bullseye.words import tr

LAPSE_MS = 500.0
"""A slower press is a lapse, where there is no choice to make; it has a time, which counts like any other.

Source: D. F. Dinges and J. W. Powell, Behavior Research Methods 17 (1985)."""
RULE = tr(
    "an answer before the light or less than {early_ms:.0f} ms after it came too early and is done again; no answer in "
    "time is too late; both are left out, and a press after more than {lapse_ms:.0f} ms is not",
    early_ms=1000 * ANTICIPATION_S,
    lapse_ms=LAPSE_MS,
)


class Times(NamedTuple):
    """The reaction times of one block (or all together), in ms. None means "not measurable"."""

    choices: int | None
    n: int
    median_ms: float | None
    median_ms_ci95: tuple[float, float] | None
    mean_ms: float | None
    mean_ms_ci95: tuple[float, float] | None
    sd_ms: float | None
    fastest_ms: float | None
    slowest_ms: float | None
    movement_ms: float | None
    early: int
    late: int
    wrong: int
    slow: int
    lapses: int


def is_reaction(record: Record) -> bool:
    """True when the round was a reaction test and its trials were kept."""
    return record.reaction is not None


def reaction_of_record(record: Record) -> dict[str, Any]:
    """All that a reaction test says: the keys of Times over everything, `by_choice` for each number of choices, and
    `slope_ms_per_bit` (None for fewer than two). Raises BadRecordError when the record is no such test.
    """
    if record.reaction is None:
        raise BadRecordError(
            tr("round {id} is no reaction test; open one of a drill that ends by reaction", id=record.id)
        )
    moves, trials = record.reaction.moves, record.reaction.trials
    found = _times(None, trials, moves)._asdict()
    counts = sorted({trial.choices for trial in trials})
    blocks = [_times(k, [t for t in trials if t.choices == k], moves) for k in counts]
    line = slope_of(blocks)
    found["slope_ms_per_bit"] = None if line is None else line.slope
    found["slope_ms_per_bit_ci95"] = None if line is None else line.slope_ci95
    found["by_choice"] = [block._asdict() for block in blocks]
    found["answer"] = "set out" if moves else "press"
    found["rule"] = RULE
    return found


def slope_of(blocks: Sequence[Times]) -> Line | None:
    """Mean reaction time by log2(choices), one point for each block. None for fewer than two blocks.

    The form of R. Hyman, J. Experimental Psychology 45 (1953): the information of k equally likely lights is log2(k).
    W. E. Hick (1952) took log2(k + 1), which counts "no light" as one more choice; here the light always comes.
    """
    points = [(log2(block.choices), block.mean_ms) for block in blocks if block.choices and block.mean_ms is not None]
    return fit_line([x for x, _ in points], [y for _, y in points])


def times_ms(trials: Sequence[ReactionTrial], moves: bool) -> list[float]:
    """The reaction times of the trials that were answered rightly, in ms, in order."""
    return [
        round(1000 * (began_s - trial.cue), 3)
        for trial in trials
        if trial.result == GOOD
        and trial.cue is not None
        and (began_s := trial.onset if moves else trial.press) is not None
    ]


def movement_ms(trial: ReactionTrial) -> float | None:
    """From setting out to the press on the right disc, in ms; None where there was no such way."""
    if trial.result != GOOD or trial.press is None or trial.onset is None:
        return None
    return 1000 * (trial.press - trial.onset)


def _times(choices: int | None, trials: Sequence[ReactionTrial], moves: bool) -> Times:
    values = sorted(times_ms(trials, moves))
    counted = {result: sum(trial.result == result for trial in trials) for result in (EARLY, LATE, WRONG)}
    slow = 0 if moves else sum(value > LAPSE_MS for value in values)
    n = len(values)
    mean = fsum(values) / n if n else None
    sd = half = None
    if mean is not None and n > 1:
        sd = sqrt(fsum((value - mean) ** 2 for value in values) / (n - 1))
        half = t_quantile(0.975, n - 1) * sd / sqrt(n)
    travel = [way_ms for trial in trials if moves and (way_ms := movement_ms(trial)) is not None]
    return Times(
        choices=choices,
        n=n,
        median_ms=median(values) if n else None,
        median_ms_ci95=median_interval(values),
        mean_ms=mean,
        mean_ms_ci95=None if half is None or mean is None else (mean - half, mean + half),
        sd_ms=sd,
        fastest_ms=values[0] if n else None,
        slowest_ms=values[-1] if n else None,
        movement_ms=fsum(travel) / len(travel) if travel else None,
        early=counted[EARLY],
        late=counted[LATE],
        wrong=counted[WRONG],
        slow=slow,
        lapses=counted[LATE] + slow,
    )


def median_interval(ordered: Sequence[float]) -> tuple[float, float] | None:
    """Two of the *ordered* values between which the true median lies at least 95 times in 100, whatever the
    distribution (binomial order statistics); None for fewer than 6 values, which cannot be so sure."""
    n = len(ordered)
    below, rank = 0.0, -1
    while rank + 1 < n / 2:
        below += comb(n, rank + 1) / 2**n
        if below > 0.025:
            break
        rank += 1
    return None if rank < 0 else (ordered[rank], ordered[n - 1 - rank])
