"""Add one line to a file of lines: on the disk, whole, on a line of its own, and nothing else lost."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bullseye.records.disk.files import Files, Stat, make_folder, make_name_safe, write_all
from bullseye.records.disk.safe_write import NotWrittenError, copy_aside, failed
from bullseye.records.history_line import LONGEST_BYTES
from bullseye.words import tr

TRIES = 3


class Written(NamedTuple):
    """Where a line now stands (its first byte), and what the file looked like just before and after."""

    at: int
    before: Stat | None
    after: Stat | None
    notices: tuple[str, ...]


class Appender:
    """Appends to the file at *path*; the cost does not depend on how long the file is.

    *whole* tells a whole last line, which only lacks its end, from a torn one.
    """

    def __init__(
        self, path: Path, files: Files, utc_now: Callable[[], datetime], whole: Callable[[bytes], bool]
    ) -> None:
        self._path = path
        self._files = files
        self._utc_now = utc_now
        self._whole = whole
        self._name_is_safe = False

    def append(self, line: bytes, *, alone: bool) -> Written:
        """Add *line*, which ends in a newline; when this returns it is on the disk, read back and the same.

        *alone* says that the caller holds the lock: then a torn last line is moved to a dated file, and a
        write that failed is taken back. Without the lock nothing is ever cut; the new line just starts after
        a line end.

        Raises StorageError when the line could not be made safe.
        """
        try:
            make_folder(self._files, self._path.parent)
            before = self._files.stat(self._path)
            if before is not None and before.is_folder:
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(self._path))
            start, lead, notices = self._clear_the_end(before, alone)
            data = lead + line
            try:
                at = self._add(data, start, alone) + len(lead)
                if not self._name_is_safe:
                    # Also when the file was there: its maker may have been killed before the name was safe.
                    make_name_safe(self._files, self._files.realpath(self._path))
                    self._name_is_safe = True
                after = self._files.stat(self._path)
            except OSError:
                if alone:
                    self._take_back(data, start)
                raise
        except OSError as error:
            raise failed("save the round in", self._path, error) from error
        return Written(at, before, after, notices)

    def _clear_the_end(self, before: Stat | None, alone: bool) -> tuple[int, bytes, tuple[str, ...]]:
        """Where the new line will start, what must stand before it, and what was moved away for it."""
        if before is None or not before.size:
            return 0, b"", ()
        if self._files.read(self._path, before.size - 1, 1) == b"\n":
            return before.size, b"", ()
        torn = self._last_line(before.size)
        if not alone or len(torn) > LONGEST_BYTES or not torn.strip() or self._whole(torn):
            return before.size, b"\n", ()
        try:
            aside = copy_aside(self._path, "set-aside", torn + b"\n", files=self._files, now=self._utc_now())
        except NotWrittenError:
            return before.size, b"\n", ()  # it stays where it is: a line that does not count
        if self._files.stat(self._path) != before:
            return (
                before.size,
                b"\n",
                (tr("a torn last line of {name} was copied to {aside}", name=self._path.name, aside=aside.name),),
            )
        start = before.size - len(torn)
        self._files.truncate(self._path, start)
        return (
            start,
            b"",
            (tr("a torn last line of {name} was moved to {aside}", name=self._path.name, aside=aside.name),),
        )

    def _last_line(self, size: int) -> bytes:
        """What follows the last line end: read backwards, and no further than the longest line goes."""
        tail = b""
        step = 1 << 16
        while len(tail) < size and len(tail) <= LONGEST_BYTES:
            begin = max(0, size - len(tail) - step)
            part = self._files.read(self._path, begin, size - len(tail) - begin)
            if not part:
                break
            cut = part.rfind(b"\n")
            if cut >= 0:
                return part[cut + 1 :] + tail
            tail = part + tail
            step *= 2
        return tail

    def _add(self, data: bytes, start: int, alone: bool) -> int:
        """Write and make safe, then look whether it stands there; give the byte where *data* begins."""
        for _ in range(1 if alone else TRIES):
            self._write(data)
            # Others may have added lines since, if there is no lock: look from where the file ended before.
            found = self._files.read(self._path, start).find(data)
            if found >= 0:
                return start + found
            if not data.startswith(b"\n"):
                data = b"\n" + data
        raise OSError(errno.EIO, tr("what was read back is not what was written"))

    def _write(self, data: bytes) -> None:
        handle = self._files.open_append(self._path)
        try:
            write_all(self._files, handle, data)
            self._files.fsync(handle)
        except BaseException:
            with contextlib.suppress(OSError):
                self._files.close(handle)
            raise
        self._files.close(handle)

    def _take_back(self, data: bytes, start: int) -> None:
        """Cut away what a failed write left, if the end of the file is that and nothing else."""
        with contextlib.suppress(OSError):
            left = self._files.read(self._path, start)
            if left and data.startswith(left):
                self._files.truncate(self._path, start)
