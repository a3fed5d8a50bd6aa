"""The goals a player set and what has been said of them, in a small file of its own that is never lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from bullseye.errors import BadInputError, StorageError, UnknownNameError
from bullseye.records.disk import strict_json
from bullseye.records.disk.files import Files, RealFiles, make_folder
from bullseye.records.disk.lock import FolderLock, Lock
from bullseye.records.disk.safe_write import failed, safe_write, set_aside
from bullseye.words import tr

SCHEMA = 1
LARGEST_BYTES = 1 << 20
MOST_TOLD = 2000
T = TypeVar("T")


class Goal(NamedTuple):
    """Reach *target* of *measure* in each *period*, or once until a date.

    points, rounds and hits add up over the period; accuracy (0 to 1) is that of the last *last* shots, sigma (mm) and
    throughput (bits/s) the mean of the last *last* rounds that have one; days counts days in a row within the
    period. *start* is the player's own date; *until* is the last day that counts, for the period "until" alone. An
    empty *drill*, *player*, *face* or *device* is any.
    """

    id: str
    measure: str
    target: float
    period: str
    start: date
    until: date | None = None
    last: int = 1
    drill: str = ""
    player: str = ""
    face: str = ""
    device: str = ""


class Kept(NamedTuple):
    """All that the file holds: the goals, the keys of news that was told (oldest first), the number of the next id.

    *odd* are entries that are no goal we know, *extra* keys that we do not know; both are kept as they came.
    """

    goals: tuple[Goal, ...] = ()
    told: tuple[str, ...] = ()
    next_id: int = 1
    odd: tuple[Any, ...] = ()
    extra: tuple[tuple[str, Any], ...] = ()


def utc_now() -> datetime:
    """The real clock, for dated names and nothing else."""
    return datetime.now(UTC)


class GoalsFile:
    """The file at *path*, read anew at every question, since another window may have changed it.

    *check* gives back a goal or raises BadInputError: what counts as one is not the file's business. What was wrong
    with the file is told in `notices`, each once. Reading writes nothing, unless a broken file is set aside.
    """

    def __init__(
        self,
        path: Path,
        check: Callable[[Goal], Goal],
        files: Files | None = None,
        utc_now: Callable[[], datetime] = utc_now,
        lock: Lock | None = None,
    ) -> None:
        self.path = path
        self.notices: list[str] = []
        self._check = check
        self._files: Files = RealFiles() if files is None else files
        self._utc_now = utc_now
        self._lock: Lock = FolderLock(path.parent / "bullseye.lock") if lock is None else lock

    def goals(self) -> list[Goal]:
        """The goals in the order they were set; none where the file is missing or broken."""
        try:
            return list(self._load().goals)
        except StorageError as bad:
            self._say(str(bad))
            return []

    def told(self) -> frozenset[str]:
        """The keys of the news that was told."""
        try:
            return frozenset(self._load().told)
        except StorageError as bad:
            self._say(str(bad))
            return frozenset()

    def add(self, goal: Goal) -> Goal:
        """Keep *goal*, under a number of its own where it has no id; give it back with its id.

        A goal that was removed comes back by the same call. Raises BadInputError for a goal that cannot be or whose
        id is taken, StorageError when it could not be written.
        """
        self._check(goal)

        def change(kept: Kept) -> tuple[Kept, Goal]:
            new = goal if goal.id else goal._replace(id=str(kept.next_id))
            if any(other.id == new.id for other in kept.goals):
                raise BadInputError(tr("a goal {id!r} is there already; leave the id out to have a new one", id=new.id))
            number = int(new.id) + 1 if new.id.isdecimal() and len(new.id) < 16 else 0
            return kept._replace(goals=(*kept.goals, new), next_id=max(kept.next_id, number)), new

        return self._change(change)

    def remove(self, goal_id: str) -> Goal:
        """Take the goal out and give it back, so that `add` can undo it. Raises UnknownNameError and StorageError."""

        def change(kept: Kept) -> tuple[Kept, Goal]:
            for goal in kept.goals:
                if goal.id == goal_id:
                    return kept._replace(goals=tuple(other for other in kept.goals if other is not goal)), goal
            raise UnknownNameError("goal", goal_id, [goal.id for goal in kept.goals])

        change(self._load())  # a number that there is not makes no folder and waits for no lock
        return self._change(change)

    def rename(self, ids: Iterable[str], old: str, new: str) -> None:
        """Let the goals of *ids* that are *old*'s be *new*'s. Raises StorageError."""
        wanted = frozenset(ids)

        def change(kept: Kept) -> tuple[Kept, None]:
            goals = (g._replace(player=new) if g.id in wanted and g.player == old else g for g in kept.goals)
            return kept._replace(goals=tuple(goals)), None

        self._change(change)

    def tell(self, keys: Iterable[str]) -> None:
        """Remember that this news was told. Raises StorageError."""
        new = tuple(dict.fromkeys(keys))
        if new:
            self._change(lambda kept: (kept._replace(told=_newest((*kept.told, *new))), None))

    def _change(self, change: Callable[[Kept], tuple[Kept, T]]) -> T:
        """Read, change and write, with the lock where it can be had."""
        try:
            make_folder(self._files, self.path.parent)
        except OSError as error:
            raise failed("make the folder", self.path.parent, error) from error
        with self._lock.held():
            kept = self._load(to_change=True)
            changed, answer = change(kept)
            if changed != kept:
                safe_write(self.path, _document(changed), files=self._files, check=strict_json.loads)
        return answer

    def _load(self, to_change: bool = False) -> Kept:
        """What the file holds. Raises StorageError when it cannot be read, or is not to be changed by us."""
        try:
            data = _bytes_of(self.path, self._files)
            if data is None:
                return Kept()
            stored, schema = _parse(data)
        except OSError as error:
            raise failed("read", self.path, error) from error
        except ValueError as error:
            return self._broken(str(error))
        if schema > SCHEMA and to_change:
            raise StorageError(
                tr(
                    "{name} is from a newer bullseye (schema {schema}) and is left as it is; use that "
                    "version to change goals",
                    name=self.path.name,
                    schema=schema,
                )
            )
        return self._sift(stored)

    def _sift(self, stored: dict[str, Any]) -> Kept:
        kept, left_out = _sift(stored, self._check)
        for why in left_out:
            self._say(tr("{name}: an entry is left out, and kept as it is: {why}", name=self.path.name, why=why))
        return kept

    def _broken(self, why: str) -> Kept:
        """Move the file aside, so that the next goal loses nothing of it. Raises StorageError when it can't be."""
        notice = tr("{name} cannot be used ({why}), so there are no goals", name=self.path.name, why=why)
        aside = set_aside(self.path, "damaged", files=self._files, now=self._utc_now())
        self._say(tr("{notice}; the file is kept as {aside}", notice=notice, aside=aside.name))
        return Kept()

    def _say(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices.append(notice)


class Looked(NamedTuple):
    """What a look found: how many *goals*, why an entry is left out, and whether a *newer* bullseye wrote the file."""

    goals: int
    left_out: tuple[str, ...] = ()
    newer: bool = False


def look(path: Path, check: Callable[[Goal], Goal], files: Files) -> Looked | None:
    """What stands in the file, changing nothing; None where there is none.

    Raises ValueError that says why it cannot be used, OSError when it cannot be read.
    """
    data = _bytes_of(path, files)
    if data is None:
        return None
    stored, schema = _parse(data)
    kept, left_out = _sift(stored, check)
    return Looked(len(kept.goals), left_out, schema > SCHEMA)


def _bytes_of(path: Path, files: Files) -> bytes | None:
    found = files.stat(path)
    if found is None:
        return None
    if found.is_folder or found.size > LARGEST_BYTES:
        raise ValueError("it is a folder" if found.is_folder else f"it is {found.size} bytes long")
    return files.read(path)


def _sift(stored: dict[str, Any], check: Callable[[Goal], Goal]) -> tuple[Kept, tuple[str, ...]]:
    """What the object in the file holds, and why each entry that is no goal is left out."""
    goals: dict[str, Goal] = {}
    odd, left_out = [], []
    for entry in stored.pop("goals", []):
        try:
            goal = check(_goal_of(entry))
            if goal.id in goals:
                raise BadInputError(tr("the id {id!r} is there twice", id=goal.id))
            goals[goal.id] = goal
        except BadInputError as bad:
            odd.append(entry)
            left_out.append(str(bad))
    told, next_id = stored.pop("told", []), stored.pop("next_id", 1)
    highest = max((int(id_) for id_ in goals if id_.isdecimal() and len(id_) < 16), default=0)
    kept = Kept(tuple(goals.values()), tuple(told), max(next_id, highest + 1), tuple(odd), tuple(stored.items()))
    return kept, tuple(left_out)


def _newest(told: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told))[-MOST_TOLD:]


