"""A look at every file that is kept: is it well, and if not, what to do. Looking changes nothing."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bullseye.errors import BadRecordError, BullseyeError, Remedy, StorageError
from bullseye.records import goals_file
from bullseye.records.care.backup import backups_in, check_backup, folder_of
from bullseye.records.care.copies import copies_beside, sentences
from bullseye.records.disk import strict_json
from bullseye.records.disk.files import Files
from bullseye.records.disk.safe_write import sentence
from bullseye.records.schema import NewerSchemaError
from bullseye.records.settings import problems
from bullseye.records.tables import Tables, check_board, tables_of
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from bullseye.dirs import Dirs
    from bullseye.records.store import Store
    from bullseye.records.summary import Content
    from bullseye.shelf import Shelf

OK, NOTE, PROBLEM = "ok", "note", "problem"
LOW_BYTES = 200 << 20
EMPTY_BYTES = 10 << 20
NAMED = 5  # faults of one kind that are named one by one
SYNCED = re.compile(
    r"(?i)(^|[/\\])(dropbox|onedrive[^/\\]*|google ?drive|icloud ?drive|mobile documents|nextcloud)([/\\]|$)"
)
_ASIDE = re.compile(r"\.(removed|renamed|corrected|undone|set-aside|damaged|before)-\d{8}T\d{6}Z(-\d+)?\.(json|jsonl)$")


class Finding(NamedTuple):
    """One thing looked at: ok, a note, or a problem; *advice* says what to do, or is the key of it; "" for nothing."""

    name: str
    state: str
    what: str
    advice: str | Remedy = ""


def everything(
    store: Store,
    dirs: Dirs,
    shelves: Mapping[str, Shelf[Any]],
    free: Callable[[Path], int],
    check_goal: Callable[[goals_file.Goal], goals_file.Goal],
) -> Iterator[Finding]:
    """Folders, files, the goals (*check_goal* says what is one, as for `GoalsFile`), the player's own faces and
    drills (*shelves*, by what they hold), and the lock.
    """
    yield from folder("data folder", dirs.data, store.files, free)
    yield from folder("config folder", dirs.config, store.files, free)
    yield from files_of(store, dirs)
    yield from goals_of(dirs.goals, store.files, check_goal)
    yield from _unlisted("backups", folder_of(dirs.data), store.files)
    for name, shelf in shelves.items():
        yield from _unlisted(name, shelf.user_folder or dirs.config, store.files)
        broken = shelf.broken()
        for one in broken:
            yield Finding(
                name, NOTE, f"{one.path.name}: {one.reason}", tr("Mend or remove that file; the others work.")
            )
        if not broken:
            yield Finding(name, OK, tr("{names} can be used", names=len(shelf.names())))
    yield from _lock(store)


def _lock(store: Store) -> Iterator[Finding]:
    if not store.dirs.data.is_dir():
        return  # taking it would make the folder
    with store.lock.held() as had:
        if had:
            yield Finding("lock", OK, tr("several windows can take turns"))
        else:
            yield Finding(
                "lock", NOTE, tr("the lock of the data folder could not be had"),
                tr(
"Another window may be busy. If it stays so, this folder cannot lock: rounds are saved all the same."
),
            )  # fmt: skip


def folder(name: str, path: Path, files: Files, free: Callable[[Path], int]) -> Iterator[Finding]:
    """The folder at *path*: is it there, can it be written, who may read it, how much room is left."""
    real = files.realpath(path)
    shown = str(real) if real == path else f"{path} (really {real})"
    try:
        found = files.stat(real)
    except OSError as error:
        yield Finding(name, PROBLEM, sentence("read", path, error), Remedy.OTHER_FOLDER)
        return
    if found is None:
        above = next(place for place in real.parents if place.exists())
        if os.access(above, os.W_OK | os.X_OK):
            yield Finding(name, OK, tr("{folder}: not there yet, made by the first save", folder=shown))
        else:
            yield Finding(
                name, PROBLEM, tr("{folder}: not there, and it cannot be made in {above}", folder=shown, above=above),
                tr("Change the rights of {folder}.", folder=above),
            )  # fmt: skip
            return
        real = above
    elif not found.is_folder:
        yield Finding(
            name,
            PROBLEM,
            tr("{folder}: there is a file where the folder should be", folder=shown),
            tr("Move that file away."),
        )
        return
    else:
        yield _writable(name, shown, real, files)
        yield from _unlisted(name, real, files)
        if os.name != "nt" and found.mode & 0o077:
            yield Finding(
                name, NOTE, tr("others on this computer can look into it (rights {mode:o})", mode=found.mode),
                tr("If names in it are private: chmod 700 {real!r}", real=str(real)),
            )  # fmt: skip
    if SYNCED.search(str(real)):
        yield Finding(
            name, NOTE, tr("it is in a folder that is copied between computers"),
            Remedy.MERGE,
        )  # fmt: skip
    yield _room(name, real, free)


def _unlisted(name: str, folder: Path, files: Files) -> Iterator[Finding]:
    """What is said of a folder whose names cannot be read, so that nobody can say that all in it is well."""
    try:
        files.listdir(folder)
    except OSError as error:
        yield Finding(name, PROBLEM, sentence("read", folder, error), tr("What lies there could not be looked at."))


def _writable(name: str, shown: str, real: Path, files: Files) -> Finding:
    """Try it: rights alone do not tell on a read-only disk or a network folder."""
    probe = real / f".probe.{os.urandom(6).hex()}.tmp"
    try:
        files.close(files.open_new(probe))
        files.unlink(probe)
    except OSError as error:
        return Finding(
            name, PROBLEM, sentence("write in", real, error), tr("Rounds cannot be saved until that is mended.")
        )
    return Finding(name, OK, tr("{folder}: can be written", folder=shown))


def _room(name: str, real: Path, free: Callable[[Path], int]) -> Finding:
    try:
        left = free(real)
    except OSError as error:
        return Finding(name, NOTE, tr("the free space is not known ({strerror})", strerror=error.strerror))
    what = tr("{gb:.1f} GB free", gb=left / 1e9) if left >= 1e9 else tr("{mb:.0f} MB free", mb=left / 1e6)
    if left < EMPTY_BYTES:
        return Finding(name, PROBLEM, what, tr("Free some space: rounds cannot be saved on a full disk."))
    return Finding(
        name, NOTE if left < LOW_BYTES else OK, what, tr("Free some space soon.") if left < LOW_BYTES else ""
    )


def files_of(store: Store, dirs: Dirs) -> Iterator[Finding]:
    """Every file that bullseye keeps in the data folder."""
    try:
        content, fresh = store.summary.load(look=True)
    except StorageError as error:
        yield Finding("history", PROBLEM, str(error), tr("Rounds cannot be saved until that is mended."))
        return
    yield from _history(content, dirs.history)
    if content.stamp.size:
        yield Finding(
            "summary",
            OK,
            tr("follows the history") if fresh else tr("is behind the history: rebuilt when it is needed next"),
        )
    yield _board(content, dirs.scoreboard, store.files)
    yield from _settings(dirs.settings, store.files)
    yield from _copies(store)
    yield from _backups(dirs.data, store.files)
    yield from _left_over(dirs.data, store.files)


def _history(content: Content, path: Path) -> Iterator[Finding]:
    if not content.stamp.size:
        yield Finding("history", OK, tr("{name}: no rounds yet", name=path.name))
        return
    ids = {row.id for row in content.rounds}
    yield Finding(
        "history",
        OK,
        trn(
            "{file}: {n} round, {size:.1f} MB",
            "{file}: {n} rounds, {size:.1f} MB",
            len(ids),
            file=path.name,
            size=content.stamp.size / 1e6,
        ),
    )
    if len(ids) < len(content.rounds):
        twice = len(content.rounds) - len(ids)
        yield Finding(
            "history",
            OK,
            trn(
                "{n} line says what another says already; each round counts once",
                "{n} lines say what another says already; each round counts once",
                twice,
            ),
        )
    torn = [row for row in content.odd if row.at >= content.stamp.understood]
    bad = [row for row in content.odd if not row.newer and row.at < content.stamp.understood]
    newer = sum(row.newer for row in content.odd)
    if torn:
        yield Finding(
            "history", NOTE, tr("the last line is torn: that round was not yet saved when the program stopped"),
            tr("Nothing: the next save moves it to a dated file."),
        )  # fmt: skip
    if bad:
        yield Finding(
            "history", PROBLEM,
            trn(
                "{n} line cannot be read; the first is at byte {at} ({reason}); every other round counts, but no "
                "automatic backup is made",
                "{n} lines cannot be read; the first is at byte {at} ({reason}); every other round counts, but no "
                "automatic backup is made",
                len(bad), at=bad[0].at, reason=bad[0].reason,
            ),
            Remedy.MOVE_ASIDE,
        )  # fmt: skip
    if newer:
        what = trn("{n} round from a newer bullseye: kept", "{n} rounds from a newer bullseye: kept", newer)
        yield Finding("history", NOTE, what, tr("Update bullseye to count them."))


def _board(content: Content, path: Path, files: Files) -> Finding:
    try:
        found = files.stat(path)
        tables = None if found is None else check_board(strict_json.loads(files.read(path)))
    except OSError as error:
        return Finding("scoreboard", PROBLEM, sentence("read", path, error), tr("Rounds are saved all the same."))
    except NewerSchemaError as error:
        return Finding("scoreboard", NOTE, str(error), tr("Update bullseye; until then it is left as it is."))
    except (ValueError, BadRecordError) as error:
        return Finding(
            "scoreboard", PROBLEM, tr("{name} is damaged ({why})", name=path.name, why=error), Remedy.REBUILD_BOARD
        )
    if tables is None:
        what = tr("not there: made from the history when needed") if content.rounds else tr("none yet")
        return Finding("scoreboard", OK, what)
    return _compared(tables, content, path)


def _compared(tables: Tables, content: Content, path: Path) -> Finding:
    """A board that can be read, beside what the history gives."""
    if not content.rounds and tables.ids():
        return Finding(
            "scoreboard", PROBLEM, tr("the history is missing, so nobody can check the scoreboard"),
            Remedy.BRING_BACK,
        )  # fmt: skip
    if tables.stamp[:2] != content.stamp[:2]:
        return Finding("scoreboard", OK, tr("is behind the history: it follows when it is looked at next"))
    if tables.as_dict()["boards"] != tables_of(content.rounds).as_dict()["boards"]:
        return Finding(
            "scoreboard",
            PROBLEM,
            tr("{name} is not what follows from the history", name=path.name),
            Remedy.REBUILD_BOARD,
        )
    return Finding("scoreboard", OK, tr("{name}: follows from the history", name=path.name))


def _settings(path: Path, files: Files) -> Iterator[Finding]:
    try:
        if files.stat(path) is None:
            yield Finding("settings", OK, tr("none yet: everything is as it comes"))
            return
        wrong = problems(files.read(path))
    except OSError as error:
        yield Finding("settings", PROBLEM, sentence("read", path, error), tr("The default settings are used."))
        return
    for what in wrong:
        yield Finding(
            "settings", NOTE, f"{path.name}: {what}",
            tr("Nothing: defaults take its place, and the file is kept under a dated name."),
        )  # fmt: skip
    if not wrong:
        yield Finding("settings", OK, tr("{name}: can be used", name=path.name))


def goals_of(path: Path, files: Files, check: Callable[[goals_file.Goal], goals_file.Goal]) -> Iterator[Finding]:
    """The goals file: whether it can be used, and each entry that is no goal."""
    try:
        found = goals_file.look(path, check, files)
    except OSError as error:
        yield Finding("goals", PROBLEM, sentence("read", path, error), tr("There are no goals until it can be read."))
        return
    except ValueError as error:
        yield Finding(
            "goals", PROBLEM, tr("{name} cannot be used ({why})", name=path.name, why=error),
            tr("Mend it, or take it out of a backup; else it is kept under a dated name when goals are used next, and "
            "there are none."),
        )  # fmt: skip
        return
    if found is None:
        yield Finding("goals", OK, tr("none yet"))
        return
    for why in found.left_out[:NAMED]:
        yield Finding(
            "goals", NOTE, tr("{name}: an entry is left out: {why}", name=path.name, why=why),
            tr("Mend or remove that entry; it is kept as it is, and the other goals count."),
        )  # fmt: skip
    if len(found.left_out) > NAMED:
        more = trn("{name}: {n} more such entry", "{name}: {n} more such entries", len(found.left_out) - NAMED,
                   name=path.name)  # fmt: skip
        yield Finding("goals", NOTE, more, tr("Mend or remove them too."))
    if found.newer:
        yield Finding(
            "goals", NOTE, tr("{name} is from a newer bullseye", name=path.name),
            tr("Update bullseye; until then its goals are shown and not changed."),
        )  # fmt: skip
    yield Finding("goals", OK, trn("{name}: {n} goal", "{name}: {n} goals", found.goals, name=path.name))


def _copies(store: Store) -> Iterator[Finding]:
    """Other histories beside ours, which a sync program makes when two computers wrote at once."""
    for what in sentences(copies_beside(store)):
        yield Finding("copies", NOTE, what, Remedy.MERGE_COPY)


def _backups(data: Path, files: Files) -> Iterator[Finding]:
    found = backups_in(data)
    if not found:
        yield Finding("backups", NOTE, tr("none yet"), Remedy.BACK_UP)
        return
    good = []
    for path in found:
        try:
            good.append(check_backup(path, files))
        except BullseyeError as error:
            yield Finding("backups", NOTE, str(error), tr("Delete {file}: it can restore nothing.", file=path))
    if good:
        newest = max(good, key=lambda backup: backup.made)
        yield Finding(
            "backups", OK,
            trn(
                "{n} good backup in {folder}; the latest is of {made}, {rounds}",
                "{n} good backups in {folder}; the latest is of {made}, {rounds}",
                len(good), folder=folder_of(data), made=newest.made,
                rounds=trn("{n} round", "{n} rounds", newest.rounds),
            ),
        )  # fmt: skip


def _left_over(data: Path, files: Files) -> Iterator[Finding]:
    try:
        names = files.listdir(data)
    except OSError:
        return  # said of the folder
    kept = [name for name in names if _ASIDE.search(name)]
    if kept:
        yield Finding(
            "kept aside", NOTE, tr("{files} and more", files=", ".join(kept[:8])) if len(kept) > 8 else ", ".join(kept),
            Remedy.UNDO,
        )  # fmt: skip
    temporary = [name for name in names if name.startswith(".") and name.endswith(".tmp")]
    if temporary:
        what = trn("{n} temporary file of a crash", "{n} temporary files of a crash", len(temporary))
        yield Finding("left over", NOTE, what, tr("Nothing: they are swept."))


def timer(clock: Callable[[], float], looks: int = 2000) -> Finding:
    """How finely the clock that times shots can tell: the smallest step seen between two looks at it."""
    steps = []
    before = clock()
    for _ in range(looks):
        now = clock()
        if now > before:
            steps.append(now - before)
        before = now
    if not steps:
        return Finding("timer", PROBLEM, tr("the clock did not move"), tr("Times of shots would all be equal here."))
    step_us = min(steps) * 1e6
    if step_us > 1000:
        coarse = tr("steps of {step_us:.0f} \u00b5s", step_us=step_us)
        return Finding("timer", PROBLEM, coarse, tr("Times of shots are that coarse on this computer."))
    fine = tr("steps of {step_us:.2f} \u00b5s, on {platform}", step_us=step_us, platform=sys.platform)
    return Finding("timer", OK, fine)
