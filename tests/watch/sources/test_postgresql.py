"""A real PostgreSQL, private to the test, on a socket alone: numbers and dated rows, and nothing is ever changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bullseye.watch.samples import BROKEN, SILENT, Trouble
from tests.postgresql import PASSWORD, Cluster, own_cluster
from tests.watch.sources.reading import numbers, read_now, trouble

TABLES = """
CREATE TABLE orders (day date, at timestamptz, total numeric(10,2), note text);
INSERT INTO orders VALUES ('2026-11-01', '2026-11-01 23:30:00+00', 100.50, 'a:b'), ('2026-11-02', NULL, 50, NULL);
CREATE SEQUENCE numbers;
"""


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with own_cluster() as made:
        made.sql(TABLES)
        yield made


def ask(cluster: Cluster, query: str, more: str = "", *, secret: str = PASSWORD, user: str = "ann") -> Any:
    text = f'sql = "{cluster.address(user)}"\nsecret = "db"\n{more}'
    return read_now("sql", text, {"it": query}, cluster.folder, secret=lambda name: secret)


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("SELECT sum(total) FROM orders", 150.5), ("SELECT count(*) FROM orders WHERE note = 'a:b'", 1.0),
        ("SELECT 2.5::float8", 2.5), ("SELECT extract(epoch from interval '2 minutes')", 120.0),
    ],
)  # fmt: skip
def test_a_select_gives_its_number(cluster: Cluster, query: str, value: float) -> None:
    assert numbers(ask(cluster, query)) == {"it": value}


def test_days_and_moments_are_samples_of_their_own_time(cluster: Cluster) -> None:
    for query, first in (
        ("SELECT day, total FROM orders", datetime(2026, 11, 1, tzinfo=UTC)),
        ("SELECT at, total FROM orders WHERE at IS NOT NULL", datetime(2026, 11, 1, 23, 30, tzinfo=UTC)),
    ):
        samples = ask(cluster, query, "dated = true")["it"]
        assert not isinstance(samples, Trouble)
        assert (samples[0].at, samples[0].value) == (first, 100.5)


@pytest.mark.parametrize(
    "query",
    [
        "WITH gone AS (DELETE FROM orders RETURNING 1) SELECT count(*) FROM gone",
        "SELECT nextval('numbers')",
    ],
)  # fmt: skip
def test_what_would_change_something_is_refused_by_the_database(cluster: Cluster, query: str) -> None:
    told = trouble(ask(cluster, query))
    assert told.kind == BROKEN and "read-only transaction" in told.words
    assert numbers(ask(cluster, "SELECT count(*) FROM orders")) == {"it": 2.0}


def test_what_takes_too_long_is_given_up(cluster: Cluster) -> None:
    told = trouble(ask(cluster, "SELECT 1 FROM pg_sleep(600)", "timeout_s = 1.0"))
    assert "did not answer within 1 s" in told.words or "statement timeout" in told.words


def test_a_slip_in_the_query_is_said_in_the_databases_words(cluster: Cluster) -> None:
    said = trouble(ask(cluster, "SELECT missing FROM orders")).words
    assert 'column "missing" does not exist; mend the query' in said
    assert "gives 'a:b'; it must give one number" in trouble(ask(cluster, "SELECT note FROM orders LIMIT 1")).words


def test_a_database_without_an_encoding_is_read_all_the_same(cluster: Cluster) -> None:
    # In the locale C it has none, and would give texts as bytes to who does not ask for UTF-8.
    assert numbers(ask(cluster, "SELECT 1 WHERE current_setting('server_encoding') = 'SQL_ASCII'")) == {"it": 1.0}
    assert (
        "invalid byte sequence" in trouble(ask(cluster, "SELECT convert_from(decode('ff', 'hex'), 'SQL_ASCII')")).words
    )


def test_what_a_function_writes_in_spite_of_it_is_not_kept(cluster: Cluster) -> None:
    ask(cluster, "SELECT lo_create(0)")  # PostgreSQL 15 lets that through
    assert numbers(ask(cluster, "SELECT count(*) FROM pg_largeobject_metadata")) == {"it": 0.0}


@pytest.mark.parametrize("wrong", [{"secret": "canary-other"}, {"user": "nobody"}])
def test_who_is_not_let_in_reads_no_password_and_no_address(cluster: Cluster, wrong: dict[str, str]) -> None:
    told = trouble(ask(cluster, "SELECT 1", **wrong))
    assert told == Trouble(SILENT, "the database cannot be reached; check the address, the user and the secret")
