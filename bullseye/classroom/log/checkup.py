"""A look at everything that is kept, and at every class: is its log whole, was it ended, are its names wiped.

Looking changes nothing. `doctor` and the window's Check both look here, so that neither sees less than the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.ending import unfinished
from bullseye.classroom.log.store import FOLDER, LOCK, LOG, TORN, ClassLog
from bullseye.classroom.people.kept_lists import KeptLists
from bullseye.errors import BullseyeError, Remedy, StorageError
from bullseye.records.care.health import NOTE, OK, PROBLEM, Finding
from bullseye.records.disk.files import Files, RealFiles
from bullseye.records.disk.safe_write import sentence
from bullseye.words import commas, tr, trn

if TYPE_CHECKING:
    from bullseye.dirs import Dirs
    from bullseye.records.store import Store
    from bullseye.shelf import Shelf

NAME, LISTS = "classes", "class lists"
ASIDE = "class.set-aside-"


def everything_kept(store: Store, dirs: Dirs, shelves: Mapping[str, Shelf[Any]]) -> Iterator[Finding]:
    """What there is to say of every file and folder of the program's, classes last; *shelves* by their name."""
    import shutil

    from bullseye.measure.over_time.goals import check
    from bullseye.records.care.health import everything

    yield from everything(store, dirs, shelves, lambda path: shutil.disk_usage(path).free, check)
    yield from classes_of(dirs.data, store.files)
    yield from lists_of(dirs.data, store.files)


def lists_of(data: Path, files: Files | None = None) -> Iterator[Finding]:
    """What is to be said of the class lists that a teacher keeps there; nothing where there is none."""
    lists = KeptLists(data, files)
    try:
        names = lists.names()
    except BullseyeError as bad:
        yield Finding(LISTS, PROBLEM, str(bad), tr("What lies there could not be looked at."))
        return
    bad_ones = 0
    for name in names:
        try:
            lists.take(name)
        except BullseyeError as bad:
            bad_ones += 1
            yield Finding(LISTS, NOTE, f"{name}: {bad}", tr("Mend or forget that list; the others work."))
    if len(names) > bad_ones:
        yield Finding(
            LISTS, OK, trn("{n} class list can be used", "{n} class lists can be used", len(names) - bad_ones)
        )


def classes_of(data: Path, files: Files | None = None) -> Iterator[Finding]:
    """What is to be said of the classes in the data folder *data*, each in a sentence with what to do."""
    files = files or RealFiles()
    try:
        folders = [data / FOLDER / name for name in files.listdir(data / FOLDER)]
        there = [(folder, files.listdir(folder)) for folder in folders if _is_folder(folder, files)]
    except OSError as error:
        yield Finding(
            NAME, PROBLEM, sentence("read", data / FOLDER, error), tr("No class can be kept until it is mended.")
        )
        return
    classes = 0
    for folder, names in there:
        if LOG in names:
            classes += 1
            yield from _class(folder, names, files)
        else:
            yield _no_class(folder, names)
    yield Finding(NAME, OK, trn("{n} class kept", "{n} classes kept", classes) if classes else tr("none kept"))


def _is_folder(path: Path, files: Files) -> bool:
    found = files.stat(path)
    return found is not None and found.is_folder


def _no_class(folder: Path, names: list[str]) -> Finding:
    where = f"{FOLDER}/{folder.name}"
    what = tr("{folder} is empty", folder=where)
    if names:
        what = tr("{folder} holds no {file}, only {names}", folder=where, file=LOG, names=_list(names))
    advice = tr("Delete that folder: no class is in it.")
    if any(name.startswith((ASIDE, f".{LOG}.")) for name in names):
        advice = tr("Look whether you need them, then delete that folder: they may hold names.")
    return Finding(NAME, NOTE, what, advice)


def _class(folder: Path, names: list[str], files: Files) -> Iterator[Finding]:
    log = ClassLog(folder, files)
    where = f"{FOLDER}/{folder.name}"
    try:
        class_state = ClassState(log.read())
        cut_off = unfinished(log, class_state)
    except StorageError as error:
        yield Finding(NAME, PROBLEM, str(error), tr("That class cannot be opened until it is mended."))
        return
    except OSError as error:
        yield Finding(
            NAME, PROBLEM, sentence("read", folder, error), tr("That class cannot be opened until it is mended.")
        )
        return
    yield from _lines(log, where, class_state)
    if cut_off:
        yield Finding(
            NAME, NOTE, tr("{folder} was ended, but the wipe of its names was cut off", folder=where),
            tr("Start bullseye once, and wait for the start page: that finishes it."),
        )  # fmt: skip
        return
    if not class_state.events:
        if not log.report.bad:
            yield Finding(
                NAME,
                NOTE,
                tr("{folder}: its {file} is empty", folder=where, file=LOG),
                tr("Delete that folder: nothing is in it."),
            )
    elif not class_state.ended:
        rounds = sum(taken.counts for taken in class_state.all_rounds())
        yield Finding(
            NAME, NOTE,
            tr(
                "{folder}: {title} is not ended ({students}, {rounds})", folder=where,
                title=class_state.choices.title,
                students=trn("{n} student", "{n} students", len(class_state.students)),
                rounds=trn("{n} round", "{n} rounds", rounds),
            ),
            Remedy.RESUME_CLASS,
        )  # fmt: skip
    yield from _left_over(names, where)


def _lines(log: ClassLog, where: str, class_state: ClassState) -> Iterator[Finding]:
    """Torn and bad lines. A torn one was never told to be saved."""
    torn = sum(line.reason == TORN for line in log.report.named)
    if torn:
        advice = tr("Nothing: it is moved to a dated file when the class continues.")
        if class_state.ended:
            advice = tr("Nothing: every other line counts.")
        yield Finding(
            NAME,
            NOTE,
            tr("{folder}: the last line of {file} is torn, so it does not count", folder=where, file=LOG),
            advice,
        )
    bad = log.report.bad - torn
    if bad:
        first = next(line for line in log.report.named if line.reason != TORN)
        yield Finding(
            NAME, PROBLEM,
            trn(
                "{folder}: {n} line of {file} cannot be read; the first is line {number} ({reason})",
                "{folder}: {n} lines of {file} cannot be read; the first is line {number} ({reason})",
                bad, folder=where, file=LOG, number=first.number, reason=first.reason,
            ),
            tr("Every other line counts; a copy of your own of that file, put in its place, brings the rest back."),
        )  # fmt: skip


def _left_over(names: list[str], where: str) -> Iterator[Finding]:
    temporary = [name for name in names if name.startswith((".class.", ".rounds.")) and name.endswith(".tmp")]
    if temporary:
        what = trn(
            "{folder}: {n} temporary file of a crash",
            "{folder}: {n} temporary files of a crash",
            len(temporary),
            folder=where,
        )
        yield Finding(NAME, NOTE, what, tr("Nothing: they are swept when the class is opened."))
    aside = [name for name in names if name.startswith(ASIDE)]
    if aside:
        yield Finding(
            NAME, NOTE, tr("{folder}: kept aside: {files}", folder=where, files=_list(aside)),
            tr("They are for you to look at; the end of the class deletes them, since they may hold names."),
        )  # fmt: skip


def _list(names: list[str]) -> str:
    shown = [tr("the lock file") if name == LOCK else name for name in names]
    first = commas(shown[:4])
    return tr("{files} and more", files=first) if len(shown) > 4 else first
