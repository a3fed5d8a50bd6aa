"""What the tests of the records share: a round, folders, a disk in memory that loses power, and stops on command."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from bullseye.records.disk.files import Files, Stat

NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


def noon() -> datetime:
    """A clock that stands still."""
    return NOON


@dataclass(frozen=True)
class Places:
    """The folders and files of one user."""

    data: Path

    @property
    def scoreboard(self) -> Path:
        return self.data / "scoreboard.json"

    @property
    def history(self) -> Path:
        return self.data / "history.jsonl"

    @property
    def summary(self) -> Path:
        return self.data / "summary.jsonl"


class PowerCut(BaseException):
    """The process is gone: nothing may run after it, no handler for errors and no tidying up."""


CHANGING = (
    "mkdir open_append open_new write fsync close truncate chmod replace unlink fsync_dir".split()  # noqa: SIM905
)


class Meddler:
    """Hands every call on to *files*, and meddles with the n-th one that changes something (from 1).

    At a power cut it closes what is open, as a system does for a process that died: Windows deletes no open file.
    """

    def __init__(
        self, files: Files, at: int, *, half: bool = False, error: int | None = None, ever_after: bool = False
    ) -> None:
        self._files = files
        self._at = at
        self._half = half
        self._error = error
        self._ever_after = ever_after
        self.calls: list[str] = []
        self._open: set[int] = set()

    def _cut(self) -> NoReturn:
        for handle in self._open:
            self._files.close(handle)
        self._open.clear()
        raise PowerCut

    def _noted(self, name: str, call: Callable[..., Any], *args: Any) -> Any:
        given = call(*args)
        if name in ("open_append", "open_new"):
            self._open.add(given)
        elif name == "close":
            self._open.discard(args[0])
        return given

    @property
    def reached(self) -> bool:
        """True once the call to meddle with was made."""
        return len(self.calls) >= self._at

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._files, name)
        if name not in CHANGING:
            return call

        def meddled(*args: Any) -> Any:
            if self._error is None and self.reached:
                self._cut()  # whoever tidies up after the end did not die
            self.calls.append(name)
            number = len(self.calls)
            if number < self._at or (number > self._at and not self._ever_after):
                return self._noted(name, call, *args)
            if self._half and name == "write":
                call(args[0], args[1][: len(args[1]) // 2])
            if self._error is None:
                if self._half and name != "write":
                    self._noted(name, call, *args)  # done, but nobody heard of it
                self._cut()
            if name == "close":
                self._noted(name, call, *args)  # close gives the handle back even when it fails
            raise OSError(self._error, os.strerror(self._error))

        return meddled


AFTER_A_CUT = ("all", "synced", "names", "contents", "torn")


class Disk:
    """A disk in memory that knows what was made safe, so it can be seen as a loss of power would leave it."""

    def __init__(self) -> None:
        self.now: dict[Path, bytearray | None] = {Path("/"): None}  # None: a folder
        self.safe_names: dict[Path, int] = {Path("/"): -1}  # name -> which file stands under it
        self.safe_bytes: dict[int, bytes] = {}
        self._kept: dict[int, bytearray] = {}  # every file ever, so that no two have the same number
        self._open: dict[int, tuple[bytearray, Path]] = {}
        self._handles = 0
        self._ticks = 0
        self._dates: dict[int, int] = {}

    def after_cut(self, how: str) -> Disk:
        """The disk as it may be found: with all that was done, only what was made safe, or something between."""
        left = Disk()
        names = {path: -1 if data is None else id(data) for path, data in self.now.items()}
        if how in ("synced", "contents"):
            names = dict(self.safe_names)
        for path, number in sorted(names.items()):
            if path != Path("/") and path.parent not in left.now:
                continue
            if number == -1:
                left.now[path] = None
                continue
            volatile, safe = bytes(self._kept[number]), self.safe_bytes.get(number, b"")
            content = volatile if how in ("all", "contents") else safe
            if how == "torn" and volatile.startswith(safe):
                content = safe + volatile[len(safe) : len(safe) + (len(volatile) - len(safe)) // 2]
            left._make(path, bytearray(content))
            left.safe_bytes[id(left.now[path])] = content
        left.safe_names = {path: -1 if data is None else id(data) for path, data in left.now.items()}
        return left

    def _make(self, path: Path, data: bytearray) -> None:
        self.now[path] = data
        self._kept[id(data)] = data
        self._touch(data)

    def _touch(self, data: bytearray) -> None:
        self._ticks += 1
        self._dates[id(data)] = self._ticks

    def _file(self, path: Path) -> bytearray:
        if path not in self.now:
            raise FileNotFoundError(errno.ENOENT, "not there", str(path))
        data = self.now[path]
        if data is None:
            raise IsADirectoryError(errno.EISDIR, "a folder", str(path))
        return data

    def _folder(self, path: Path) -> None:
        if self.now.get(path, b"") is not None:
            raise FileNotFoundError(errno.ENOENT, "no such folder", str(path))

    def stat(self, path: Path) -> Stat | None:
        if path not in self.now:
            return None
        data = self.now[path]
        if data is None:
            return Stat(0, 0, 0o700, True)
        return Stat(len(data), self._dates[id(data)], 0o600, False)

    def realpath(self, path: Path) -> Path:
        return path

    def listdir(self, path: Path) -> list[str]:
        return sorted(name.name for name in self.now if name.parent == path and name != path)

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        data = bytes(self._file(path))
        return data[start:] if length < 0 else data[start : start + length]

    def mkdir(self, path: Path) -> None:
        self._folder(path.parent)
        if path in self.now:
            raise FileExistsError(errno.EEXIST, "there already", str(path))
        self.now[path] = None

    def open_append(self, path: Path) -> int:
        self._folder(path.parent)
        if path not in self.now:
            self._make(path, bytearray())
        return self._handle(path)

    def open_new(self, path: Path) -> int:
        if path in self.now:
            raise FileExistsError(errno.EEXIST, "there already", str(path))
        return self.open_append(path)

    def _handle(self, path: Path) -> int:
        self._handles += 1
        self._open[self._handles] = (self._file(path), path)
        return self._handles

    def write(self, handle: int, data: bytes) -> int:
        file = self._open[handle][0]
        file += data
        self._touch(file)
        return len(data)

    def fsync(self, handle: int) -> None:
        file = self._open[handle][0]
        self.safe_bytes[id(file)] = bytes(file)

    def close(self, handle: int) -> None:
        del self._open[handle]

    def truncate(self, path: Path, size: int) -> None:
        file = self._file(path)
        del file[size:]
        self._touch(file)

    def chmod(self, path: Path, mode: int) -> None:
        self._file(path)

    def replace(self, source: Path, target: Path) -> None:
        self.now[target] = self._file(source)
        del self.now[source]

    def unlink(self, path: Path) -> None:
        self._file(path)
        del self.now[path]

    def fsync_dir(self, path: Path) -> None:
        self._folder(path)
        for name in [n for n in self.safe_names if n.parent == path and n != path]:
            del self.safe_names[name]
        for name, data in self.now.items():
            if name.parent == path and name != path:
                self.safe_names[name] = -1 if data is None else id(data)


def count_up() -> Iterator[int]:
    """1, 2, 3 and on."""
    number = 0
    while True:
        number += 1
        yield number
