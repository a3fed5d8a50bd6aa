"""One writer at a time in a data folder, between windows and machines that share it: help, never a must."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import get_ident
from typing import Protocol

from bullseye.errors import StorageError
from bullseye.records.disk.safe_write import failed
from bullseye.words import tr

TIMEOUT_S = 2.0
POLL_S = 0.01


class Lock(Protocol):
    """Something to hold while writing."""

    def held(self) -> AbstractContextManager[bool]:
        """Hold it for a `with` block, which is told True, or False when it could not be had in time."""


class FolderLock:
    """Locks the file at *path*, a file of its own since the files it protects are replaced.

    Waits *timeout_s* seconds at the most. A folder whose system cannot lock gives False at once.
    """

    def __init__(self, path: Path, timeout_s: float = TIMEOUT_S) -> None:
        self.path = path
        self.timeout_s = timeout_s
        self.trouble: OSError | None = None  # why it could not be had, where nobody else has it
        self._owner: int | None = None

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Hold it for the block; False when it could not be had. The same thread may ask again inside."""
        if self._owner == get_ident():
            yield True
            return
        from filelock import FileLock, Timeout  # 40 ms: only who writes pays for it

        lock = FileLock(self.path, mode=0o600)
        self.trouble = None
        try:
            lock.acquire(timeout=self.timeout_s, poll_interval=POLL_S)
        except (Timeout, OSError, NotImplementedError) as error:
            self.trouble = error if isinstance(error, OSError) and not isinstance(error, Timeout) else None
            yield False
            return
        self._owner = get_ident()
        try:
            yield True
        finally:
            self._owner = None
            lock.release()


def busy(lock: Lock) -> StorageError:
    """The error for *lock* that could not be had: somebody has it, or the system gave no right to."""
    if isinstance(lock, FolderLock) and lock.trouble is not None:
        return failed("lock", lock.path, lock.trouble)
    return StorageError(tr("another bullseye is busy with these files; try again in a moment"))


class NoLock:
    """For one process alone (tests, tools): the lock is always had, or with *had* False never."""

    def __init__(self, had: bool = True) -> None:
        self._had = had

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Hold nothing."""
        yield self._had
