"""SQLite's own words: one file, one writer at a time, and what a transaction has ended is on the disk."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, event
from sqlalchemy.dialects.sqlite import insert

from bullseye.errors import StorageError
from bullseye.records.disk.files import FILE_MODE, RealFiles, make_folder
from bullseye.store_sql.dialects.limits import Limits
from bullseye.words import tr

LOOK_S = 0.1
TURN_S, TURNS = 0.05, 200
"""How often a new file is asked to keep a journal of what is written, while somebody else asks it too."""
CHANGED = "PRAGMA data_version"
"""A number that changes when another connection has changed the file."""


def keep_a_journal(raw: Any) -> None:
    """Let readers read while one writes. A new file has to be turned to that, and SQLite waits for nobody then."""
    for _ in range(TURNS):
        try:
            raw.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as bad:
            if bad.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            Event().wait(TURN_S)
        else:
            return
    raw.execute("PRAGMA journal_mode=WAL")


class Sqlite:
    """The dialect of a file."""

    listens = False

    def arguments(self, limits: Limits) -> dict[str, Any]:
        return {
            "connect_args": {"timeout": limits.lock_s, "check_same_thread": False},
            "pool_size": limits.pool, "max_overflow": limits.more, "pool_timeout": limits.wait_s,
        }  # fmt: skip

    def prepare(self, engine: Engine) -> None:
        path = Path(engine.url.database or "")
        made = False

        @event.listens_for(engine, "do_connect")
        def connecting(*_: Any) -> None:
            nonlocal made
            if not made:  # before SQLite would, for its owner only
                make_folder(RealFiles(), path.parent)
                os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
                made = True

        @event.listens_for(engine, "connect")
        def connected(raw: Any, _record: object) -> None:
            raw.isolation_level = None  # the driver begins no transaction of its own
            keep_a_journal(raw)
            raw.execute("PRAGMA synchronous=FULL")
            raw.execute("PRAGMA foreign_keys=ON")

    def begin(self, connection: Connection, writing: bool) -> None:
        # At once: a transaction that reads first and writes then would find the file locked in the middle.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    def alone(self, connection: Connection) -> None:
        """A writer is alone; others wait, and give up after their time."""
        self.begin(connection, True)

    def cut_others(self, connection: Connection) -> None:
        """There is no server that could; processes at one file are of one start."""

    def insert(self, table: Table) -> Any:
        return insert(table)

    def listen(self, connection: Connection, channel: str, stop: Event) -> Callable[[], list[str]]:
        seen = connection.exec_driver_sql(CHANGED).scalar_one()

        def wait() -> list[str]:
            nonlocal seen
            stop.wait(LOOK_S)
            before, seen = seen, connection.exec_driver_sql(CHANGED).scalar_one()
            return [""] if seen != before else []

        return wait

    def notify(self, connection: Connection, channel: str, words: str) -> None:
        """SQLite tells nobody: whoever wants news looks."""

    def moment_s(self, connection: Connection) -> float | None:
        return None

    def check(self, connection: Connection) -> list[str]:
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return [one for one in found if one != "ok"] + [
            f"{row[0]}: a row refers to nothing in {row[2]}" for row in rows
        ]

    def back_up(self, url: URL, password: str, to: Path) -> None:
        """By SQLite's own backup: one moment's content, whoever writes meanwhile."""
        files, made = RealFiles(), to.with_name(f"{to.name}.tmp")
        try:
            make_folder(files, to.parent)
            os.close(os.open(made, os.O_RDWR | os.O_CREAT | os.O_TRUNC, FILE_MODE))
            with closing(sqlite3.connect(url.database or "")) as source, closing(sqlite3.connect(made)) as target:
                source.backup(target)
            handle = os.open(made, os.O_RDWR)
            try:
                files.fsync(handle)
            finally:
                os.close(handle)
            files.replace(made, to)
            files.fsync_dir(to.parent)
        except (OSError, sqlite3.Error) as bad:
            why = (bad.strerror or str(bad)) if isinstance(bad, OSError) else str(bad)
            raise StorageError(tr("no backup can be written to {to}: {why}; free some space", to=to, why=why)) from bad
