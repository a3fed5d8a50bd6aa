"""What the page *Targets* shows of anything with a target: a number that is measured, or a goal over own rounds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.desk.kit.bar_list import BAD, GOOD, PLAIN, Bar
from bullseye.desk.progress.goal_list import bar_of as goal_bar
from bullseye.progress import goal_words
from bullseye.watch.band import bands
from bullseye.watch.targets import numbers
from bullseye.watch.targets.definition import TASKS, TYPED
from bullseye.watch.targets.words import project_sentence
from bullseye.words import capital, tr

if TYPE_CHECKING:
    from bullseye.picture.drawing import Drawing
    from bullseye.picture.look import Look
    from bullseye.progress.goals import Standing as Goal
    from bullseye.watch.targets.service import Standing
    from bullseye.wording.explanation import Explanation
    from bullseye.wording.numbers import Number

Draw = Callable[[float, float, "Look", str], "Drawing"]


class Entry(NamedTuple):
    """One row of the list and all that belongs to it. *standing* or *goal* is what it is of, by *key*.

    *charts* are (name, how it is drawn), the most telling first. *trouble* says that its numbers are old, and why.
    """

    key: str
    bar: Bar
    title: str
    state: str
    numbers: tuple[Number, ...]
    explain: Callable[[Number], Explanation]
    charts: tuple[tuple[str, Draw], ...]
    note: str = ""
    trouble: str = ""
    standing: Standing | None = None
    goal: Goal | None = None

    @property
    def is_typed(self) -> bool:
        """Whether values are logged by hand."""
        return self.standing is not None and self.standing.progress.target.kind == TYPED

    @property
    def is_project(self) -> bool:
        """Whether it counts tasks."""
        return self.standing is not None and self.standing.progress.target.kind == TASKS


def of_target(standing: Standing, today: date) -> Entry:
    """A measured number."""
    found = standing.progress
    state, trouble = numbers.left_text(found), ""
    tone = GOOD if found.state in numbers.GOOD_STATES else BAD if found.state in numbers.BAD_STATES else PLAIN
    reading = standing.reading
    if reading is not None and reading.trouble is not None:
        old = reading.good and tr(" These numbers are those of {when} UTC.", when=f"{reading.good:%Y-%m-%d %H:%M}")
        trouble = reading.trouble.words.rstrip(".") + "." + (old or "")
    notes = [project_sentence(standing.project)] if standing.project is not None else []
    notes += [each for each in (numbers.before_text(standing),) if each]
    return Entry(
        f"target:{found.target.id}",
        Bar(found.target.name, numbers.now_text(found), state, numbers.share_of(found), tone),
        numbers.title_of(found),
        tr("{state}.  {first} to {last_day}", state=capital(state), first=found.first, last_day=found.last_day),
        tuple(numbers.numbers_of(found)),
        lambda number: numbers.explain_number(found, number),
        _charts(standing, today),
        "  ".join(notes),
        trouble,
        standing=standing,
    )


def _charts(standing: Standing, today: date) -> tuple[tuple[str, Draw], ...]:
    found = standing.progress

    def way(width: float, height: float, look: Look, title: str) -> Drawing:
        from bullseye.picture.chart import goal_chart

        parts: dict[str, Any] = numbers.chart_of(found, today)
        return goal_chart(**parts, title=title, width=width, height=height, look=look)

    def days(width: float, height: float, look: Look, title: str) -> Drawing:
        from bullseye.picture.chart import day_bars

        return day_bars(
            found.days, found.share, found.first, found.last_day, title=title, unit=found.target.unit, width=width,
            height=height, look=look,
        )  # fmt: skip

    def values(width: float, height: float, look: Look, title: str) -> Drawing:
        from bullseye.picture.chart import value_chart

        noon = [(datetime.combine(day, time(12), UTC), value) for day, value in found.days]
        target = found.target
        return value_chart(
            noon, target.condition.target, bands(target.band), title=title, unit=target.unit, width=width,
            height=height, look=look,
        )  # fmt: skip

    second = (tr("Values"), values) if found.share is None else (tr("Day by day"), days)
    return (tr("So far"), way), second


def of_goal(standing: Goal, player: str, today: date) -> Entry:
    """A goal over own rounds."""
    found = standing.progress

    def way(width: float, height: float, look: Look, title: str) -> Drawing:
        from bullseye.picture.chart import goal_chart

        parts = goal_words.chart_of(found, today)
        return goal_chart(**parts, title=title, width=width, height=height, look=look)

    return Entry(
        f"goal:{found.goal.id}",
        goal_bar(standing, player),
        goal_words.title_of(found.goal, player),
        tr(
            "{state}.  {first} to {last_day}",
            state=goal_words.state_text(found),
            first=found.first,
            last_day=found.last_day,
        ),
        tuple(goal_words.numbers_of(found)),
        lambda number: goal_words.explain_number(found, number),
        ((tr("So far"), way),),
        goal_words.before_text(standing),
        goal=standing,
    )
