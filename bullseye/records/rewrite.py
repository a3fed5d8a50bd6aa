"""Put a new history in the place of the old one, so that no round another window adds meanwhile is lost.

Everyday work only ever adds lines. Removing, setting aside and restoring are the exceptions: they write the new
file beside the old one first, which may take long, and hold the lock only for the moment of the change.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from bullseye.errors import BullseyeError, StorageError
from bullseye.records.disk.files import FILE_MODE, Files, make_folder, write_all
from bullseye.records.disk.lock import busy
from bullseye.records.disk.safe_write import (
    SHARING_VIOLATIONS,
    TRIES,
    WAIT_S,
    DurabilityUnknownError,
    NotWrittenError,
    dated_name,
    failed,
    sweep,
)
from bullseye.records.summary import Content, Odd, Round, Stamp
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.records.store import Store

CHUNK_BYTES = 1 << 20
CHANGED = "another program changed the history meanwhile; nothing was done, try again"


@contextmanager
def rewriting(store: Store) -> Iterator[None]:
    """Be the only one that rewrites the history. Raises StorageError when another one does it now."""
    try:
        make_folder(store.files, store.dirs.data)
    except OSError as error:
        raise failed("make the folder", store.dirs.data, error) from error
    with store.rewriting.held() as had:
        if not had:
            raise busy(store.rewriting)
        with contextlib.suppress(OSError):  # what a crash left of an earlier one
            real = store.files.realpath(store.history.path)
            sweep(real.parent, [real.name], store.files)
        yield


def pieces(files: Files, path: Path, start: int, end: int) -> Iterator[bytes]:
    """The bytes from *start* to *end* of a file, a piece at a time; OSError when it is shorter by now."""
    while start < end:
        piece = files.read(path, start, min(CHUNK_BYTES, end - start))
        if not piece:
            raise OSError(errno.EIO, tr("the file became shorter"), str(path))
        yield piece
        start += len(piece)


def fill(path: Path, chunks: Iterable[bytes], files: Files) -> None:
    """Write a new file, safely on the disk; what was begun is removed when it fails. Raises OSError."""
    handle = files.open_new(path)
    try:
        try:
            for chunk in chunks:
                write_all(files, handle, chunk)
            files.fsync(handle)
        except BaseException:
            with contextlib.suppress(OSError):
                files.close(handle)
            raise
        files.close(handle)
    except BaseException:
        with contextlib.suppress(OSError):
            files.unlink(path)
        raise


def stage(path: Path, chunks: Iterable[bytes], files: Files) -> Path:
    """Write what shall take the place of *path* to a temporary file beside it. Raises NotWrittenError."""
    try:
        target = files.realpath(path)
        temp = target.parent / f".{target.name}.{os.urandom(6).hex()}.tmp"
        fill(temp, chunks, files)
    except OSError as error:
        raise failed("write", path, error, NotWrittenError) from error
    return temp


def swap(
    temp: Path,
    path: Path,
    files: Files,
    sleep: Callable[[float], None] = time.sleep,
    windows: bool = os.name == "nt",
) -> None:
    """Let the staged file *temp* take the place of *path*; a link stays a link, the old rights stay.

    Raises NotWrittenError (the old file is certain) or DurabilityUnknownError (the new one is visible).
    """
    try:
        target = files.realpath(path)
        old = files.stat(target)
        if old is not None and old.mode != FILE_MODE and not windows:
            files.chmod(temp, old.mode)
        for left in range(TRIES, -1, -1):
            try:
                files.replace(temp, target)
                break
            except OSError as error:
                if not windows or getattr(error, "winerror", None) not in SHARING_VIOLATIONS or not left:
                    raise
                sleep(WAIT_S)
    except OSError as error:
        with contextlib.suppress(OSError):
            files.unlink(temp)
        raise failed("write", path, error, NotWrittenError) from error
    try:
        files.fsync_dir(target.parent)
    except OSError as error:
        raise DurabilityUnknownError(
            tr(
                "{file!r} is written, but the disk did not confirm it ({strerror}); it may be lost if "
                "the power fails now",
                file=str(path),
                strerror=error.strerror,
            )
        ) from error


def take_out(store: Store, wanted: Callable[[Round | Odd], bool], word: str) -> tuple[list[Round | Odd], Path | None]:
    """Move the lines that are *wanted* to a new file `history.<word>-<date>.jsonl`, summary and board following.

    Gives what was moved, and the file (None when no line was wanted). The lines are safe in the new file before
    the history changes: a crash between leaves them in both, and an id counts once. Raises StorageError.
    """
    with rewriting(store):
        content = store.summary.load()[0]
        end = content.stamp.understood
        everything: list[Round | Odd] = [*content.rounds, *content.odd]
        sure = [row for row in everything if row.at < end]
        gone = sorted((row for row in sure if wanted(row)), key=lambda row: row.at)
        if not gone:
            return [], None
        files, path = store.files, store.history.path
        aside = _copy(store, gone, word)
        spans = [(row.at, min(row.at + row.length + 1, end)) for row in gone]
        temp: Path | None = None
        done = False
        digest = 0

        def left() -> Iterator[bytes]:
            nonlocal digest
            for piece in _between(files, path, spans, end):
                digest = crc32(piece, digest)
                yield piece

        try:
            temp = stage(path, left(), files)
            with store.lock.held() as had:
                if not had:
                    raise busy(store.lock)
                _add_the_newest(store, temp, end)
                swap(temp, path, files)
                done = True
                _follow(store, content, spans, digest)
        except DurabilityUnknownError:
            raise
        except BaseException:
            for made in () if done else (temp, aside):
                if made is not None:
                    with contextlib.suppress(OSError):
                        files.unlink(made)
            raise
    return gone, aside


def _copy(store: Store, rows: list[Round | Odd], word: str) -> Path:
    """Write the lines of *rows* to a dated file beside the history, after a look that they still stand there."""
    files, path = store.files, store.history.path

    def lines() -> Iterator[bytes]:
        for row in rows:
            line = files.read(path, row.at, row.length)
            if f"{crc32(line):08x}" != row.crc:
                raise StorageError(CHANGED)
            yield line + b"\n"

    try:
        real = files.realpath(path)
        aside = dated_name(real, word, store.utc_now(), files)
        fill(aside, lines(), files)
        files.fsync_dir(real.parent)
    except OSError as error:
        raise failed("set aside a part of", path, error, NotWrittenError) from error
    return aside


def _between(files: Files, path: Path, spans: list[tuple[int, int]], end: int) -> Iterator[bytes]:
    """The file up to *end* without the bytes of *spans*, which are in order."""
    at = 0
    for begin, stop in [*spans, (end, end)]:
        yield from pieces(files, path, at, begin)
        at = stop


def _add_the_newest(store: Store, temp: Path, start: int) -> None:
    """Add to *temp* what the history gained after byte *start* while it was written. The caller has the lock."""
    files, path = store.files, store.history.path
    now = store.history.stat()
    if now is None or now.size < start:
        raise StorageError(CHANGED)
    try:
        handle = files.open_append(temp)
        try:
            for piece in pieces(files, path, start, now.size):
                write_all(files, handle, piece)
            files.fsync(handle)
        finally:
            files.close(handle)
    except OSError as error:
        raise failed("write", path, error, NotWrittenError) from error


def _follow(store: Store, old: Content, spans: list[tuple[int, int]], digest: int) -> None:
    """Bring summary and board up to the new history; *digest* is of what stayed of the old one.

    A failure is a notice: both are derived again later.
    """
    starts = [start for start, _ in spans]
    shifts = [0]
    for start, stop in spans:
        shifts.append(shifts[-1] + stop - start)
    try:
        end = old.stamp.understood
        gone = set(starts)
        rounds = [
            row._replace(at=row.at - shifts[bisect_left(starts, row.at)]) for row in old.rounds if row.at not in gone
        ]
        odd = [
            row._replace(at=row.at - shifts[bisect_left(starts, row.at)])
            for row in old.odd
            if row.at not in gone and row.at < end
        ]
        now = store.history.stat()
        if now is None:
            raise StorageError(CHANGED)
        more = store.summary.read_on(Stamp(0, 0, end - shifts[-1], digest), now)
        store.forget()
        content = Content(rounds + more.rounds, odd + more.odd, more.stamp)
        if not content.stamp.size:
            store.summary.mend(content)  # the board does that only where there are rounds
        store.board.rebuild(content)
    except (OSError, BullseyeError) as error:
        store.say(tr("the history is as it should be, but the scoreboard could not follow: {why}", why=error))
