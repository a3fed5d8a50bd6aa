"""The lines of docs/statistics.md on time: series of rounds, one measure of a series, goals, suggestions."""

from __future__ import annotations

TEXTBOOK = "any textbook of statistics"
EVERYDAY = "counting"
NOTATION = "our own naming"
HEATHCOTE = "A. Heathcote, S. Brown and D. J. K. Mewhort, Psychonomic Bulletin & Review 7 (2000)"
OUR_RULE = "our own rule"

Row = tuple[str, str, str, str, str, str, str]

STATS: tuple[Row, ...] = (
    ("player", "player", "",
     "who shot; rounds of simulated shooters are left out",
     "", "", NOTATION),
    ("drill", "drill", "",
     "the drill's id",
     "", "", NOTATION),
    ("face", "face", "",
     "the face's id",
     "", "", NOTATION),
    ("style", "style", "",
     "the scoring style",
     "", "", NOTATION),
    ("device", "device", "",
     "what was pointed with, empty when not known; two devices are never one series",
     "", "", NOTATION),
    ("rounds", "rounds", "",
     "how many rounds the series has",
     "", "", EVERYDAY),
    ("shots", "shots", "",
     "how many shots they have together",
     "", "", EVERYDAY),
    ("hits", "hits", "",
     "how many of them hit the face",
     "", "", EVERYDAY),
    ("first", "first round", "UTC",
     "when the first of them was finished",
     "", "", NOTATION),
    ("last", "last round", "UTC",
     "when the last of them was finished",
     "", "", NOTATION),
    ("measures", "measures", "",
     "an object for each measure that the rounds have, with the keys of the next heading",
     "", "", NOTATION),
)  # fmt: skip

MEASURE: tuple[Row, ...] = (
    ("measure", "measure", "",
     "`score`, `accuracy`, `hits_per_s`, `sigma` or `throughput`: one value for each round; sigma is that of all shots "
     "at targets (as under Groups), a target of another size brought to face size; throughput that of a pointing test",
     "score: points (tenths / 10) or ms; accuracy: hits / shots; hits_per_s: hits / duration", "", EVERYDAY),
    ("unit", "unit", "",
     "points, ms, 0 to 1, 1/s, mm or bits/s",
     "", "", NOTATION),
    ("better", "better", "",
     "`higher` or `lower`: which of two values wins",
     "", "", NOTATION),
    ("n", "rounds with a value", "",
     "how many rounds have one",
     "n", "", EVERYDAY),
    ("mean", "mean", "as it",
     "mean of all rounds",
     "sum(v) / n", "n", TEXTBOOK),
    ("mean_ci95", "its 95 % interval", "as it",
     "where the true mean lies 95 times in 100, if the rounds are alike; needs 2 rounds",
     "mean +- t(0.975; n - 1) sd / sqrt(n)", "n mean", TEXTBOOK),
    ("best", "best", "as it",
     "the best value and the date of its round; the first of equals",
     "max or min", "better", EVERYDAY),
    ("latest", "latest", "as it",
     "the value of the newest round",
     "", "", EVERYDAY),
    ("usual", "usual range", "as it",
     "where one more round would fall 95 times in 100, by the last 20 rounds (`rounds`, `mean`, `sd`, `low`, `high`); "
     "needs 5. A best is cheered as outside it only when it is",
     "mean +- t(0.975; n - 1) sd sqrt(1 + 1 / n)", "n", TEXTBOOK),
    ("sessions", "sessions", "",
     "sittings: rounds with no more than 30 minutes between one end and the next",
     "", "n", OUR_RULE),
    ("learning", "learning curve", "as it",
     "an exponential through the means of the sessions, from six on: `level`, `gain`, `rate`; `learned` when it leaves "
     "surely less over than the mean does (F test, 5 %), `plateau` where it leads, `half_life` in sessions, `ahead` "
     "what five more should bring, `noise` the sd about the curve, `at_plateau` when `ahead` is less than "
     "noise / sqrt(5); where nothing was learned, when even the steepest end of a straight line's 95 % interval brings "
     "less than the noise in five",
     "y = level + gain exp(-rate s), s = 0 for the first session", "sessions", HEATHCOTE),
    ("fatigue", "change within a sitting", "as it, per round",
     "one slope for all sittings of three rounds or more, each about its own mean: `per_round` and its `ci95`",
     "sum(x y) / sum(x^2), x and y about the means of their sitting", "n sessions", TEXTBOOK),
    ("time_of_day", "time of day", "as it",
     "means of the rounds finished at night (from 0 h), in the morning (6 h), afternoon (12 h), evening (18 h), in the "
     "machine's own time",
     "sum(v) / n for each part", "n", OUR_RULE),
    ("points", "points", "as it",
     "the date and value of each round, oldest first",
     "", "", NOTATION),
)  # fmt: skip

