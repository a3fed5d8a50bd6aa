"""The report of a target holds its numbers, its charts and its face, and says when they are old."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bullseye.report.of_target import shot_band, target_content, target_face
from bullseye.report.report import target_report
from bullseye.watch.band import Band
from bullseye.watch.condition import Condition
from bullseye.watch.period import Period
from bullseye.watch.samples import Sample, Trouble
from bullseye.watch.store.tasks import Task
from bullseye.watch.store.values import Reading
from bullseye.watch.targets.definition import TASKS, Target
from bullseye.watch.targets.progress import progress
from bullseye.watch.targets.project import project, samples_of
from bullseye.watch.targets.service import Standing

NOW = datetime(2026, 11, 11, 12, tzinfo=UTC)
SALES = Target("sales", "Revenue", "sum", Condition(low=300.0), Period("month"), unit="EUR")
WEIGHT = Target("weight", "Weight", "last", Condition(high=72.0), Period("month"), unit="kg")


def standing(target: Target, values: list[float], reading: Reading | None = None) -> Standing:
    """A value a day up to now."""
    samples = [Sample(NOW - timedelta(days=n), value) for n, value in enumerate(reversed(values))]
    return Standing(progress(target, samples, NOW, UTC), None, reading)


def test_a_total_leads_with_its_way_to_the_target_and_a_level_with_its_values() -> None:
    sales = target_content(standing(SALES, [10.0] * 11), NOW, UTC)
    assert [figure.name for figure in sales.figures()] == ["way", "days", "face"]
    weight = target_content(standing(WEIGHT, [73.0, 71.5]), NOW, UTC)
    assert [figure.name for figure in weight.figures()] == ["values", "face"]
    assert sales.values["target"]["so_far"] == 110.0 and sales.hero_unit == "EUR"


def test_the_page_says_what_is_wanted_and_where_it_leads() -> None:
    page = target_report(standing(SALES, [10.0] * 11), NOW, UTC).html()
    assert "On pace: at least 300 EUR in all, each month." in page and "Forecast: 300 EUR." in page
    for words in ("Needed a day", "An even pace by yesterday", "So far, and the target", "Day by day", "On its face"):
        assert words in page


def test_old_numbers_are_called_old() -> None:
    old = Reading(NOW, NOW - timedelta(days=2), Trouble("silent", "'sales.csv' is not there"))
    assert "so these numbers are old" in target_report(standing(SALES, [10.0], old), NOW, UTC).html()


def test_a_project_lists_what_is_late() -> None:
    move = Target(
        "move", "Move", "sum", Condition(100.0), Period("until", date(2026, 11, 1), date(2026, 12, 24)), TASKS
    )
    tasks = [Task(1, "Pack boxes", date(2026, 11, 2), NOW), Task(2, "Call", None, NOW, NOW)]
    found = Standing(progress(move, samples_of(tasks), NOW, UTC), None, None, project(move, tasks, NOW, UTC))
    page = target_report(found, NOW, UTC).html()
    assert "Overdue since 2026-11-02: Pack boxes" in page and "1 of 2 tasks" in page


def test_whole_days_are_shots_at_their_share_and_today_is_not_over() -> None:
    found = standing(SALES, [10.0] * 10 + [0.0]).progress
    assert shot_band(found) == Band(10.0, 1.0, "higher") and shot_band(standing(WEIGHT, [71.0]).progress).target == 72
    assert "10 EUR: 10.9 points" in target_face(found, NOW.date(), 640, 480, "Sales").title
    assert target_face(standing(WEIGHT, []).progress, NOW.date(), 640, 480, "").title == "no numbers yet"
