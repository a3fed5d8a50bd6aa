"""Replace a file so that a crash or a full disk leaves the old file or the new one, never half of either."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from bullseye.errors import Remedy, StorageError
from bullseye.records.disk.files import FILE_MODE, Files, make_folder, write_all
from bullseye.words import tr

SHARING_VIOLATIONS = (5, 32, 33)  # Windows: access denied, sharing violation, lock violation
TRIES = 25
WAIT_S = 0.1  # 25 waits: 2.5 s at the most, for a virus scanner or a sync client to let go


class NotWrittenError(StorageError):
    """Nothing was changed: what stood there before still stands there, certainly."""


class DurabilityUnknownError(StorageError):
    """The new content is in place, but the system could not say that it would outlast a loss of power."""


_NO_RIGHT = tr("there is no right to do that; change the rights of the folder")
_ADVICE = {
    errno.ENOSPC: tr("the disk is full; free some space and save again"),
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: tr("the disk is read-only; make it writable and save again"),
    errno.ENOTDIR: tr("there is a file where a folder should be; move it away"),
    errno.EISDIR: tr("there is a folder where a file should be; move it away and save again"),
    errno.ENODEV: tr("it is a pipe or a device, no file; move it away"),
    errno.ENOENT: tr("it or its folder is not there; make the folder again"),
    errno.EIO: tr("the disk reports a fault; check the disk"),
    errno.ENAMETOOLONG: tr("the name is too long; choose a folder with a shorter one"),
}
for _name, _words in (
    ("EDQUOT", tr("the disk quota is used up; free some space and save again")),
    ("ESTALE", tr("the network folder went away; connect it again and save again")),
):
    if hasattr(errno, _name):
        _ADVICE[getattr(errno, _name)] = _words
_DOING = {
    "read": tr("cannot read {file!r}: {why}"),
    "write": tr("cannot write {file!r}: {why}"),
    "write in": tr("cannot write in {file!r}: {why}"),
    "make the folder": tr("cannot make the folder {file!r}: {why}"),
    "save the round in": tr("cannot save the round in {file!r}: {why}"),
    "save shots in": tr("cannot save shots in {file!r}: {why}"),
    "set aside": tr("cannot set aside {file!r}: {why}"),
    "set aside a part of": tr("cannot set aside a part of {file!r}: {why}"),
    "rename": tr("cannot rename {file!r}: {why}"),
    "remove": tr("cannot remove {file!r}: {why}"),
    "delete": tr("cannot delete {file!r}: {why}"),
    "lock": tr("cannot lock {file!r}: {why}"),
    "wipe": tr("cannot wipe {file!r}: {why}"),
}


def sentence(doing: str, path: Path, error: OSError) -> str:
    """One sentence for a failed file operation: what was being done, to which file, why not, what to do."""
    why = _ADVICE.get(error.errno or 0) or tr("{why}; try again", why=error.strerror or error)
    return _DOING[doing].format(file=str(path), why=why)


def failed(doing: str, path: Path, error: OSError, kind: type[StorageError] = StorageError) -> StorageError:
    """The error for a failed file operation: its `sentence`, and another folder as the remedy where that would help."""
    helps = error.errno not in (errno.ENOSPC, errno.EISDIR)
    return kind(sentence(doing, path, error), remedy=Remedy.OTHER_FOLDER if helps else None)


def gone(folder: Path) -> StorageError:
    """The error for a folder that was there and is not any more: it is not made again, since it may come back."""
    return StorageError(
        tr(
            "the folder {folder!r} is gone: renamed, deleted, or on a disk that is away; what is new stays in memory: "
            "bring it back and try again, or save elsewhere",
            folder=str(folder),
        )
    )


def gone_file(path: Path) -> StorageError:
    """The same for a file that a running program had read."""
    return StorageError(
        tr(
            "{file!r} is gone, it or its folder: renamed, deleted, or on a disk that is away; bring it back and try "
            "again, or save elsewhere (a bullseye that you start again begins a new one)",
            file=str(path),
        )
    )


def safe_write(
    path: Path,
    data: bytes,
    *,
    files: Files,
    check: Callable[[bytes], object] | None = None,
    sleep: Callable[[float], None] = time.sleep,
    windows: bool = os.name == "nt",
) -> None:
    """Put *data* in place of the file at *path*; when this returns, it is on the disk.

    *check* reads the bytes back from the temporary file before it takes the old one's place, and raises what
    it likes if they are not what was meant. A symbolic link stays a link; the rights of an older file stay.

    Raises NotWrittenError (the old file is certain) or DurabilityUnknownError (the new one is visible).
    """
    for attempt in (1, 2):
        try:
            _write_once(path, data, files, check, sleep, windows)
            return
        except _TempGone as gone:
            # Another window swept our temporary file away as a left-over of a crash: write it once more.
            if attempt == 2:
                raise failed("write", path, gone.error, NotWrittenError) from gone.error


class _TempGone(Exception):
    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def _write_once(
    path: Path,
    data: bytes,
    files: Files,
    check: Callable[[bytes], object] | None,
    sleep: Callable[[float], None],
    windows: bool,
) -> None:
    temp: Path | None = None
    try:
        target = files.realpath(path)
        make_folder(files, target.parent)
        old = files.stat(target)
        if old is not None and old.is_folder:
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        temp = target.parent / f".{target.name}.{os.urandom(6).hex()}.tmp"
        _fill(temp, data, files)
        if old is not None and old.mode != FILE_MODE and not windows:
            files.chmod(temp, old.mode)
        if check is not None:
            check(files.read(temp))
        _replace(temp, target, files, sleep, windows)
        temp = None
    except FileNotFoundError as error:
        if temp is not None and files.stat(temp.parent) is not None and files.stat(temp) is None:
            raise _TempGone(error) from error
        raise failed("write", path, error, NotWrittenError) from error
    except OSError as error:
        raise failed("write", path, error, NotWrittenError) from error
    finally:
        if temp is not None:
            with contextlib.suppress(OSError):
                files.unlink(temp)
    try:
        files.fsync_dir(target.parent)
    except OSError as error:
        raise DurabilityUnknownError(
            tr(
                "{file!r} is written, but the disk did not confirm it ({strerror}); it may be lost if "
                "the power fails now, so save again soon",
                file=str(path),
                strerror=error.strerror,
            )
        ) from error


def _fill(temp: Path, data: bytes, files: Files) -> None:
    handle = files.open_new(temp)
    try:
        write_all(files, handle, data)
        files.fsync(handle)
    except BaseException:
        with contextlib.suppress(OSError):
            files.close(handle)
        raise
    files.close(handle)  # a network disk may report only here that it is full


def _replace(temp: Path, target: Path, files: Files, sleep: Callable[[float], None], windows: bool) -> None:
    """Rename; on Windows wait out whoever else has the file open. Never delete first."""
    for left in range(TRIES, -1, -1):
        try:
            files.replace(temp, target)
            return
        except OSError as error:
            code = getattr(error, "winerror", None)
            if not windows or code not in SHARING_VIOLATIONS or not left:
                raise
            sleep(WAIT_S)


def sweep(folder: Path, names: Iterable[str], files: Files) -> list[str]:
    """Remove temporary files that a crash left of the files *names* in *folder*; give the names removed."""
    starts = tuple(f".{name}." for name in names)
    gone = []
    for name in left_overs(folder, starts, files):
        with contextlib.suppress(OSError):
            files.unlink(folder / name)
            gone.append(name)
    return gone


def left_overs(folder: Path, starts: tuple[str, ...], files: Files) -> list[str]:
    """The temporary files in *folder* whose names begin with one of *starts*."""
    return [name for name in files.listdir(folder) if name.startswith(starts) and name.endswith(".tmp")]


def dated_name(path: Path, word: str, now: datetime, files: Files) -> Path:
    """A free name beside *path*: `scoreboard.damaged-20261122T194001Z.json`, with -2, -3... when taken."""
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    taken = set(files.listdir(path.parent))
    number = 1
    while True:
        extra = "" if number == 1 else f"-{number}"
        name = f"{path.stem}.{word}-{stamp}{extra}{path.suffix}"
        if name not in taken:
            return path.parent / name
        number += 1


def set_aside(path: Path, word: str, *, files: Files, now: datetime) -> Path:
    """Rename the file itself (a link keeps pointing to where it stood) to a dated name beside it."""
    real = files.realpath(path)
    try:
        aside = dated_name(real, word, now, files)
        files.replace(real, aside)
        files.fsync_dir(real.parent)
    except OSError as error:
        raise failed("set aside", path, error, NotWrittenError) from error
    return aside


def copy_aside(path: Path, word: str, data: bytes, *, files: Files, now: datetime) -> Path:
    """Write *data* to a new file with a dated name beside *path*, safely on the disk; give that name."""
    real = files.realpath(path)
    try:
        aside = dated_name(real, word, now, files)
        _fill(aside, data, files)
        files.fsync_dir(real.parent)
    except OSError as error:
        raise failed("set aside a part of", path, error, NotWrittenError) from error
    return aside
