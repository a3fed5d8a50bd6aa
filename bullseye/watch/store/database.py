"""The one SQLite file of samples, states and edges: opened late, written whole or not at all, closed when done."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from bullseye.errors import StorageError
from bullseye.records.disk.files import FILE_MODE, RealFiles, make_folder
from bullseye.records.disk.safe_write import failed
from bullseye.watch.store.tables import SCHEMA, Tables, tables
from bullseye.words import tr

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

WAIT_S = 10.0
"""How long a writer waits for another program to be done."""


class MissingSqlError(StorageError):
    """SQLAlchemy is not installed."""

    def __init__(self) -> None:
        super().__init__(tr("targets and watches need SQLAlchemy; install it with: pip install 'bullseye[watch]'"))


class Database:
    """The file at *path*, made at the first write. Close it, or use it in a `with` block.

    A transaction that `writing` has ended is on the disk: it outlives the end of the program at any instant.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine: Engine | None = None
        self._opening = Lock()  # a server's threads ask at once; an engine too many would never be closed

    @property
    def tables(self) -> Tables:
        """The tables in it."""
        return tables()

    @property
    def is_there(self) -> bool:
        """True when something was kept."""
        return self.path.exists()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A look at one moment's content. Raises StorageError."""
        with self._errors("read"), self._opened().connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it when the block ends, none of it when it raises. Raises StorageError."""
        with self._errors("write"), self._opened().connect() as connection:
            at_once = connection.execution_options(at_once=True)
            with at_once.begin():
                yield at_once

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _opened(self) -> Engine:
        with self._opening:
            if self._engine is None:
                self._engine = self._open()
            return self._engine

    def _open(self) -> Engine:
        try:
            from sqlalchemy import create_engine, event
            from sqlalchemy.engine import URL
        except ImportError as bad:
            raise MissingSqlError from bad
        try:
            make_folder(RealFiles(), self.path.parent)
            # Made before SQLite would, for its owner only.
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, FILE_MODE))
        except OSError as bad:
            raise failed("open", self.path, bad) from bad
        address = URL.create("sqlite+pysqlite", database=str(self.path))
        engine = create_engine(address, connect_args={"timeout": WAIT_S, "check_same_thread": False}, pool_size=2)

        @event.listens_for(engine, "connect")
        def connected(raw: Any, _record: object) -> None:
            raw.isolation_level = None  # the driver begins no transaction of its own
            try:
                raw.execute("PRAGMA journal_mode=WAL")
                raw.execute("PRAGMA synchronous=FULL")
            except BaseException:
                raw.close()  # no database: nobody else would close it
                raise

        @event.listens_for(engine, "begin")
        def begun(connection: Connection) -> None:
            at_once = connection.get_execution_options().get("at_once")
            connection.exec_driver_sql("BEGIN IMMEDIATE" if at_once else "BEGIN")

        try:
            self._prepare(engine)
        except BaseException:
            engine.dispose()  # else the file stays open until the garbage is collected
            raise
        return engine

    def _prepare(self, engine: Engine) -> None:
        """Make the tables of a new file; refuse one that a newer bullseye made."""
        with engine.connect().execution_options(at_once=True) as connection, connection.begin():
            found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if found > SCHEMA:
                raise StorageError(
                    tr(
                        "{name} is from a newer bullseye (schema {found}) and is left as it is; use that version",
                        name=self.path.name,
                        found=found,
                    )
                )
            if found < SCHEMA:
                self.tables.metadata.create_all(connection)
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")

    @contextmanager
    def _errors(self, doing: str) -> Iterator[None]:
        try:
            from sqlalchemy.exc import DBAPIError
        except ImportError as bad:
            raise MissingSqlError from bad
        try:
            yield
        except DBAPIError as bad:
            why = str(bad.orig)
            raise StorageError(
                tr(
                    "cannot {doing} {path!r}: {why}; if another program holds it, try again; if it is "
                    "damaged, move it away, and a new one is made",
                    doing=doing,
                    path=str(self.path),
                    why=why,
                )
            ) from bad
