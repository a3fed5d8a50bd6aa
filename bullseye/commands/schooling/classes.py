"""Joins the classes in a school's database to their streams, and these to what other processes tell."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.dirs import Dirs

if TYPE_CHECKING:
    from bullseye.school.live_classes import LiveClasses
    from bullseye.serve.metrics import Metrics
    from bullseye.serve.school.streams import Streams
    from bullseye.serve.steady_clock import SteadyClock
    from bullseye.store_sql.database import Database


class ClassesJoined(NamedTuple):
    """The classes, their streams, and *work*, which brings what is new while it runs."""

    classes: LiveClasses
    streams: Streams
    work: Callable[[], Coroutine[Any, Any, None]]


def join_classes(database: Database, dirs: Dirs | None, metrics: Metrics, clock: SteadyClock) -> ClassesJoined:
    """The classes of *database*; what is shot are the faces and drills of *dirs*, or those that come along."""
    from bullseye.drill.catalog import Drills
    from bullseye.league.attempts import Attempts
    from bullseye.school.live_class import Parts
    from bullseye.school.live_classes import LiveClasses
    from bullseye.serve.school.streams import Streams
    from bullseye.serve.start import chance, new_token
    from bullseye.store_sql.classes import CHANNEL, SqlClasses
    from bullseye.store_sql.listener import Listener
    from bullseye.target.catalog import Catalogue

    faces = Catalogue(None if dirs is None else dirs.faces)
    drills = Drills(None) if dirs is None else Drills(dirs.drills, dirs.matches)
    parts = Parts(faces, drills, clock, clock.utc, new_token, chance(), Attempts())

    def changed(class_id: str) -> None:
        streams.changed(class_id)

    classes = LiveClasses(SqlClasses(database), parts, lambda: str(uuid.uuid4()), changed)
    streams = Streams(classes, metrics, new_token()[:6])

    async def work() -> None:
        import asyncio

        listener = Listener(database, CHANNEL, streams.heard)
        listener.start()
        try:
            await streams.run()
        finally:
            await asyncio.to_thread(listener.stop)

    return ClassesJoined(classes, streams, work)
