"""An API gateway before many sources: one address, and who we are there, in `gateway.toml` of the config folder."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from bullseye.datafile import read_table
from bullseye.errors import BadFileError, StorageError
from bullseye.net.auth_toml import AuthSettings, absolute, parse_address, parse_auth
from bullseye.net.secrets_in_files import refuse_secrets
from bullseye.words import tr


class BadGatewayError(BadFileError):
    """The file of the gateway that cannot be used."""


class Gateway(NamedTuple):
    """Where it is and how it is shown who we are."""

    base_url: str
    auth: AuthSettings


def read_gateway(path: Path) -> Gateway | None:
    """The gateway in the file at *path*; None where there is no such file. Raises BadGatewayError, StorageError."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as bad:
        raise StorageError(
            tr(
                "{path!r} cannot be read: {strerror}; make it a readable file",
                path=str(path),
                strerror=bad.strerror or bad,
            )
        ) from bad
    top = read_table(raw, path.name, BadGatewayError)
    refuse_secrets(top)
    table = top.table("gateway")
    base = parse_address(table, "base_url").rstrip("/")
    auth = parse_auth(table)
    table.finish()
    top.finish()
    return Gateway(base, auth._replace(tls=absolute(auth.tls, str(path.parent))))
