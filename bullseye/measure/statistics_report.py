"""The lines of docs/statistics.md on `bullseye report --json`: what a report has beside other headings' numbers."""

from __future__ import annotations

EVERYDAY = "counting"
NOTATION = "our own naming"
OUR_RULE = "our own rule"
SCORING = "docs/scoring.md"
TEXTBOOK = "any textbook of statistics"

Row = tuple[str, str, str, str, str, str, str]

REPORT: tuple[Row, ...] = (
    ("report", "report", "",
     "what it is about: `round`, `player` or `goal`",
     "", "", NOTATION),
    ("created", "created", "UTC",
     "when the report was made",
     "", "", NOTATION),
    ("round", "round", "",
     "of a round: an object with the keys of the next heading",
     "", "", NOTATION),
    ("breakdown", "breakdown", "as the score",
     "of a round: `key`, `label` and `value` of each part of the score; they add up to it",
     "", "round", SCORING),
    ("facts", "facts", "",
     "of a round: `key`, `label` and `text` of the other numbers, as the result page words them",
     "", "round", SCORING),
    ("group", "group", "",
     "of a round: the keys of Groups over its shots at targets, a target of another size brought to face size; null "
     "in a test without a face",
     "", "", NOTATION),
    ("what_if", "what fixing it would buy", "",
     "of a round: an object with the keys of What fixing it would buy; null for fewer than two shots and without rings",
     "", "", NOTATION),
    ("standing", "against the usual", "",
     "of a round: an object for each measure that it has, with the keys of Against the usual",
     "", "", NOTATION),
    ("verdict", "verdict", "",
     "of a round: a sentence when it is a new best; else empty",
     "", "standing", OUR_RULE),
    ("pointing", "pointing test", "",
     "of a round: the keys of `bullseye pointing --json`; null when it is no such test",
     "", "", NOTATION),
    ("reaction", "reaction test", "",
     "of a round: the keys of Reaction time, with `by_choice`, `answer` and `rule`; null when it is no such test",
     "", "", NOTATION),
    ("player", "player", "",
     "of a player: `name`, `rounds`, `shots`, `hits`, `first` and `last`, as in a series",
     "", "", NOTATION),
    ("series", "series", "",
     "of a player: the keys of Over time, the series with most rounds first",
     "", "", NOTATION),
    ("suggestions", "suggestions", "",
     "of a player: `id`, `evidence`, `reading` and `drill` of each, as `bullseye stats` gives them",
     "", "", NOTATION),
    ("goals", "goals", "",
     "of a player or of goals: the keys of Goals, and the goal in words as `text`",
     "", "", NOTATION),
)  # fmt: skip

ROUND: tuple[Row, ...] = (
    ("id", "id", "", "the round's id", "", "", NOTATION),
    ("player", "player", "", "who shot", "", "", NOTATION),
    ("drill", "drill", "", "the drill's id", "", "", NOTATION),
    ("drill_name", "drill", "", "its name, where the drill is still there", "", "", NOTATION),
    ("face", "face", "", "the face's id", "", "", NOTATION),
    ("face_name", "face", "", "its name, where the face is still as it was", "", "", NOTATION),
    ("style", "style", "", "the scoring style", "", "", NOTATION),
    ("device", "device", "", "what was pointed with, empty when not known", "", "", NOTATION),
    ("finished", "finished", "UTC", "when the round ended", "", "", NOTATION),
    ("seed", "seed", "", "what everything random in it was drawn from", "", "", NOTATION),
    ("code", "code", "", "the five words that play this round again; empty where there are none", "", "", NOTATION),
    ("simulated", "simulated", "", "true when a program shot it", "", "", NOTATION),
    ("ranked", "ranked", "", "true when it may stand on the board", "", "", NOTATION),
    ("score", "score", "score_unit", "what the round came to; null for a drill without a score", "", "", SCORING),
    ("score_unit", "unit of the score", "", "`points`, `tenths` (of a point) or `ms`", "", "", NOTATION),
    ("better", "better", "", "`higher` or `lower`: which of two scores wins", "", "", NOTATION),
    ("shots", "shots", "", "how many shots were fired", "", "", EVERYDAY),
    ("hits", "hits", "", "how many of them hit", "", "", EVERYDAY),
    ("accuracy", "accuracy", "0 to 1",
     "share of the shots that hit; in a tracking drill share of the time on the target",
     "hits / shots", "hits shots", EVERYDAY),
    ("inner_tens", "inner tens", "",
     "hits in the inner ten, or X; null where the face or style tells none", "", "", SCORING),
    ("targets_hit", "targets hit", "0 to 1",
     "share of the targets shown that were hit; null without a shot", "hits / targets shown", "hits", EVERYDAY),
    ("best_combo", "best combo", "", "the longest run of hits", "", "", SCORING),
    ("mean_time_s", "mean time per shot", "s", "mean time between shots, the first from the start",
     "time of the last shot / shots", "shots", EVERYDAY),
    ("duration_s", "duration", "s", "how long the round was, pauses left out", "", "", EVERYDAY),
)  # fmt: skip

