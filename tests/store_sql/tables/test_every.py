"""Every table of a school is found, and keeps the rules of its columns."""

from __future__ import annotations

from pathlib import Path

from bullseye.store_sql.tables import classes, every, parts
from bullseye.store_sql.tables.every import SUBJECTS, metadata


def test_every_file_of_tables_is_named_once() -> None:
    files = {path.stem for path in Path(every.__file__).parent.glob("*.py")} - {"__init__", "every", "parts"}
    assert sorted(subject.__name__.rpartition(".")[2] for subject in SUBJECTS) == sorted(files)
    assert metadata is parts.metadata and classes.a_class.name in metadata.tables


def test_no_column_has_a_name_that_rows_have_for_themselves_and_every_table_has_a_key() -> None:
    for table in metadata.sorted_tables:
        assert not {"t", "count", "index"} & set(table.columns.keys())
        assert table.primary_key.columns
