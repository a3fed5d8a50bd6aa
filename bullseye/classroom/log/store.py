"""Where classes are kept: an append-only log for each in a folder of its own, apart from the personal records."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bullseye.classroom.log.event import Event, Judged, encode, judge
from bullseye.errors import BadInputError, StorageError
from bullseye.records.disk.append import Appender
from bullseye.records.disk.files import Files, RealFiles, Stat, make_folder
from bullseye.records.disk.safe_write import failed, safe_write, set_aside, sweep
from bullseye.records.history import BadLine, History, Report, utc_now
from bullseye.records.history_line import LONGEST_BYTES
from bullseye.words import tr

FOLDER = "classes"
LOG = "class.jsonl"
LOCK = "class.lock"
ROUNDS = "rounds.jsonl"
"""The shots of rounds on own devices while they are played: the log holds a round once it is over."""
OURS = (LOG, "class.pin", "class.tokens.json", ROUNDS)
"""What stands in a class's folder, and whose temporary files a crash may leave there."""
TORN = "a torn last line"
IN_USE = tr("this class is open in another window; close it there first")


def _is_whole(data: bytes) -> bool:
    """True for a line that only lacks its end: an event, or one that a newer bullseye wrote."""
    found = judge(data)
    return found.event is not None or found.newer


class ClassLog:
    """The log in *folder*. While it is open no other window can write to it.

    `append` promises what the history promises: when it returns, the line is on the disk, read back and the same.
    """

    def __init__(self, folder: Path, files: Files | None = None, utc_now: Callable[[], datetime] = utc_now) -> None:
        self.folder = folder
        self.path = folder / LOG
        self._utc_now = utc_now
        self.files: Files = RealFiles() if files is None else files
        self.notices: list[str] = []
        self.report = Report()
        self._lines = History(self.path, self.files, utc_now)
        self._appender = Appender(self.path, self.files, utc_now, whole=_is_whole)
        self._open: ExitStack | None = None
        self._unsure = False
        self._after: Stat | None = None  # the file as our last reading or writing left it

    def open(self) -> None:
        """Be the only window with this class. Raises StorageError when another one has it."""
        if self._open is not None:
            return
        from filelock import FileLock, Timeout

        lock = FileLock(self.folder / LOCK, mode=0o600)
        stack = ExitStack()
        try:
            make_folder(self.files, self.folder)
            lock.acquire(timeout=0)
            stack.callback(lock.release)
        except Timeout as taken:
            raise StorageError(f"{self.folder.name}: {IN_USE}") from taken
        except (OSError, NotImplementedError) as error:
            bad = error if isinstance(error, OSError) else OSError(str(error))
            try:
                there = self.files.stat(self.folder)
            except OSError as worse:
                raise failed("read", self.folder, worse) from worse
            if there is None:
                raise failed("make the folder", self.folder, bad) from error
            # A folder on a disk that cannot lock still takes a class; it cannot keep a second window out.
            self.notices.append(
                tr("{folder}: this disk cannot lock, so open the class in one window only", folder=self.folder.name)
            )
        self._open = stack
        with contextlib.suppress(OSError):
            sweep(self.folder, OURS, self.files)

    def close(self) -> None:
        """Let others have it."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def read(self) -> list[Event]:
        """Every event that can be read, oldest first; `report` then tells what cannot. Raises StorageError."""
        report = self.report = Report()
        self._after = self._look()
        found = []
        for number, line in enumerate(self._lines.lines(), 1):
            if not line.data.strip():
                continue
            judged = Judged(None, tr("too long")) if line.length > LONGEST_BYTES else judge(line.data)
            if judged.event is None:
                report.note(BadLine(number, line.at, judged.reason if line.ended else TORN))
            else:
                report.read += 1
                found.append(judged.event)
        return found

    def append(self, *events: Event) -> None:
        """Add *events* in one write, safely on the disk. Raises BadInputError for what is none, StorageError for what
        is not safe.

        After a write that failed, the next one first puts the whole log down anew: what a disk once failed to
        confirm is not believed a second time.
        """
        lines = b"".join(map(encode, events))
        if self._open is None:
            raise StorageError(tr("{folder}: the class is not open", folder=self.folder.name))
        if self._unsure:
            self._put_down_anew()
            self._unsure = False
        try:
            written = self._appender.append(lines, alone=True)
        except StorageError:
            self._unsure = True
            raise
        self.notices += written.notices
        self._after = written.after

    def _look(self) -> Stat | None:
        try:
            return self.files.stat(self.path)
        except OSError as error:
            raise failed("read", self.path, error) from error

    @property
    def touched(self) -> bool:
        """True when the log is not as our last reading or writing left it. Raises StorageError."""
        return self._look() != self._after

    def mend(self, events: Sequence[Event]) -> None:
        """Somebody touched the log: leave it where all *events* still stand, else write it again from memory."""
        if list(map(encode, self.read()[: len(events)])) != list(map(encode, events)):
            self.notices.append(self._put_back(events))

    def _put_back(self, events: Iterable[Event]) -> str:
        """Write the whole log from memory, after somebody else cut, replaced or deleted it; a sentence on that.

        What stands there is set aside. Raises StorageError when it cannot be written; a folder that is gone is not made
        again: it may be on a disk that comes back.
        """
        if not self.here:
            raise StorageError(
                tr(
                    "the folder of this class, {folder!r}, is gone: renamed, deleted, or on a disk that is away; "
                    "everything is still in memory: bring it back and try again, or keep the class elsewhere",
                    folder=str(self.folder),
                )
            )
        said = tr("another program changed or deleted {log} of this class: it is written again from memory", log=LOG)
        if self._look() is not None:
            aside = set_aside(self.path, "set-aside", files=self.files, now=self._utc_now())
            said = tr("{said}; what stood there is kept as {name}", said=said, name=aside.name)
        self.replace(events)
        self._after = self._look()
        return said

    @property
    def here(self) -> bool:
        """False when the folder is gone, or cannot even be looked at."""
        try:
            return self.files.stat(self.folder) is not None
        except OSError:
            return False

    def _put_down_anew(self) -> None:
        try:
            data = self.files.read(self.path) if self.files.stat(self.path) is not None else b""
        except OSError as error:
            raise failed("read", self.path, error) from error
        safe_write(self.path, data, files=self.files)

    @property
    def unsure(self) -> bool:
        """True after a write that failed: what stands in the log is to be read again before it is trusted."""
        return self._unsure

    def replace(self, events: Iterable[Event]) -> None:
        """Put a log of these events in place of the old one, in one step. Raises StorageError."""
        data = b"".join(map(encode, events))
        safe_write(self.path, data, files=self.files)


class Found(NamedTuple):
    """A class in the data folder: its folder, title and when it began."""

    folder: Path
    title: str
    began: str
    students: int
    rounds: int


def new_folder(data: Path, title: str, now: datetime, files: Files | None = None) -> Path:
    """A free name for a class of today: `classes/2026-11-22-7b-maths`, with -2, -3... when taken. StorageError."""
    try:
        there = set((files or RealFiles()).listdir(data / FOLDER))
    except OSError as error:
        raise failed("read", data / FOLDER, error) from error
    start = f"{now:%Y-%m-%d}-{slug(title)}"
    number = 1
    while True:
        name = start if number == 1 else f"{start}-{number}"
        if name not in there:
            return data / FOLDER / name
        number += 1


def slug(title: str) -> str:
    """A title as a file name: lower-case letters, digits and hyphens, 40 at most."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "class"


