"""Keeps watches going in a thread while their page is shown; what is seen reaches the window by its post alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from importlib.util import find_spec
from threading import Thread
from typing import TYPE_CHECKING

from bullseye.desk.kit.collecting import Collecting
from bullseye.errors import BullseyeError
from bullseye.watch.store.database import MissingSqlError
from bullseye.words import tr

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence

    from bullseye.desk.kit.shell import Shell
    from bullseye.watch.edge import Edge
    from bullseye.watch.store.looks import Looks
    from bullseye.watch.watches.board import Board
    from bullseye.watch.watches.definition import Watch

AGAIN_S = 5.0
"""So often ages are told even when nothing new came: what is old must look old."""
TELL_S = 2.0


def missing() -> str:
    """What to install, in a sentence; "" when all is there."""
    if find_spec("sqlalchemy") is None:
        return str(MissingSqlError())
    if find_spec("httpx2") is None:
        return tr("watches need httpx2; install it with: pip install 'bullseye[watch]'")
    return ""


class Poller:
    """Looks at *watches* until `stop`; *took* gets their boards and *said* sentences, both in Tk's own thread.

    Make, start and stop it in Tk's thread.
    """

    def __init__(
        self, window: Shell, watches: Sequence[Watch], took: Callable[[list[Board]], object],
        said: Callable[[str], object],
    ) -> None:  # fmt: skip
        self._post, self._services, self._watches = window.post, window.services, list(watches)
        self._took, self._said = took, said
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None
        self._stopped = False
        self._collecting = Collecting(window.root)  # a thread that knows no window must not throw away parts of it
        self._thread = Thread(target=self._run, name="watch", daemon=True)

    @property
    def lives(self) -> bool:
        """Whether its thread has not ended yet."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin; the first looks are taken at once."""
        self._post.open()
        self._collecting.begin()
        self._thread.start()

    def stop(self) -> None:
        """Take no further look and tell nothing more; what was begun is written by the thread, which then ends."""
        self._stopped = True
        loop, main = self._loop, self._main
        if loop is not None and main is not None and self.lives:
            with suppress(RuntimeError):  # the loop closed just now
                loop.call_soon_threadsafe(main.cancel)

    def join(self, timeout_s: float = 10.0) -> bool:
        """Wait for the thread's end; True when it has ended."""
        self._thread.join(timeout_s)
        return not self.lives

    # -- in the thread ---------------------------------------------------------------------------------

    def _run(self) -> None:
        import asyncio

        try:
            with suppress(asyncio.CancelledError):
                asyncio.run(self._keep())
        except BullseyeError as bad:
            self._tell(str(bad))
        finally:
            self._post(self._ended)

    def _ended(self) -> None:
        """In Tk's thread."""
        self._thread.join()
        self._collecting.end()

    async def _keep(self) -> None:
        import asyncio

        from bullseye.desk.watch.kept_targets import open_here
        from bullseye.watch.store.database import Database
        from bullseye.watch.store.looks import Looks
        from bullseye.watch.targets.keeping import KeptTargets
        from bullseye.watch.watches.watching import Watching

        self._loop, self._main = asyncio.get_running_loop(), asyncio.current_task()
        if self._stopped:
            return
        services = self._services
        with Database(services.dirs.values) as database:
            looks = Looks(database)
            opened = open_here(services, database)

            async def heard(watch: Watch, edges: list[Edge]) -> None:
                self._show(looks)

            watching = Watching(
                self._watches, looks, opened.world, services.clock, services.zone, heard=heard, said=self._tell
            )  # fmt: skip
            # Targets are judged too, so that what is told of them is told while somebody watches.
            targets = KeptTargets(opened.kept_targets(database, services.clock.utc), said=self._tell)
            self._show(looks)
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(watching.keep(asyncio.sleep))
                    group.create_task(targets.keep(asyncio.sleep))
                    group.create_task(self._again(looks))
                    group.create_task(self._deliver(opened.outbox.deliver))
            finally:
                await targets.close()
                await watching.close()
                await opened.net.close()

    async def _again(self, looks: Looks) -> None:
        import asyncio

        while True:
            await asyncio.sleep(AGAIN_S)
            self._show(looks)

    async def _deliver(self, deliver: Callable[[], Awaitable[object]]) -> None:
        """Tell what there is to tell, again and again; a full disk or a closed door is tried at the next time."""
        import asyncio

        said = ""
        while True:
            try:
                await deliver()
            except BullseyeError as bad:
                if str(bad) != said:
                    said = str(bad)
                    self._tell(said)
            await asyncio.sleep(TELL_S)

    def _show(self, looks: Looks) -> None:
        from bullseye.watch.watches.board import board

        try:
            boards = [board(watch, looks, self._services.clock.utc()) for watch in self._watches]
        except BullseyeError as bad:
            self._tell(str(bad))
            return
        self._post(lambda: None if self._stopped else self._took(boards))

    def _tell(self, words: str) -> None:
        self._post(lambda: None if self._stopped else self._said(words))
