"""How often each interval that bullseye shows holds what it says, for made-up players whose truth is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, exp, hypot, log, log1p, pi, sin, sqrt
from random import Random
from statistics import fmean
from typing import NamedTuple

from benchmarks.kit import Claim
from bullseye.drill.staircase import Staircase
from bullseye.drill.threshold import threshold_of
from bullseye.measure.maths.regression import fit_line
from bullseye.measure.maths.special import wilson
from bullseye.measure.over_time.forecast import level_ahead, total_ahead
from bullseye.measure.over_time.learning import learning_curve
from bullseye.measure.over_time.trend import mean_ci95, usual
from bullseye.measure.pointing.bootstrap import intervals
from bullseye.measure.pointing.throughput import WE_FACTOR, Trial, runs_of
from bullseye.measure.shots.group import measure_group

TITLE = "Coverage"
PROMISE = 0.95
SLACK = 0.02
RESAMPLES = 400
_AMPLITUDE, _SD, _MT_MS, _MT_SD = 300.0, 10.0, 600.0, 0.25

Held = bool | None
"""Whether one interval held the truth; None where none was shown."""


class Case(NamedTuple):
    """One kind of player: *try_once* makes one, measures and looks, at one interval or at several by their names."""

    interval: str
    player: str
    runs: int
    try_once: Callable[[Random], Held | dict[str, Held]]


def within(interval: tuple[float, float] | None, true: float) -> Held:
    """Whether *true* lies in it."""
    return None if interval is None else interval[0] <= true <= interval[1]


# -- groups, means and shares ------------------------------------------------------------------------


def _shots(chance: Random, n: int) -> list[tuple[float, float]]:
    return [(chance.gauss(0, 10), chance.gauss(0, 10)) for _ in range(n)]


def sigma(n: int) -> Callable[[Random], Held]:
    """Of a round normal group."""
    return lambda chance: within(measure_group(_shots(chance, n)).sigma_ci95, 10)


def middle(n: int) -> Callable[[Random], Held]:
    """The mean point of impact, across."""

    def try_once(chance: Random) -> Held:
        found = measure_group(_shots(chance, n)).mpi_ci95
        return within(None if found is None else found[0], 0)

    return try_once


def mean(n: int) -> Callable[[Random], Held]:
    """Of rounds that are alike."""
    return lambda chance: within(mean_ci95([chance.gauss(90, 4) for _ in range(n)])[1], 90)


def one_more(n: int) -> Callable[[Random], Held]:
    """The usual range, against the next round."""

    def try_once(chance: Random) -> Held:
        found = usual([chance.gauss(90, 4) for _ in range(n)])
        return within(None if found is None else (found.low, found.high), chance.gauss(90, 4))

    return try_once


def share(n: int, rate: float) -> Callable[[Random], Held]:
    """Hits of shots, misses of trials (Wilson)."""
    return lambda chance: within(wilson(sum(chance.random() < rate for _ in range(n)), n), rate)


# -- pointing ----------------------------------------------------------------------------------------


def _sequence(chance: Random, n: int, name: str) -> list[Trial]:
    ring = [_AMPLITUDE / 2 * cos(2 * pi * ((n + 1) // 2 * k % n) / n) for k in range(n + 1)]
    up = [_AMPLITUDE / 2 * sin(2 * pi * ((n + 1) // 2 * k % n) / n) for k in range(n + 1)]
    return [
        Trial(
            ring[k], up[k], ring[k + 1], up[k + 1],
            ring[k + 1] + chance.gauss(0, _SD), up[k + 1] + chance.gauss(0, _SD),
            chance.lognormvariate(log(_MT_MS), _MT_SD), name, 40.0,
        )
        for k in range(n)
    ]  # fmt: skip


def truths(n: int, times: int = 20_000) -> dict[str, float]:
    """The mean of very many sequences of *n* trials, by their own formulas."""
    chance, a = Random(1), _AMPLITUDE * cos(pi / 2 / n)
    found: dict[str, list[float]] = {"we": [], "ide": [], "throughput": [], "mt_ms": []}
    for _ in range(times):
        dxs = [chance.gauss(0, _SD) for _ in range(n)]
        ae, about = a + (2 * sum(dxs) - dxs[-1]) / n, fmean(dxs)
        we = WE_FACTOR * sqrt(sum((dx - about) ** 2 for dx in dxs) / (n - 1))
        mt = sum(chance.lognormvariate(log(_MT_MS), _MT_SD) for _ in range(n)) / n
        ide = log1p(ae / we) / log(2)
        for key, value in (("we", we), ("ide", ide), ("mt_ms", mt), ("throughput", ide / mt * 1000)):
            found[key].append(value)
    return {key: fmean(values) for key, values in found.items()}


def pointing(n: int, sequences: int) -> Callable[[Random], dict[str, Held]]:
    """The numbers of a pointing test."""
    true: dict[str, float] = {}

    def try_once(chance: Random) -> dict[str, Held]:
        true.update(true or truths(n))
        trials = [trial for name in range(sequences) for trial in _sequence(chance, n, str(name))]
        found = intervals(runs_of(trials), chance.randrange(10**6), RESAMPLES)
        return {key: within(found[key], value) for key, value in true.items()}

    return try_once


# -- goals, learning, adaptive drills ----------------------------------------------------------------

DAYS: dict[str, Callable[[Random, int], float]] = {
    "every day": lambda chance, day: max(0.0, chance.gauss(100, 30)),
    "every second day": lambda chance, day: 0.0 if chance.random() < 0.5 else chance.gammavariate(2, 60),
    "one day in five": lambda chance, day: 0.0 if chance.random() < 0.8 else chance.gammavariate(2, 100),
    "weekends only": lambda chance, day: chance.gauss(300, 60) if day % 7 >= 5 else 0.0,
}


def total(player: str, history: int, whole: int) -> Callable[[Random], Held]:
    """A week's or a month's total, looked at on any day but its last, at any hour."""

    def try_once(chance: Random) -> Held:
        gone = chance.randrange(whole - 1)
        first = chance.randrange(7) if whole > 7 else 0
        days = [DAYS[player](chance, first + n + 70) for n in range(gone - history, whole)]
        past, today, after = days[:history], days[history], days[history + 1 :]
        so_far = today * chance.choice([0.0, chance.random(), 1.0])
        done = sum(past[history - min(gone, history) :])
        return within(total_ahead(past, done + so_far, so_far, len(after), 0.0).ci95, done + today + sum(after))

    return try_once


def level(over: int) -> Callable[[Random], Held]:
    """A month's sigma or throughput over the last rounds, on day 12, 3 rounds a day."""

    def try_once(chance: Random) -> Held:
        rounds = [((n + 0.9) / 3, chance.gauss(10, 1.5)) for n in range(90)]
        seen = [(x, y) for x, y in rounds if x < 12]
        line = fit_line([x for x, _ in seen], [y for _, y in seen])
        assert line is not None
        ahead = level_ahead(line, [y for _, y in seen], over, 12.0, 30.0)
        return within(ahead.ci95, fmean(y for _, y in rounds[-over:]))

    return try_once


