"""A student's page against a real server."""

from __future__ import annotations

from pathlib import Path

from bullseye.wire import codec
from bullseye.wire.student import Answer, Joined, Me, RoundBrief, RoundResult
from tests.serve.live import live, until


def test_a_student_joins_plays_and_sees_how_it_was(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        ann = server.client()
        joined = codec.read(Joined, ann.join("Ann").json)
        assert (joined.seat, joined.name, joined.class_.state) == (1, "Ann", "running")
        brief = codec.read(RoundBrief, ann.post("/api/rounds", {"device": "touch"}).json)
        assert codec.read(Me, ann.get("/api/me").json).round == brief.round
        server.host.league.rounds.playing[1].began_s -= 10  # the count is over
        shots = [{"n": n, "t": n / 2, "x": 1.0, "y": 2.0, "device": "touch"} for n in range(1, 10)]
        answers = [codec.read(Answer, one) for one in ann.post(f"/api/rounds/{brief.round}/shots", shots).json]
        assert [a.points for a in answers] == [10] * 9 and answers[-1].score == sum(a.award for a in answers)
        kept = until(lambda: [a["kept"] for a in ann.post(f"/api/rounds/{brief.round}/shots", shots).json][-1])
        assert kept
        ann.post(f"/api/rounds/{brief.round}/shots", [{"n": 10, "t": 6, "x": 0, "y": 0, "device": "touch"}])
        result = until(lambda: (r := ann.get(f"/api/rounds/{brief.round}").json)["kept"] and r)
        told = codec.read(RoundResult, result)
        assert told.over and told.place == 1 and told.group.n == 10 and len(told.shots) == 10
        assert ann.post("/api/rounds", {}).json["round"] != brief.round


def test_a_seat_is_known_by_its_cookie_or_its_bearer_and_by_nothing_else(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        ann = server.client()
        joined = ann.join("Ann")
        cookie = joined.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=lax" in cookie
        script = server.client(authorization=f"Bearer {joined.json['token']}")
        assert script.get("/api/me").json["name"] == "Ann"
        nobody = server.client()
        assert nobody.get("/api/me").status == 401 and nobody.get("/api/me").json["code"] == "no-seat"


def test_names_are_offered_for_the_pin_and_a_taken_one_asks_the_teacher(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        ann, teacher = server.client(), server.teacher()
        assert len(ann.post("/api/names", {"pin": "4711"}).json["names"]) == 3
        ann.join("Ann")
        again = server.client()
        assert again.join("Ann").json["code"] == "name-taken"
        asking = again.post("/api/join", {"pin": "4711", "name": "Ann", "back": True})
        assert asking.status == 202 and again.post("/api/ask", {"ask": asking.json["ask"]}).status == 202
        assert teacher.do("admit", ask=asking.json["ask"]).status == 200
        assert again.post("/api/ask", {"ask": asking.json["ask"]}).json["seat"] == 1
        assert again.get("/api/me").json["name"] == "Ann"


def test_ten_wrong_pins_wait_and_a_kicked_device_is_out(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        ann, teacher = server.client(), server.teacher()
        ann.join("Ann")
        assert [ann.join("x", "0000").status for _ in range(11)] == [403] * 10 + [429]
        assert teacher.do("kick", seat=1).status == 200
        assert ann.get("/api/me").status == 401


def test_a_device_that_was_sent_out_does_not_come_back_under_another_name(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        bad, teacher = server.client(), server.teacher()
        bad.join("Rüpel")
        teacher.do("kick", seat=1)
        assert bad.get("/api/me").status == 401
        again = bad.join("Rüpel 2")
        assert (again.status, again.json["code"]) == (403, "kicked")
        assert server.client().join("Ann").status == 200, "others still come"
        teacher.do("admit", seat=1)
        assert bad.join("Rüpel 2").status == 200


def test_the_pointer_is_followed_a_round_left_and_another_ones_round_unknown(tmp_path: Path) -> None:
    with live(tmp_path, drill="tracking") as server:
        ann, bob = server.client(), server.client()
        ann.join("Ann")
        bob.join("Bob")
        brief = ann.post("/api/rounds").json
        server.host.league.rounds.playing[1].began_s -= 10
        way = f"/api/rounds/{brief['round']}/way"
        assert ann.post(way, [[0.5, 1, 2], [0.52, 1, 3]]).json == {"t": 0.52}
        assert bob.post(way, [[0.5, 1, 2]]).json["code"] == "no-round"
        assert ann.post(way, [[0.5, 1]]).status == 400 and ann.post(way, [[9] * 3] * 401).status == 400
        assert ann.post(f"/api/rounds/{brief['round']}/end", {"t": 1.0}).json["over"] is False
        assert ann.post(f"/api/rounds/{brief['round']}/leave").json["round"] is None


def test_what_is_no_shot_is_one_sentence_and_the_class_goes_on(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        ann = server.client()
        ann.join("Ann")
        brief = ann.post("/api/rounds").json
        for bad in (b"{", b"[]", b'[{"n":1}]', b'[{"n":1,"t":1,"x":1e999,"y":0}]', b'{"n":1}', b"[" * 50_000, b"\xff"):
            answer = ann.post(f"/api/rounds/{brief['round']}/shots", bad)
            assert answer.status == 400 and set(answer.json) == {"error", "code"} and "Traceback" not in str(answer)
        many = [{"n": n, "t": 0, "x": 0, "y": 0} for n in range(1, 22)]
        assert "1 to 20" in ann.post(f"/api/rounds/{brief['round']}/shots", many).json["error"]
        assert ann.get("/api/me").status == 200


def test_a_cookie_that_is_good_for_nothing_is_taken_back(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        ann, teacher = server.client(), server.teacher()
        ann.join("Ann")
        assert "set-cookie" not in ann.get("/api/me").headers
        teacher.do("end", keep=False)
        gone = ann.get("/api/me")
        assert gone.json["code"] == "no-class" and 'bullseye_seat=""' in gone.headers["set-cookie"]
