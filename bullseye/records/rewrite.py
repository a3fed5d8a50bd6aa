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
from sys import intern
from typing import TYPE_CHECKING, NamedTuple
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
Change = Callable[[Round | Odd, bytes], tuple[bytes, str]]
"""From a line (without its end): the one in its place, without its end too, and whose round it then is."""
CHANGED = tr("another program changed the history meanwhile; nothing was done, try again")


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
        aside = dated(store, word)
        gone = put(store, wanted, aside)
    return gone, aside if gone else None


def dated(store: Store, word: str, suffix: str = "") -> Path:
    """A free dated name beside the history. Raises StorageError."""
    try:
        real = store.files.realpath(store.history.path)
        return dated_name(real.with_suffix(suffix or real.suffix), word, store.utc_now(), store.files)
    except OSError as error:
        raise failed("read", store.dirs.data, error) from error


def put(
    store: Store,
    wanted: Callable[[Round | Odd], bool],
    aside: Path | None,
    change: Change | None = None,
    added: bytes = b"",
) -> list[Round | Odd]:
    """Put what *change* makes of them in the place of the lines that are *wanted*, or take them out; give these.

    *added* are whole lines, each with its end, that the history gains in the same moment.
    The caller has `rewriting`. The lines as they were are safe in the new file *aside* before the history changes.
    Summary and board follow. Raises StorageError.
    """
    content = store.summary.load()[0]
    end = content.stamp.understood
    everything: list[Round | Odd] = [*content.rounds, *content.odd]
    sure = [row for row in everything if row.at < end]
    rows = sorted((row for row in sure if wanted(row)), key=lambda row: row.at)
    if not rows:
        return []
    files, path = store.files, store.history.path
    if aside is not None:
        _copy(store, rows, aside)
    temp: Path | None = None
    done = False
    digest = 0
    changed: list[_Changed] = []

    def new() -> Iterator[bytes]:
        nonlocal digest
        last = b"\n"
        for piece in _changing(store, rows, end, change, changed):
            digest = crc32(piece, digest)
            last = piece
            yield piece
        if added:
            yield added if last.endswith(b"\n") else b"\n" + added

    try:
        temp = stage(path, new(), files)
        with store.lock.held() as had:
            if not had:
                raise busy(store.lock)
            _add_the_newest(store, temp, end)
            swap(temp, path, files)
            done = True
            _follow(store, content, changed, digest)
    except DurabilityUnknownError:
        raise
    except BaseException:
        for made in () if done else (temp, aside):
            if made is not None:
                with contextlib.suppress(OSError):
                    files.unlink(made)
        raise
    return rows


class _Changed(NamedTuple):
    """A line that was at *at* and *took* so many bytes with its end; the one in its place, or length -1 for none."""

    at: int
    took: int
    length: int = -1
    crc: str = ""
    player: str = ""


def _line(store: Store, row: Round | Odd) -> bytes:
    """The line of *row*, which still is where it was. Raises OSError and StorageError."""
    line = store.files.read(store.history.path, row.at, row.length)
    if f"{crc32(line):08x}" != row.crc:
        raise StorageError(CHANGED)
    return line


def _copy(store: Store, rows: list[Round | Odd], aside: Path) -> None:
    """Write the lines of *rows* to the new file *aside*, after a look that they still stand there."""
    try:
        fill(aside, (_line(store, row) + b"\n" for row in rows), store.files)
        store.files.fsync_dir(aside.parent)
    except OSError as error:
        raise failed("set aside a part of", store.history.path, error, NotWrittenError) from error


def _changing(
    store: Store, rows: list[Round | Odd], end: int, change: Change | None, changed: list[_Changed]
) -> Iterator[bytes]:
    """The history up to *end* with the lines of *rows*, which are in order, changed; *changed* says how."""
    files, path = store.files, store.history.path
    at = 0
    for row in rows:
        yield from pieces(files, path, at, row.at)
        at = min(row.at + row.length + 1, end)
        if change is None:
            changed.append(_Changed(row.at, at - row.at))
            continue
        line, player = change(row, _line(store, row))
        changed.append(_Changed(row.at, at - row.at, len(line), f"{crc32(line):08x}", player))
        yield line + b"\n"
    yield from pieces(files, path, at, end)


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


def _follow(store: Store, old: Content, changed: list[_Changed], digest: int) -> None:
    """Bring summary and board up to the new history; *digest* is of what the old one became.

    A failure is a notice: both are derived again later.
    """
    starts = [line.at for line in changed]
    shifts = [0]
    for line in changed:
        shifts.append(shifts[-1] + line.took - line.length - 1)
    try:
        end = old.stamp.understood
        gone = {line.at for line in changed if line.length < 0}
        other = {line.at: line for line in changed if line.length >= 0}
        rounds = []
        for row in old.rounds:
            if row.at not in gone:
                at = row.at - shifts[bisect_left(starts, row.at)]
                new = other.get(row.at)
                same = row if new is None else row._replace(length=new.length, crc=new.crc, player=intern(new.player))
                rounds.append(same._replace(at=at))
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
