"""What to practise next after ordinary rounds: suggestions by fixed rules over one series, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from bullseye.coach.pointing_advice import Advice
from bullseye.measure.maths.special import wilson
from bullseye.measure.over_time.learning import AHEAD, Curve
from bullseye.measure.over_time.trend import Fatigue
from bullseye.measure.shots.group import measure_group
from bullseye.measure.shots.hull import Point
from bullseye.measure.shots.whatif import what_if, what_if_text, where_text
from bullseye.target.scoring import Scorer
from bullseye.words import listed, number, tr

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
    """All shots of the last rounds lie off the centre (p < 0.01), by more than a quarter of their sigma.

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
        tr(
            "the middle of {shots} shots in {some} rounds lies {x} of the centre, with a sigma of {sigma} mm{cost}",
            shots=len(shots),
            some=len(some),
            x=where_text(x, y),
            sigma=number(sigma, ".1f"),
            cost=cost,
        ),
        tr("the aim is off, not only the hand"),
        tr("the same again, aiming {where}", where=where_text(-x, -y)),
    )


def hit_rate(hits: int, shots: int, rounds: int) -> Advice | None:
    """Fewer hits than practice gains most from (about 80 %), or hardly a miss, by the whole 95 % interval.

    The 80 % are a default to practise at, no law: M. A. Guadagnoli and T. D. Lee, J. Motor Behavior 36 (2004).
    """
    if rounds < ENOUGH_ROUNDS or shots < _FEW_SHOTS:
        return None
    low, high = wilson(hits, shots)
    evidence = tr("{hits} hits of {shots} shots in {rounds} rounds", hits=hits, shots=shots, rounds=rounds)
    if high < WANTED_HITS:
        reading = tr(
            "more misses than about {wanted_hits} % teach little", wanted_hits=f"{100 * (1 - WANTED_HITS):.0f}"
        )
        return Advice("too-many-misses", evidence, reading, tr("the same drill slower, or a larger face"))
    if low > EASY_HITS:
        reading = tr("hardly a miss: little is left to learn here")
        return Advice("too-easy", evidence, reading, tr("a faster drill or a smaller face"))
    return None


def plateau(curve: Curve | None, what: str, unit: str) -> Advice | None:
    """Five more sessions would bring next to nothing, by its interval: `bullseye.measure.over_time.learning.Curve`."""
    if curve is None or not curve.at_plateau:
        return None
    tail = f" {unit}" if unit else ""
    return Advice(
        "plateau",
        tr(
            "{what}: {ahead}{tail} ({low} to {high}) expected of {ahead_2} more sessions, {noise}{tail_2} from "
            "session to session, after {sessions} sessions",
            what=what,
            ahead=number(curve.ahead, "+.2f"),
            tail=tail,
            low=number(curve.ahead_ci95[0], "+.2f"),
            high=number(curve.ahead_ci95[1], "+.2f"),
            ahead_2=AHEAD,
            noise=number(curve.noise, ".2f"),
            tail_2=tail,
            sessions=curve.sessions,
        ),
        tr("a plateau in this drill"),
        tr("another drill or face for a while, or an adaptive drill with fewer hits"),
    )


def tiring(found: Fatigue | None, what: str, unit: str, better: str) -> Advice | None:
    """Within a sitting the value gets worse from round to round, by the whole 95 % interval."""
    if found is None:
        return None
    low, high = found.ci95
    if not (high < 0 if better == "higher" else low > 0):
        return None
    tail = f" {unit}" if unit else ""
    return Advice(
        "fatigue",
        tr(
            "{what} changes by {per_round}{tail} each round ({low} to {high}) in {rounds} rounds "
            "of {sittings} sittings",
            what=what,
            per_round=number(found.per_round, "+.2f"),
            tail=tail,
            low=number(low, "+.2f"),
            high=number(high, "+.2f"),
            rounds=found.rounds,
            sittings=found.sittings,
        ),
        tr("the sittings are longer than you can keep your form"),
        tr("shorter sittings, or a break after every second round"),
    )


def mixed_devices(devices: Iterable[str]) -> Advice | None:
    """Three or more of the last twenty rounds of one drill were shot with another device than most of them."""
    counts: dict[str, int] = {}
    for device in list(devices)[-MIXED_ROUNDS:]:
        name = device or tr("an unknown device")
        counts[name] = counts.get(name, 0) + 1
    ranked = _by_count(counts)
    if len(ranked) < 2 or ranked[1][1] < ENOUGH_ROUNDS:
        return None
    told = listed(tr("{count} with {device}", count=count, device=device) for device, count in ranked)
    return Advice(
        "devices-mixed",
        tr("{told} among the last {values} rounds", told=told, values=sum(counts.values())),
        tr("each device is a skill of its own, with its own trend and its own best"),
        tr("only {ranked} for the next rounds, to see a trend sooner", ranked=ranked[0][0]),
    )


def _by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
