"""A definition names its secrets and never holds one: what looks like a secret in a file is refused."""

from __future__ import annotations

import re
from typing import Any

from bullseye.datafile import Table, is_slug

_HOLDS_ONE = frozenset({
    "password", "passwd", "passphrase", "pwd", "token", "access_token", "refresh_token", "bearer", "api_key", "apikey",
    "x_api_key", "client_secret", "private_key", "secret_key", "signing_key", "authorization", "proxy_authorization",
    "cookie", "webhook", "webhook_url",
})  # fmt: skip
"""Keys, and names of headers, whose value would be one; `-` counts as `_`."""
_IN_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^/@\s]*:[^/@\s]+@", re.IGNORECASE)
_IN_QUERY = re.compile(r"[?&](?:access_)?(?:token|key|api_?key|password|secret|sig)=[^&\s]", re.IGNORECASE)
SENTENCE = 'a secret is not kept in a file; store it with `bullseye secrets set NAME`, and write secret = "NAME" here'


def refuse_secrets(table: Table) -> None:
    """Raise the table's error for the first key, however deep, whose value is a secret; the value is not quoted."""
    for key in table.given():
        found = _secret_in(key, table.value(key))
        if found:
            raise table.fail(found, "(hidden)", SENTENCE)


def _secret_in(key: str, value: Any) -> str:
    """The path of the key that holds a secret; "" when none does."""
    if isinstance(value, dict):
        return next((f"{key}.{found}" for k, v in value.items() if (found := _secret_in(str(k), v))), "")
    if isinstance(value, list):
        return next((found for each in value if (found := _secret_in(key, each))), "")
    if not isinstance(value, str) or not value:
        return ""
    plain = key.casefold().replace("-", "_")
    if plain in _HOLDS_ONE or (plain == "secret" and not is_slug(value)):
        return key
    return key if _IN_ADDRESS.search(value) or _IN_QUERY.search(value) else ""
