"""A look at a school's database: what is well, what is wrong, and that looking changes nothing."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text, update

from bullseye.records.care.health import NOTE, OK, PROBLEM, Finding
from bullseye.session.clock import SystemClock
from bullseye.store_sql.checkup import look
from bullseye.store_sql.classes import SqlClasses
from bullseye.store_sql.database import Database
from bullseye.store_sql.tables.classes import a_class, class_round
from bullseye.store_sql.tables.seasons import season_line
from tests.databases import Place
from tests.school.live_school import LiveSchool
from tests.store_sql.season_kit import SeasonKit


def findings(database: Database) -> dict[str, Finding]:
    return {finding.name: finding for finding in look(database, SystemClock())}


def played(database: Database) -> LiveSchool:
    school = LiveSchool(SqlClasses(database))
    seat, _ = school.join("Ann", "Bo")
    school.do("open")
    school.advance(4)
    round_id = school.begin(seat)
    school.shoot(seat, round_id, 1)
    return school


def test_a_class_in_play_is_well(database: Database) -> None:
    played(database)
    found = findings(database)
    assert {one.state for one in found.values()} == {OK}
    assert list(found) == ["database", "clock", "tables", "classes", "seasons"]
    assert found["classes"].what.startswith("1 class, ")


def test_a_log_that_lacks_an_event_and_a_round_that_lacks_a_shot_are_found(database: Database) -> None:
    school = played(database)
    with database.writing() as to:
        to.execute(update(a_class).values(events=99))
        to.execute(update(class_round).values(told=99))
    found = findings(database)["classes"]
    assert found.state == PROBLEM and found.advice
    assert f"class {school.id}: its log ends with event" in found.what and "lacks what was told of it" in found.what


def test_tables_that_somebody_changed_by_hand_are_found(empty_place: Place) -> None:
    from bullseye.store_sql.migrations.upgrade import upgrade

    with empty_place.open() as database:
        assert findings(database)["tables"].state == NOTE  # an empty one is set up at the next start
        upgrade(database)
        with database.writing() as to:
            to.execute(text("ALTER TABLE class ADD COLUMN more TEXT"))
        found = findings(database)["tables"]
        assert found.state == PROBLEM and "remove_column class more" in found.what


def test_a_database_that_is_away_is_one_problem(tmp_path: Path) -> None:
    with Place(f"postgresql://ann@/school?host={tmp_path}").open() as database:
        (found,) = look(database, SystemClock())
    assert found.state == PROBLEM and "cannot read the database" in found.what


def test_a_line_of_a_season_that_is_not_its_weeks_is_found(database: Database) -> None:
    kit = SeasonKit(database)
    kit.people("Ann", "Bea")
    kit.begin()
    for one in ("ann", "bea"):
        kit.seasons.join("winter", one, 0)
        kit.send(one)
    found = findings(database)["seasons"]
    assert (found.state, found.what) == (OK, "2 lines follow from their weeks")
    with database.writing() as to:
        to.execute(update(season_line).where(season_line.c.person == "ann").values(total=1))
    found = findings(database)["seasons"]
    assert found.state == PROBLEM and found.what.startswith("season winter: a line says 1, and its weeks add up to")
