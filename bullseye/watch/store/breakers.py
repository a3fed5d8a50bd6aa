"""Breakers in the database, so that a restart does not run against a closed door again; all of them in one read."""

from __future__ import annotations

from bullseye.errors import StorageError
from bullseye.net.breaker import Breaker
from bullseye.watch.store.database import Database
from bullseye.watch.store.tables import micros, moment_of


class KeptBreakers:
    """The breakers of `net`, written when they change. A database that cannot be written costs only the memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, Breaker] | None = None

    def get(self, name: str) -> Breaker:
        """The breaker of a source; a fresh one for a name that is not known."""
        return self.all().get(name, Breaker())

    def put(self, name: str, breaker: Breaker) -> None:
        """Keep it."""
        from sqlalchemy.dialects.sqlite import insert

        self.all()[name] = breaker
        until = None if breaker.until is None else micros(breaker.until)
        row = {"name": name, "failures": breaker.failures, "until": until, "words": breaker.words[:400]}
        t = self._database.tables.breaker
        try:
            with self._database.writing() as to:
                to.execute(insert(t).values(row).on_conflict_do_update(["name"], set_=row))
        except StorageError:
            pass

    def all(self) -> dict[str, Breaker]:
        """Every breaker, by the name of its source."""
        if self._known is None:
            self._known = self._read()
        return self._known

    def _read(self) -> dict[str, Breaker]:
        from sqlalchemy import select

        if not self._database.is_there:
            return {}
        try:
            with self._database.reading() as to:
                rows = to.execute(select(self._database.tables.breaker)).all()
        except StorageError:
            return {}
        return {r.name: Breaker(r.failures, None if r.until is None else moment_of(r.until), r.words) for r in rows}
