"""The lines of docs/statistics.md on `bullseye report --json`: what a report has beside other headings' numbers."""

from __future__ import annotations

from functools import partial

from bullseye.measure.statistics.statistic import EVERYDAY, OUR_RULE, OWN, SCORING, TEXTBOOK, Statistic

_report = partial(Statistic, "report")
REPORT: tuple[Statistic, ...] = (
    _report("report", "report", "what it is about", json_note="`round`, `player` or `goal`"),
    _report("created", "created", "when the report was made", unit="UTC"),
    _report("round", "round", "of a round: an object with the keys of the next heading"),
    _report(
        "breakdown",
        "breakdown",
        "of a round: each part of the score; they add up to it",
        unit="as the score",
        json_note="`key`, `label` and `value`",
        inputs=("round",),
        source=SCORING,
    ),
    _report(
        "facts",
        "facts",
        "of a round: the other numbers, as the result page words them",
        json_note="`key`, `label` and `text`",
        inputs=("round",),
        source=SCORING,
    ),
    _report(
        "group",
        "group",
        ("of a round: the numbers of Groups over its shots at targets, a target of another size brought to face size"),
        json_note="null in a test without a face",
    ),
    _report(
        "what_if",
        "what better aim would gain",
        "of a round: the same shots scored again",
        json_note="the keys of What better aim would gain; null for fewer than two shots and without rings",
    ),
    _report(
        "score_sheet",
        "score sheet",
        "of a round in series: the sheet as on paper, all distances of its match",
        json_note="`name`, `end` (what a line is called), `unit` of the sums, `total`, `inner` (the head of the inner "
        "tens) and `blocks`, one for each distance or stage: `title`, `total`, `tens`, `inner_tens` and `lines` of "
        "`number`, `shots`, `text`, `sum`, `running`, `tens`, `inner_tens`; null for another round",
    ),
    _report(
        "standing",
        "against the usual",
        "of a round: an object for each measure that it has, with the keys of Against the usual",
    ),
    _report(
        "verdict",
        "verdict",
        "of a round: a sentence when it is a new best; else empty",
        inputs=("standing",),
        source=OUR_RULE,
    ),
    _report(
        "pointing",
        "pointing test",
        "of a round: the numbers of a pointing test",
        json_note="the keys of `bullseye pointing --json`; null when it is no such test",
    ),
    _report(
        "reaction",
        "reaction test",
        "of a round: the numbers of a reaction test",
        json_note="the keys of Reaction time, with `by_choice`, `answer` and `rule`; null when it is no such test",
    ),
    _report(
        "player",
        "player",
        "of a player: name, rounds, shots, hits, first and last, as in a series",
        json_note="`name`, `rounds`, `shots`, `hits`, `first` and `last`",
    ),
    _report("series", "series", "of a player: the keys of Over time, the series with most rounds first"),
    _report(
        "suggestions",
        "suggestions",
        "of a player: what to practise next",
        json_note="`id`, `evidence`, `reading` and `drill` of each, as `bullseye stats` gives them",
    ),
    _report(
        "coach",
        "coach",
        "of a player: what the coach says of the newest series, each sentence with its figures",
        json_note="`id`, `text` and `figures` of each, as `bullseye coach` gives them",
    ),
    _report(
        "goals",
        "goals",
        "of a player or of goals: each goal and its progress",
        json_note="the keys of Goals, and the goal in words as `text`",
    ),
)


_round = partial(Statistic, "round")
ROUND: tuple[Statistic, ...] = (
    _round("id", "id", "the round's id"),
    _round("player", "player", "who shot"),
    _round("drill", "drill", "the drill's id"),
    _round("drill_name", "drill", "its name, where the drill is still there"),
    _round("face", "face", "the face's id"),
    _round("face_name", "face", "its name, where the face is still as it was"),
    _round("style", "style", "the scoring style"),
    _round("device", "device", "what was pointed with, empty when not known"),
    _round("finished", "finished", "when the round ended", unit="UTC"),
    _round("seed", "seed", "what everything random in it was drawn from"),
    _round("code", "code", "the five words that play this round again; empty where there are none"),
    _round("simulated", "simulated", "true when a program shot it"),
    _round("ranked", "ranked", "true when it counts for the board"),
    _round(
        "score",
        "score",
        "the score of the round",
        unit="score_unit",
        json_note="null for a drill without a score",
        source=SCORING,
    ),
    _round(
        "score_unit", "unit of the score", "what the score counts", json_note="`points`, `tenths` (of a point) or `ms`"
    ),
    _round("better", "better", "which of two scores wins", json_note="`higher` or `lower`"),
    _round("shots", "shots", "how many shots were fired", source=EVERYDAY),
    _round("hits", "hits", "how many of them hit", source=EVERYDAY),
    _round(
        "accuracy",
        "accuracy",
        "share of the shots that hit; in a tracking drill share of the time on the target",
        unit="0 to 1",
        formula="hits / shots",
        inputs=("hits", "shots"),
        source=EVERYDAY,
    ),
    _round(
        "inner_tens",
        "inner tens",
        "hits in the inner ten, or X",
        json_note="null where the face or style does not tell them apart",
        source=SCORING,
    ),
    _round(
        "targets_hit",
        "targets hit",
        "share of the targets shown that were hit",
        unit="0 to 1",
        json_note="null without a shot",
        formula="hits / targets shown",
        inputs=("hits",),
        source=EVERYDAY,
    ),
    _round("best_combo", "best combo", "the longest run of hits", source=SCORING),
    _round(
        "mean_time_s",
        "mean time per shot",
        "mean time between shots, the first from the start",
        unit="s",
        formula="time of the last shot / shots",
        inputs=("shots",),
        source=EVERYDAY,
    ),
    _round("duration_s", "duration", "how long the round was, pauses left out", unit="s", source=EVERYDAY),
)