def class_folders(data: Path, files: Files | None = None) -> list[Path]:
    """The folders that hold a class log, the newest last. Raises StorageError."""
    files = files or RealFiles()
    try:
        places = [data / FOLDER / name for name in files.listdir(data / FOLDER)]
        # A file that a desktop leaves in every folder is no class, and must not hide them.
        folders = [place for place in places if (found := files.stat(place)) is not None and found.is_folder]
        return [folder for folder in folders if files.stat(folder / LOG) is not None]
    except OSError as error:
        raise failed("read", data / FOLDER, error) from error


def not_ended(data: Path, files: Files | None = None) -> list[Found]:
    """The classes that can be resumed, the latest first. Raises StorageError when the folder can't be read."""
    from bullseye.classroom.log.class_state import ClassState

    found = []
    for folder in class_folders(data, files):
        log = ClassLog(folder, files)
        try:
            class_state = ClassState(log.read())
        except StorageError:
            continue  # one class that cannot be read must not hide the others
        if class_state.events and not class_state.ended:
            rounds = sum(t.counts for t in class_state.all_rounds())
            found.append(Found(folder, class_state.choices.title, class_state.began, len(class_state.students), rounds))
    return sorted(found, key=lambda one: (one.began, one.folder.name), reverse=True)


def check_folder(folder: Path, files: Files | None = None) -> None:
    """Raise BadInputError when *folder* holds no class, StorageError when it cannot be read."""
    try:
        there = (files or RealFiles()).stat(folder / LOG) is not None
    except OSError as error:
        raise failed("read", folder, error) from error
    if not there:
        raise BadInputError(
            tr("{folder!r} holds no class; name a folder with a {file} in it", folder=str(folder), file=LOG)
        )
