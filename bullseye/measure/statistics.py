"""Every number bullseye measures, one line each: what it is, its formula, what goes in, where it comes from."""

from __future__ import annotations

from typing import NamedTuple

from bullseye.errors import UnknownNameError
from bullseye.measure import statistics_lab, statistics_report, statistics_time

PRECISION = "Ballistipedia, Measuring Precision"
BALLISTIPEDIA = "Ballistipedia, Closed Form Precision"
TEXTBOOK = "any textbook of statistics"
GEOMETRY = "plane geometry"
HOTELLING = "H. Hotelling, Annals of Mathematical Statistics 2 (1931)"
SOUKOREFF = "R. W. Soukoreff and I. S. MacKenzie, Int. J. Human-Computer Studies 61 (2004)"
GOFITTS = "the documentation of GoFitts, I. S. MacKenzie"
WOBBROCK = "J. O. Wobbrock, K. Shinohara and A. Jansen, CHI 2011"
CHI2001 = "I. S. MacKenzie, T. Kauppinen and M. Silfverberg, CHI 2001"
BOOTSTRAP = "B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), 12.5"
_RESAMPLED = (
    "studentised bootstrap of the trials in each sequence, on the logarithm; percentiles of the resampled values where "
    "that goes beyond a factor of 3, or 1.5 times as far as any of them"
)
EVERYDAY = "counting"
NOTATION = "our own naming"


class Statistic(NamedTuple):
    """One number: where it belongs (*topic*), its key there, and what there is to say of it.

    *inputs* are keys of the same topic.
    """

    topic: str
    id: str
    label: str
    unit: str
    definition: str
    formula: str
    inputs: tuple[str, ...]
    source: str


def _of(topic: str, *rows: tuple[str, str, str, str, str, str, str]) -> tuple[Statistic, ...]:
    return tuple(
        Statistic(topic, key, label, unit, words, formula, tuple(inputs.split()), source)
        for key, label, unit, words, formula, inputs, source in rows
    )


GROUP = _of(
    "group",
    ("group", "group", "",
     "the name the shots have in the column `group`; `all` without one",
     "", "", NOTATION),
    ("n", "shots", "",
     "how many shots there are",
     "n", "", EVERYDAY),
    ("mpi_x", "mean point of impact, x", "mm",
     "how far right of the aim the middle of the group lies",
     "sum(x) / n", "n", TEXTBOOK),
    ("mpi_y", "mean point of impact, y", "mm",
     "how far above the aim the middle of the group lies",
     "sum(y) / n", "n", TEXTBOOK),
    ("mpi_ci95", "its 95 % interval", "mm",
     "where the true middle lies, on each axis, 95 times in 100; needs 2 shots",
     "mpi +- t(0.975; n - 1) sd / sqrt(n)", "n mpi_x mpi_y", TEXTBOOK),
    ("offset", "off the aim", "mm",
     "distance of the mean point of impact from the aim",
     "sqrt(mpi_x^2 + mpi_y^2)", "mpi_x mpi_y", TEXTBOOK),
    ("off_centre", "is it off centre?", "",
     "how often chance alone would put a centred group so far off (`p`), with the test values `t2` and `f`; needs "
     "3 shots that are not on one line",
     "T2 = n m' S^-1 m; F = T2 (n - 2) / (2 (n - 1)); p = (1 + 2 F / (n - 2))^(-(n - 2) / 2)",
     "n mpi_x mpi_y", HOTELLING),
    ("sigma", "sigma", "mm",
     "spread on each axis of a round group, free of the bias of small groups; needs 2 shots",
     "cG(2 n - 1) sqrt(sum_r2 / (2 (n - 1))), cG(m) = sqrt((m - 1) / 2) Gamma((m - 1) / 2) / Gamma(m / 2)",
     "n sum_r2", BALLISTIPEDIA),
    ("sigma_ci95", "its 95 % interval", "mm",
     "where the true sigma lies 95 times in 100: exact for a round normal group",
     "sqrt(sum_r2 / chi2(0.975; 2 (n - 1))) to sqrt(sum_r2 / chi2(0.025; 2 (n - 1)))", "n sum_r2", BALLISTIPEDIA),
    ("cep50", "CEP 50 %", "mm",
     "radius about the middle that half of such shots stay in",
     "sigma sqrt(-2 ln(1 - 0.50)) = 1.17741 sigma", "sigma", BALLISTIPEDIA),
    ("cep90", "CEP 90 %", "mm",
     "radius about the middle that 90 % of such shots stay in",
     "sigma sqrt(-2 ln(1 - 0.90)) = 2.14597 sigma", "sigma", BALLISTIPEDIA),
    ("cep95", "CEP 95 %", "mm",
     "radius about the middle that 95 % of such shots stay in",
     "sigma sqrt(-2 ln(1 - 0.95)) = 2.44775 sigma", "sigma", BALLISTIPEDIA),
    ("ellipse95", "95 % ellipse", "mm, degrees",
     "the ellipse about the middle that 95 % of such shots stay in when the group is not round; the long axis is "
     "turned `angle_deg` from x towards y (null for a round group); needs 3 shots",
     "semi-axes sqrt(2 F(0.95; 2, n - 1) l), l the eigenvalues of the covariance", "n", TEXTBOOK),
    ("mean_radius", "mean radius", "mm",
     "mean distance of the shots from their middle",
     "sum(r) / n", "n", PRECISION),
    ("extreme_spread", "extreme spread", "mm",
     "distance of the two shots farthest apart; it grows with the number of shots",
     "max sqrt(dx^2 + dy^2) over all pairs", "n", PRECISION),
    ("width", "width", "mm",
     "from the leftmost to the rightmost shot",
     "max(x) - min(x)", "", PRECISION),
    ("height", "height", "mm",
     "from the lowest to the highest shot",
     "max(y) - min(y)", "", PRECISION),
    ("figure_of_merit", "figure of merit", "mm",
     "mean of width and height",
     "(width + height) / 2", "width height", PRECISION),
    ("diagonal", "diagonal", "mm",
     "diagonal of the box around the shots",
     "sqrt(width^2 + height^2)", "width height", PRECISION),
    ("enclosing_radius", "smallest circle, radius", "mm",
     "radius of the smallest circle around all the shots' centres",
     "the circle through two or three of them that holds the rest", "", GEOMETRY),
    ("enclosing_x", "smallest circle, x", "mm",
     "its centre, which is not the mean point of impact",
     "", "", GEOMETRY),
    ("enclosing_y", "smallest circle, y", "mm",
     "its centre, which is not the mean point of impact",
     "", "", GEOMETRY),
    ("sum_r2", "sum of squares", "mm^2",
     "squared distances from the middle, added up: what sigma is made of",
     "sum((x - mpi_x)^2 + (y - mpi_y)^2)", "n mpi_x mpi_y", TEXTBOOK),
)  # fmt: skip

