"""The lines of docs/statistics.md on the two tests: what a pointing test has besides throughput, and reaction times."""

from __future__ import annotations

from functools import partial

from bullseye.measure.statistics.statistic import CHI2001, EVERYDAY, GOFITTS, HYMAN, TEXTBOOK, Statistic

LAPSES = "D. F. Dinges and J. W. Powell, Behavior Research Methods 17 (1985)"
_tapping = partial(Statistic, "tapping")
TAPPING: tuple[Statistic, ...] = (
    _tapping(
        "amplitude",
        "amplitude",
        ("diameter of a sequence's ring: what the index of difficulty takes for the distance, which is a little less"),
        unit="px",
        source=GOFITTS,
    ),
    _tapping(
        "paths",
        "paths",
        "the mean of each path measure over the trials that count, under the keys of the heading Paths",
        unit="px",
        source=CHI2001,
    ),
    _tapping(
        "repeated",
        "sequences done again",
        "sequences with a larger share of errors than the drill allows: kept, but not counted",
        formula="errors / n > error_threshold",
        source=GOFITTS,
    ),
    _tapping(
        "interrupted",
        "sequences broken off",
        "sequences that a pause or another window broke off: kept, but not counted",
    ),
    _tapping("practice", "practice trials", "trials before the sequences that do not count"),
)


_reaction = partial(Statistic, "reaction")
REACTION: tuple[Statistic, ...] = (
    _reaction("choices", "choices", "among how many discs the one lit up", json_note="null for all blocks together"),
    _reaction("n", "answers", "trials that were answered rightly and in time", formula="n", source=EVERYDAY),
    _reaction(
        "median_ms",
        "median reaction time",
        (
            "half of the answers were faster; one slow answer does not move it. With one disc the answer is the "
            "press, with choices the moment the pointer sets out (5 px)"
        ),
        unit="ms",
        inputs=("n",),
        source=TEXTBOOK,
    ),
    _reaction(
        "median_ms_ci95",
        "95 % CI of the median",
        "two of the times between which the true median lies at least 95 times in 100; needs 6 answers",
        unit="ms",
        formula="the k-th from each end, k the largest with P(B(n, 1/2) < k) <= 0.025",
        inputs=("n",),
        source=TEXTBOOK,
    ),
    _reaction(
        "mean_ms",
        "mean reaction time",
        "mean of the times",
        unit="ms",
        formula="sum(t) / n",
        inputs=("n",),
        source=TEXTBOOK,
    ),
    _reaction(
        "mean_ms_ci95",
        "95 % CI of the mean",
        "where the true mean lies about 95 times in 100; needs 2 answers",
        unit="ms",
        formula="mean +- t(0.975; n - 1) sd / sqrt(n)",
        inputs=("n", "mean_ms", "sd_ms"),
        source=TEXTBOOK,
    ),
    _reaction(
        "sd_ms",
        "spread",
        "standard deviation of the times: how evenly one answers",
        unit="ms",
        formula="with n - 1",
        inputs=("n",),
        source=TEXTBOOK,
    ),
    _reaction("fastest_ms", "fastest", "the shortest time", unit="ms", inputs=("n",), source=EVERYDAY),
    _reaction("slowest_ms", "slowest", "the longest time", unit="ms", inputs=("n",), source=EVERYDAY),
    _reaction(
        "movement_ms",
        "movement time",
        "mean time from setting out to the press, where there are choices",
        unit="ms",
        formula="mean(press - onset)",
        inputs=("n",),
    ),
    _reaction("early", "too early", "answers before the light or less than 100 ms after it; they are done again"),
    _reaction("late", "too late", "trials without an answer in time"),
    _reaction("wrong", "wrong discs", "presses on a disc that was not lit"),
    _reaction(
        "slow",
        "slow",
        "presses later than 500 ms where there is no choice; they are in the median, the mean and the spread",
        source=LAPSES,
    ),
    _reaction("lapses", "lapses", "slow presses and answers too late together", inputs=("slow", "late"), source=LAPSES),
    _reaction(
        "slope_ms_per_bit",
        "cost of choice",
        "how much longer the answer takes for each doubling of the choices",
        unit="ms/bit",
        formula="slope of mean_ms on log2(choices), least squares over the blocks",
        inputs=("mean_ms",),
        source=HYMAN,
    ),
    _reaction(
        "slope_ms_per_bit_ci95",
        "95 % CI of the cost of choice",
        "where the true slope lies about 95 times in 100; needs 3 numbers of choices",
        unit="ms/bit",
        formula="slope +- t(0.975; blocks - 2) se",
        inputs=("slope_ms_per_bit",),
        source=TEXTBOOK,
    ),
    _reaction(
        "by_choice",
        "by number of choices",
        "the numbers of each block by itself",
        json_note="from `choices` to `lapses`",
    ),
    _reaction(
        "answer",
        "what is timed",
        "what counts as the answer: the press with one disc alone, setting out where the pointer moves",
        json_note="`press` or `set out`",
    ),
    _reaction("rule", "rule", "in words, what is too early and what is a lapse"),
)

TOPICS = {"tapping": TAPPING, "reaction": REACTION}
HEADS = {
    "tapping": (
        "The pointing test",
        (
            "What a round of the pointing test has beside the numbers of Pointing: there lengths are pixels of its "
            "window."
        ),
    ),
    "reaction": (
        "Reaction time",
        (
            "Of a round of a reaction test, as `bullseye reaction --json` gives it. Times in ms from the frame that "
            "lit the disc."
        ),
    ),
}
