"""Numbers that are measured and goals over own rounds are rows of one list."""

from __future__ import annotations

from datetime import UTC, datetime

from bullseye.desk.progress.goal_list import bar_of
from bullseye.desk.watch.entries import of_goal, of_target
from bullseye.play.services import Services
from bullseye.watch.condition import Condition
from bullseye.watch.period import Period
from bullseye.watch.samples import BROKEN, Sample, Trouble
from bullseye.watch.store.values import Reading
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.progress import progress
from bullseye.watch.targets.service import Standing

NOW = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
TARGET = Target("load", "Load", "last", Condition(high=5.0), Period("month"))


def test_old_numbers_are_never_shown_without_saying_so() -> None:
    trouble = Trouble(BROKEN, "the table has no column 'load'.")
    found = progress(TARGET, [Sample(NOW, 7.0)], NOW, UTC)
    entry = of_target(Standing(found, None, Reading(NOW, NOW, trouble)), NOW.date())
    assert entry.trouble == "the table has no column 'load'. These numbers are those of 2026-03-11 12:00 UTC."
    assert (entry.bar.tone, entry.bar.now) == ("bad", "7 now")
    never = of_target(Standing(progress(TARGET, [], NOW, UTC), None, Reading(NOW, None, trouble)), NOW.date())
    assert never.trouble == "the table has no column 'load'." and never.bar.share == 0.0


def test_a_goal_is_a_row_as_on_its_own_page(services: Services) -> None:
    services.goals.add("points", 700, "week", player="Anna")
    (found,) = services.goals.standings("Anna")
    entry = of_goal(found, "Anna", services.goals.today())
    assert entry.bar == bar_of(found, "Anna") and entry.bar.title == "700 points a week"
    assert entry.explain(entry.numbers[0]).value == entry.numbers[0].text
