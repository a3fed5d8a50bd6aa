"""Setting up and upgrading: an empty database at once, a filled one after a question, and never without a backup."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import MetaData, Table, Text, insert, select

from bullseye.commands.schooling.prepare import prepare
from bullseye.errors import BadInputError, StorageError
from bullseye.store_sql.database import Database
from bullseye.store_sql.migrations.upgrade import current, pending, steps
from bullseye.store_sql.tables.classes import a_class
from tests.databases import Place

NOW = datetime(2026, 11, 29, 8, 30, tzinfo=UTC)


class Asked:
    """Answers a question, and keeps it."""

    def __init__(self, answer: bool) -> None:
        self.answer, self.questions = answer, list[str]()

    def __call__(self, question: str) -> bool:
        self.questions.append(question)
        return self.answer


def old(database: Database) -> None:
    """Bring it to the first step, and put something in."""
    with database.writing() as to:
        context = MigrationContext.configure(to)
        first = steps().get_revision("0001")
        with Operations.context(context):
            first.module.upgrade()
        context.stamp(steps(), "0001")
        table = Table("class", MetaData(), autoload_with=to)
        row = {column.name: "7b" if isinstance(column.type, Text) else 1 for column in table.columns}
        to.execute(insert(table).values(row))


def titles(database: Database) -> list[str]:
    with database.reading() as to:
        return list(to.execute(select(a_class.c.title)).scalars())


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def say(said: list[str]) -> Callable[[str], None]:
    return said.append


def test_an_empty_one_is_set_up_without_a_question_and_one_that_fits_is_left_alone(
    empty_place: Place, tmp_path: Path, said: list[str], say: Callable[[str], None]
) -> None:
    ask = Asked(False)
    with empty_place.open() as database:
        prepare(database, tmp_path / "backups", NOW, say, ask)
        assert pending(database) == [] and len(said) == 1 and "made the tables" in said[0]
        prepare(database, tmp_path / "backups", NOW, say, ask)
    assert len(said) == 1 and not ask.questions and not (tmp_path / "backups").exists()


@pytest.mark.skipif(len(list(steps().walk_revisions())) < 2, reason="there is one step only")
def test_a_filled_one_is_backed_up_and_upgraded_after_a_yes(
    empty_place: Place, tmp_path: Path, said: list[str], say: Callable[[str], None]
) -> None:
    ask = Asked(True)
    with empty_place.open() as database:
        old(database)
        before = titles(database)
        prepare(database, tmp_path / "backups", NOW, say, ask)
        assert pending(database) == [] and titles(database) == before
    (question,) = ask.questions
    (backup,) = (tmp_path / "backups").iterdir()
    assert str(backup) in question and "of an earlier bullseye" in question and question.endswith("[y/N] ")
    assert backup.name.startswith("school-20261129T083000Z-step-0001.") and said[0] == f"backup: {backup}"
    assert sys.platform == "win32" or backup.stat().st_mode & 0o077 == 0  # there rights are no bits of a mode
    if backup.suffix == ".sqlite3":
        with Database(f"sqlite:///{backup}") as kept:
            assert current(kept) == "0001" and titles_of_file(backup) == before
    else:
        assert backup.read_bytes().startswith(b"PGDMP")


def titles_of_file(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return [title for (title,) in raw.execute("SELECT title FROM class")]


def test_after_a_no_nothing_was_changed(empty_place: Place, tmp_path: Path, say: Callable[[str], None]) -> None:
    with empty_place.open() as database:
        old(database)
        with pytest.raises(BadInputError, match="was left as it is; start again to be asked again, or with --upgrade"):
            prepare(database, tmp_path / "backups", NOW, say, Asked(False))
        assert current(database) == "0001"
    assert not (tmp_path / "backups").exists()


def test_without_a_backup_there_is_no_upgrade_unless_somebody_says_that_there_is_one(
    empty_place: Place, tmp_path: Path, said: list[str], say: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "backups").write_text("in the way")
    with empty_place.open() as database:
        old(database)
        with pytest.raises(StorageError, match=r"Nothing was changed; then start again with --upgrade --backed-up"):
            prepare(database, tmp_path / "backups", NOW, say, None)
        assert current(database) == "0001" and said == []
        prepare(database, tmp_path / "backups", NOW, say, None, backed_up=True)
        assert pending(database) == [] and len(said) == 1


def test_where_pg_dump_is_missing_the_line_to_type_is_said_without_the_password(
    school_database: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with school_database.open() as database, pytest.raises(StorageError, match="make it yourself: pg_dump") as told:
        database.back_up(tmp_path / "a.dump")
    assert school_database.password not in str(told.value) and "--dbname=" in str(told.value)
    assert shutil.which("pg_dump") is None and not (tmp_path / "a.dump").exists()
