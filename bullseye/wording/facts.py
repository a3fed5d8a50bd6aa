"""The numbers of a finished round: what its score is made of, and the others that its drill has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bullseye.drill.threshold import Threshold
from bullseye.drill.tracking import total_ms
from bullseye.session.record import COMPETITION, TRAINING, Entry
from bullseye.session.scorecard import Scorecard
from bullseye.wording.numbers import CI95, DASH, Number, percent, score_text, seconds, signed
from bullseye.words import commas, number, tr, trn

PARTS = {
    "ring_points": tr("Ring points"),
    "ring_tenths": tr("Ring points, in tenths"),
    "combo_bonus": tr("Combo bonus"),
    "time_bonus": tr("Time bonus"),
    "penalty": tr("Wrong hits"),
    "accuracy_change": tr("Points for accuracy"),
    "time_on_target": tr("Time on target"),
    "last_hit": tr("Time of the last hit"),
}
"""What each part of a score is called."""
STAGE = "stage."
"""With its place from 0, the key of a stage of a course of fire."""


def parts_of(card: Scorecard) -> list[Number]:
    """What the score is made of: signed parts, then the total they add up to; none without a score."""
    found = card.breakdown()
    if card.record.score_unit in ("ms", "tenths"):
        unit = card.record.score_unit
        return [Number(key, PARTS[key], score_text(value, unit)) for key, value in found]
    parts = [Number(key, PARTS[key], str(value) if n == 0 else signed(value)) for n, (key, value) in enumerate(found)]
    return [*parts, Number("total", tr("Total"), score_of(card))] if parts else []


def facts_of(card: Scorecard) -> list[Number]:
    """Everything worth telling about a round besides its score and breakdown."""
    record = card.record
    found = _tracking(card) if record.on_target is not None else _shooting(card)
    if record.pauses:
        found.append(Number("pauses", tr("Pauses"), str(len(record.pauses))))
    if record.chatter:
        found.append(Number("chatter", tr("Clicks of a worn button"), str(len(record.chatter))))
    return found


def _tracking(card: Scorecard) -> list[Number]:
    spans = card.record.on_target or ()
    longest_s = max((total_ms([span]) for span in spans), default=0) / 1000
    return [
        Number("on_target", tr("On target"), percent(card.record.accuracy)),
        Number("longest_on_target", tr("Longest on target"), seconds(longest_s)),
        Number("times_lost", tr("Times lost"), str(max(0, len(spans) - 1))),
        Number("duration_s", tr("Duration"), seconds(card.record.duration_s, 1)),
    ]


def _shooting(card: Scorecard) -> list[Number]:
    sums, parameters = card.totals, card.record.parameters
    shots = trn("{n} shot", "{n} shots", sums.shots)
    facts = [Number("hits", tr("Hits"), tr("{hits} of {shots}", hits=sums.hits, shots=shots))]
    if parameters.stages and card.targets_shown > sums.shots:
        asked, left = card.targets_shown, card.targets_shown - sums.shots
        facts.append(Number("not_fired", tr("Not fired in time"), tr("{left} of {asked}", left=left, asked=asked)))
    if card.inner_tens is not None and parameters.score != "none":
        facts.append(
            Number(
                "inner_tens",
                tr("Inner tens ({inner_ten_name})", inner_ten_name=card.face.inner_ten_name),
                str(card.inner_tens),
            )
        )
    facts.append(Number("accuracy", tr("Accuracy"), percent(sums.accuracy)))
    if parameters.place != "centre" and parameters.ends != "never":
        hit = tr("{hits} of {shown}, {share}", hits=sums.hits, shown=card.targets_shown, share=percent(card.efficiency))
        facts.append(Number("targets_hit", tr("Targets hit"), hit if sums.shots else DASH))
    if parameters.dont_share:
        facts.append(Number("wrong", tr("Wrong hits"), str(sums.wrong)))
    if card.targets_missed is not None:
        facts.append(Number("missed_targets", tr("Missed targets"), str(card.targets_missed)))
    if parameters.score == "none":
        facts += _group(card)
    for n, (name, points) in enumerate(card.subtotals()):
        each = f" ({', '.join(map(str, points))})" if len(points) > 1 else ""
        facts.append(Number(f"{STAGE}{n}", name, f"{sum(points)}{each}"))
    if parameters.adaptive is not None and card.threshold is not None:
        facts += _threshold(card, parameters.adaptive, card.threshold)
    if card.record.entered is not None:  # nobody knows when each was shot
        return [*facts, *_entered(card.record.entered)]
    facts += [
        Number("best_combo", tr("Best combo"), str(sums.best_combo)),
        Number("mean_time_s", tr("Mean time per shot"), seconds(card.mean_time_s)),
        Number("duration_s", tr("Duration"), seconds(card.record.duration_s, 1)),
    ]
    return facts


def _entered(entry: Entry) -> list[Number]:
    """What the training log says of a round that was shot on a range, each line only where it is told."""
    purposes = {TRAINING: tr("Training"), COMPETITION: tr("Competition")}
    where = {True: tr("indoors"), False: tr("outdoors"), None: ""}[entry.indoors]
    away = "" if entry.distance_m is None else f"{number(entry.distance_m, 'g')} m"
    lines = (
        ("purpose", tr("For"), purposes[entry.purpose]),
        ("where", tr("Where"), commas((away, where))),
        ("equipment", tr("Bow or gun"), entry.equipment),
        ("ammunition", tr("Arrows or ammunition"), entry.ammunition),
        ("note", tr("Note"), " ".join(entry.note.split())),
    )
    return [Number(key, label, value) for key, label, value in lines if value]


CHANGES = {"size": tr("Size"), "speed": tr("Speed")}
"""What an adaptive drill changes from hit to hit."""


def _threshold(card: Scorecard, adaptive: Mapping[str, Any], found: Threshold) -> list[Number]:
    label = tr(
        "{capitalize} for {hit_rate} % hits",
        capitalize=CHANGES[adaptive["changes"]],
        hit_rate=number(adaptive["hit_rate"] * 100, "g"),
    )
    times, unit, digits = (card.face.diameter_mm, "mm", 1) if adaptive["changes"] == "size" else (1.0, tr("times"), 2)
    value, low, high = (number(each * times, f".{digits}f") for each in found)
    between = tr("{low} to {high}", low=low, high=high)
    return [Number("threshold", label, value, unit), Number("threshold_ci95", CI95, between, unit)]


def _group(card: Scorecard) -> list[Number]:
    from bullseye.measure.shots.group import measure_group

    group = measure_group([(shot.x_mm, shot.y_mm) for shot in card.shots])
    radius, spread = (
        DASH if size is None else number(size, ".1f") for size in (group.mean_radius, group.extreme_spread)
    )
    return [
        Number("mean_radius", tr("Mean radius"), radius, "mm"),
        Number("extreme_spread", tr("Extreme spread"), spread, "mm"),
    ]


def score_of(card: Scorecard) -> str:
    """The score as it is read; a dash for a drill without one."""
    return score_text(None if card.record.score is None else card.totals.score, card.record.score_unit)
