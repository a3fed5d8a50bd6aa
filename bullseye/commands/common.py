"""What the commands share: reading flags, opening folders, printing tables and JSON."""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from bullseye.dirs import Dirs, user_dirs
from bullseye.errors import BadInputError
from bullseye.names import LONGEST_NAME, clean
from bullseye.session.record import Record
from bullseye.terminal import exact
from bullseye.typed import typed_number
from bullseye.wording.numbers import score_text
from bullseye.words import tr

if TYPE_CHECKING:
    from typing import BinaryIO

    from bullseye.drill.catalog import Drills
    from bullseye.records.store import Store
    from bullseye.target.catalog import Catalogue

Run = Callable[[argparse.Namespace], int]
MAX_SEED = 2**63 - 1
LARGEST_BYTES = 256 << 20
"""Of a file that a person names; a million shots take some 30 MB, and a device never ends."""


def later(module: str, name: str) -> Run:
    """The function *name* of a module of `commands`, imported when it is called: most commands need none of it."""

    def run(args: argparse.Namespace) -> int:
        found: Run = getattr(import_module(f"bullseye.commands.{module}"), name)
        return found(args)

    return run


def number(low: float, high: float, *, above: bool = False) -> Callable[[str], float]:
    """An argparse type: a finite number from *low* (excluded when *above*) to *high*."""

    def read(text: str) -> float:
        plain = re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", text)
        try:  # a script's point is one in every language
            value = float(text) if plain else typed_number(text) if text.isascii() else None
        except BadInputError as bad:
            raise argparse.ArgumentTypeError(str(bad)) from None
        value = math.nan if value is None else value
        if not (math.isfinite(value) and low <= value <= high and not (above and value == low)):
            above_words = tr(
                "{typed!r} does not work; give a number above {low:g}, up to {high:g}", typed=text, low=low, high=high
            )
            from_words = tr(
                "{typed!r} does not work; give a number from {low:g} to {high:g}", typed=text, low=low, high=high
            )
            raise argparse.ArgumentTypeError(above_words if above else from_words)
        return value

    return read


def whole(low: int, high: int) -> Callable[[str], int]:
    """An argparse type: a whole number from *low* to *high*."""

    def read(text: str) -> int:
        value = int(text) if re.fullmatch(r"[+-]?[0-9]{1,40}", text) else low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(
                tr("{typed!r} does not work; give a whole number from {low} to {high}", typed=text, low=low, high=high)
            )
        return value

    return read


