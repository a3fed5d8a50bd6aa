"""What is pushed to us, checked: who sent it, when, whether it came before; and it holds one number."""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bullseye.errors import BadInputError
from bullseye.watch.samples import Sample, sample
from bullseye.watch.signing import signature
from bullseye.watch.turned_away import TurnedAwayError
from bullseye.words import tr

WINDOW_S = 300.0
"""Clocks may be apart by so much, and a sending may be on its way for so long (Standard Webhooks has the same)."""
OLDEST_DAYS = 31
_SENDING = re.compile(r"[A-Za-z0-9._/:-]{1,120}")


class PushRefusedError(TurnedAwayError):
    """A push that is not taken."""


def check_sender(headers: Mapping[str, str], body: bytes, key: str, now: datetime) -> str:
    """The id of the sending, "" where it has none. Raises PushRefusedError for who does not know the *key*.

    Either `Authorization: Bearer key`, or the three headers of Standard Webhooks; header names in lower case.
    """
    signed = headers.get("webhook-signature", "")
    sending, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if sending and not _SENDING.fullmatch(sending):
        raise PushRefusedError(tr("webhook-id is made of 1 to 120 letters, digits and . _ / : -"), 400, "id")
    if not signed:
        kind, _, token = headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not hmac.compare_digest(token.encode(), key.encode()):
            raise PushRefusedError(tr("this needs the token of the value, or a signature made with it"), 401, "token")
        return sending
    if not sending or not re.fullmatch(r"[0-9]{1,12}", at):
        raise PushRefusedError(
            tr("a signed sending has webhook-id and webhook-timestamp (seconds since 1970)"), 400, "id"
        )
    good = signature(key, sending, at, body)
    if not any(hmac.compare_digest(each.encode(), good.encode()) for each in signed.split(" ")[:10]):
        raise PushRefusedError(tr("the signature does not fit; check the secret on both sides"), 401, "signature")
    if abs(now.timestamp() - int(at)) > WINDOW_S:
        words = tr("this was sent too long ago, or a clock is wrong; at most {window_s:g} s", window_s=WINDOW_S)
        raise PushRefusedError(words, 401, "time")
    return sending


def value_of(body: bytes, now: datetime) -> Sample:
    """The value in a body such as `{"value": 42.5, "at": "2026-11-29T12:00:00Z"}`; *at* may be left out.

    Raises BadInputError.
    """
    try:
        given: Any = json.loads(body)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict) or "value" not in given or set(given) - {"value", "at"}:
        raise BadInputError(tr('send JSON such as {"value": 42.5}, with "at" where it is not of now'))
    value = given["value"]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadInputError(tr("the value must be a number, without quotes"))
    found = sample(_moment(given.get("at"), now), value, "pushed")
    if found.at > now + timedelta(seconds=WINDOW_S):
        raise BadInputError(tr("the moment of the value is still to come; check the sender's clock"))
    if found.at < now - timedelta(days=OLDEST_DAYS):
        raise BadInputError(
            tr("the value is older than {oldest_days} days; import it as a table", oldest_days=OLDEST_DAYS)
        )
    return found


def _moment(given: Any, now: datetime) -> datetime:
    if given is None:
        return now
    try:
        return datetime.fromisoformat(given)
    except (ValueError, TypeError):
        raise BadInputError(tr("at must be a moment such as 2026-11-29T12:00:00Z")) from None
