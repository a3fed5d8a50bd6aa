"""The scoreboard file: a table of the ten best per drill, face and way of shooting, derived from the history."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zlib import crc32

from bullseye.errors import BadRecordError, StorageError
from bullseye.records.board_row import Ranked, Row
from bullseye.records.disk import strict_json
from bullseye.records.disk.append import Written
from bullseye.records.disk.files import Files, Stat
from bullseye.records.disk.lock import Lock, NoLock, busy
from bullseye.records.disk.safe_write import copy_aside, safe_write, sentence, set_aside
from bullseye.records.history import History, Report, utc_now
from bullseye.records.schema import NewerSchemaError
from bullseye.records.summary import Content, Round, Stamp, Summary
from bullseye.records.tables import Place, Tables, check_board, checksum, tables_of
from bullseye.session.aids import board_way
from bullseye.words import tr, trn

# Rounds that change no table (practice, simulated ones) are followed in the file only every so many bytes.
LAG_BYTES = 1 << 16
LARGEST_BYTES = 64 << 20


class Scoreboard:
    """The board at *path*; every question first looks whether the history or the file has changed.

    What a user should be told gathers in `notices`. A board from a newer bullseye is never written.
    """

    def __init__(
        self,
        path: Path,
        history: History,
        summary: Summary,
        files: Files,
        utc_now: Callable[[], datetime] = utc_now,
        lock: Lock | None = None,
    ) -> None:
        self.path = path
        self.notices: list[str] = []
        self._history = history
        self._summary = summary
        self._files = files
        self._utc_now = utc_now
        self._lock: Lock = NoLock() if lock is None else lock
        self._tables = Tables()
        self._loaded = False
        self._seen: Stat | None = None  # the file as it was when the tables were taken from it
        self._file_size = 0  # how far into the history the file reaches
        self._kept_off = False  # the file is not ours to write: from a newer bullseye, or unreadable
        self._pending = _Pending()

    # ---- questions ----

    def rows(self, drill: str | None = None, face: str | None = None, style: str | None = None) -> list[Ranked]:
        """Rows best first, table by table; of all tables when none is named."""
        self.refresh()
        return [
            Ranked(*key[:3], rank, row, key[3])
            for key, table in sorted(self._tables.tables.items())
            if drill in (None, key[0]) and face in (None, key[1]) and style in (None, key[2])
            for rank, row in enumerate(table.rows, 1)
        ]

    def best(self, drill: str, face: str, style: str, player: str | None = None, way: str = "") -> Row | None:
        """The best row of a table, or of one player there (even outside the ten); None if there is none.

        *way* is how it was shot, as `Record.way` tells it.
        """
        self.refresh()
        table = self._tables.tables.get((drill, face, style, board_way(way)))
        if table is None:
            return None
        return (table.rows[0] if table.rows else None) if player is None else table.bests.get(player)

    def players(self) -> list[str]:
        """Everybody who stands on a table, in alphabetical order."""
        self.refresh()
        return sorted({player for table in self._tables.tables.values() for player in table.bests})

    def as_dict(self) -> dict[str, Any]:
        """The document as the file holds it."""
        self.refresh()
        return self._tables.as_dict()

    # ---- following ----

    def refresh(self) -> None:
        """Take in what other windows did since; costs two looks at the disk when nothing changed.

        Raises StorageError when the history cannot be read.
        """
        if self._is_current(self._history.stat()):
            return
        self._load()
        if self._pending.due:
            with self._lock.held() as had:
                if had:  # else the next window does it: everything here follows from the history
                    self._write()

    def add(self, round_: Round, written: Written, line: bytes) -> Place:
        """Give the round just *written* to the history as *line* its place. The file waits for `save`."""
        current = self._is_current(written.before) and (self._tables.stamp.size or not self._tables.tables)
        if not current:
            self._load(skip=round_.id)
        place = self._tables.add(round_)
        if current:
            self._tables.stamp = _grown(self._tables.stamp, round_.at, written.after, line)
        if place.rank is not None or place.new_best or self._tables.stamp.size - self._file_size > LAG_BYTES:
            self._pending.due = True
        return place

    def save(self) -> None:
        """Write the file if it is time to. The caller holds the lock. What goes wrong is a notice."""
        if self._pending.due:
            self._write()

    def rebuild(self, content: Content | None = None, tell: Callable[[float], None] | None = None) -> Report:
        """Make summary and board anew from every line of the history, whatever they hold now.

        *content* spares the reading when the caller knows what the history holds; *tell* hears how much is read.
        Raises StorageError when they cannot be written.
        """
        with self._lock.held() as had:
            if not had:
                raise busy(self._lock)
            trouble, tables = self._read()
            if self._kept_off:
                raise StorageError(trouble or "")
            content = self._summary.from_scratch(tell) if content is None else content
            self._derive(content, "", tables)
            self._pending = _Pending(True, trouble, content)
            self._write_now()
        return content.report()

    # ---- inside ----

    def _is_current(self, history: Stat | None) -> bool:
        return self._loaded and self._look() == self._seen and _same(self._tables.stamp, history)

    def _look(self) -> Stat | None:
        try:
            return self._files.stat(self.path)
        except OSError:
            return None

    def _load(self, skip: str = "") -> None:
        """Read the file and bring its tables up to the history, leaving out the id *skip*."""
        self._seen = self._look()
        trouble, tables = self._read()
        self._file_size = 0 if tables is None else tables.stamp.size
        self._pending = _Pending(trouble is not None and not self._kept_off, trouble)
        now = self._history.stat()
        report = None
        if tables is None or not self._catch_up(tables, now, skip):
            content, fresh = self._summary.load()
            self._derive(content, skip, tables)
            self._pending.due |= now is not None
            self._pending.content = None if fresh else content
            report = content.report()
            if tables is not None:
                self._pending.gone = len(tables.ids() - {row.id for row in content.rounds})
        if self._kept_off and trouble:
            self._say(trouble)
        report = report or Report(bad=self._tables.bad, newer=self._tables.newer)
        for said in report.sentences(self._history.path):
            self._say(said)
        if self._tables.stamp.understood < self._tables.stamp.size:
            self._say(tr("{name} ends in a torn line; it does not count, all others do", name=self._history.path.name))
        self._loaded = True

    def _catch_up(self, tables: Tables, now: Stat | None, skip: str) -> bool:
        """True when *tables* could be brought up to the history without going through all of it."""
        if now is None:
            if tables.ids():
                self._say(tr("{name} is missing, so nobody can check the scoreboard", name=self._history.path.name))
            tables.stamp = Stamp(0, 0, 0)
        elif not _same(tables.stamp, now):
            behind = now.size - tables.stamp.understood
            seal = self._summary.seal(now)
            if not 0 <= behind <= 4 * LAG_BYTES or not tables.stamp.size or seal is None:
                return False
            more = self._summary.read_on(tables.stamp, now)
            if more.stamp != seal:  # it did not only grow: what the tables were made of is another text by now
                return False
            for row in more.rounds:
                if row.id != skip:
                    tables.add(row)
            _count(tables, more)
            tables.stamp = more.stamp
        self._tables = tables
        return True

    def _derive(self, content: Content, skip: str, old: Tables | None) -> None:
        """Tables from all rounds; keys that we do not know are taken over from the *old* ones."""
        tables = tables_of(row for row in content.rounds if row.id != skip)
        tables.stamp = content.stamp
        _count(tables, content)
        if old is not None:
            tables.extra = old.extra
            for key, table in tables.tables.items():
                if key in old.tables:
                    table.extra = old.tables[key].extra
        self._tables = tables

    def _write(self) -> None:
        """Write what is due; a failure is a notice, since the next start derives it again."""
        try:
            if self._look() != self._seen:  # another window wrote since we read, and knew no less
                self._load()
            if self._pending.due:
                self._write_now()
        except (OSError, StorageError) as error:
            self._say(tr("{why}; the rounds themselves are safe in {name}", why=error, name=self._history.path.name))

    def _write_now(self) -> None:
        if self._kept_off:
            return
        pending, name = self._pending, self._history.path.name
        if pending.trouble is not None:
            aside = set_aside(self.path, "damaged", files=self._files, now=self._utc_now())
            self._say(
                tr(
                    "{why}; it was moved to {aside} and rebuilt from {name}",
                    why=pending.trouble,
                    aside=aside.name,
                    name=name,
                )
            )
            pending.trouble = None
        elif pending.gone:
            data = self._files.read(self.path)
            aside = copy_aside(self.path, "before", data, files=self._files, now=self._utc_now())
            self._say(trn("{n} round no longer in {name} left the scoreboard; it was kept as {aside}",
                          "{n} rounds no longer in {name} left the scoreboard; it was kept as {aside}",
                          pending.gone, name=name, aside=aside.name))  # fmt: skip
            pending.gone = 0
        if pending.content is not None and pending.content.stamp.size:
            self._summary.mend(pending.content)
        safe_write(self.path, render(self._tables), files=self._files, check=strict_json.loads)
        self._pending = _Pending()
        self._file_size = self._tables.stamp.size
        self._seen = self._look()

    def _read(self) -> tuple[str | None, Tables | None]:
        """What is wrong with the file, if anything, and its tables; both None when there is no file."""
        self._kept_off = False
        try:
            found = self._files.stat(self.path)
            if found is None:
                return None, None
            if found.is_folder:
                raise IsADirectoryError(errno.EISDIR, tr("is a folder"))
            if found.size > LARGEST_BYTES:
                return tr("{name} is damaged (too large, {size} bytes)", name=self.path.name, size=found.size), None
            return None, check_board(strict_json.loads(self._files.read(self.path)))
        except NewerSchemaError as error:
            self._kept_off = True
            return tr("{why}; until then it is left as it is, and new rounds are kept in the history", why=error), None
        except OSError as error:
            self._kept_off = True
            return sentence("read", self.path, error), None
        except (ValueError, BadRecordError) as error:
            return tr("{name} is damaged ({why})", name=self.path.name, why=error), None

    def _say(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices.append(notice)


@dataclass(slots=True)
class _Pending:
    """What the next writing has to do: is one due, the file's trouble, the summary's rows, rounds gone."""

    due: bool = False
    trouble: str | None = None
    content: Content | None = None
    gone: int = 0


def _same(stamp: Stamp, history: Stat | None) -> bool:
    """True when *stamp* was taken of exactly this state of the history."""
    return stamp.size == 0 if history is None else stamp[:2] == history[:2]


def _grown(stamp: Stamp, at: int, after: Stat | None, line: bytes) -> Stamp:
    """The stamp when *line* was added at byte *at*, or one that fits no history, so that all is derived again.

    Before the line may stand the end of the line before it, if that had none.
    """
    lead = at - stamp.understood
    if after is None or after.size != at + len(line) or lead not in (0, 1):
        return Stamp(0, 0, 0)
    return Stamp(after.size, after.mtime_ns, after.size, crc32(line, crc32(b"\n" * lead, stamp.digest)))


def _count(tables: Tables, content: Content) -> None:
    """Note how many lines do not count."""
    report = content.report()
    tables.bad += report.bad
    tables.newer += report.newer


def render(tables: Tables) -> bytes:
    """The file's bytes: JSON with one row on each line, so that two versions can be compared by eye."""
    document = tables.as_dict()
    document["history"]["sum"] = checksum(document)
    lists = {key: document.pop(key) for key in ("boards", "apart") if key in document}
    parts = [strict_json.dumps(document)[:-1]]
    for name, boards in lists.items():
        parts += [b',\n"%s":[' % name.encode(), *_rendered(boards), b"\n]"]
    return b"".join((*parts, b"}\n"))


def _rendered(boards: list[dict[str, Any]]) -> Iterator[bytes]:
    for number, board in enumerate(boards):
        yield b",\n" if number else b"\n"
        lists = {key: board.pop(key) for key in ("rows", "bests")}
        yield strict_json.dumps(board)[:-1]
        for key, rows in lists.items():
            lines = b",\n".join(map(strict_json.dumps, rows))
            yield b',\n"%s":[\n%s\n]' % (key.encode(), lines)
        yield b"}"