def _parse(data: bytes) -> tuple[dict[str, Any], int]:
    """The object in the file and its schema number; ValueError says why there is none."""
    stored = strict_json.loads(data)
    if not isinstance(stored, dict):
        raise ValueError("it holds no JSON object")
    schema: Any = stored.pop("schema", SCHEMA)
    if schema.__class__ is not int or schema < 1:
        raise ValueError(f"schema is {schema!r:.40}, no whole number from 1 on")
    if not isinstance(stored.get("goals", []), list):
        raise ValueError("goals is no list")
    told = stored.get("told", [])
    if not isinstance(told, list) or not all(isinstance(key, str) for key in told):
        raise ValueError("told is no list of texts")
    if stored.get("next_id", 1).__class__ is not int:
        raise ValueError("next_id is no whole number")
    return stored, schema


def _document(kept: Kept) -> bytes:
    """The file, one goal on each line for people who read it."""
    goals = [strict_json.dumps(_as_dict(goal)) for goal in kept.goals] + [strict_json.dumps(odd) for odd in kept.odd]
    parts = [
        b'  "schema":%d' % SCHEMA,
        b'  "goals":[\n    ' + b",\n    ".join(goals) + b"\n  ]" if goals else b'  "goals":[]',
        b'  "told":' + strict_json.dumps(list(kept.told)),
        b'  "next_id":%d' % kept.next_id,
        *(b"  " + strict_json.dumps({key: value})[1:-1] for key, value in kept.extra),
    ]
    return b"{\n" + b",\n".join(parts) + b"\n}\n"


