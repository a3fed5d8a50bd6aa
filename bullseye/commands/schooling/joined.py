"""Joins a school's database to what is served of it: the one place that knows every subject."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bullseye.dirs import Dirs
    from bullseye.serve.school.app import SchoolApplication
    from bullseye.serve.school.operations import Subject
    from bullseye.serve.steady_clock import SteadyClock
    from bullseye.store_sql.database import Database


class Joined(NamedTuple):
    """A school that can be served. *closing* tells every page the end; *first* makes the first administrator's link."""

    application: SchoolApplication
    closing: Callable[[], None]
    first: Callable[[], str | None]


def join(
    database: Database, names: Iterable[str], dirs: Dirs | None = None, clock: SteadyClock | None = None
) -> Joined:
    """The application of the school in *database*; *names* are what this server may be called. Asks nothing yet.

    What is shot are the faces and drills of *dirs*, or those that come along; *clock* None is this machine's.
    """
    from bullseye.commands.schooling.classes import join_classes
    from bullseye.commands.schooling.people import join_people
    from bullseye.commands.schooling.seasons import join_seasons
    from bullseye.school.people.retention import Wipe
    from bullseye.serve.metrics import Metrics
    from bullseye.serve.school.app import SchoolApplication
    from bullseye.serve.school.doors import SchoolDoors
    from bullseye.serve.school.health import Health
    from bullseye.serve.school.playing import Playing
    from bullseye.serve.school.teaching import Teaching
    from bullseye.serve.steady_clock import SteadyClock
    from bullseye.session.clock import SystemClock
    from bullseye.store_sql.migrations.upgrade import serve_only
    from bullseye.store_sql.people.old_names import idle_classes, wipe_members

    metrics, time = Metrics(), clock or SteadyClock(SystemClock())
    serve_only(database)
    people = join_people(database, dirs)
    classes, streams, work = join_classes(database, dirs, metrics, time)
    seasons = join_seasons(database, dirs, classes, people.audit, time)
    subjects: list[Subject] = [
        Health(metrics, database.look), *people.subjects, Playing(classes, streams, metrics),
        Teaching(classes, streams, people.audit, people.names), *seasons.subjects,
    ]  # fmt: skip
    doors = SchoolDoors(people.sign_in, classes.seat_of, seasons.card)

    def end_idle(before_us: int) -> int:
        found = idle_classes(database, before_us)
        for class_id in found:
            classes.end(class_id, keep=True)
        return len(found)

    members = Wipe("members", lambda before_us: wipe_members(database, before_us))
    wipes = [Wipe("classes", end_idle), members, seasons.wipe]
    works = [work, *people.work(wipes), *seasons.work]
    application = SchoolApplication(subjects, doors, metrics, lambda: secrets.token_hex(4), names, works)
    return Joined(application, streams.close, people.first)


def shared_clock(database: Database) -> SteadyClock:
    """The clock of all processes of the school in *database*. Raises StorageError."""
    from bullseye.serve.steady_clock import SteadyClock
    from bullseye.session.clock import SystemClock
    from bullseye.store_sql.clock import DatabaseClock, ahead_s

    clock = SystemClock()
    return SteadyClock(DatabaseClock(clock, ahead_s(database, clock)))
