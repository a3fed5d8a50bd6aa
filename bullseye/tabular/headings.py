"""What the columns of other programs are called: which is x, which is y, and in which unit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bullseye.tabular.table import Table
from bullseye.tabular.units import CM, INCH, MM, MOA, MRAD, WORDS
from bullseye.words import tr

X, Y = "x", "y"
_AXES = {X: ("x", "horizontal", "horiz", "waagrecht"), Y: ("y", "vertical", "vert", "senkrecht")}
_BESIDE = frozenset({
    "coordinate", "coordinates", "coord", "koordinate", "pos", "position", "point", "shot", "hit", "hole", "impact",
    "wert", "value", "offset", "error", "deviation",
})  # fmt: skip
"""Words that may stand beside x or y and change nothing; any other, such as aim or target, makes it another column."""
_UNITS = {
    "mm": MM, "millimeter": MM, "millimeters": MM, "millimetre": MM, "millimetres": MM,
    "cm": CM, "centimeter": CM, "centimeters": CM, "centimetre": CM, "centimetres": CM,
    "in": INCH, "inch": INCH, "inches": INCH, "zoll": INCH, '"': INCH,
    "moa": MOA, "mrad": MRAD, "mrads": MRAD, "mil": MRAD, "mils": MRAD, "milliradian": MRAD, "milliradians": MRAD,
}  # fmt: skip
ALIASES: Mapping[str, tuple[str, ...]] = {
    "t_s": ("t", "t_s", "t (s)", "t [s]", "time_s", "time (s)", "time [s]", "seconds"),
    "t_ms": ("t_ms", "t (ms)", "t [ms]", "time_ms", "time (ms)", "time [ms]"),
    "date": ("date", "datum", "day", "tag", "fecha", "data", "timestamp", "datetime", "date/time", "time"),
    "sighter": ("sighter", "sighters", "is_sighter", "probe", "tags", "tag", "shot_type", "type"),
}
"""Names that mean the same to us, for the columns whose unit is in the name, or that have none."""
_SIGHTER = re.compile(r"(?i)sighters?|sighting|probe|probeschuss|essai")
_YES = frozenset({"1", "true", "yes", "ja", "oui", "y"})


class Heading(NamedTuple):
    """What a heading says: the axis, "" for none, and the unit, "" when it names none."""

    axis: str
    unit: str


class Place(NamedTuple):
    """Where the coordinates stand, and their unit, "" when the headings do not say."""

    x: int
    y: int
    unit: str


def heading(text: str) -> Heading:
    """What *text* says as the heading of a column: `X (mm)`, `x_in`, `moa_x`, `point.x`, `Horizontal [cm]`."""
    words, units = _words(text)
    rest = [word for word in words if word not in _UNITS and word not in _BESIDE]
    axis = next((axis for axis, names in _AXES.items() if rest and rest[0] in names), "")
    return Heading(axis, next(iter(units), "")) if len(rest) == 1 and len(units) <= 1 and axis else Heading("", "")


def unit_of(text: str) -> str:
    """The unit that a heading names, whatever else it says; "" for none, or for several."""
    _, units = _words(text)
    return next(iter(units)) if len(units) == 1 else ""


def _words(text: str) -> tuple[list[str], set[str]]:
    words = re.findall(r"[^\W\d_]+|\"", text.casefold())
    units = {_UNITS[word] for word in words if word in _UNITS}
    if len(units) > 1 and "in" in words:  # "x in mm"
        units.discard(INCH)
    return words, units


def find_column(
    table: Table, role: str, chosen: Mapping[str, str], aliases: Sequence[str] = (), flag: str = ""
) -> int | None:
    """Where the column of *role* stands: as --columns *chosen* says, by its own name, or by one of *aliases*.

    None when there is none. Raises BadInputError when the chosen one is not there, naming the *flag* that chose it
    where that is not --columns.
    """
    if role in chosen:
        return _chosen(table, flag or f"--columns {role}=", chosen[role])
    folded = [name.casefold() for name in table.head]
    for name in (role, *aliases):
        if name in table.head:
            return table.head.index(name)
        if name.casefold() in folded:
            return folded.index(name.casefold())
    return None


def _chosen(table: Table, flag: str, name: str) -> int:
    if name in table.head:
        return table.head.index(name)
    folded = [heading.casefold() for heading in table.head]
    if name.casefold() in folded:
        return folded.index(name.casefold())
    if name.isascii() and name.isdigit() and 1 <= int(name) <= len(table.head):
        return int(name) - 1
    known = ", ".join(filter(None, table.head))
    raise table.refuse(
        tr(
            "{flag} names no column; there are: {known}; or give its number, from 1 to {head}",
            flag=f"{flag}{name}" if flag.endswith("=") else f"{flag} {name}",
            known=known[:200],
            head=len(table.head),
        )
    )


def find_xy(table: Table, chosen: Mapping[str, str]) -> Place:
    """Where x and y stand. Raises BadInputError when they are not there, or when several columns may be they."""
    if X in chosen or Y in chosen:
        missing = next((axis for axis in (X, Y) if axis not in chosen), "")
        if missing:
            raise table.refuse(
                tr("--columns names no {missing}; give both, such as --columns x=3,y=4", missing=missing)
            )
        x, y = _chosen(table, f"--columns {X}=", chosen[X]), _chosen(table, f"--columns {Y}=", chosen[Y])
        if x == y:
            raise table.refuse(tr("--columns x={x},y={y} is one column; name two", x=chosen[X], y=chosen[Y]))
        units = {unit_of(table.head[at]) for at in (x, y)}
        if len(units) > 1:
            raise table.refuse(
                tr(
                    "{x!r} and {y!r} are in two units; name columns of one unit",
                    x=table.head[x],
                    y=table.head[y],
                )
            )
        return Place(x, y, units.pop())
    exact = (table.column("x_mm"), table.column("y_mm"))
    if exact[0] is not None and exact[1] is not None:
        return Place(exact[0], exact[1], MM)
    found: dict[tuple[str, str], list[int]] = {}
    for at, name in enumerate(table.head):
        said = heading(name)
        found.setdefault((said.axis, said.unit), []).append(at)
    for unit in (*WORDS, ""):
        xs, ys = found.get((X, unit), []), found.get((Y, unit), [])
        if len(xs) > 1 or len(ys) > 1:
            several = ", ".join(repr(table.head[at]) for at in (xs if len(xs) > 1 else ys))
            raise table.refuse(tr("{several} may all be meant; say which with --columns x=..,y=..", several=several))
        if xs and ys:
            return Place(xs[0], ys[0], unit)
    raise _not_there(table, found)


def _not_there(table: Table, found: Mapping[tuple[str, str], list[int]]) -> Exception:
    lacks = next((axis for axis in (X, Y) if not any(key[0] == axis for key in found)), X)
    shown = table.separator.join(table.head)[:80]
    return table.refuse(
        tr(
            "the header {shown!r} has no {lacks}_mm; it must hold x_mm,y_mm, or say which columns "
            "they are with --columns x=..,y=.. (names or numbers)",
            shown=shown,
            lacks=lacks,
        )
    )


def is_sighter(text: str) -> bool:
    """True when a cell of a column about sighters says that its shot is one."""
    words = re.split(r"[\W_]+", text.strip())
    return any(_SIGHTER.fullmatch(word) for word in words)


def says_yes(text: str) -> bool:
    """True for the ways in which a table says yes."""
    return text.strip().casefold() in _YES
