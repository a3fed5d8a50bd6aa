"""Joins the seasons and tasks in a school's database to what is served of them, and to what is done by itself."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.dirs import Dirs
from bullseye.errors import BullseyeError

if TYPE_CHECKING:
    from datetime import datetime

    from bullseye.school.keeping_up import KeepingUp
    from bullseye.school.live_classes import LiveClasses
    from bullseye.school.people.retention import Wipe
    from bullseye.school.tasks import Announcement
    from bullseye.serve.school.operations import Subject
    from bullseye.serve.steady_clock import SteadyClock
    from bullseye.store_sql.database import Database

LOG = logging.getLogger("bullseye.school")
EVERY_S = 60.0
Work = Callable[[], Coroutine[Any, Any, None]]


class SeasonsJoined(NamedTuple):
    """*card* gives whose card code a token is; *work* runs beside the server, in each process; *wipe* forgets names."""

    subjects: list[Subject]
    card: Callable[[str], str]
    work: list[Work]
    wipe: Wipe


def join_seasons(
    database: Database,
    dirs: Dirs | None,
    classes: LiveClasses,
    noted: Callable[[str, str, str], None],
    clock: SteadyClock,
) -> SeasonsJoined:
    """The seasons of *database*; *noted* puts down what a teacher did to which of them. Asks nothing yet.

    What is to be announced goes to the alerts of *dirs*, to the channel called `school`.
    """
    from bullseye.drill.catalog import Drills
    from bullseye.school.cards import hash_of
    from bullseye.school.groups import SchoolGroups
    from bullseye.school.keeping_up import KeepingUp
    from bullseye.school.people.retention import Wipe
    from bullseye.serve.school.seasons import SeasonRoutes
    from bullseye.serve.school.sent import SentRoutes
    from bullseye.serve.school.tasks import TaskRoutes
    from bullseye.serve.school.wall import WallRoutes
    from bullseye.store_sql.people.library import SqlLibrary
    from bullseye.store_sql.seasons.joined import SqlSeasonParts
    from bullseye.store_sql.seasons.wiping import SeasonWipe
    from bullseye.target.catalog import Catalogue
    from bullseye.watch.store.tables import moment_of

    faces = Catalogue(None if dirs is None else dirs.faces)
    drills = Drills(None) if dirs is None else Drills(dirs.drills, dirs.matches)
    utc = clock.utc
    parts = SqlSeasonParts(database, faces, drills, utc)
    library = SqlLibrary(database)

    def name_of(person: str) -> str:
        with library.reading() as books:
            found = books.people.get(person)
        return person if found is None else found.name

    def epoch() -> str:
        return secrets.token_hex(3)

    groups = SchoolGroups(parts.seasons, classes)
    seasons = SeasonRoutes(parts.seasons, faces, drills, utc, epoch, noted)
    wall = WallRoutes(parts.seasons, faces, drills, utc, epoch)
    sent = SentRoutes(parts.sent, parts.cards, faces, drills, utc, secrets.token_bytes, name_of)
    tasks = TaskRoutes(parts.tasks, groups, faces, drills, utc, lambda: secrets.token_hex(8))
    up = KeepingUp(parts.seasons, parts.tasks, groups, drills.name_of, lambda found: _hand(dirs, found))

    def card(token: str) -> str:
        hashed = hash_of(token)
        return parts.cards.holder(hashed, utc()) if hashed else ""

    work: list[Work] = [seasons.watched.run, wall.watched.run, lambda: _keep_up(up, dirs, utc)]
    wiping = SeasonWipe(database)
    wipe = Wipe("names of seasons", lambda before_us: wiping.run(moment_of(before_us)))
    return SeasonsJoined([seasons, sent, wall, tasks], card, work, wipe)


async def _keep_up(up: KeepingUp, dirs: Dirs | None, utc: Callable[[], datetime]) -> None:
    """Do what is due, again and again; a database that is away for a while is asked again."""
    import asyncio

    while True:
        try:
            await asyncio.to_thread(up.look, utc())
            await _tell(dirs)
        except BullseyeError as bad:
            LOG.warning("keeping-up", extra={"words": str(bad)})
        await asyncio.sleep(EVERY_S)


def _hand(dirs: Dirs | None, found: Sequence[Announcement]) -> None:
    """Give announcements to the alerts of *dirs*: each is one edge, ever."""
    from bullseye.app import open_values
    from bullseye.school.announcing import edge_of
    from bullseye.watch.store.looks import Looks

    if dirs is None:
        return
    with open_values(dirs) as values:
        looks = Looks(values)
        for one in found:
            looks.add_edge(edge_of(one))


async def _tell(dirs: Dirs | None) -> None:
    """Let the alerts tell what is due, where there is a channel for the school."""
    from bullseye.app import open_alerts, open_values
    from bullseye.watch.alerts.opened import channels_in
    from bullseye.watch.alerts.recipients import SCHOOL

    if dirs is None or SCHOOL not in channels_in(dirs).names():
        return
    with open_values(dirs) as values:
        opened = open_alerts(dirs, values)
        try:
            await opened.outbox.deliver()
        finally:
            await opened.net.close()
