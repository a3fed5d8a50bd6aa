"""A goal in the words and numbers of the goals page: how far it is, how it goes, and what the chart needs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.errors import BadInputError
from bullseye.measure.over_time.goals import LEVELS, LOWER_IS_BETTER, MEASURES, STREAK, TOTALS, Goal, Progress
from bullseye.progress.goals import Standing, goal_text
from bullseye.typed import typed_number
from bullseye.wording.explanation import Explanation, of_statistic
from bullseye.wording.forms import UNITS, Form, amount_number, amount_text, text_of
from bullseye.wording.numbers import CI95, DASH, Number
from bullseye.words import capital, commas, tr, trn

if TYPE_CHECKING:
    from bullseye.coach.forecast.ahead import Forecast

NAMES = {
    "points": tr("Points"),
    "rounds": tr("Rounds"),
    "hits": tr("Hits"),
    "accuracy": tr("Accuracy"),
    "sigma": tr("Sigma (spread)"),
    "throughput": tr("Throughput"),
    "days": tr("Days in a row"),
}
PERIOD_NAMES = {"day": tr("Each day"), "week": tr("Each week"), "month": tr("Each month"), "until": tr("Until a day")}
EXAMPLES = {
    "points": "700",
    "rounds": "20",
    "hits": "300",
    "accuracy": "90 %",
    "sigma": "12.5",
    "throughput": "4.5",
    "days": "7",
}
USUAL_LAST = {"accuracy": "100", "sigma": "5", "throughput": "3"}
"""Over so many shots or rounds a level is taken, where the player says nothing else."""
assert set(NAMES) == set(MEASURES)


class Choice(NamedTuple):
    """What the player typed and chose for a new goal; *drill* is an id, "" for any."""

    measure: str
    target: str
    period: str
    until: str
    last: str
    drill: str


def unit_of(measure: str) -> str:
    """What stands behind the target's field."""
    return "%" if measure == "accuracy" else UNITS[measure]


def is_level(measure: str) -> bool:
    """Whether it is over the last shots or rounds, and not added up."""
    return measure in LEVELS


def target_of(measure: str, text: str) -> float:
    """The number in *text*; accuracy in percent, whether the sign is there or not. Raises BadInputError."""
    example = EXAMPLES[measure]
    if not text.strip():
        raise BadInputError(tr("there is no target yet; type a number above 0, such as {example}", example=example))
    value = typed_number(text.strip().removesuffix("%"))
    if value is None or not 0 < value < 1e12:
        raise BadInputError(
            tr(
                "{typed} is no target; type a number above 0, such as {example}",
                typed=f"{text.strip()!r}",
                example=example,
            )
        )
    if measure != "accuracy":
        return value
    if value > 100:
        raise BadInputError(tr("{typed} is no accuracy; type 100 % at most", typed=f"{text.strip()!r}"))
    return value / 100


def day_of(text: str) -> date:
    """The day in *text*. Raises BadInputError."""
    try:
        if len(text.strip()) != 10:
            raise ValueError
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInputError(tr("{typed} is no day; type it as 2026-12-24", typed=f"{text.strip()!r}")) from None


def last_of(text: str) -> int:
    """How many shots or rounds a level looks at. Raises BadInputError."""
    if not text.strip().isascii() or not text.strip().isdigit() or not 1 <= int(text) <= 1_000_000:
        raise BadInputError(
            tr("{typed} does not work; type a whole number from 1 on, such as 100", typed=f"{text.strip()!r}")
        )
    return int(text)


# -- how it stands -------------------------------------------------------------------------------------


def share_of(found: Progress) -> float:
    """How much of the goal is done, 0 to 1, as a bar shows it."""
    goal, value = found.goal, found.value
    if found.achieved:
        return 1.0
    if value is None or value <= 0:
        return 0.0
    share = goal.target / value if goal.measure in LOWER_IS_BETTER else value / goal.target
    return max(0.0, min(1.0, share))


def state_text(found: Progress) -> str:
    """Reached, missed, or how many days are left and whether the pace is enough."""
    if found.achieved:
        return tr("Reached")
    if found.missed:
        return tr("Missed")
    left = tr("{days_left} left", days_left=trn("{n} day", "{n} days", found.days_left))
    if found.goal.measure in TOTALS and found.expected and found.value is not None:  # not on the first day
        # What is due counts to the end of yesterday; a forecast that misses means that today's line is above.
        misses = found.projection is not None and found.projection < found.goal.target
        behind = found.value < found.expected or misses
        return commas((left, tr("behind the line") if behind else tr("on pace")))
    return left


