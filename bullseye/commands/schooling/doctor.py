"""`bullseye doctor --database`: a look at the database of a school, which changes nothing."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bullseye.commands.schooling.opened import open_address
from bullseye.dirs import Dirs
from bullseye.errors import BadInputError
from bullseye.session.clock import SystemClock
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.records.care.health import Finding

PATIENCE_S = 600.0
"""For one question: a look at everything may take longer than what a page waits for."""


def school_findings(args: argparse.Namespace, dirs: Dirs) -> list[Finding]:
    """What is found. Raises BadInputError where there is no such database, or what it needs is not installed."""
    try:
        from bullseye.store_sql.checkup import look

        address = open_address(args, dirs)
    except ImportError as missing:
        raise BadInputError(
            tr("a school needs {name}; install it with: pip install bullseye[server]", name=missing.name)
        ) from None
    with address.open(PATIENCE_S) as database:
        file = database.url.database if database.url.get_backend_name() == "sqlite" else None
        if file is not None and not dirs.data.joinpath(file).exists():  # else a look would make one
            raise BadInputError(tr("there is no school in {file!r}; bullseye serve --school makes one", file=file))
        return list(look(database, SystemClock()))
