"""What a database engine must be asked in words of its own; each engine has a file beside this one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any, Protocol

from sqlalchemy import URL, Connection, Engine, Table

from bullseye.store_sql.dialects.limits import Limits


class Dialect(Protocol):
    """One engine's words. Everything else is said once, in SQLAlchemy's."""

    listens: bool
    """True when the engine tells other processes of news; False when they must look."""

    def arguments(self, limits: Limits) -> dict[str, Any]:
        """Keyword arguments of `create_engine`."""

    def prepare(self, engine: Engine) -> None:
        """Set every connection of *engine* up."""

    def begin(self, connection: Connection, writing: bool) -> None:
        """Begin a transaction on *connection*. Raises RefusedError for a writer while the schema changes."""

    def alone(self, connection: Connection) -> None:
        """Begin one that may change the schema: it waits for other writers, and no other begins until it is done."""

    def cut_others(self, connection: Connection) -> None:
        """End the connections of other processes, which come again and look at the schema."""

    def insert(self, table: Table) -> Any:
        """An insert that knows `on_conflict_do_update` and `on_conflict_do_nothing`."""

    def listen(self, connection: Connection, channel: str, stop: Event) -> Callable[[], list[str]]:
        """A function that waits a moment and says what was told on *channel* since, "" for news of anything."""

    def notify(self, connection: Connection, channel: str, words: str) -> None:
        """Tell who listens to *channel*, when the transaction is done; nothing where the engine cannot."""

    def moment_s(self, connection: Connection) -> float | None:
        """Unix time by the database's own clock; None where that is this machine's."""

    def check(self, connection: Connection) -> list[str]:
        """What the engine itself finds broken; nothing where it has no such look."""

    def back_up(self, url: URL, password: str, to: Path) -> None:
        """Write all of it to the new file *to*. Raises StorageError, with what to type instead."""
