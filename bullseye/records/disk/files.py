"""The few file operations of record keeping, behind a protocol so that a test can stop at each one."""

from __future__ import annotations

import contextlib
import errno
import os
import stat as stat_bits
from pathlib import Path
from typing import NamedTuple, Protocol

FILE_MODE = 0o600
FOLDER_MODE = 0o700
LEVELS = 3  # folders that one start may make: ours and two above, such as .local/share


class Stat(NamedTuple):
    """What is asked of a file: bytes, when it last changed (ns), its rights, whether it is a folder."""

    size: int
    mtime_ns: int
    mode: int
    is_folder: bool


class Files(Protocol):
    """Every touch of the disk goes through one of these; each may raise OSError.

    Only plain files are looked at, read and written: a pipe, a device or a socket in the place of one is an OSError
    (ENODEV), since it could keep its reader waiting for ever, or never end.
    """

    def stat(self, path: Path) -> Stat | None:
        """Follow links; None when nothing is there."""

    def realpath(self, path: Path) -> Path:
        """Where the file really is, links followed."""

    def listdir(self, path: Path) -> list[str]:
        """The names in a folder; empty when the folder is missing."""

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        """Up to *length* bytes from *start*; -1 reads to the end."""

    def mkdir(self, path: Path) -> None:
        """Make one folder, for its owner only."""

    def open_append(self, path: Path) -> int:
        """Open for adding at the end, making the file (0600) when it is missing."""

    def open_new(self, path: Path) -> int:
        """Make a new file (0600) for writing; FileExistsError when the name is taken."""

    def write(self, handle: int, data: bytes) -> int:
        """One write; how many bytes the system took."""

    def fsync(self, handle: int) -> None:
        """Wait until what was written is on the disk."""

    def close(self, handle: int) -> None:
        """Give the handle back."""

    def truncate(self, path: Path, size: int) -> None:
        """Cut the file down to *size* bytes."""

    def chmod(self, path: Path, mode: int) -> None:
        """Set the rights of a file."""

    def replace(self, source: Path, target: Path) -> None:
        """Rename over *target*, in one step."""

    def unlink(self, path: Path) -> None:
        """Remove a file."""

    def fsync_dir(self, path: Path) -> None:
        """Wait until names made, renamed or removed in this folder are on the disk."""


class RealFiles:
    """The disk itself."""

    def stat(self, path: Path) -> Stat | None:
        """Follow links; None when nothing is there."""
        try:
            found = os.stat(path)
        except FileNotFoundError:
            return None
        _refuse_devices(found, path)
        return Stat(
            found.st_size,
            found.st_mtime_ns,
            stat_bits.S_IMODE(found.st_mode),
            stat_bits.S_ISDIR(found.st_mode),
        )

    def realpath(self, path: Path) -> Path:
        """Where the file really is, links followed."""
        return Path(os.path.realpath(path))

    def listdir(self, path: Path) -> list[str]:
        """The names in a folder; empty when the folder is missing."""
        try:
            return sorted(os.listdir(path))
        except FileNotFoundError:
            return []

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        """Up to *length* bytes from *start*; -1 reads to the end."""
        with open(path, "rb", buffering=0, opener=_open_at_once) as file:
            _refuse_devices(os.fstat(file.fileno()), path)
            if start:
                file.seek(start)
            return file.readall() if length < 0 else _read_up_to(file.fileno(), length)

    def mkdir(self, path: Path) -> None:
        """Make one folder, for its owner only."""
        os.mkdir(path, FOLDER_MODE)

    def open_append(self, path: Path) -> int:
        """Open for adding at the end, making the file (0600) when it is missing."""
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY | _AT_ONCE, FILE_MODE)
        try:
            _refuse_devices(os.fstat(handle), path)
        except OSError:
            os.close(handle)
            raise
        return handle

    def open_new(self, path: Path) -> int:
        """Make a new file (0600) for writing; FileExistsError when the name is taken."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, FILE_MODE)

    def write(self, handle: int, data: bytes) -> int:
        """One write; how many bytes the system took."""
        return os.write(handle, data)

    def fsync(self, handle: int) -> None:
        """Wait until what was written is on the disk; on macOS past the drive's own cache where it can."""
        if _FULLFSYNC is not None:
            import fcntl

            with contextlib.suppress(OSError):
                fcntl.fcntl(handle, _FULLFSYNC)
                return
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Give the handle back."""
        os.close(handle)

    def truncate(self, path: Path, size: int) -> None:
        """Cut the file down to *size* bytes."""
        os.truncate(path, size)

    def chmod(self, path: Path, mode: int) -> None:
        """Set the rights of a file."""
        os.chmod(path, mode)

    def replace(self, source: Path, target: Path) -> None:
        """Rename over *target*, in one step."""
        os.replace(source, target)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        os.unlink(path)

    def fsync_dir(self, path: Path) -> None:
        """Wait until names in this folder are on the disk; Windows has no such call and needs none."""
        if os.name == "nt":
            return
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            # Some network folders answer "not supported": there is nothing more a program can do there.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
                raise
        finally:
            os.close(handle)


def _refuse_devices(found: os.stat_result, path: Path) -> None:
    if not (stat_bits.S_ISREG(found.st_mode) or stat_bits.S_ISDIR(found.st_mode)):
        raise OSError(errno.ENODEV, "it is a pipe or a device, no file", str(path))


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)


_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # opening a pipe would wait for whoever opens its other end
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn "\n" into "\r\n" without it


def _fullfsync_command() -> int | None:
    if os.name == "nt":
        return None
    import fcntl

    return getattr(fcntl, "F_FULLFSYNC", None)


_FULLFSYNC = _fullfsync_command()


def _read_up_to(handle: int, length: int) -> bytes:
    """One read may give less than is there; ask until there is enough or no more."""
    parts: list[bytes] = []
    while length > 0:
        part = os.read(handle, min(length, 1 << 24))
        if not part:
            break
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def write_all(files: Files, handle: int, data: bytes) -> None:
    """Write every byte; a system that takes none at all is a full disk."""
    rest = memoryview(data)
    while rest:
        taken = files.write(handle, bytes(rest))
        if taken <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[taken:]


def make_name_safe(files: Files, path: Path) -> None:
    """See the name of *path* safely on the disk, and as far as the rights go the names of the folders above it."""
    files.fsync_dir(path.parent)
    for folder in list(path.parent.parents)[:LEVELS]:
        try:
            files.fsync_dir(folder)
        except OSError:
            return  # a folder of the system's, which we may not open: it has been there for long


def make_folder(files: Files, folder: Path) -> None:
    """Make *folder* and what is missing above it, and see each new name safely on the disk."""
    found = files.stat(folder)
    if found is not None:
        if not found.is_folder:
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
        return
    if folder.parent != folder:
        make_folder(files, folder.parent)
    with contextlib.suppress(FileExistsError):  # another window was quicker
        files.mkdir(folder)
    files.fsync_dir(folder.parent)
