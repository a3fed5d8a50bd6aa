"""A teacher's page against a real server."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bullseye.serve import teacher_routes
from bullseye.wire import codec
from bullseye.wire.teacher import Menu, TeacherView, WallView
from tests.serve.live import PASSWORD, live, until

HIS = ("/api/teach", "/api/wall", "/export.zip", "/qr.svg", "/api/teach/menu", "/events?as=teacher", "/events?as=wall")


def test_only_the_password_opens_what_is_the_teachers(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        nobody, teacher = server.client(), server.client()
        nobody.join("Ann")
        for path in HIS:
            assert nobody.get(path).json["code"] == "teacher"
        assert nobody.do("open").status == 401
        assert teacher.post("/api/teach/login", {"password": "wrong horse"}).status == 401
        answer = teacher.post("/api/teach/login", {"password": PASSWORD})
        assert "SameSite=strict" in answer.headers["set-cookie"] and "HttpOnly" in answer.headers["set-cookie"]
        assert [teacher.get(path).status for path in HIS[:5]] == [200] * 5


def test_ten_wrong_passwords_make_an_address_wait(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        guesser = server.client()
        statuses = [guesser.post("/api/teach/login", {"password": f"guess {n}"}).status for n in range(11)]
        assert statuses == [401] * 10 + [429]


def test_a_lesson_by_requests_alone(tmp_path: Path) -> None:
    with live(tmp_path, pace="together") as server:
        teacher, ann = server.teacher(), server.client()
        ann.join("Ann")
        assert teacher.do("seat", name="Cid").json["seat"] == 2
        assert teacher.do("open").status == 200
        view = codec.read(TeacherView, teacher.get("/api/teach").json)
        assert view.class_.state == "count" and [seat.here for seat in view.seats] == [True, False]
        assert view.addresses[0].url == f"http://127.0.0.1:{server.port}/j/4711"
        played = server.host.league.rounds.playing[1]
        played.began_s -= 10
        shots = [{"n": n, "t": n / 2, "x": 0, "y": 0, "device": "touch"} for n in range(1, 11)]
        ann.post(f"/api/rounds/{played.id}/shots", shots)
        until(lambda: teacher.get("/api/teach").json["seats"][0]["rounds"])
        wall = codec.read(WallView, teacher.get("/api/wall").json)
        assert wall.names == ("Ann", "Cid") and wall.board.rows[0][2] == "Ann"
        assert wall.lesson == ""
        menu = codec.read(Menu, teacher.get("/api/teach/menu").json)
        assert "ten-shots" in {one.id for one in menu.drills} and "reaction-time" not in {one.id for one in menu.drills}
        assert teacher.do("choose", choices={"lesson": menu.lessons[0].id}).status == 200
        until(lambda: teacher.get("/api/wall").json["lesson"] == menu.lessons[0].id)
        assert b"</svg>" in teacher.get(f"/lesson.svg?of={menu.lessons[0].id}").json
        assert "no lesson is called 'x'" in teacher.get("/lesson.svg?of=x").json["error"]
        export = teacher.get("/export.zip")
        with ZipFile(BytesIO(export.json)) as pack:
            assert "Ann" in pack.read(next(name for name in pack.namelist() if "board" in name)).decode()
            assert "certificates.pdf" in pack.namelist()
        saved_as = f'attachment; filename="bullseye-{server.host.league.state.began[:10]}-class.zip"'
        assert export.headers["content-disposition"] == saved_as
        assert "exported" not in [event.kind for event in server.host.league.state.events], "to look changes nothing"
        assert teacher.do("exported", folder="export.zip").status == 200
        assert server.host.league.state.events[-1].kind == "exported"
        assert teacher.get("/qr.svg").json.startswith(b"<?xml")
        assert teacher.do("end", keep=False).json["said"].startswith("The class is over")
        assert ann.get("/api/me").json["code"] == "no-class" and teacher.get("/api/teach").json["code"] == "no-class"
        assert teacher.do("new", choices={"title": "Next", "drill": "ten-shots"}).status == 200
        assert teacher.get("/api/teach").json["class"]["title"] == "Next"


@pytest.mark.parametrize("verb", teacher_routes.WITHOUT_WRITING)
def test_what_takes_the_class_away_waits_for_the_disk(tmp_path: Path, verb: str) -> None:
    with live(tmp_path) as server:
        answer = server.teacher().do(verb, keep=True, choices={}, folder="")
        assert answer.status == (200 if verb == "end" else 409)


def test_what_makes_no_sense_is_one_sentence(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        teacher = server.teacher()
        for body in ({"do": "dance"}, {"do": "kick"}, {"do": "kick", "seat": 99}, {"do": 1}, {"x": 1}, []):
            answer = teacher.post("/api/teach/do", body)
            assert answer.status == 400 and answer.json["error"]
