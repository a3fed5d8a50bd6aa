"""PostgreSQL's own words: time-outs, one moment's content for readers, and telling other processes of news."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.dialects.postgresql import insert

from bullseye.store_sql.dialects.limits import Limits

SCHEMA_LOCK = 0x62756C6C
"""The number of the lock that whoever changes the schema holds; any will do that no other program uses."""


class Postgresql:
    """The dialect of a server."""

    listens = True

    def arguments(self, limits: Limits) -> dict[str, Any]:
        settings = {
            "statement_timeout": f"{limits.statement_s * 1000:.0f}",
            "lock_timeout": f"{limits.lock_s * 1000:.0f}",
            "idle_in_transaction_session_timeout": f"{limits.statement_s * 2000:.0f}",
            "timezone": "UTC",
        }
        return {
            "connect_args": {
                "connect_timeout": limits.connect_s,
                "application_name": "bullseye",
                "client_encoding": "utf8",
                "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
                # A server whose machine is gone is noticed within half a minute.
                "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3,
            },
            "pool_pre_ping": True,
            "pool_size": limits.pool,
            "max_overflow": limits.more,
            "pool_timeout": limits.wait_s,
        }  # fmt: skip

    def prepare(self, engine: Engine) -> None:
        """Nothing: each connection is set up by its options."""

    def begin(self, connection: Connection, writing: bool) -> None:
        if not writing:  # several statements see one moment's content
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    def alone(self, connection: Connection) -> None:
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
        connection.execute(select(func.pg_advisory_xact_lock(SCHEMA_LOCK)))

    def insert(self, table: Table) -> Any:
        return insert(table)

    def notify(self, connection: Connection, channel: str, words: str) -> None:
        connection.execute(select(func.pg_notify(channel, words)))
