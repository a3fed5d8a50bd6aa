"""Files of freETarget: the session that its program exports, the lines that the target sends, and TargetScan's CSV."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from bullseye.errors import BadInputError
from bullseye.tabular.devices.device import Device, DeviceShots, no_shots, since_first, table_of
from bullseye.tabular.marks import value_of
from bullseye.words import tr, trn

PROGRAM = "freETarget"
_SESSION_HEAD = ("shot", "their_score", "t_s", "x_mm", "y_mm")
_STAMP = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2}) ([0-9]{2}):([0-9]{2}):([0-9]{2})")
_SCAN_HEAD = ("shot number", "scan number", "score", "x", "y")
_FAR_MM = 1e6
SIGHTERS = 2
"""The bit of session_type that marks a sighter."""


def _cells(line: str) -> list[str]:
    return [cell.strip().strip('"').strip() for cell in line.split(",")]


def _place(texts: tuple[str, str], name: str, line: int) -> dict[str, str]:
    values = [value_of(text) for text in texts]
    if not all(math.isfinite(value) and abs(value) <= _FAR_MM for value in values):
        raise BadInputError(
            tr(
                "{name}, line {line}: ({x}, {y}) is no place; give numbers of mm",
                name=name,
                line=line,
                x=texts[0][:20],
                y=texts[1][:20],
            )
        )
    return {"x_mm": repr(values[0]), "y_mm": repr(values[1])}


def knows_session(start: str) -> bool:
    """True for an exported session: the shot's number, its date and time, x, y, its decimal score."""
    cells = _cells(start.partition("\n")[0])
    return len(cells) == 5 and cells[0].isdigit() and _STAMP.fullmatch(cells[1]) is not None


def read_session(text: str, name: str) -> DeviceShots:
    """The shots of an exported session. Raises BadInputError naming the line."""
    found: list[tuple[int, dict[str, str]]] = []
    times: list[float | None] = []
    for line, raw in enumerate(text.split("\n"), 1):
        if not raw.strip():
            continue
        cells = _cells(raw)
        stamp = _STAMP.fullmatch(cells[1]) if len(cells) == 5 else None
        if stamp is None:
            raise BadInputError(
                tr(
                    "{name}, line {line}: {raw!r} is no shot of {program}; it has 5 values",
                    name=name,
                    line=line,
                    raw=raw[:60],
                    program=PROGRAM,
                )
            )
        _, _, day, hour, minute, second = map(int, stamp.groups())
        times.append(float(((day * 24 + hour) * 60 + minute) * 60 + second))
        found.append((line, {"shot": cells[0], "their_score": cells[4], **_place((cells[2], cells[3]), name, line)}))
    if not found:
        raise no_shots(name, PROGRAM)
    for (_, shot), t_s in zip(found, since_first(times), strict=True):
        shot["t_s"] = t_s
    return DeviceShots(PROGRAM, table_of(name, _SESSION_HEAD, found))


def knows_lines(start: str) -> bool:
    """True for the lines that the target sends, an object each, `shot` first."""
    return re.match(r'\{\s*"shot"\s*:', start) is not None


def read_lines(text: str, name: str) -> DeviceShots:
    """The shots among the lines that a target sent; misses that it reports have no place and are left out.

    Raises BadInputError naming the line.
    """
    rows: list[tuple[int, dict[str, str]]] = []
    sighters: list[tuple[int, dict[str, str]]] = []
    misses = 0
    for line, raw in enumerate(text.split("\n"), 1):
        if '"shot"' not in raw:
            continue  # the target also sends what it is set to
        said = _object(raw, name, line)
        if said.get("miss") == 1:
            misses += 1
            continue
        shot = {"shot": str(said.get("shot", "")), **_place((str(said.get("x")), str(said.get("y"))), name, line)}
        kind = said.get("session_type")
        (sighters if isinstance(kind, int) and kind & SIGHTERS else rows).append((line, shot))
    if not rows and not sighters:
        raise no_shots(name, PROGRAM)
    head = ("shot", "x_mm", "y_mm")
    apart = tuple(table_of(name, head, sighters).rows)
    return DeviceShots(
        PROGRAM, table_of(name, head, rows), apart, (trn("{n} miss", "{n} misses", misses),) if misses else ()
    )


def _object(raw: str, name: str, line: int) -> dict[str, Any]:
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise BadInputError(
            tr(
                "{name}, line {line}: {raw!r} is no line of {program}'s; it must be one JSON object",
                name=name,
                line=line,
                raw=raw[:60],
                program=PROGRAM,
            )
        )
    return said


def knows_scan(start: str) -> bool:
    """True for the CSV of the TargetScan app, which freETarget's simulator plays back."""
    return tuple(cell.casefold() for cell in _cells(start.partition("\n")[0])) == _SCAN_HEAD


def read_scan(text: str, name: str) -> DeviceShots:
    """The shots of a scanned target. Raises BadInputError naming the line."""
    found = []
    for line, raw in enumerate(text.split("\n")[1:], 2):
        cells = _cells(raw)
        if not any(cells):
            continue
        if len(cells) < 5:
            raise BadInputError(
                tr(
                    "{name}, line {line}: {value} values; a shot of TargetScan has 5",
                    name=name,
                    line=line,
                    value=len(cells),
                )
            )
        found.append((line, {"shot": cells[0], "their_score": cells[2], **_place((cells[3], cells[4]), name, line)}))
    if not found:
        raise no_shots(name, tr("TargetScan"))
    return DeviceShots("TargetScan", table_of(name, ("shot", "their_score", "x_mm", "y_mm"), found))


FREETARGET = Device(
    "freetarget", PROGRAM, "the exported session, .csv, 5 values, no header",
    "the program's own export (`frmJournal.cs` in ten-point-nine/freETarget)",
    "sighters are not told apart in this export", knows_session, read_session,
)  # fmt: skip
FREETARGET_JSON = Device(
    "freetarget-json", f"{PROGRAM}, the target itself", "its lines, an object each, that begin with shot",
    "`build_json_score` in the target's firmware (ten-point-nine/freETarget), lengths in mm",
    "sighters are told apart only where the line has session_type", knows_lines, read_lines,
)  # fmt: skip
TARGETSCAN = Device(
    "targetscan", "TargetScan", 'the .csv with "Shot Number,Scan Number,Score,x,y"',
    "the seven samples in ten-point-nine/freETarget; that they are mm follows from their scores, which x and y give "
    "again by the rules of air pistol and air rifle",
    "which way y points (taken as up)", knows_scan, read_scan,
)  # fmt: skip
