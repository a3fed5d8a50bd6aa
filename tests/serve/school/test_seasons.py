"""Seasons over HTTP: begun by a teacher, joined by members, with tables whose numbers explain themselves."""

from __future__ import annotations

import http.client
from collections.abc import Iterator

import pytest

from bullseye.serve.school.door import SESSION_COOKIE
from bullseye.store_sql.database import Database
from tests.serve.school.season_server import TEACHER, SeasonServer, season_server

TWO = 'divisions = ["First", "Second"]\npromoted = 1\n'


@pytest.fixture
def server(database: Database) -> Iterator[SeasonServer]:
    with season_server(database) as made:
        yield made


def test_a_teacher_begins_a_season_and_a_member_takes_part(server: SeasonServer) -> None:
    told = server.begin(TWO)
    assert told.status == 200 and told.json["divisions"] == ["First", "Second"] and told.json["week"] == 1
    ann = server.as_("ann")
    line = ann.post("/api/seasons/winter/join", {"named": True}).json
    assert (line["division"], line["row"]["name"], line["named"], line["row"]["place"]) == (1, "Ann", True, 1)
    (brief,) = ann.get("/api/seasons").json
    assert brief["mine"] and brief["members"] == [0, 1]
    assert server.noted == [(TEACHER, "season-begin", "winter")]


def test_a_file_with_a_mistake_is_refused_with_what_would_work(server: SeasonServer) -> None:
    told = server.begin("promoted = 3\n")
    assert told.status == 400 and "one division" in told.json["error"]
    told = server.as_(TEACHER).post("/api/seasons", {"id": "x", "source": "name = 1"})
    assert told.status == 400 and "x.toml" in told.json["error"]
    assert server.begin().status == 200 and server.begin().status == 400


def test_a_season_has_its_weeks_and_for_teachers_its_file(server: SeasonServer) -> None:
    server.begin()
    whole = server.as_(TEACHER).get("/api/seasons/winter").json
    assert [week["drill_name"] for week in whole["weeks"]] == ["Ten shots"] * 3
    assert whole["weeks"][0]["begins"] == "2026-11-29T23:00:00Z" and "ten-shots" in whole["source"]
    assert server.as_("ann").get("/api/seasons/winter").json["source"] == ""
    assert server.as_("ann").get("/api/seasons/summer").status == 404


def test_the_table_and_ones_own_line_follow_from_what_was_sent(server: SeasonServer) -> None:
    server.begin()
    for who, sigma_mm in (("ann", 40.0), ("bea", 8.0)):
        server.as_(who).post("/api/seasons/winter/join", {})
        server.kit.send(who, sigma_mm)
    ann = server.as_("ann")
    table = ann.get("/api/seasons/winter/table?division=0").json
    assert [(row["place"], row["person"]) for row in table["rows"]] == [(1, "bea"), (2, "ann")]
    assert ann.get("/api/seasons/winter/table?first=1").json["rows"] == table["rows"][1:]
    mine = ann.get("/api/seasons/winter/lines/me").json
    assert mine["row"] == table["rows"][1] and mine["weeks"][0]["counts"]
    assert ann.get("/api/seasons/winter/lines/bea").json["row"]["place"] == 1
    assert ann.get("/api/seasons/winter/lines/dan").status == 404
    assert ann.get("/api/seasons/winter/table?division=1").status == 404


def test_every_number_explains_itself(server: SeasonServer) -> None:
    server.begin('handicap = "skill"\n')
    ann = server.as_("ann")
    ann.post("/api/seasons/winter/join", {})
    server.kit.send("ann")
    at = "/api/seasons/winter/lines/me/explain"
    total = ann.get(f"{at}?of=total").json
    assert total["rows"][0][1] == "Ten shots, Classic bullseye" and len(total["rows"]) == 3
    assert "no handicap yet" in ann.get(f"{at}?of=week&week=1").json["definition"]
    assert ann.get(f"{at}?of=place").json["value"] == "1 of 1"
    assert ann.get(f"{at}?of=week&week=2").status == 404


def test_a_teacher_moves_members_and_gives_the_season_another_file(server: SeasonServer) -> None:
    server.begin(TWO)
    tea = server.as_(TEACHER)
    assert tea.post("/api/seasons/winter/members", {"person": "ann", "division": 0}).json["members"] == [1, 0]
    assert tea.post("/api/seasons/winter/members", {"person": "ann", "division": 1}).json["members"] == [0, 1]
    assert tea.post("/api/seasons/winter/members", {"person": "ann", "division": -1}).json["members"] == [0, 0]
    assert tea.post("/api/seasons/winter/members", {"person": "dan", "division": 0}).status == 404
    source = tea.get("/api/seasons/winter").json["source"].replace("Winter", "Spring")
    assert tea.post("/api/seasons/winter", {"source": source}).json["name"] == "Spring"


def test_who_leaves_is_gone_and_who_comes_again_has_what_they_sent(server: SeasonServer) -> None:
    server.begin()
    ann = server.as_("ann")
    ann.post("/api/seasons/winter/join", {})
    score = server.kit.send("ann").score
    assert ann.post("/api/seasons/winter/leave", {}).json["members"] == [0]
    assert ann.get("/api/seasons/winter/lines/me").status == 404
    assert ann.post("/api/seasons/winter/join", {}).json["row"]["total"] == 10 * (score or 0)


def test_the_next_season_takes_everybody_over(server: SeasonServer) -> None:
    server.begin(TWO)
    server.as_("ann").post("/api/seasons/winter/join", {})
    server.kit.send("ann")
    assert server.begin(TWO, "spring", after="winter").json["members"] == [1, 0]
    assert server.begin(TWO, "summer", after="autumn").status == 404


def test_members_may_not_what_teachers_do(server: SeasonServer) -> None:
    server.begin()
    ann = server.as_("ann")
    for path in ("/api/seasons", "/api/seasons/winter", "/api/seasons/winter/members"):
        assert ann.post(path, {}).status == 403
        assert server.as_().post(path, {}).status == 401


def test_the_table_moves_while_one_looks(server: SeasonServer) -> None:
    server.begin()
    server.as_("ann").post("/api/seasons/winter/join", {})
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", "/api/seasons/winter/events", headers={"cookie": f"{SESSION_COOKIE}=ann"})
    answer = connection.getresponse()
    assert answer.getheader("content-type", "").startswith("text/event-stream")
    assert b'"total":0' in until(answer, b"event: table")
    total = 10 * (server.kit.send("ann").score or 0)
    assert f'"total":{total}'.encode() in until(answer, b"event: table")
    connection.close()


def until(answer: http.client.HTTPResponse, wanted: bytes) -> bytes:
    """The data of the next event of that name."""
    while answer.readline().strip() != wanted:
        assert not answer.isclosed()
    return answer.readline()
