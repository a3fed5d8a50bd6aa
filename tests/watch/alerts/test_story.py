"""A shop's error rate behind a gateway with OAuth2: missed, told by mail and in Slack's format, and resolved again."""

from __future__ import annotations

import email
import email.policy
import json
import sys
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bullseye.dirs import user_dirs
from tests.commands.keeping import Program, program
from tests.loopback import closed_port, in_thread
from tests.watch.alerts.shop import write

__all__ = ["program"]

WATCH = """
name = "Web shop"
[source]
url = "/shop/status.json"
retries = 0
[[metric]]
id = "errors"
name = "Errors of 1,000 orders"
path = "per_1000"
better = "lower"
target = 5.0
ring = 5.0
[metric.alert]
after = 2
back_after = 2
[[notify]]
to = "mail"
[[notify]]
to = "ops"
text = "{name}: {value}, wanted {target} ({kind})"
"""


class Shop:
    """A gateway with tokens before the shop, and a chat that takes posts, unless it is down."""

    def __init__(self) -> None:
        self.errors, self.chat_is_down = 1, False
        self.tokens = 0
        self.chat: list[str] = []
        self.app = Starlette(
            routes=[
                Route("/token", self.token, methods=["POST"]),
                Route("/gate/shop/status.json", self.status),
                Route("/services/canary", self.post, methods=["POST"]),
            ]
        )

    async def token(self, request: Request) -> Response:
        self.tokens += 1
        return JSONResponse({"access_token": f"token-{self.tokens}", "expires_in": 3600})

    async def status(self, request: Request) -> Response:
        if not request.headers.get("authorization", "").startswith("Bearer token-"):
            return PlainTextResponse("who are you?", 401)
        return JSONResponse({"per_1000": self.errors, "orders": 1000})

    async def post(self, request: Request) -> Response:
        if self.chat_is_down:
            return PlainTextResponse("down", 503)
        self.chat.append(json.loads(await request.body())["text"])
        return PlainTextResponse("ok")


class Inbox:
    """Keeps mails."""

    def __init__(self) -> None:
        self.mails: list[Message] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


def test_a_miss_is_told_by_mail_and_chat_and_so_is_its_end(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setenv("BULLSEYE_SECRET_GATE", "canary-secret")
    config, shop, inbox = user_dirs().config, Shop(), Inbox()
    mail = Controller(inbox, hostname="127.0.0.1", port=closed_port())
    mail.start()
    try:
        with in_thread(shop.app) as base:
            monkeypatch.setenv("BULLSEYE_SECRET_CHAT", f"{base}/services/canary")
            gateway = (
                f'[gateway]\nbase_url = "{base}/gate"\nauth = "oauth2"\nsecret = "gate"\nclient_id = "bullseye"\n'
                f'token_url = "{base}/token"\n'
            )
            write(config, "gateway", gateway)
            write(config / "watches", "shop", WATCH)
            write(config / "channels", "ops", 'kind = "slack"\nsecret = "chat"')
            to = f'kind = "email"\nhost = "127.0.0.1"\nport = {mail.port}\nsecurity = "none"\nfrom = "b@shop.example"\n'
            write(config / "channels", "mail", to + 'to = ["ann@shop.example"]')

            assert "all on target" in program("watch", "--once") and program.code == 0
            shop.errors = 40
            program("watch", "--once")
            assert (inbox.mails, shop.chat) == ([], []), "one miss alone is told to nobody"
            program("watch", "--once")
            assert program.code == 1
            assert shop.chat == ["Web shop, Errors of 1,000 orders: 40, wanted 5 (missed)"]
            assert len(inbox.mails) == 1 and "off target: 40" in str(inbox.mails[0]["Subject"])

            shop.errors, shop.chat_is_down = 2, True
            program("watch", "--once")
            program("watch", "--once")
            assert program.code == 0
            assert len(inbox.mails) == 2 and "back on target: 2" in str(inbox.mails[1]["Subject"])
            states = {
                (each["kind"], each["channel"]): each["state"] for each in program.json("alerts", "list")["alerts"]
            }
            assert states == {
                ("missed", "mail"): "told", ("missed", "ops"): "told", ("back", "mail"): "told",
                ("back", "ops"): "waiting",
            }  # fmt: skip
            assert "canary" not in program("alerts", "list") + program("doctor")
    finally:
        mail.stop()
