"""What a season costs with a thousand rounds and with a million: its table, one's own line, a round that comes; and
what a step of the schema costs on a full database.

Rounds are written by the database itself, as many as are asked for, and the sums with them; what is measured then goes
the way of every request.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.kit import CannotMeasureError, Claim
from bullseye.drill.catalog import Drills
from bullseye.school.season import parse_season
from bullseye.school.sent import SentRound, check_sent
from bullseye.session.clock import StepClock, iso
from bullseye.session.plan import RoundPlan
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from bullseye.target.catalog import Catalogue

if TYPE_CHECKING:
    from bullseye.store_sql.database import Database
    from bullseye.store_sql.seasons.joined import SqlSeasonParts

TITLE = "A season of many rounds"
SIZES = (1_000, 100_000, 1_000_000)
QUICK = (1_000, 10_000)
FLAT = 1.5
TURNS = 60
LEAST_MEMBERS, ROUNDS_A_MEMBER = 200, 100
START = datetime(2026, 1, 5, tzinfo=UTC)
NOW = START + timedelta(days=60)
SOURCE = """
name = "Town"
first = 2026-01-05
best = 6
[[week]]
drill = "ten-shots"
face = "classic"
times = 10
"""
FACES, DRILLS = Catalogue(), Drills()

_PEOPLE = """
INSERT INTO person (id, account, account_key, name, name_key, role, locked, password, made)
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {members} - 1)
SELECT 'p' || i, 'p' || i, 'p' || i, 'Member ' || i, 'member ' || i, 'member', {no}, '', 0 FROM n
"""
_SENT = """
INSERT INTO sent (print, id, person, finished, received, drill, face, style, score, unit, tenths, tie, aimed, squares,
                  record)
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {rounds} - 1)
SELECT 'made-' || i, 'made-' || i, 'p' || (i % {members}), {start} + (i / {members} % 56) * 86400000000 + i,
       {start} + (i / {members} % 56) * 86400000000 + i + 1, 'ten-shots', 'classic', '{style}', i % 1009 * 7919 % 100,
       'points', (i % 1009 * 7919 % 100) * 10, '[]', 10, 0.05, '{record}' FROM n
