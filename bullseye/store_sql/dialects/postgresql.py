"""PostgreSQL's own words: time-outs, one moment's content for readers, and telling other processes of news."""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, column, func, select, table
from sqlalchemy.dialects.postgresql import insert

from bullseye.errors import StorageError
from bullseye.league.refused import RefusedError
from bullseye.records.disk.files import RealFiles, make_folder
from bullseye.store_sql.dialects.limits import Limits
from bullseye.words import tr

LISTEN_S = 1.0
SCHEMA_LOCK = 0x62756C6C
"""The number of the lock that whoever changes the schema holds, and each writer shares; no other program uses it."""
NAME = "bullseye"
UPGRADING = tr("the school is being upgraded; everything can be looked at, and changes are taken again soon")


class Postgresql:
    """The dialect of a server."""

    listens = True

    def arguments(self, limits: Limits) -> dict[str, Any]:
        settings = {
            "statement_timeout": f"{limits.statement_s * 1000:.0f}",
            "lock_timeout": f"{limits.lock_s * 1000:.0f}",
            "idle_in_transaction_session_timeout": f"{limits.statement_s * 2000:.0f}",
            "timezone": "UTC",
            # Of disks without a head, and of what is in memory: a page of names is looked up, not sought through.
            "random_page_cost": "1.1",
        }
        return {
            "connect_args": {
                "connect_timeout": limits.connect_s,
                "application_name": NAME,
                "client_encoding": "utf8",
                "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
                # A server whose machine is gone is noticed within half a minute.
                "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3,
                "tcp_user_timeout": 20_000,
            },
            "pool_pre_ping": True,
            "pool_size": limits.pool,
            "max_overflow": limits.more,
            "pool_timeout": limits.wait_s,
        }  # fmt: skip

    def prepare(self, engine: Engine) -> None:
        """Nothing: each connection is set up by its options."""

    def begin(self, connection: Connection, writing: bool) -> None:
        options = connection.get_execution_options()
        if (
            not writing and options.get("isolation_level") != "AUTOCOMMIT"
        ):  # several statements see one moment's content
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        elif not connection.execute(select(func.pg_try_advisory_xact_lock_shared(SCHEMA_LOCK))).scalar_one():
            raise RefusedError(UPGRADING, "upgrading")

    def alone(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"SET LOCAL application_name = '{NAME} upgrade'")  # `cut_others` lets it be
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
        connection.execute(select(func.pg_advisory_xact_lock(SCHEMA_LOCK)))

    def cut_others(self, connection: Connection) -> None:
        about = table("pg_stat_activity", column("pid"), column("datname"), column("application_name"))
        connection.execute(
            select(func.pg_terminate_backend(about.c.pid)).where(
                about.c.datname == func.current_database(),
                about.c.application_name == NAME,
                about.c.pid != func.pg_backend_pid(),
            )
        )

    def insert(self, into: Table) -> Any:
        return insert(into)

    def listen(self, connection: Connection, channel: str, stop: Event) -> Callable[[], list[str]]:
        import psycopg

        raw: Any = connection.connection.dbapi_connection
        raw.execute(f'LISTEN "{channel}"')

        def wait() -> list[str]:
            try:
                return [told.payload for told in raw.notifies(timeout=LISTEN_S, stop_after=1)]
            except psycopg.Error as bad:  # which SQLAlchemy does not see
                raise ConnectionError(str(bad)) from None

        return wait

    def notify(self, connection: Connection, channel: str, words: str) -> None:
        connection.execute(select(func.pg_notify(channel, words)))

    def moment_s(self, connection: Connection) -> float | None:
        return float(connection.execute(select(func.extract("epoch", func.clock_timestamp()))).scalar_one())

    def check(self, connection: Connection) -> list[str]:
        return []

    def back_up(self, url: URL, password: str, to: Path) -> None:
        """By PostgreSQL's own `pg_dump`, where this machine has it; the error holds the line to type elsewhere."""
        address = url.set(drivername="postgresql", password=None).render_as_string()
        command = ["pg_dump", "--format=custom", "--no-password", f"--file={to}", f"--dbname={address}"]
        environment = {**os.environ, **({"PGPASSWORD": password} if password else {})}
        try:
            make_folder(RealFiles(), to.parent)
            run = subprocess.run(
                command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                errors="replace", umask=0o077,
            )  # fmt: skip
            why = "" if run.returncode == 0 else " ".join(run.stderr.split())[:300] or f"exit code {run.returncode}"
        except OSError as bad:
            why = f"pg_dump: {bad.strerror or bad}"
        if why:
            with contextlib.suppress(OSError):
                to.unlink()
            raise StorageError(
                tr("no backup could be made ({why}); make it yourself: {line}", why=why, line=shlex.join(command))
            )
