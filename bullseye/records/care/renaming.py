"""Give a player's rounds and goals another name, or join them to another player's, so that `undo` brings it all back.

Before anything changes, the rounds as they were and a note of what is done lie beside the history, in two files with
one date: `history.renamed-DATE.jsonl` and `history.renamed-DATE.json`. After a crash at any moment an undo finds both,
and doing the same again goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from bullseye.errors import BadInputError, BullseyeError, StorageError, UnknownNameError
from bullseye.names import clean, known_as
from bullseye.records.disk import strict_json
from bullseye.records.disk.safe_write import failed, safe_write
from bullseye.records.exchange.merge import Merged, add_lines
from bullseye.records.goals_file import GoalsFile
from bullseye.records.history import History
from bullseye.records.history_line import judge, of_another
from bullseye.records.rewrite import dated, put, rewriting
from bullseye.records.store import Store
from bullseye.records.summary import Odd, Round
from bullseye.words import tr

RENAMED = "renamed"
NOTE_NAME = re.compile(r"\.renamed-(\d{8}T\d{6}Z)(?:-(\d+))?\.json$")
SCHEMA = 1
_LARGEST_BYTES = 4 << 20


class Names(NamedTuple):
    """Who plays, and who is in the list of players: what the settings know."""

    player: str
    players: list[str]


class Renaming(NamedTuple):
    """What was done: *old* is *new* now. *goals* are the ids of those that went along, *before* is of the settings."""

    old: str
    new: str
    goals: tuple[str, ...]
    before: Names

    def after(self, now: Names) -> Names:
        """The settings' names, once the renaming is done."""
        names = dict.fromkeys(self.new if name == self.old else name for name in now.players)
        return Names(self.new if now.player == self.old else now.player, list(names))

    def undone(self, now: Names) -> Names:
        """The settings' names, once it is undone; who came since stays."""
        names = [name for name in now.players if name != self.new or self.new in self.before.players]
        if self.old in self.before.players and self.old not in names:
            names.insert(self.before.players.index(self.old), self.old)
        back = self.before.player == self.old and now.player == self.new
        return Names(self.old if back else now.player, names)


def spelt(store: Store, names: Iterable[str], old: str, new: str) -> tuple[str, str]:
    """Both names as they are spelt here; a *new* one made fit to be a name.

    Raises UnknownNameError where nobody is called *old*, BadInputError for a new name that is none or is the old one.
    """
    here = sorted({*names, *(row.player for row in store.rounds())} - {""})
    old = old if old in here else known_as(old, here)
    if old not in here:
        raise UnknownNameError("player", old, here[:50])
    others = [name for name in here if name != old]
    new = new if new in others else known_as(clean(new)[0], others)
    if new == old:
        raise BadInputError(tr("{old!r} is called so already; give another name", old=old))
    return old, new


def rounds_of(store: Store, name: str) -> int:
    """How many rounds *name* has. Raises StorageError."""
    return len({row.id for row in store.rounds() if row.player == name})


def rename(store: Store, goals: GoalsFile, before: Names, old: str, new: str) -> tuple[int, Renaming, Path]:
    """Let the rounds and goals of *old* be those of *new*; how many rounds, what was done, and the note of it.

    The settings' names are the caller's: `Renaming.after`. Raises StorageError.
    """
    ids = tuple(goal.id for goal in goals.goals() if goal.player == old)
    done = Renaming(old, new, ids, before)
    with rewriting(store):
        note = dated(store, RENAMED, ".json")
        safe_write(note, strict_json.dumps({"schema": SCHEMA, **done._asdict(), "before": before._asdict()}) + b"\n",
                   files=store.files)  # fmt: skip
        try:
            rows = put(
                store,
                lambda row: isinstance(row, Round) and row.player == old,
                note.with_suffix(".jsonl"),
                lambda _, line: (of_another(line, new), new),
            )
        except BullseyeError:
            if store.files.stat(note.with_suffix(".jsonl")) is None:  # nothing has changed
                _unlink(store, note)
            raise
    if ids:
        goals.rename(ids, old, new)
    return len({row.id for row in rows if isinstance(row, Round)}), done, note


def put_back(store: Store, goals: GoalsFile | None, note: Path) -> tuple[Merged, Renaming, bool]:
    """Undo the renaming of *note*: counts, what it was, and whether all came back, so that its files are gone.

    The caller has `rewriting`. Raises StorageError.
    """
    done = read_note(store, note)
    source = note.with_suffix(".jsonl")
    found = Merged()
    if store.files.stat(source) is not None:
        changed = _put_rounds_back(store, History(source, store.files))
        add_lines(store, History(source, store.files), found)  # what was taken out since
        found.known -= changed
        found.added += changed
    whole = not found.bad and not found.newer and not found.differ
    if goals is not None and done.goals:
        goals.rename(done.goals, done.new, done.old)
    if whole:
        _unlink(store, source, note)
    return found, done, whole


def _put_rounds_back(store: Store, before: History) -> int:
    """Put each line of *before* in the place of the line of its id that differs in nothing but whose it is."""
    there: dict[str, tuple[int, int, str]] = {}
    for line in before.lines():
        judgement = before.judge(line)
        if judgement is not None and judgement.record is not None:
            there[judgement.record.id] = line.at, line.length, judgement.record.player
    changed: set[str] = set()

    def change(row: Round | Odd, line: bytes) -> tuple[bytes, str]:
        assert isinstance(row, Round)
        at, length, player = there[row.id]
        own = store.files.read(before.path, at, length)
        now, then = judge(line).record, judge(own).record
        if now is None or then is None or replace(now, player=player) != then:
            return line, row.player  # something else has changed too: it stays as it is
        changed.add(row.id)
        return own, player

    put(
        store,
        lambda row: isinstance(row, Round) and row.id in there and row.player != there[row.id][2],
        None,
        change,
    )
    return len(changed)


def read_note(store: Store, note: Path) -> Renaming:
    """What the note says. Raises StorageError where it cannot be read."""
    try:
        found: Any = strict_json.loads(store.files.read(note, 0, _LARGEST_BYTES))
        if found["schema"] != SCHEMA:
            raise ValueError(f"schema {found['schema']!r:.40}")
        before = Names(str(found["before"]["player"]), [str(name) for name in found["before"]["players"]])
        return Renaming(str(found["old"]), str(found["new"]), tuple(map(str, found["goals"])), before)
    except OSError as error:
        raise failed("read", note, error) from error
    except (ValueError, TypeError, KeyError) as error:
        raise StorageError(
            tr(
                "{note} cannot be used ({why}), so it cannot be undone; the rounds as they were are in {rounds}",
                note=note.name,
                why=str(error),
                rounds=note.with_suffix(".jsonl").name,
            )
        ) from error


def _unlink(store: Store, *paths: Path) -> None:
    try:
        for path in paths:
            if store.files.stat(path) is not None:
                store.files.unlink(path)
        store.files.fsync_dir(paths[0].parent)
    except OSError as error:
        raise StorageError(
            tr(
                "the rounds are back, but {name} could not be removed: {strerror}",
                name=paths[0].name,
                strerror=error.strerror,
            )
        ) from error
