"""What was spent today and what models answered before, in `coach.json` of the data folder: a budget and a cache."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from bullseye.records.disk import strict_json
from bullseye.records.disk.files import RealFiles, make_folder
from bullseye.records.disk.lock import FolderLock, busy
from bullseye.records.disk.safe_write import failed, safe_write

FILE = "coach.json"
MOST_ANSWERS, MOST_DAYS, LARGEST_BYTES = 50, 40, 1 << 20


class Spent(NamedTuple):
    """Of one day: tokens asked with and answered, calls, and what that cost (0 without prices)."""

    tokens_in: int = 0
    tokens_out: int = 0
    calls: int = 0
    cost: float = 0.0

    @property
    def tokens(self) -> int:
        """All of them."""
        return self.tokens_in + self.tokens_out

    def plus(self, tokens_in: int, tokens_out: int, calls: int, cost: float) -> Spent:
        """With more spent; never below 0."""
        return Spent(
            max(0, self.tokens_in + tokens_in), max(0, self.tokens_out + tokens_out),
            max(0, self.calls + calls), max(0.0, self.cost + cost),
        )  # fmt: skip


class Kept:
    """The file at *path*; one that cannot be read counts as nothing kept, and its day as not spent."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = FolderLock(path.with_name("coach.lock"))

    def spent(self, day: date) -> Spent:
        """What was spent on *day*."""
        return _spent(self._read().get("spent"), day.isoformat())

    def answer(self, key: str) -> str:
        """What was answered to the same question before; "" when nothing was."""
        answers = self._read().get("answers")
        found = answers.get(key) if isinstance(answers, dict) else None
        return found if isinstance(found, str) else ""

    def spend(self, day: date, tokens_in: int, tokens_out: int, calls: int, cost: float) -> None:
        """Note it before the call, so that a call that is cut off is counted too; less than 0 gives back. Raises
        StorageError.
        """
        with self._changed() as stored:
            days = stored.get("spent")
            days = days if isinstance(days, dict) else {}
            days[day.isoformat()] = _spent(days, day.isoformat()).plus(tokens_in, tokens_out, calls, cost)._asdict()
            stored["spent"] = dict(sorted(days.items())[-MOST_DAYS:])

    def keep(self, key: str, text: str) -> None:
        """Keep an answer; the oldest of too many go. Raises StorageError."""
        with self._changed() as stored:
            answers = stored.get("answers")
            answers = dict(answers) if isinstance(answers, dict) else {}
            answers.pop(key, None)
            stored["answers"] = dict([*answers.items(), (key, text)][-MOST_ANSWERS:])

    def _changed(self) -> _Changing:
        return _Changing(self)

    def _read(self) -> dict[str, Any]:
        try:
            raw = self.path.read_bytes()
            stored = strict_json.loads(raw) if len(raw) <= LARGEST_BYTES else None
        except (OSError, ValueError):
            return {}
        return stored if isinstance(stored, dict) else {}


class _Changing:
    """Reads, lets change, and writes, with nobody else between."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def __enter__(self) -> dict[str, Any]:
        kept = self._kept
        try:
            make_folder(RealFiles(), kept.path.parent)
        except OSError as bad:
            raise failed("make", kept.path.parent, bad) from bad
        self._held = kept._lock.held()
        if not self._held.__enter__() and kept._lock.trouble is None:
            raise busy(kept._lock)
        self._stored = {"schema": 1, **kept._read()}
        return self._stored

    def __exit__(self, kind: type[BaseException] | None, *rest: Any) -> None:
        try:
            if kind is None:
                safe_write(self._kept.path, strict_json.dumps(self._stored) + b"\n", files=RealFiles())
        finally:
            self._held.__exit__(None, None, None)


def _spent(days: Any, day: str) -> Spent:
    found = days.get(day) if isinstance(days, dict) else None
    values: list[Any] = [found.get(key) for key in Spent._fields] if isinstance(found, dict) else []
    if len(values) != len(Spent._fields) or not all(map(_is_amount, values)):
        return Spent()
    return Spent(int(values[0]), int(values[1]), int(values[2]), float(values[3]))


def _is_amount(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e12