"""
_WEEKS = """
INSERT INTO season_week (season, person, week, tenths, added, tie, round, rounds)
SELECT 'town', person, (finished - {start}) / 604800000000 + 1, max(tenths), 0, '[]', min(print), count(*)
FROM sent GROUP BY person, (finished - {start}) / 604800000000 + 1
"""
_LINES = """
INSERT INTO season_line (season, person, division, total, weeks, rounds, back, named)
SELECT 'town', person, 0, sum(tenths), count(*), sum(rounds), '', {no} FROM season_week GROUP BY person
"""


def run(quick: bool) -> list[Claim]:
    """Both databases, each at every size."""
    claims: list[Claim] = []
    for name in ("SQLite", "PostgreSQL"):
        try:
            claims += _engine(name, QUICK if quick else SIZES)
        except CannotMeasureError as bad:
            print(f"{name}: not measured, {bad}.\n")
    return claims


def _engine(name: str, sizes: tuple[int, ...]) -> list[Claim]:
    found: dict[int, dict[str, float]] = {}
    for rounds in sizes:
        with _database(name) as database:
            found[rounds] = _measured(database, rounds, last=rounds == sizes[-1])
    kinds = ("table, first 100", "own line", "a round that comes")
    print(f"{name}: the first quarter of {TURNS}, ms\n")
    print("| rounds | members | " + " | ".join(kinds) + " |")
    print("|---|---|" + "---|" * len(kinds))
    for rounds, times in found.items():
        print(f"| {rounds:,} | {_members(rounds):,} | " + " | ".join(f"{times[kind]:.2f}" for kind in kinds) + " |")
    step_s = found[sizes[-1]]["step"]
    print(f"\nA step that adds a column and an index to {sizes[-1]:,} rounds: {step_s:.1f} s.\n")
    first, last = found[sizes[0]], found[sizes[-1]]
    what = f"{sizes[-1]:,} rounds against {sizes[0]:,}"
    # One's own place is counted: it follows the members of a division, which grow here too, and not the rounds.
    return [Claim(f"{name}: {kind}, {what}", last[kind] / first[kind], FLAT) for kind in kinds if kind != "own line"]


def _members(rounds: int) -> int:
    return max(LEAST_MEMBERS, rounds // ROUNDS_A_MEMBER)


@contextmanager
def _database(name: str) -> Iterator[Database]:
    try:
        from bullseye.store_sql.database import Database
        from bullseye.store_sql.dialects.limits import Limits
        from bullseye.store_sql.migrations.upgrade import upgrade
    except ImportError as missing:
        raise CannotMeasureError(f"{missing.name} is not installed") from None
    limits = Limits(statement_s=3600)
    with tempfile.TemporaryDirectory(prefix="bullseye-", ignore_cleanup_errors=True) as folder:
        if name == "SQLite":
            with Database(f"sqlite:///{Path(folder) / 'school.sqlite3'}", limits=limits) as database:
                upgrade(database)
                yield database
            return
        with _server() as (address, password), Database(address, password, limits) as database:
            upgrade(database)
            yield database


@contextmanager
def _server() -> Iterator[tuple[str, str]]:
    import pytest

    from tests.postgresql import PASSWORD, own_cluster

    try:
        with own_cluster() as cluster:
            yield cluster.address(), PASSWORD
    except pytest.skip.Exception as missing:
        raise CannotMeasureError(str(missing)) from None


def _measured(database: Database, rounds: int, last: bool) -> dict[str, float]:
    from bullseye.store_sql.seasons.joined import SqlSeasonParts

    parts = SqlSeasonParts(database, FACES, DRILLS, lambda: NOW)
    parts.seasons.add(parse_season(SOURCE.encode(), "town", "town.toml"), SOURCE, "")
    _fill(database, rounds)
    members, chance = _members(rounds), Random(1)
    some = [f"p{int(chance.random() * members)}" for _ in range(TURNS)]
    fresh = [_round(n) for n in range(TURNS)]
    found = {
        "table, first 100": _quick_ms(lambda n: parts.seasons.table("town", 0, 0, 100)),
        "own line": _quick_ms(lambda n: parts.seasons.own("town", some[n])),
        "a round that comes": _quick_ms(lambda n: _take(parts, some[n], fresh[n])),
    }
    if last:
        found["step"] = _step_s(database)
    return found


def _take(parts: SqlSeasonParts, person: str, found: SentRound) -> None:
    assert parts.sent.take(person, found, NOW).seasons == ("town",)


def _quick_ms(act: Callable[[int], object]) -> float:
    act_ms = []
    for n in range(TURNS):
        began = perf_counter()
        act(n)
        act_ms.append((perf_counter() - began) * 1000)
    return sorted(act_ms)[TURNS // 4]  # the quicker ones: what else the machine does makes the others


def _round(n: int) -> SentRound:
    plan = RoundPlan(FACES.get("classic"), DRILLS.get("ten-shots"), n, "Ann")
    record = play(plan, Shooter(20.0, Random(n)), StepClock(), lambda: f"fresh-{n}")
    assert record is not None
    finished = START + timedelta(days=57, minutes=n)
    record = replace(record, started=iso(finished), finished=iso(finished))
    return check_sent(record, FACES, DRILLS, NOW)


def _fill(database: Database, rounds: int) -> None:
    """People, rounds and sums, written by the database itself."""
    from sqlalchemy import text

    from bullseye.watch.store.tables import micros

    no = "false" if database.dialect.listens else "0"
    values = {
        "rounds": rounds, "members": _members(rounds), "start": micros(START), "no": no, "record": "x" * 600,
        "style": FACES.get("classic").style("standard").id,
    }  # fmt: skip
    with database.writing() as to:
        for statement in (_PEOPLE, _SENT, _WEEKS, _LINES):
            to.execute(text(statement.format(**values)))
    with database.writing() as to:
        to.execute(text("ANALYZE"))


def _step_s(database: Database) -> float:
    """Seconds of a step as the next version may bring one: a column that every round has, and an index."""
    import sqlalchemy as sa
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    began = perf_counter()
    with database.writing(alone=True) as to, Operations.context(MigrationContext.configure(to)) as op:
        op.add_column("sent", sa.Column("device", sa.Text, nullable=False, server_default=""))
        op.create_index("ix_sent_received", "sent", ["received"])
    return perf_counter() - began
