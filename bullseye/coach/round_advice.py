"""What to practise next after ordinary rounds: suggestions by fixed rules over one series, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from bullseye.coach.pointing_advice import Advice
from bullseye.measure.group import measure_group
from bullseye.measure.hull import Point
from bullseye.measure.learning import AHEAD, Curve
from bullseye.measure.special import wilson
from bullseye.measure.trend import Fatigue
from bullseye.measure.whatif import what_if, what_if_text, where_text
from bullseye.target.scoring import Scorer

ENOUGH_ROUNDS = 3
LAST_ROUNDS = 5
MIXED_ROUNDS = 20
WANTED_HITS = 0.80
EASY_HITS = 0.98
SURE = 0.01
LIKELY = 0.05
RULES = ("off-centre", "too-many-misses", "too-easy", "plateau", "fatigue", "devices-mixed")
"""The ids of what can be suggested here."""
_WORTH_MOVING = 0.25
_FEW_SHOTS = 10


def off_centre(groups_mm: Sequence[Sequence[Point]], scorer: Scorer | None = None) -> Advice | None:
    """All shots of the last rounds lie off the centre, surely (p < 0.01) and by more than a quarter of their sigma.

    The aim wanders from round to round, so the means of the rounds, too, must lie off it together (p < 0.05).
    Each of *groups_mm* holds one round's shots from the target's centre; *scorer* tells what it costs.
    """
    some = [group for group in groups_mm if group]
    shots = [shot for group in some for shot in group]
    if len(some) < ENOUGH_ROUNDS or len(shots) < _FEW_SHOTS:
        return None
    group = measure_group(shots)
    x, y, offset, sigma, test = group.mpi_x, group.mpi_y, group.offset, group.sigma, group.off_centre
    if x is None or y is None or offset is None or not sigma or test is None:
        return None
    if test.p >= SURE or offset <= _WORTH_MOVING * sigma:
        return None
    means = [(fsum(x for x, _ in group) / len(group), fsum(y for _, y in group) / len(group)) for group in some]
    again = measure_group(means).off_centre
    if again is None or again.p >= LIKELY:
        return None
    costs = what_if(scorer, shots) if scorer is not None else None
    cost = "" if costs is None or costs.bias_cost <= 0 else f": {what_if_text(costs).rstrip('.')}"
    return Advice(
        "off-centre",
        f"the middle of {len(shots)} shots in {len(some)} rounds lies {where_text(x, y)} of the centre, "
        f"with a sigma of {sigma:.1f} mm{cost}",
        "the aim is off, not only the hand",
        f"the same again, aiming {where_text(-x, -y)}",
    )


def hit_rate(hits: int, shots: int, rounds: int) -> Advice | None:
    """Surely fewer hits than practice gains most from (about 80 %), or surely hardly a miss.

    The 80 % are a default to practise at, no law: M. A. Guadagnoli and T. D. Lee, J. Motor Behavior 36 (2004).
    """
    if rounds < ENOUGH_ROUNDS or shots < _FEW_SHOTS:
        return None
    low, high = wilson(hits, shots)
    evidence = f"{hits} hits of {shots} shots in {rounds} rounds"
    if high < WANTED_HITS:
        reading = f"more misses than about {100 * (1 - WANTED_HITS):.0f} % teach little"
        return Advice("too-many-misses", evidence, reading, "the same drill slower, or a larger face")
    if low > EASY_HITS:
        reading = "hardly a miss: little is left to learn here"
        return Advice("too-easy", evidence, reading, "a faster drill or a smaller face")
    return None


def plateau(curve: Curve | None, what: str, unit: str) -> Advice | None:
    """Five more sessions would surely bring next to nothing: see `bullseye.measure.learning.Curve`."""
    if curve is None or not curve.at_plateau:
        return None
    tail = f" {unit}" if unit else ""
    return Advice(
        "plateau",
        f"{what}: {curve.ahead:+.2f}{tail} expected of {AHEAD} more sessions, {curve.noise:.2f}{tail} from session to "
        f"session, after {curve.sessions} sessions",
        "a plateau in this drill",
        "another drill or face for a while, or an adaptive drill with fewer hits",
    )


def tiring(found: Fatigue | None, what: str, unit: str, better: str) -> Advice | None:
    """Within a sitting the value surely gets worse from round to round."""
    if found is None:
        return None
    low, high = found.ci95
    if not (high < 0 if better == "higher" else low > 0):
        return None
    tail = f" {unit}" if unit else ""
    return Advice(
        "fatigue",
        f"{what} changes by {found.per_round:+.2f}{tail} each round ({low:+.2f} to {high:+.2f}) in {found.rounds} "
        f"rounds of {found.sittings} sittings",
        "the sittings are longer than the form holds",
        "shorter sittings, or a break after every second round",
    )


def mixed_devices(devices: Iterable[str]) -> Advice | None:
    """Three or more of the last twenty rounds of one drill were shot with another device than most of them."""
    counts: dict[str, int] = {}
    for device in list(devices)[-MIXED_ROUNDS:]:
        counts[device or "an unknown device"] = counts.get(device or "an unknown device", 0) + 1
    ranked = _by_count(counts)
    if len(ranked) < 2 or ranked[1][1] < ENOUGH_ROUNDS:
        return None
    told = " and ".join(f"{count} with {device}" for device, count in ranked)
    return Advice(
        "devices-mixed",
        f"{told} among the last {sum(counts.values())} rounds",
        "each device is a skill of its own, with its own trend and its own best",
        f"only {ranked[0][0]} for the next rounds, to see a trend sooner",
    )


def _by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
