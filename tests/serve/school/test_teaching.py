"""A teacher's page of a class on a school's server: acts, pictures, files, and nobody else's class."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from bullseye.school.roles import Role
from bullseye.store_sql.database import Database
from tests.databases import Place
from tests.serve.school.living import served
from tests.serve.school.whole import serving_whole


def test_a_teacher_begins_a_class_and_sees_its_table_at_either_server(place: Place) -> None:
    with served(place) as school:
        a_class = school.begin()
        assert [one["id"] for one in school.client(1, "ann").get("/api/classes").json] == [a_class["id"]]
        assert school.client(1, "bob").get("/api/classes").json == []
        assert len(school.client(1, "root").get("/api/classes").json) == 1
        teacher = school.client(1, "ann")
        events = teacher.events(f"/class/{a_class['id']}/events?as=teacher")
        assert {next(events)[0] for _ in range(2)} == {"state", "teach"}
        assert school.client(0).join("Mia", a_class["pin"]).status == 200
        view = next(told for kind, told, _ in events if kind == "teach" and told["seats"])
        assert [seat["name"] for seat in view["seats"]] == ["Mia"]
        assert school.do(a_class, "open", process=0).status == 200
        assert next(told for kind, told, _ in events if kind == "state" and told["state"] != "lobby")["heat"] == 1
        events.close()
        at = f"/class/{a_class['id']}"
        wall = teacher.get(f"{at}/api/wall").json
        assert wall["names"] == ["Mia"] and wall["addresses"][0]["url"].endswith(f"/j/{a_class['pin']}")
        assert teacher.get(f"{at}/api/teach").json["pin"] == a_class["pin"]
        assert teacher.get(f"{at}/api/teach/menu").json["lessons"]
        assert b"<svg" in teacher.get(f"{at}/qr.svg").json and b"<svg" in teacher.get(f"{at}/lesson.svg?of=shots").json
        assert ZipFile(BytesIO(teacher.get(f"{at}/export.zip").json)).namelist()
        for page in ("teach", "p"):
            assert b"<!doctype html>" in teacher.get(f"{at}/{page}").json


def test_the_end_wipes_the_class_and_its_pages_hear_of_it(place: Place) -> None:
    with served(place) as school:
        a_class = school.begin()
        page = school.client(1)
        page.join("Mia", a_class["pin"])
        events = page.events()
        next(events)
        done = school.do(a_class, "end", keep=False)
        assert done.json["said"] == "The class is over; 1 name was wiped."
        assert "end" in {kind for kind, _, _ in events}
        assert page.get("/api/me").status == 401
        assert school.client(1, "ann").get(f"/class/{a_class['id']}/api/teach").status == 404
        assert [act[1] for act in school.processes[0].acts] == ["begin-class", "end-class"]


@pytest.mark.parametrize("person", ["bob", "mia", ""])
def test_nobody_but_its_teacher_and_administrators_is_let_near_a_class(place: Place, person: str) -> None:
    with served(place, 1) as school:
        a_class = school.begin()
        at = f"/class/{a_class['id']}"
        other, root = school.client(person=person), school.client(person="root")
        for path in (
            "/teach", "/p", "/api/teach", "/api/wall", "/events", "/lesson.svg?of=shots", "/export.zip", "/qr.svg",
        ):  # fmt: skip
            assert other.get(at + path).status in (401, 403, 404), path
        assert school.do(a_class, "open", person=person).status in (401, 403, 404)
        assert root.get(f"{at}/api/teach").status == 200
        assert other.get("/class/nothing/api/teach").status in (401, 403, 404)


def test_an_administrator_sees_whose_each_class_is(database: Database) -> None:
    with serving_whole(database) as school:
        begun = school.of(Role.TEACHER).post("/api/classes", {"title": "7b"}).json
        (seen,) = school.of(Role.ADMINISTRATOR).get("/api/classes").json
        assert (seen["id"], seen["owner_name"]) == (begun["id"], "The-Teacher")
