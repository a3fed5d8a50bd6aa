"""A backup brought back as docs/school.md says is whole, and the class that was in play goes on with it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bullseye.records.care.health import OK
from bullseye.session.clock import SystemClock
from bullseye.store_sql.checkup import look
from bullseye.store_sql.classes import SqlClasses
from tests.databases import Place, new_database
from tests.postgresql import found
from tests.school.live_school import LiveSchool

DOC = (Path(__file__).parents[2] / "docs" / "school.md").read_text(encoding="utf-8")


def restored(place: Place, request: pytest.FixtureRequest, folder: Path) -> Place:
    """Another database, made of a backup of the one at *place*."""
    with place.open() as database:
        if database.url.get_backend_name() == "sqlite":
            database.back_up(folder / "backups" / "copy.sqlite3")
            shutil.copy(folder / "backups" / "copy.sqlite3", folder / "again.sqlite3")
            return Place(f"sqlite:///{folder / 'again.sqlite3'}")
        database.back_up(folder / "copy.dump")
    again = new_database(request.getfixturevalue("postgresql"))
    line = "pg_restore --dbname=again copy.dump"
    assert line in DOC
    name, option, file = line.replace("again", again.address.replace("+psycopg", "")).split()
    run = subprocess.run(
        [found(name), option, str(folder / file)],
        env={**os.environ, "PGPASSWORD": again.password}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return again


def test_what_was_backed_up_is_whole_and_goes_on(place: Place, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with place.open() as database:
        school = LiveSchool(SqlClasses(database), processes=1)
        seat, _ = school.join("Ann", "Bo")
        school.do("open")
        school.advance(4)
        round_id = school.begin(seat)
        kept = school.shoot(seat, round_id, 1)
    with restored(place, request, tmp_path).open() as database:
        assert {one.state for one in look(database, SystemClock())} == {OK}
        school.tables = SqlClasses(database)
        school.restart()
        school.advance(1)
        assert school.shoot(seat, round_id, 1) == kept  # the same shot counts once
        assert school.shoot(seat, round_id, 2).score == 2 * kept.score
