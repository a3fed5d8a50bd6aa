"""Files of Silver Mountain targets: columns of fixed names, places in minutes of angle, averages in the last row."""

from __future__ import annotations

from bullseye.tabular.devices.device import Device, DeviceShots, no_shots, table_of
from bullseye.tabular.table import is_total, read_table
from bullseye.tabular.units import Unit
from bullseye.words import tr

PROGRAM = "Silver Mountain"
HEAD = ("shooter", "date", "their_score", "x_mm", "y_mm")
_NEEDED = ("shooter", "distance", "score", "moa_x", "moa_y")


def knows(start: str) -> bool:
    """True for a table with the names that Silver Mountain gives its columns."""
    names = {cell.strip().strip('"') for cell in start.partition("\n")[0].strip("\r").split(",")}
    return names >= set(_NEEDED)


def read(text: str, name: str) -> DeviceShots:
    """The shots, their angles turned into mm at the distance that the file says, in metres.

    The distance and the shooter may stand in the first row only; the last row has averages and is left out. Raises
    BadInputError naming the line.
    """
    table = read_table(text, name)
    lacks = next((key for key in _NEEDED if key not in table.head), "")
    if lacks:
        raise table.refuse(
            tr(
                "it looks like a file of {program}, but its header has no {lacks}; export it again",
                program=PROGRAM,
                lacks=lacks,
            )
        )
    at = {key: table.head.index(key) for key in (*_NEEDED, *(["date"] if "date" in table.head else []))}
    rows = [row for row in table.rows if row.cells[at["moa_x"]].strip() or row.cells[at["moa_y"]].strip()]
    shots = [row for row in rows if row.cells[at["score"]].strip() and not is_total(row.cells)]
    if not shots:
        raise no_shots(name, PROGRAM)
    distance_m = table.number(shots[0], at["distance"], "the distance in metres", 1e5)
    if distance_m <= 0:
        raise table.fail(
            shots[0], tr("distance is {distance_m:g}; it must be the metres to the target", distance_m=distance_m)
        )
    to_mm = Unit("moa", distance_m * 1000).to_mm()
    found = []
    for row in shots:
        x, y = (to_mm(table.number(row, at[key], "a number of minutes of angle", 1e4)) for key in ("moa_x", "moa_y"))
        found.append((row.line, {
            "shooter": shots[0].cells[at["shooter"]], "date": row.cells[at["date"]] if "date" in at else "",
            "their_score": row.cells[at["score"]], "x_mm": repr(x), "y_mm": repr(y),
        }))  # fmt: skip
    left_out = f"{len(table.rows) - len(shots)} rows of averages or without a place"
    return DeviceShots(PROGRAM, table_of(name, HEAD, found), (), (left_out,) if len(shots) < len(table.rows) else ())


SILVER_MOUNTAIN = Device(
    "silver-mountain", PROGRAM, "the string as .csv, with the columns moa_x and moa_y",
    "the manual page of `readDataSMT` in the R package shotGroups: the names of the columns, MOA, metres",
    "how sighters are marked: they are not told apart, so take them out of the file; which way y points (taken as up)",
    knows, read,
)  # fmt: skip
