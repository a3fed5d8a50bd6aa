"""Signatures as standardwebhooks.com has them, made for what we send and checked on what we are sent."""

from __future__ import annotations

import base64
import hashlib
import hmac


def signature(key: str, id_: str, at: str, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 of `id.at.body`; a key that begins with `whsec_` is base64, any other is text."""
    raw = base64.b64decode(key.removeprefix("whsec_")) if key.startswith("whsec_") else key.encode()
    signed = hmac.new(raw, f"{id_}.{at}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"
