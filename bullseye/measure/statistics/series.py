"""The lines of docs/statistics.md on rounds over time: a series, one measure of a series, suggestions."""

from __future__ import annotations

from functools import partial

from bullseye.measure.over_time.series import (
    all_points,
    best,
    by_time_of_day,
    latest,
    learning,
    mean,
    mean_interval,
    rounds,
    sessions,
    usual_range,
    within_sitting,
)
from bullseye.measure.statistics.statistic import EVERYDAY, HEATHCOTE, OUR_RULE, OWN, TEXTBOOK, Statistic

_stats = partial(Statistic, "stats")
STATS: tuple[Statistic, ...] = (
    _stats("player", "player", "who shot; rounds of simulated shooters are left out"),
    _stats("drill", "drill", "the drill's id"),
    _stats("face", "face", "the face's id"),
    _stats("style", "style", "the scoring style"),
    _stats("device", "device", "what was pointed with, empty when not known; two devices are never one series"),
    _stats("rounds", "rounds", "how many rounds the series has", source=EVERYDAY),
    _stats("shots", "shots", "how many shots they have together", source=EVERYDAY),
    _stats("hits", "hits", "how many of them hit the face", source=EVERYDAY),
    _stats("first", "first round", "when the first of them was finished", unit="UTC"),
    _stats("last", "last round", "when the last of them was finished", unit="UTC"),
    _stats(
        "measures", "measures", "an object for each measure that the rounds have, with the keys of the next heading"
    ),
)


_measure = partial(Statistic, "measure")
MEASURE: tuple[Statistic, ...] = (
    _measure(
        "measure",
        "measure",
        (
            "what is measured, one value for each round; sigma is that of all shots at targets (as under Groups), a "
            "target of another size brought to face size; throughput that of a pointing test"
        ),
        json_note="`score`, `accuracy`, `hits_per_s`, `sigma` or `throughput`",
        formula="score: points (tenths / 10) or ms; accuracy: hits / shots; hits_per_s: hits / duration",
        source=EVERYDAY,
    ),
    _measure("unit", "unit", "points, ms, 0 to 1, 1/s, mm or bits/s"),
    _measure("better", "better", "which of two values wins", json_note="`higher` or `lower`"),
    _measure("n", "rounds with a value", "how many rounds have one", formula="n", source=EVERYDAY, of=rounds),
    _measure(
        "best",
        "best",
        "the best value and the date of its round; the first of equals",
        unit=OWN,
        formula="max or min",
        inputs=("better",),
        source=EVERYDAY,
        of=best,
        column="best",
    ),
    _measure(
        "mean",
        "mean",
        "mean of all rounds",
        unit=OWN,
        formula="sum(v) / n",
        inputs=("n",),
        source=TEXTBOOK,
        of=mean,
        column="mean",
    ),
    _measure(
        "mean_ci95",
        "95 % CI",
        "where the true mean lies 95 times in 100, if the rounds are alike; needs 5 rounds",
        unit=OWN,
        formula="mean +- t(0.975; n - 1) sd / sqrt(n)",
        inputs=("n", "mean"),
        source=TEXTBOOK,
        of=mean_interval,
        needs="needs 5 rounds",
    ),
    _measure(
        "latest", "latest", "the value of the newest round", unit=OWN, source=EVERYDAY, of=latest, column="latest"
    ),
    _measure(
        "usual",
        "usual range",
        (
            "where one more round would fall 95 times in 100, by the last 20 rounds; needs 5. Only a best outside it "
            "is cheered as such"
        ),
        unit=OWN,
        json_note="`rounds`, `mean`, `sd`, `low`, `high`",
        formula="mean +- t(0.975; n - 1) sd sqrt(1 + 1 / n)",
        inputs=("n",),
        source=TEXTBOOK,
        of=usual_range,
        needs="needs 5 rounds",
        column="usual",
    ),
    _measure(
        "learning",
        "learning",
        (
            "an exponential through the means of the sessions, from six on, with a half-life of 0.3 sessions to 5 "
            "times as many as there were. Something was learned when it leaves less over than the mean does (F "
            "test, 5 %). Intervals hold whatever the curves lead to that the sessions allow (95 %). It is a plateau "
            "when not even the ends of that of five more sessions bring more than the noise, the sd about the curve"
        ),
        unit=OWN,
        json_note=(
            "`level`, `gain`, `rate`; `learned`; `plateau` where it leads and `plateau_ci95` (null while the curve is "
            "as good as straight, never beyond what can be), `half_life` in sessions, `ahead` what five more should "
            "bring and `ahead_ci95`, `noise`, `at_plateau`"
        ),
        formula=(
            "y = level + gain exp(-rate s), s = 0 for the first session; intervals: squares left over at most "
            "(1 + t(0.975; n - 3)^2 / (n - 3)) times the least"
        ),
        inputs=("sessions",),
        source=HEATHCOTE,
        of=learning,
    ),
    _measure(
        "fatigue",
        "within a sitting",
        "one slope for all sittings of three rounds or more, each about its own mean",
        unit="its own, per round",
        json_note="`per_round` and its `ci95`",
        formula="sum(x y) / sum(x^2), x and y about the means of their sitting",
        inputs=("n", "sessions"),
        source=TEXTBOOK,
        of=within_sitting,
        needs="needs 3 in a row",
    ),
    _measure(
        "time_of_day",
        "time of day",
        (
            "means of the rounds finished at night (from 0 h), in the morning (6 h), afternoon (12 h), evening (18 "
            "h), in the machine's own time"
        ),
        unit=OWN,
        formula="sum(v) / n for each part",
        inputs=("n",),
        source=OUR_RULE,
        of=by_time_of_day,
    ),
    _measure(
        "sessions",
        "sessions",
        "sittings: rounds with no more than 30 minutes between one end and the next",
        inputs=("n",),
        source=OUR_RULE,
        of=sessions,
    ),
    _measure("points", "points", "the date and value of each round, oldest first", unit=OWN, of=all_points),
)


