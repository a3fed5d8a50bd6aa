"""The lines of docs/statistics.md on pointing: movements, sequences, and the path of each movement."""

from __future__ import annotations

from functools import partial

from bullseye.measure.statistics.statistic import (
    BOOTSTRAP,
    CHI2001,
    EVERYDAY,
    GOFITTS,
    OWN,
    SOUKOREFF,
    TEXTBOOK,
    WOBBROCK,
    Statistic,
)

_pointing = partial(Statistic, "pointing")


def _resampled(key: str, label: str) -> Statistic:
    """The interval of one of the numbers, by resampling its trials."""
    return _pointing(
        f"{key}_ci95",
        f"95 % CI of the {label}",
        "where the mean of very many such sequences lies, about 95 times in 100",
        unit=OWN,
        json_note="null with fewer than 8 trials in a sequence",
        formula="studentised bootstrap of the trials in each sequence, on the logarithm, about its own mean; "
        "percentiles of the resampled values where that goes beyond a factor of 3, or 1.5 times as far as any of "
        "them; the normal distribution from 1000 trials a sequence on",
        inputs=(key,),
        source=BOOTSTRAP,
    )


POINTING: tuple[Statistic, ...] = (
    _pointing("n", "trials", "how many movements there are", formula="n", source=EVERYDAY),
    _pointing("sequence", "sequence", "the name of one sequence of trials"),
    _pointing(
        "serial", "serial", "whether each movement began at the target of the one before; else discrete", source=GOFITTS
    ),
    _pointing(
        "a",
        "distance",
        "mean distance of the centres a movement goes between",
        formula="a = |to - from|",
        source=SOUKOREFF,
    ),
    _pointing(
        "width",
        "width",
        "width of the target",
        json_note="null without one or when it changes within the sequence",
        formula="W",
        source=SOUKOREFF,
    ),
    _pointing(
        "id",
        "index of difficulty",
        "how hard the targets are on paper; the distance is the nominal amplitude where one is given",
        unit="bits",
        formula="ID = log2(A / W + 1)",
        inputs=("a", "width"),
        source=SOUKOREFF,
    ),
    _pointing(
        "dx_mean",
        "mean end point",
        "how far beyond the centre (+) or short of it (-) the ends lie along the axis",
        formula="mean(dx), dx = (select - to) . u, u the direction of travel",
        inputs=("n",),
        source=GOFITTS,
    ),
    _pointing(
        "dx_sd",
        "spread of end points",
        "standard deviation of the ends along the axis",
        formula="SD(dx), with n - 1",
        inputs=("n",),
        source=SOUKOREFF,
    ),
    _pointing(
        "dx_skewness",
        "skewness",
        "how lopsided the ends are; 0 for a normal distribution",
        formula="n / ((n - 1)(n - 2)) sum(z^3), z = (dx - dx_mean) / dx_sd",
        inputs=("dx_mean", "dx_sd"),
        source=TEXTBOOK,
    ),
    _pointing(
        "dx_kurtosis",
        "kurtosis",
        "how heavy the tails of the ends are; 0 for a normal distribution",
        formula="n (n + 1) / ((n - 1)(n - 2)(n - 3)) sum(z^4) - 3 (n - 1)^2 / ((n - 2)(n - 3))",
        inputs=("dx_mean", "dx_sd"),
        source=TEXTBOOK,
    ),
    _pointing(
        "ae",
        "effective amplitude",
        "how far the movements really went along their axis",
        formula="serial: mean(a + dx + dx of the trial before, 0 for the first); discrete: mean(a + dx)",
        inputs=("a", "dx_mean"),
        source=GOFITTS,
    ),
    _pointing(
        "we",
        "effective width",
        "the width of target the ends would fit, 96 in 100 inside",
        formula="We = sqrt(2 pi e) SD(dx) = 4.132731 SD(dx)",
        inputs=("dx_sd",),
        source=SOUKOREFF,
    ),
    _pointing(
        "ide",
        "effective index of difficulty",
        "how hard the task was as it was done",
        unit="bits",
        json_note="null without any spread",
        formula="IDe = log2(Ae / We + 1)",
        inputs=("ae", "we"),
        source=SOUKOREFF,
    ),
    _pointing(
        "mt_ms",
        "movement time",
        "mean time of a movement on the clock given; button up in GoFitts files",
        unit="ms",
        formula="mean(MT)",
        inputs=("n",),
        source=SOUKOREFF,
    ),
    _pointing(
        "throughput",
        "throughput",
        "speed and accuracy in one number: bits per second; over several sequences the mean of each one's",
        unit="bits/s",
        formula="TP = IDe / MT",
        inputs=("ide", "mt_ms"),
        source=SOUKOREFF,
    ),
    _pointing(
        "we_bivariate",
        "effective width, both axes",
        "the same with the spread on both axes",
        json_note="null where only one is known",
        formula="sqrt(2 pi e) sqrt(SD(dx)^2 + SD(dy)^2)",
        inputs=("dx_sd",),
        source=WOBBROCK,
    ),
    _pointing(
        "ide_bivariate",
        "effective difficulty, both axes",
        "effective index of difficulty with that width",
        unit="bits",
        formula="log2(Ae / We + 1)",
        inputs=("ae", "we_bivariate"),
        source=WOBBROCK,
    ),
    _pointing(
        "throughput_bivariate",
        "throughput, both axes",
        "throughput with the spread on both axes; Ae is the same",
        unit="bits/s",
        formula="IDe / MT, with We on both axes",
        inputs=("ide_bivariate", "mt_ms"),
        source=WOBBROCK,
    ),
    _pointing(
        "throughput_down",
        "throughput, button down",
        "throughput by the time until the button went down, where known",
        unit="bits/s",
        formula="IDe / mean(PT)",
        inputs=("ide",),
        source=GOFITTS,
    ),
    _pointing(
        "errors",
        "errors",
        (
            "trials that ended outside the target: by distance, along the axis alone when all movements run along "
            "one line"
        ),
        inputs=("width",),
        source=SOUKOREFF,
    ),
    _pointing(
        "error_rate",
        "error rate",
        "share of the trials that missed",
        unit="0 to 1",
        json_note="null without a width",
        formula="errors / n",
        inputs=("errors", "n"),
        source=SOUKOREFF,
    ),
    _pointing(
        "outliers",
        "outliers",
        ("trials marked by the outlier rule: counted, and left out of nothing but the throughput without outliers"),
        formula="see the rule below",
        source=(
            "FittsStudy, J. O. Wobbrock; times: B. Iglewicz and D. C. Hoaglin, How to Detect and Handle Outliers "
            "(1993), and a limit of our own"
        ),
    ),
    _pointing(
        "throughput_clean",
        "throughput without outliers",
        "throughput of the trials that are no outliers",
        unit="bits/s",
        formula="IDe / MT of those trials",
        inputs=("outliers",),
        source=WOBBROCK,
    ),
    _pointing("sequences", "sequences", "the numbers of each sequence by itself"),
    _pointing(
        "regression",
        "movement time by difficulty",
        "the line through one point (ID, MT) for each sequence; 1 / slope is no throughput",
        unit="ms, ms/bit",
        json_note="`intercept_ms`, `slope_ms_per_bit`, `r`",
        formula="MT = intercept + slope IDe, least squares",
        inputs=("ide", "mt_ms"),
        source=SOUKOREFF,
    ),
    _pointing(
        "regression_id",
        "the same, nominal",
        "that line with the nominal index of difficulty",
        unit="ms, ms/bit",
        formula="MT = intercept + slope ID, least squares",
        inputs=("id", "mt_ms"),
        source=SOUKOREFF,
    ),
    _resampled("ae", "effective amplitude"),
    _resampled("we", "effective width"),
    _resampled("ide", "effective index of difficulty"),
    _resampled("mt_ms", "movement time"),
    _resampled("throughput", "throughput"),
    _resampled("throughput_bivariate", "throughput, both axes"),
    _pointing(
        "error_rate_ci95",
        "95 % CI of the error rate",
        "where the true share of misses lies about 95 times in 100",
        unit="0 to 1",
        formula="(p + z^2 / (2 n) +- z sqrt(p (1 - p) / n + z^2 / (4 n^2))) / (1 + z^2 / n), z = 1.96",
        inputs=("errors", "n"),
        source="E. B. Wilson, J. American Statistical Association 22 (1927)",
    ),
    _pointing("outlier_rule", "outlier rule", "the rule in words"),
)


