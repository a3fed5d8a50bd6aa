"""Files of SIUS targets: a row per shot, 28 values between semicolons, no header."""

from __future__ import annotations

import math
import re

from bullseye.errors import BadInputError
from bullseye.tabular.devices.device import Device, DeviceShots, no_shots, seconds_of_day, since_first, table_of
from bullseye.tabular.marks import value_of
from bullseye.tabular.understood import counted
from bullseye.words import tr

PROGRAM = "SIUS"
WIDTHS = (27, 28)
_START, _MATCH, _LANE, _SCORE, _DIVISIONS, _TIME, _X, _Y = 0, 2, 3, 4, 5, 6, 8, 9
_DEMO, _INS_DEL, _LOG = 13, 16, 21
_SIGHTER, _IGNORED, _OWN = "0", "2", "3"
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?")
_MM_IN = {"mm": 1.0, "m": 1000.0}
HEAD = ("group", "lane", "shot", "their_score", "t_s", "x_mm", "y_mm")


def knows(start: str) -> bool:
    """True for a text whose first line is a shot of SIUS."""
    cells = start.partition("\n")[0].strip("\r").split(";")
    return len(cells) in WIDTHS and _CLOCK.fullmatch(cells[_TIME].strip()) is not None


def read(text: str, name: str) -> DeviceShots:
    """The shots that count; sighters, shots to be ignored, of others and of the demonstration are left out.

    The unit follows from the file: it also says how far each shot is from the centre, in hundredths of a mm.
    Raises BadInputError naming the line.
    """
    found: list[tuple[int, list[str], float, float]] = []
    out = {"shot to be ignored": 0, "shot of another lane": 0, "demonstration shot": 0}
    for line, raw in enumerate(text.split("\n"), 1):
        cells = [cell.strip() for cell in raw.split(";")]
        if not any(cells):
            continue
        if len(cells) not in WIDTHS:
            raise BadInputError(
                tr(
                    "{name}, line {line}: {value} values; a shot of {program} has 28",
                    name=name,
                    line=line,
                    value=len(cells),
                    program=PROGRAM,
                )
            )
        x, y = (_number(cells[at], name, line, what) for at, what in ((_X, "x"), (_Y, "y")))
        why = _left_out(cells)
        if why:
            out[why] += 1
        else:
            found.append((line, cells, x, y))
    if not found:
        raise no_shots(name, PROGRAM)
    factor = _MM_IN[_unit(found, name)]
    several = len({cells[_START] for _, cells, _, _ in found}) > 1
    shots = {kind: [one for one in found if (one[1][_MATCH] == _SIGHTER) == kind] for kind in (False, True)}
    table = table_of(name, HEAD, _rows(shots[False], factor, several))
    sighters = table_of(name, HEAD, _rows(shots[True], factor, several)).rows
    return DeviceShots(PROGRAM, table, tuple(sighters), tuple(counted(n, why) for why, n in out.items() if n))


def _left_out(cells: list[str]) -> str:
    if cells[_DEMO] == "1":
        return "demonstration shot"
    if cells[_INS_DEL] == _IGNORED:
        return "shot to be ignored"
    return "" if cells[_LOG] in (_OWN, "") else "shot of another lane"


def _number(cell: str, name: str, line: int, what: str) -> float:
    value = value_of(cell, "," if "," in cell else ".")
    if not math.isfinite(value) or abs(value) > 1e6:
        raise BadInputError(
            tr(
                "{name}, line {line}: {what} is {cell!r}; it must be a number",
                name=name,
                line=line,
                what=what,
                cell=cell[:40],
            )
        )
    return value


def _unit(found: list[tuple[int, list[str], float, float]], name: str) -> str:
    """The unit in which x and y are as far from the centre as the divisions say."""
    for unit, factor in _MM_IN.items():
        if all(_agrees(math.hypot(x, y) * factor * 100, cells[_DIVISIONS]) for _, cells, x, y in found):
            return unit
    line, cells, x, y = next(one for one in found if not _agrees(math.hypot(one[2], one[3]) * 100, one[1][_DIVISIONS]))
    raise BadInputError(
        tr(
            "{name}, line {line}: {program} says {value} hundredths of a mm from the centre, x and y "
            "say {hypot:g}; make a table of it with the header x_mm,y_mm",
            name=name,
            line=line,
            program=PROGRAM,
            value=cells[_DIVISIONS],
            hypot=math.hypot(x, y),
        )
    )


def _agrees(hundredths: float, divisions: str) -> bool:
    said = value_of(divisions)
    return math.isnan(said) or abs(hundredths - said) <= 2 + 0.01 * said


def _rows(
    found: list[tuple[int, list[str], float, float]], factor: float, several: bool
) -> list[tuple[int, dict[str, str]]]:
    counts: dict[str, int] = {}
    groups: dict[str, list[float | None]] = {}
    for _, cells, _, _ in found:
        groups.setdefault(cells[_START], []).append(seconds_of_day(cells[_TIME]))
    times = {start: since_first(seconds) for start, seconds in groups.items()}
    rows = []
    for line, cells, x, y in found:
        start = cells[_START]
        n = counts[start] = counts.get(start, 0) + 1
        rows.append((line, {
            "group": f"start number {start}" if several else "all", "lane": cells[_LANE], "shot": str(n),
            "their_score": cells[_SCORE], "t_s": times[start][n - 1], "x_mm": repr(x * factor),
            "y_mm": repr(y * factor),
        }))  # fmt: skip
    return rows


SIUS = Device(
    "sius", PROGRAM, "the shot list, .csv, 28 values between semicolons, no header",
    "the field list in the README of eerriikk-pro/sius-parse, and the same 28 fields in `readDataSIUS` of the R "
    "package shotGroups (dwoll/shotGroups)",
    "which way y points (taken as up); the live stream of SIUSData, whose lines begin with _SHOT, is not read: nothing "
    "public says which of its shot types are sighters",
    knows, read,
)  # fmt: skip