def _as_dict(goal: Goal) -> dict[str, Any]:
    stored = goal._asdict()
    stored["start"] = goal.start.isoformat()
    stored["until"] = None if goal.until is None else goal.until.isoformat()
    return stored


def _goal_of(entry: Any) -> Goal:
    """The goal in one entry; raises BadInputError that says which key is wrong."""
    if not isinstance(entry, dict):
        raise BadInputError(tr("{entry!r:.40} is no goal; it must be a JSON object", entry=entry))
    if "id" not in entry or not {"measure", "target", "period", "start"} <= set(entry):
        raise BadInputError(tr("a goal must have id, measure, target, period and start"))
    values: dict[str, Any] = {}
    for key, default in ((name, Goal._field_defaults.get(name, "")) for name in Goal._fields):
        values[key] = value = entry.get(key, default)
        if not _KINDS.get(key, _is_text)(value):
            raise BadInputError(tr("{key} of a goal is {value!r:.40}", key=key, value=value))
    values["start"] = date.fromisoformat(values["start"])
    values["until"] = None if values["until"] is None else date.fromisoformat(values["until"])
    return Goal(**values)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 400


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


_KINDS: dict[str, Callable[[Any], bool]] = {
    "id": lambda value: _is_text(value) and bool(value),
    "target": lambda value: value.__class__ in (int, float),
    "last": lambda value: value.__class__ is int,
    "start": _is_day,
    "until": lambda value: value is None or _is_day(value),
}
