"""What the reader of an electronic target's files is, and what it gives: a table of x_mm and y_mm like any other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.tabular.table import Row, Table
from bullseye.words import tr


class DeviceShots(NamedTuple):
    """The shots of a file: *table* has x_mm, y_mm (y up) and what else is known, `group` where there are several.

    *sighters* are rows of the same form, kept apart; *left_out* says in words what else is not in the table.
    """

    program: str
    table: Table
    sighters: tuple[Row, ...] = ()
    left_out: tuple[str, ...] = ()


class Device(NamedTuple):
    """The reader of one format. *knows* looks at the start of a file, *read* takes all of it and a name for messages.

    Both get the text; for a *binary* format the bytes. *evidence* says where the format is described, *unsure* what
    is not known of it: both stand in docs/other-programs.md. *read* raises BadInputError naming the line.
    """

    id: str
    program: str
    files: str
    evidence: str
    unsure: str
    knows: Callable[[str], bool]
    read: Callable[[str, str], DeviceShots]


_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2}):([0-9]{2}(?:\.[0-9]+)?)(?: ?([AaPp])[Mm])?")
_HALF_DAY = 43_200.0


def seconds_of_day(text: str) -> float | None:
    """The seconds since midnight of `19:40:01.25` or `7:40:01 PM`; None for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return None
    seconds = int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3])
    if found[4]:
        seconds = seconds % _HALF_DAY + (_HALF_DAY if found[4] in "Pp" else 0.0)
    return seconds if seconds < 2 * _HALF_DAY else None


def since_first(times_s: Sequence[float | None]) -> list[str]:
    """Times as cells in seconds since the first of them; all empty where one is not known or time runs backwards."""
    known = [t for t in times_s if t is not None]
    if len(known) < len(times_s) or any(b < a for a, b in zip(known, known[1:], strict=False)):
        return [""] * len(times_s)
    return [f"{t - known[0]:.2f}" for t in known]


def table_of(name: str, head: Sequence[str], rows: Sequence[tuple[int, Mapping[str, str]]]) -> Table:
    """A table of *rows*, each with its line; a cell that a row does not have is empty."""
    return Table(name, list(head), [Row([row.get(key, "") for key in head], line) for line, row in rows])


def no_shots(name: str, program: str) -> BadInputError:
    """The error for a file that is recognised and holds no shot."""
    return BadInputError(
        tr("{name} is a file of {program} without a shot in it; export the shots again", name=name, program=program)
    )
