"""A row of the scoreboard: read from its file once, compared, and written as the file holds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bullseye.errors import BadRecordError
from bullseye.records.schema import DIRECTIONS, UNITS, is_date
from bullseye.records.summary import Round
from bullseye.words import tr


@dataclass(frozen=True, slots=True)
class Row:
    """One round on a board; the names are the keys of the file. *tie* are the tie rule's own numbers, smaller is
    better, *style* is None in rows of an older bullseye, and *extra* are keys that we do not know, kept.
    """

    player: str
    score: int
    score_unit: str
    better: str
    accuracy: float | None
    best_combo: int
    shots: int
    hits: int
    duration_s: float
    date: str
    rules: int
    id: str
    style: str | None = None
    tie: tuple[float, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The object of the file: its keys in the documented order, unknown ones last."""
        found: dict[str, Any] = {key: getattr(self, key) for key in KEYS}
        if self.style is not None:
            found["style"] = self.style
        if self.tie:
            found["tie"] = list(self.tie)
        found.update(self.extra)
        return found


class Ranked(NamedTuple):
    """A row where it is shown: which board it is on, and its place there from 1.

    *way* is the keyboard or the aids that the board is for, as `session.aids.board_way` says; "" for neither.
    """

    drill: str
    face: str
    style: str
    rank: int
    row: Row
    way: str = ""

    def as_json(self) -> dict[str, Any]:
        """The object that `scores --json` prints."""
        place = {"drill": self.drill, "face": self.face, "rank": self.rank}
        return {**place, **self.row.as_json(), "style": self.style, **({"way": self.way} if self.way else {})}


def order_key(row: Row) -> tuple[Any, ...]:
    """Smaller is better: score, the tie rule's own numbers, accuracy (null last), fewer shots, date, id."""
    score = -row.score if row.better == "higher" else row.score
    return (score, row.tie, row.accuracy is None, -(row.accuracy or 0), row.shots, row.date, row.id)


def row_of(round_: Round) -> Row:
    """The row for a round that has a score."""
    return Row(**{key: getattr(round_, key) for key in (*KEYS, "style")}, tie=tuple(round_.tie))


def row_from(obj: object, name: str) -> Row:
    """The row that an entry of the list *name* holds. Raises BadRecordError that names key and value."""
    if not isinstance(obj, dict):
        raise BadRecordError(tr("each of {name} must be an object", name=name))
    for key, good in _GOOD.items():
        if key not in obj:
            raise BadRecordError(tr("{key} of a row is missing", key=key))
        if not good(obj[key]):
            raise BadRecordError(tr("{key} of a row is {id!r:.60}", key=key, id=obj[key]))
    tie = obj.get("tie", [])
    if not isinstance(tie, list) or not all(map(_is_number, tie)):
        raise BadRecordError(tr("tie of a row must be a list of numbers"))
    style = obj.get("style")
    if not isinstance(style, str | None):
        raise BadRecordError(tr("{key} of a row is {id!r:.60}", key="style", id=style))
    extra = {key: value for key, value in obj.items() if key not in _KNOWN}
    return Row(**{key: obj[key] for key in KEYS}, style=style, tie=tuple(tie), extra=extra)


def _is_int(value: Any) -> bool:
    return value.__class__ is int


def _is_number(value: Any) -> bool:
    return value.__class__ is int or value.__class__ is float


_GOOD: dict[str, Callable[[Any], bool]] = {
    "player": lambda v: isinstance(v, str),
    "score": _is_int,
    "score_unit": lambda v: v in UNITS,
    "better": lambda v: v in DIRECTIONS,
    "accuracy": lambda v: v is None or (_is_number(v) and 0 <= v <= 1),
    "best_combo": _is_int,
    "shots": _is_int,
    "hits": _is_int,
    "duration_s": _is_number,
    "date": is_date,
    "rules": _is_int,
    "id": lambda v: isinstance(v, str) and bool(v),
}
KEYS = tuple(_GOOD)
"""The keys that every row has, in the documented order."""
_KNOWN = frozenset((*KEYS, "style", "tie"))
