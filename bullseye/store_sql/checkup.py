"""Whether a school's database is as it should be: there, of this bullseye, and each sum what its rows add up to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select

from bullseye.classroom.log.class_state import ClassState
from bullseye.errors import BullseyeError, StorageError
from bullseye.records.care.health import NOTE, OK, PROBLEM, Finding
from bullseye.school.season_table import line_of
from bullseye.session.clock import Clock
from bullseye.store_sql.class_rows import ClassRows
from bullseye.store_sql.clock import ahead_s
from bullseye.store_sql.database import Database
from bullseye.store_sql.migrations.upgrade import current, pending
from bullseye.store_sql.seasons.rows import season_of, weeks_of
from bullseye.store_sql.tables.classes import a_class, class_event, class_round, class_told
from bullseye.store_sql.tables.every import metadata
from bullseye.store_sql.tables.seasons import season as season_table
from bullseye.store_sql.tables.seasons import season_line
from bullseye.words import tr, trn

NAMED = 5
"""So many troubles of one kind are named."""
CLOCK_S = 1.0


def look(database: Database, clock: Clock) -> Iterator[Finding]:
    """Everything that can be seen without changing anything; *clock* is this machine's."""
    try:
        at, missing = current(database), pending(database)
        ahead = ahead_s(database, clock)
    except StorageError as bad:
        yield Finding(
            "database", PROBLEM, str(bad), tr("See whether it runs, and whether address and password are right.")
        )
        return
    yield Finding("database", OK, tr("{name} answers", name=database.name))
    yield _clock(ahead)
    if missing:
        what = trn(
            "{n} step to the tables of this bullseye is missing",
            "{n} steps to the tables of this bullseye are missing",
            len(missing),
        )
        empty = (
            tr("Start bullseye serve --school: it makes them.")
            if at is None
            else tr("Start bullseye serve --school: it asks before it upgrades, and makes a backup.")
        )
        yield Finding("tables", NOTE if at is None else PROBLEM, what, empty)
        return
    yield _tables(database)
    yield from _classes(database)
    yield _seasons(database)


def _clock(ahead: float) -> Finding:
    words = tr("the database's clock is {seconds:+.3f} s from this machine's", seconds=ahead)
    if abs(ahead) < CLOCK_S:
        return Finding("clock", OK, words)
    return Finding(
        "clock", NOTE, words, tr("Let both machines take the time from the network; rounds go by the database's.")
    )


def _tables(database: Database) -> Finding:
    with database.reading() as to:
        broken = database.dialect.check(to)
        differences: list[Any] = compare_metadata(MigrationContext.configure(to), metadata)
    if broken:
        return Finding(
            "tables", PROBLEM, "; ".join(broken[:NAMED]), tr("Bring the latest backup back: docs/school.md.")
        )
    if differences:
        return Finding(
            "tables", PROBLEM, "; ".join(_said(one) for one in differences[:NAMED]),
            tr("Somebody changed the tables by hand; undo that, or bring a backup back."),
        )  # fmt: skip
    return Finding(
        "tables", OK, trn("{n} table, as it should be", "{n} tables, as they should be", len(metadata.tables))
    )


def _said(difference: Any) -> str:
    """A difference of alembic's in a few words: what is to be done, and to what."""
    one = difference[0] if isinstance(difference, list) else difference
    return " ".join(str(getattr(part, "name", part)) for part in one if isinstance(part, str) or hasattr(part, "name"))


def _classes(database: Database) -> Iterator[Finding]:
    """Each log from its first event to its last; each round in play with all that was told of it."""
    wrong: list[str] = []
    with database.reading() as to:
        kept = to.execute(select(a_class.c.id, a_class.c.events, a_class.c.ended)).all()
        for row in kept:
            rows, state = ClassRows(database, to, row.id), ClassState()
            try:
                events = rows.events(0)
                for event in events:
                    state.apply(event)
                last = max((event.number for event in events), default=0)
                if last != row.events:
                    wrong.append(
                        tr(
                            "class {id}: its log ends with event {last}, not {events}",
                            id=row.id,
                            last=last,
                            events=row.events,
                        )
                    )
            except BullseyeError as bad:
                wrong.append(tr("class {id}: {bad}", id=row.id, bad=bad))
        c, told = class_round.c, class_told.c
        counted = select(func.count()).where(told.class_id == c.class_id, told.go == c.go).scalar_subquery()
        off = to.execute(select(c.class_id, c.go).where(c.told != counted).limit(NAMED)).all()
        wrong += [tr("class {id}: round {go} lacks what was told of it", id=row.class_id, go=row.go) for row in off]
        events_of = to.execute(select(func.count()).select_from(class_event)).scalar_one()
    words = tr(
        "{classes}, {events}",
        classes=trn("{n} class", "{n} classes", len(kept)),
        events=trn("{n} event", "{n} events", events_of),
    )
    yield _finding("classes", words, wrong)


def _seasons(database: Database) -> Finding:
    """Each line of a season, by its weeks."""
    wrong: list[str] = []
    lines = 0
    with database.reading() as to:
        for row in to.execute(select(season_table)).all():
            season = season_of(row)
            weeks = weeks_of(to, season.id)
            for found in to.execute(select(season_line).where(season_line.c.season == season.id)):
                lines += 1
                line = line_of(season, found.person, found.division, weeks.get(found.person, ()))
                wanted = (line.total, len(line.weeks), sum(week.rounds for week in line.weeks), line.order)
                if wanted != (found.total, found.weeks, found.rounds, found.back):
                    wrong.append(
                        tr(
                            "season {id}: a line says {total}, and its weeks add up to {sum}",
                            id=season.id,
                            total=found.total,
                            sum=line.total,
                        )
                    )
    return _finding(
        "seasons", trn("{n} line follows from its weeks", "{n} lines follow from their weeks", lines), wrong
    )


def _finding(name: str, words: str, wrong: list[str]) -> Finding:
    if not wrong:
        return Finding(name, OK, words)
    return Finding(name, PROBLEM, "; ".join(wrong[:NAMED]), tr("Bring the latest backup back: docs/school.md."))
