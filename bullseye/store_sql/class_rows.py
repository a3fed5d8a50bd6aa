"""One class within one transaction: its row, its log, its door, its rounds and their entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, delete, insert, or_, select, update

from bullseye.classroom.log.event import Event, check_event
from bullseye.errors import BadInputError, StorageError
from bullseye.league.told import Told, as_json, told_from
from bullseye.records.disk import strict_json
from bullseye.records.record import as_json as record_as_json
from bullseye.records.record import record_from
from bullseye.school.class_tables import ON, OVER, Door, KeptAsk, KeptClass, KeptRound
from bullseye.school.tasks import CountedRound, Member, group_of_class
from bullseye.session.record import Record
from bullseye.store_sql.database import Database
from bullseye.store_sql.tables.classes import (
    a_class,
    class_ask,
    class_event,
    class_round,
    class_told,
    seat_seen,
    seat_token,
)
from bullseye.store_sql.tasks.counting import TaskCounting
from bullseye.watch.store.tables import micros, moment_of
from bullseye.words import tr


class ClassRows:
    """The class *class_id* on *connection*: `ClassChange` of `school/class_tables.py`."""

    def __init__(
        self,
        database: Database,
        connection: Connection,
        class_id: str,
        locks_class: bool = False,
        locks_rounds: bool = False,
        wait: bool = True,
    ) -> None:
        self._database = database
        self._to = connection
        self._id = class_id
        self._locks_class = locks_class
        self._locks_rounds = locks_rounds
        self._wait = wait

    # -- looking ---------------------------------------------------------------------------------------

    def kept(self) -> KeptClass | None:
        asked = select(a_class).where(a_class.c.id == self._id)
        if self._locks_class:
            asked = asked.with_for_update(key_share=True, skip_locked=not self._wait)
        row = self._to.execute(asked).first()
        return None if row is None else kept_of(row)

    def events(self, after: int) -> list[Event]:
        c = class_event.c
        asked = select(c.n, c.at, c.kind, c["values"]).where(c.class_id == self._id, c.n > after).order_by(c.n)
        return [Event(n, at, kind, _values(values)) for n, at, kind, values in self._to.execute(asked)]

    def door(self) -> Door:
        token, ask = seat_token.c, class_ask.c
        tokens = self._to.execute(select(token.sha256, token.seat, token.out).where(token.class_id == self._id)).all()
        asks = self._to.execute(select(class_ask).where(ask.class_id == self._id).order_by(ask.since, ask.ask)).all()
        return Door(
            {row.sha256: row.seat for row in tokens if not row.out},
            tuple(KeptAsk(row.ask, row.seat, row.since / 1e6, row.answer) for row in asks),
            {row.sha256: row.seat for row in tokens if row.out},
        )

    def seen(self) -> dict[int, float]:
        asked = select(seat_seen.c.seat, seat_seen.c.seen).where(seat_seen.c.class_id == self._id)
        return {seat: seen / 1e6 for seat, seen in self._to.execute(asked)}

    def rounds(self, also: Iterable[int] = ()) -> list[KeptRound]:
        c, more = class_round.c, list(also)
        wanted = c.state.in_((ON, OVER))
        asked = select(class_round).where(c.class_id == self._id, or_(wanted, c.go.in_(more)) if more else wanted)
        return [_round_of(row) for row in self._to.execute(self._locking(asked.order_by(c.go)))]

    def rounds_of(self, gos: Iterable[int]) -> list[KeptRound]:
        c, wanted = class_round.c, list(gos)
        if not wanted:
            return []
        asked = select(class_round).where(c.class_id == self._id, c.go.in_(wanted)).order_by(c.go)
        return [_round_of(row) for row in self._to.execute(self._locking(asked))]

    def rounds_due(self, now_s: float) -> list[KeptRound]:
        c = class_round.c
        asked = select(class_round).where(c.class_id == self._id, c.due <= round(now_s * 1e6)).order_by(c.go)
        return [_round_of(row) for row in self._to.execute(asked.with_for_update(key_share=True, skip_locked=True))]

    def round(self, go: int) -> KeptRound | None:
        c = class_round.c
        row = self._to.execute(self._locking(select(class_round).where(c.class_id == self._id, c.go == go))).first()
        return None if row is None else _round_of(row)

    def _locking(self, asked: Select[Any]) -> Select[Any]:
        return asked.with_for_update(key_share=True) if self._locks_rounds else asked

    def told(self, behind: Mapping[int, int]) -> dict[int, list[Told]]:
        if not behind:
            return {}
        c = class_told.c
        known = sorted(set(behind.values()))
        groups = [and_(c.go.in_([go for go in behind if behind[go] == n]), c.n > n) for n in known]
        asked = select(c.go, c.entry).where(c.class_id == self._id, or_(*groups)).order_by(c.go, c.n)
        found: dict[int, list[Told]] = {go: [] for go in behind}
        for go, entry in self._to.execute(asked):
            told = told_from(strict_json.loads_own(entry.encode()))
            if told is None:
                raise StorageError(
                    tr("a round of this class was played by a newer bullseye; use that version everywhere")
                )
            found[go].append(told)
        return found

    # -- changing --------------------------------------------------------------------------------------

    def add(self, kept: KeptClass) -> bool:
        put = self._database.insert(a_class).values(id=kept.id, **values_of(kept))
        added = put.on_conflict_do_nothing(index_elements=["pin"]).returning(a_class.c.id)
        return self._to.execute(added).first() is not None

    def add_events(self, events: Sequence[Event]) -> None:
        self._put_events(events)
        for event in events:
            if event.kind == "taken":  # in the same transaction: what the class was asked for counts it once
                self._count(event.values["seat"], event.values["record"], event.at)

    def _put_events(self, events: Sequence[Event]) -> None:
        if events:
            self._to.execute(insert(class_event), [self._event_row(event) for event in events])

    def _count(self, seat: int, record: Record, at: str) -> None:
        counted = CountedRound(record, datetime.fromisoformat(record.finished).astimezone(UTC))
        now = datetime.fromisoformat(at).astimezone(UTC)
        TaskCounting(self._database).round_of(self._to, group_of_class(self._id), Member(seat=seat), counted, now)

    def _event_row(self, event: Event) -> dict[str, Any]:
        return {
            "class_id": self._id, "n": event.number, "at": event.at, "kind": event.kind, "values": _text(event),
        }  # fmt: skip

    def put_class(self, kept: KeptClass) -> None:
        self._to.execute(update(a_class).where(a_class.c.id == self._id).values(values_of(kept)))

    def put_door(self, old: Door, new: Door) -> None:
        put = [
            {"class_id": self._id, "sha256": sha256, "seat": seat, "out": out}
            for out, (before, now) in ((False, (old.tokens, new.tokens)), (True, (old.out, new.out)))
            for sha256, seat in now.items()
            if sha256 not in before
        ]
        gone = [one for one in {**old.tokens, **old.out} if one not in new.tokens and one not in new.out]
        gone += [str(row["sha256"]) for row in put]
        if gone:
            self._to.execute(delete(seat_token).where(seat_token.c.sha256.in_(gone)))
        if put:
            self._to.execute(insert(seat_token), put)
        if new.asks != old.asks:
            self._to.execute(delete(class_ask).where(class_ask.c.class_id == self._id))
            if new.asks:
                self._to.execute(insert(class_ask), [self._ask_row(ask) for ask in new.asks])

    def _ask_row(self, ask: KeptAsk) -> dict[str, Any]:
        return {
            "class_id": self._id, "ask": ask.ask, "seat": ask.seat, "since": round(ask.since_s * 1e6),
            "answer": ask.answer,
        }  # fmt: skip

    def put_rounds(self, rounds: Sequence[KeptRound]) -> None:
        rows = [
            {
                "class_id": self._id, "go": one.go, "seat": one.seat, "state": one.state, "told": one.told,
                "shots": one.shots, "score": one.score,
                "due": None if one.due_s is None else round(one.due_s * 1e6),
            }
            for one in rounds
        ]  # fmt: skip
        if rows:
            put = self._database.insert(class_round)
            changed = {name: put.excluded[name] for name in ("state", "told", "shots", "score", "due")}
            self._to.execute(put.on_conflict_do_update(index_elements=["class_id", "go"], set_=changed), rows)

    def add_told(self, go: int, known: int, told: Sequence[Told]) -> None:
        rows = [
            {"class_id": self._id, "go": go, "n": n, "entry": strict_json.dumps(as_json(one)).decode()}
            for n, one in enumerate(told, known + 1)
        ]
        if rows:
            self._to.execute(insert(class_told), rows)

    def forget_told(self, seat: int, before: int) -> None:
        c = class_round.c
        old = select(c.go).where(c.class_id == self._id, c.seat == seat, c.go < before, c.state.not_in((ON, OVER)))
        self._to.execute(delete(class_told).where(class_told.c.class_id == self._id, class_told.c.go.in_(old)))

    def wipe(self, events: Sequence[Event]) -> None:
        if not events:
            self._to.execute(delete(a_class).where(a_class.c.id == self._id))
            return
        for table in (class_event, class_round, seat_token, seat_seen, class_ask):
            self._to.execute(delete(table).where(table.c.class_id == self._id))
        self._put_events(events)


def _text(event: Event) -> str:
    """The values of an event. Raises BadInputError for what could not be read again."""
    check_event(event.kind, event.values)
    values = dict(event.values)
    if "record" in values:
        values["record"] = record_as_json(values["record"])
    try:
        return strict_json.dumps(values).decode()
    except ValueError as bad:
        raise BadInputError(tr("this cannot be kept with the class: {why}", why=bad)) from None


def _values(text: str) -> dict[str, Any]:
    found: Any = strict_json.loads_own(text.encode())
    if "record" in found:
        found["record"] = record_from(found["record"])
    values: dict[str, Any] = found
    return values


def _round_of(row: Row[Any]) -> KeptRound:
    due_s = None if row.due is None else row.due / 1e6
    return KeptRound(row.go, row.seat, row.state, row.told, row.shots, row.score, due_s)


def kept_of(row: Row[Any]) -> KeptClass:
    """A row of the table of classes."""
    ended = None if row.ended is None else moment_of(row.ended)
    return KeptClass(
        row.id, row.pin or "", row.title, row.owner or "", moment_of(row.began), ended, row.events, row.door
    )


def values_of(kept: KeptClass) -> dict[str, Any]:
    """The same as values of that row, but its id."""
    return {
        "pin": kept.pin or None, "title": kept.title, "owner": kept.owner or None, "began": micros(kept.began),
        "ended": None if kept.ended is None else micros(kept.ended), "events": kept.events, "door": kept.door,
    }  # fmt: skip
