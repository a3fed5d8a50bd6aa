"""The one door to everything that is kept: save a round, read rounds, ask the board."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from zlib import crc32

from bullseye.errors import BullseyeError, StorageError, UnknownNameError
from bullseye.records.board_row import Row
from bullseye.records.disk.append import Written
from bullseye.records.disk.files import Files, RealFiles, Stat, make_folder
from bullseye.records.disk.lock import FolderLock, Lock
from bullseye.records.disk.safe_write import failed, gone_file, left_overs, sweep
from bullseye.records.history import History, Report, utc_now
from bullseye.records.history_line import encode
from bullseye.records.scoreboard import Scoreboard
from bullseye.records.summary import Measure, Round, Summary, TieKey, brief, no_tie, no_values
from bullseye.records.tables import NO_PLACE, Place
from bullseye.session.record import Record
from bullseye.session.scorecard import Scorecard

SWEPT = ("scoreboard.json", "summary.jsonl", "settings.json", "goals.json", "sending.json", "probe")


class Folders(Protocol):
    """Where the files are; `bullseye.dirs.Dirs` is one."""

    @property
    def data(self) -> Path: ...

    @property
    def scoreboard(self) -> Path: ...

    @property
    def history(self) -> Path: ...


@dataclass(frozen=True, slots=True)
class Saved:
    """A round that is on the disk. *already* says that it had been before: nothing was written again."""

    id: str
    place: Place
    notices: tuple[str, ...]
    already: bool = False

    @property
    def best_before(self) -> Row | None:
        """The player's best row for this drill and face before this round; None when it is the first."""
        return self.place.best_before


