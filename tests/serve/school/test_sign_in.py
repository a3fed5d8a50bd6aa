"""Signing in over the wire: cookies, sessions that are fixed, stolen or expired, links, one's own password."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bullseye.school.people.sessions import HOUR_US, IDLE_US
from bullseye.school.roles import Role
from bullseye.serve.school.door import SESSION_COOKIE
from bullseye.serve.school.sign_in import SignInSubject
from bullseye.store_sql.database import Database
from tests.school.people.house import PASSWORD
from tests.serve.live import Client
from tests.serve.school.house import Served, serving_school

OTHER = "nine green whales"


@pytest.fixture
def school(database: Database) -> Iterator[Served]:
    with serving_school(database) as served:
        served.person("ada", Role.TEACHER, "Ada Byron")
        yield served


def me(client: Client) -> int:
    return client.get("/api/school/me").status


def test_who_signs_in_gets_a_cookie_out_of_reach_of_scripts_and_of_other_sites(school: Served) -> None:
    client = school.client()
    answer = client.post("/api/school/sign-in", {"account": "ADA", "password": PASSWORD})
    assert (answer.status, answer.json["name"], answer.json["role"]) == (200, "Ada Byron", "teacher")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/" in cookie and "Secure" not in cookie
    assert PASSWORD not in str(answer) and client.cookies[SESSION_COOKIE] not in str(answer.json)
    assert client.get("/api/school/me").json["id"] == answer.json["id"] == "id-ada"
    assert client.post("/api/school/sign-out").status == 200
    assert client.cookies[SESSION_COOKIE] == '""' and me(client) == 401


def test_a_wrong_password_is_403_then_429_and_says_which_of_both_was_wrong_to_nobody(school: Served) -> None:
    client = school.client()
    found = [client.post("/api/school/sign-in", {"account": "ada", "password": "x"}) for _ in range(6)]
    assert [answer.status for answer in found] == [403] * 5 + [429]
    nobody = client.post("/api/school/sign-in", {"account": "nobody", "password": "x"})
    assert nobody.json == found[0].json and SESSION_COOKIE not in client.cookies


def test_a_session_that_somebody_fixed_before_is_not_the_one_that_is_signed_in(school: Served) -> None:
    mallory = school.of(Role.MEMBER)
    fixed = mallory.cookies[SESSION_COOKIE]
    ada = school.client()
    ada.cookies[SESSION_COOKIE] = fixed
    ada.post("/api/school/sign-in", {"account": "ada", "password": PASSWORD})
    assert ada.cookies[SESSION_COOKIE] != fixed and me(ada) == 200
    assert me(mallory) == 401, "the session before is over, whoever holds it"


def test_a_stolen_session_is_dead_once_its_owner_signs_out_or_changes_the_password(school: Served) -> None:
    for end in ("/api/school/sign-out", "/api/school/me/password"):
        ada, thief = school.signed_in("ada"), school.client()
        thief.cookies = dict(ada.cookies)
        assert me(thief) == 200
        password = {"old": PASSWORD, "new": PASSWORD + "s"} if end.endswith("password") else {}
        assert ada.post(end, password).status == 200
        assert me(thief) == 401


def test_a_session_expires_and_its_cookie_is_taken_back(school: Served) -> None:
    ada = school.signed_in("ada")
    school.now_us += IDLE_US[Role.TEACHER]
    answer = ada.get("/api/school/me")
    assert (answer.status, answer.json["code"]) == (401, "sign-in")
    assert ada.cookies[SESSION_COOKIE] == '""'


def test_a_token_is_changed_in_any_answer_also_in_one_that_refuses(school: Served) -> None:
    ada = school.signed_in("ada")
    before = ada.cookies[SESSION_COOKIE]
    school.now_us += HOUR_US
    assert ada.get("/api/school/people").status == 403
    assert ada.cookies[SESSION_COOKIE] != before and me(ada) == 200


def test_a_made_up_cookie_is_nobodys(school: Served) -> None:
    shown = school.signed_in("ada").cookies[SESSION_COOKIE]
    for made_up in ("x", shown[:-1], shown.replace(".", "", 1), "id-ada", "..", "%00"):
        client = school.client()
        client.cookies[SESSION_COOKIE] = made_up
        assert me(client) == 401


def test_a_link_says_what_it_is_for_and_works_once(school: Served) -> None:
    token, _ = school.accounts.invite(Role.MEMBER, "Eve", "id-ada")
    client = school.client()
    found = client.post("/api/school/link", {"token": token})
    assert found.json == {"kind": "invite", "role": "member", "name": "Eve", "account": ""}
    use = {"token": token, "account": "eve", "name": "Eve", "password": PASSWORD}
    assert client.post("/api/school/link/use", use).json["role"] == "member"
    assert me(client) == 200
    again = school.client().post("/api/school/link/use", {**use, "account": "mallory"})
    assert (again.status, again.json["code"]) == (404, "link")


def test_an_invitation_cannot_be_made_to_give_another_role(school: Served) -> None:
    token, _ = school.accounts.invite(Role.MEMBER, "", "id-ada")
    use = {"token": token, "account": "eve", "name": "Eve", "password": PASSWORD}
    for more in ({"role": "administrator"}, {"id": "id-ada"}, {"locked": False}, {"kind": "first"}):
        assert school.client().post("/api/school/link/use", {**use, **more}).status == 400


def test_a_new_password_gives_a_new_session_and_ends_the_others(school: Served) -> None:
    ada, phone = school.signed_in("ada"), school.signed_in("ada")
    assert ada.post("/api/school/me/password", {"old": "wrong", "new": OTHER}).status == 403
    assert ada.post("/api/school/me/password", {"old": PASSWORD, "new": "short"}).status == 400
    assert ada.post("/api/school/me/password", {"old": PASSWORD, "new": OTHER}).status == 200
    assert me(ada) == 200 and me(phone) == 401


def test_the_pages_are_there_for_everybody_and_hold_nothing_of_anybody(school: Served) -> None:
    for path in ("/school", "/link", "/school/people"):
        answer = school.client().get(path)
        assert answer.status == 200 and b"Ada" not in answer.json and SignInSubject.__name__ not in str(answer.json)
        assert answer.headers["content-security-policy"].startswith("default-src 'self'")
