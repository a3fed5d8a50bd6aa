"""Whether a list of shots is here already: it has no id of its own, so its shots are compared."""

from __future__ import annotations

from collections.abc import Iterable

from bullseye.errors import BadRecordError, StorageError
from bullseye.names import key_of
from bullseye.records.store import Store
from bullseye.records.summary import Round
from bullseye.session.record import Record

Marks = tuple[tuple[float, float, float], ...]


def already_here(store: Store, records: Iterable[Record], dated: bool) -> dict[str, Round]:
    """By its id, each of *records* whose shots, player and face are those of a round that is kept: that round.

    The date must agree too where it was given (*dated*); where it was not, it is only when the list was read.
    Raises StorageError.
    """
    asked = list(records)
    kinds = {_kind(record.player, record.face, len(record.shots)) for record in asked}
    alike: dict[tuple[str, str, int], list[Round]] = {}
    for row in store.rounds():
        kind = _kind(row.player, row.face, row.shots)
        if kind in kinds:
            alike.setdefault(kind, []).append(row)
    found: dict[str, Round] = {}
    for record in asked:
        marks = _marks(record)
        for row in alike.get(_kind(record.player, record.face, len(record.shots)), ()):
            if (not dated or row.date == record.finished) and _marks_of(store, row) == marks:
                found[record.id] = row
                break
    return found


def _kind(player: str, face: str, shots: int) -> tuple[str, str, int]:
    return key_of(player), face, shots


def _marks(record: Record) -> Marks:
    return tuple((shot.x_mm, shot.y_mm, shot.t) for shot in record.shots)


def _marks_of(store: Store, row: Round) -> Marks | None:
    try:
        return _marks(store.history.record_at(row.at, row.length))
    except (BadRecordError, StorageError):
        return None  # a line that has changed meanwhile is no proof of anything
