"""The numbers of a finished round: what its score is made of, and the others that its drill has."""

from __future__ import annotations

from bullseye.drill.tracking import total_ms
from bullseye.session.scorecard import Scorecard
from bullseye.wording.numbers import DASH, Number, percent, plural, score_text, seconds, signed

PARTS = {
    "ring_points": "Ring points",
    "combo_bonus": "Combo bonus",
    "time_bonus": "Time bonus",
    "penalty": "Wrong hits",
    "accuracy_change": "Accuracy",
    "time_on_target": "Time on target",
    "last_hit": "Time of the last hit",
}
"""What each part of a score is called."""
STAGE = "stage."
"""With its place from 0, the key of a stage of a course of fire."""


def parts_of(card: Scorecard) -> list[Number]:
    """What the score is made of: signed parts, then the total they add up to; none without a score."""
    found = card.breakdown()
    if card.record["score_unit"] == "ms":
        return [Number(key, PARTS[key], score_text(value, "ms")) for key, value in found]
    parts = [Number(key, PARTS[key], str(value) if n == 0 else signed(value)) for n, (key, value) in enumerate(found)]
    return [*parts, Number("total", "Total", score_of(card))] if parts else []


def facts_of(card: Scorecard) -> list[Number]:
    """Everything worth telling about a round besides its score and breakdown."""
    record = card.record
    found = _tracking(card) if "on_target" in record else _shooting(card)
    if record["pauses"]:
        found.append(Number("pauses", "Pauses", str(len(record["pauses"]))))
    return found


def _tracking(card: Scorecard) -> list[Number]:
    spans = card.record["on_target"]
    longest_s = max((total_ms([span]) for span in spans), default=0) / 1000
    return [
        Number("on_target", "On target", percent(card.record["accuracy"])),
        Number("longest_on_target", "Longest on target", seconds(longest_s)),
        Number("times_lost", "Times lost", str(max(0, len(spans) - 1))),
        Number("duration_s", "Duration", seconds(card.record["duration_s"], 1)),
    ]


def _shooting(card: Scorecard) -> list[Number]:
    sums, parameters = card.totals, card.record["parameters"]
    facts = [Number("hits", "Hits", f"{sums.hits} of {plural(sums.shots, 'shot')}")]
    if card.inner_tens is not None and parameters.get("score") != "none":
        facts.append(Number("inner_tens", f"Inner tens ({card.face.inner_ten_name})", str(card.inner_tens)))
    facts.append(Number("accuracy", "Accuracy", percent(sums.accuracy)))
    if parameters.get("place") != "centre" and parameters.get("ends") != "never":
        facts.append(Number("targets_hit", "Targets hit", percent(card.efficiency)))
    if parameters.get("dont_share"):
        facts.append(Number("wrong", "Wrong hits", str(sums.wrong)))
    if card.targets_missed is not None:
        facts.append(Number("missed_targets", "Missed targets", str(card.targets_missed)))
    if parameters.get("score") == "none":
        facts += _group(card)
    for n, (name, points) in enumerate(card.subtotals()):
        each = f" ({', '.join(map(str, points))})" if len(points) > 1 else ""
        facts.append(Number(f"{STAGE}{n}", name, f"{sum(points)}{each}"))
    if parameters.get("adaptive") and card.threshold is not None:
        facts.append(_threshold(card, card.threshold))
    facts += [
        Number("best_combo", "Best combo", str(sums.best_combo)),
        Number("mean_time_s", "Mean time per shot", seconds(card.mean_time_s)),
        Number("duration_s", "Duration", seconds(card.record["duration_s"], 1)),
    ]
    return facts


def _threshold(card: Scorecard, threshold: float) -> Number:
    adaptive = card.record["parameters"]["adaptive"]
    label = f"{adaptive['changes'].capitalize()} for {adaptive['hit_rate'] * 100:g} % hits"
    if adaptive["changes"] == "size":
        return Number("threshold", label, f"{threshold * card.face.diameter_mm:.1f}", "mm")
    return Number("threshold", label, f"{threshold:.2f}", "times")


def _group(card: Scorecard) -> list[Number]:
    from bullseye.measure.group import measure_group

    group = measure_group([(shot.x_mm, shot.y_mm) for shot in card.shots])
    radius, spread = (DASH if size is None else f"{size:.1f}" for size in (group.mean_radius, group.extreme_spread))
    return [
        Number("mean_radius", "Mean radius", radius, "mm"),
        Number("extreme_spread", "Extreme spread", spread, "mm"),
    ]


def score_of(card: Scorecard) -> str:
    """The score as it is read; a dash for a drill without one."""
    return score_text(None if card.record["score"] is None else card.totals.score, str(card.record["score_unit"]))
