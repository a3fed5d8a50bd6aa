"""Signing in by a sign-on service, from the button to the session and back: with a real service on loopback."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest

from bullseye.log import NAME
from bullseye.net.client import Net
from bullseye.net.sign_on import Service, SignOn
from bullseye.school.people.sign_on_accounts import SignOnAccounts
from bullseye.school.roles import Role
from bullseye.serve.school.door import SESSION_COOKIE
from bullseye.serve.school.operations import Subject
from bullseye.serve.school.sign_on import COOKIE, OURS, SignOnSubject, closing
from bullseye.store_sql.database import Database
from tests.fakes import ManualClock
from tests.serve.live import Client
from tests.serve.school.house import Served, serving_school
from tests.systems import needs_cryptography

needs_cryptography()

from tests.net.id_service import CLIENT, SECRET, IdService, id_service  # noqa: E402


class Signing:
    """A school with a sign-on service beside it."""

    def __init__(self, service: IdService, school: Served) -> None:
        self.service = service
        self.school = school

    def away(self, client: Client, query: str = "") -> str:
        """Press the button; where the browser goes."""
        answer = client.get(f"/sign-on{query}")
        assert answer.status == 303
        return answer.headers["location"]

    def at_the_service(self, to: str) -> str:
        """Sign in there; the path that the browser comes back to."""
        client = Client(int(urlsplit(self.service.url).port or 0))
        answer = client.get(to.removeprefix(self.service.url))
        client.close()
        parts = urlsplit(answer.headers["location"])
        return f"{parts.path}?{parts.query}"

    def signed_on(self, client: Client, query: str = "") -> str:
        """All of it; where the browser ends."""
        return client.get(self.at_the_service(self.away(client, query))).headers["location"]


@pytest.fixture
def signing(database: Database) -> Iterator[Signing]:
    with id_service() as service:
        net = Net(ManualClock())
        on = SignOn(Service(service.url, CLIENT, "sign-on"), net, lambda name: SECRET, lambda: service.now_s)

        def subjects(school: Served) -> list[Subject]:
            accounts = SignOnAccounts(
                school.library, school.sign_in, school.now, lambda: secrets.token_hex(8), secrets.token_urlsafe
            )
            return [SignOnSubject(on, service.url, accounts)]

        with serving_school(database, subjects, [closing(net.close)]) as school:
            school.person("ada@school.example", Role.TEACHER, "Ada Byron")
            yield Signing(service, school)


def test_who_has_an_account_is_signed_in_by_the_service_and_goes_on_where_they_wanted_to(signing: Signing) -> None:
    ada = signing.school.client()
    assert signing.signed_on(ada, "?next=/school/people") == "/school/people"
    assert ada.get("/api/school/me").json["name"] == "Ada Byron"
    assert ada.cookies[COOKIE] == '""'


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/%09/evil.example",
        "javascript:alert(1)",
        "/a?b=//c",
    ],
)
def test_nobody_is_sent_to_another_site_afterwards(signing: Signing, to: str) -> None:
    assert signing.signed_on(signing.school.client(), f"?next={quote(to)}") == "/school"
    assert not OURS.fullmatch(to)


def test_a_link_of_a_stranger_signs_nobody_in_to_the_strangers_account(signing: Signing) -> None:
    mallory, ada = signing.school.client(), signing.school.client()
    back = signing.at_the_service(signing.away(mallory))
    assert ada.get(back).headers["location"] == "/school?sign-on=late"
    signing.away(ada)
    assert ada.get(back).headers["location"] == "/school?sign-on=late", "begun here, but not this one"
    assert SESSION_COOKIE not in ada.cookies
    assert mallory.get(back).headers["location"] == "/school", "it is theirs"


def test_an_answer_is_good_once(signing: Signing) -> None:
    ada = signing.school.client()
    back = signing.at_the_service(signing.away(ada))
    kept = dict(ada.cookies)
    assert ada.get(back).headers["location"] == "/school"
    ada.cookies = kept
    assert ada.get(back).headers["location"] == "/school?sign-on=late"


def test_who_has_no_account_and_who_is_locked_is_told_so_and_not_let_in(signing: Signing) -> None:
    client = signing.school.client()
    signing.service.claims["email"] = "eve@school.example"
    assert signing.signed_on(client) == "/school?sign-on=no-account"
    signing.service.claims["email"] = "ada@school.example"
    signing.school.administration.lock("id-ada@school.example", True, "")
    assert signing.signed_on(client) == "/school?sign-on=may-not"
    assert client.get("/api/school/me").status == 401


def test_what_cannot_be_believed_is_said_in_our_own_words_and_logged_without_a_token(
    signing: Signing, caplog: pytest.LogCaptureFixture
) -> None:
    client = signing.school.client()
    signing.service.token = signing.service.sign("of another sign-in")
    with caplog.at_level(logging.ERROR, NAME):
        assert signing.signed_on(client) == "/school?sign-on=failed"
    assert [record.message for record in caplog.records] == ["sign-on"]
    assert signing.service.token not in caplog.text and SECRET not in caplog.text
    for odd in ("", "?state=a", "?error=access_denied&error_description=<script>"):
        answer = client.get(f"/sign-on/back{odd}")
        assert answer.status == 303 and answer.headers["location"] == "/school?sign-on=late"
