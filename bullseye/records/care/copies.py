"""Other histories beside ours: what a sync program makes of two computers that wrote at once, noticed and counted."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Set
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from bullseye.errors import BullseyeError, StorageError
from bullseye.records.disk.files import Files
from bullseye.records.exchange.merge import histories_in
from bullseye.records.history import History
from bullseye.records.store import Store
from bullseye.words import commas, tr, trn

NAMED = 5
# Dropbox, Nextcloud and ownCloud say it in words, in the language of the computer; Syncthing by a mark; OneDrive adds
# the computer's name, Google Drive, iCloud and browsers a number. So any history*.jsonl that is no file of ours is one.
_BY_NAME = (
    (re.compile(r"(?i)\.sync-conflict-\d{8}-\d{6}"), "Syncthing"),
    (re.compile(r"(?i)conflicted copy \d{4}-\d{2}-\d{2} \d{6}"), "Nextcloud"),
    (re.compile(r"(?i)conflicted copy|in konflikt|copie en conflit|copia en conflicto|copia in conflitto"), "Dropbox"),
    (re.compile(r"(?i)^history( \(\d+\)| \d+)\.jsonl$"), "Google Drive or iCloud"),
    (re.compile(r"(?i)^history-[^.]+\.jsonl$"), "OneDrive"),
)
"""The first that fits names the program, as far as a name can tell."""


class Copy(NamedTuple):
    """A history beside ours: who seems to have made it, how many rounds it has, and how many of them are not here."""

    path: Path
    maker: str
    rounds: int
    missing: int
    why: str = ""
    """Why it could not be read; "" when it could."""


def copies_beside(store: Store) -> list[Copy]:
    """Every other history in the folder of ours, also where ours is a link into a synced folder."""
    real = Path(store.files.realpath(store.history.path))
    found: dict[Path, Copy] = {}
    for folder in {store.history.path.parent, real.parent}:
        paths: list[Path] = []
        with contextlib.suppress(BullseyeError):  # no history there, or no right to look: said by others
            paths = histories_in(folder)
        for path in paths:
            if Path(store.files.realpath(path)) != real:
                found.setdefault(path, _copy(store, path))
    return sorted(found.values())


def maker_of(name: str) -> str:
    """The program that gives such names to its copies; "" for a name that nobody is known by."""
    return next((maker for pattern, maker in _BY_NAME if pattern.search(name)), "")


def _copy(store: Store, path: Path) -> Copy:
    try:
        rows = store.summary.load()[0].rounds
        ids, missing = _ids(path, store.files, {row.crc for row in rows}, {row.id for row in rows})
    except StorageError as error:
        return Copy(path, maker_of(path.name), 0, 0, str(error))
    return Copy(path, maker_of(path.name), ids, missing)


def _ids(path: Path, files: Files, crcs: Set[str], ours: Set[str]) -> tuple[int, int]:
    """How many rounds *path* has, and how many are not *ours*; lines that stand here too need not be understood."""
    history = History(path, files)
    known, fresh = 0, set()
    for line in history.lines():
        if f"{crc32(line.data):08x}" in crcs:
            known += 1
            continue
        judged = history.judge(line)
        if judged is not None and judged.record is not None:
            id_ = judged.record.id
            if id_ in ours:
                known += 1
            else:
                fresh.add(id_)
    return known + len(fresh), len(fresh)


def sentences(copies: list[Copy]) -> Iterator[str]:
    """What was found, a copy each; of many the first few."""
    for copy in copies[:NAMED]:
        said = tr("{name} lies beside the history", name=copy.path.name)
        if copy.maker:
            said = tr("{name} lies beside the history, as {maker} calls a conflicted copy",
                      name=copy.path.name, maker=copy.maker)  # fmt: skip
        if copy.why:
            yield tr("{said}, and cannot be read: {why}", said=said, why=copy.why)
            continue
        if copy.missing:
            missing = trn("{n} of them not here", "{n} of them not here", copy.missing)
        else:
            missing = tr("all of them here")
        yield f"{said}: {commas((trn('{n} round', '{n} rounds', copy.rounds), missing))}"
    more = len(copies) - NAMED
    if more > 0:
        yield trn("and {n} more history beside it", "and {n} more histories beside it", more)
