"""Every table of a school is found, and keeps the rules of its columns."""

from __future__ import annotations

from pathlib import Path

from bullseye.store_sql.tables import classes, every, parts, people, seasons, tasks
from bullseye.store_sql.tables.every import SUBJECTS, metadata


def test_every_file_of_tables_is_named_once() -> None:
    files = {path.stem for path in Path(every.__file__).parent.glob("*.py")} - {"__init__", "every", "parts"}
    assert sorted(subject.__name__.rpartition(".")[2] for subject in SUBJECTS) == sorted(files)
    assert metadata is parts.metadata and classes.a_class.name in metadata.tables


def test_no_column_has_a_name_that_rows_have_for_themselves_and_every_table_has_a_key() -> None:
    for table in metadata.sorted_tables:
        assert not {"t", "count", "index"} & set(table.columns.keys())
        assert table.primary_key.columns


def test_a_round_is_found_by_its_shots_and_a_group_by_a_text_of_its_own() -> None:
    assert [column.name for column in seasons.sent.primary_key] == ["print"]
    assert tasks.assignment.c.for_group.type.python_type is tasks.group_goal.c.for_group.type.python_type is str


def test_whatever_names_a_person_says_what_becomes_of_it_when_they_are_deleted() -> None:
    said = {
        f"{table.name}.{column.name}": column.info.get(parts.PERSON)
        for table in metadata.sorted_tables
        for column in table.c
    }
    assert {
        said[name] for name in said if name.rpartition(".")[2] in ("person", "by", "about", "owner", "made_by")
    } == {
        "delete",
        "forget",
    }
    assert said["person.id"] == "delete" and people.person.name in metadata.tables
