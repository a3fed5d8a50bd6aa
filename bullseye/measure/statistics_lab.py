"""The lines of docs/statistics.md on the two tests: what a pointing test has besides throughput, and reaction times."""

from __future__ import annotations

TEXTBOOK = "any textbook of statistics"
EVERYDAY = "counting"
NOTATION = "our own naming"
GOFITTS = "the documentation of GoFitts, I. S. MacKenzie"
CHI2001 = "I. S. MacKenzie, T. Kauppinen and M. Silfverberg, CHI 2001"
HYMAN = "R. Hyman, J. Experimental Psychology 45 (1953); Hick's form would be log2(choices + 1)"

Row = tuple[str, str, str, str, str, str, str]

TAPPING: tuple[Row, ...] = (
    ("amplitude", "amplitude", "px",
     "diameter of a sequence's ring: what the index of difficulty takes for the distance, which is a little less",
     "", "", GOFITTS),
    ("paths", "paths", "px",
     "the mean of each path measure over the trials that count, under the keys of the heading Paths",
     "", "", CHI2001),
    ("repeated", "sequences done again", "",
     "sequences with a larger share of errors than the drill allows: kept, but not counted",
     "errors / n > error_threshold", "", GOFITTS),
    ("interrupted", "sequences broken off", "",
     "sequences that a pause or another window broke off: kept, but not counted",
     "", "", NOTATION),
    ("practice", "practice trials", "",
     "trials before the sequences that do not count",
     "", "", NOTATION),
)  # fmt: skip

REACTION: tuple[Row, ...] = (
    ("choices", "choices", "",
     "among how many discs the one lit up; null for all blocks together",
     "", "", NOTATION),
    ("n", "answers", "",
     "trials that were answered rightly and in time",
     "n", "", EVERYDAY),
    ("median_ms", "median reaction time", "ms",
     "half of the answers were faster; one slow answer does not move it. With one disc the answer is the press, with "
     "choices the moment the pointer sets out (5 px)",
     "", "n", TEXTBOOK),
    ("median_ms_ci95", "its 95 % interval", "ms",
     "two of the times between which the true median lies at least 95 times in 100; needs 6 answers",
     "the k-th from each end, k the largest with P(B(n, 1/2) < k) <= 0.025", "n", TEXTBOOK),
    ("mean_ms", "mean reaction time", "ms",
     "mean of the times",
     "sum(t) / n", "n", TEXTBOOK),
    ("mean_ms_ci95", "its 95 % interval", "ms",
     "where the true mean lies about 95 times in 100; needs 2 answers",
     "mean +- t(0.975; n - 1) sd / sqrt(n)", "n mean_ms sd_ms", TEXTBOOK),
    ("sd_ms", "spread", "ms",
     "standard deviation of the times: how evenly one answers",
     "with n - 1", "n", TEXTBOOK),
    ("fastest_ms", "fastest", "ms", "the shortest time", "", "n", EVERYDAY),
    ("slowest_ms", "slowest", "ms", "the longest time", "", "n", EVERYDAY),
    ("movement_ms", "movement time", "ms",
     "mean time from setting out to the press, where there are choices",
     "mean(press - onset)", "n", NOTATION),
    ("early", "too early", "",
     "answers before the light or less than 100 ms after it; they are done again",
     "", "", NOTATION),
    ("late", "too late", "",
     "trials without an answer in time",
     "", "", NOTATION),
    ("wrong", "wrong discs", "",
     "presses on a disc that was not lit",
     "", "", NOTATION),
    ("lapses", "lapses", "",
     "presses later than 500 ms where there is no choice, and answers too late",
     "", "late", "D. F. Dinges and J. W. Powell, Behavior Research Methods 17 (1985)"),
    ("slope_ms_per_bit", "cost of choice", "ms/bit",
     "how much longer the answer takes for each doubling of the choices",
     "slope of mean_ms on log2(choices), least squares over the blocks", "mean_ms", HYMAN),
    ("slope_ms_per_bit_ci95", "its 95 % interval", "ms/bit",
     "where the true slope lies about 95 times in 100; needs 3 numbers of choices",
     "slope +- t(0.975; blocks - 2) se", "slope_ms_per_bit", TEXTBOOK),
    ("by_choice", "by number of choices", "",
     "the numbers of each block by itself, from `choices` to `lapses`",
     "", "", NOTATION),
    ("answer", "what is timed", "",
     "`press` with one disc alone, `set out` where the pointer moves",
     "", "", NOTATION),
    ("rule", "rule", "",
     "in words, what is too early and what is a lapse",
     "", "", NOTATION),
)  # fmt: skip

TOPICS = {"tapping": TAPPING, "reaction": REACTION}

HEADS = {
    "tapping": ("The pointing test", "What a round of the pointing test has beside the numbers of Pointing: there "
                "lengths are pixels of its window."),
    "reaction": ("Reaction time", "Of a round of a reaction test, as `bullseye reaction --json` gives it. Times in ms "
                 "from the frame that lit the disc."),
}  # fmt: skip
