"""A class server in a thread of this process: where no child process can be started, and for tests."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bullseye.drill.drill import Drill
from bullseye.errors import BullseyeError, StorageError
from bullseye.serve.child import Started
from bullseye.session.clock import Clock
from bullseye.target.face import Face
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.league.host import Host
    from bullseye.league.teacher_news import Choosable
    from bullseye.serve.server import InThread

SWITCH_S = 0.0005
"""Threads take turns ten times as often as usual, or a frame of the window waits for a whole tick."""


class Here:
    """Serves at once when it is made. Raises StorageError, in a sentence, where it cannot."""

    def __init__(
        self,
        data: Path,
        faces: Choosable[Face],
        drills: Choosable[Drill],
        clock: Clock,
        new_id: Callable[[], str],
        password: str,
        address: str,
        port: int | None,
        folder: str,
    ) -> None:
        self._over = False
        self._host: Host | None = None
        try:
            self._server = self._serve(data, faces, drills, clock, new_id, password, address, port, folder)
        except ImportError as missing:
            raise StorageError(
                tr("a class in browsers needs {name}; install it with: pip install bullseye[league]", name=missing.name)
            ) from None
        except BullseyeError as error:
            if self._host is not None:
                self._host.close()
            raise StorageError(tr("the class server could not be started: {error}", error=error)) from error
        self._switch_s = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_S)
        self._server.start()

    def _serve(
        self, data: Path, faces: Choosable[Face], drills: Choosable[Drill], clock: Clock, new_id: Callable[[], str],
        password: str, address: str, port: int | None, folder: str,
    ) -> InThread:  # fmt: skip
        from bullseye.league.host import Host
        from bullseye.serve.app import Application
        from bullseye.serve.network import addresses
        from bullseye.serve.password import Password
        from bullseye.serve.room import ServerRoom
        from bullseye.serve.server import InThread, bind
        from bullseye.serve.start import IN_WINDOW, chance, new_token
        from bullseye.serve.steady_clock import SteadyClock

        steady = SteadyClock(clock)
        host = self._host = Host(data, faces, drills, steady, steady.utc, new_id, new_token, chance())
        if folder:
            host.resume(folder)
        room = ServerRoom(host, Password(password, secrets.token_bytes(16)), address, addresses)
        app = Application(room, lambda: secrets.token_hex(4))
        return InThread(app.asgi, room, bind(address, port, IN_WINDOW))

    def wait(self) -> Started:
        """Where it answers."""
        return Started(self._server.url.replace("0.0.0.0", "127.0.0.1"))

    def ended(self, timeout_s: float) -> bool:
        """True once it was stopped: a thread of this process does not end by itself."""
        return self._over

    def stop(self, timeout_s: float = 10.0) -> bool:
        """End it; True when it ended in time."""
        if not self._over:
            self._over = self._server.stop(timeout_s)
            sys.setswitchinterval(self._switch_s)
        return self._over
