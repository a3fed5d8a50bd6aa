"""Mails through a real mail server on loopback: with TLS and a password, refused, cut off, or not there."""

from __future__ import annotations

import email
import ssl
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from bullseye.watch.alerts.channel import BadChannelError, parse_channel
from bullseye.watch.edge import Delivery
from tests.loopback import Certificates, closed_port
from tests.watch.edges import edge
from tests.watch.sinks.telling import TEXT, tell


class Inbox:
    """Keeps mails, or refuses as a test says."""

    def __init__(self) -> None:
        self.mails: list[Message] = []
        self.to: list[list[str]] = []
        self.answer_rcpt = self.answer_data = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Envelope, address: str, options: Any) -> str:
        if self.answer_rcpt:
            return self.answer_rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:
        if self.answer_data:
            return self.answer_data
        assert isinstance(envelope.content, bytes)
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        self.to.append(envelope.rcpt_tos)
        return "250 OK"


class Server:
    """A mail server with TLS that asks for a password."""

    def __init__(self, folder: Path) -> None:
        self.inbox = Inbox()
        certificates = Certificates(folder)
        self.ca = certificates.ca
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificates.server, certificates.server_key)

        def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
            good = isinstance(data, LoginPassword) and (data.login, data.password) == (b"ann", b"canary")
            return AuthResult(success=good, handled=False)

        port = closed_port()
        self.controller = Controller(
            self.inbox, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True,
            authenticator=check, auth_required=True,
        )  # fmt: skip
        self.port = port

    def tell(self, secret: str = "canary", **keys: str) -> Delivery:
        given = {"host": '"127.0.0.1"', "port": str(self.port), "from": '"bullseye@shop.example"',
                 "to": '["ann@shop.example", "bob@shop.example"]', "user": '"ann"', "secret": '"mail"',
                 "ca": f"'{self.ca}'", **keys}  # fmt: skip
        lines = [f"{key} = {value}" for key, value in given.items() if value]
        return tell("\n".join(['kind = "email"', *lines]), {"mail": secret})


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path)
    made.controller.start()
    yield made
    made.controller.stop()


def test_a_mail_goes_by_tls_with_a_password_to_everybody(server: Server) -> None:
    assert server.tell().told
    (mail,) = server.inbox.mails
    assert server.inbox.to == [["ann@shop.example", "bob@shop.example"]]
    assert (mail["Subject"], mail["Auto-Submitted"]) == (TEXT, "auto-generated")
    assert TEXT in mail.get_payload() and "shop/p95/1" in mail.get_payload()
    assert "canary" not in mail.as_string()


def test_each_try_of_one_edge_is_the_same_mail(server: Server) -> None:
    server.tell()
    server.tell()
    assert server.inbox.mails[0]["Message-ID"] == server.inbox.mails[1]["Message-ID"] is not None


def test_a_wrong_password_is_said_and_tried_again_since_it_can_be_mended(server: Server) -> None:
    done = server.tell("canary-2")
    assert done.again and "refuses the user or the secret 'mail'" in done.words and "canary" not in done.words


@pytest.mark.parametrize(
    ("rcpt", "data", "again", "words"),
    [
        ("550 canary: no such user", "", False, "takes no mail for ann@shop.example and 1 more (550)"),
        ("450 canary: later", "", True, "(450)"),
        ("", "554 canary: looks like spam", False, "answers 554"),
        ("", "451 canary: later", True, "answers 451"),
    ],
)
def test_a_server_that_refuses_says_later_or_never(
    server: Server, rcpt: str, data: str, again: bool, words: str
) -> None:
    server.inbox.answer_rcpt, server.inbox.answer_data = rcpt, data
    done = server.tell()
    assert (done.told, done.again) == (False, again) and words in done.words and "canary" not in done.words


def test_a_certificate_that_nobody_vouches_for_is_refused_before_the_password_is_sent(server: Server) -> None:
    done = server.tell(ca="")
    assert done.again and "certificate of 127.0.0.1 cannot be trusted" in done.words and server.inbox.mails == []


def test_a_server_that_is_not_there_or_speaks_no_tls_at_once_is_tried_again(server: Server) -> None:
    done = server.tell(port=str(closed_port()))
    assert done.again and "cannot be reached" in done.words
    assert server.tell(security='"tls"', timeout_s="2.0").again


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('host = "x"\nfrom = "a@b.example"', "must name who is told"),
        ('host = "x"\nfrom = "a@b.example"\nto = ["ann"]', "plain address"),
        ('host = "x"\nfrom = "a@b.example"\nto = ["a@b.example, c@d.example"]', "plain address"),
        ('host = "x"\nfrom = "a@b.example"\nto = ["a@b.example"]\nuser = "a"', "secret is missing"),
        (
            'host = "x"\nfrom = "a@b.example"\nto = ["a@b.example"]\nuser = "a"\nsecret = "m"\nsecurity = "none"',
            "with tls",
        ),
        ('host = "x"\nfrom = "a@b.example"\nto = ["a@b.example"]\npassword = "canary"', "bullseye secrets set"),
    ],
)
def test_the_file_is_checked(text: str, words: str) -> None:
    with pytest.raises(BadChannelError, match=words) as failed:
        parse_channel(f'kind = "email"\n{text}'.encode(), "ops", "ops.toml")
    assert "canary" not in str(failed.value)


def test_a_long_text_is_whole_in_the_body_and_short_in_the_subject() -> None:
    from bullseye.watch.sinks.email import Settings, mail

    made = mail(edge(), "x" * 500, Settings("h", 25, "none", "a@b.example", ("c@d.example",)))
    assert len(made["Subject"]) == 120 and "x" * 500 in made.get_content().replace("=\n", "")
