"""The other numbers of a finished round, as (label, number): which ones depends on the drill."""

from __future__ import annotations

from bullseye.drill.tracking import total_ms
from bullseye.session.scorecard import Scorecard
from bullseye.wording.numbers import DASH, percent, plural, score_text, seconds

Fact = tuple[str, str]
MEAN_RADIUS = "Mean radius"


def facts_of(card: Scorecard) -> list[Fact]:
    """Everything worth telling about a round besides its score and breakdown."""
    record = card.record
    found = _tracking(card) if "on_target" in record else _shooting(card)
    if record["pauses"]:
        found.append(("Pauses", str(len(record["pauses"]))))
    return found


def _tracking(card: Scorecard) -> list[Fact]:
    spans = card.record["on_target"]
    longest_s = max((total_ms([span]) for span in spans), default=0) / 1000
    return [
        ("On target", percent(card.record["accuracy"])),
        ("Longest on target", seconds(longest_s)),
        ("Times lost", str(max(0, len(spans) - 1))),
        ("Duration", seconds(card.record["duration_s"], 1)),
    ]


def _shooting(card: Scorecard) -> list[Fact]:
    sums, parameters = card.totals, card.record["parameters"]
    facts = [("Hits", f"{sums.hits} of {plural(sums.shots, 'shot')}")]
    if card.inner_tens is not None and parameters.get("score") != "none":
        facts.append((f"Inner tens ({card.face.inner_ten_name})", str(card.inner_tens)))
    facts.append(("Accuracy", percent(sums.accuracy)))
    if parameters.get("place") != "centre" and parameters.get("ends") != "never":
        facts.append(("Targets hit", percent(card.efficiency)))
    if parameters.get("dont_share"):
        facts.append(("Wrong hits", str(sums.wrong)))
    if card.targets_missed is not None:
        facts.append(("Missed targets", str(card.targets_missed)))
    if parameters.get("score") == "none":
        facts += _group(card)
    for name, points in card.subtotals():
        facts.append((name, f"{sum(points)} ({', '.join(map(str, points))})" if len(points) > 1 else str(sum(points))))
    if parameters.get("adaptive") and card.threshold is not None:
        facts.append(_threshold(card, card.threshold))
    facts += [
        ("Best combo", str(sums.best_combo)),
        ("Mean time per shot", seconds(card.mean_time_s)),
        ("Duration", seconds(card.record["duration_s"], 1)),
    ]
    return facts


def _threshold(card: Scorecard, threshold: float) -> Fact:
    adaptive = card.record["parameters"]["adaptive"]
    label = f"{adaptive['changes'].capitalize()} for {adaptive['hit_rate'] * 100:g} % hits"
    if adaptive["changes"] == "size":
        return (label, f"{threshold * card.face.diameter_mm:.1f} mm")
    return (label, f"{threshold:.2f} times")


def _group(card: Scorecard) -> list[Fact]:
    from bullseye.measure.group import measure_group

    group = measure_group([(shot.x_mm, shot.y_mm) for shot in card.shots])
    radius = DASH if group.mean_radius is None else f"{group.mean_radius:.1f} mm"
    spread = DASH if group.extreme_spread is None else f"{group.extreme_spread:.1f} mm"
    return [(MEAN_RADIUS, radius), ("Extreme spread", spread)]


def score_of(card: Scorecard) -> str:
    """The score as it is read; a dash for a drill without one."""
    return score_text(None if card.record["score"] is None else card.totals.score, str(card.record["score_unit"]))