WHAT_IF: tuple[Row, ...] = (
    ("n", "shots", "", "how many shots at targets were scored again, by their rings alone", "", "", EVERYDAY),
    ("x_mm", "bias, x", "mm", "mean point of impact: what is taken off", "sum(x) / n", "n", TEXTBOOK),
    ("y_mm", "bias, y", "mm", "mean point of impact: what is taken off", "sum(y) / n", "n", TEXTBOOK),
    ("unit", "unit", "", "`points` or `tenths` (of a point), of all that follow", "", "", NOTATION),
    ("as_shot", "as shot", "as unit", "the ring points of these shots", "sum(points)", "n", OUR_RULE),
    ("centred", "centred", "as unit", "the same with the group moved onto the centre",
     "sum of the points at shot - mpi", "x_mm y_mm", OUR_RULE),
    ("halved", "half the spread", "as unit", "the same with the group drawn together to half its size about its middle",
     "sum of the points at mpi + (shot - mpi) / 2", "x_mm y_mm", OUR_RULE),
    ("centred_and_halved", "both", "as unit", "the same with both",
     "sum of the points at (shot - mpi) / 2", "x_mm y_mm", OUR_RULE),
    ("bias_cost", "the bias costs", "as unit", "what moving the group onto the centre would bring; below 0 when it was "
     "luck", "centred - as_shot", "centred as_shot", OUR_RULE),
    ("spread_cost", "the spread costs", "as unit", "what half the spread would bring on top",
     "centred_and_halved - centred", "centred_and_halved centred", OUR_RULE),
    ("sentence", "in a sentence", "", "both costs in words", "", "bias_cost spread_cost", NOTATION),
)  # fmt: skip

STANDING: tuple[Row, ...] = (
    ("measure", "measure", "", "`score`, `accuracy`, `hits_per_s`, `sigma` or `throughput`", "", "", EVERYDAY),
    ("unit", "unit", "", "points, ms, 0 to 1, 1/s, mm or bits/s", "", "", NOTATION),
    ("better", "better", "", "`higher` or `lower`: which of two values wins", "", "", NOTATION),
    ("value", "this round", "as it", "the value of this round", "", "", EVERYDAY),
    ("usual", "usual range", "as it",
     "where one more round would fall 95 times in 100, by the last 20 rounds before this one of the same drill, face, "
     "style and device (`rounds`, `mean`, `sd`, `low`, `high`); null with fewer than 5",
     "mean +- t(0.975; n - 1) sd sqrt(1 + 1 / n)", "", TEXTBOOK),
    ("place", "place", "", "`within` that range, `better` or `worse` than it; null without one", "", "value usual",
     OUR_RULE),
)  # fmt: skip

TOPICS = {"report": REPORT, "round": ROUND, "what_if": WHAT_IF, "standing": STANDING}
HEADS = {
    "report": ("Reports", "`bullseye report round ID --json` (and `player`, `goal`) gives one object with these keys; "
               "what they look like on paper is in [reports](reports.md)."),
    "round": ("Reports: the round", "Under `round`."),
    "what_if": ("What fixing it would buy", "Under `what_if`: the same shots scored again, without their bias and with "
                "half their spread."),
    "standing": ("Against the usual", "Each of `standing`: this round against the rounds before it."),
}  # fmt: skip
