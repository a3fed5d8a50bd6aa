"""Rounds that members send: each is kept once and counted everywhere it counts, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from bullseye.records.disk import strict_json
from bullseye.records.record import as_json
from bullseye.school.seasons import KeptRound, Taken
from bullseye.school.sent import RefusedRoundError, SentRound
from bullseye.store_sql.database import Database
from bullseye.store_sql.seasons.counting import Counting
from bullseye.store_sql.tables.people import person as person_table
from bullseye.store_sql.tables.seasons import card, sent
from bullseye.watch.store.tables import micros, moment_of
from bullseye.words import tr

CHANNEL = "bullseye_seasons"
"""Where it is told which season has changed: its id, and nothing else."""
Also = Callable[[Connection, str, SentRound, list[str], datetime], None]


class SqlSentRounds:
    """The rounds in *database*. *also* counts them elsewhere, in the same transaction, with the seasons they lie in."""

    def __init__(self, database: Database, counting: Counting, also: Also) -> None:
        self._database = database
        self._counting = counting
        self._also = also

    def take(self, person: str, found: SentRound, now: datetime) -> Taken:
        """Keep a round and count it; one that is here already is not counted again. Raises RefusedRoundError."""
        record = found.record
        with self._database.writing() as to:
            # One round of a person after another: what is counted is read first.
            to.execute(select(person_table.c.id).where(person_table.c.id == person).with_for_update())
            taken = self._there(to, person, found)
            if taken is not None:
                return taken
            made = to.execute(
                self._database.insert(sent)
                .values(
                    print=found.print, id=record.id, person=person, finished=micros(found.finished),
                    received=micros(now), drill=record.drill, face=record.face, style=record.style,
                    score=record.score, unit=record.score_unit, tenths=found.tenths,
                    tie=strict_json.dumps(list(found.tie)).decode(), aimed=found.aim.shots, squares=found.aim.squares,
                    record=strict_json.dumps(as_json(record)).decode(),
                )
                .on_conflict_do_nothing(index_elements=["print"])
                .returning(sent.c.print)
            )  # fmt: skip
            if made.first() is None:  # somebody else's, a moment ago
                raise _of_another()
            seasons = self._counting.round_of(to, person, found.finished, now)
            self._also(to, person, found, seasons, now)
            for season in seasons:
                self._database.dialect.notify(to, CHANNEL, season)
        return Taken(found.print, True, record.score, record.score_unit, tuple(seasons))

    def _there(self, to: Connection, person: str, found: SentRound) -> Taken | None:
        row = to.execute(select(sent.c.person, sent.c.score, sent.c.unit).where(sent.c.print == found.print)).first()
        if row is not None:
            if row.person != person:
                raise _of_another()
            return Taken(found.print, False, row.score, row.unit)
        same_id = select(sent.c.print).where(sent.c.person == person, sent.c.id == found.record.id)
        if to.execute(same_id).first() is not None:
            raise RefusedRoundError(
                tr("the round {id} was sent before with other shots; that one counts", id=found.record.id)
            )
        return None

    def of(self, person: str, most: int) -> list[KeptRound]:
        """A member's latest rounds."""
        with self._database.reading() as to:
            rows = to.execute(
                select(*_BRIEF).where(sent.c.person == person).order_by(sent.c.finished.desc()).limit(most)
            )
            return [_brief(row) for row in rows]

    def record(self, print_: str) -> tuple[KeptRound, str] | None:
        """A round and its record as JSON."""
        with self._database.reading() as to:
            row = to.execute(select(*_BRIEF, sent.c.record).where(sent.c.print == print_)).first()
        return None if row is None else (_brief(row), row.record)


class SqlCards:
    """Card codes in *database*, by their hash."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, person: str, hashed: str, now: datetime) -> None:
        """The person's card is this one from now on."""
        with self._database.writing() as to:
            to.execute(card.delete().where(card.c.person == person))
            to.execute(card.insert().values(hashed=hashed, person=person, made=micros(now)))

    def holder(self, hashed: str, now: datetime) -> str:
        """Whose card it is; "" for nobody's, or of somebody who may not come in."""
        with self._database.writing() as to:
            row = to.execute(
                select(card.c.person)
                .join(person_table, person_table.c.id == card.c.person)
                .where(card.c.hashed == hashed, person_table.c.locked.is_(False))
            ).first()
            if row is None:
                return ""
            to.execute(update(card).where(card.c.hashed == hashed).values(seen=micros(now)))
            return str(row.person)

    def take_back(self, person: str) -> None:
        """The person has no card any more."""
        with self._database.writing() as to:
            to.execute(card.delete().where(card.c.person == person))


_BRIEF = (
    sent.c.print, sent.c.person, sent.c.finished, sent.c.received, sent.c.drill, sent.c.face, sent.c.style,
    sent.c.score, sent.c.unit,
)  # fmt: skip


def _brief(row: Any) -> KeptRound:
    values = {column.name: getattr(row, column.name) for column in _BRIEF}
    values["finished"], values["received"] = moment_of(values["finished"]), moment_of(values["received"])
    return KeptRound(**values)


def _of_another() -> RefusedRoundError:
    return RefusedRoundError(tr("somebody else has sent this round; only who shot it can"))
