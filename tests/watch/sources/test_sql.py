"""A real SQLite file, only read: numbers by SELECT, rows by date, and queries that try more than to look."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bullseye.errors import BadFileError, BadInputError
from bullseye.watch.samples import BROKEN, SILENT, Trouble
from bullseye.watch.sources.sql import check_path
from tests.watch.sources.reading import no_secret, numbers, read_now, settings, trouble


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with closing(sqlite3.connect(tmp_path / "shop.db")) as raw:
        raw.execute("CREATE TABLE orders (day TEXT, total REAL, note TEXT)")
        rows = [("2026-11-01", 100.5, "a:b"), ("2026-11-02 10:30:00", 50.0, None), ("2026-11-03", 25.0, "c")]
        raw.executemany("INSERT INTO orders VALUES (?, ?, ?)", rows)
        raw.commit()
    return tmp_path


def asked(folder: Path, query: str, more: str = "") -> object:
    return read_now("sql", f'sql = "sqlite:///shop.db"\n{more}', {"it": query}, folder)["it"]


def test_each_query_gives_its_number(folder: Path) -> None:
    paths = {"sum": "SELECT sum(total) FROM orders", "one": "with x as (select 1 n) select n from x;",
             "colon": "SELECT count(*) FROM orders WHERE note = 'a:b'"}  # fmt: skip
    found = read_now("sql", 'sql = "sqlite:///shop.db"', paths, folder)
    assert numbers(found) == {"sum": 175.5, "one": 1.0, "colon": 1.0}


def test_rows_of_a_date_and_a_value_are_samples_in_their_order(folder: Path) -> None:
    found = read_now(
        "sql", 'sql = "sqlite:///shop.db"\ndated = true', {"it": "SELECT day, total FROM orders ORDER BY 2"}, folder
    )["it"]
    assert not isinstance(found, Trouble)
    assert [(each.at, each.value) for each in found] == [
        (datetime(2026, 11, 1, tzinfo=UTC), 100.5),
        (datetime(2026, 11, 2, 10, 30, tzinfo=UTC), 50.0),
        (datetime(2026, 11, 3, tzinfo=UTC), 25.0),
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT note FROM orders LIMIT 1", "gives 'a:b'; it must give one number"),
        ("SELECT NULL", "gives nothing (NULL)"),
        ("SELECT total FROM orders WHERE 0", "gives no row"),
        ("SELECT total FROM orders", "gives more than 1 row; it must give one number"),
        ("SELECT 1, 2", "gives 2 columns"),
        ("SELECT missing FROM orders", "no such column: missing; mend the query"),
        ("SELECT 9e999", "cannot be kept"),
    ],
)
def test_what_is_not_one_number_is_one_sentence(folder: Path, query: str, words: str) -> None:
    said = asked(folder, query)
    assert isinstance(said, Trouble) and said.kind == BROKEN and words in said.words


def test_dated_rows_that_are_none_are_said(folder: Path) -> None:
    rows = {"total": "gives 1 columns", "note, total": "is no date", "total, total": "no date"}
    for columns, words in rows.items():
        query = f"SELECT {columns} FROM orders"
        said = asked(folder, query, "dated = true")
        assert isinstance(said, Trouble) and words in said.words


def test_one_bad_query_leaves_the_others_alone(folder: Path) -> None:
    paths = {"it": "SELECT missing FROM orders", "sum": "SELECT sum(total) FROM orders"}
    found = read_now("sql", 'sql = "sqlite:///shop.db"', paths, folder)
    assert trouble(found).kind == BROKEN and numbers({"sum": found["sum"]}) == {"sum": 175.5}


@pytest.mark.parametrize("query", ["DELETE FROM orders", "SELECT 1; DELETE FROM orders", "PRAGMA user_version = 7", ""])
def test_a_query_that_does_more_than_look_is_refused(query: str) -> None:
    with pytest.raises(BadInputError, match="only looks; write it such as SELECT"):
        check_path(query)


def test_one_that_hides_a_change_meets_a_database_that_cannot_be_changed(folder: Path) -> None:
    before = (folder / "shop.db").read_bytes()
    said = asked(folder, "WITH x AS (SELECT 1) DELETE FROM orders")
    assert isinstance(said, Trouble) and "readonly" in said.words
    assert (folder / "shop.db").read_bytes() == before


def test_a_query_without_end_is_ended(folder: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    said = asked(folder, endless, "timeout_s = 0.3")
    assert isinstance(said, Trouble) and said.kind == SILENT and "within 0.3 s" in said.words


def test_a_database_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    said = trouble(read_now("sql", 'sql = "sqlite:///none.db"', {"it": "SELECT 1"}, tmp_path))
    assert said.kind == BROKEN and "none.db' is not there" in said.words and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('sql = "oracle+nothing://host/db"', "'oracle' is not known to be read"),
        ('sql = "mysql+nothing://ann@host/db"', "no driver for this address"),
        ('sql = "postgresql+psycopg://ann@host/db"\nsecret = "db"', "bullseye secrets set db"),
    ],
)
def test_an_address_that_cannot_be_used_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    said = trouble(read_now("sql", text, {"it": "SELECT 1"}, tmp_path, secret=no_secret))
    assert words in said.words


def test_an_address_of_no_database_is_refused_and_not_quoted() -> None:
    with pytest.raises(BadFileError, match="such as sqlite:///shop.db") as failed:
        settings("sql", 'sql = "canary"')
    assert "canary" not in str(failed.value)
