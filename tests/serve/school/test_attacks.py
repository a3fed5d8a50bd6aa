"""What strangers try: other sites' pages, other hosts, headers, paths, keys too many, and SQL in every field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_type_hints
from urllib.parse import quote

import pytest

from bullseye.school.roles import Role
from bullseye.serve.school.operations import PART, Operation
from bullseye.store_sql.database import Database
from tests.school.people.test_administration import everything
from tests.serve.live import Client
from tests.serve.school.whole import Whole, serving_whole

SQL = ("' OR '1'='1", "'; DROP TABLE person; --", '" UNION SELECT password FROM person -- % _ \\ $1 ? :x')
SIGNS = ("\0", "\ud800", "\u202e\U0010ffff<script>alert(1)</script>", "%00%s%n{{7*7}}" + "A" * 300)


@pytest.fixture
def school(database: Database) -> Iterator[Whole]:
    with serving_whole(database) as served:
        yield served


@pytest.fixture
def boss(school: Whole) -> Client:
    return school.of(Role.ADMINISTRATOR)


def posts(school: Whole) -> list[Operation]:
    return [one for one in school.operations if one.method == "POST"]


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"origin": "https://evil.example"}, "origin"),
        ({"origin": "null"}, "origin"),
        ({"sec-fetch-site": "cross-site"}, "origin"),
        ({"sec-fetch-site": "same-site"}, "origin"),
        ({"content-type": "application/x-www-form-urlencoded"}, "json"),
        ({"content-type": "text/plain"}, "json"),
    ],
)
def test_a_page_of_another_site_changes_nothing_in_the_name_of_who_is_signed_in(
    school: Whole, boss: Client, headers: dict[str, str], code: str
) -> None:
    for operation in posts(school):
        answer = boss.post(PART.sub("x", operation.path), {}, **headers)
        assert (answer.status, answer.json["code"]) == ({"origin": 403, "json": 415}[code], code), operation.name


def test_nothing_changes_by_an_address_alone(school: Whole, boss: Client) -> None:
    """A link or a picture on another site can make a browser GET with its cookies: what changes is a POST."""
    before = boss.get("/api/school/people").json
    for operation in posts(school):
        answer = boss.get(PART.sub("id-the-administrator", operation.path))
        assert answer.status in (200, 404, 405)
    assert boss.get("/api/school/people").json == before


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost:80@evil.example", ""])
def test_a_host_that_is_not_ours_is_answered_by_nothing(school: Whole, host: str) -> None:
    answer = school.client(Host=host).get("/school")
    assert (answer.status, answer.json["code"]) == (400, "host")


def test_forwarded_headers_of_a_stranger_change_neither_address_nor_scheme(school: Whole) -> None:
    school.person("ada", Role.TEACHER)
    tried = {
        "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https", "x-forwarded-host": "evil.example",
        "forwarded": "for=203.0.113.9;proto=https;host=evil.example", "x-original-url": "/school/people",
        "x-http-method-override": "DELETE",
    }  # fmt: skip
    client = school.client(**tried)
    for _ in range(5):
        client.post("/api/school/sign-in", {"account": "ada", "password": "x"})
    assert school.client().post("/api/school/sign-in", {"account": "ada", "password": "x"}).status == 429
    assert "evil" not in str(client.get("/api/school/front").headers)


@pytest.mark.parametrize("sign", ["a\r\nset-cookie: x=1", "a\nb", "a\rb", "é", "\x7f"])
def test_no_text_that_is_sent_reaches_a_header(school: Whole, boss: Client, sign: str) -> None:
    person = school.person("ada", Role.TEACHER)
    boss.post(f"/api/school/people/{person.id}", {"name": sign})
    for path in (f"/api/school/people/{person.id}/export", f"/api/school/people?text={quote(sign)}", f"/{quote(sign)}"):
        answer = boss.get(path)
        assert answer.status < 500
        assert "set-cookie" not in answer.headers and not any("\n" in value for value in answer.headers.values())


@pytest.mark.parametrize(
    "path", ["/page/../../app.py", "/page/..%2f..%2fapp.py", "/page/school/../../room.py", "/page/%00"]
)
def test_no_path_leads_out_of_the_pages(school: Whole, path: str) -> None:
    assert school.client().get(f"/page{path}").status == 404


def test_a_body_is_read_within_its_size_and_depth(boss: Client) -> None:
    assert boss.post("/api/school/links", b'{"role": "' + b"x" * 70_000 + b'"}').status == 413
    assert boss.post("/api/school/links", b"[" * 5000 + b"]" * 5000).status == 400
    assert boss.post("/api/school/links", b'{"role": "member", "role": "administrator"}').status == 400
    assert boss.post("/api/school/rules", b'{"names_days": 1e400, "acts_days": NaN}').status == 400


def test_no_message_takes_a_key_that_it_does_not_have(school: Whole) -> None:
    for operation in posts(school):
        if operation.body is None or operation.bare:
            continue
        client, path = school.able(operation), school.path(operation)
        for key in ("id", "is_admin", "__class__", "password", "hashed", "made_by"):
            if key not in {field.name for field in fields(operation.body)}:
                answer = client.post(path, {key: "x"})
                assert (answer.status, answer.json["code"]) == (400, "bad"), (operation.name, key, answer)


def filled(kind: type[Any] | None, text: str) -> dict[str, Any]:
    """A message of that kind with *text* in each of its texts."""
    if kind is None:
        return {}
    texts = {name for name, hint in get_type_hints(kind).items() if hint in (str, str | None)}
    return dict.fromkeys(texts, text) | ({"role": "member"} if "role" in {f.name for f in fields(kind)} else {})


@pytest.mark.parametrize("text", [*SQL, *SIGNS])
def test_sql_and_odd_signs_in_every_field_are_kept_as_text_or_refused(
    database: Database, school: Whole, text: str
) -> None:
    person = school.person("victim", Role.MEMBER, "Victim")
    school.of(Role.STUDENT)
    quoted = quote(text, safe="", errors="replace")
    for operation in school.operations:
        if operation.name in ("delete-person", "sign-out") or operation.media == "text/event-stream":
            continue
        client = school.able(operation)
        for path in (school.path(operation, person.id), school.path(operation, quoted, quoted)):
            names = [] if operation.query is None else [field.name for field in fields(operation.query)]
            query = "?" + "&".join(f"{name}={quoted}" for name in names) if names else ""
            body = filled(operation.body, text)
            answer = client.get(path + query) if operation.method == "GET" else client.post(path, body)
            assert answer.status < 500, (operation.name, path, answer)
    assert "victim" in everything(database), "no table is gone"
    assert school.of(Role.ADMINISTRATOR).get("/api/school/people").status == 200


def test_an_error_says_nothing_of_the_inside(school: Whole) -> None:
    for path in ("/nothing", "/api/school/people", "/page/nothing.js"):
        said = str(school.client().get(path).json)
        assert not any(word in said for word in ("Traceback", "sqlalchemy", "/home", ".py", "SELECT"))
