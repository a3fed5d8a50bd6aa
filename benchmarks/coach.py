"""How often the coach is right, for made-up players whose truth is known: its intervals, and what it finds odd."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import exp, inf, sqrt
from random import Random
from typing import NamedTuple

from benchmarks.coach_change import changes
from benchmarks.kit import Claim
from bullseye.coach.forecast.ahead import MEAN, NEXT, Forecast, forecast
from bullseye.coach.odd.found import SHIFT
from bullseye.coach.odd.look import ENOUGH, FAR, odd_values, sizes_off, usual
from bullseye.coach.odd.missing import missing_days

TITLE = "Coach"
SLACK = 2.0
"""Points of a hundred."""
RUNS, ODD_RUNS = 2000, 600
FALSE_ALARMS = 1.0
FOUND = 80.0
SOON = 6

World = Callable[[Random, int], list[float]]


def learner(chance: Random, n: int) -> list[float]:
    """From 60 to 100 points, quickly or slowly, give or take 4."""
    rate = chance.uniform(0.03, 0.15)
    return [100 - 40 * exp(-rate * at) + chance.gauss(0, 4) for at in range(n)]


def plateau(chance: Random, n: int) -> list[float]:
    """90 points, give or take 4."""
    return [chance.gauss(90, 4) for _ in range(n)]


def weekends(chance: Random, n: int) -> list[float]:
    """Days: 300 points on Saturdays and Sundays, give or take 60, else none."""
    first = chance.randrange(7)
    return [max(0.0, chance.gauss(300, 60)) if (at + first) % 7 >= 5 else 0.0 for at in range(n)]


def drifting(chance: Random, n: int) -> list[float]:
    """A metric whose level wanders by 2 from sample to sample, read give or take 4."""
    level, found = chance.gauss(100, 10), []
    for _ in range(n):
        level += chance.gauss(0, 2)
        found.append(level + chance.gauss(0, 4))
    return found


def climbing(chance: Random, n: int) -> list[float]:
    """A metric with a straight trend, up or down."""
    slope = chance.uniform(-1, 1)
    return [100 + slope * at + chance.gauss(0, 4) for at in range(n)]


def outliers(chance: Random, n: int) -> list[float]:
    """A plateau on which one round in twenty is 24 to 48 points worse."""
    return [chance.gauss(90, 4) - (chance.uniform(24, 48) if chance.random() < 0.05 else 0.0) for _ in range(n)]


def ties(chance: Random, n: int) -> list[float]:
    """Whole points of at most 100, so that many are alike."""
    return [float(min(100, round(chance.gauss(96, 2)))) for _ in range(n)]


class Player(NamedTuple):
    """A made-up player or metric, and what one value of it can be."""

    name: str
    world: World
    limits: tuple[float, float] = (-inf, inf)
    daily: bool = False


PLAYERS = (
    Player("learner", learner),
    Player("plateau", plateau),
    Player("weekends only, by days", weekends, (0.0, inf), daily=True),
    Player("drifting metric", drifting),
    Player("climbing metric", climbing),
    Player("outliers", outliers),
    Player("ties", ties, (0.0, 100.0)),
)
KNOWN = (15, 30, 60, 90)


class Counts(NamedTuple):
    """Of *runs* forecasts: how many showed an interval of 80 and of 95 %, and how many of those held what came."""

    runs: int
    shown: tuple[int, int]
    held: tuple[int, int]
    error: float
    plain_error: float


def count(player: Player, known: int, steps: int, runs: int) -> Counts:
    """Forecast again and again, and look at what comes."""
    chance = Random(f"{player.name} {known} {steps}")
    shown, held, error, plain_error = [0, 0], [0, 0], 0.0, 0.0
    for _ in range(runs):
        values = player.world(chance, known + steps)
        found = forecast(values[:known], steps, NEXT if steps == 1 else MEAN, player.limits, player.daily)
        if not isinstance(found, Forecast):
            continue
        came = sum(values[known:]) / steps
        error, plain_error = error + abs(came - found.value), plain_error + abs(came - found.plain)
        for n, span in enumerate((found.ci80, found.ci95)):
            if span is not None:
                shown[n] += 1
                held[n] += span[0] - 1e-9 <= came <= span[1] + 1e-9
    return Counts(runs, (shown[0], shown[1]), (held[0], held[1]), error / runs, plain_error / runs)


def forecasts(runs: int) -> list[Claim]:
    """Print how often intervals were right; a claim for each that it is within 2 points of what it says."""
    claims = []
    print("| forecast | player | known | runs | shown | 80 % | 95 % | chance | error | of the plain mean |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for steps, what in ((1, "the next one"), (5, "mean of the next 5")):
        for player in PLAYERS:
            for known in KNOWN:
                found = count(player, known, steps, runs)
                if not any(found.shown):
                    continue
                cells, moved = [], []
                for n, promise in enumerate((80, 95)):
                    shown, right = found.shown[n], found.held[n]
                    cells.append(f"{right / shown:.1%}" if shown >= runs / 20 else "")
                    chance_off = 2 * sqrt(promise * (100 - promise) / max(1, shown))
                    moved += [f"{chance_off:.1f}"] if shown >= runs / 20 else []
                    if shown >= max(100, runs / 20):
                        name = f"{what}, {player.name}, {known} known: off {promise} %"
                        off = abs(100 * right / shown - promise)
                        claims.append(Claim(name, off, round(SLACK + chance_off, 1), "points"))
                cells.append(" and ".join(moved))
                cells += [f"{found.error:.2f}", f"{found.plain_error:.2f}"] if found.error else ["", ""]
                shares = f"{found.shown[0] / runs:.0%} and {found.shown[1] / runs:.0%}"
                print(f"| {what} | {player.name} | {known} | {runs} | {shares} | {' | '.join(cells)} |", flush=True)
    return claims


def false_alarms(world: World, runs: int) -> float:
    """How many of a hundred quiet rounds are told of as odd, or as the end of a shift."""
    chance = Random("quiet")
    length = 120
    told = sum(len(odd_values(world(chance, length))) for _ in range(runs))
    return 100 * told / runs / (length - ENOUGH)


def shifts_found(before: int, sizes: float, runs: int) -> float:
    """Of a hundred shifts by so many standard deviations, how many are told of within six rounds."""
    chance, found = Random(f"shift {before} {sizes}"), 0
    for _ in range(runs):
        to = 90 + chance.choice((-4, 4)) * sizes
        values = [*plateau(chance, before), *(chance.gauss(to, 4) for _ in range(SOON))]
        found += any(each.kind == SHIFT and each.at >= before - 3 for each in odd_values(values))
    return 100 * found / runs


def missed(share: float, runs: int) -> float:
    """Of a hundred days of who comes on this share of them by chance, how many are told of as missing."""
    chance, first, length = Random(f"missing {share}"), date(2026, 1, 5), 400
    told = 0
    for _ in range(runs):
        days = [first + timedelta(days=n) for n in range(length) if chance.random() < share]
        told += len(missing_days(days, first + timedelta(days=length - 1)))
    return 100 * told / runs / length


def by_weekday(weeks: int, runs: int) -> tuple[float, float]:
    """If days were held against as many *weeks* of their own weekday: false alarms in 100 quiet days, and how many of
    a hundred days five standard deviations off would be found.
    """
    chance, told, found = Random(f"weekday {weeks}"), 0, 0
    for _ in range(20 * runs):
        middle, spread = usual([chance.gauss(0, 1) for _ in range(weeks)])
        for off in (0.0, 5.0):
            sizes = sizes_off(chance.gauss(off, 1) - middle, spread)
            is_odd = sizes is not None and abs(sizes) > FAR
            told, found = told + (is_odd and not off), found + (is_odd and off > 0)
    return 100 * told / runs / 20, 100 * found / runs / 20


def odd_ones(runs: int) -> list[Claim]:
    """Print how often what is quiet is called odd, and how often a shift is found."""
    claims = []
    print("\n| quiet | told of, in 100 rounds |\n|---|---|")
    for name, world in (("plateau", plateau), ("ties", ties)):
        told = false_alarms(world, max(50, runs // 5))
        claims.append(Claim(f"odd in 100 quiet rounds, {name}", told, FALSE_ALARMS, "rounds"))
        print(f"| {name} | {told:.2f} |", flush=True)
    for share in (0.9, 0.97, 0.99):
        told = missed(share, max(30, runs // 10))
        claims.append(Claim(f"missing in 100 days, comes on {share:.0%}", told, FALSE_ALARMS, "days"))
        print(f"| a day missing, of who comes on {share:.0%} of them | {told:.2f} |", flush=True)
    print("\n| weeks of a weekday by itself | told of, in 100 quiet days | of 100 days 5 off |\n|---|---|---|")
    for weeks in (6, 8, 12, 40):
        told, found = by_weekday(weeks, runs)
        print(f"| {weeks} | {told:.2f} | {found:.0f} |", flush=True)
    print("\n| shift, standard deviations | rounds before | found within six rounds |\n|---|---|---|")
    for sizes in (1.0, 2.0, 3.0):
        for before in (15, 20, 40):
            found = shifts_found(before, sizes, runs)
            if sizes == 2.0:
                claims.append(Claim(f"shift of two overlooked, {before} before", 100 - found, 100 - FOUND, "%"))
            print(f"| {sizes:g} | {before} | {found:.0f}% |", flush=True)
    print()
    return claims


def run(quick: bool) -> Sequence[Claim]:
    """Print the tables: forecasts, what is odd, what to change."""
    runs, odd_runs = (150, 150) if quick else (RUNS, ODD_RUNS)
    return [*forecasts(runs), *odd_ones(odd_runs), *changes(quick)]
