"""The tables of the scoreboard as plain values: who stands where, and why in that order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from bullseye.errors import BadRecordError
from bullseye.records.board_row import KEYS, Row, order_key, row_from, row_of
from bullseye.records.disk import strict_json
from bullseye.records.schema import schema_of
from bullseye.records.summary import Round, Stamp, TieKey, brief, no_tie
from bullseye.session.aids import board_way
from bullseye.session.record import Record
from bullseye.words import tr

FORMAT = "bullseye-scoreboard"
KEPT = 10

Key = tuple[str, str, str, str]
"""Drill, face, scoring style, and the way of shooting that has boards of its own (`session.aids.board_way`)."""
_KEY = ("drill", "face", "style")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a round came: *rank* 1 to 10 or None, the player's best row before it, whether it beats that."""

    rank: int | None
    best_before: Row | None
    new_best: bool


NO_PLACE = Place(None, None, False)


def counts(round_: Round) -> bool:
    """Only ranked rounds with a score, shot by a person, stand on a board."""
    return round_.ranked and not round_.simulated and round_.score is not None


@dataclass(slots=True)
class Table:
    """One drill on one face in one scoring style, shot in one way: the ten best rounds, and each player's best."""

    rows: list[Row] = field(default_factory=list)
    bests: dict[str, Row] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)  # keys of the file that we do not know, kept

    def sorted_bests(self) -> list[Row]:
        """Each player's best row, in the alphabetical order of the players."""
        return [self.bests[player] for player in sorted(self.bests)]

    def add(self, row: Row) -> Place:
        """Give *row* its place; a row whose id stands here already changes nothing."""
        key = order_key(row)
        best = self.bests.get(row.player)
        if best is not None and best.id == row.id:
            best = None
        new_best = best is None or key < order_key(best)
        if new_best:
            self.bests[row.player] = row
        for rank, other in enumerate(self.rows, 1):
            if other.id == row.id:
                return Place(rank, best, new_best)
        at = bisect_left(self.rows, key, key=order_key)
        if at >= KEPT:
            return Place(None, best, new_best)
        self.rows.insert(at, row)
        del self.rows[KEPT:]
        return Place(at + 1, best, new_best)


@dataclass(slots=True)
class Tables:
    """Every table, the state of the history they follow, and how many lines of it do not count."""

    tables: dict[Key, Table] = field(default_factory=dict)
    stamp: Stamp = Stamp(0, 0, 0)
    bad: int = 0
    newer: int = 0
    extra: dict[str, Any] = field(default_factory=dict)

    def add(self, round_: Round) -> Place:
        """Give a round its place, if it counts."""
        if not counts(round_):
            return NO_PLACE
        table = self.tables.setdefault((round_.drill, round_.face, round_.style, board_way(round_.device)), Table())
        return table.add(row_of(round_))

    def ids(self) -> set[str]:
        """The ids of all rounds that stand on a table."""
        return {row.id for t in self.tables.values() for row in (*t.rows, *t.bests.values())}

    def as_dict(self) -> dict[str, Any]:
        """The document that scoreboard.json holds."""
        boards = [(key[3], _as_json(key, table)) for key, table in sorted(self.tables.items())]
        apart = [board for way, board in boards if way]
        return {
            "format": FORMAT,
            "schema": 1,
            "history": {**self.stamp._asdict(), "bad": self.bad, "newer": self.newer, "ways": True},
            "boards": [board for way, board in boards if not way],
            **({"apart": apart} if apart else {}),
            **self.extra,
        }


def _as_json(key: Key, table: Table) -> dict[str, Any]:
    drill, face, style, way = key
    return {
        "drill": drill,
        "face": face,
        "style": style,
        **({"way": way} if way else {}),
        "rows": [row.as_json() for row in table.rows],
        "bests": [row.as_json() for row in table.sorted_bests()],
        **table.extra,
    }


def tables_of(rounds: Iterable[Round]) -> Tables:
    """The tables that follow from *rounds*, each id counted once."""
    tables = Tables()
    seen: set[str] = set()
    for round_ in rounds:
        if round_.id not in seen:
            seen.add(round_.id)
            tables.add(round_)
    return tables