def now_text(found: Progress) -> str:
    """`412 of 700`, `88.2 % now`."""
    goal = found.goal
    if goal.measure in TOTALS or goal.measure == STREAK:
        now = DASH if found.value is None else amount_number(goal.measure, found.value)
        return tr("{now} of {measure}", now=now, measure=amount_number(goal.measure, goal.target))
    return (
        tr("not measured yet")
        if found.value is None
        else tr("{measure} now", measure=amount_text(goal.measure, found.value))
    )


def title_of(goal: Goal, player: str) -> str:
    """The goal as a heading; its player's name only where it is another's."""
    words = goal_text(goal._replace(player="") if goal.player == player else goal)
    return capital(words)


def numbers_of(found: Progress, outlook: Forecast | None = None) -> list[Number]:
    """The numbers beside the chart, with the coach's *outlook*; those that a goal does not have are left out."""
    measure = found.goal.measure
    lines = [
        Number("value", tr("So far"), amount_text(measure, found.value)),
        Number("target", tr("Target"), amount_text(measure, found.goal.target)),
        Number("days_left", tr("Days left"), str(found.days_left)),
    ]
    if measure in TOTALS:
        lines += [
            Number("expected", tr("Due until today"), amount_text(measure, _rounded(measure, found.expected))),
            Number("per_day", tr("Pace"), _a_day(found.per_day)),
            Number("remaining_per_day", tr("Still needed"), _needed(found)),
        ]
    if measure != STREAK:
        lines.append(
            Number("projection", tr("At this pace"), amount_text(measure, _rounded(measure, found.projection)))
        )
        if found.projection_ci95 is not None:
            ends = [_rounded(measure, end) for end in found.projection_ci95]
            lines.append(Number("projection_ci95", CI95, text_of(ends, Form("amount", unit=measure))))
    if outlook is not None:
        lines.append(Number("outlook", tr("Likely end"), _outlook_text(measure, outlook)))
    return lines


def _outlook_text(measure: str, outlook: Forecast) -> str:
    """The coach's forecast of the end, with its interval of 80 % where there is one."""
    value = amount_text(measure, _rounded(measure, outlook.value))
    if outlook.ci80 is None:
        return value
    ends = [_rounded(measure, end) for end in outlook.ci80]
    return f"{value} ({text_of(ends, Form('amount', unit=measure))})"


def _rounded(measure: str, value: float | None) -> float | None:
    """A value that need not be whole, with a digit less for what is counted."""
    return float(round(value)) if value is not None and measure in TOTALS and abs(value) >= 10 else value


def _a_day(value: float | None) -> str:
    return text_of(value, Form("number", 0 if value is not None and value >= 1000 else 1, tr("a day")))


def _needed(found: Progress) -> str:
    return tr("nothing more") if found.achieved else _a_day(found.remaining_per_day)


def explain_number(found: Progress, number: Number, outlook: Forecast | None = None) -> Explanation:
    """Where a number of a goal comes from; of the likely end also how its forecasts did before."""
    values: dict[str, Any] = {
        name: (amount_text(found.goal.measure, value) if isinstance(value, float) else value)
        for name, value in found._asdict().items()
        if name not in ("goal", "line", "projection_ci95") and value is not None
    }
    values |= {name: f"{value}" for name, value in values.items() if isinstance(value, date | bool)}
    values |= {"target": amount_text(found.goal.measure, found.goal.target), "period": found.goal.period}
    explained = of_statistic("goals", number.key, values, number.text)
    if number.key != "outlook" or outlook is None:
        return explained
    from bullseye.coach.forecast.words import evidence_sentence, held_sentence  # not at the start of the program

    said = (explained.definition, evidence_sentence(outlook), held_sentence(outlook))
    return explained._replace(definition=" ".join(filter(None, said)))


def before_text(found: Standing) -> str:
    """How the period before this one ended; "" where there was none."""
    before = found.before
    if before is None:
        return ""
    when = (
        f"{before.first}"
        if before.first == before.last_day
        else tr("{first} to {last_day}", first=before.first, last_day=before.last_day)
    )
    if before.achieved:
        return tr("Last time, {when}: reached, {before}.", when=when, before=now_text(before))
    return tr("Last time, {when}: missed, {before}.", when=when, before=now_text(before))


def chart_of(found: Progress, today: date, outlook: Forecast | None = None) -> dict[str, Any]:
    """What `picture.chart.goal_chart` needs, but for its size and look."""
    goal = found.goal
    unit = "%" if goal.measure == "accuracy" else UNITS[goal.measure]
    return {
        "line": found.line,
        "target": goal.target,
        "first": found.first,
        "last": found.last_day,
        "unit": unit,
        "ramp": goal.measure in TOTALS,
        "today": today,
        "projection": None if found.achieved else found.projection,
        "projection_ci95": None if found.achieved else found.projection_ci95,
        "outlook": None if found.achieved or outlook is None else outlook.value,
        "outlook_ci80": None if found.achieved or outlook is None else outlook.ci80,
    }
