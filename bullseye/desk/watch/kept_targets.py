"""The targets of this person while their page is shown: opened late, read in a thread, closed when it is left."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from bullseye.desk.kit.cards.working import PATIENCE_S, POLL_MS, Job
from bullseye.errors import BullseyeError
from bullseye.watch.edge import Edge
from bullseye.watch.folder import Unusable
from bullseye.watch.store.database import Database, MissingSqlError
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.service import Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from bullseye.desk.kit.shell import Shell
    from bullseye.play.services import Services
    from bullseye.watch.alerts.opened import Opened
    from bullseye.watch.targets.service import Targets

REREAD_MS = 5000
"""How often it is looked whether a file has changed; it is read only then."""


class Found(NamedTuple):
    """What a reading gave: every target now, files that cannot be used, news to say once, what stopped it."""

    standings: list[Standing]
    unusable: list[Unusable]
    news: list[tuple[Edge, Target]]
    trouble: str = ""


def missing() -> str:
    """What to install, in a sentence; "" when all is there."""
    return "" if find_spec("sqlalchemy") is not None else str(MissingSqlError())


def open_targets(services: Services) -> Targets:
    """The targets of these folders; close the `database` when done."""
    database = Database(services.dirs.values)
    return open_here(services, database).kept_targets(database, services.clock.utc)


def open_here(services: Services, database: Database) -> Opened:
    """Sources, channels and the outbox of these folders; close its `net` when done."""
    import os
    from random import SystemRandom

    from bullseye.net.secrets import Secrets, system_keyring
    from bullseye.watch.alerts.opened import open_alerts

    secrets = Secrets(os.environ, system_keyring(), services.dirs.secrets)
    return open_alerts(services.dirs, database, secrets, services.clock, services.zone, SystemRandom())


class Reader:
    """Reads *targets* in a thread, at once and again when something changed, and tells *took* in Tk's own."""

    def __init__(self, window: Shell, targets: Targets, took: Callable[[Found], object]) -> None:
        self._window, self.targets, self._took = window, targets, took
        self._job: Job[tuple[Found, dict[str, str]]] | None = None
        self._stamps: dict[str, str] = {}
        self._due = self._next = ""
        self._shut = False

    @property
    def reads(self) -> bool:
        """Whether a reading is under way."""
        return self._job is not None

    def read(self) -> None:
        """Read now; what takes no longer than a moment is there when this returns."""
        if self._shut:
            return
        if self._job is not None:  # the one that runs may have begun before what changed
            self._job.wait()
            self._over()
        self._job = Job(lambda tell: self._work(), leave=True)
        if self._job.wait(PATIENCE_S):
            self._over()
        else:
            self._due = self._window.root.after(POLL_MS, self._look)

    def look_again(self) -> None:
        """Read if a file, a value or the day is another than when it was last read."""
        self._next = ""
        if self._shut:
            return
        if self._job is None and self.targets.stamps() != self._stamps:
            self.read()
        self._wait()

    def shut(self) -> None:
        """Read no more. A reading that hangs on a slow source is let go when it is done."""
        self._shut = True
        if self._next:
            self._window.root.after_cancel(self._next)
            self._next = ""
        if self._job is None:
            self.targets.database.close()

    def _work(self) -> tuple[Found, dict[str, str]]:
        try:
            standings, unusable = self.targets.standings()
            news = [(edge, each.progress.target) for each in standings for edge in self.targets.edges(each)]
            return Found(standings, unusable, news), self.targets.stamps()
        except BullseyeError as bad:
            return Found([], [], [], str(bad)), {}

    def _look(self) -> None:
        self._due = ""
        if self._job is None:
            return
        if self._job.wait(0):
            self._over()
        else:
            self._due = self._window.root.after(POLL_MS, self._look)

    def _over(self) -> None:
        assert self._job is not None
        if self._due:
            self._window.root.after_cancel(self._due)
            self._due = ""
        (found, self._stamps), self._job = self._job.result(), None
        if self._shut:
            self.targets.database.close()
            return
        self._took(found)
        self._wait()

    def _wait(self) -> None:
        if self._next:
            self._window.root.after_cancel(self._next)
        self._next = self._window.root.after(REREAD_MS, self.look_again)