GOALS: tuple[Row, ...] = (
    ("id", "number", "",
     "the goal's number, never used again",
     "", "", NOTATION),
    ("measure", "measure", "",
     "`points`, `rounds`, `hits` (added up), `accuracy`, `sigma`, `throughput` (of the last ones), `days` (in a row)",
     "", "", NOTATION),
    ("target", "target", "as it",
     "what is to be reached: no less, for sigma no more",
     "", "", NOTATION),
    ("period", "period", "",
     "`day`, `week` (from Monday), `month`, or `until` a day",
     "", "", NOTATION),
    ("start", "start", "",
     "the first day that counts",
     "", "", NOTATION),
    ("until", "until", "",
     "the last day that counts; null but for `until`",
     "", "", NOTATION),
    ("last", "over the last", "",
     "over so many last shots (accuracy; a round counts whole) or rounds (sigma, throughput)",
     "", "", NOTATION),
    *(
        (key, f"one {key}", "", f"only this {key}'s rounds count; empty is any", "", "", NOTATION)
        for key in ("drill", "player", "face", "device")
    ),
    ("first", "first day", "",
     "of the period that today lies in",
     "", "period", NOTATION),
    ("last_day", "last day", "",
     "of the period that today lies in",
     "", "period", NOTATION),
    ("value", "value", "as it",
     "what it came to so far; null while there is too little. Tests bring no hits and no accuracy",
     "points, rounds, hits: sum in the period; accuracy: hits / shots of the last; days: the run so far, at the end "
     "the longest; others: mean of the last", "",
     EVERYDAY),
    ("achieved", "achieved", "",
     "the target was reached in this period",
     "value >= target; sigma: value <= target", "value target", NOTATION),
    ("missed", "missed", "",
     "the last day is over without",
     "", "achieved last_day", NOTATION),
    ("expected", "target line", "as it",
     "where a steady pace was at the end of yesterday, since today is still open; totals only",
     "target d / whole period, d whole days gone", "target", EVERYDAY),
    ("per_day", "pace", "a day",
     "mean of the whole days before today; totals only",
     "sum of those days / d", "", EVERYDAY),
    ("days_left", "days left", "days",
     "today and the days after it in the period",
     "", "first", EVERYDAY),
    ("remaining_per_day", "remaining a day", "a day",
     "what each day left must bring; totals only",
     "(target - value) / days_left", "target value days_left", EVERYDAY),
    ("projection", "projection", "as it",
     "the value at the period's end at this pace, today being a usual day or better; for levels by a straight line "
     "through the rounds of three days or more, never beyond what can be",
     "sum of the days before today + max(today, per_day) + per_day (days after today)", "per_day", TEXTBOOK),
    ("projection_ci95", "its 95 % interval", "as it",
     "where it ends 95 times in 100 if days go on as they did; needs three whole days (totals) or days with rounds",
     "projection +- t(0.975; d - 1) sd sqrt(k + k^2 / d), k days after today, and today while it is below per_day; "
     "never below value", "projection per_day", TEXTBOOK),
    ("line", "line", "as it",
     "the value at the end of each day so far",
     "", "value", EVERYDAY),
    ("before", "period before", "",
     "the last period at its end under the same keys; null before the second",
     "", "", NOTATION),
)  # fmt: skip

ADVICE: tuple[Row, ...] = (
    ("off-centre", "aim point", "",
     "all shots of the last 3 to 5 rounds together lie off the centre",
     "p < 0.01 and offset > sigma / 4, and p < 0.05 for the means of the rounds", "",
     "H. Hotelling, Annals of Mathematical Statistics 2 (1931); " + OUR_RULE),
    ("too-many-misses", "too hard", "",
     "surely fewer hits than practice gains most from, in the last 3 to 5 rounds",
     "upper end of the 95 % interval of hits / shots < 0.80", "",
     "M. A. Guadagnoli and T. D. Lee, J. Motor Behavior 36 (2004): a default, no law"),
    ("too-easy", "too easy", "",
     "surely hardly a miss in the last 3 to 5 rounds",
     "lower end of that interval > 0.98", "", OUR_RULE),
    ("plateau", "plateau", "",
     "five more sessions would surely bring next to nothing: `at_plateau` of the learning curve",
     "|ahead| < noise / sqrt(5); nothing learned: 5 |slope| < noise for its whole 95 % interval", "", HEATHCOTE),
    ("fatigue", "fatigue", "",
     "the score surely gets worse from round to round within a sitting",
     "the whole interval of `fatigue` on the worse side", "", OUR_RULE),
    ("devices-mixed", "devices mixed", "",
     "another device in 3 or more of the last 20 rounds of one drill",
     "", "", OUR_RULE),
)  # fmt: skip

TOPICS = {"stats": STATS, "measure": MEASURE, "goals": GOALS, "advice": ADVICE}
HEADS = {
    "stats": ("Over time", "`bullseye stats --json` gives `since`, `series` and `suggestions` (`id`, `evidence`, "
              "`reading`, `drill`). Each of `series` is one player's rounds of one drill on one face in one style, "
              "with one device."),
    "measure": ("Over time: one measure", "Each of `measures` of a series; asked for as `usual` or `measure.usual`."),
    "goals": ("Goals", "`bullseye goals --json` gives `goals`, and `news` (`goal`, `word`, `sentence`) that is said "
              "once. `goals add` and `goals remove` give the goal alone. Days are those of the machine."),
    "advice": ("Suggestions", "When each is made after ordinary rounds; pointing tests have their own. The setting "
               "`suggestions` turns all of them off."),
}  # fmt: skip
