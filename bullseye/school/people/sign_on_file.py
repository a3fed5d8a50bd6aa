"""The file that names a school's sign-on service: `sign-on.toml` in the data folder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from bullseye.datafile import MAX_BYTES, Table
from bullseye.errors import BadFileError
from bullseye.school.people.person import checked_role
from bullseye.school.roles import PERSONS, Role
from bullseye.words import tr

FILE = "sign-on.toml"
SECRET = "sign-on"


class BadSignOnError(BadFileError):
    """The file breaks a rule."""


@dataclass(frozen=True, slots=True)
class SignOnSettings:
    """*name* stands on the button; *issuer* is the service's address; *secret* is the name of the secret that it gave.

    *newcomers* is the role of somebody whom the service knows and we do not; None lets nobody new in.
    """

    name: str
    issuer: str
    client_id: str
    secret: str = SECRET
    newcomers: Role | None = None


def read_sign_on(folder: Path) -> SignOnSettings | None:
    """The settings in *folder*; None where there is no such file. Raises BadSignOnError."""
    path = folder / FILE
    try:
        data = path.read_bytes()[: MAX_BYTES + 1]
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadSignOnError(FILE, "", error.strerror or str(error), tr("it must be a file that can be read")) from None
    try:
        table = Table(tomllib.loads(data.decode("utf-8")), FILE, BadSignOnError)
    except (ValueError, RecursionError) as error:
        raise BadSignOnError(FILE, "", str(error)[:200], tr("it must be TOML")) from None
    newcomers = table.text("newcomers", "", choices=PERSONS)
    found = SignOnSettings(
        table.text("name", limit=40), table.text("issuer"), table.text("client_id"), table.text("secret", SECRET),
        checked_role(newcomers) if newcomers else None,
    )  # fmt: skip
    table.finish()
    return found
