"""Rounds sent over HTTP: with a session or a card, once, by the school's own score; and the page of such a round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bullseye.store_sql.database import Database
from tests.school.seasons import shot_round
from tests.serve.school.season_server import SeasonServer, body_of, season_server


@pytest.fixture
def server(database: Database) -> Iterator[SeasonServer]:
    with season_server(database) as made:
        made.begin()
        made.as_("ann").post("/api/seasons/winter/join", {})
        yield made


def test_a_round_is_sent_once_and_the_schools_own_score_counts(server: SeasonServer) -> None:
    ann, record = server.as_("ann"), shot_round()
    body = body_of(replace(record, score=100_000))
    first, second = ann.post("/api/sent", body), ann.post("/api/sent", body)
    assert first.status == second.status == 200
    assert (first.json["new"], second.json["new"]) == (True, False)
    assert (first.json["score"], first.json["claimed"]) == (record.score, 100_000)
    assert first.json["seasons"] == ["winter"]
    assert ann.get("/api/sent").json[0]["score"] == str(record.score)


def test_a_card_sends_rounds_and_opens_nothing_else(server: SeasonServer) -> None:
    code = server.as_("ann").post("/api/card", {}).json["code"]
    nobody = server.as_()
    told = nobody.post("/api/sent", body_of(shot_round()), authorization=f"Bearer {code.lower()}")
    assert told.status == 200 and told.json["new"]
    assert server.kit.table()[0][1] == "ann"
    for path in ("/api/sent", "/api/seasons", "/api/seasons/winter/lines/me"):
        assert nobody.get(path, authorization=f"Bearer {code}").status == 401
    server.as_("ann").post("/api/card/drop", {})
    assert nobody.post("/api/sent", body_of(shot_round()), authorization=f"Bearer {code}").status == 401


def test_a_new_card_makes_the_old_one_worthless(server: SeasonServer) -> None:
    codes = [server.as_("ann").post("/api/card", {}).json["code"] for _ in range(2)]
    found = [server.as_().post("/api/sent", body_of(shot_round()), authorization=f"Bearer {code}") for code in codes]
    assert [one.status for one in found] == [401, 200]


def test_what_cannot_count_is_refused_in_a_sentence(server: SeasonServer) -> None:
    ann = server.as_("ann")
    told = ann.post("/api/sent", body_of(replace(shot_round(), simulated=True)))
    assert told.status == 400 and "simulated" in told.json["error"]
    assert ann.post("/api/sent", {"record": {"id": "x"}}).status == 400
    assert ann.post("/api/sent", {**body_of(shot_round()), "person": "bea"}).status == 400
    assert server.as_("bea").post("/api/sent", body_of(shot_round())).status == 200
    told = ann.post("/api/sent", body_of(shot_round()))
    assert told.status == 400 and "somebody else" in told.json["error"]


def test_a_round_larger_than_other_messages_may_be_is_taken(server: SeasonServer) -> None:
    pointer = tuple((round(n * 0.01, 4), 0.125 * n, -0.125 * n) for n in range(5000))
    body = body_of(replace(shot_round(), pointer=pointer))
    assert server.as_("ann").post("/api/sent", body).status == 200


def test_the_page_of_a_round_has_its_face_its_group_and_who_shot_it(server: SeasonServer) -> None:
    ann = server.as_("ann")
    print_ = ann.post("/api/sent", body_of(shot_round())).json["round"]
    page = server.as_("bea").get(f"/rounds/{print_}")
    assert page.status == 200 and b"Ann Lee" in page.json and b"<svg" in page.json
    assert b"Mean radius" in page.json or b"mean radius" in page.json
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert server.as_("bea").get(f"/rounds/{'0' * 64}").status == 404
    assert server.as_().get(f"/rounds/{print_}").status == 401