def _learner(chance: Random, sessions: int, rate: float) -> list[float]:
    return [100 - 60 * exp(-rate * n) + chance.gauss(0, 5) for n in range(sessions)]


def plateau(sessions: int, rate: float) -> Callable[[Random], Held]:
    """Where a learner of 60 points and a noise of 5 levels off."""

    def try_once(chance: Random) -> Held:
        found = learning_curve(_learner(chance, sessions, rate))
        return within(None if found is None else found.plateau_ci95, 100)

    return try_once


def five_more(sessions: int, rate: float) -> Callable[[Random], Held]:
    """What five more sessions bring that learner."""
    true = 60 * (exp(-rate * (sessions - 1)) - exp(-rate * (sessions + 4)))

    def try_once(chance: Random) -> Held:
        found = learning_curve(_learner(chance, sessions, rate))
        return within(None if found is None else found.ahead_ci95, true)

    return try_once


def adaptive(changes: str, shots: int) -> Callable[[Random], Held]:
    """The size or speed that an adaptive drill finds."""
    size = changes == "size"
    values = {"changes": changes, "hit_rate": 0.8 if size else 0.75, "step_octaves": 0.15 if size else 0.2,
              "start": 0.6, "least": 0.03, "most": 1.0 if size else 16.0}  # fmt: skip

    def try_once(chance: Random) -> Held:
        true = (0.09 if size else 2.0) * 2 ** chance.uniform(-0.5, 0.5)
        stairs, hits = Staircase(values), []
        wanted = -log(1 - stairs.hit_rate)
        for _ in range(shots):
            ease = stairs.factor / true if size else true / stairs.factor
            hits.append(chance.random() < 1 - exp(-wanted * ease * ease))
            stairs.add(hits[-1])
        found = threshold_of(values, hits)
        return within(None if found is None else (found.low, found.high), true)

    return try_once


