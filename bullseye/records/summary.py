"""One small row per round, derived from the history and rebuilt at will, so that lists need no shots."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from sys import intern
from typing import NamedTuple
from zlib import crc32

from bullseye.errors import BadRecordError, StorageError
from bullseye.records.disk import strict_json
from bullseye.records.disk.files import Files, Stat, write_all
from bullseye.records.disk.safe_write import safe_write
from bullseye.records.history import BadLine, History, Line, Report
from bullseye.records.summary_rows import Odd, Round, rows_from
from bullseye.session.record import Record
from bullseye.session.scorecard import Scorecard
from bullseye.words import tr

__all__ = ["Content", "Odd", "Round", "Stamp", "Summary", "brief", "parse", "render"]

SCHEMA = 5
TOLD_BYTES = 1 << 20  # after so much of the history, how far the reading is may be told
LAG_BYTES = 4 << 20  # further behind than this, a save leaves the summary for the next reader to mend

TieKey = Callable[[Record, Scorecard | None], tuple[float, ...]]
"""What tells a record from others of its score, smaller first; its scorecard spares the scoring where it is at hand."""
Measure = Callable[[Record], tuple[float | None, float | None]]
"""Sigma (mm) and throughput (bits/s) of a record, None for what it does not tell."""


class Stamp(NamedTuple):
    """The history as it was when last followed: its size, its date, how many bytes were understood.

    *digest* is the CRC-32 of those bytes, so that it can be told whether a file that is longer now only grew.
    """

    size: int
    mtime_ns: int
    understood: int
    digest: int = 0


class Content(NamedTuple):
    """All that a summary holds; rounds in the order of the history, an id that is there twice twice."""

    rounds: list[Round]
    odd: list[Odd]
    stamp: Stamp

    def report(self) -> Report:
        """What the history holds besides the rounds, but for a torn last line, which may still be growing."""
        sure = [row for row in self.odd if row.at < self.stamp.understood]
        report = Report(read=len(self.rounds), newer=sum(row.newer for row in sure))
        for row in sure:
            if not row.newer:
                report.note(BadLine(0, row.at, row.reason))
        return report


NOTHING = Content([], [], Stamp(0, 0, 0))


def no_tie(record: Record, card: Scorecard | None = None) -> tuple[float, ...]:
    """Rounds of equal score are told apart by accuracy, shots and date alone."""
    return ()


def no_values(record: Record) -> tuple[float | None, float | None]:
    """Nothing measured: whoever keeps only scores needs no more."""
    return None, None


def brief(
    record: Record,
    at: int = 0,
    length: int = 0,
    crc: str = "",
    tie_key: TieKey = no_tie,
    measure: Measure = no_values,
    card: Scorecard | None = None,
) -> Round:
    """The row of a record; *card* is its scorecard where the caller has it."""
    return Round(
        at,
        length,
        crc,
        record.id,
        intern(record.player),
        intern(record.face),
        intern(record.drill),
        intern(record.style),
        record.finished,
        record.score,
        intern(record.score_unit),
        intern(record.better),
        record.accuracy,
        record.best_combo,
        len(record.shots),
        record.hit_count,
        record.duration_s,
        record.rules,
        record.simulated,
        record.ranked,
        list(tie_key(record, card)),
        intern(record.way),
        *measure(record),
        record.test,
        "" if record.entered is None else record.entered.sitting,
    )


class Summary:
    """The summary file at *path*, which follows *history*. `load` only reads; `mend` and `extend` write."""

    def __init__(
        self, path: Path, history: History, files: Files, tie_key: TieKey = no_tie, measure: Measure = no_values
    ) -> None:
        self.path = path
        self._history = history
        self._files = files
        self._tie_key = tie_key
        self._measure = measure
        self._known: Content | None = None  # rows that were read and could not be written yet
        self.tell: Callable[[float], None] | None = None  # how much of a long reading is done, 0 to 1
        self._written: Round | None = None  # the row of the line that was added last, so that nobody reads it again

    def apart(self, files: Files) -> Summary:
        """The same with objects of its own, for another thread to read with."""
        return Summary(self.path, History(self._history.path, files), files, self._tie_key, self._measure)

    def know(self, content: Content) -> None:
        """Take in rows that were read elsewhere, until they are written."""
        self._known = content

    def expect(self, row: Round) -> None:
        """Take in the row of a line that was just written: whoever reads on from before it need not read it again."""
        self._written = row

    def knows(self, now: Stat) -> bool:
        """True when rows for exactly this state of the history were taken in and are not written yet."""
        return self._known is not None and self._known.stamp[:2] == now[:2]

    def load(self, look: bool = False) -> tuple[Content, bool]:
        """Rows for the history as it is now, and whether the file on the disk already says the same.

        A line whose bytes are still those of its row is not parsed again. With *look* every line is read, though size
        and date are those of the last time.
        Raises StorageError if the history cannot be read.
        """
        now = self._history.stat()
        kept = self._read()
        if now is None:
            return NOTHING, kept is None
        if kept is not None and kept.stamp[:2] == now[:2] and not look:
            return kept, True
        if self._known is not None and self.knows(now) and not look:
            return self._known, False
        old: dict[int, Round | Odd] = {}
        if kept is not None:
            old.update((row.at, row) for row in kept.rounds)
            old.update((row.at, row) for row in kept.odd)
        found = self._follow(0, now, old)
        return found, kept is not None and found == kept

    def mend(self, content: Content, data: bytes | None = None) -> None:
        """Write the file anew; *data* is what `render` gives, where the caller has it already.

        Raises StorageError; nothing is lost then, since all of it is derived.
        """
        safe_write(self.path, render(content) if data is None else data, files=self._files)
        self._known = None

    def extend(self, before: Stat | None) -> bool:
        """Add rows for what was just added, if the file followed the history up to *before* (its state then).

        False when it did not, or when it could not be written: the next `load` sees that and reads more.
        """
        try:
            now = self._history.stat()
            if now is None:
                return False
            if before is None or not before.size:
                self.mend(self._follow(0, now, {}))
                return True
            tail = self._tail()
            if tail is None or tail[0][:2] != before[:2] or now.size - before.size > LAG_BYTES:
                return False
            added = self.read_on(tail[0], now)
            lines = b"".join(map(_line, _sure(added)))
            handle = self._files.open_append(self.path)
            try:
                write_all(self._files, handle, lines + _stamp_line(added.stamp, crc32(lines, tail[1])))
            finally:
                self._files.close(handle)
        except (OSError, StorageError):
            return False
        return True

    def from_scratch(self, tell: Callable[[float], None] | None = None) -> Content:
        """Rows made from every line, whatever the file holds; *tell* hears how much of it is done, 0 to 1."""
        now = self._history.stat()
        before = self.tell
        self.tell = before if tell is None else tell
        try:
            return NOTHING if now is None else self._follow(0, now, {})
        finally:
            self.tell = before

    def read_on(self, start: Stamp, now: Stat) -> Content:
        """Rows for the lines from where *start* understood up to the size in *now*."""
        return self._follow(start.understood, now, {}, start.digest)

    def seal(self, now: Stat) -> Stamp | None:
        """The file's last word, if that is that it followed the history to exactly this state."""
        tail = self._tail()
        return tail[0] if tail is not None and tail[0][:2] == now[:2] else None

    def newest(self, length: int = 1 << 16) -> bytes:
        """The last bytes of the file, for a look at the latest ids; empty when there are none."""
        try:
            found = self._files.stat(self.path)
            if found is None or found.is_folder:
                return b""
            return self._files.read(self.path, max(0, found.size - length))
        except OSError:
            return b""

    def _tail(self) -> tuple[Stamp, int] | None:
        """The last stamp and the checksum of the whole file; None when the file does not end in a stamp."""
        data = self.newest(400)
        start = data.rfind(_STAMP_START)
        if start < 1 or not data.endswith(b"}\n"):
            return None
        found = _parse_stamp(data[start:-1])
        return None if found is None else (found[0], crc32(data[start:], found[1]))

    def _read(self) -> Content | None:
        """What the file holds, as far as it is whole; None when it is missing, damaged or of another kind."""
        try:
            found = self._files.stat(self.path)
            if found is None or found.is_folder:
                return None
            return parse(self._files.read(self.path))
        except (OSError, BadRecordError):
            return None

    def _follow(self, start: int, now: Stat, old: Mapping[int, Round | Odd], digest: int = 0) -> Content:
        """Read the lines from *start* to the size in *now*, taking an old row where its bytes still stand.

        *digest* is of the bytes before.
        """
        rounds: list[Round] = []
        odd: list[Odd] = []
        understood = told = start
        for line in self._history.lines(start):
            end = line.at + line.length
            if end > now.size:
                break  # added while we read: the next reader's
            if self.tell is not None and end - told >= TOLD_BYTES:
                told = end
                self.tell((end - start) / (now.size - start))
            row = self._row(line, old.get(line.at))
            if isinstance(row, Round):
                rounds.append(row)
            elif row is not None:
                odd.append(row)
            if line.ended:
                understood, digest = end + 1, crc32(b"\n", crc32(line.data, digest))
            elif isinstance(row, Round):
                understood, digest = end, crc32(line.data, digest)
        return Content(rounds, odd, Stamp(now.size, now.mtime_ns, understood, digest))

    def _row(self, line: Line, old: Round | Odd | None) -> Round | Odd | None:
        crc = f"{crc32(line.data):08x}"
        if old is None and self._written is not None and self._written.at == line.at:
            old = self._written
        if old is not None and old.length == line.length and old.crc == crc:
            return old
        judgement = self._history.judge(line)
        if judgement is None:
            return None
        if judgement.record is None:
            return Odd(line.at, line.length, crc, judgement.reason, judgement.newer is not None)
        return brief(judgement.record, line.at, line.length, crc, self._tie_key, self._measure)


