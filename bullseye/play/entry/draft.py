"""Keeps a match that is being entered in a file of its own, so that nothing is lost before its rounds are saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bullseye.drill.match import Matches
from bullseye.errors import BullseyeError
from bullseye.play.entry.entering import MOST_NOTE, MOST_TEXT, Entering, Notes, begin
from bullseye.play.entry.sheet import Mark
from bullseye.records.disk import strict_json
from bullseye.records.disk.files import Files, RealFiles, make_folder
from bullseye.records.disk.safe_write import failed, safe_write, set_aside
from bullseye.session.record import COMPETITION, TRAINING
from bullseye.target.face import Face
from bullseye.words import tr

SCHEMA = 1
LARGEST_BYTES = 1 << 20
FAR_MM = 1e5


class Draft:
    """The file at *path*. Reading and writing raise StorageError; a broken file is set aside and `notice` says so."""

    def __init__(self, path: Path, utc_now: Callable[[], datetime], files: Files | None = None) -> None:
        self.path = path
        self.notice = ""
        self._utc_now = utc_now
        self._files: Files = RealFiles() if files is None else files

    def save(self, entering: Entering) -> None:
        """Keep *entering* as it is now; it is on the disk when this returns."""
        data = strict_json.dumps(_as_json(entering)) + b"\n"
        try:
            make_folder(self._files, self.path.parent)
        except OSError as error:
            raise failed("make the folder", self.path.parent, error) from error
        safe_write(self.path, data, files=self._files)

    def drop(self) -> None:
        """The rounds are saved, or nobody wants them: the file goes."""
        try:
            self._files.unlink(self.path)
        except FileNotFoundError:
            return
        except OSError as error:
            raise failed("delete", self.path, error) from error

    def load(self, matches: Matches, face_of: Callable[[str], Face], new_id: Callable[[], str]) -> Entering | None:
        """What was kept; None where there is nothing, or nothing that can be used: it is set aside then."""
        try:
            raw = self._files.read(self.path, 0, LARGEST_BYTES)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise failed("read", self.path, error) from error
        try:
            return _from_json(strict_json.loads(raw), matches, face_of, new_id)
        except (ValueError, BullseyeError) as why:
            aside = set_aside(self.path, "damaged", files=self._files, now=self._utc_now())
            self.notice = tr(
                "The shots that were being marked cannot be used ({why}); they are kept as {name}.",
                why=why,
                name=aside.name,
            )
            return None


def _as_json(entering: Entering) -> dict[str, Any]:
    notes = asdict(entering.notes)
    notes["day"] = None if entering.notes.day is None else str(entering.notes.day)
    return {
        "schema": SCHEMA,
        "match": entering.match.id,
        "sitting": entering.sitting,
        "at": entering.at,
        "replaces": list(entering.replaces),
        "finished": entering.finished,
        "notes": notes,
        "parts": [
            {"id": id_, "end": sheet.end, "ends": [[list(mark) for mark in end] for end in sheet.ends]}
            for id_, sheet in zip(entering.ids, entering.sheets, strict=True)
        ],
    }


def _from_json(found: Any, matches: Matches, face_of: Callable[[str], Face], new_id: Callable[[], str]) -> Entering:
    """Read what `_as_json` wrote; ValueError or a BullseyeError for anything else."""
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise ValueError(tr("its schema is not {schema}", schema=SCHEMA))
    match = matches.get(_text(found, "match", 64))
    entering = begin(match, face_of, _notes(found.get("notes")), new_id)
    parts = found.get("parts")
    if not isinstance(parts, list) or len(parts) != len(match.parts):
        raise ValueError(tr("it has other parts than {name}", name=match.name))
    ids = []
    for sheet, part in zip(entering.sheets, parts, strict=True):
        if not isinstance(part, dict):
            raise ValueError(tr("a part is no object"))
        ids.append(_text(part, "id", 64))
        ends = part.get("ends")
        if not isinstance(ends, list) or len(ends) > sheet.part.ends:
            raise ValueError(tr("it has more ends than {name}", name=match.name))
        sheet.ends = tuple(tuple(_mark(mark, sheet.part.spots) for mark in _end(end, sheet.part.shots)) for end in ends)
        sheet.turn_to(_whole(part, "end", sheet.part.ends - 1))
    entering.sitting, entering.ids = _text(found, "sitting", 64), tuple(ids)
    entering.at = _whole(found, "at", len(match.parts) - 1)
    entering.replaces, entering.finished = _replaced(found, len(match.parts))
    return entering


def _replaced(found: Mapping[str, Any], parts: int) -> tuple[tuple[str, ...], str]:
    """What a correction replaces, and when that was finished; nothing in a draft of a new round."""
    ids, finished = found.get("replaces", []), found.get("finished", "")
    if not ids:
        return (), ""
    if not isinstance(ids, list) or len(ids) != parts or not all(isinstance(id_, str) for id_ in ids) or not any(ids):
        raise ValueError(tr("it replaces other rounds than a match has"))
    if not isinstance(finished, str):
        raise ValueError(tr("{key} is {value!r:.40}", key="finished", value=finished))
    datetime.fromisoformat(finished)
    return tuple(ids), finished


def _notes(found: Any) -> Notes:
    if not isinstance(found, dict):
        raise ValueError(tr("it has no notes"))
    day = found.get("day")
    indoors, purpose = found.get("indoors"), found.get("purpose")
    if indoors not in (True, False, None) or purpose not in (TRAINING, COMPETITION):
        raise ValueError(tr("its notes cannot be read"))
    return Notes(
        _text(found, "player", 400),
        None if day is None else date.fromisoformat(str(day)),
        purpose,
        indoors,
        _text(found, "equipment", MOST_TEXT, True),
        _text(found, "ammunition", MOST_TEXT, True),
        _text(found, "note", MOST_NOTE, True),
        _length(found.get("gauge_mm")),
        _length(found.get("click_mm")),
    )


def _text(found: Mapping[str, Any], key: str, most: int, empty: bool = False) -> str:
    value = found.get(key)
    if not isinstance(value, str) or len(value) > most or not (value or empty):
        raise ValueError(tr("{key} is {value!r:.40}", key=key, value=value))
    return value


def _whole(found: Mapping[str, Any], key: str, most: int) -> int:
    value = found.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise ValueError(tr("{key} is {value!r:.40}", key=key, value=value))
    return value


def _length(value: Any) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= FAR_MM:
        raise ValueError(tr("{value!r:.40} is no length", value=value))
    return float(value)


def _end(end: Any, most: int) -> list[Any]:
    if not isinstance(end, list) or len(end) > most:
        raise ValueError(tr("an end has more shots than it can have"))
    return end


def _mark(found: Any, spots: int) -> Mark:
    if not isinstance(found, list) or len(found) != 4:
        raise ValueError(tr("a shot is {value!r:.40}", value=found))
    x_mm, y_mm, spot, placed = found
    numbers = all(isinstance(v, int | float) and not isinstance(v, bool) and abs(v) <= FAR_MM for v in (x_mm, y_mm))
    if not numbers or not isinstance(spot, int) or not 0 <= spot < spots or not isinstance(placed, bool):
        raise ValueError(tr("a shot is {value!r:.40}", value=found))
    return Mark(float(x_mm), float(y_mm), spot, placed)