def cases() -> list[Case]:
    """Every interval that is shown, with the players that are hard for it."""
    found = [Case("sigma", f"{n} shots", 4000, sigma(n)) for n in (2, 5, 20)]
    found += [Case("mean point of impact", f"{n} shots", 4000, middle(n)) for n in (2, 5, 20)]
    found += [Case("mean", f"{n} rounds", 4000, mean(n)) for n in (5, 20)]
    found += [Case("usual range, one more round", f"{n} rounds", 4000, one_more(n)) for n in (5, 20)]
    found += [
        Case("share of hits", f"{n} shots, {rate:.0%}", 4000, share(n, rate)) for n, rate in ((20, 0.8), (78, 0.96))
    ]
    for sequences, runs in ((1, 1000), (6, 400), (24, 150)):
        name = f"{sequences} x 13 trials"
        found.append(Case("", name, runs, pointing(13, sequences)))
    for player in DAYS:
        for history in (20, 56):
            found.append(Case("week's total", f"{player}, {history} days known", 2000, total(player, history, 7)))
            found.append(Case("month's total", f"{player}, {history} days known", 2000, total(player, history, 30)))
    found += [Case("level goal", f"mean of the last {over}", 2000, level(over)) for over in (1, 5, 10, 20)]
    for sessions, rate in ((10, 0.2), (20, 0.1), (20, 0.3)):
        found.append(Case("plateau", f"{sessions} sessions, rate {rate}", 400, plateau(sessions, rate)))
    found += [
        Case("five more sessions", f"{n} sessions, rate {rate}", 400, five_more(n, rate))
        for n, rate in ((10, 0.2), (20, 0.1))
    ]
    found += [Case("adaptive size", "60 shots", 1000, adaptive("size", 60))]
    found += [Case("adaptive speed", "60 shots", 1000, adaptive("speed", 60))]
    return found


def measure(case: Case, runs: int) -> dict[str, tuple[float, float | None]]:
    """By interval: the share of runs that showed one, and the share of those that held the truth."""
    chance = Random(f"coverage {case.interval} {case.player}")
    seen: dict[str, list[Held]] = {}
    for _ in range(runs):
        looked = case.try_once(chance)
        for name, held in (looked if isinstance(looked, dict) else {case.interval: looked}).items():
            seen.setdefault(name, []).append(held)
    answer: dict[str, tuple[float, float | None]] = {}
    for name, some in seen.items():
        shown = [held for held in some if held is not None]
        answer[name] = len(shown) / runs, (sum(shown) / len(shown) if shown else None)
    return answer


def further_shots(n: int, runs: int) -> list[float]:
    """Of shots after a group of *n*: the shares within its CEP 50, 90, 95 % and its 95 % ellipse, about its middle."""
    chance = Random(f"further {n}")
    counts = [0, 0, 0, 0]
    for _ in range(runs):
        group = measure_group(_shots(chance, n))
        dx, dy = chance.gauss(0, 10) - (group.mpi_x or 0.0), chance.gauss(0, 10) - (group.mpi_y or 0.0)
        for at, radius in enumerate((group.cep50, group.cep90, group.cep95)):
            counts[at] += hypot(dx, dy) <= (radius or 0.0)
        if group.ellipse95 is not None:
            turn = (group.ellipse95.angle_deg or 0.0) * pi / 180
            along, across = dx * cos(turn) + dy * sin(turn), dy * cos(turn) - dx * sin(turn)
            counts[3] += hypot(along / group.ellipse95.semi_major, across / group.ellipse95.semi_minor) <= 1
    return [count / runs for count in counts]


def run(quick: bool) -> Sequence[Claim]:
    """Print how often each interval was shown and right; a claim for each that it is within 2 points of 95 %."""
    claims = []
    print("| interval | player | runs | shown | right |\n|---|---|---|---|---|")
    for case in cases():
        runs = max(30, case.runs // 10) if quick else case.runs
        for name, (shown, held) in measure(case, runs).items():
            right = "" if held is None else f"{held:.1%}"
            print(f"| {name} | {case.player} | {runs} | {shown:.0%} | {right} |", flush=True)
            if held is not None and shown * runs >= 100:
                chance_off = 2 * sqrt(PROMISE * (1 - PROMISE) / (shown * runs))
                what = f"{name}, {case.player}: off 95 %"
                claims.append(Claim(what, 100 * abs(held - PROMISE), round(100 * (SLACK + chance_off), 1), "points"))
    print("\nOf one further shot about a group's own middle, how many lie within:\n")
    print("| shots in the group | CEP 50 % | CEP 90 % | CEP 95 % | 95 % ellipse |\n|---|---|---|---|---|")
    for n in (3, 5, 10, 30):
        shares = further_shots(n, 1000 if quick else 20_000)
        print(f"| {n} | " + " | ".join(f"{each:.0%}" for each in shares) + " |")
    print()
    return claims
