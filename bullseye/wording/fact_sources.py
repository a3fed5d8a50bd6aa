"""Where each fact and each line of a result comes from: found by its label, filled in from the round's score card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bullseye.session.scorecard import Scorecard
from bullseye.wording.explanation import Explanation, Line, figure, of_statistic, rules_of, score_explained
from bullseye.wording.numbers import MINUS, percent, seconds

RULES = "the drill's own rules; they are kept with the round"
COUNTING = "counting"

Maker = Callable[[Scorecard, str], Explanation]
_GROUP_FACTS = {"Mean radius": "mean_radius", "Extreme spread": "extreme_spread"}


def explain_fact(card: Scorecard, label: str, value: str) -> Explanation | None:
    """What there is to say of a fact or a line of the score, by the *label* it stands under; None for nothing."""
    change = label == "Accuracy" and "%" not in value and value[:1] in (*"+0", MINUS)
    makers: list[tuple[bool, Maker]] = [
        (label == "Total", _score),
        (label in _GROUP_FACTS, lambda card, value: group_explained(card, _GROUP_FACTS[label], value)),
        (label.startswith("Inner tens"), _inner_tens),
        (label.endswith("% hits"), lambda card, value: _threshold(card, label, value)),
        (change, _accuracy_change),
        (label in dict(card.subtotals()), lambda card, value: _stage(label, value)),
        (label in _MAKERS, _MAKERS.get(label, _score)),
    ]
    return next((maker(card, value) for fits, maker in makers if fits), None)


def _score(card: Scorecard, value: str) -> Explanation:
    return score_explained(card)


def _stage(label: str, value: str) -> Explanation:
    said = "The ring points of this stage, and in brackets those of each of its series."
    return Explanation(label, value, said, "sum of the ring points", (), RULES)


def group_values(card: Scorecard) -> dict[str, Any]:
    """All numbers of the group of a round's shots at targets, by their keys."""
    from bullseye.measure.group import measure_group
    from bullseye.measure.round_values import shots_at_targets

    return measure_group(shots_at_targets(card.record))._asdict()


def group_explained(card: Scorecard, key: str, value: str) -> Explanation:
    """A number of the group, with what went in."""
    return of_statistic("group", key, group_values(card), value)


def _of(definition: str, formula: str, inputs: Callable[[Scorecard], tuple[Line, ...]], source: str) -> Maker:
    return lambda card, value: Explanation("", value, definition, formula, inputs(card), source)


def _named(name: str, maker: Maker) -> Maker:
    return lambda card, value: maker(card, value)._replace(name=name)


def _hits(card: Scorecard) -> tuple[Line, ...]:
    return (("hits", str(card.totals.hits)), ("shots", str(card.totals.shots)))


def _targets(card: Scorecard) -> tuple[Line, ...]:
    return (("targets hit", str(card.totals.hits)), ("targets shown", str(card.targets_shown)))


def _shots(card: Scorecard) -> tuple[Line, ...]:
    return (("shots", str(card.totals.shots)),)


def _last(card: Scorecard) -> tuple[Line, ...]:
    last = card.shots[-1].t if card.shots else None
    return (("time of the last shot", seconds(last)), ("shots", str(card.totals.shots)))


def _nothing(card: Scorecard) -> tuple[Line, ...]:
    return ()


def _spans(card: Scorecard) -> tuple[Line, ...]:
    spans = card.record.get("on_target", ())
    return (("times on target", str(len(spans))), ("duration", seconds(card.record["duration_s"], 1)))


def _awards(key: str) -> Callable[[Scorecard], tuple[Line, ...]]:
    def lines(card: Scorecard) -> tuple[Line, ...]:
        with_one = sum(1 for award in card.awards if getattr(award, key))
        return (("shots that brought some", str(with_one)), ("most for one shot", str(_most(card, key))))

    return lines


def _most(card: Scorecard, key: str) -> int:
    return max((getattr(award, key) for award in card.awards), default=0)


def _inner_tens(card: Scorecard, value: str) -> Explanation:
    size = card.face.inner_ten_mm
    inputs = _shots(card) if size is None else (("its diameter", f"{size:g} mm"), *_shots(card))
    said = "How many shots scored the inner ten; of two tens it is the better one."
    return Explanation("Inner tens", value, said, "", inputs, f"the rings of {card.face.name}")


