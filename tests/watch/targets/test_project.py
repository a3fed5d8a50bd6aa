"""Tasks are percent done, overdue, due soon, and lead to a day that is honestly unsure."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.watch.condition import Condition
from bullseye.watch.period import Period
from bullseye.watch.store.tasks import Task
from bullseye.watch.targets.definition import TASKS, Target
from bullseye.watch.targets.project import Project, project, samples_of
from bullseye.watch.targets.task_table import read_tasks

NOON = datetime(2026, 11, 11, 12, tzinfo=UTC)
MOVE = Target("move", "Move", "sum", Condition(100.0), Period("until", date(2026, 10, 1), date(2026, 12, 24)), TASKS)


def tasks(done_days_ago: list[int], open_: int, due: date | None = None) -> list[Task]:
    """Tasks done so many days ago, and others that are open."""
    made = NOON - timedelta(days=90)
    done = [Task(n, f"d{n}", None, made, NOON - timedelta(days=days)) for n, days in enumerate(done_days_ago)]
    return done + [Task(100 + n, f"o{n}", due, made) for n in range(open_)]


def of(some: list[Task]) -> Project:
    """The project at NOON."""
    return project(MOVE, some, NOON, UTC)


@given(st.integers(0, 60), st.integers(1, 60))
def test_each_task_is_its_share_and_all_are_a_hundred_percent(done: int, more: int) -> None:
    part = samples_of(tasks([1] * done, more))
    assert sum(each.value for each in part) == pytest.approx(100 * done / (done + more))
    assert sum(each.value for each in samples_of(tasks([1] * more, 0))) == pytest.approx(100.0, abs=1e-12)


def test_what_is_late_and_what_is_due_within_a_week_is_named() -> None:
    late, soon, later = (Task(n, "t", NOON.date() + timedelta(days=d), NOON) for n, d in enumerate((-1, 7, 8)))
    ticked = late._replace(done=NOON)
    found = of([late, soon, later, ticked])
    assert found.overdue == (late,) and found.soon == (soon,) and (found.tasks, found.done) == (4, 1)


def test_at_a_task_a_day_the_end_is_as_many_days_away_as_tasks_are_left() -> None:
    found = of(tasks(list(range(1, 31)), 10))
    assert found.finish is not None and abs((found.finish - NOON.date()).days - 10) <= 1


def test_an_uneven_pace_has_an_interval_and_the_finish_lies_in_it() -> None:
    found = of(tasks([d for d in range(1, 40) for _ in range(d * 7 % 3)], 20))
    assert found.finish is not None and found.finish_ci95 is not None
    earliest, latest = found.finish_ci95
    assert earliest <= found.finish and (latest is None or found.finish <= latest) and earliest != latest


def test_before_the_first_task_is_done_and_after_the_last_there_is_no_day_to_tell() -> None:
    assert of(tasks([], 5)).finish is None and of(tasks([3, 2], 0)).finish is None
    assert of([]).tasks == 0
    assert of(tasks([2, 5], 5)).finish_ci95 is None


def test_tasks_are_read_from_a_table_of_any_program() -> None:
    german = b"Aufgabe;Frist;Erledigt\nPacken;01.12.2026;ja\nRufen;;\nFahren;02.12.2026;05.11.2026\n"
    found = read_tasks(german, "tasks.csv", NOON, UTC)
    assert [(each.title, each.due) for each in found] == [
        ("Packen", date(2026, 12, 1)), ("Rufen", None), ("Fahren", date(2026, 12, 2)),
    ]  # fmt: skip
    assert [each.done for each in found] == [NOON, None, datetime(2026, 11, 5, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("title,due\nPack,soon\n", "line 2: due is 'soon'"),
        ("what is this,due\nPack,\n", "which column is the task"),
        ("title\nPack\nPack\n", "is there twice"),
        ("title,due\n", "holds no task"),
    ],
)
def test_a_table_that_cannot_be_understood_is_refused(table: str, said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        read_tasks(table.encode(), "tasks.csv", NOON, UTC)
