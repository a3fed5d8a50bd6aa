"""A database of a school: whole transactions on both engines, limits, and errors that show no password."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text

from bullseye.errors import BadInputError, StorageError
from bullseye.league.refused import RefusedError
from bullseye.store_sql.database import STEP, Database
from bullseye.store_sql.dialects.limits import Limits
from bullseye.store_sql.tables.classes import a_class
from bullseye.watch.store.tables import micros
from tests.databases import Place
from tests.postgresql import PASSWORD, Cluster
from tests.serve.live import until

AT = micros(datetime(2026, 11, 29, tzinfo=UTC))


def row(name: str = "a", **more: Any) -> dict[str, Any]:
    return {"id": name, "title": "Ä 🎯", "began": AT, "events": 0, "door": 0, **more}


def classes(database: Database) -> int:
    with database.reading() as to:
        return to.execute(select(func.count()).select_from(a_class)).scalar_one()


def test_what_a_transaction_has_ended_is_there_whoever_opens_it(place: Place, database: Database) -> None:
    with database.writing() as to:
        to.execute(insert(a_class).values(row()))
    with place.open() as other, other.reading() as to:
        assert to.execute(select(a_class)).one()._mapping == {
            "id": "a", "pin": None, "title": "Ä 🎯", "owner": None, "began": AT, "ended": None,
            "events": 0, "door": 0,
        }  # fmt: skip


def test_a_transaction_that_raises_changes_nothing(database: Database) -> None:
    with pytest.raises(KeyError), database.writing() as to:
        to.execute(insert(a_class).values(row()))
        raise KeyError
    assert classes(database) == 0


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(place: Place, database: Database) -> None:
    with database.reading() as to, place.open() as other:
        count = select(func.count()).select_from(a_class)
        assert to.execute(count).scalar_one() == 0
        with other.writing() as writer:
            writer.execute(insert(a_class).values(row()))
        assert to.execute(count).scalar_one() == 0
    assert classes(database) == 1


def test_no_two_open_classes_have_one_pin_and_ended_ones_have_none(database: Database) -> None:
    with database.writing() as to:
        to.execute(insert(a_class), [row("a", pin=None), row("b", pin=None), row("c", pin="4711")])
    with pytest.raises(StorageError, match=r"^cannot write the database .*(uq_class_pin|class\.pin)"):  # noqa: SIM117
        with database.writing() as to:
            to.execute(insert(a_class).values(row("d", pin="4711")))
    assert classes(database) == 3


def test_who_waits_too_long_for_another_writer_is_told_so(place: Place, database: Database) -> None:
    with place.open(Limits(lock_s=0.05)) as hasty, database.writing() as to:
        to.execute(insert(a_class).values(row(pin="4711")))
        with pytest.raises(StorageError, match="locked|lock timeout"), hasty.writing() as other:
            other.execute(insert(a_class).values(row("b", pin="4711")))


def test_a_statement_that_takes_too_long_is_given_up(school_database: Place) -> None:
    with school_database.open(Limits(statement_s=0.05)) as hasty:  # noqa: SIM117
        with pytest.raises(StorageError, match="statement timeout"), hasty.reading() as to:
            to.execute(select(func.pg_sleep(600)))


def test_two_writers_put_the_same_row_by_the_engines_own_words(database: Database) -> None:
    put = database.insert(a_class)
    for title in ("one", "two"):
        with database.writing() as to:
            wanted = row(title=title)
            to.execute(put.values(wanted).on_conflict_do_update(index_elements=["id"], set_=wanted))
    with database.reading() as to:
        assert to.execute(select(a_class.c.title)).scalar_one() == "two"


def test_a_server_that_is_not_there_is_said_in_a_sentence_without_the_password(tmp_path: Path) -> None:
    for address, password in (
        (f"postgresql://ann@/school?host={tmp_path}", PASSWORD),
        (f"postgresql://ann:{PASSWORD}@/school?host={tmp_path}", ""),
    ):
        with Database(address, password) as database, pytest.raises(StorageError) as told, database.reading():
            pass
        words = str(told.value)
        assert words.startswith("cannot read the database postgresql+psycopg://ann")
        assert PASSWORD not in words and PASSWORD not in database.name
        assert told.value.__suppress_context__ and "\n" not in words


def test_a_wrong_password_is_refused_and_not_repeated(postgresql: Cluster) -> None:
    with Database(postgresql.address(), "canary-wrong") as database:
        with pytest.raises(StorageError, match="password authentication failed") as told, database.reading():
            pass
        assert "canary" not in str(told.value)


def test_while_the_tables_change_writers_are_refused_at_once_and_readers_read(school_database: Place) -> None:
    with school_database.open() as changing, school_database.open() as other:
        there = classes(other)
        with changing.writing(alone=True):
            with pytest.raises(RefusedError, match="being upgraded; everything can be looked at"), other.writing():
                pass
            assert classes(other) == there
        with other.writing():
            pass


def test_a_server_that_knows_another_step_is_cut_off_and_says_so(school_database: Place) -> None:
    with school_database.open() as server, school_database.open() as newer:
        with newer.reading() as to:
            server.step = to.execute(STEP).scalar_one()
        server.look()
        with newer.writing(alone=True) as to:
            to.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        try:
            server.look()  # its connection has seen the step that it knows
            with newer.reading() as to:
                newer.dialect.cut_others(to)

            def said() -> str:
                try:
                    server.look()
                except StorageError as bad:  # of the cut itself, where it came in the middle
                    return str(bad) if "is at step 9999, and this bullseye knows" in str(bad) else ""
                return ""

            assert "start this one again" in until(said)
        finally:
            with newer.writing() as to:
                to.execute(text("UPDATE alembic_version SET version_num = :step"), {"step": server.step})


@pytest.mark.parametrize(
    "address", ["", "school", "mysql://ann:canary@host/school", "sqlite://", "sqlite:///:memory:", "postgresql://a:b:c"]
)
def test_an_address_of_no_database_that_fits_is_refused_with_what_would_do(address: str) -> None:
    with pytest.raises(BadInputError, match=r"write sqlite:///FILE or postgresql://USER@HOST/NAME") as told:
        Database(address)
    assert "canary" not in str(told.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_file_is_made_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "school.sqlite3"
    with Database(f"sqlite:///{path}") as database, database.reading():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_closed_database_opens_again_at_its_next_use(database: Database) -> None:
    assert classes(database) == 0
    database.close()
    assert classes(database) == 0
