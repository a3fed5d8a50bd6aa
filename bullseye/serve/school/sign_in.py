"""Signing in and out, one's own password, and links that work once."""

from __future__ import annotations

from bullseye.school.people.accounts import Accounts
from bullseye.school.people.sign_in import Known, SignIn
from bullseye.school.roles import EVERYBODY, MEMBERS
from bullseye.serve.answers import address, token
from bullseye.serve.app import file_answer
from bullseye.serve.school.cookies import give, take_back
from bullseye.serve.school.door import SESSION_COOKIE
from bullseye.serve.school.operations import Asked, Operation
from bullseye.serve.school.people_json import person_json, role_name
from bullseye.wire.school_people import (
    Credentials,
    Done,
    Front,
    LinkFor,
    LinkToken,
    LinkUse,
    NewPassword,
    Nothing,
    PersonJson,
)
from bullseye.words import tr

PAGE = "text/html"
API = "/api/school"


class SignInSubject:
    """The operations of whoever signs in; *sign_on* names a sign-on service, "" where there is none."""

    def __init__(self, sign_in: SignIn, accounts: Accounts, sign_on: str = "") -> None:
        self._sign_in = sign_in
        self._accounts = accounts
        self._sign_on = sign_on

    def operations(self) -> list[Operation]:
        """All of them."""
        return [
            Operation(
                "school-page", "GET", "/school", EVERYBODY, tr("The page to sign in on, and one's own start page."),
                lambda asked: file_answer(asked.request, "school/school.html"), media=PAGE,
            ),
            Operation(
                "link-page", "GET", "/link", EVERYBODY, tr("The page of a link that works once."),
                lambda asked: file_answer(asked.request, "school/link.html"), media=PAGE,
            ),
            Operation(
                "front", "GET", f"{API}/front", EVERYBODY, tr("What the sign-in page offers."),
                lambda asked: Front(self._sign_on), answer=Front,
            ),
            Operation(
                "sign-in", "POST", f"{API}/sign-in", EVERYBODY, tr("Sign in with account and password."),
                self.sign_in, body=Credentials, answer=PersonJson,
            ),
            Operation(
                "sign-out", "POST", f"{API}/sign-out", MEMBERS, tr("End the session."),
                self.sign_out, body=Nothing, answer=Done,
            ),
            Operation("me", "GET", f"{API}/me", MEMBERS, tr("Who one is."), self.me, answer=PersonJson),
            Operation(
                "new-password", "POST", f"{API}/me/password", MEMBERS,
                tr("Change one's own password; every other session is over."),
                self.new_password, body=NewPassword, answer=PersonJson,
            ),
            Operation(
                "look-at-link", "POST", f"{API}/link", EVERYBODY, tr("What a link is for."),
                self.link, body=LinkToken, answer=LinkFor,
            ),
            Operation(
                "use-link", "POST", f"{API}/link/use", EVERYBODY, tr("Take the account or the password of a link."),
                self.use_link, body=LinkUse, answer=PersonJson,
            ),
        ]  # fmt: skip

    def sign_in(self, asked: Asked) -> PersonJson:
        return self._new_session(
            asked, self._sign_in.sign_in(asked.body.account, asked.body.password, address(asked.request))
        )

    def sign_out(self, asked: Asked) -> Done:
        self._sign_in.sign_out(token(asked.request, SESSION_COOKIE))
        take_back(asked.request)
        return Done()

    def me(self, asked: Asked) -> PersonJson:
        return person_json(self._accounts.get(asked.who.person))

    def new_password(self, asked: Asked) -> PersonJson:
        old, new = asked.body.old, asked.body.new
        return self._new_session(
            asked, self._sign_in.change_password(asked.who.person, old, new, address(asked.request))
        )

    def link(self, asked: Asked) -> LinkFor:
        link, whose = self._accounts.look(asked.body.token)
        name, account = (link.name, "") if whose is None else (whose.name, whose.account)
        return LinkFor(link.kind, role_name(link.role), name, account)

    def use_link(self, asked: Asked) -> PersonJson:
        body = asked.body
        return self._new_session(asked, self._accounts.use(body.token, body.account, body.name, body.password))

    def _new_session(self, asked: Asked, known: Known) -> PersonJson:
        """A session that begins has a token of its own; the one that the browser showed before is over."""
        before = token(asked.request, SESSION_COOKIE)
        if before:
            self._sign_in.sign_out(before)
        give(asked.request, known)
        return person_json(known.person)
