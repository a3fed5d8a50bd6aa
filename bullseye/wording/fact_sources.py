"""Where each number of a round's result comes from: found by its key, filled in from the round's score card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bullseye.session.scorecard import Scorecard
from bullseye.wording.explanation import Explanation, Line, of_statistic, rules_of, score_explained
from bullseye.wording.facts import STAGE
from bullseye.wording.forms import figure
from bullseye.wording.numbers import Number, percent, seconds
from bullseye.words import number as written
from bullseye.words import tr

THRESHOLD = "Rayleigh's law; R. A. Schmidt et al., Psychological Review 86 (1979)"
RULES = tr("the drill's own rules; they are kept with the round")
COUNTING = tr("counting")

Maker = Callable[[Scorecard, Number], Explanation]


def explain_fact(card: Scorecard, number: Number) -> Explanation | None:
    """What there is to say of a fact, or of a part of the score; None for a number that has nothing."""
    key = "stage" if number.key.startswith(STAGE) else number.key
    maker = _MAKERS.get(key)
    return None if maker is None else maker(card, number)


def _score(card: Scorecard, number: Number) -> Explanation:
    return score_explained(card)


def _stage(card: Scorecard, number: Number) -> Explanation:
    said = tr("The ring points of this stage, and in brackets those of each of its series.")
    return Explanation(number.label, number.text, said, tr("sum of the ring points"), (), RULES)


def group_values(card: Scorecard) -> dict[str, Any]:
    """All numbers of the group of a round's shots at targets, by their keys."""
    from bullseye.measure.round_values import shots_at_targets
    from bullseye.measure.shots.group import measure_group

    return measure_group(shots_at_targets(card.record))._asdict()


def _group(card: Scorecard, number: Number) -> Explanation:
    return of_statistic("group", number.key, group_values(card), number.text)


def _of(definition: str, formula: str, inputs: Callable[[Scorecard], tuple[Line, ...]], source: str) -> Maker:
    return lambda card, number: Explanation(number.label, number.text, definition, formula, inputs(card), source)


def _hits(card: Scorecard) -> tuple[Line, ...]:
    return ((tr("hits"), str(card.totals.hits)), (tr("shots"), str(card.totals.shots)))


def _targets(card: Scorecard) -> tuple[Line, ...]:
    return ((tr("targets hit"), str(card.totals.hits)), (tr("targets shown"), str(card.targets_shown)))


def _shots(card: Scorecard) -> tuple[Line, ...]:
    return ((tr("shots"), str(card.totals.shots)),)


def _last(card: Scorecard) -> tuple[Line, ...]:
    last = card.shots[-1].t if card.shots else None
    return ((tr("time of the last shot"), seconds(last)), (tr("shots"), str(card.totals.shots)))


def _nothing(card: Scorecard) -> tuple[Line, ...]:
    return ()


def _spans(card: Scorecard) -> tuple[Line, ...]:
    spans = card.record.on_target or ()
    return ((tr("times on target"), str(len(spans))), (tr("duration"), seconds(card.record.duration_s, 1)))


def _awards(key: str) -> Callable[[Scorecard], tuple[Line, ...]]:
    def lines(card: Scorecard) -> tuple[Line, ...]:
        with_one = sum(1 for award in card.awards if getattr(award, key))
        return ((tr("shots that brought some"), str(with_one)), (tr("most for one shot"), str(_most(card, key))))

    return lines


def _most(card: Scorecard, key: str) -> int:
    return max((getattr(award, key) for award in card.awards), default=0)


def _inner_tens(card: Scorecard, number: Number) -> Explanation:
    size = card.face.inner_ten_mm
    inputs = _shots(card) if size is None else ((tr("its diameter"), f"{written(size, 'g')} mm"), *_shots(card))
    said = tr("How many shots scored the inner ten; of two tens it is the better one.")
    return Explanation(tr("Inner tens"), number.text, said, "", inputs, tr("the rings of {name}", name=card.face.name))


def _accuracy_change(card: Scorecard, number: Number) -> Explanation:
    whole = score_explained(card)
    said = tr("What the accuracy makes of the sum: misses make the score smaller, never larger.")
    return Explanation(tr("Points for accuracy"), number.text, said, whole.formula, whole.inputs, whole.source)


def _threshold(card: Scorecard, number: Number) -> Explanation:
    rate = card.record.parameters.hit_rate
    said = tr(
        "The target grew harder with hits and easier with misses. Of all sizes or speeds this is the one that makes "
        "these hits and misses likeliest; the true one lies within the interval 95 times in 100, if the spread of your "
        "aim stays the same, or grows as the speed does."
    )
    inputs = ((tr("asked for"), percent(rate)), *_hits(card))
    formula = "1 - (1 - rate)^((size / it)^2) hit, by maximum likelihood; for speed (it / speed)^2"
    return Explanation(number.label, number.text, said, formula, inputs, THRESHOLD)


