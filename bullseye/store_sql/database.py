"""The database of a school: SQLite in a file or PostgreSQL, by its address. Whole transactions and limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Select,
    Table,
    Text,
    column,
    create_engine,
    event,
    make_url,
    select,
    table,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from bullseye.errors import BadInputError, StorageError
from bullseye.store_sql.dialects.dialect import Dialect
from bullseye.store_sql.dialects.limits import Limits
from bullseye.store_sql.dialects.postgresql import Postgresql
from bullseye.store_sql.dialects.sqlite import Sqlite
from bullseye.words import tr

DIALECTS: dict[str, Callable[[], Dialect]] = {"sqlite": Sqlite, "postgresql": Postgresql}
DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg"}

STEP: Select[str] = select(column("version_num", Text)).select_from(table("alembic_version"))
"""Which step of the schema a database is at."""


class Database:
    """The database at *address*, `sqlite:///FILE` or `postgresql://USER@HOST/NAME`, opened at its first use.

    *password* is added to the address, and is never in an error. Threads may share it; a child process makes its own.
    A transaction that `writing` has ended outlives the end of the program. Raises BadInputError for another address.
    """

    def __init__(self, address: str, password: str = "", limits: Limits | None = None) -> None:
        self.url = parsed(address)
        self.dialect = DIALECTS[self.url.get_backend_name()]()
        self._password = password or str(self.url.password or "")
        self._limits = limits or Limits()
        self._engine: Engine | None = None
        self.step = ""
        """The step of the schema that is asked of each new connection, "" for any: a server knows one."""

    @property
    def name(self) -> str:
        """The address as it may be shown: without the password."""
        return self.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A look at one moment's content. Raises StorageError."""
        with self._errors("read"), self._opened().connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, alone: bool = False) -> Iterator[Connection]:
        """A transaction: all of it when the block ends, none of it when it raises. Raises StorageError.

        *alone* is for who changes the tables: it waits for those who write, and keeps them out meanwhile; on a server
        they are refused at once (RefusedError), and readers read on.
        """
        with self._errors("write"), self._opened().connect() as connection:
            at_once = connection.execution_options(writing=True, alone=alone)
            with at_once.begin():
                yield at_once

    def look(self) -> None:
        """Ask it something. Raises StorageError where it is away, or is not as `step` says."""
        with self.reading() as to:
            to.execute(STEP)

    def back_up(self, to: Path) -> None:
        """Write all of it to the new file *to*, as its engine does that. Raises StorageError."""
        self.dialect.back_up(self.url, self._password, to)

    @contextmanager
    def listening(self, channel: str, stop: Event) -> Iterator[Callable[[], list[str]]]:
        """A function that waits a moment and says what was told on *channel* since. Raises StorageError, it too."""
        with self._errors("listen to"), self._opened().connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.detach()  # whoever gets it next should not hear
            yield self.dialect.listen(connection, channel, stop)

    def tell(self, channel: str, words: Iterable[str]) -> None:
        """Tell every process that listens to *channel*; nothing where the engine cannot. Raises StorageError."""
        if self.dialect.listens:
            with self.writing() as to:
                for each in words:
                    self.dialect.notify(to, channel, each)

    def insert(self, into: Table) -> Any:
        """An insert that knows `on_conflict_do_update` and `on_conflict_do_nothing`."""
        return self.dialect.insert(into)

    def close(self) -> None:
        """Let go of every connection; the next use opens it again."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _opened(self) -> Engine:
        if self._engine is None:
            url = self.url.set(password=self._password) if self._password else self.url
            engine = create_engine(url, hide_parameters=True, **self.dialect.arguments(self._limits))
            self.dialect.prepare(engine)

            @event.listens_for(engine, "begin")
            def begun(connection: Connection) -> None:
                options = connection.get_execution_options()
                if options.get("isolation_level") == "AUTOCOMMIT":
                    return
                if options.get("alone"):
                    self.dialect.alone(connection)
                else:
                    self.dialect.begin(connection, bool(options.get("writing")))
                self._check_step(connection)

            self._engine = engine
        return self._engine

    def _check_step(self, connection: Connection) -> None:
        """Once a connection: whoever changes the tables cuts the connections of others."""
        if not self.step or connection.info.get("step") == self.step:
            return
        at = connection.execute(STEP).scalar()
        if at != self.step:
            raise StorageError(
                tr(
                    "the database {name} is at step {at}, and this bullseye knows {step}; use the version that "
                    "upgraded it, or start this one again to upgrade",
                    name=self.name,
                    at=at or "0",
                    step=self.step,
                )  # fmt: skip
            )
        connection.info["step"] = self.step

    @contextmanager
    def _errors(self, doing: str) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as bad:
            # Without the detail, which repeats what was to be written.
            why = " ".join(str(bad.orig if isinstance(bad, DBAPIError) else bad).split("DETAIL:")[0].split())
            if self._password:
                why = why.replace(self._password, "***")
            words = tr("cannot {doing} the database {name}: {why}", doing=doing, name=self.name, why=why)
            raise StorageError(words) from None  # what it comes from may show an address with its password


def parsed(address: str) -> URL:
    """The address, with the driver that is used. Raises BadInputError, without repeating what may hold a password."""
    try:
        url = make_url(address)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):
        backend = ""
    if backend not in DRIVERS or (backend == "sqlite" and url.database in (None, "", ":memory:")):
        raise BadInputError(
            tr(
                "that is no address of a database; write sqlite:///FILE or postgresql://USER@HOST/NAME "
                "(for a socket postgresql://USER@/NAME?host=FOLDER)"
            )
        )
    return url.set(drivername=DRIVERS[backend])
