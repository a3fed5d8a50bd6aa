"""The lines of docs/statistics.md on goals."""

from __future__ import annotations

from functools import partial

from bullseye.measure.statistics.statistic import EVERYDAY, OUR_RULE, OWN, TEXTBOOK, Statistic

_goals = partial(Statistic, "goals")
GOALS: tuple[Statistic, ...] = (
    _goals("id", "number", "the goal's number, never used again"),
    _goals(
        "measure",
        "measure",
        (
            "what counts: points, rounds and hits are added up, accuracy, sigma and throughput are those of the last "
            "ones, days are days in a row"
        ),
        json_note="`points`, `rounds`, `hits`, `accuracy`, `sigma`, `throughput` or `days`",
    ),
    _goals("target", "target", "what is to be reached: no less, for sigma no more", unit=OWN),
    _goals(
        "period",
        "period",
        "a day, a week (from Monday), a month, or until a day",
        json_note="`day`, `week`, `month` or `until`",
    ),
    _goals("start", "start", "the first day that counts"),
    _goals("until", "until", "the last day that counts", json_note="null but for `until`"),
    _goals(
        "last",
        "over the last",
        "over so many last shots (accuracy; a round counts whole) or rounds (sigma, throughput)",
    ),
    _goals("drill", "one drill", "only this drill's rounds count; empty is any"),
    _goals("player", "one player", "only this player's rounds count; empty is any"),
    _goals("face", "one face", "only this face's rounds count; empty is any"),
    _goals("device", "one device", "only this device's rounds count; empty is any"),
    _goals("first", "first day", "of the period that today lies in", inputs=("period",)),
    _goals("last_day", "last day", "of the period that today lies in", inputs=("period",)),
    _goals(
        "value",
        "value",
        "the value so far; tests bring no hits and no accuracy",
        unit=OWN,
        json_note="null while there is too little",
        formula=(
            "points, rounds, hits: sum in the period; accuracy: hits / shots of the last; days: the run so far, at "
            "the end the longest; others: mean of the last"
        ),
        source=EVERYDAY,
    ),
    _goals(
        "achieved",
        "achieved",
        "the target was reached in this period",
        formula="value >= target; sigma: value <= target",
        inputs=("value", "target"),
    ),
    _goals("missed", "missed", "the last day is over without", inputs=("achieved", "last_day")),
    _goals(
        "expected",
        "target line",
        "where a steady pace was at the end of yesterday, since today is still open",
        unit=OWN,
        json_note="totals only",
        formula="target d / whole period, d whole days gone",
        inputs=("target",),
        source=EVERYDAY,
    ),
    _goals(
        "per_day",
        "pace",
        "mean of the whole days before today",
        unit="a day",
        json_note="totals only",
        formula="sum of those days / d",
        source=EVERYDAY,
    ),
    _goals(
        "days_left",
        "days left",
        "today and the days after it in the period",
        unit="days",
        inputs=("first",),
        source=EVERYDAY,
    ),
    _goals(
        "remaining_per_day",
        "remaining a day",
        "what each day left must bring",
        unit="a day",
        json_note="totals only",
        formula="(target - value) / days_left",
        inputs=("target", "value", "days_left"),
        source=EVERYDAY,
    ),
    _goals(
        "projection",
        "projection",
        (
            "the value at the period's end at this pace, today being a usual day or better: a usual day is the mean of "
            "the last 56 days, with a weekly rhythm that of the same days of the week; with fewer than 14 days the "
            "mean of the whole days of the period. For levels the mean of the last rounds then, by a straight line "
            "through the rounds of three days or more, never beyond what can be"
        ),
        unit=OWN,
        formula="sum of the days before today + max(today, usual day) + usual day (days after today)",
        inputs=("per_day",),
        source=TEXTBOOK,
    ),
    _goals(
        "projection_ci95",
        "95 % CI of the projection",
        (
            "where it ends 95 times in 100 if the days ahead are like those before (measured: 94 to 98). "
            "Totals need 14 whole days since "
            "the first round, 5 of them with something, and with a weekly rhythm (analysis of variance, 1 %) five "
            "weeks; levels need three days with rounds"
        ),
        unit=OWN,
        formula=(
            "totals: projection +- t(0.975; d - 1) sd sqrt(k + k^2 / d), d days known, k days after today, and today "
            "while it is below a usual one; by weeks likewise; never below value. Levels: share t(0.975; N - 2) noise "
            "sqrt(1 / m + 1 / N + (x - mean x)^2 / sum of squares), m rounds still to come of those that count"
        ),
        inputs=("projection", "per_day"),
        source=TEXTBOOK,
    ),
    _goals(
        "outlook",
        "likely end",
        "the same end of a total by the forecaster that erred least in the player's own days, from four weeks on",
        unit=OWN,
        json_note=(
            "`value`, `ci80`, `ci95`, `method`, its mean `error` over `tries` past forecasts, `plain` and "
            "`plain_error` of the plain mean, `held80` (inside, of the last ten); null where nothing beat that mean"
        ),
        inputs=("value", "projection"),
        source=OUR_RULE,
    ),
    _goals("line", "line", "the value at the end of each day so far", unit=OWN, inputs=("value",), source=EVERYDAY),
    _goals(
        "before", "period before", "the last period at its end", json_note="under the same keys; null before the second"
    ),
)

TOPICS = {"goals": GOALS}
HEADS = {
    "goals": (
        "Goals",
        (
            "`bullseye goals --json` gives `goals`, and `news` (`goal`, `word`, `sentence`) that is said once. "
            "`goals add` and `goals remove` give the goal alone. Days are those of the machine."
        ),
    ),
}
