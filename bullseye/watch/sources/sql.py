"""A database, only read: a SELECT leads to each number, or to rows of a date and a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.datafile import Table
from bullseye.errors import BadInputError, BullseyeError
from bullseye.net.auth_toml import parse_secret
from bullseye.watch.samples import BROKEN, SILENT, Sample, Trouble, sample
from bullseye.watch.source import Found, Surroundings
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

MOST_ROWS = 100_000
_SELECT = re.compile(r"\s*(select|with)\b", re.IGNORECASE)
MISSING = tr('reading databases needs SQLAlchemy; install it with: pip install "bullseye[watch]"')


class Settings(NamedTuple):
    """*sql* is an address without a password, such as `sqlite:///shop.db`; *dated*: rows of date and value."""

    sql: str
    secret: str = ""
    dated: bool = False
    timeout_s: float = 10.0


def parse(table: Table) -> Settings:
    """The settings under `[source]`."""
    address = table.text("sql", limit=1000)
    if re.fullmatch(r"[a-z][a-z0-9]*(\+[a-z0-9]+)?://.*", address) is None:
        raise table.fail(
            "sql", "(hidden)", tr("it must be an address such as sqlite:///shop.db or postgresql+psycopg://host/db")
        )
    secret = parse_secret(table, "secret") if table.has("secret") else ""
    found = Settings(address, secret, table.flag("dated", False), table.number("timeout_s", 10.0, low=0.1, high=300.0))
    table.finish()
    return found


def check_path(path: str) -> str:
    """The same query; raises BadInputError for what does more than look."""
    if _SELECT.match(path) is None or ";" in path.rstrip().removesuffix(";"):
        raise BadInputError(
            tr("{path!r} is not one query that only looks; write it such as SELECT count(*) FROM orders", path=path)
        )
    return path


def open_source(settings: Settings, paths: Mapping[str, str], world: Surroundings) -> Database:
    """The database, ready to be asked."""
    return Database(settings, paths, world)


class Database:
    """Asked in a thread of its own, so that a slow database delays nobody; the connection is read-only."""

    def __init__(self, settings: Settings, paths: Mapping[str, str], world: Surroundings) -> None:
        self.whole = settings.dated
        self.stamp = ""
        self._settings = settings
        self._paths = dict(paths)
        self._world = world
        self._engine: Engine | None = None
        self._raw: Any = None
        self._thread = ThreadPoolExecutor(1, "bullseye-sql")

    async def read(self, now: datetime) -> Found:
        """Samples for each query, or why there are none."""
        import asyncio

        done = asyncio.get_running_loop().run_in_executor(self._thread, self.read_now, now)
        try:
            async with asyncio.timeout(self._settings.timeout_s):
                return await asyncio.shield(done)
        except TimeoutError:
            if hasattr(self._raw, "interrupt"):  # SQLite; others have been told to give up by themselves
                self._raw.interrupt()
            words = tr(
                "the database did not answer within {timeout_s:g} s; allow more with timeout_s",
                timeout_s=self._settings.timeout_s,
            )
            return dict.fromkeys(self._paths, Trouble(SILENT, words))

    def read_now(self, now: datetime) -> Found:
        """The same, for who has no event loop."""
        try:
            from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
        except ImportError:
            return dict.fromkeys(self._paths, Trouble(BROKEN, MISSING))
        found: dict[str, list[Sample] | Trouble] = {}
        try:
            with self._opened().connect() as connection:
                self._raw = connection.connection.dbapi_connection
                for id_, query in self._paths.items():
                    try:
                        found[id_] = self._asked(connection, query, now)
                    except BadInputError as bad:
                        found[id_] = Trouble(BROKEN, str(bad))
                    except DBAPIError as bad:  # the database's own words, which hold no address
                        found[id_] = Trouble(
                            BROKEN,
                            tr(
                                "the query {query!r} fails: {words}; mend the query",
                                query=query[:60],
                                words=_words(bad),
                            ),
                        )
                        connection.rollback()
        except BullseyeError as bad:
            return dict.fromkeys(self._paths, Trouble(BROKEN, str(bad)))
        except (NoSuchModuleError, ArgumentError, ImportError):
            words = tr("there is no driver for this address; install one, such as psycopg for postgresql+psycopg://")
            return dict.fromkeys(self._paths, Trouble(BROKEN, words))
        except (SQLAlchemyError, OSError):  # what drivers say of a connection may quote the address and its password
            words = tr("the database cannot be reached; check the address, the user and the secret")
            return {id_: found.get(id_, Trouble(SILENT, words)) for id_ in self._paths}
        finally:
            self._raw = None
        return found

    async def close(self) -> None:
        """Let go of the database; a query that runs is left to its end."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        if self._engine is not None:
            self._engine.dispose()

    def _opened(self) -> Engine:
        if self._engine is None:
            self._engine = self._open()
        return self._engine

    def _open(self) -> Engine:
        from sqlalchemy import create_engine, event
        from sqlalchemy.engine import make_url
        from sqlalchemy.pool import NullPool

        url = make_url(self._settings.sql)
        timeout_s = max(1, round(self._settings.timeout_s))
        if url.get_backend_name() == "sqlite":
            path = Path(self._world.folder, Path(url.database or "").expanduser())
            if not url.database or not path.is_file():
                raise BadInputError(
                    tr("the database {path!r} is not there; name its file, such as sqlite:///shop.db", path=str(path))
                )
            url = url.set(database=f"file:{path.as_uri().removeprefix('file://')}", query={"mode": "ro", "uri": "true"})
            engine = create_engine(
                url, poolclass=NullPool, connect_args={"timeout": timeout_s, "check_same_thread": False}
            )

            @event.listens_for(engine, "connect")
            def only_look(raw: Any, _record: object) -> None:
                raw.execute("PRAGMA query_only = 1")
                raw.execute("PRAGMA trusted_schema = 0")

            return engine
        if self._settings.secret:
            url = url.set(password=self._world.secret(self._settings.secret))
        if url.get_backend_name() == "postgresql":
            # UTF-8 is asked for: a database without an encoding would give bytes, which nobody expects.
            options = f"-c default_transaction_read_only=on -c statement_timeout={timeout_s * 1000}"
            options += " -c client_encoding=UTF8"
            return create_engine(
                url, poolclass=NullPool, connect_args={"connect_timeout": timeout_s, "options": options}
            )
        if url.get_backend_name() in ("mysql", "mariadb"):
            engine = create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": timeout_s})

            @event.listens_for(engine, "connect")
            def read_only(raw: Any, _record: object) -> None:
                with raw.cursor() as cursor:
                    cursor.execute("SET SESSION TRANSACTION READ ONLY")

            return engine
        raise BadInputError(
            tr(
                "a database of the kind {url!r} is not known to be read without a change; use sqlite, "
                "postgresql or mysql",
                url=url.get_backend_name(),
            )
        )

    def _asked(self, connection: Connection, query: str, now: datetime) -> list[Sample]:
        from sqlalchemy import text

        # A colon in the query is a colon, and no place for a value.
        result = connection.execute(text(re.sub(r":(?=\w)", r"\\:", query)))
        most = MOST_ROWS if self.whole else 1
        rows = result.fetchmany(most + 1)
        if len(rows) > most:
            if not self.whole:
                said = tr("the query {query!r} gives more than 1 row; it must give one number", query=query[:60])
            else:
                said = tr(
                    "the query {query!r} gives more than {most} rows; add a WHERE on the date",
                    query=query[:60], most=most,
                )  # fmt: skip
            raise BadInputError(said)
        if self.whole:
            if rows and len(rows[0]) != 2:
                raise BadInputError(
                    tr(
                        "the query {query!r} gives {number} columns; give two, a date and a value",
                        query=query[:60],
                        number=len(rows[0]),
                    )
                )
            return sorted(sample(self._moment(when, query), _number(value, query), "sql") for when, value in rows)
        if not rows or len(rows[0]) != 1:
            got = trn("{n} column", "{n} columns", len(rows[0])) if rows else tr("no row")
            raise BadInputError(
                tr("the query {query!r} gives {got}; it must give one number", query=query[:60], got=got)
            )
        return [sample(now, _number(rows[0][0], query), "sql")]

    def _moment(self, value: Any, query: str) -> datetime:
        zone = self._world.zone or UTC
        if isinstance(value, str):
            try:
                value = datetime.fromisoformat(value)
            except ValueError:
                raise BadInputError(
                    tr("the query {query!r} gives {value!r}, which is no date", query=query[:60], value=value[:30])
                ) from None
        if isinstance(value, date) and not isinstance(value, datetime):
            value = datetime.combine(value, time())
        if not isinstance(value, datetime):
            raise BadInputError(tr("the query {query!r} gives a first column that is no date", query=query[:60]))
        return value if value.tzinfo else value.replace(tzinfo=zone)


def _number(value: Any, query: str) -> float:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return float(value) if isinstance(value, Decimal) else value
    shown = tr("nothing (NULL)") if value is None else repr(value)[:40]
    raise BadInputError(tr("the query {query!r} gives {shown}; it must give one number", query=query[:60], shown=shown))


def _words(bad: Any) -> str:
    lines = str(bad.orig).splitlines() or [tr("no reason given")]
    return lines[0][:160]
