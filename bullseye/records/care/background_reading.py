"""Read a long history beside what goes on: computing only, with objects of its own, so that a window stays awake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from bullseye.errors import StorageError
from bullseye.records.disk.files import Files
from bullseye.records.summary import Content, render

if TYPE_CHECKING:
    from bullseye.records.store import Store

LONG_BYTES = 4 << 20
"""A history up to here, some 800 rounds, is read in less time than a word about it takes to read."""
CHUNK_BYTES = 1 << 20


class Found(NamedTuple):
    """The rows of the whole history, and the bytes of the summary file that holds them."""

    content: Content
    data: bytes


class Reading:
    """The rows of a history whose summary is missing or behind. `rounds` is how many lines there are to read.

    `run` may be called in a thread of its own: it touches neither the store nor any file but to read. `take` hands
    what came of it to the store, in the thread that the store belongs to.
    """

    def __init__(self, store: Store) -> None:
        self.rounds = 0
        self._store = store
        self._read = 0
        self._size = 0
        self._path = store.history.path
        self._files = store.files
        self._summary = store.summary.apart(cast("Files", _Counting(store.files, self._count)))

    @property
    def share(self) -> float:
        """How much of it is read, 0 to 1."""
        return min(1.0, self._read / self._size) if self._size else 0.0

    def run(self) -> Found:
        """Read. Raises StorageError when the history cannot be read."""
        self._count_lines()
        content = self._summary.load()[0]
        return Found(content, render(content))

    def take(self, found: Found) -> None:
        """Let the store know; a summary that cannot be written is a notice, and the rows are known all the same."""
        store = self._store
        store.summary.know(found.content)
        with store.lock.held() as had:
            if not had:
                return
            try:
                store.summary.mend(found.content, found.data)
            except (OSError, StorageError) as error:
                store.say(str(error))

    def _count(self, path: Path, length: int) -> None:
        if path == self._path:
            self._read += length

    def _count_lines(self) -> None:
        """How many lines there are: a look at the bytes alone, a hundredth of the work."""
        at = lines = 0
        try:
            while chunk := self._files.read(self._path, at, CHUNK_BYTES):
                lines += chunk.count(b"\n")
                at += len(chunk)
        except OSError:
            return  # the reading itself says what is wrong
        self.rounds, self._size = lines, at


def long_reading(store: Store) -> Reading | None:
    """What there is to read before anything can be asked of *store*; None when that takes no time."""
    try:
        now = store.history.stat()
    except StorageError:
        return None  # whoever asks is told
    if now is None or now.size < LONG_BYTES or store.summary.knows(now) or store.summary.seal(now) is not None:
        return None
    return Reading(store)


class _Counting:
    """Hands every call on to *files*, and tells how many bytes were read of which file."""

    def __init__(self, files: Files, told: Callable[[Path, int], None]) -> None:
        self._files = files
        self._told = told

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        """Read, and tell."""
        data = self._files.read(path, start, length)
        self._told(path, len(data))
        return data
