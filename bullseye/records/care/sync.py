"""Two computers of one person kept in step by a folder they share, by whatever copies it from one to the other.

Each computer writes files of its own there and reads everybody's, so a program that copies the folder never has two
versions of one file to choose between. A round goes into a line of the computer that the folder has it from; a line
that is half copied is no round yet, and comes with the next look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from zlib import crc32

from bullseye.errors import BadInputError
from bullseye.records.care import shared_names
from bullseye.records.care.correcting import settle
from bullseye.records.care.removal import REMOVED, gone_files
from bullseye.records.disk import strict_json
from bullseye.records.disk.lock import busy
from bullseye.records.disk.safe_write import failed, safe_write
from bullseye.records.exchange.merge import BATCH_BYTES, Merged, add_records
from bullseye.records.history import History
from bullseye.records.history_line import encode
from bullseye.records.rewrite import take_out
from bullseye.records.store import Store
from bullseye.records.summary import Round
from bullseye.session.record import Record
from bullseye.words import tr

ROUNDS_NAME, GONE_NAME = "bullseye-rounds-{name}.jsonl", "bullseye-removed-{name}.json"
NAMED_NAME = "bullseye-renamed-{name}.json"
_ROUNDS = re.compile(r"bullseye-rounds-.*\.jsonl")
_NAMED = re.compile(r"bullseye-renamed-.*\.json")
_GONE = re.compile(r"bullseye-removed-.*\.json")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
SCHEMA = 1
LARGEST_BYTES = 64 << 20
MOST_IDS = 1_000_000


@dataclass(slots=True)
class Synced:
    """What came of it: rounds that came and went, lines that are not whole yet, what is elsewhere in another form.

    *elsewhere* are the ids of rounds here that another computer removed; *removed* how many of them went here too;
    *renamed* how many have another player's name now, as on another computer.
    """

    came: int = 0
    went: int = 0
    newer: int = 0
    waiting: int = 0
    differ: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    removed: int = 0
    renamed: int = 0


def machine_name(path: Path, node: str, new_id: Callable[[], str], store: Store) -> str:
    """What this computer's files in a shared folder are called: kept at *path*, made when there is none.

    *node* is the computer's name in its network. A data folder that was copied to another computer has another one and
    gets a name of its own: two computers must never write one file. Raises StorageError.
    """
    words = re.sub(r"[^A-Za-z0-9]+", "-", node).strip("-").lower()[:24] or "computer"
    try:
        raw = store.files.read(path, 0, 4096)
    except FileNotFoundError:
        raw = b""
    except OSError as error:
        raise failed("read", path, error) from error
    try:
        found = strict_json.loads(raw) if raw else None
    except ValueError:
        found = None
    if isinstance(found, dict) and found.get("node") == words:
        name = found.get("name")
        if isinstance(name, str) and _NAME.fullmatch(name):
            return name
    name = f"{words}-{re.sub('[^A-Za-z0-9]', '', new_id())[-8:]}"
    safe_write(path, strict_json.dumps({"schema": SCHEMA, "node": words, "name": name}) + b"\n", files=store.files)
    return name


def sync(store: Store, folder: Path, name: str, take_removals: bool = False) -> Synced:
    """Bring what is new in *folder* here and what is new here there, as the computer called *name*.

    With *take_removals*, rounds that were removed on another computer go here too; `undo` brings them back. Done again
    after a crash it goes on. Raises BadInputError where *folder* cannot be one, StorageError.
    """
    _check(store, folder)
    found = Synced()
    gone_here = _gone_here(store)
    own = folder / ROUNDS_NAME.format(name=name)
    there = _pull(store, folder, gone_here, found)
    _push(store, own, there, found)
    mine = folder / NAMED_NAME.format(name=name)
    shared_names.tell(store, mine)
    others = [path for path in _names(store, folder, _NAMED) if path != mine]
    found.renamed, waiting = shared_names.hear(store, others)
    found.waiting += waiting
    _tell_removed(store, folder / GONE_NAME.format(name=name), _gone_here(store))
    _hear_removed(store, folder, name, take_removals, found)
    return found


def _check(store: Store, folder: Path) -> None:
    try:
        there = store.files.stat(folder)
    except OSError as error:
        raise failed("read", folder, error) from error
    if there is None or not there.is_folder:
        raise BadInputError(
            tr("{folder!r} is no folder; make it first, where your computers share it", folder=str(folder))
        )
    data = store.files.realpath(store.history.path).parent
    if store.files.realpath(folder) == data:
        raise BadInputError(
            tr("{folder!r} is the data folder itself; name another one that your computers share", folder=str(folder))
        )


def _names(store: Store, folder: Path, pattern: re.Pattern[str]) -> list[Path]:
    """Files of ours in the folder, and copies that a syncing program made of them."""
    try:
        return [folder / name for name in store.files.listdir(folder) if pattern.fullmatch(name)]
    except OSError as error:
        raise failed("read", folder, error) from error


def _pull(store: Store, folder: Path, gone_here: frozenset[str], found: Synced) -> set[str]:
    """Take in every round of the folder that is not here and was not removed here; the ids that the folder has."""
    rows = {row.id: row for row in store.rounds()}
    known = {row.crc: row.id for row in rows.values()}
    here = set(known.values())
    there: set[str] = set()
    sittings: set[str] = set()

    def fresh(history: History) -> Iterator[Record]:
        for line in history.lines():
            id_ = known.get(f"{crc32(line.data):08x}") if line.ended else None
            if id_ is not None:  # the very line that we have: nothing to read in it
                there.add(id_)
                continue
            judgement = history.judge(line)
            if judgement is None:
                continue
            if judgement.record is None:
                found.newer += judgement.newer is not None
                found.waiting += judgement.newer is None
                continue
            id_ = judgement.record.id
            there.add(id_)
            if id_ in here:
                if not _same_but_its_player(store, rows.get(id_), judgement.record):
                    found.differ.append(id_)
            elif id_ not in gone_here:
                here.add(id_)
                if judgement.record.entered is not None:
                    sittings.add(judgement.record.entered.sitting)
                yield judgement.record

    for path in _names(store, folder, _ROUNDS):
        merged = Merged()
        add_records(store, fresh(History(path, store.files)), merged)
        found.came += merged.added
    if sittings:
        settle(store, sittings)
    return there


def _same_but_its_player(store: Store, row: Round | None, theirs: Record) -> bool:
    """True for a round that was renamed on one of the computers: that is told apart from a round that differs."""
    if row is None:
        return False
    ours = store.history.record_at(row.at, row.length)
    return ours == replace(theirs, player=ours.player)


def _push(store: Store, own: Path, there: set[str], found: Synced) -> None:
    """Add every round that the folder has not to our own file in it."""
    rows = [row for row in store.rounds() if row.id not in there]
    history = History(own, store.files)
    batch: list[bytes] = []
    for n, row in enumerate(rows, 1):
        batch.append(encode(store.history.record_at(row.at, row.length)))
        if sum(map(len, batch)) >= BATCH_BYTES or n == len(rows):
            with store.lock.held() as had:  # one of our windows at a time writes there
                if not had:
                    raise busy(store.lock)
                for notice in history.append_line(b"".join(batch), alone=True).notices:
                    store.say(notice)
            found.went += len(batch)
            batch = []


def _gone_here(store: Store) -> frozenset[str]:
    """The ids of rounds that were removed here and not brought back."""
    here = {row.id for row in store.rounds()}
    gone = {record.id for path in gone_files(store) for record in History(path, store.files)}
    return frozenset(gone - here)


def _tell_removed(store: Store, path: Path, gone: Iterable[str]) -> None:
    """Say in the folder what was removed here."""
    data = strict_json.dumps({"schema": SCHEMA, "removed": sorted(gone)}) + b"\n"
    try:
        if store.files.stat(path) is None and not gone:
            return
        if store.files.stat(path) is not None and store.files.read(path) == data:
            return
    except OSError as error:
        raise failed("read", path, error) from error
    safe_write(path, data, files=store.files, check=strict_json.loads)


def _hear_removed(store: Store, folder: Path, name: str, take: bool, found: Synced) -> None:
    """What others removed and we still have; with *take* it goes here too, to where `undo` finds it."""
    gone: set[str] = set()
    for path in _names(store, folder, _GONE):
        if path.name != GONE_NAME.format(name=name):
            gone |= _ids_in(store, path, found)
    found.elsewhere = sorted(row.id for row in store.rounds() if row.id in gone)
    if not take or not found.elsewhere:
        return
    out, _ = take_out(store, lambda row: isinstance(row, Round) and row.id in gone, REMOVED)
    found.removed = len({row.id for row in out if isinstance(row, Round)})
    _tell_removed(store, folder / GONE_NAME.format(name=name), _gone_here(store))


def _ids_in(store: Store, path: Path, found: Synced) -> set[str]:
    """The ids in a list of removed rounds; one that is half copied waits."""
    try:
        raw = store.files.read(path, 0, LARGEST_BYTES)
    except OSError as error:
        raise failed("read", path, error) from error
    try:
        told = strict_json.loads(raw)
    except ValueError:
        told = None
    ids = told.get("removed") if isinstance(told, dict) and told.get("schema") == SCHEMA else None
    if not isinstance(ids, list) or len(ids) > MOST_IDS or not all(isinstance(one, str) for one in ids):
        found.waiting += 1
        return set()
    return set(ids)
