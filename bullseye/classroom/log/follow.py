"""Reads what another process adds to a class's log, as it comes."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from bullseye.classroom.log.event import Event, judge
from bullseye.classroom.log.store import LOG
from bullseye.records.disk.files import Files, RealFiles
from bullseye.records.disk.safe_write import failed

CHUNK_BYTES = 1 << 20


class Follower:
    """Follows the log in *folder*. Threads may call it: `read` on one of them, `drain` where the class is folded.

    An event may be given twice, after the log was put down anew; its number tells (`ClassState.apply` leaves it out).
    """

    def __init__(self, folder: Path, files: Files | None = None) -> None:
        self.path = folder / LOG
        self._files: Files = RealFiles() if files is None else files
        self._at = 0
        self._rest = b""
        self._found: list[Event] = []
        self._lock = Lock()

    def read(self) -> None:
        """Take in what was added since the last time. Raises StorageError when the log cannot be read."""
        with self._lock:
            self._found.extend(self._added())

    def again(self) -> None:
        """Read from the start next time: whoever writes the log began anew and may have mended its end."""
        with self._lock:
            self._at, self._rest = 0, b""

    def drain(self) -> list[Event]:
        """The events that were read and not given yet, in the order of the log."""
        with self._lock:
            found, self._found = self._found, []
        return found

    def _added(self) -> Iterator[Event]:
        try:
            there = self._files.stat(self.path)
            if there is not None and there.is_folder:
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(self.path))
            size = 0 if there is None else there.size
            if size < self._at:  # another log stands in its place
                self._at, self._rest = 0, b""
            while self._at < size:
                data = self._files.read(self.path, self._at, CHUNK_BYTES)
                if not data:
                    break
                self._at += len(data)
                *lines, self._rest = (self._rest + data).split(b"\n")
                for line in lines:
                    event = judge(line).event
                    if event is not None:
                        yield event
        except OSError as error:
            raise failed("read", self.path, error) from error
