"""Rounds that could not be saved: kept in memory, each once, until they are saved or written elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.errors import BullseyeError
from bullseye.session.record import Record

if TYPE_CHECKING:
    from pathlib import Path

    from bullseye.records.disk.files import Files
    from bullseye.records.store import Saved, Store


class Unsaved:
    """The rounds of this sitting that are in no history, oldest first."""

    def __init__(self) -> None:
        self._records: dict[str, Record] = {}
        self._elsewhere: set[str] = set()

    def __len__(self) -> int:
        return len(self._records)

    @property
    def at_risk(self) -> int:
        """How many would be lost if the program ended now: those that are in no file at all."""
        return len(self._records.keys() - self._elsewhere)

    @property
    def ids(self) -> list[str]:
        """Their ids, oldest first."""
        return list(self._records)

    def add(self, record: Record) -> None:
        """Keep a round."""
        self._records[record.id] = record

    def drop(self, id_: str) -> None:
        """It is saved after all."""
        self._records.pop(id_, None)
        self._elsewhere.discard(id_)

    def save(self, store: Store) -> dict[str, Saved]:
        """Try each again, oldest first; those that are saved now, by id. Raises the first failure's error."""
        done: dict[str, Saved] = {}
        for id_, record in list(self._records.items()):
            try:
                done[id_] = store.save(record)
            except BullseyeError:
                if not done:
                    raise
                break  # what was saved is told; the rest waits
            self.drop(id_)
        return done

    def write(self, path: Path, files: Files) -> int:
        """Write all of them to a file that any history takes in; how many. Raises StorageError."""
        from bullseye.records.disk.safe_write import safe_write
        from bullseye.records.history_line import encode

        safe_write(path, b"".join(encode(record) for record in self._records.values()), files=files)
        self._elsewhere.update(self._records)
        return len(self._records)