_path = partial(Statistic, "path")
PATH: tuple[Statistic, ...] = (
    _path(
        "re_entries",
        "target re-entries",
        "how often the target was entered again after the first time",
        formula="entries - 1",
        source=CHI2001,
    ),
    _path(
        "axis_crossings", "task axis crossings", "how often the path changed sides, by more than 5 px", source=CHI2001
    ),
    _path(
        "turns_across",
        "turns across the axis",
        "movement direction changes, with more than 10 px before and after each",
        source=CHI2001,
    ),
    _path(
        "turns_along",
        "turns along the axis",
        "orthogonal direction changes, with more than 10 px before and after each",
        source=CHI2001,
    ),
    _path(
        "variability",
        "movement variability",
        "how unsteady the path is about its own line",
        unit="px",
        formula="sqrt(sum((y - mean y)^2) / (n - 1))",
        source=CHI2001,
    ),
    _path(
        "distance",
        "distance from the axis",
        "mean distance from the axis",
        unit="px",
        formula="mean |y|",
        source=CHI2001,
    ),
    _path(
        "offset",
        "movement offset",
        "mean distance from the axis with its sign, + to the right of travel",
        unit="px",
        formula="mean y",
        source=CHI2001,
    ),
)

TOPICS = {"pointing": POINTING, "path": PATH}
HEADS = {
    "pointing": (
        "Pointing",
        (
            "Follows the multi-directional tapping task of ISO 9241-411, computed as GoFitts does but for the paths. "
            "Lengths are in the unit of the data; times in ms."
        ),
    ),
    "path": (
        "Paths",
        "Per movement, with the axis from centre to centre, the path resampled at 100 Hz, in pixels. "
        "GoFitts' TRE, TAC, MDC, ODC, MV, ME and MO are others: it weighs samples, not time, takes standing "
        "still for moving forwards, counts a turn by the way before it alone, and so gives other counts when "
        "the same path is mirrored (ODC in 394 of 693 movements, MDC in 255; here in none). `--sd1` and `--sd2` "
        "write GoFitts' own values under its names, so that files of both can be compared.",
    ),
}
