"""Joins a school's database to what is served of it: the one place that knows every subject."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from bullseye.school.roles import Who

if TYPE_CHECKING:
    from bullseye.serve.school.app import SchoolApplication
    from bullseye.store_sql.database import Database


class Joined(NamedTuple):
    """A school that can be served. *closing* tells every page the end; *first* makes the first administrator's link."""

    application: SchoolApplication
    closing: Callable[[], None]
    first: Callable[[], str | None]


def join(database: Database, names: Iterable[str]) -> Joined:
    """The application of the school in *database*; *names* are what this server may be called. Asks nothing yet."""
    from bullseye.serve.metrics import Metrics
    from bullseye.serve.school.app import SchoolApplication
    from bullseye.serve.school.health import Health
    from bullseye.store_sql.migrations.upgrade import serve_only

    metrics = Metrics()
    serve_only(database)
    subjects = [Health(metrics, database.look)]
    application = SchoolApplication(subjects, _NobodyYet(), metrics, lambda: secrets.token_hex(4), names)
    return Joined(application, lambda: None, lambda: None)


class _NobodyYet:
    def person(self, token: str, request: object) -> Who:
        return Who()

    def seat(self, token: str) -> tuple[str, int] | None:
        return None

    def card(self, token: str) -> str:
        return ""
