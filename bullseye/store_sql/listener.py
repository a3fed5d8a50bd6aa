"""Hears of what other processes wrote, in a thread of its own, through lost connections and restarts."""

from __future__ import annotations

import threading
from collections.abc import Callable

from bullseye.errors import StorageError
from bullseye.store_sql.database import Database

AGAIN_S = (0.1, 0.5, 1.0, 2.0, 5.0)
"""How long to wait before the first, second ... try to listen again."""


class Listener:
    """Calls *heard* with each word told on *channel*, and with "" when anything may be new, as after a lost connection.

    *heard* is called in the listener's thread. Stop it, or use it in a `with` block.
    """

    def __init__(self, database: Database, channel: str, heard: Callable[[str], None]) -> None:
        self._database = database
        self._channel = channel
        self._heard = heard
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)

    def start(self) -> None:
        """Listen from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Listen no more; what is heard by now was told."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join()

    def __enter__(self) -> Listener:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self) -> None:
        failed = 0
        while not self._stop.is_set():
            try:
                with self._database.listening(self._channel, self._stop) as wait:
                    self._heard("")  # what was told meanwhile went by
                    while not self._stop.is_set():
                        words = wait()
                        failed = 0
                        for word in words:
                            self._heard(word)
            except StorageError:
                self._stop.wait(AGAIN_S[min(failed, len(AGAIN_S) - 1)])
                failed += 1
