"""Real processes on one database: a class moved between them shot by shot, and whatever can happen meanwhile."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from bullseye.store_sql.migrations.upgrade import upgrade
from tests.databases import Place, new_database
from tests.postgresql import Cluster, own_cluster
from tests.serve.school.crowd import PATIENCE_S, crowd

pytestmark = [pytest.mark.long, pytest.mark.skipif(os.name == "nt", reason="a school is served on Linux and macOS")]


@pytest.fixture
def own(request: pytest.FixtureRequest) -> Iterator[tuple[Cluster, Place]]:
    """A server of this test's own, that it may stop."""
    with own_cluster() as cluster:
        place = new_database(cluster)
        with place.open() as database:
            upgrade(database)
        yield cluster, place


def test_a_hundred_moved_between_four_processes_shot_by_shot_are_the_class_of_one(school_database: Place) -> None:
    with crowd(school_database, 4, 100) as class_:
        class_.play()
        class_.check()


def test_two_processes_share_a_file(school_file: Path, tmp_path: Path) -> None:
    (tmp_path / "school.sqlite3").write_bytes(school_file.read_bytes())
    with crowd(Place(f"sqlite:///{tmp_path / 'school.sqlite3'}"), 2, 20) as class_:
        class_.play()
        class_.check()


def test_processes_killed_in_the_middle_lose_nothing_and_count_nothing_twice(place: Place) -> None:
    with crowd(place, 2, 20) as class_:

        def kill() -> None:
            for server in class_.servers:
                server.restart()

        class_.play(kill)
        class_.check()


def test_a_database_that_restarts_and_cuts_every_connection_costs_a_wait_alone(own: tuple[Cluster, Place]) -> None:
    cluster, place = own
    with crowd(place, 2, 20) as class_:

        def trouble() -> None:
            with place.open() as database, database.writing() as to:
                to.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"))
            cluster.stop("immediate")
            cluster.start()

        class_.play(trouble)
        class_.check()
        assert class_.later > 0


def test_a_full_disk_costs_a_wait_until_there_is_room(school_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "school.sqlite3"
    path.write_bytes(school_file.read_bytes())
    with crowd(Place(f"sqlite:///{path}"), 2, 12, most_bytes=path.stat().st_size + 400_000) as class_:
        lifting = Thread(target=lambda: class_.full.wait(PATIENCE_S) and [one.lift() for one in class_.servers])
        lifting.start()
        class_.play()
        lifting.join()
        class_.check()
        assert class_.full.is_set()
