"""The steps of the schema: one chain, each database brought to the newest, which is what the tables say."""

from __future__ import annotations

from multiprocessing.pool import ThreadPool

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from bullseye.errors import StorageError
from bullseye.store_sql.migrations.upgrade import current, pending, steps, upgrade
from bullseye.store_sql.tables.every import metadata
from tests.databases import Place


def test_the_steps_are_one_chain_numbered_from_the_first() -> None:
    assert len(steps().get_heads()) == 1
    chain = [step.revision for step in steps().walk_revisions()][::-1]
    assert chain == [f"{n:04}" for n in range(1, len(chain) + 1)]


def test_an_empty_database_is_brought_to_what_the_tables_say(empty_place: Place) -> None:
    with empty_place.open() as database:
        assert current(database) is None
        wanted = pending(database)
        assert upgrade(database) == wanted and wanted[0] == "0001"
        assert current(database) == wanted[-1] and pending(database) == [] and upgrade(database) == []
        with database.reading() as to:
            context = MigrationContext.configure(to, opts={"compare_type": True, "compare_server_default": True})
            assert compare_metadata(context, metadata) == []
            made = inspect(to)
            for table in metadata.sorted_tables:  # what the comparison does not look at
                assert made.get_pk_constraint(table.name)["constrained_columns"] == [c.name for c in table.primary_key]
                unique = {index["name"] for index in made.get_indexes(table.name) if index["unique"]}
                assert unique >= {str(index.name) for index in table.indexes if index.unique}


def test_two_processes_that_begin_together_take_each_step_once(empty_place: Place) -> None:
    with empty_place.open() as one, empty_place.open() as two, ThreadPool(2) as pool:
        taken = pool.map(upgrade, [one, two])
        assert sorted(map(len, taken)) == [0, len(list(steps().walk_revisions()))]


def test_a_database_of_a_newer_bullseye_is_left_as_it_is(place: Place) -> None:
    with place.open() as database:
        head = current(database)
        with database.writing() as to:
            to.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        try:
            for look in (pending, upgrade):
                with pytest.raises(StorageError, match=r"is from a newer bullseye \(step 9999\); use that version"):
                    look(database)
        finally:
            with database.writing() as to:
                to.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": head})