POOLED = _of(
    "pooled",
    ("n", "shots", "",
     "how many shots all groups have",
     "sum(n_j)", "", EVERYDAY),
    ("groups", "groups", "",
     "how many groups there are",
     "", "", EVERYDAY),
    ("df", "degrees of freedom", "",
     "how much the groups can tell about one spread",
     "sum(2 (n_j - 1))", "n groups", TEXTBOOK),
    ("sigma", "pooled sigma", "mm",
     "the spread common to several groups, each about its own middle; needs 2 shots in one",
     "cG(df + 1) sqrt(sum of all sum_r2 / df)", "df", BALLISTIPEDIA),
    ("sigma_ci95", "its 95 % interval", "mm",
     "where that spread lies 95 times in 100",
     "sqrt(sum of all sum_r2 / chi2(0.975; df)) to sqrt(... / chi2(0.025; df))", "df", BALLISTIPEDIA),
)  # fmt: skip

POINTING = _of(
    "pointing",
    ("n", "trials", "",
     "how many movements there are",
     "n", "", EVERYDAY),
    ("sequence", "sequence", "",
     "the name of one sequence of trials",
     "", "", NOTATION),
    ("serial", "serial", "",
     "whether each movement began at the target of the one before; else discrete",
     "", "", GOFITTS),
    ("a", "distance", "",
     "mean distance of the centres a movement goes between",
     "a = |to - from|", "", SOUKOREFF),
    ("width", "width", "",
     "width of the target, null without one or when it changes within the sequence",
     "W", "", SOUKOREFF),
    ("id", "index of difficulty", "bits",
     "how hard the targets are on paper; the distance is the nominal amplitude where one is given",
     "ID = log2(A / W + 1)", "a width", SOUKOREFF),
    ("dx_mean", "mean end point", "",
     "how far beyond the centre (+) or short of it (-) the ends lie along the axis",
     "mean(dx), dx = (select - to) . u, u the direction of travel", "n", GOFITTS),
    ("dx_sd", "spread of end points", "",
     "standard deviation of the ends along the axis",
     "SD(dx), with n - 1", "n", SOUKOREFF),
    ("dx_skewness", "skewness", "",
     "how lopsided the ends are; 0 for a normal distribution",
     "n / ((n - 1)(n - 2)) sum(z^3), z = (dx - dx_mean) / dx_sd", "dx_mean dx_sd", TEXTBOOK),
    ("dx_kurtosis", "kurtosis", "",
     "how heavy the tails of the ends are; 0 for a normal distribution",
     "n (n + 1) / ((n - 1)(n - 2)(n - 3)) sum(z^4) - 3 (n - 1)^2 / ((n - 2)(n - 3))", "dx_mean dx_sd", TEXTBOOK),
    ("ae", "effective amplitude", "",
     "how far the movements really went along their axis",
     "serial: mean(a + dx + dx of the trial before, 0 for the first); discrete: mean(a + dx)", "a dx_mean", GOFITTS),
    ("we", "effective width", "",
     "the width of target the ends would fit, 96 in 100 inside",
     "We = sqrt(2 pi e) SD(dx) = 4.132731 SD(dx)", "dx_sd", SOUKOREFF),
    ("ide", "effective index of difficulty", "bits",
     "how hard the task was as it was done; null without any spread",
     "IDe = log2(Ae / We + 1)", "ae we", SOUKOREFF),
    ("mt_ms", "movement time", "ms",
     "mean time of a movement on the clock given; button up in GoFitts files",
     "mean(MT)", "n", SOUKOREFF),
    ("throughput", "throughput", "bits/s",
     "speed and accuracy in one number: bits per second; over several sequences the mean of each one's",
     "TP = IDe / MT", "ide mt_ms", SOUKOREFF),
    ("we_bivariate", "effective width, both axes", "",
     "the same with the spread on both axes; null where only one is known",
     "sqrt(2 pi e) sqrt(SD(dx)^2 + SD(dy)^2)", "dx_sd", WOBBROCK),
    ("ide_bivariate", "effective difficulty, both axes", "bits",
     "effective index of difficulty with that width",
     "log2(Ae / We + 1)", "ae we_bivariate", WOBBROCK),
    ("throughput_bivariate", "throughput, both axes", "bits/s",
     "throughput with the spread on both axes; Ae is the same",
     "IDe / MT, with We on both axes", "ide_bivariate mt_ms", WOBBROCK),
    ("throughput_down", "throughput, button down", "bits/s",
     "throughput by the time until the button went down, where known",
     "IDe / mean(PT)", "ide", GOFITTS),
    ("errors", "errors", "",
     "trials that ended outside the target: by distance, along the axis alone when all movements run along one "
     "line",
     "", "width", SOUKOREFF),
    ("error_rate", "error rate", "0 to 1",
     "share of the trials that missed; null without a width",
     "errors / n", "errors n", SOUKOREFF),
    ("outliers", "outliers", "",
     "trials marked by the outlier rule: counted, and left out of nothing but `throughput_clean`",
     "see the rule below", "",
     "FittsStudy, J. O. Wobbrock; times: B. Iglewicz and D. C. Hoaglin, How to Detect and Handle Outliers (1993), and "
     "a limit of our own"),
    ("throughput_clean", "throughput without outliers", "bits/s",
     "throughput of the trials that are no outliers",
     "IDe / MT of those trials", "outliers", WOBBROCK),
    ("sequences", "sequences", "",
     "the numbers of each sequence by itself",
     "", "", NOTATION),
    ("regression", "movement time by difficulty", "ms, ms/bit",
     "the line through one point (ID, MT) for each sequence: `intercept_ms`, `slope_ms_per_bit`, `r`; its slope "
     "turned round is no throughput",
     "MT = intercept + slope IDe, least squares", "ide mt_ms", SOUKOREFF),
    ("regression_id", "the same, nominal", "ms, ms/bit",
     "that line with the nominal index of difficulty",
     "MT = intercept + slope ID, least squares", "id mt_ms", SOUKOREFF),
    ("ae_ci95", "95 % interval of ae", "as it",
     "where the true value lies about 95 times in 100; null with fewer than 8 trials in a sequence",
     _RESAMPLED, "ae", BOOTSTRAP),
    ("we_ci95", "95 % interval of we", "as it",
     "where the true value lies about 95 times in 100; null with fewer than 8 trials in a sequence",
     _RESAMPLED, "we", BOOTSTRAP),
    ("ide_ci95", "95 % interval of ide", "as it",
     "where the true value lies about 95 times in 100; null with fewer than 8 trials in a sequence",
     _RESAMPLED, "ide", BOOTSTRAP),
    ("mt_ms_ci95", "95 % interval of mt_ms", "as it",
     "where the true value lies about 95 times in 100; null with fewer than 8 trials in a sequence",
     _RESAMPLED, "mt_ms", BOOTSTRAP),
    ("throughput_ci95", "95 % interval of throughput", "as it",
     "where the true value lies about 95 times in 100; null with fewer than 8 trials in a sequence",
     _RESAMPLED, "throughput", BOOTSTRAP),
    ("throughput_bivariate_ci95", "95 % interval of throughput_bivariate", "as it",
     "where the true value lies about 95 times in 100; null with fewer than 8 trials in a sequence",
     _RESAMPLED,
     "throughput_bivariate", BOOTSTRAP),
    ("error_rate_ci95", "95 % interval of the error rate", "0 to 1",
     "where the true share of misses lies about 95 times in 100",
     "(p + z^2 / (2 n) +- z sqrt(p (1 - p) / n + z^2 / (4 n^2))) / (1 + z^2 / n), z = 1.96",
     "errors n", "E. B. Wilson, J. American Statistical Association 22 (1927)"),
    ("outlier_rule", "outlier rule", "",
     "the rule in words",
     "", "", NOTATION),
)  # fmt: skip

