"""What scoring a shot costs, beside the if-chain that tutorials write."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from statistics import median
from typing import Any

from benchmarks.kit import Claim, Row, have, in_turn, ratio, show, timed
from bullseye.target.catalog import Catalogue
from bullseye.target.face import Face
from bullseye.target.scoring import Scorer

TITLE = "Scoring"
FACE = "wa-122"
SHOTS = 100_000
ROUNDS, QUICK_ROUNDS = 15, 3
NS = 1e9

CHAIN = "if-chain in a loop"
ONE, FULL = "one shot, points", "one shot, the whole hit"
LISTS, ARRAYS = "score_many, lists", "score_many, numpy arrays"


def if_chain(face: Face, gauge_mm: float) -> Callable[[float, float], int]:
    """The tutorial's way: a square root, then one comparison for every ring, written out."""
    lines = ["def points(x, y):", "    d = (x ** 2 + y ** 2) ** 0.5"]
    for n, ring in enumerate(face.rings):
        reach_mm = ring.diameter_mm / 2 + gauge_mm / 2
        lines.append(f"    {'elif' if n else 'if'} d <= {reach_mm!r}: return {ring.points}")
    names: dict[str, Callable[[float, float], int]] = {}
    exec("\n".join([*lines, "    return 0"]), names)  # its own text, made above
    return names["points"]


def run(quick: bool) -> list[Claim]:
    """Shots spread evenly over the square around the face; every way must give the same points."""
    face = Catalogue().get(FACE)
    scorer = Scorer(face)
    chain = if_chain(face, scorer.gauge_mm)
    chance = Random(7)
    reach_mm = face.diameter_mm / 2
    xs = [chance.uniform(-reach_mm, reach_mm) for _ in range(SHOTS)]
    ys = [chance.uniform(-reach_mm, reach_mm) for _ in range(SHOTS)]
    shots = list(zip(xs, ys, strict=True))
    points, score = scorer.points, scorer.score

    def in_a_loop() -> list[int]:
        totals = []
        for x, y in shots:
            totals.append(chain(x, y))  # noqa: PERF401 - as the tutorial does
        return totals

    def each(way: Callable[[float, float], object]) -> None:
        for x, y in shots:
            way(x, y)

    work: dict[str, Callable[[], object]] = {
        CHAIN: in_a_loop,
        ONE: lambda: each(points),
        FULL: lambda: each(score),
        LISTS: lambda: scorer.score_many(xs, ys),
    }
    if have("numpy"):
        import numpy as np

        x_array: Any = np.array(xs)
        y_array: Any = np.array(ys)
        work[ARRAYS] = lambda: scorer.score_many(x_array, y_array)
        agree([int(n) for n in scorer.score_many(x_array, y_array)], in_a_loop())
    agree([points(x, y) for x, y in shots], in_a_loop())
    agree(list(scorer.score_many(xs, ys)), in_a_loop())

    per_shot = NS / SHOTS
    found = in_turn({name: timed(do, per_shot) for name, do in work.items()}, QUICK_ROUNDS if quick else ROUNDS)
    print(f"Face {face.id}, {len(face.rings)} rings, {SHOTS:,} shots a run; times are nanoseconds per shot.\n")
    rows = []
    for name, times in found.items():
        if name == ARRAYS:
            claim = Claim("score_many with numpy against the if-chain", ratio(found, name, CHAIN), 0.1)
            rows.append(Row(name, times, claim))
        elif name == FULL:
            # "About a microsecond" is the one absolute figure: half as much again is no longer about.
            rows.append(Row(name, times, Claim("one shot scored whole", median(times) / 1000, 1.5, "\u00b5s")))
        else:
            rows.append(Row(name, times, ratio=None if name == CHAIN else ratio(found, name, CHAIN)))
    claims = show(rows, "ns", "against the if-chain")
    if ARRAYS not in work:
        print("numpy is not installed: score_many was not measured with arrays.\n")
    return claims


def agree(ours: list[int], theirs: list[int]) -> None:
    """A fast wrong answer is worth nothing."""
    if ours != theirs:
        raise AssertionError("the ways of scoring do not give the same points")