_what_if = partial(Statistic, "what_if")
WHAT_IF: tuple[Statistic, ...] = (
    _what_if("n", "shots", "how many shots at targets were scored again, by their rings alone", source=EVERYDAY),
    _what_if(
        "x_mm",
        "bias, x",
        "mean point of impact: what is taken off",
        unit="mm",
        formula="sum(x) / n",
        inputs=("n",),
        source=TEXTBOOK,
    ),
    _what_if(
        "y_mm",
        "bias, y",
        "mean point of impact: what is taken off",
        unit="mm",
        formula="sum(y) / n",
        inputs=("n",),
        source=TEXTBOOK,
    ),
    _what_if("unit", "unit", "what all that follow are counted in", json_note="`points` or `tenths` (of a point)"),
    _what_if(
        "as_shot",
        "as shot",
        "the ring points of these shots",
        unit="as unit",
        formula="sum(points)",
        inputs=("n",),
        source=OUR_RULE,
    ),
    _what_if(
        "centred",
        "centred",
        "the same with the group moved onto the centre",
        unit="as unit",
        formula="sum of the points at shot - mpi",
        inputs=("x_mm", "y_mm"),
        source=OUR_RULE,
    ),
    _what_if(
        "halved",
        "half the spread",
        "the same with the group drawn together to half its size about its middle",
        unit="as unit",
        formula="sum of the points at mpi + (shot - mpi) / 2",
        inputs=("x_mm", "y_mm"),
        source=OUR_RULE,
    ),
    _what_if(
        "centred_and_halved",
        "both",
        "the same with both",
        unit="as unit",
        formula="sum of the points at (shot - mpi) / 2",
        inputs=("x_mm", "y_mm"),
        source=OUR_RULE,
    ),
    _what_if(
        "bias_cost",
        "the bias costs",
        "what moving the group onto the centre would bring; below 0 when it was luck",
        unit="as unit",
        formula="centred - as_shot",
        inputs=("centred", "as_shot"),
        source=OUR_RULE,
    ),
    _what_if(
        "spread_cost",
        "half the spread would bring",
        "what half the spread would bring on top",
        unit="as unit",
        formula="centred_and_halved - centred",
        inputs=("centred_and_halved", "centred"),
        source=OUR_RULE,
    ),
    _what_if("sentence", "in a sentence", "both costs in words", inputs=("bias_cost", "spread_cost")),
)


_standing = partial(Statistic, "standing")
STANDING: tuple[Statistic, ...] = (
    _standing(
        "measure",
        "measure",
        "what is measured",
        json_note="`score`, `accuracy`, `hits_per_s`, `sigma` or `throughput`",
        source=EVERYDAY,
    ),
    _standing("unit", "unit", "points, ms, 0 to 1, 1/s, mm or bits/s"),
    _standing("better", "better", "which of two values wins", json_note="`higher` or `lower`"),
    _standing("value", "this round", "the value of this round", unit=OWN, source=EVERYDAY),
    _standing(
        "usual",
        "usual range",
        (
            "where one more round would fall 95 times in 100, by the last 20 rounds before this one of the same "
            "drill, face, style and device"
        ),
        unit=OWN,
        json_note="`rounds`, `mean`, `sd`, `low`, `high`; null with fewer than 5",
        formula="mean +- t(0.975; n - 1) sd sqrt(1 + 1 / n)",
        source=TEXTBOOK,
    ),
    _standing(
        "place",
        "place",
        "within that range, better or worse than it",
        json_note="`within`, `better` or `worse`; null without one",
        inputs=("value", "usual"),
        source=OUR_RULE,
    ),
)

TOPICS = {"report": REPORT, "round": ROUND, "what_if": WHAT_IF, "standing": STANDING}
HEADS = {
    "report": (
        "Reports",
        (
            "`bullseye report round ID --json` (and `player`, `goal`) gives one object with these keys; what they "
            "look like on paper is in [reports](reports.md)."
        ),
    ),
    "round": ("Reports: the round", "Under `round`."),
    "what_if": (
        "What better aim would gain",
        "Under `what_if`: the same shots scored again, without their bias and with half their spread.",
    ),
    "standing": ("Against the usual", "Each of `standing`: this round against the rounds before it."),
}
