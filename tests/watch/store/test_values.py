"""Values of targets: typed ones stay, those of a source are replaced whole, and trouble loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bullseye.errors import UnknownNameError
from bullseye.watch.samples import Sample, Trouble
from bullseye.watch.store.database import Database
from bullseye.watch.store.tasks import Tasks
from bullseye.watch.store.values import Reading, Values

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty file."""
    with Database(tmp_path / "values.sqlite3") as database:
        yield database


def test_a_source_read_again_replaces_what_it_gave_and_leaves_what_was_typed(database: Database) -> None:
    values = Values(database)
    assert values.samples("sales") == [] and values.reading("sales") is None
    values.add("sales", Sample(NOW, 5.0, "typed"))
    values.replace("sales", [Sample(NOW - HOUR, 1.0, "file"), Sample(NOW - HOUR, 2.0, "file")], NOW)
    assert [each.value for each in values.samples("sales")] == [1.0, 2.0, 5.0]
    values.replace("sales", [Sample(NOW, 3.0, "file")], NOW)
    assert [each.value for each in values.samples("sales", "file")] == [3.0]
    assert values.reading("sales") == Reading(NOW, NOW)


def test_a_trouble_keeps_the_last_good_values_and_says_how_old_they_are(database: Database) -> None:
    values, trouble = Values(database), Trouble("silent", "'sales.csv' is not there")
    values.replace("sales", [Sample(NOW, 3.0, "file")], NOW)
    values.replace("sales", trouble, NOW + HOUR)
    assert values.samples("sales") == [Sample(NOW, 3.0, "file")]
    assert values.reading("sales") == Reading(NOW + HOUR, NOW, trouble)


def test_what_was_typed_last_can_be_taken_back(database: Database) -> None:
    values = Values(database)
    for value in (1.0, 2.0):
        values.add("weight", Sample(NOW, value, "typed"))
    assert values.take_back("weight") == Sample(NOW, 2.0, "typed")
    assert [each.value for each in values.samples("weight")] == [1.0]
    values.take_back("weight")
    assert values.take_back("weight") is None


def test_tasks_are_kept_ticked_and_taken_out(database: Database) -> None:
    tasks = Tasks(database)
    assert tasks.all("move") == []
    pack = tasks.add("move", "Pack", date(2026, 12, 1), NOW)
    tasks.add("move", "Call", None, NOW)
    assert tasks.tick("move", pack.id, NOW + HOUR).done == NOW + HOUR
    assert [(task.title, task.done) for task in tasks.all("move")] == [("Pack", NOW + HOUR), ("Call", None)]
    assert tasks.tick("move", pack.id, None).done is None
    assert tasks.remove("move", pack.id).title == "Pack"
    with pytest.raises(UnknownNameError, match="task"):
        tasks.remove("move", pack.id)
    with pytest.raises(UnknownNameError):
        tasks.tick("other", 2, NOW)
