"""Databases of a school for tests: each is tried on SQLite and on a PostgreSQL of the tests' own, and begins empty."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.postgresql import PASSWORD, Cluster, own_cluster

if TYPE_CHECKING:  # every run of tests reads this file, also where there is no SQLAlchemy
    from bullseye.store_sql.database import Database
    from bullseye.store_sql.dialects.limits import Limits

_names = count()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a database is, for a process that opens it."""

    address: str
    password: str = ""

    def open(self, limits: Limits | None = None) -> Database:
        """It, closed by whoever opens it."""
        from bullseye.store_sql.database import Database

        return Database(self.address, self.password, limits)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL server for all tests; skips, or fails with CI=true, where there is none."""
    with own_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def school_database(postgresql: Cluster) -> Place:
    """A database in it with the tables of a school."""
    from bullseye.store_sql.migrations.upgrade import upgrade

    place = new_database(postgresql)
    with place.open() as database:
        upgrade(database)
    return place


@pytest.fixture(scope="session")
def school_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables of a school, to be copied."""
    from bullseye.store_sql.migrations.upgrade import upgrade

    path = tmp_path_factory.mktemp("school") / "school.sqlite3"
    with Place(f"sqlite:///{path}").open() as database:
        upgrade(database)
    return path


def new_database(cluster: Cluster) -> Place:
    """An empty database on that server, without tables."""
    name = f"school{next(_names)}"
    cluster.sql(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    return Place(cluster.address().replace("/postgres?", f"/{name}?"), PASSWORD)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A database of a school with its tables and nothing in them."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("school_file"), tmp_path / "school.sqlite3")
        return Place(f"sqlite:///{tmp_path / 'school.sqlite3'}")
    from sqlalchemy import text

    from bullseye.store_sql.tables.every import metadata

    found: Place = request.getfixturevalue("school_database")
    tables = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
    with found.open() as database, database.writing() as to:
        to.execute(text(f"TRUNCATE {tables} CASCADE"))
    return found


@pytest.fixture
def database(place: Place) -> Iterator[Database]:
    """The same, opened."""
    with place.open() as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A database without any table."""
    if request.param == "sqlite":
        return Place(f"sqlite:///{tmp_path / 'school.sqlite3'}")
    return new_database(request.getfixturevalue("postgresql"))