def host_name(text: str) -> str:
    """An argparse type: a name that a machine can have in a network."""
    parts = text.split(".")
    if len(text) > 253 or not all(re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?", part) for part in parts):
        raise argparse.ArgumentTypeError(
            tr("{typed!r} is no name of a machine; give one such as teacher-pc or teacher.school.example", typed=text)
        )
    return text


def proxy_address(text: str) -> str:
    """An argparse type: an address, or a network as 10.0.0.0/8."""
    import ipaddress

    try:
        return str(ipaddress.ip_network(text) if "/" in text else ipaddress.ip_address(text))
    except ValueError:
        raise argparse.ArgumentTypeError(
            tr("{typed!r} is no address of a proxy; give one such as 127.0.0.1, or a network as 10.0.0.0/8", typed=text)
        ) from None


def player_name(text: str) -> str:
    """An argparse type: a name a board can show."""
    shown = " ".join(text.split()).translate({0x200C: None, 0x200D: None})  # joiners belong to letters and emoji
    if not shown or len(" ".join(text.split())) > LONGEST_NAME or not shown.isprintable():
        raise argparse.ArgumentTypeError(
            tr("{typed!r} does not work; give a name of 1 to 40 printable characters", typed=text)
        )
    return clean(text)[0]


def folders(args: argparse.Namespace) -> Dirs:
    """The folders of this run; raises BadInputError when --data-dir can never be a folder."""
    return user_dirs(args.data_dir)


def catalogue(dirs: Dirs) -> Catalogue:
    """The faces, the user's own among them."""
    from bullseye.target.catalog import Catalogue

    return Catalogue(dirs.faces)


def drills(dirs: Dirs) -> Drills:
    """The drills, the user's own among them."""
    from bullseye.drill.catalog import Drills

    return Drills(dirs.drills, dirs.matches)


def records(dirs: Dirs) -> Store:
    """The records; what they had to put aside, and how far a long reading of them is, is told on stderr."""
    from bullseye.app import open_store
    from bullseye.session.clock import SystemClock

    store = open_store(dirs)
    store.summary.tell = Reading(SystemClock().now)
    return store


class Reading:
    """Says on stderr how far a reading of the history is, once it has taken a second, and then once a second."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._share, self._due = 1.0, 0.0

    def __call__(self, share: float) -> None:
        """*share* of it is done, 0 to 1."""
        now = self._clock()
        if share <= self._share:  # it begins
            self._due = now + PATIENCE_S
        elif now >= self._due:
            self._due = now + PATIENCE_S
            remark(tr("reading the history: {share} % \u2026", share=int(100 * share)))
        self._share = share


PATIENCE_S = 1.0
"""What is done by then needs no word."""


def stored_round(args: argparse.Namespace, is_one: Callable[[Record], bool], what: str) -> Record:
    """The record that `--round` names: an id, or `last` for the latest that *is_one* (of --player, where given).

    *what* is what such a round is called. Raises BadInputError and UnknownNameError when there is none.
    """
    store = records(folders(args))
    if args.round != "last":
        return store.find(args.round)
    found: Record | None = None
    for record in store.records():
        if is_one(record) and args.player in (None, record.player):
            # Of two that finished in the same second the one kept later is the last.
            found = record if found is None or record.finished >= found.finished else found
    if found is None:
        if args.player is None:
            raise BadInputError(tr("the history holds no {what}; play one, or name a round with --round ID", what=what))
        raise BadInputError(
            tr("the history holds no {what} of {player!r}; play one, or name a round with --round ID",
               what=what, player=args.player)
        )  # fmt: skip
    return found


def remark(text: str) -> None:
    """A word for the reader that is not part of the answer: on stderr."""
    print(text, file=sys.stderr)


def score_cell(score: int | None, unit: str) -> str:
    """A score in a table on the terminal: a plain hyphen stands before one of less than 0, for `sort` and its like."""
    return score_text(score, unit, minus="-")


def print_json(value: Any) -> None:
    """One JSON value, keys in their order; NaN never gets out, and any console can print it."""
    print(json.dumps(value, indent=2, allow_nan=False), file=exact(sys.stdout))


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> None:
    """The lines of `table_lines` on standard output."""
    for line in table_lines(head, rows, right):
        print(line)


def table_lines(head: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> list[str]:
    """Columns as wide as their widest entry, two spaces apart; *right* names those aligned right."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    flush_right = set(right)
    made = []
    for line in lines:
        columns = enumerate(zip(line, widths, strict=True))
        cells = [c.rjust(w) if n in flush_right else c.ljust(w) for n, (c, w) in columns]
        made.append("  ".join(cells).rstrip())
    return made


def read_input(name: str) -> bytes:
    """All of the file *name* (a pipe will do), or of standard input for "-"; raises BadInputError."""
    try:
        if name == "-":
            return _bounded(sys.stdin.buffer, name)
        with open(name, "rb") as file:
            return _bounded(file, name)
    except OSError as bad:
        raise BadInputError(
            tr(
                "{name} cannot be read: {reason}; name a CSV file, or - for stdin",
                name=f"{name!r}",
                reason=bad.strerror or bad,
            )
        ) from bad


def _bounded(file: BinaryIO, name: str) -> bytes:
    data = file.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise BadInputError(
            tr(
                "{name} holds more than {megabytes} MB; name a smaller file",
                name=f"{name!r}",
                megabytes=LARGEST_BYTES >> 20,
            )
        )
    return bytes(data)
