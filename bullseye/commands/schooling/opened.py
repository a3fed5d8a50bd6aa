"""Where a school's database is, and its password: from the command line, the environment, the keyring or a file."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, MutableMapping
from typing import TYPE_CHECKING, Any, NamedTuple

from bullseye.dirs import Dirs
from bullseye.errors import BadInputError
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.store_sql.database import Database

ADDRESS, PASSWORD = "BULLSEYE_DATABASE", "BULLSEYE_DATABASE_PASSWORD"
SECRET = "database"
"""What the password is called in the keyring and in the file of secrets: `bullseye secrets set database`."""
HOLDS_PASSWORD = tr(
    "the address of a database holds a password, which every user of this computer could read; leave it out, and give "
    "it as BULLSEYE_DATABASE_PASSWORD, in ~/.pgpass, or by: bullseye secrets set database"
)


class Address(NamedTuple):
    """A database and its password, "" for none or for one that PostgreSQL's own library finds."""

    url: str
    password: str

    def open(self, statement_s: float = 10.0) -> Database:
        """The database, a question is given up after *statement_s*; nothing is asked yet. Raises BadInputError."""
        from bullseye.store_sql.database import Database
        from bullseye.store_sql.dialects.limits import Limits

        return Database(self.url, self.password, Limits(statement_s=statement_s))


USUAL = tr(
    "a school's database, postgresql://USER@HOST/NAME or sqlite:///FILE; without it BULLSEYE_DATABASE, else a file in "
    "the data folder. Its password is taken from BULLSEYE_DATABASE_PASSWORD, ~/.pgpass or the keyring"
)


def add_argument(parser: argparse._ActionsContainer, words: str = "", **more: Any) -> None:
    """Add `--database`, explained by *words*; *more* goes to argparse."""
    parser.add_argument("--database", metavar="URL", help=words or USUAL, **more)


def address_of(
    given: str | None, dirs: Dirs, environ: MutableMapping[str, str], secret: Callable[[str], str]
) -> Address:
    """The database that was asked for. The password leaves *environ*: what is started from here has no need of it.

    Raises BadInputError for an address on the command line that holds a password, StorageError for a bad file of
    secrets.
    """
    from bullseye.store_sql.database import parsed

    password = environ.pop(PASSWORD, "")
    url = given or environ.get(ADDRESS, "") or file_address(dirs)
    found = parsed(url)
    if given and found.password:
        raise BadInputError(HOLDS_PASSWORD)
    if not password and not found.password and found.get_backend_name() != "sqlite":
        try:
            password = secret(SECRET)
        except BadInputError:  # none is stored: PostgreSQL may ask for none, or its library finds one
            password = ""
    return Address(url, password)


def file_address(dirs: Dirs) -> str:
    """The file in the data folder."""
    return f"sqlite:///{dirs.school.as_posix()}"


def open_address(args: argparse.Namespace, dirs: Dirs) -> Address:
    """The database of this run's `--database`, on the real environment and secrets."""
    from bullseye.app import open_secrets

    return address_of(args.database, dirs, os.environ, lambda name: open_secrets(dirs).get(name))
