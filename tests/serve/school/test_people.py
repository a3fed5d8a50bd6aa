"""The administrator's requests over the wire."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from bullseye.school.roles import Role
from bullseye.serve.school.people import PeopleSubject
from bullseye.serve.school.people_json import seconds
from bullseye.store_sql.database import Database
from tests.school.people.house import PASSWORD, START_US
from tests.serve.live import Client
from tests.serve.school.house import Served, serving_school


@pytest.fixture
def school(database: Database) -> Iterator[Served]:
    with serving_school(database) as served:
        served.person("ada", Role.TEACHER, "Ada Byron")
        yield served


@pytest.fixture
def boss(school: Served) -> Client:
    return school.of(Role.ADMINISTRATOR)


def people(client: Client, query: str = "") -> list[str]:
    return [one["name"] for one in client.get(f"/api/school/people{query}").json["people"]]


def test_people_come_by_pages_and_are_found_by_a_part_of_their_name(school: Served, boss: Client) -> None:
    for n in range(60):
        school.person(f"p{n}", Role.MEMBER, f"Person {n:02}")
    first = boss.get("/api/school/people").json
    assert len(first["people"]) == 50 and first["more"]
    rest = boss.get(f"/api/school/people?after={first['people'][-1]['id']}").json
    assert len(rest["people"]) == 12 and not rest["more"]
    assert people(boss, "?text=BYRON") == ["Ada Byron"]
    assert people(boss, "?text=%25") == people(boss, "?text='%20OR%201=1--") == []


def test_a_person_is_changed_and_only_as_the_message_says(boss: Client) -> None:
    at = "/api/school/people/id-ada"
    assert boss.post(at, {"name": "Ada B."}).json["name"] == "Ada B."
    assert boss.post(at, {"role": "member", "locked": True}).json["locked"] is True
    assert boss.post(at, {}).json == boss.post(at, {"locked": True}).json
    for bad in ({"id": "x"}, {"password": "x"}, {"role": "nobody"}, {"made": 0}, {"name": ""}, {"locked": "yes"}):
        assert boss.post(at, bad).status == 400
    assert boss.post("/api/school/people/nobody", {"name": "X"}).status == 404


def test_a_link_for_a_new_password_is_handed_out_and_taken_back(school: Served, boss: Client) -> None:
    made = boss.post("/api/school/people/id-ada/reset").json
    assert made["ends"] == seconds(START_US) + 86400
    assert boss.get("/api/school/links").json["links"][0]["kind"] == "reset"
    assert made["token"] not in str(boss.get("/api/school/links").json)
    assert boss.post(f"/api/school/links/{made['id']}/withdraw").status == 200
    assert boss.post(f"/api/school/links/{made['id']}/withdraw").status == 404
    assert school.client().post("/api/school/link", {"token": made["token"]}).status == 404


def test_an_invitation_is_made_for_a_role(school: Served, boss: Client) -> None:
    made = boss.post("/api/school/links", {"role": "teacher", "name": "Eve"}).json
    assert school.client().post("/api/school/link", {"token": made["token"]}).json["role"] == "teacher"
    assert boss.post("/api/school/links", {"role": "wall"}).status == 400


def test_everything_of_a_person_is_a_file_that_is_put_down(school: Served, boss: Client) -> None:
    school.signed_in("ada")
    answer = boss.get("/api/school/people/id-ada/export")
    assert answer.headers["content-disposition"] == 'attachment; filename="person.json"'
    assert answer.json["person"][0]["name"] == "Ada Byron" and len(answer.json["session"]) == 1
    assert "argon2" not in json.dumps(answer.json)
    (act,) = [one for one in boss.get("/api/school/acts").json["acts"] if one["words"].startswith("took out")]
    assert (act["by"], act["about"]) == ("The-Administrator", "Ada Byron")


def test_a_person_is_deleted_when_their_account_is_typed_and_is_signed_out_at_once(
    school: Served, boss: Client
) -> None:
    ada = school.signed_in("ada")
    assert boss.post("/api/school/people/id-ada/delete", {"account": "eve"}).status == 400
    assert boss.post("/api/school/people/id-ada/delete", {"account": "ada"}).status == 200
    assert ada.get("/api/school/me").status == 401
    assert people(boss) == ["The-Administrator"]
    assert "Ada" not in json.dumps(boss.get("/api/school/acts").json)


def test_the_last_administrator_is_kept(boss: Client) -> None:
    at = "/api/school/people/id-the-administrator"
    for path, body in (
        (at, {"role": "member"}),
        (at, {"locked": True}),
        (f"{at}/delete", {"account": "the-administrator"}),
    ):
        assert boss.post(path, body).status == 409


def test_acts_come_by_pages_and_of_one_person(school: Served, boss: Client) -> None:
    for n in range(55):
        boss.post("/api/school/rules", {"names_days": n + 1, "acts_days": 365})
    first = boss.get("/api/school/acts").json
    assert len(first["acts"]) == 50 and first["more"]
    rest = boss.get(f"/api/school/acts?before={first['acts'][-1]['n']}").json
    assert [act["words"] for act in rest["acts"]][-1] == "signed in" and not rest["more"]
    school.signed_in("ada")
    assert [act["words"] for act in boss.get("/api/school/acts?about=id-ada").json["acts"]] == ["signed in"]
    assert boss.get("/api/school/rules").json == {"names_days": 55, "acts_days": 365}
    assert boss.post("/api/school/rules", {"names_days": 0, "acts_days": 365}).status == 400


def test_whoever_is_demoted_can_no_more(school: Served, boss: Client) -> None:
    school.person("second", Role.ADMINISTRATOR)
    second = school.signed_in("second")
    assert second.get("/api/school/people").status == 200
    boss.post("/api/school/people/id-second", {"role": "teacher"})
    assert second.get("/api/school/people").status == 401
    second = school.client()
    second.post("/api/school/sign-in", {"account": "second", "password": PASSWORD})
    assert second.get("/api/school/people").status == 403
    assert PeopleSubject.__doc__