_advice = partial(Statistic, "advice")
ADVICE: tuple[Statistic, ...] = (
    _advice(
        "off-centre",
        "aim point",
        "all shots of the last 3 to 5 rounds together lie off the centre",
        formula="p < 0.01 and offset > sigma / 4, and p < 0.05 for the means of the rounds",
        source="H. Hotelling, Annals of Mathematical Statistics 2 (1931); our own rule",
    ),
    _advice(
        "too-many-misses",
        "too hard",
        "fewer hits than practice gains most from in the last 3 to 5 rounds, by the whole 95 % interval",
        formula="upper end of the 95 % interval of hits / shots < 0.80",
        source="M. A. Guadagnoli and T. D. Lee, J. Motor Behavior 36 (2004): a default, no law",
    ),
    _advice(
        "too-easy",
        "too easy",
        "hardly a miss in the last 3 to 5 rounds, by the whole 95 % interval",
        formula="lower end of that interval > 0.98",
        source=OUR_RULE,
    ),
    _advice(
        "plateau",
        "plateau",
        "five more sessions would bring next to nothing, by an interval that was right 96 times in 100",
        json_note="`at_plateau` of the learning curve",
        formula="|ahead| < noise for its whole 95 % interval",
        source=HEATHCOTE,
    ),
    _advice(
        "fatigue",
        "fatigue",
        "the score gets worse from round to round within a sitting, by the whole 95 % interval",
        formula="the whole interval of `fatigue` on the worse side",
        source=OUR_RULE,
    ),
    _advice(
        "devices-mixed",
        "devices mixed",
        "another device in 3 or more of the last 20 rounds of one drill",
        source=OUR_RULE,
    ),
)

TOPICS = {"stats": STATS, "measure": MEASURE, "advice": ADVICE}
HEADS = {
    "stats": (
        "Over time",
        (
            "`bullseye stats --json` gives `since`, `series` and `suggestions` (`id`, `evidence`, `reading`, "
            "`drill`). Each of `series` is one player's rounds of one drill on one face in one style, with one "
            "device."
        ),
    ),
    "measure": ("Over time: one measure", "Each of `measures` of a series; asked for as `usual` or `measure.usual`."),
    "advice": (
        "Suggestions",
        (
            "When each is made after ordinary rounds; pointing tests have their own. The setting `suggestions` turns "
            "all of them off."
        ),
    ),
}
