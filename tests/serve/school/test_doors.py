"""Whose a token is: cookies are given with the answer, strictly by https where that is spoken."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bullseye.school.people.person import Person
from bullseye.school.people.sign_in import Known
from bullseye.school.roles import Role
from bullseye.serve.school.cookies import give, take_back
from bullseye.serve.school.door import CHANGES
from bullseye.serve.school.doors import SchoolDoors

ADA = Person("a", "ada", "Ada", Role.TEACHER, 0)


class Knows:
    """Knows one token."""

    def known(self, shown: str) -> Known | None:
        return Known(ADA, "new") if shown == "old" else None


def request(scheme: str = "http") -> Request:
    return Request(
        {"type": "http", "scheme": scheme, "path": "/", "headers": [], "server": ("h", 80), "query_string": b""}
    )


def cookie(asked: Request) -> str:
    response = Response()
    for change in asked.scope[CHANGES]:
        change(response)
    return response.headers["set-cookie"]


def test_who_is_known_has_their_role_and_the_new_token_goes_out_with_the_answer() -> None:
    doors = SchoolDoors(Knows(), lambda token: ("c", 2) if token == "seat" else None, lambda token: "")  # type: ignore[arg-type]
    asked = request()
    who = doors.person("old", asked)
    assert (who.roles, who.person) == (frozenset({Role.TEACHER}), "a")
    assert cookie(asked).startswith("bullseye_school=new;")
    assert doors.person("other", request()).roles == frozenset()
    assert doors.seat("seat") == ("c", 2) and doors.seat("x") is None and doors.card("x") == ""


def test_by_https_the_cookie_never_goes_without_it() -> None:
    for scheme, secure in (("https", True), ("http", False)):
        asked = request(scheme)
        give(asked, Known(ADA, "t"))
        assert ("Secure" in cookie(asked)) is secure


def test_what_is_taken_back_is_empty() -> None:
    asked = request()
    take_back(asked)
    assert "bullseye_school=" in cookie(asked) and "Max-Age=0" in cookie(asked)
