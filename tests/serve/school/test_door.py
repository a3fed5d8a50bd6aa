"""What stands before an operation: who asks, whether they may, and whether what they send can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bullseye.errors import BadInputError
from bullseye.serve.school.door import SESSION_COOKIE, whole
from bullseye.wire.student import SEAT_COOKIE
from tests.serve.live import Client
from tests.serve.school.echo import Echo, serving


@pytest.fixture
def client() -> Iterator[Client]:
    with serving(Echo()) as client:
        yield client


def test_everybody_may_what_is_for_everybody(client: Client) -> None:
    assert client.get("/api/echo/7?page=3&whole=true").json == {"n": 7, "page": 3, "whole": True}
    assert client.get("/api/echo/all").json == {"all": True}


def test_who_has_shown_nothing_is_asked_to_sign_in(client: Client) -> None:
    answer = client.post("/api/echo", {"word": "a"})
    assert (answer.status, answer.json["code"]) == (401, "sign-in")


def test_who_may_not_is_refused_before_the_message_is_read(client: Client) -> None:
    client.cookies[SESSION_COOKIE] = "member"
    answer = client.post("/api/echo", b"no JSON")
    assert (answer.status, answer.json["code"]) == (403, "may-not")


def test_who_may_is_answered_and_the_operation_can_set_a_cookie(client: Client) -> None:
    client.cookies[SESSION_COOKIE] = "teacher"
    assert client.post("/api/echo", {"word": "ab", "times": 2}).json == {"word": "abab", "times": 1}
    assert client.cookies["said"] == "yes"


def test_an_operation_in_the_loop_answers_too(client: Client) -> None:
    client.cookies[SESSION_COOKIE] = "administrator"
    assert client.get("/api/loop").json == b"administrator"


def test_a_seat_is_known_by_its_token_and_an_account_is_no_seat(client: Client) -> None:
    client.cookies[SESSION_COOKIE] = "administrator"
    assert client.get("/api/seat").json["code"] == "no-seat"
    client.cookies[SEAT_COOKIE] = "seat-3"
    assert client.get("/api/seat").json == {"class": "7b", "seat": 3}


def test_a_card_opens_what_is_for_cards_and_nothing_else(client: Client) -> None:
    client.cookies[SESSION_COOKIE] = "ann's card"
    assert client.get("/api/card").json == "ann"
    assert client.get("/api/loop").json["code"] == "sign-in"
    client.cookies[SESSION_COOKIE] = "bea's card"
    assert client.get("/api/card").json["code"] == "sign-in"
    client.cookies[SESSION_COOKIE] = "teacher"
    assert client.get("/api/card").json == "teacher"


@pytest.mark.parametrize("role", ["member", "teacher", "administrator"])
def test_what_names_no_role_nobody_may(client: Client, role: str) -> None:
    client.cookies[SESSION_COOKIE] = role
    assert client.get("/api/shut").status == 403


@pytest.mark.parametrize("path", ["/api/echo/-1", "/api/echo/%00", "/api/echo/9999999999999999", "/api/echo/x%27"])
def test_a_part_of_the_path_that_is_no_number_leads_nowhere(client: Client, path: str) -> None:
    assert client.get(path).status == 404


@pytest.mark.parametrize("query", ["page=0", "page=x", "whole=maybe", "other=1", "page=%00"])
def test_a_query_is_read_as_strictly_as_a_body(client: Client, query: str) -> None:
    assert client.get(f"/api/echo/1?{query}").status == 400


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"word": "a", "role": "administrator"}', b'{"word": "\\u0000"}', b'{"word": "\\ud800"}']
)
def test_a_body_with_too_much_or_what_no_database_keeps_is_refused(client: Client, body: bytes) -> None:
    client.cookies[SESSION_COOKIE] = "teacher"
    answer = client.post("/api/echo", body)
    assert (answer.status, answer.json["code"]) == (400, "bad")


def test_texts_are_looked_at_however_deep_they_lie() -> None:
    assert whole({"a": ["b", {"c": "d"}]}) == {"a": ["b", {"c": "d"}]}
    with pytest.raises(BadInputError):
        whole({"a": ["b", {"c\0": 1}]})
