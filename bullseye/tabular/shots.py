"""The shots of any table or file of an electronic target, in millimetres and y up, and what was understood of it."""

from __future__ import annotations

import math
from typing import NamedTuple, TypeAlias

from bullseye.errors import BadInputError
from bullseye.tabular.devices.registry import read_device
from bullseye.tabular.headings import ALIASES, Place, find_column, find_xy, is_sighter, says_yes
from bullseye.tabular.plain import plain_head, read_columns
from bullseye.tabular.table import Row, Table, read_table
from bullseye.tabular.text import Text, decode
from bullseye.tabular.understood import NOTHING, Asked, Understood, left_out_of
from bullseye.tabular.units import LENGTHS, MM, WORDS, Unit
from bullseye.words import tr, trn

FAR_MM = 1e9
NEEDED = "x_mm,y_mm"
_MARKED = ("sighter", "sighters", "is_sighter", "probe")
Source: TypeAlias = bytes | str | Text


class Shots(NamedTuple):
    """Shots as they were read: the table with its rows, and for each of these its place in mm, y up."""

    table: Table
    points_mm: list[tuple[float, float]]
    understood: Understood


class PlainShots(NamedTuple):
    """The columns of a large plain file: places in mm, y up, and the cells of the column asked for, if it is there."""

    xs_mm: list[float]
    ys_mm: list[float]
    labels: list[str] | None
    understood: Understood


def read_shots(source: Source, name: str, asked: Asked = NOTHING, what: str = "") -> Shots:
    """Read *source*, a file's bytes or text; *name* is for messages, *what* a number must be there ("a number of mm").

    Raises BadInputError that names the line, the value and what would work; and, where the file leaves something
    open (the unit, the columns, what a comma means), the flag that says it.
    """
    device = None if asked.columns else read_device(source if isinstance(source, bytes) else _text(source).text, name)
    if device is not None:
        table, program = device.table, device.program
        left_out = list(device.left_out)
    else:
        text = decode(source, name) if isinstance(source, bytes) else _text(source)
        table, program = read_table(text, name, wants=NEEDED, head=not _is_headless(text, name, asked)), ""
        left_out = left_out_of(table)
    place = find_xy(table, asked.columns)
    unit = _unit(table, place, asked)
    left_out += _part_sighters(table, asked, device.sighters if device is not None else ())
    times = (find_column(table, role, asked.columns, ALIASES[role]) for role in ("t_s", "t_ms"))
    table.settle((place.x, place.y, *(at for at in times if at is not None)), asked.decimal)
    points_mm = _points(table, place, unit, asked.y_down, what)
    columns = (table.head[place.x], table.head[place.y])
    understood = Understood(
        len(points_mm), unit, asked.y_down, columns, table.separator, table.decimal, table.encoding, program,
        tuple(left_out),
    )  # fmt: skip
    return Shots(table, points_mm, understood)


def read_plain_shots(text: str, asked: Asked, label: str) -> PlainShots | None:
    """The quick way through a large file of lengths; None where `read_shots` must look. *label* is a column."""
    head = None if asked.decimal else plain_head(text)
    if head is None:
        return None
    table = Table("", head.names, [], head.separator)
    try:
        place = find_xy(table, asked.columns)
        unit = _unit(table, place, asked)
        at = find_column(table, label, asked.columns)
    except BadInputError:
        return None
    if unit.name not in LENGTHS or find_column(table, "sighter", asked.columns, ALIASES["sighter"]) is not None:
        return None
    factor = LENGTHS[unit.name]
    read = read_columns(head, (place.x, place.y), () if at is None else (at,), FAR_MM / factor)
    if read is None:
        return None
    xs, ys = read.numbers
    if factor != 1.0:
        xs, ys = [x * factor for x in xs], [y * factor for y in ys]
    columns = (head.names[place.x], head.names[place.y])
    understood = Understood(len(xs), unit, asked.y_down, columns, head.separator, read.decimal)
    return PlainShots(xs, [-y for y in ys] if asked.y_down else ys, read.texts[0] if read.texts else None, understood)


def _text(source: str | Text) -> Text:
    return source if isinstance(source, Text) else Text(source)


def _is_headless(text: Text, name: str, asked: Asked) -> bool:
    """True when x and y are given as numbers of columns and the first row has numbers there, so it is no header."""
    numbers = [asked.columns.get(axis, "") for axis in ("x", "y")]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        return False
    head = read_table(text, name, wants=NEEDED).head
    return all(1 <= int(n) <= len(head) and head[int(n) - 1][-1:].isdigit() for n in numbers)


def _unit(table: Table, place: Place, asked: Asked) -> Unit:
    if place.unit and asked.unit and place.unit != asked.unit:
        raise table.refuse(
            tr(
                "the heading {head!r} says {unit} and --unit says {asked}; leave --unit out, or rename the column",
                head=table.head[place.x],
                unit=WORDS[place.unit],
                asked=WORDS[asked.unit],
            )
        )
    name = place.unit or asked.unit
    if not name:
        shown = table.separator.join(table.head)[:80]
        raise table.refuse(
            tr(
                "the header {shown!r} has no x_mm, and nothing says in which unit {head!r} is; give "
                "--unit with one of: {words}",
                shown=shown,
                head=table.head[place.x],
                words=", ".join(WORDS),
            )
        )
    unit = Unit(name, asked.distance_mm)
    unit.to_mm()  # refuses an angle without a distance before a row is looked at
    return Unit(name, asked.distance_mm if name not in ("mm", "cm", "in") else None)


def _part_sighters(table: Table, asked: Asked, known: tuple[Row, ...]) -> list[str]:
    """Leave out the sighters of a table that tells them apart; what was left out, in words."""
    parted = list(known)
    at = find_column(table, "sighter", asked.columns, ALIASES["sighter"])
    if at is not None:
        marked = table.head[at].casefold() in _MARKED or "sighter" in asked.columns
        parted += [row for row in table.rows if is_sighter(row.cells[at]) or (marked and says_yes(row.cells[at]))]
    if not parted:
        return []
    if asked.sighters:
        table.rows = sorted({id(row): row for row in (*table.rows, *parted)}.values(), key=lambda row: row.line)
        return []
    gone = {id(row) for row in parted}
    table.rows = [row for row in table.rows if id(row) not in gone]
    return [trn("{n} sighter", "{n} sighters", len(parted))]


def _points(table: Table, place: Place, unit: Unit, y_down: bool, what: str) -> list[tuple[float, float]]:
    what = what or tr("a number of {unit}", unit=tr("millimetres") if unit.name == MM else WORDS[unit.name])
    x_at, y_at, number = place.x, place.y, table.number
    points = [(number(row, x_at, what, FAR_MM), number(row, y_at, what, FAR_MM)) for row in table.rows]
    if unit.name != MM:
        to_mm = unit.to_mm()
        points = [(to_mm(x), to_mm(y)) for x, y in points]
        for row, (x, y) in zip(table.rows, points, strict=True):
            if not (math.isfinite(x) and math.isfinite(y) and max(abs(x), abs(y)) <= FAR_MM):
                raise table.fail(
                    row,
                    tr(
                        "({x}, {y}) {unit} is too far away",
                        x=row.cells[x_at],
                        y=row.cells[y_at],
                        unit=WORDS[unit.name],
                    ),
                )
    return [(x, -y) for x, y in points] if y_down else points
