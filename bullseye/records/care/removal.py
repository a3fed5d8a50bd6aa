"""Remove a round or a player, and undo it: what is removed moves to a dated file, it is not wiped.

An undo takes back the latest change of the history, which may be a renaming or a correction too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bullseye.errors import BadInputError, StorageError, UnknownNameError
from bullseye.records.care.backup import backups_in
from bullseye.records.care.correcting import CORRECTED_NAME, UNDONE_NAME
from bullseye.records.care.correcting import put_back as put_back_corrected
from bullseye.records.care.renaming import NOTE_NAME, Renaming, put_back
from bullseye.records.disk.safe_write import failed, sentence
from bullseye.records.exchange.merge import Merged, add_lines
from bullseye.records.goals_file import GoalsFile
from bullseye.records.history import History
from bullseye.records.rewrite import rewriting, take_out
from bullseye.records.store import Store
from bullseye.records.summary import Round
from bullseye.words import listed, tr

REMOVED = "removed"
SET_ASIDE = "set-aside"
_OLDER_COPY = re.compile(r"^(history|scoreboard)\.(renamed|corrected|undone|set-aside|damaged|before)-")
_REMOVED_NAME = re.compile(r"\.removed-(\d{8}T\d{6}Z)(?:-(\d+))?\.jsonl$")


class Removed(NamedTuple):
    """What was removed and where it lies now."""

    rounds: int
    player: str | None
    aside: Path


class Undone(NamedTuple):
    """What an undo brought back, from which file (which is gone when all of it came back).

    *renamed* is the renaming that it took back; the settings' names are the caller's: `Renaming.undone`.
    """

    added: int
    known: int
    source: Path
    gone: bool
    renamed: Renaming | None = None


def remove_round(store: Store, id_prefix: str) -> Removed:
    """Remove the one round whose id begins with *id_prefix*; the board follows.

    Raises UnknownNameError when no round or more than one does, StorageError.
    """
    return remove_rounds(store, [id_prefix])


def remove_rounds(store: Store, ids: Sequence[str]) -> Removed:
    """Remove the rounds of these *ids*, to be undone together; the board follows.

    Raises UnknownNameError when one is not here, StorageError.
    """
    wanted = frozenset(store.find(id_).id for id_ in ids)
    gone, aside = take_out(store, lambda row: isinstance(row, Round) and row.id in wanted, REMOVED)
    if aside is None:
        raise StorageError(tr("the round {id!r} was removed by another program meanwhile; nothing was done", id=ids[0]))
    return Removed(len({row.id for row in gone if isinstance(row, Round)}), None, aside)


def remove_player(store: Store, name: str) -> Removed:
    """Remove every round of *name*; the board follows. Raises UnknownNameError, StorageError."""
    players = sorted({row.player for row in store.rounds()})
    if name not in players:
        raise UnknownNameError("player", name, players[:50])
    gone, aside = take_out(store, lambda row: isinstance(row, Round) and row.player == name, REMOVED)
    if aside is None:
        raise StorageError(
            tr("the rounds of {name!r} were removed by another program meanwhile; nothing was done", name=name)
        )
    return Removed(len({row.id for row in gone if isinstance(row, Round)}), name, aside)


def set_bad_lines_aside(store: Store) -> tuple[int, Path | None]:
    """Move every line that cannot be read to a dated file; those of a newer bullseye stay. How many, and where."""
    gone, aside = take_out(store, lambda row: not isinstance(row, Round) and not row.newer, SET_ASIDE)
    return len(gone), aside


def removed_files(store: Store) -> list[Path]:
    """The files of removed rounds beside the history, the latest last. Raises StorageError."""
    return _dated_files(store, _REMOVED_NAME)


def gone_files(store: Store) -> list[Path]:
    """The files of rounds that were taken out: removed, or with another in their place. Raises StorageError."""
    return _dated_files(store, _REMOVED_NAME, CORRECTED_NAME, UNDONE_NAME)


def undoable(store: Store) -> list[Path]:
    """The files of removed or corrected rounds and the notes of renamings, the latest last. Raises StorageError."""
    return _dated_files(store, _REMOVED_NAME, CORRECTED_NAME, NOTE_NAME)


def _dated_files(store: Store, *patterns: re.Pattern[str]) -> list[Path]:
    folder = store.dirs.data
    try:
        folder = store.files.realpath(store.history.path).parent
        names = store.files.listdir(folder)
        found = []
        for name in names:
            match = next(filter(None, (pattern.search(name) for pattern in patterns)), None)
            there = None if match is None else store.files.stat(folder / name)
            if match is not None and there is not None:
                # Numbers tell apart what one second did to one kind of file, the files' own dates the kinds.
                found.append((match[1], there.mtime_ns if len(patterns) > 1 else 0, int(match[2] or 1), folder / name))
    except OSError as error:
        raise failed("read", folder, error) from error
    return [path for *_, path in sorted(found)]


def undo(store: Store, goals: GoalsFile | None = None) -> Undone:
    """Bring back what the latest removal took out, or the latest correction or renaming changed, its *goals* with it.

    The file that kept it goes once every round is safe in the history again.

    Raises BadInputError when nothing was removed or renamed, StorageError.
    """
    with rewriting(store):
        left = undoable(store)
        if not left:
            raise BadInputError(tr("nothing was removed here, so there is nothing to undo"))
        source = left[-1]
        if NOTE_NAME.search(source.name):
            merged, renamed, gone = put_back(store, goals, source)
            return Undone(merged.added, merged.known, source, gone, renamed)
        if CORRECTED_NAME.search(source.name):
            merged, gone = put_back_corrected(store, source)
            return Undone(merged.added, merged.known, source, gone)
        found = Merged()
        add_lines(store, History(source, store.files), found)
        gone = not found.bad and not found.newer and not found.differ
        if gone:
            try:
                store.files.unlink(source)
                store.files.fsync_dir(source.parent)
            except OSError as error:
                raise StorageError(
                    tr(
                        "the rounds are back, but {name} could not be removed: {strerror}",
                        name=source.name,
                        strerror=error.strerror,
                    )
                ) from error
    return Undone(found.added, found.known, source, gone)


def what_remains(store: Store, removed: Removed, settings_names: bool) -> list[str]:
    """Whole sentences on where the removed rounds still are, for who wants them gone for good."""
    folder = store.dirs.data
    said = [
        tr(
            "They are kept in {path} until `bullseye undo`; delete that file to be rid of them.",
            path=os.path.join(folder, removed.aside.name),
        )
    ]
    older_copies: list[str] = []
    try:
        files = store.files.listdir(store.files.realpath(store.history.path).parent)
        older_copies = [name for name in files if _OLDER_COPY.search(name)]
    except OSError as error:
        said.append(tr("Older copies beside it are not named here: {why}.", why=sentence("read", folder, error)))
    if older_copies:
        said.append(tr("So may older copies beside it: {names}.", names=listed(older_copies)))
    older = [path.name for path in backups_in(folder)]
    if older:
        said.append(
            tr(
                "Backups made before this still hold them: {names} in {folder}.",
                names=listed(older),
                folder=folder / "backups",
            )
        )
    if removed.player is not None and settings_names:
        said.append(tr("The name {player!r} stays among the players in settings.json.", player=removed.player))
    said.append(tr("Exports and backups that you made elsewhere are yours to look after."))
    return said
