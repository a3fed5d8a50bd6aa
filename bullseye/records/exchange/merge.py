"""Take in rounds from another history: each once, none changed, and what cannot be read is named."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from bullseye.errors import BadInputError, BadRecordError, BullseyeError, StorageError
from bullseye.records.disk.files import make_folder
from bullseye.records.disk.lock import busy
from bullseye.records.disk.safe_write import failed
from bullseye.records.history import BadLine, History, Line
from bullseye.records.history_line import encode
from bullseye.records.store import Store
from bullseye.records.summary import Round
from bullseye.session.record import Record
from bullseye.words import tr

BATCH_BYTES = 1 << 20  # lines written and made safe at once; other windows get their turn between

_NOT_ROUNDS = re.compile(
    r"history\.(removed|renamed|corrected|undone|set-aside|before)-"
)  # what somebody took out stays out


@dataclass(slots=True)
class Merged:
    """What came of it: counts of rounds, the lines that could not be read, and ids kept in another form."""

    added: int = 0
    known: int = 0
    newer: int = 0
    bad: list[BadLine] = field(default_factory=list)
    differ: list[str] = field(default_factory=list)


def histories_in(place: Path) -> list[Path]:
    """The history files at *place*: the file itself, or those of a folder, copies of a sync client among them.

    Raises BadInputError when there is none.
    """
    try:
        if place.is_file():
            return [place]
        names = sorted(os.listdir(place))
    except OSError as error:
        raise BadInputError(
            tr(
                "{place!r} cannot be read ({strerror}); name a history.jsonl or a folder that holds one",
                place=str(place),
                strerror=error.strerror,
            )
        ) from error
    found = [
        place / name
        for name in names
        if name.startswith("history") and name.endswith(".jsonl") and not _NOT_ROUNDS.match(name)
    ]
    found = [path for path in found if path.is_file()]
    if not found:
        raise BadInputError(
            tr("there is no history.jsonl in {place!r}; name a folder of bullseye's, or the file", place=str(place))
        )
    return found


def merge(store: Store, other: Path) -> Merged:
    """Add every round of the history at *other* that *store* does not have; our own lines stay as they are.

    Run again after a crash, it goes on where it stopped. Raises BadInputError and StorageError.
    """
    found = Merged()
    sources = histories_in(other)
    mine = store.files.realpath(store.history.path)
    if any(Path(os.path.realpath(path)) == mine for path in sources):
        raise BadInputError(tr("{other!r} is your own history; name the other one", other=str(other)))
    for path in sources:
        add_lines(store, History(path, store.files), found)
    return found


def add_lines(store: Store, other: History, found: Merged) -> None:
    """Add what *other* holds and *store* does not; counts go to *found*."""
    known = {row.id: row for row in store.rounds()}

    def fresh() -> Iterator[Record]:
        taken: set[str] = set()
        for number, line in enumerate(other.lines(), 1):
            judgement = other.judge(line)
            if judgement is None:
                continue
            if judgement.newer is not None:
                found.newer += 1
            elif judgement.record is None:
                found.bad.append(BadLine(number, line.at, judgement.reason))
            elif judgement.record.id in known:
                found.known += 1
                if _differs(store, known[judgement.record.id], line, judgement.record):
                    found.differ.append(judgement.record.id)
            elif judgement.record.id not in taken:
                taken.add(judgement.record.id)
                yield judgement.record

    add_records(store, fresh(), found)


def add_records(store: Store, records: Iterable[Record], found: Merged) -> None:
    """Append *records*, which *store* must not have, a batch at a time; summary and board follow in the end.

    Raises StorageError: what was added until then is safe, and doing it again adds the rest.
    """
    try:
        make_folder(store.files, store.dirs.data)
    except OSError as error:
        raise failed("make the folder", store.dirs.data, error) from error
    batch: list[bytes] = []
    size = 0
    try:
        for record in records:
            batch.append(encode(record))
            size += len(batch[-1])
            if size >= BATCH_BYTES:
                _append(store, batch, found)
                batch, size = [], 0
        if batch:
            _append(store, batch, found)
    finally:
        if found.added:
            try:
                store.rounds()
                store.board.refresh()
            except BullseyeError as error:
                store.say(tr("the rounds are safe, but the scoreboard could not follow: {why}", why=error))


def _append(store: Store, batch: list[bytes], found: Merged) -> None:
    with store.lock.held() as had:
        if not had:
            raise busy(store.lock)
        for notice in store.history.append_line(b"".join(batch), alone=True).notices:
            store.say(notice)
    found.added += len(batch)


def _differs(store: Store, ours: Round, line: Line, theirs: Record) -> bool:
    """True when the same id holds something else here."""
    if ours.crc == f"{crc32(line.data):08x}":
        return False
    with contextlib.suppress(StorageError, BadRecordError):
        return store.history.record_at(ours.at, ours.length) != theirs
    return True
