"""Backups: one zip with everything that cannot be made anew, read back before it counts; one a day by itself.

The automatic one is made at the first save of a day (UTC), after the round is safe, and only when every line of the
history can be read: a damaged history never pushes a good backup out. The latest five are kept.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from bullseye.errors import BadInputError, BullseyeError
from bullseye.records.care.manifest import too_large, wrong_in
from bullseye.records.care.members import HISTORY, MEMBER, sources
from bullseye.records.disk import strict_json
from bullseye.records.disk.files import Files, make_folder, write_all
from bullseye.records.disk.lock import busy
from bullseye.records.disk.safe_write import failed, left_overs
from bullseye.records.rewrite import pieces
from bullseye.words import tr

if TYPE_CHECKING:
    from zipfile import ZipFile

    from bullseye.dirs import Dirs
    from bullseye.records.store import Store

FORMAT = "bullseye-backup"
SCHEMA = 1
MANIFEST = "manifest.json"
KEPT = 5
LARGEST_MANIFEST = 1 << 20
_DAILY = re.compile(r"bullseye-\d{4}-\d\d-\d\d\.zip")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read to its end and is whole: its members with their size in bytes and SHA-256."""

    path: Path
    made: str
    app: str
    rounds: int
    members: dict[str, tuple[int, str]]


def folder_of(data: Path) -> Path:
    """Where the automatic backups lie, and what a restore replaced."""
    return data / "backups"


def backups_in(data: Path) -> list[Path]:
    """Every backup there, the automatic ones first, each kind oldest first."""
    with contextlib.suppress(OSError):
        names = sorted(name for name in os.listdir(folder_of(data)) if name.endswith(".zip"))
        return [folder_of(data) / name for name in names]
    return []


def make_backup(store: Store, dirs: Dirs, target: Path, made: datetime, whole: bool = False) -> Backup:
    """Write a backup to the new file *target*, safely on the disk, and read it back.

    A torn last line of the history is left out, unless *whole* asks for every byte.
    Raises BadInputError when *target* is there already or there is nothing to keep, StorageError when it cannot be
    made; then nothing is left of it.
    """
    with store.rewriting.held() as had:  # nobody rewrites the history while it is copied; adding lines does no harm
        if not had:
            raise busy(store.rewriting)
        return _make(store, dirs, target, made, whole)


def _make(store: Store, dirs: Dirs, target: Path, made: datetime, whole: bool) -> Backup:
    from zipfile import ZIP_DEFLATED, ZipFile

    from bullseye import __version__

    files = store.files
    try:
        if files.stat(target) is not None:
            raise BadInputError(
                tr("{target!r} is there already, and a backup never overwrites; name a new file", target=str(target))
            )
        content = store.summary.load()[0]
        temp = target.parent / f".{target.name}.{os.urandom(6).hex()}.tmp"
        make_folder(files, target.parent)
        if target.parent == folder_of(dirs.data):  # ours alone: what a crash left there can go
            for name in left_overs(target.parent, (".bullseye",), files):
                files.unlink(target.parent / name)
        handle = files.open_new(temp)
    except OSError as error:
        raise failed("write", target, error) from error
    held: dict[str, dict[str, Any]] = {}
    try:
        try:
            with ZipFile(_Out(files, handle), "w", ZIP_DEFLATED) as archive:
                for name, path in sources(dirs).items():
                    found = files.stat(path)
                    if found is not None and not found.is_folder:
                        end = content.stamp.understood if name == HISTORY and not whole else found.size
                        held[name] = _put(archive, name, pieces(files, path, 0, end), made)
                if not held:
                    raise BadInputError(
                        tr("there is nothing to back up in {data!r} yet; play a round first", data=str(dirs.data))
                    )
                rounds = len({row.id for row in content.rounds})
                manifest = {
                    "format": FORMAT, "schema": SCHEMA, "made": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "app": __version__, "rounds": rounds, "files": held,
                }  # fmt: skip
                _put(archive, MANIFEST, iter([strict_json.dumps(manifest) + b"\n"]), made)
            files.fsync(handle)
        finally:
            files.close(handle)
        checked = check_backup(temp, files)
        if files.stat(target) is not None:
            raise BadInputError(
                tr("{target!r} is there already, and a backup never overwrites; name a new file", target=str(target))
            )
        files.replace(temp, target)
        files.fsync_dir(target.parent)
    except OSError as error:
        raise failed("write", target, error) from error
    finally:
        with contextlib.suppress(OSError):
            if files.stat(temp) is not None:
                files.unlink(temp)
    return replace(checked, path=target)