def _accuracy_change(card: Scorecard, value: str) -> Explanation:
    whole = score_explained(card)
    said = "What the accuracy makes of the sum: misses make the score smaller, never larger."
    return Explanation("Accuracy", value, said, whole.formula, whole.inputs, whole.source)


def _threshold(card: Scorecard, label: str, value: str) -> Explanation:
    rate = card.record["parameters"]["adaptive"]["hit_rate"]
    said = (
        "The target grew harder with hits and easier with misses until hits came as often as asked for; "
        "this is where it settled: the mean of the turning points."
    )
    inputs = (("asked for", percent(rate)), *_hits(card))
    return Explanation(label, value, said, "", inputs, "C. Kaernbach, Perception & Psychophysics 49 (1991)")


def _streak_formula(card: Scorecard, value: str) -> Explanation:
    rules = rules_of(card)
    said = "What hits in a row brought on top: each more than the one before, until the most is reached."
    formula = f"min({rules.combo_cap_points}, {rules.combo_step_points} (streak - 1)) for each hit"
    ends = ("the streak ends after", f"{rules.combo_window_s:g} s without a hit, or a miss")
    inputs = (ends, *_awards("combo_bonus")(card))
    return Explanation("Streak bonus", value, said, formula, inputs, RULES)


def _speed_formula(card: Scorecard, value: str) -> Explanation:
    rules = rules_of(card)
    said = "What fast hits brought on top: most at the moment the target comes, less each moment after."
    limit = f"{rules.time_bonus_s:g}"
    formula = f"{rules.time_bonus_points} ({limit} - seconds since it came) / {limit}, cut down, for each hit"
    return Explanation("Speed bonus", value, said, formula, _awards("time_bonus")(card), RULES)


def _wrong_formula(card: Scorecard, value: str) -> Explanation:
    said = "Hits on targets that must be left alone; each costs points where the drill says so, and ends the streak."
    inputs = (("each costs", figure(rules_of(card).wrong_hit_points)), ("of them", str(card.totals.wrong)))
    return Explanation("Wrong hits", value, said, "", inputs, RULES)


_PLAIN: Mapping[str, tuple[str, str, Callable[[Scorecard], tuple[Line, ...]], str]] = {
    "Hits": ("Shots that scored, of all shots.", "", _hits, COUNTING),
    "Accuracy": ("The share of the shots that hit.", "hits / shots", _hits, COUNTING),
    "Targets hit": (
        "The share of the targets shown that were hit; misses between them do not count here.",
        "targets hit / targets shown", _targets, COUNTING,
    ),
    "Missed targets": ("Targets that went by themselves before they were hit.", "", _targets, COUNTING),
    "Best combo": ("The longest streak: hits in a row, each soon enough after the last.", "", _hits, RULES),
    "Mean time per shot": (
        "The time of the last shot, from the start, shared out over all shots.", "t of the last shot / shots", _last,
        COUNTING,
    ),
    "Duration": ("From the start to the end of the round, pauses left out.", "", _shots, COUNTING),
    "Pauses": ("How often the round was paused; a round with a pause is not ranked.", "", _nothing, RULES),
    "On target": ("The share of the round that the pointer was on the target.", "sum(off - on) / duration", _spans,
                  COUNTING),
    "Longest on target": ("The longest time without losing the target.", "max(off - on)", _spans, COUNTING),
    "Times lost": ("How often the pointer left the target after it had found it.", "times on target - 1", _spans,
                   COUNTING),
    "Ring points": ("What the rings gave, added up, before any bonus.", "sum of the ring points", _shots,
                    "the rings of the face"),
    "Time of the last hit": ("From the start of the round to its last hit.", "", _hits, RULES),
    "Time on target": ("Every time on the target, added up.", "sum(off - on)", _spans, RULES),
}  # fmt: skip
_MAKERS: Mapping[str, Maker] = {
    **{name: _named(name, _of(*parts)) for name, parts in _PLAIN.items()},
    "Combo bonus": _streak_formula,
    "Time bonus": _speed_formula,
    "Wrong hits": _wrong_formula,
}
