"""A goal of many together, such as 10,000 points of a class by Friday: how far it is and where the pace leads.

The days of everybody are added up as they come, so that a goal costs the same with ten rounds and a million.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.measure.over_time import goals
from bullseye.measure.over_time.goals import Goal, Progress
from bullseye.progress.goal_words import now_text, state_text
from bullseye.records.summary import Round
from bullseye.session.clock import iso
from bullseye.session.record import Record
from bullseye.words import tr

MEASURES = goals.TOTALS
"""What adds up over many people."""


class GroupGoal(NamedTuple):
    """Reach *target* of *measure* together from *start* to *until*, both days of *zone*.

    *group* is a class or a season.
    """

    id: str
    group: str
    measure: str
    target: int
    start: date
    until: date
    zone: str = ""


class Standing(NamedTuple):
    """A goal now, and how it is said: `6240 of 10000`, `2 days left, on pace`."""

    progress: Progress
    now: str
    state: str

    @property
    def reached(self) -> bool:
        """True once it is."""
        return self.progress.achieved


def check(wanted: GroupGoal) -> GroupGoal:
    """The same goal. Raises BadInputError for one that cannot be."""
    if wanted.measure not in MEASURES:
        raise BadInputError(
            tr(
                "a group cannot count {measure!r} together; choose one of: {known}",
                measure=wanted.measure, known=", ".join(MEASURES),
            )
        )  # fmt: skip
    goals.check(_goal(wanted))
    return wanted


def amount_of(measure: str, record: Record) -> int:
    """What a round adds to the goal, in tenths."""
    if measure == "rounds":
        return 10
    if measure == "hits":
        return 10 * record.hit_count
    if record.score is None or record.score_unit == "ms":
        return 0
    return record.score if record.score_unit == "tenths" else 10 * record.score


def standing(wanted: GroupGoal, tenths: Mapping[date, int], now: datetime, zone: tzinfo) -> Standing:
    """The goal at *now*, from what each day of *zone* added, in tenths."""
    goal = _goal(wanted)
    # One made-up round a day, worth all of that day: the pace is that of everybody's goals.
    rows = [_row(datetime.combine(day, time(), zone), amount) for day, amount in tenths.items()]
    found = goals.progress(goal._replace(measure="points"), rows, now, zone)
    found = found._replace(goal=goal)
    return Standing(found, now_text(found), state_text(found))


def _goal(wanted: GroupGoal) -> Goal:
    return Goal(wanted.id, wanted.measure, float(wanted.target), "until", wanted.start, wanted.until)


def _row(begins: datetime, tenths: int) -> Round:
    when = iso(begins)
    return Round(
        0, 0, "", when, "", "", "", "", when, tenths, "tenths", "higher", None, 0, 0, 0, 0.0, 1, False, True, []
    )