class Store:
    """Rounds, their summary and the scoreboard in one folder, shared with other windows through a lock.

    Nothing is touched before the first question. What a user should be told gathers in `notices`.
    """

    def __init__(
        self,
        dirs: Folders,
        files: Files | None = None,
        utc_now: Callable[[], datetime] = utc_now,
        lock: Lock | None = None,
        tie_key: TieKey = no_tie,
        rewriting: Lock | None = None,
        measure: Measure = no_values,
    ) -> None:
        self.dirs = dirs
        self.files: Files = RealFiles() if files is None else files
        self.utc_now = utc_now
        self.lock: Lock = FolderLock(dirs.data / "bullseye.lock") if lock is None else lock
        # Held by who removes or restores rounds, which may take long; saving a round does not wait for it.
        self.rewriting: Lock = FolderLock(dirs.data / "rewrite.lock") if rewriting is None else rewriting
        self.after_save: Callable[[], None] | None = None  # called when a round has been saved, without the lock
        self._tie_key = tie_key
        self._measure = measure
        self._rows: tuple[Stat, dict[str, Round]] | None = None  # the history as it was, and its rounds by id
        self._saved: set[str] = set()
        self._swept = False
        self._notices: list[str] = []
        self.history = History(dirs.history, self.files, utc_now)
        self.summary = Summary(dirs.data / "summary.jsonl", self.history, self.files, tie_key, measure)
        self._board = Scoreboard(dirs.scoreboard, self.history, self.summary, self.files, utc_now, self.lock)

    @property
    def board(self) -> Scoreboard:
        """The scoreboard; it looks by itself whether something changed. Raises StorageError when asked."""
        self._sweep()
        return self._board

    @property
    def notices(self) -> list[str]:
        """Whole sentences that a user should see, oldest first, each once."""
        return [*self._notices, *self._board.notices]

    def take_notices(self) -> list[str]:
        """The notices since the last call."""
        said = self.notices
        self._notices.clear()
        self._board.notices.clear()
        return said

    def say(self, notice: str) -> None:
        """Put a whole sentence among the notices."""
        if notice not in self._notices:
            self._notices.append(notice)

    def save(self, record: Record, card: Scorecard | None = None) -> Saved:
        """Keep a round. When this returns, its line is on the disk; the board follows from it.

        *card* is the round scored, by whoever has it: it then is not scored again for the board.
        A round whose id is kept already is not written twice. Raises BadRecordError for a record that breaks
        the schema and StorageError when it could not be made safe: the caller still has it, and may save it
        elsewhere.
        """
        line = encode(record)
        if self.history.met and self.history.stat() is None:
            raise gone_file(self.dirs.history)
        try:
            make_folder(self.files, self.dirs.data)
        except OSError as error:
            raise failed("make the folder", self.dirs.data, error) from error
        self._sweep()
        before = self.notices
        with self.lock.held() as had:
            if self._is_kept(record.id):
                return Saved(record.id, self._place_of(record), (), already=True)
            written = self.history.append_line(line, alone=had)
            self._saved.add(record.id)
            self._notices.extend(written.notices)
            place = NO_PLACE
            try:
                data = line[:-1]
                crc = f"{crc32(data):08x}"
                row = brief(record, written.at, len(data), crc, self._tie_key, self._measure, card)
                self.summary.expect(row)
                if had:
                    self.summary.extend(written.before)
                self._follow(row, written)
                place = self._board.add(row, written, line)
                if had:
                    self._board.save()
            except (OSError, BullseyeError) as error:
                # The promise is kept already; what follows from the history can wait for a better time.
                self._notices.append(f"the round is saved, but the scoreboard could not follow: {error}")
        if self.after_save is not None:
            self.after_save()
        return Saved(record.id, place, tuple(said for said in self.notices if said not in before))

    def records(self) -> Iterator[Record]:
        """Every round that counts, with its shots, oldest first; `last_report` then says what does not."""
        return iter(self.history)

    @property
    def last_report(self) -> Report:
        """What the last full reading of `records` met."""
        return self.history.report

    def rounds(self) -> list[Round]:
        """One small row per round, each id once, oldest first: for lists and statistics, without the shots.

        They are read once and followed until somebody else changes the history.
        Raises StorageError when the history cannot be read.
        """
        now = self.history.stat()
        if self._rows is not None and now is not None and self._rows[0][:2] == now[:2]:
            return list(self._rows[1].values())
        content, fresh = self.summary.load()
        if not fresh and content.stamp.size:
            with self.lock.held() as had:
                if had:
                    try:
                        content, fresh = self.summary.load()
                        if not fresh:
                            self.summary.mend(content)
                    except (OSError, StorageError) as error:
                        self._notices.append(str(error))
        found: dict[str, Round] = {}
        for row in content.rounds:
            found.setdefault(row.id, row)
        whole = now is not None and content.stamp[:3] == (now.size, now.mtime_ns, now.size)
        self._rows = (now, found) if now is not None and whole else None
        return list(found.values())

    def _follow(self, row: Round, written: Written) -> None:
        """Take the row of a line just written among those in memory, if they are of the history just before it."""
        known, self._rows = self._rows, None
        before, after = written.before, written.after
        if known is None or before is None or after is None or known[0][:2] != before[:2]:
            return
        if after.size == before.size + row.length + 1:  # nobody else added anything meanwhile
            known[1].setdefault(row.id, row)
            self._rows = (after, known[1])

    def find(self, id_prefix: str) -> Record:
        """The round whose id begins with *id_prefix*.

        Raises UnknownNameError when no round or more than one does, StorageError when it cannot be read.
        """
        rounds = self.rounds()
        found = [row for row in rounds if id_prefix and row.id.startswith(id_prefix)]
        exact = [row for row in found if row.id == id_prefix]
        if exact:
            found = exact
        if len(found) != 1:
            shown = found or rounds[-5:]
            raise UnknownNameError("round", id_prefix, [row.id for row in shown[:8]])
        return self.history.record_at(found[0].at, found[0].length)

    def has(self, id_: str) -> bool:
        """True when a round of this id is kept, however long ago."""
        return any(row.id == id_ for row in self.rounds())

    def forget(self) -> None:
        """Trust no memory of what was saved: the history was rewritten."""
        self._saved.clear()
        self._rows = None

    def _is_kept(self, id_: str) -> bool:
        """A look at what this process saved and at the latest rows: what a second press could repeat.

        Older repeats do no harm: every reader counts an id once. So the cost does not grow with the history, but for
        an id that was seen: then the history itself must say that nobody took the round out since.
        """
        seen = id_ in self._saved or f'"{id_}"'.encode() in self.summary.newest()
        return seen and self.has(id_)

    def _place_of(self, record: Record) -> Place:
        key = (record.drill, record.face, record.style)
        rows = self._board.rows(*key)
        rank = next((found.rank for found in rows if found.row.id == record.id), None)
        return Place(rank, self._board.best(*key, record.player, record.way), False)

    def _sweep(self) -> None:
        """At the first look: temporary files of a crash. With the lock, so that nobody is writing them."""
        if self._swept:
            return
        self._swept = True
        real = self.dirs.history
        with contextlib.suppress(OSError):  # whoever asks next is told what is wrong with the folder
            real = self.files.realpath(real)
            self._sweep_under(self.lock, self.dirs.data, SWEPT)
            self._sweep_under(self.rewriting, real.parent, (real.name,))  # a history that was being made anew

    def _sweep_under(self, lock: Lock, folder: Path, names: tuple[str, ...]) -> None:
        if left_overs(folder, tuple(f".{name}." for name in names), self.files):
            with lock.held() as had:
                if had:
                    sweep(folder, names, self.files)