def render(content: Content) -> bytes:
    """The file: a head naming the columns, a row per line, a stamp with a checksum over all before it."""
    head = {"format": "bullseye-summary", "schema": SCHEMA, "columns": Round._fields}
    data = strict_json.dumps(head) + b"\n" + b"".join(map(_line, _sure(content)))
    return data + _stamp_line(content.stamp, crc32(data))


def parse(data: bytes) -> Content:
    """Read what `render` and `extend` wrote, leaving out a torn end; BadRecordError for anything else."""
    end = len(data)
    for _ in range(3):
        start = data.rfind(b"\n" + _STAMP_START, 0, end) + 1
        stop = data.find(b"\n", start)
        if start < 1:
            break
        found = _parse_stamp(data[start:stop]) if stop > 0 else None
        if found is not None and found[1] == crc32(memoryview(data)[:start]):
            return _parse_rows(data, start, found[0])
        end = start
    raise BadRecordError(tr("the summary is damaged; it will be rebuilt from the history"))


_STAMP_START = b'{"size":'


def _parse_rows(data: bytes, end: int, stamp: Stamp) -> Content:
    """What stands before *end*. Its checksum fits, so the rows are as they were written."""
    try:
        start = data.index(b"\n") + 1
        head = json.loads(data[:start])
        kind = (head["format"], head["schema"], head["columns"])
        if kind != ("bullseye-summary", SCHEMA, list(Round._fields)):
            raise BadRecordError(tr("the summary is of another kind; it will be rebuilt from the history"))
        return Content(*rows_from(data, start, end), stamp)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadRecordError(tr("the summary is damaged ({why}); it will be rebuilt", why=error)) from None


def _sure(content: Content) -> Iterator[Round | Odd]:
    """The rows that no later writing can change: all but a torn last line."""
    yield from (row for row in content.rounds if row.at < content.stamp.understood)
    yield from (row for row in content.odd if row.at < content.stamp.understood)


def _line(row: Round | Odd) -> bytes:
    return strict_json.dumps(list(row) if isinstance(row, Round) else row._asdict()) + b"\n"


def _stamp_line(stamp: Stamp, crc: int) -> bytes:
    return strict_json.dumps({**stamp._asdict(), "crc": f"{crc:08x}"}) + b"\n"


def _parse_stamp(line: bytes) -> tuple[Stamp, int] | None:
    """A stamp and the checksum it gives for all that stands before it; None for any other line."""
    try:
        found = strict_json.loads(line)
        if not isinstance(found, dict):
            return None
        stamp = Stamp(found["size"], found["mtime_ns"], found["understood"], found["digest"])
        if not all(value.__class__ is int for value in stamp):
            return None
        return stamp, int(found["crc"], 16)
    except (ValueError, TypeError, KeyError):
        return None