def _streak_formula(card: Scorecard, number: Number) -> Explanation:
    rules = rules_of(card)
    said = tr("What hits in a row brought on top: each more than the one before, until the most is reached.")
    formula = tr(
        "min({combo_cap_points}, {combo_step_points} (streak - 1)) for each hit",
        combo_cap_points=rules.combo_cap_points,
        combo_step_points=rules.combo_step_points,
    )
    ends = (
        tr("the streak ends after"),
        tr("{combo_window_s} s without a hit, or a miss", combo_window_s=written(rules.combo_window_s, "g")),
    )
    inputs = (ends, *_awards("combo_bonus")(card))
    return Explanation(tr("Streak bonus"), number.text, said, formula, inputs, RULES)


def _speed_formula(card: Scorecard, number: Number) -> Explanation:
    rules = rules_of(card)
    said = tr("What fast hits brought on top: most at the moment the target comes, less each moment after.")
    limit = written(rules.time_bonus_s, "g")
    formula = tr(
        "{time_bonus_points} ({limit} - seconds since it came) / {limit_2}, cut down, for each hit",
        time_bonus_points=rules.time_bonus_points,
        limit=limit,
        limit_2=limit,
    )
    return Explanation(tr("Speed bonus"), number.text, said, formula, _awards("time_bonus")(card), RULES)


def _wrong_formula(card: Scorecard, number: Number) -> Explanation:
    said = tr(
        "Hits on targets that must be left alone; each costs points where the drill says so, and ends the streak."
    )
    inputs = ((tr("each costs"), figure(rules_of(card).wrong_hit_points)), (tr("of them"), str(card.totals.wrong)))
    return Explanation(tr("Wrong hits"), number.text, said, "", inputs, RULES)


_PLAIN: Mapping[str, tuple[str, str, Callable[[Scorecard], tuple[Line, ...]], str]] = {
    "hits": (tr("Shots that scored, of all shots."), "", _hits, COUNTING),
    "accuracy": (tr("The share of the shots that hit."), tr("hits / shots"), _hits, COUNTING),
    "targets_hit": (
        tr("The share of the targets shown that were hit; misses between them do not count here."),
        tr("targets hit / targets shown"),
        _targets,
        COUNTING,
    ),
    "missed_targets": (tr("Targets that went by themselves before they were hit."), "", _targets, COUNTING),
    "best_combo": (tr("The longest streak: hits in a row, each soon enough after the last."), "", _hits, RULES),
    "mean_time_s": (
        tr("The time of the last shot, from the start, shared out over all shots."),
        tr("t of the last shot / shots"),
        _last,
        COUNTING,
    ),
    "duration_s": (tr("From the start to the end of the round, pauses left out."), "", _shots, COUNTING),
    "pauses": (tr("How often the round was paused; a round with a pause is not ranked."), "", _nothing, RULES),
    "chatter": (
        tr("Clicks so soon after the last that the button must have made them by itself; they do not count."),
        "",
        _nothing,
        RULES,
    ),
    "on_target": (
        tr("The share of the round that the pointer was on the target."),
        tr("sum(off - on) / duration"),
        _spans,
        COUNTING,
    ),
    "longest_on_target": (tr("The longest time without losing the target."), tr("max(off - on)"), _spans, COUNTING),
    "times_lost": (
        tr("How often the pointer left the target after it had found it."),
        tr("times on target - 1"),
        _spans,
        COUNTING,
    ),
    "not_fired": (
        tr("Shots that a course of fire asked for and that were not fired while their series was open."),
        tr("shots asked for - shots fired"),
        _shots,
        RULES,
    ),
    "ring_points": (
        tr("What the rings gave, added up, before any bonus."),
        tr("sum of the ring points"),
        _shots,
        tr("the rings of the face"),
    ),
    "ring_tenths": (
        tr("What the shots gave in tenths of a ring, added up."),
        tr("sum of the decimal values"),
        _shots,
        tr("the rings of the face, each in tenths"),
    ),
    "last_hit": (tr("From the start of the round to its last hit."), "", _hits, RULES),
    "time_on_target": (tr("Every time on the target, added up."), tr("sum(off - on)"), _spans, RULES),
}
_MAKERS: Mapping[str, Maker] = {
    **{key: _of(*parts) for key, parts in _PLAIN.items()},
    "total": _score,
    "stage": _stage,
    "mean_radius": _group,
    "extreme_spread": _group,
    "inner_tens": _inner_tens,
    "threshold": _threshold,
    "threshold_ci95": _threshold,
    "accuracy_change": _accuracy_change,
    "combo_bonus": _streak_formula,
    "time_bonus": _speed_formula,
    "penalty": _wrong_formula,
    "wrong": _wrong_formula,
}