PATH = _of(
    "path",
    ("re_entries", "target re-entries", "",
     "how often the target was entered again after the first time",
     "entries - 1", "", CHI2001),
    ("axis_crossings", "task axis crossings", "",
     "how often the path changed sides, by more than 5 px",
     "", "", CHI2001),
    ("turns_across", "turns across the axis", "",
     "movement direction changes, with more than 10 px before and after each",
     "", "", CHI2001),
    ("turns_along", "turns along the axis", "",
     "orthogonal direction changes, with more than 10 px before and after each",
     "", "", CHI2001),
    ("variability", "movement variability", "px",
     "how unsteady the path is about its own line",
     "sqrt(sum((y - mean y)^2) / (n - 1))", "", CHI2001),
    ("distance", "distance from the axis", "px",
     "mean distance from the axis",
     "mean |y|", "", CHI2001),
    ("offset", "movement offset", "px",
     "mean distance from the axis with its sign, + to the right of travel",
     "mean y", "", CHI2001),
)  # fmt: skip

LAB = [line for topic, rows in statistics_lab.TOPICS.items() for line in _of(topic, *rows)]
OVER_TIME = [line for topic, rows in statistics_time.TOPICS.items() for line in _of(topic, *rows)]
REPORTED = [line for topic, rows in statistics_report.TOPICS.items() for line in _of(topic, *rows)]
STATISTICS: tuple[Statistic, ...] = (*GROUP, *POOLED, *POINTING, *PATH, *LAB, *OVER_TIME, *REPORTED)
"""A new number is its function and its line here."""

