"""Keeping a class in another folder from now on: for when its own is gone and everything is still in memory."""

from __future__ import annotations

from pathlib import Path

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.store import ClassLog
from bullseye.errors import BadInputError
from bullseye.records.disk.safe_write import failed
from bullseye.words import tr


def keep_elsewhere(room: OpenClass, folder: Path) -> None:
    """Write the whole class into *folder*, which must be new or empty, and go on there.

    Raises BadInputError, and StorageError; then nothing has changed.
    """
    if room.log is None:
        raise BadInputError(tr("this class is kept in memory only"))
    log = ClassLog(folder, room.log.files, room.now)
    try:
        if log.files.listdir(folder):
            raise BadInputError(tr("{folder!r} is not empty; name a new folder", folder=str(folder)))
        log.open()
        log.replace(room.class_state.events)
        log.read()
    except OSError as error:
        log.close()
        raise failed("read", folder, error) from error
    except BaseException:
        log.close()
        raise
    room.close()
    room.log = log
