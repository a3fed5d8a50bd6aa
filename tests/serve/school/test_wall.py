"""The wall of a season: for everybody, where its file says so, and without names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bullseye.store_sql.database import Database
from tests.serve.school.season_server import TEACHER, SeasonServer, season_server


@pytest.fixture
def server(database: Database) -> Iterator[SeasonServer]:
    with season_server(database) as made:
        yield made


def test_a_wall_shows_initials_unless_a_name_is_allowed(server: SeasonServer) -> None:
    server.begin("wall = true\n")
    server.as_("ann").post("/api/seasons/winter/join", {"named": False})
    server.as_("bea").post("/api/seasons/winter/join", {"named": True})
    server.kit.send("ann", 8.0)
    wall = server.as_().get("/api/walls/winter")
    assert wall.status == 200
    (table,) = wall.json["tables"]
    assert [(row["place"], row["name"]) for row in table["rows"]] == [(1, "A."), (2, "Bea")]
    assert (wall.json["week"], wall.json["drill_name"]) == (1, "Ten shots")
    assert "person" not in str(wall.json)


def test_a_season_without_a_wall_looks_like_none(server: SeasonServer) -> None:
    server.begin()
    none, other = server.as_().get("/api/walls/winter"), server.as_().get("/api/walls/nothing")
    assert none.status == other.status == 404 and none.json == other.json
    assert server.as_(TEACHER).get("/api/walls/winter").status == 404
    assert server.as_().get("/api/walls/winter/events").status == 404
