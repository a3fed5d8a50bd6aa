"""The history: every finished round, one line each, only ever added to; everything else follows from it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bullseye.errors import BadRecordError
from bullseye.records.disk.append import Appender, Written
from bullseye.records.disk.files import Files, RealFiles, Stat
from bullseye.records.disk.safe_write import failed
from bullseye.records.history_line import LONGEST_BYTES, Judgement, encode, judge
from bullseye.session.record import Record
from bullseye.words import tr, trn

CHUNK_BYTES = 1 << 20
NAMED_AT_MOST = 100  # lines set aside that a report names one by one; all are counted


class Line(NamedTuple):
    """One line of the file without its end; *ended* is False for a last line that lacks its end."""

    at: int
    data: bytes
    ended: bool
    length: int  # bytes in the file, without the end; more than len(data) for a line too long to hold


class BadLine(NamedTuple):
    """A line that does not count, and why; *number* is from 1 on (0: not known), *at* its offset in bytes."""

    number: int
    at: int
    reason: str


@dataclass(slots=True)
class Report:
    """What one reading met. Nothing in it was changed or removed."""

    read: int = 0
    bad: int = 0
    newer: int = 0
    twice: int = 0
    named: list[BadLine] = field(default_factory=list)

    def note(self, line: BadLine) -> None:
        """Count a bad line, and name it while there are few."""
        self.bad += 1
        if len(self.named) < NAMED_AT_MOST:
            self.named.append(line)

    def _first(self) -> str:
        if not self.named:
            return ""
        first = self.named[0]
        if first.number:
            return tr("(the first is line {line}: {reason})", line=first.number, reason=first.reason)
        return tr("(the first is at byte {byte}: {reason})", byte=first.at, reason=first.reason)

    def sentences(self, path: Path) -> list[str]:
        """What a user should hear, in whole sentences; empty when all is well."""
        said = []
        if self.bad:
            bad = trn("{n} line of {name} cannot be read: left in the file, not counted",
                      "{n} lines of {name} cannot be read: left in the file, not counted",
                      self.bad, name=path.name)  # fmt: skip
            said.append(f"{bad} {self._first()}".rstrip())
        if self.newer:
            said.append(trn("{n} round in {name} came from a newer bullseye; update bullseye to count them",
                            "{n} rounds in {name} came from a newer bullseye; update bullseye to count them",
                            self.newer, name=path.name))  # fmt: skip
        return said


def utc_now() -> datetime:
    """The real clock, for dated names and nothing else."""
    return datetime.now(UTC)


def _is_whole(data: bytes) -> bool:
    """True for a line that only lacks its end: a round, or one that a newer bullseye wrote."""
    found = judge(data)
    return found.record is not None or found.newer is not None


class History:
    """The history file at *path*. Reading never writes; appending costs the same however long the file is."""

    def __init__(self, path: Path, files: Files | None = None, utc_now: Callable[[], datetime] = utc_now) -> None:
        self.path = path
        self.files: Files = RealFiles() if files is None else files
        self._appender = Appender(path, self.files, utc_now, whole=_is_whole)
        self.report = Report()
        self.met = False  # whether there was anything when we looked last

    def __iter__(self) -> Iterator[Record]:
        """Every record that counts, oldest first, each id once; `report` then tells what was left out."""
        report = self.report = Report()
        seen: set[str] = set()
        for number, line in enumerate(self.lines(), 1):
            judgement = self.judge(line)
            if judgement is None:
                continue
            if judgement.newer is not None:
                report.newer += 1
            elif judgement.record is None:
                report.note(BadLine(number, line.at, judgement.reason))
            elif judgement.record.id in seen:
                report.twice += 1
            else:
                seen.add(judgement.record.id)
                report.read += 1
                yield judgement.record

    def stat(self) -> Stat | None:
        """Size and date of the file; None when there is none. Raises StorageError when it cannot be one."""
        try:
            found = self.files.stat(self.path)
            if found is not None and found.is_folder:
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(self.path))
        except OSError as error:
            raise failed("read", self.path, error) from error
        if found is not None and found.size:
            self.met = True
        return found

    def judge(self, line: Line) -> Judgement | None:
        """What *line* holds; None for an empty one."""
        if not line.data.strip():
            return None
        if line.length > LONGEST_BYTES:
            return Judgement(None, tr("too long ({size} bytes)", size=line.length))
        found = judge(line.data.removeprefix(b"\xef\xbb\xbf") if line.at == 0 else line.data)
        if found.record is None and not line.ended:
            return Judgement(None, tr("a torn last line"), found.newer)
        return found

    def lines(self, start: int = 0) -> Iterator[Line]:
        """The lines from byte *start* on, a chunk of the file in memory at a time. Raises StorageError."""
        if self.stat() is None:
            return
        at, kept, length = start, [b""], 0
        position = start
        while True:
            try:
                chunk = self.files.read(self.path, position, CHUNK_BYTES)
            except FileNotFoundError:
                return  # removed while it was read
            except OSError as error:
                raise failed("read", self.path, error) from error
            if not chunk:
                break
            position += len(chunk)
            *ended, rest = chunk.split(b"\n")
            for part in ended:
                length += len(part)
                yield Line(at, b"".join((*kept, part)), True, length)
                at += length + 1
                kept, length = [], 0
            length += len(rest)
            if length <= LONGEST_BYTES:  # past that it is garbage: count it, do not hold it
                kept.append(rest)
        if length:
            yield Line(at, b"".join(kept), False, length)

    def record_at(self, at: int, length: int) -> Record:
        """The one record of *length* bytes at byte *at*; BadRecordError when something else stands there."""
        try:
            data = self.files.read(self.path, at, length)
        except OSError as error:
            raise failed("read", self.path, error) from error
        judgement = judge(data)
        if judgement.record is None:
            raise BadRecordError(
                tr("byte {at} of {name} holds no round: {reason}", at=at, name=self.path.name, reason=judgement.reason)
            )
        return judgement.record

    def append(self, record: Record, *, alone: bool = False) -> Written:
        """Add *record*; when this returns its line is on the disk, read back and the same.

        *alone* says that the caller holds the lock (see `Appender.append`).
        Raises BadRecordError when the record breaks the schema, StorageError when it is not safe.
        """
        return self.append_line(encode(record), alone=alone)

    def append_line(self, line: bytes, *, alone: bool = False) -> Written:
        """The same for a line that `line.encode` made."""
        return self._appender.append(line, alone=alone)
