"""`--log-file` of the commands that call services: a line of JSON for each call, change and delivery."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bullseye.errors import BadInputError
from bullseye.words import tr


def add_log_file(parser: argparse.ArgumentParser) -> None:
    """Add the flag."""
    parser.add_argument(
        "--log-file", metavar="FILE", help=tr("write a line of JSON for each call, change and delivery there")
    )


@contextmanager
def logged(args: argparse.Namespace) -> Iterator[None]:
    """Write the log for as long as the block runs; without the flag nothing is written and nothing printed.

    Raises BadInputError for a file that cannot be opened.
    """
    import logging

    from bullseye import log

    if not args.log_file:
        silent, ours = logging.NullHandler(), logging.getLogger(log.NAME)
        ours.addHandler(silent)  # else Python itself would print warnings to the terminal
        try:
            yield
        finally:
            ours.removeHandler(silent)
        return
    try:
        handler = log.start(Path(args.log_file))
    except OSError as bad:
        raise BadInputError(
            tr("the log cannot be written to {file}: {reason}; name a file in a folder of yours",
               file=f"{args.log_file!r}", reason=bad.strerror or bad)
        ) from bad  # fmt: skip
    try:
        yield
    finally:
        log.stop(handler)
