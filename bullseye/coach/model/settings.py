"""Which model, if any: `coach.toml` in the config folder. Without the file nothing is ever sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from bullseye.datafile import Table, read_table
from bullseye.errors import BadFileError, StorageError
from bullseye.net.auth_toml import AuthSettings, absolute, parse_address, parse_auth
from bullseye.net.secrets_in_files import refuse_secrets
from bullseye.words import tr

FILE = "coach.toml"


class BadCoachError(BadFileError):
    """The file of the coach's model that cannot be used."""


class ModelSettings(NamedTuple):
    """An OpenAI-compatible address. *tokens_a_day* is the budget, *most_tokens* the longest answer.

    Prices are for a million tokens, in *currency*; 0 where they are not known, and then no cost is shown.
    """

    base_url: str
    model: str
    auth: AuthSettings = AuthSettings()
    timeout_s: float = 60.0
    most_tokens: int = 400
    tokens_a_day: int = 20_000
    price_in: float = 0.0
    price_out: float = 0.0
    currency: str = ""


class ScorerSettings(NamedTuple):
    """A service that scores how odd values are."""

    url: str
    auth: AuthSettings = AuthSettings()
    timeout_s: float = 20.0


class CoachSettings(NamedTuple):
    """What was chosen; None is off."""

    model: ModelSettings | None = None
    odd: ScorerSettings | None = None


OFF = CoachSettings()


def read_settings(path: Path) -> CoachSettings:
    """What the file at *path* says; all off where there is none. Raises BadCoachError, StorageError."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return OFF
    except OSError as bad:
        raise StorageError(
            tr(
                "{path} cannot be read: {reason}; make it a readable file",
                path=repr(str(path)),
                reason=bad.strerror or bad,
            )
        ) from bad
    return parse_settings(raw, path)


def parse_settings(raw: bytes, path: Path) -> CoachSettings:
    """The same of the file's bytes; files of certificates are found beside it. Raises BadCoachError."""
    top = read_table(raw, path.name, BadCoachError)
    refuse_secrets(top)
    folder = str(path.parent)
    model = _model(top.table("model"), folder) if top.has("model") else None
    odd = _scorer(top.table("odd"), folder) if top.has("odd") else None
    top.finish()
    return CoachSettings(model, odd)


def _auth(table: Table, folder: str) -> AuthSettings:
    found = parse_auth(table)
    return found._replace(tls=absolute(found.tls, folder))


def _model(table: Table, folder: str) -> ModelSettings:
    found = ModelSettings(
        parse_address(table, "base_url").rstrip("/"),
        table.text("model", limit=120),
        _auth(table, folder),
        table.number("timeout_s", 60.0, low=1.0, high=600.0),
        table.integer("most_tokens", 400, low=50, high=4000),
        table.integer("tokens_a_day", 20_000, low=0, high=100_000_000),
        table.number("price_in", 0.0, low=0.0, high=1e6),
        table.number("price_out", 0.0, low=0.0, high=1e6),
        table.text("currency", "", limit=8),
    )
    table.finish()
    return found


def _scorer(table: Table, folder: str) -> ScorerSettings:
    found = ScorerSettings(
        parse_address(table, "url"), _auth(table, folder), table.number("timeout_s", 20.0, low=1.0, high=600.0)
    )
    table.finish()
    return found


def settings_toml(model: ModelSettings | None, odd: ScorerSettings | None = None) -> str:
    """A text that `read_settings` reads back; of the ways to show who we are, a bearer token and none."""
    lines: list[str] = []
    for name, one in (("model", model), ("odd", odd)):
        if one is None:
            continue
        values: dict[str, Any] = {key: value for key, value in one._asdict().items() if key != "auth"}
        if one.auth.kind == "bearer":
            values |= {"auth": one.auth.kind, "secret": one.auth.secret}
        lines += [
            f"[{name}]",
            *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value != ""),
        ]
        lines.append("")
    return "\n".join(lines)
