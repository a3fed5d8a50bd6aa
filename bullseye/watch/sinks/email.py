"""An alert as a mail, by a mail server with TLS; each try of one edge is the same mail, by its Message-ID."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bullseye.datafile import Table
from bullseye.errors import BullseyeError
from bullseye.net.auth_toml import absolute, parse_secret
from bullseye.net.call import Tls
from bullseye.watch.edge import Delivery, Edge
from bullseye.watch.source import Surroundings
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from email.message import EmailMessage

STARTTLS, TLS, NONE = "starttls", "tls", "none"
PORTS = {STARTTLS: 587, TLS: 465, NONE: 25}


class Settings(NamedTuple):
    """*security* is starttls, tls (from the first byte) or none; *secret* the name of the password of *user*."""

    host: str
    port: int
    security: str
    sender: str
    to: tuple[str, ...]
    user: str = ""
    secret: str = ""
    ca: str = ""
    timeout_s: float = 20.0


def parse(table: Table) -> Settings:
    """Its keys: host, port, security, from, to, user, secret, ca, timeout_s."""
    security = table.text("security", STARTTLS, choices=(STARTTLS, TLS, NONE))
    found = Settings(
        host=table.text("host", limit=255),
        port=table.integer("port", PORTS[security], low=1, high=65535),
        security=security,
        sender=_address(table, "from", table.text("from", limit=254)),
        to=tuple(_address(table, "to", each) for each in table.texts("to", limit=254)),
        user=table.text("user", ""),
        secret=parse_secret(table, "secret") if table.has("user") else "",
        ca=table.text("ca", ""),
        timeout_s=table.number("timeout_s", 20.0, low=0.1, high=60.0),
    )
    if not found.to:
        raise table.fail("to", [], tr('it must name who is told, such as ["ann@shop.example"]'))
    if found.user and security == NONE:
        raise table.fail("security", security, tr("a password is sent with tls or starttls alone"))
    return found


def _address(table: Table, key: str, text: str) -> str:
    local, at, domain = text.rpartition("@")
    if not (local and at and domain) or not text.isascii() or any(letter in text for letter in ' ,;<>"()'):
        raise table.fail(key, text, tr("it must be a plain address, such as ann@shop.example"))
    return text


def open_sink(name: str, settings: Settings, world: Surroundings) -> Email:
    """The mail server, ready to be told."""
    return Email(name, settings, world)


class Email:
    """Sends by a thread of its own, since the standard library's client waits."""

    def __init__(self, name: str, settings: Settings, world: Surroundings) -> None:
        self.name = name
        self._settings = settings
        self._world = world

    async def tell(self, edge: Edge, text: str) -> Delivery:
        """Send it once."""
        import asyncio

        try:
            password = self._world.secret(self._settings.secret) if self._settings.user else ""
            await asyncio.to_thread(self._send, edge, text, password)
        except BullseyeError as bad:
            return Delivery(edge.id, self.name, False, True, str(bad))
        except (OSError, ValueError) as bad:  # what smtplib raises is an OSError
            words, again = explained(bad, self._settings)
            return Delivery(edge.id, self.name, False, again, words)
        return Delivery(edge.id, self.name, True, False, tr("taken by {host}", host=self._settings.host))

    def _send(self, edge: Edge, text: str, password: str) -> None:
        import smtplib

        from bullseye.net.client import tls_context

        settings = self._settings
        tls = tls_context(absolute(Tls(settings.ca), self._world.folder)) if settings.security != NONE else None
        kind = partial(smtplib.SMTP_SSL, context=tls) if settings.security == TLS else smtplib.SMTP
        with kind(settings.host, settings.port, timeout=settings.timeout_s) as server:
            if settings.security == STARTTLS:
                server.starttls(context=tls)
            if settings.user:
                server.login(settings.user, password)
            server.send_message(mail(edge, text, settings), settings.sender, list(settings.to))


def mail(edge: Edge, text: str, settings: Settings) -> EmailMessage:
    """The mail: the text as subject (its first 120 letters) and body; marked as sent by a program (RFC 3834)."""
    from email.message import EmailMessage
    from email.utils import format_datetime

    made = EmailMessage()
    made["From"], made["To"] = settings.sender, ", ".join(settings.to)
    made["Subject"] = text if len(text) <= 120 else text[:117] + "..."
    made["Date"] = format_datetime(edge.at)
    made["Message-ID"] = f"<{hashlib.sha256(edge.id.encode()).hexdigest()[:32]}@bullseye.invalid>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(f"{text}\n\n{edge.about}, {edge.kind}, {edge.at:%Y-%m-%d %H:%M} UTC\n{edge.id}\n")
    return made


def _who(to: tuple[str, ...]) -> str:
    return to[0] if len(to) == 1 else trn("{first} and {n} more", "{first} and {n} more", len(to) - 1, first=to[0])


def explained(bad: Exception, settings: Settings) -> tuple[str, bool]:
    """A sentence for what went wrong, without a word of the server's own, and whether to try again."""
    import smtplib
    import ssl

    host = settings.host
    words, again = tr("the mail for {host} cannot be made; check the addresses", host=host), False
    match bad:
        case smtplib.SMTPAuthenticationError():
            words, again = (
                tr(
                    "{host} refuses the user or the secret {secret!r}; store it again",
                    host=host,
                    secret=settings.secret,
                ),
                True,
            )
        case smtplib.SMTPRecipientsRefused():
            code = min(code for code, _ in bad.recipients.values())
            words, again = (
                tr("{host} takes no mail for {who} ({code})", host=host, who=_who(settings.to), code=code),
                code < 500,
            )
        case smtplib.SMTPResponseException():
            words, again = tr("{host} answers {code}", host=host, code=bad.smtp_code), bad.smtp_code < 500
        case smtplib.SMTPNotSupportedError():
            words, again = tr("{host} does not offer what is asked for; check security and user", host=host), True
        case ssl.SSLCertVerificationError():
            reason = bad.verify_message
            words, again = (
                tr(
                    "the certificate of {host} cannot be trusted ({reason}); name whom to trust with ca",
                    host=host,
                    reason=reason,
                ),
                True,
            )
        case OSError():
            reason = (bad.strerror or type(bad).__name__).lower()
            words, again = (
                tr(
                    "{host}:{port} cannot be reached ({reason}); check host, port and security",
                    host=host,
                    port=settings.port,
                    reason=reason,
                ),
                True,
            )
    return words, again