HEADS = {
    "group": ("Groups", "Lengths are mm on the face, x right, y up, from the point aimed at. What cannot be measured "
              "is null in JSON and a dash in tables."),
    "pooled": ("Several groups together", "Each group keeps its own middle."),
    "pointing": ("Pointing", "Follows the multi-directional tapping task of ISO 9241-411, computed as GoFitts does "
                 "but for the paths. Lengths are in the unit of the data; times in ms."),
    "path": ("Paths", "Per movement, with the axis from centre to centre, the path resampled at 100 Hz, in pixels. "
             "GoFitts' TRE, TAC, MDC, ODC, MV, ME and MO are others: it weighs samples, not time, takes standing "
             "still for moving forwards, counts a turn by the way before it alone, and so gives other counts when "
             "the same path is mirrored (ODC in 394 of 693 movements, MDC in 255; here in none). `--sd1` and `--sd2` "
             "write GoFitts' own values under its names, so that files of both can be compared."),
    **statistics_lab.HEADS,
    **statistics_time.HEADS,
    **statistics_report.HEADS,
}  # fmt: skip


def statistic(topic: str, key: str) -> Statistic:
    """The line for *key*; raises UnknownNameError."""
    for line in STATISTICS:
        if (line.topic, line.id) == (topic, key):
            return line
    raise UnknownNameError("number", key, [line.id for line in STATISTICS if line.topic == topic])


def is_statistic(topic: str, key: str) -> bool:
    """Whether there is a line for *key*."""
    return any((line.topic, line.id) == (topic, key) for line in STATISTICS)


def statistics_page() -> str:
    """docs/statistics.md: every number in a row under its topic, made from STATISTICS."""
    parts = [
        "# Statistics",
        "",
        "<!-- Made by scripts/generate_docs.py from bullseye/measure/statistics.py; do not edit. -->",
        "",
        "Every number that bullseye measures, under the key that `--json` gives it. `bullseye group --explain KEY`",
        "says the same, and with a file also what went in; so do `pointing`, `reaction`, `stats` and `goals`. A key of",
        "another heading is asked for as `pooled.sigma` or `path.offset`.",
    ]
    for topic, (title, words) in HEADS.items():
        parts += ["", f"## {title}", "", words, ""]
        parts += ["| key | unit | what it is | formula | source |", "|---|---|---|---|---|"]
        for line in STATISTICS:
            if line.topic == topic:
                cells = [
                    f"`{line.id}`",
                    line.unit,
                    f"{line.label}: {line.definition}",
                    f"`{line.formula}`" if line.formula else "",
                    line.source,
                ]
                parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(parts) + "\n"
