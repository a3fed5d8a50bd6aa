"""Put a backup back in place, after everything that stands there now went into a backup of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bullseye.errors import BadInputError, StorageError
from bullseye.records.care.backup import (
    Backup,
    check_backup,
    folder_of,
    make_backup,
    member_bytes,
    opened,
)
from bullseye.records.care.members import HISTORY, target_of
from bullseye.records.disk.files import make_folder
from bullseye.records.disk.lock import busy
from bullseye.records.disk.safe_write import dated_name, safe_write, sentence
from bullseye.records.history import History
from bullseye.records.rewrite import rewriting, stage, swap
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.dirs import Dirs
    from bullseye.records.store import Store

TRIES = 3


class Restored(NamedTuple):
    """What came back, where that lies which stood there before (None: nothing did), and the rounds only there."""

    backup: Backup
    before: Path | None
    left_out: int


def restore(store: Store, dirs: Dirs, source: Path, now: datetime) -> Restored:
    """Put the files of the backup *source* in their places; files that it does not hold stay as they are.

    First the whole backup is read and checked, and all that stands here now goes into a dated backup of its own.
    Raises BadInputError when *source* is no whole backup and StorageError; a crash between leaves every file old or
    new, and doing it again does the rest.
    """
    backup = check_backup(source, store.files)
    with rewriting(store):
        for _ in range(TRIES):
            before = _keep(store, dirs, now)
            rounds = {row.id for row in store.rounds()}
            kept_bytes = 0 if before is None else before.members.get(HISTORY, (0, ""))[0]
            if HISTORY not in backup.members or _restore_history(store, dirs, backup, kept_bytes):
                break
            # A round was saved meanwhile: it must go into the backup of what was here, too.
        else:
            raise busy(store.lock)
        with opened(source, store.files) as archive:
            for name, wanted in backup.members.items():
                derived = name == "data/scoreboard.json" and HISTORY in backup.members
                if name != HISTORY and not derived:
                    data = b"".join(member_bytes(source, archive, name, wanted))
                    target = target_of(name, dirs)
                    make_folder(store.files, target.parent)
                    safe_write(target, data, files=store.files)
        store.forget()
        if HISTORY in backup.members:
            try:
                store.board.rebuild()
            except StorageError as error:
                store.say(tr("the history is restored, but the scoreboard could not follow: {why}", why=error))
        back = {row.id for row in store.rounds()}
        left_out = rounds - back
        if HISTORY in backup.members:
            backup = replace(backup, rounds=len(back))  # what can be read counts, not what the backup says of itself
    return Restored(backup, None if before is None else before.path, len(left_out))


def _keep(store: Store, dirs: Dirs, now: datetime) -> Backup | None:
    """Back up what stands here; None when there is nothing."""
    place = folder_of(dirs.data) / "bullseye.zip"
    try:
        target = dated_name(place, "before-restore", now, store.files)
    except OSError as error:
        raise StorageError(sentence("read", place.parent, error)) from error
    with contextlib.suppress(BadInputError):  # nothing here yet
        return make_backup(store, dirs, target, now, whole=True)
    return None


def _restore_history(store: Store, dirs: Dirs, backup: Backup, kept_bytes: int) -> bool:
    """Replace the history; False, with nothing changed, when it is no longer the *kept_bytes* that were kept."""

    def chunks() -> Iterator[bytes]:
        with opened(backup.path, store.files) as archive:
            yield from member_bytes(backup.path, archive, HISTORY, backup.members[HISTORY])

    temp = stage(dirs.history, chunks(), store.files)
    done = False
    try:
        if backup.rounds and next(iter(History(temp, store.files)), None) is None:
            raise BadInputError(
                tr(
                    "{file!r} cannot be restored: it says that it holds {n} rounds, and none of them can be read; "
                    "use another backup",
                    file=str(backup.path),
                    n=backup.rounds,
                )
            )
        with store.lock.held() as had:
            if not had:
                raise busy(store.lock)
            found = store.history.stat()
            if (0 if found is None else found.size) != kept_bytes:
                return False
            done = True
            swap(temp, dirs.history, store.files)
    finally:
        if not done:
            with contextlib.suppress(OSError):
                store.files.unlink(temp)
    return True
