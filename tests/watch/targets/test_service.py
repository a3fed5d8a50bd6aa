"""Targets are kept, read once more when their file changes, and tell what is new once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bullseye.errors import BadInputError
from bullseye.watch.condition import Condition
from bullseye.watch.folder import Definitions
from bullseye.watch.period import Period
from bullseye.watch.samples import sample
from bullseye.watch.sources.table import Settings
from bullseye.watch.store.database import Database
from bullseye.watch.store.export import VALUE_KEYS, as_csv, as_json, value_rows
from bullseye.watch.store.pushed import Pushed
from bullseye.watch.store.verify import verify
from bullseye.watch.targets.as_json import standing_as_json, target_as_json, task_as_json
from bullseye.watch.targets.definition import TASKS, Target
from bullseye.watch.targets.reading import parse_target
from bullseye.watch.targets.service import Targets
from bullseye.watch.targets.words import edge_text, forecast_text, number_text, project_sentence, wanted_text
from tests.fakes import ManualClock

START = datetime(2026, 11, 11, 12, tzinfo=UTC)
WEIGHT = Target("weight", "Weight", "last", Condition(high=72.0), Period("week"), unit="kg")


@pytest.fixture
def clock() -> ManualClock:
    """Noon on the eleventh of November."""
    return ManualClock((START - ManualClock().utc()).total_seconds())


@pytest.fixture
def targets(tmp_path: Path, clock: ManualClock) -> Iterator[Targets]:
    """No targets yet."""
    with Database(tmp_path / "values.sqlite3") as database:
        yield Targets(Definitions("target", tmp_path / "targets", parse_target), database, clock.utc, UTC)


def sales(folder: Path, rows: list[tuple[str, float]], low: float = 100.0) -> Target:
    """A table of sales and its target."""
    text = "date,revenue\n" + "".join(f"{day},{value}\n" for day, value in rows)
    (folder / "sales.csv").write_text(text)
    settings = Settings(str(folder / "sales.csv"))
    return Target("sales", "Sales", "sum", Condition(low=low), Period("month"), "table", settings, unit="EUR")


def test_a_changed_file_is_read_by_itself_and_a_missing_one_told_with_the_age_of_its_numbers(
    targets: Targets, tmp_path: Path, clock: ManualClock
) -> None:
    target = targets.add(sales(tmp_path, [("2026-11-01", 10.0)]))
    assert targets.standing(target).progress.value == 10.0
    clock.advance(86_400)
    sales(tmp_path, [("2026-11-01", 10.0), ("2026-11-02", 5.5)])
    found = targets.standing(target)
    assert found.progress.value == 15.5 and found.reading is not None and found.reading.good == clock.utc()
    clock.advance(86_400)
    again = targets.standing(target)
    assert again.reading == found.reading, "an unchanged file is not read again"
    (tmp_path / "sales.csv").unlink()
    gone = targets.standing(target)
    assert gone.progress.value == 15.5 and gone.reading is not None and gone.reading.trouble is not None
    assert gone.reading.good == found.reading.good and gone.reading.at == clock.utc()


def test_typed_values_are_kept_and_the_future_is_refused(targets: Targets, clock: ManualClock) -> None:
    targets.add(WEIGHT)
    targets.log("weight", 71.4)
    targets.log("weight", 73.0, START - timedelta(days=1))
    assert targets.standing(WEIGHT).progress.value == 71.4
    with pytest.raises(BadInputError, match="still to come"):
        targets.log("weight", 70.0, START + timedelta(days=1))
    with pytest.raises(BadInputError, match="counts no tasks"):
        targets.add_task("weight", "Run", None)


def test_reached_is_told_once_for_each_period_and_a_lost_pace_once(
    targets: Targets, tmp_path: Path, clock: ManualClock
) -> None:
    target = targets.add(sales(tmp_path, [("2026-11-10", 1.0)]))

    def news() -> list[str]:
        return [edge_text(edge, target) for edge in targets.edges(targets.standing(target))]

    assert news() == ["Sales: the pace is lost, \u221232.33 EUR."] and news() == []
    clock.advance(86_400)
    sales(tmp_path, [("2026-11-10", 60.0)])
    assert news() == ["Sales: on pace again."]
    sales(tmp_path, [("2026-11-10", 120.0)])
    assert news() == ["Sales: reached, 120 EUR."] and news() == []
    clock.advance(86_400 * 25)
    sales(tmp_path, [("2026-11-10", 120.0), ("2026-12-05", 500.0)])
    assert news() == ["Sales: reached, 500 EUR."]
    clock.advance(86_400 * 31)
    assert news() == ["Sales: the pace is lost, \u221219.35 EUR."], "December's end was told in December"
    clock.advance(86_400 * 31)
    assert news() == ["Sales: missed, 0 EUR.", "Sales: the pace is lost, \u221221.43 EUR."] and news() == []
    assert verify(targets.looks).wrong == ()


def test_a_level_is_told_when_it_leaves_its_limits_and_when_it_is_back(targets: Targets, clock: ManualClock) -> None:
    targets.add(WEIGHT)
    said = []
    for value in (71.0, 74.5, 71.5):
        targets.log("weight", value)
        said += [edge_text(edge, WEIGHT) for edge in targets.edges(targets.standing(WEIGHT))]
        clock.advance(86_400)
    assert said == ["Weight: off target, by 2.5 kg.", "Weight: on target again."]
    assert verify(targets.looks).wrong == ()


def test_what_was_pushed_counts_also_when_it_is_no_longer_looked_back_on(targets: Targets, clock: ManualClock) -> None:
    text = 'measure = "sum"\nat_least = 9\nper = "year"\n[source]\nkind = "push"\npush = "orders"\nsecret = "orders"\n'
    orders = targets.definitions.add("orders", text)
    pushed = Pushed(targets.database)
    for days, value in ((0, 5.0), (40, 3.0)):
        clock.advance(86_400 * days)
        pushed.keep("orders", "", sample(clock.utc(), value, "pushed"), clock.utc())
        standing = targets.standing(orders)
    assert len(pushed.of("orders")[0]) == 1 and standing.progress.value == 8.0


def test_a_project_goes_by_its_tasks(targets: Targets, clock: ManualClock) -> None:
    move = targets.add(
        Target("move", "Move", "sum", Condition(100.0), Period("until", date(2026, 11, 1), date(2026, 12, 24)), TASKS,
               unit="%")
    )  # fmt: skip
    pack = targets.add_task("move", "  Pack   boxes ", date(2026, 11, 1))
    targets.add_task("move", "Call", date(2026, 11, 12))
    targets.tick("move", pack.id)
    found = targets.standing(move)
    assert found.progress.value == 50.0 and found.project is not None
    assert project_sentence(found.project) == "1 of 2 tasks, 1 due soon"
    assert [task.title for task in targets.tasks.all("move")] == ["Pack boxes", "Call"]
    with pytest.raises(BadInputError, match="tick one with"):
        targets.log("move", 5.0)
    with pytest.raises(BadInputError, match="cannot be a task"):
        targets.add_task("move", " ", None)
    assert task_as_json(pack)["due"] == "2026-11-01"


def test_the_json_holds_plain_numbers(targets: Targets, tmp_path: Path) -> None:
    target = targets.add(sales(tmp_path, [("2026-11-01", 10.0), ("2026-11-10", 20.0)]))
    found = json.loads(json.dumps(standing_as_json(targets.standing(target)), allow_nan=False))
    assert set(target_as_json(target)) < set(found)
    assert (found["so_far"], found["to_go"], found["days_left"], found["per_day"]) == (30.0, 70.0, 20, 3.0)
    assert (found["state"], found["forecast"], found["forecast_ci95"]) == ("behind", 90.0, None)
    assert found["reading"]["trouble"] is None and found["before"] is None and found["project"] is None


def test_values_are_exported_as_rounds_are(targets: Targets) -> None:
    targets.add(WEIGHT)
    targets.log("weight", 71.4)
    text = "".join(as_csv(VALUE_KEYS, value_rows(targets.values, "weight")))
    assert text == "target,date,value,source\nweight,2026-11-11T12:00:00Z,71.4,typed\n"
    (row,) = json.loads("".join(as_json(value_rows(targets.values, "weight"))))
    assert row["value"] == 71.4 and json.loads("".join(as_json(iter([])))) == []


def test_words_say_what_is_wanted_and_no_digit_too_many(targets: Targets, tmp_path: Path) -> None:
    assert wanted_text(WEIGHT) == "at most 72 kg as the newest value, each week"
    between = WEIGHT._replace(condition=Condition(70, 72), period=Period("rolling", days=30), measure="mean")
    assert wanted_text(between) == "70 to 72 kg on average, over the last 30 days"
    assert [number_text(n) for n in (104247.31, 12.45, 0.12345, -3.0, 0.00001, 204.56, None)] == [
        "104247", "12.45", "0.1235", "\u22123", "0", "204.6", "\u2013",
    ]  # fmt: skip
    target = targets.add(sales(tmp_path, [("2026-11-01", 10.0), ("2026-11-10", 20.0)]))
    assert forecast_text(targets.standing(target).progress) == "90 EUR"
