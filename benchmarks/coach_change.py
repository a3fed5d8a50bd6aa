"""How often the coach's intervals of changes, models and plans hold the truth, for made-up players and shops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import sqrt
from random import Random
from typing import NamedTuple

from benchmarks.kit import Claim
from bullseye.coach.change.answers import needed, spans
from bullseye.coach.change.levers import AIM, MISSES, SPREAD, Shape, levers, worth
from bullseye.coach.change.plan import evidence
from bullseye.coach.change.ridge import Model, fit
from bullseye.coach.said import SURE
from bullseye.errors import BadInputError
from bullseye.target.catalog import Catalogue
from bullseye.target.scoring import Scorer, ring_reaches

SLACK = 0.02
LEVER_SLACK = 0.08
"""Gains of few rounds: the jackknife of four to ten."""
Held = dict[str, bool | None]


class Case(NamedTuple):
    """One kind of player or shop; *try_once* gives by interval whether it held, None where none was shown."""

    who: str
    runs: int
    try_once: Callable[[Random], Held]
    slack: float = SLACK


def gains(x: float, sigma: float, wild: float, rounds: int, shots: int) -> Callable[[Random], Held]:
    """Lengths are shares of the face's radius; wild shots land far outside."""
    scorer = Scorer(Catalogue().get("classic"))
    reach = ring_reaches(scorer.face, scorer.gauge_mm)[-1]
    true = Shape(x * reach, 0.0, sigma * reach, wild)
    now = worth(scorer, true)
    truths = {
        AIM: worth(scorer, true._replace(x_mm=0.0)) - now,
        SPREAD: worth(scorer, true._replace(sigma_mm=0.9 * true.sigma_mm)) - now,
        MISSES: worth(scorer, true._replace(wild=wild / 2)) - now,
    }

    def shot(chance: Random) -> tuple[float, float]:
        if chance.random() < wild:
            return 3 * reach, 3 * reach
        return chance.gauss(true.x_mm, true.sigma_mm), chance.gauss(0.0, true.sigma_mm)

    def try_once(chance: Random) -> Held:
        found = levers([[shot(chance) for _ in range(shots)] for _ in range(rounds)], scorer)
        if found is None:
            return {}
        return {
            f"gain of {one.id}": one.ci80[0] <= shots * truths[one.id] <= one.ci80[1]
            for one in found.found
            if truths.get(one.id, 0.0) > 0
        }

    return try_once


def _rows(chance: Random, slopes: Sequence[float], noise: float, n: int) -> tuple[list[list[float]], list[float]]:
    xs = [[chance.gauss(10, 3) for _ in slopes] for _ in range(n)]
    return xs, [50 + sum(s * x for s, x in zip(slopes, row, strict=True)) + chance.gauss(0, noise) for row in xs]


def shop(slopes: Sequence[float], noise: float, n: int) -> Callable[[Random], Held]:
    """A further row, forward, and the input that made it, inverse; where nothing follows a model is a mistake."""

    def try_once(chance: Random) -> Held:
        xs, ys = _rows(chance, slopes, noise, n)
        model = fit(xs, ys)
        made = isinstance(model, Model)
        if not any(slopes):
            return {"refused, nothing to find": not made}
        if not isinstance(model, Model):
            return {"forward answer": None, "inverse answer": None}
        ((row,), (y,)) = _rows(chance, slopes, noise, 1)
        forward = abs(model.at(row) - y) <= model.half_at(row, SURE)
        try:
            low, high = needed(model, y, 0, row, spans(xs)).ci80
        except BadInputError:
            return {"forward answer": forward, "inverse answer": None}
        inverse = (low is None or low <= row[0]) and (high is None or row[0] <= high)
        return {"forward answer": forward, "inverse answer": inverse}

    return try_once


def days(help_: float, after_bad: bool) -> Callable[[Random], Held]:
    """Sixty days with three drills beside the goal's; one of them helps by *help_* standard deviations of a day."""

    def try_once(chance: Random) -> Held:
        bonus = 0.0
        goal, played = [], {name: set[date]() for name in ("a", "b", "c")}
        for n in range(60):
            day = date(2026, 1, 1) + timedelta(days=n)
            value = 50 + bonus + chance.gauss(0, 1)
            goal.append((day, value))
            bonus = 0.0
            for name, some in played.items():
                if chance.random() < ((0.7 if value < 50 else 0.2) if after_bad else 0.4):
                    some.add(day)
                    bonus += help_ if name == "a" else 0.0
        found = {each.drill: each for each in evidence(goal, played)}
        answer: Held = {"help of a drill": None}
        if "a" in found:
            answer["help of a drill"] = found["a"].ci80[0] <= help_ <= found["a"].ci80[1]
        answer["no help said where there is none"] = not any(
            each.helps for name, each in found.items() if name != "a" or not help_
        )
        return answer

    return try_once


def cases() -> list[Case]:
    """Players and shops, those that are hard too."""
    found = [
        Case(
            f"{rounds} rounds of {shots}, {wild:.0%} wild", 400, gains(x, sigma, wild, rounds, shots), LEVER_SLACK
        )
        for x, sigma, wild, rounds, shots in (
            (0.3, 0.25, 0.0, 4, 20), (0.25, 0.25, 0.05, 10, 20), (0.3, 0.4, 0.0, 20, 30), (0.2, 0.15, 0.1, 10, 10),
        )
    ]  # fmt: skip
    for slopes, noise, n in (
        ((2.0,), 3.0, 12),
        ((2.0, 1.0), 5.0, 24),
        ((2.0, 1.0, 0.0), 8.0, 36),
        ((1.0, 0.5), 10.0, 60),
    ):
        found.append(Case(f"{n} rows, {len(slopes)} inputs, noise {noise:g}", 1000, shop(slopes, noise, n)))
    for inputs, n in ((2, 24), (6, 60)):
        found.append(Case(f"{n} rows, {inputs} inputs that tell nothing", 400, shop((0.0,) * inputs, 5.0, n)))
    for help_ in (0.0, 0.6, 1.5):
        for after_bad in (False, True):
            when = "played after bad days" if after_bad else "played any day"
            found.append(Case(f"help {help_:g} sd, {when}", 500, days(help_, after_bad)))
    return found


def changes(quick: bool) -> Sequence[Claim]:
    """Print how often each interval was shown and right; a claim for each that it is near its 80 %."""
    claims = []
    print("| what | who | runs | shown | right |\n|---|---|---|---|---|")
    for case in cases():
        runs = max(30, case.runs // 10) if quick else case.runs
        chance = Random(f"coach {case.who}")
        seen: dict[str, list[bool | None]] = {}
        for _ in range(runs):
            for name, held in case.try_once(chance).items():
                seen.setdefault(name, []).append(held)
        for name, some in seen.items():
            shown = [held for held in some if held is not None]
            right = sum(shown) / len(shown) if shown else None
            text = "" if right is None else f"{right:.1%}"
            print(f"| {name} | {case.who} | {runs} | {len(shown) / runs:.0%} | {text} |", flush=True)
            if right is not None and len(shown) >= 100:
                claims.append(_claim(name, case, right, len(shown)))
    print()
    return claims


def _claim(name: str, case: Case, right: float, shown: int) -> Claim:
    if name.startswith(("refused", "no help")):
        return Claim(f"{name}, {case.who}: false", 100 * (1 - right), 5.0, "%")
    chance_off = 2 * sqrt(SURE * (1 - SURE) / shown)
    return Claim(
        f"{name}, {case.who}: off 80 %", 100 * abs(right - SURE), round(100 * (case.slack + chance_off), 1), "points"
    )
