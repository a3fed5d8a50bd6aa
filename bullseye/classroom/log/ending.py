"""The end of a class: say what goes, then wipe the names so that a crash between leaves all or nothing of them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.event import Event
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.store import FOLDER, LOCK, LOG, ROUNDS, ClassLog, class_folders
from bullseye.errors import BadInputError, StorageError
from bullseye.records.disk import notes
from bullseye.records.disk.files import Files
from bullseye.records.disk.safe_write import failed
from bullseye.records.history import utc_now
from bullseye.session.clock import iso
from bullseye.words import commas, tr, trn

NAMED = ("join", "rename")
_END_BYTES = 1 << 16
"""After its end a class holds nothing but where exports lie, so the end stands in the last part of the log."""


@dataclass(frozen=True, slots=True)
class Farewell:
    """What the end of the class does: whose names go (how many students), in which files, and where exports lie."""

    names: int
    rounds: int
    keep: bool
    files: tuple[Path, ...]
    exports: tuple[str, ...]

    def sentences(self) -> list[str]:
        """What to show before the teacher says yes."""
        said = [
            trn(
                "{n} name will be wiped from this computer's class files.",
                "{n} names will be wiped from this computer's class files.",
                self.names,
            )
        ]
        if self.keep:
            said.append(
                trn(
                    "{n} round stays, under a seat number; title and team names stay too.",
                    "{n} rounds stay, under seat numbers; title and team names stay too.",
                    self.rounds,
                )
            )
        else:
            said.append(trn("{n} round will be deleted too.", "{n} rounds will be deleted too.", self.rounds))
        for path in self.files:
            kept = self.keep and path.name == LOG
            said.append(
                tr("{path} will be rewritten.", path=path) if kept else tr("{path} will be deleted.", path=path)
            )
        if self.exports:
            said.append(
                tr("Exports, which hold the names and are yours to keep: {exports}.", exports=commas(self.exports))
            )
        else:
            said.append(tr("Nothing was exported: export first if you want to keep anything with names."))
        said.append(tr("Copies that you made of these files, and backups of the whole disk, are yours to look after."))
        return said


def farewell(room: OpenClass, keep: bool) -> Farewell:
    """What `end_class` would do now; nothing is changed. *keep*: the rounds stay under seat numbers."""
    class_state = room.class_state
    known = [*class_state.students, *class_state.removed]
    names = {student.seat for student in known if not student.reference}
    log = room.log
    files: tuple[Path, ...] = ()
    if log is not None:
        try:
            files = (*(log.folder / name for name in _ours(log)), *_error_logs(log))
        except OSError as error:
            raise failed("read", log.folder, error) from error
    return Farewell(len(names), len(class_state.all_rounds()), keep, files, class_state.exports)


def end_class(room: OpenClass, keep: bool) -> Farewell:
    """End the class and wipe its names. The decision is on the disk before anything goes: a crash after it is
    finished by `finish_wipes` at the next start. The log is closed. Raises StorageError; then call again.
    """
    told = farewell(room, keep)
    room.end(keep)
    log = room.log
    if log is not None:
        _wipe(log, log.read(), room.now)
        room.close()
    return told


def finish_wipes(data: Path, files: Files | None = None, now: Callable[[], datetime] = utc_now) -> list[str]:
    """Finish what a crash cut off, for every class that was ended; call it at the start. Sentences on what was done.

    A class that another window has open is left to it.
    """
    said = []
    for folder in _folders(data, files):
        log = ClassLog(folder, files, now)
        try:
            if not _may_be_cut_off(log) or not unfinished(log, ClassState(log.read())):
                continue
            log.open()
            _wipe(log, log.read(), now)
            said.append(
                tr("the names of the class in {folder} are wiped now; an earlier end was cut off", folder=folder.name)
            )
        except (StorageError, OSError) as error:
            said.append(
                tr("the names of the class in {folder} could not be wiped: {why}", folder=folder.name, why=error)
            )
        finally:
            log.close()
    return said


def _may_be_cut_off(log: ClassLog) -> bool:
    """A glance at the end of the log, so that a start need not read whole classes. Raises OSError."""
    if _strays(log):
        return True
    found = log.files.stat(log.path)
    if found is None:
        return False
    last = log.files.read(log.path, max(0, found.size - _END_BYTES), _END_BYTES)
    return b'"kind":"end"' in last and b'"kind":"wiped"' not in last


def unfinished(log: ClassLog, class_state: ClassState) -> bool:
    """True for a class whose end was cut off before all its names were wiped. Raises OSError."""
    return class_state.ended and not (class_state.wiped and not _strays(log))


def _folders(data: Path, files: Files | None) -> list[Path]:
    with contextlib.suppress(StorageError):
        return class_folders(data, files)
    return []


def _wipe(log: ClassLog, events: list[Event], now: Callable[[], datetime]) -> None:
    """The log last, since it says that there is something to wipe."""
    try:
        if log.files.stat(log.path) is None:
            return
    except OSError as error:
        raise failed("read", log.path, error) from error
    ended = next((e for e in events if e.kind == "end"), None)
    if ended is None:
        raise BadInputError(tr("the class was not ended, so nothing is wiped"))
    keep = bool(ended.values["keep"])
    try:
        for name in _strays(log):
            log.files.unlink(log.folder / name)
        for path in _error_logs(log):
            log.files.unlink(path)
        if keep:
            number = max(e.number for e in events) + 1
            log.replace([*nameless(events), Event(number, iso(now()), "wiped", {})])
            return
        log.files.unlink(log.path)
        log.files.fsync_dir(log.folder)
    except OSError as error:
        raise failed("wipe", log.folder, error) from error
    log.close()
    with contextlib.suppress(OSError):  # without the log there is no class: what is left is an empty folder
        if log.files.stat(log.folder / LOCK) is not None:
            log.files.unlink(log.folder / LOCK)
        _remove_folder(log.folder)


def _remove_folder(folder: Path) -> None:
    folder.rmdir()


def nameless(events: Iterable[Event]) -> Iterator[Event]:
    """The events with seat numbers in place of names; exports, whose paths may tell more, are left out."""
    for event in events:
        if event.kind in ("exported", "wiped"):
            continue
        values = dict(event.values)
        if event.kind in NAMED and values.get("sigma_mm") is None:
            values["name"] = f"Seat {values['seat']}"
        yield event._replace(values=values)


def _ours(log: ClassLog) -> list[str]:
    """The files of the class that hold names: the log, what was set aside of it, what a crash left."""
    return [name for name in log.files.listdir(log.folder) if name == LOG or _is_stray(name)]


def _strays(log: ClassLog) -> list[str]:
    return [name for name in log.files.listdir(log.folder) if _is_stray(name)]


def _error_logs(log: ClassLog) -> list[Path]:
    """What the window wrote of its own faults into the data folder, which may quote a name; none elsewhere."""
    classes = log.folder.parent
    return notes.parts(classes.parent / notes.ERRORS, log.files) if classes.name == FOLDER else []


def _is_stray(name: str) -> bool:
    ours = ("class.", ROUNDS, ".class.", f".{ROUNDS}.")
    return name.startswith(ours) and name not in (LOG, LOCK)
