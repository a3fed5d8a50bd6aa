"""A renaming travels between computers that share a folder: which rounds have which name now, told and heard.

Each computer tells what was renamed on it, by the rounds' ids; what it heard from another one it does not pass on, so
that an undo anywhere stays done there.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from bullseye.names import clean
from bullseye.records.care.renaming import NOTE_NAME, RENAMED, SCHEMA, Names, Renaming, read_note
from bullseye.records.disk import strict_json
from bullseye.records.disk.safe_write import failed, safe_write
from bullseye.records.history import History
from bullseye.records.history_line import of_another
from bullseye.records.rewrite import dated, put, rewriting
from bullseye.records.store import Store
from bullseye.records.summary import Round

HEARD = "heard"
LARGEST_BYTES = 64 << 20


class Told(NamedTuple):
    """The rounds *ids* of *old* are those of *new*, since *when* (as the note of the renaming is called)."""

    when: str
    old: str
    new: str
    ids: frozenset[str]


def tell(store: Store, path: Path) -> None:
    """Say in the file *path* what was renamed here and not undone. Raises StorageError."""
    found = [{"when": one.when, "old": one.old, "new": one.new, "ids": sorted(one.ids)} for one in _own(store)]
    data = strict_json.dumps({"schema": SCHEMA, "renamed": found}) + b"\n"
    try:
        there = store.files.stat(path)
        if (there is None and not found) or (there is not None and store.files.read(path) == data):
            return
    except OSError as error:
        raise failed("read", path, error) from error
    safe_write(path, data, files=store.files, check=strict_json.loads)


def _own(store: Store) -> list[Told]:
    folder = store.files.realpath(store.history.path).parent
    found = []
    try:
        names = sorted(name for name in store.files.listdir(folder) if NOTE_NAME.search(name))
        for name in names:
            note = folder / name
            raw: Any = strict_json.loads(store.files.read(note, 0, LARGEST_BYTES))
            rounds = note.with_suffix(".jsonl")
            if raw.get(HEARD) or store.files.stat(rounds) is None:
                continue
            done = read_note(store, note)
            ids = frozenset(record.id for record in History(rounds, store.files))
            found.append(Told(name, done.old, done.new, ids))
    except OSError as error:
        raise failed("read", folder, error) from error
    return found


def hear(store: Store, paths: Iterable[Path]) -> tuple[int, int]:
    """Give the rounds here the names that other computers told in *paths*; how many, and how many files are not whole.

    `undo` takes it back here. Raises StorageError.
    """
    told, waiting = [], 0
    for path in paths:
        found = _told_in(store, path)
        waiting += found is None
        told += found or []
    return sum(_rename(store, one) for one in sorted(told, key=lambda one: one.when)), waiting


def _rename(store: Store, told: Told) -> int:
    wanted = {row.id for row in store.rounds() if row.id in told.ids and row.player == told.old}
    if not wanted:
        return 0
    done = Renaming(told.old, told.new, (), Names(told.new, [told.old, told.new]))
    with rewriting(store):
        note = dated(store, RENAMED, ".json")
        data = {"schema": SCHEMA, **done._asdict(), "before": done.before._asdict(), HEARD: True}
        safe_write(note, strict_json.dumps(data) + b"\n", files=store.files)
        put(
            store,
            lambda row: isinstance(row, Round) and row.id in wanted,
            note.with_suffix(".jsonl"),
            lambda _, line: (of_another(line, told.new), told.new),
        )
    return len(wanted)


def _told_in(store: Store, path: Path) -> list[Told] | None:
    """What a file tells; None where it is half copied, or none of ours."""
    try:
        raw = store.files.read(path, 0, LARGEST_BYTES)
    except OSError as error:
        raise failed("read", path, error) from error
    try:
        found: Any = strict_json.loads(raw)
        if found["schema"] != SCHEMA:
            return None
        return [
            Told(str(one["when"]), str(one["old"]), clean(str(one["new"]))[0], frozenset(map(str, one["ids"])))
            for one in found["renamed"]
        ]
    except (ValueError, TypeError, KeyError):
        return None