def derive(records: Iterable[Record], tie_key: TieKey = no_tie) -> dict[str, Any]:
    """The scoreboard document that follows from *records*; the same for any order of them."""
    return tables_of(brief(record, tie_key=tie_key) for record in records).as_dict()


def checksum(document: Mapping[str, Any]) -> str:
    """The CRC-32, as eight hex digits, of all that counts in the document: the state of the history, and the rows.

    Keys that we do not know are left out of it: whoever put them there need not know of this one.
    """
    parts = [[document["history"].get(key) for key in (*Stamp._fields, "bad", "newer")]]
    for board in (*document["boards"], *document.get("apart", ())):
        parts.append([board[key] for key in (*_KEY, *(("way",) if "way" in board else ()))])
        for row in (*board.get("rows", ()), None, *board.get("bests", ())):
            parts.append([] if row is None else [row.get(key) for key in (*KEYS, "style", "tie")])
    return f"{crc32(strict_json.dumps(parts)):08x}"


def check_board(obj: object) -> Tables:
    """Read a scoreboard document.

    Raises BadRecordError saying what is wrong, NewerSchemaError for a later schema.
    """
    if not isinstance(obj, dict) or obj.get("format") != FORMAT:
        raise BadRecordError(
            tr('the scoreboard is not one; it must be an object with "format": "{format}"', format=FORMAT)
        )
    schema_of(obj, "the scoreboard")
    boards = obj.get("boards")
    if not isinstance(boards, list):
        raise BadRecordError(tr("boards must be a list"))
    apart = obj.get("apart", [])
    if not isinstance(apart, list):
        raise BadRecordError(tr("{name} must be a list", name="apart"))
    known = ("format", "schema", "history", "boards", "apart")
    tables = Tables(extra={key: value for key, value in obj.items() if key not in known})
    state = obj.get("history")
    if isinstance(state, dict):
        numbers: list[Any] = [state.get(key) for key in ("size", "mtime_ns", "understood", "bad", "newer")]
        if any(number.__class__ is not int for number in numbers):
            raise BadRecordError(tr("history must hold whole numbers: size, mtime_ns, understood, bad, newer"))
        size, mtime_ns, understood, tables.bad, tables.newer = numbers
        digest = state.get("digest")
        # Else an older bullseye wrote it: its rows are derived again.
        if digest.__class__ is int and "sum" in state and "ways" in state:
            tables.stamp = Stamp(size, mtime_ns, understood, digest)
    for board in (*boards, *apart):
        if not isinstance(board, dict) or not all(isinstance(board.get(k), str) for k in _KEY):
            raise BadRecordError(tr("each of boards must be an object with drill, face and style"))
        way = board.get("way", "")
        if not isinstance(way, str):
            raise BadRecordError(tr("{key} of a row is {id!r:.60}", key="way", id=way))
        key = (board["drill"], board["face"], board["style"], way)
        if key in tables.tables:
            raise BadRecordError(
                tr("two of boards are for {key!r} on {key2!r} in {key3!r}", key=key[0], key2=key[1], key3=key[2])
            )
        extra = {k: v for k, v in board.items() if k not in (*_KEY, "way", "rows", "bests")}
        table = tables.tables[key] = Table(extra=extra)
        bests, rows = _rows(board, "bests"), _rows(board, "rows")
        for row in (*bests, *rows):
            table.add(row)  # which gives a best to a player who was only in rows
        table.rows = sorted(rows, key=order_key)[:KEPT]
    if isinstance(state, dict) and "sum" in state and state["sum"] != checksum(obj):
        raise BadRecordError(tr("its checksum does not fit"))
    return tables


def _rows(board: dict[str, Any], name: str) -> list[Row]:
    found = board.get(name, [])
    if not isinstance(found, list):
        raise BadRecordError(tr("{name} must be a list", name=name))
    seen: set[str] = set()
    rows = []
    for obj in found:
        row = row_from(obj, name)
        if row.id in seen:
            raise BadRecordError(tr("the id {id!r} is there twice among {name}", id=row.id, name=name))
        seen.add(row.id)
        rows.append(row)
    return rows