def _put(archive: ZipFile, name: str, chunks: Iterator[bytes], made: datetime) -> dict[str, Any]:
    """Write one member; its size and sum for the manifest."""
    from hashlib import sha256
    from zipfile import ZIP_DEFLATED, ZipInfo

    digest, size = sha256(), 0
    info = ZipInfo(name, date_time=max(made.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
    info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
    with archive.open(info, "w", force_zip64=True) as member:
        for chunk in chunks:
            member.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return {"bytes": size, "sha256": digest.hexdigest()}


@contextlib.contextmanager
def opened(path: Path, files: Files) -> Iterator[ZipFile]:
    """The zip at *path*. Raises BadInputError when it is none, StorageError when it cannot be read."""
    from zipfile import BadZipFile, ZipFile
    from zlib import error as ZlibError

    try:
        with ZipFile(io.BufferedReader(_In(files, path))) as archive:
            yield archive
    except NotImplementedError as error:
        raise BadInputError(
            tr("{file!r} is packed in a way that bullseye does not know; use another one", file=str(path))
        ) from error
    except RuntimeError as error:
        raise BadInputError(tr("{file!r} is locked with a password; use another one", file=str(path))) from error
    except (BadZipFile, ZlibError, EOFError, ValueError) as error:
        raise BadInputError(
            tr(
                "{file!r} is no whole backup (no zip file, or a part of it is missing or damaged); use another one",
                file=str(path),
            )
        ) from error
    except OSError as error:
        raise failed("read", path, error) from error


def check_backup(path: Path, files: Files) -> Backup:
    """Read the backup at *path* to its end; every byte must be what its manifest says.

    Raises BadInputError saying what is wrong with it, StorageError when it cannot be read.
    """
    with opened(path, files) as archive:
        made, app, rounds, members = _manifest(path, archive)
        for name in members:
            for _ in member_bytes(path, archive, name, members[name]):
                pass
    return Backup(path, made, app, rounds, members)


def member_bytes(path: Path, archive: ZipFile, name: str, wanted: tuple[int, str]) -> Iterator[bytes]:
    """The bytes of a member, a piece at a time; BadInputError at the end when they are not those of the manifest."""
    from hashlib import sha256

    digest, size = sha256(), 0
    with archive.open(name) as member:
        while piece := member.read(1 << 20):
            size += len(piece)
            if size > wanted[0]:
                break
            digest.update(piece)
            yield piece
    if (size, digest.hexdigest()) != wanted:
        raise BadInputError(
            tr("{file!r} is damaged: {name} is not what was put in; use another backup", file=str(path), name=name)
        )


def _manifest(path: Path, archive: ZipFile) -> tuple[str, str, int, dict[str, tuple[int, str]]]:
    names = archive.namelist()
    if MANIFEST not in names or archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise BadInputError(
            tr("{file!r} is no backup of bullseye's: it has no {manifest}", file=str(path), manifest=MANIFEST)
        )
    try:
        found = strict_json.loads(archive.read(MANIFEST))
    except ValueError as error:
        raise BadInputError(
            tr(
                "{file!r} is no backup of bullseye's: its {manifest} is damaged ({why})",
                file=str(path),
                manifest=MANIFEST,
                why=error,
            )
        ) from error
    wrong = wrong_in(found, FORMAT)
    if wrong:
        raise BadInputError(
            tr(
                "{file!r} is no backup of bullseye's: {wrong} in its {manifest}",
                file=str(path),
                wrong=wrong,
                manifest=MANIFEST,
            )
        )
    told: Any = found
    if told["schema"] > SCHEMA:
        raise BadInputError(tr("{file!r} was made by a newer bullseye; update bullseye to restore it", file=str(path)))
    members = {name: (one["bytes"], one["sha256"]) for name, one in told["files"].items()}
    strange = [name for name in {*names, *members} - {MANIFEST} if not MEMBER.fullmatch(name)]
    if strange or sorted([*members, MANIFEST]) != sorted(names):
        what = strange[0] if strange else "its list of files"
        raise BadInputError(
            tr("{file!r} is no backup of bullseye's: {what!r} does not belong in one", file=str(path), what=what)
        )
    large = too_large(members, HISTORY)
    if large:
        raise BadInputError(tr("{file!r} cannot be restored: {why}; use another backup", file=str(path), why=large))
    return told["made"], told["app"], told["rounds"], members


class Daily:
    """Makes the automatic backup when it is due. *start* runs the work: a thread in the program, at once in tests."""

    def __init__(
        self, store: Store, dirs: Dirs, utc_now: Callable[[], datetime], start: Callable[[Callable[[], None]], None]
    ) -> None:
        self._store = store
        self._dirs = dirs
        self._utc_now = utc_now
        self._start = start
        self._looked = ""

    def look(self) -> None:
        """Call after a round was saved: costs a look at the calendar but for the first time on a day."""
        today = self._utc_now().strftime("%Y-%m-%d")
        if today != self._looked:
            self._looked = today
            self._start(self.make)

    def make(self) -> None:
        """Make today's backup unless it is there; what goes wrong is a notice, never an error."""
        now = self._utc_now()
        target = folder_of(self._dirs.data) / f"bullseye-{now:%Y-%m-%d}.zip"
        files = self._store.files
        try:
            if files.stat(target) is not None:
                return
            odd = [row for row in self._store.summary.load()[0].odd if not row.newer]
            if odd:
                self._store.say(
                    tr(
                        "today's backup was not made, since {odd} lines of {name} cannot be read; the older "
                        "backups are kept; check your records (doctor) to see what to do",
                        odd=len(odd),
                        name=self._dirs.history.name,
                    )
                )
                return
            make_backup(self._store, self._dirs, target, now)
            self._rotate(target)
        except (OSError, BullseyeError) as error:
            with contextlib.suppress(OSError):
                if files.stat(target) is not None:
                    return  # another bullseye made it meanwhile
            self._store.say(tr("today's backup could not be made: {why}", why=error))

    def _rotate(self, newest: Path) -> None:
        """Keep the latest few. The one just made stays, even when the clock went back and its date is older."""
        daily = [path for path in backups_in(self._dirs.data) if _DAILY.fullmatch(path.name) and path != newest]
        for path in daily[: max(0, len(daily) - (KEPT - 1))]:
            self._store.files.unlink(path)


def in_background(work: Callable[[], None]) -> None:
    """Run *work* beside what goes on; the program ends only when it is done."""
    Thread(target=work, name="backup").start()


class _Out(io.RawIOBase):
    """What zipfile writes to: a handle of ours, from front to back."""

    def __init__(self, files: Files, handle: int) -> None:
        self._files = files
        self._handle = handle

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: Any) -> int:
        """All of it."""
        raw = bytes(data)
        write_all(self._files, self._handle, raw)
        return len(raw)


class _In(io.RawIOBase):
    """What zipfile reads from: a file of ours, at any place."""

    def __init__(self, files: Files, path: Path) -> None:
        found = files.stat(path)
        if found is None:
            raise FileNotFoundError(2, os.strerror(2), str(path))
        if found.is_folder:
            raise IsADirectoryError(21, os.strerror(21), str(path))
        self._files, self._path, self._size, self._at = files, path, found.size, 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a byte."""
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence])
        return self._at

    def readinto(self, buffer: Any) -> int:
        """As many bytes as fit."""
        data = self._files.read(self._path, self._at, len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
