"""Files of Megalink targets, .mlq: an SQLite database with a row per shot, x and y as the bits of a float."""

from __future__ import annotations

import math
import struct
from contextlib import closing
from typing import Any

from bullseye.errors import BadInputError
from bullseye.tabular.devices.device import Device, DeviceShots, no_shots, since_first, table_of
from bullseye.words import tr

PROGRAM = "Megalink"
SQLITE = b"SQLite format 3\0"
HEAD = ("series", "shot", "t_s", "x_mm", "y_mm")
_SIGHTERS = 1
_FAR_MM = 1e6


def read_megalink(data: bytes, name: str) -> DeviceShots:
    """The shots of a card, as large as at the distance that the target stood for; its first series are the sighters.

    Raises BadInputError when it is no such file, or is damaged.
    """
    try:
        import sqlite3
    except ImportError as bad:
        raise BadInputError(
            tr("{name}: this bullseye has no SQLite, so it reads no .mlq; use one with Python", name=name)
        ) from bad
    try:
        with closing(_opened(sqlite3, data)) as base:
            said = {str(key): str(value) for key, value in base.execute("SELECT Id, Data FROM Param LIMIT 1000")}
            found = base.execute("SELECT Series, X, Y, TimeStamp FROM Shots ORDER BY Id LIMIT 100000").fetchall()
    except sqlite3.Error as bad:
        raise BadInputError(
            tr(
                "{name!r} is a database, but no card of {program} ({why}), and not UTF-8 text",
                name=name,
                program=PROGRAM,
                why=bad,
            )
        ) from bad
    scale = _scale(said, name)
    several = len({series for series, *_ in found}) > 1
    times = since_first([stamp / 100 if isinstance(stamp, int) else None for *_, stamp in found])
    rows: list[tuple[int, dict[str, str]]] = []
    sighters: list[tuple[int, dict[str, str]]] = []
    for n, ((series, x, y, _), t_s) in enumerate(zip(found, times, strict=True), 1):
        place = [_float(value) * scale for value in (x, y)]
        if not all(math.isfinite(value) and abs(value) <= _FAR_MM for value in place):
            raise BadInputError(
                tr("{name}, shot {n}: x and y are {x!r} and {y!r}; they are no places", name=name, n=n, x=x, y=y)
            )
        shot = {"series": str(series), "shot": str(n), "t_s": t_s, "x_mm": repr(place[0]), "y_mm": repr(place[1])}
        (sighters if several and series == _SIGHTERS else rows).append((n, shot))
    if not rows:
        raise no_shots(name, PROGRAM)
    return DeviceShots(PROGRAM, table_of(name, HEAD, rows), tuple(table_of(name, HEAD, sighters).rows))


def _opened(sqlite3: Any, data: bytes) -> Any:
    base = sqlite3.connect(":memory:")
    try:
        base.deserialize(data)
        base.execute("PRAGMA query_only = 1")
    except sqlite3.Error:
        base.close()
        raise
    return base


def _scale(said: dict[str, str], name: str) -> float:
    try:
        scale = float(said["DistanceSimulated"]) / float(said["DistanceActual"])
    except (KeyError, ValueError, ZeroDivisionError) as bad:
        raise BadInputError(
            tr("{name} is no whole card of {program}: its distances are missing", name=name, program=PROGRAM)
        ) from bad
    if not 0.01 <= scale <= 100:
        raise BadInputError(
            tr(
                "{name}: the distances {simulated} and {actual} cannot be",
                name=name,
                simulated=said["DistanceSimulated"],
                actual=said["DistanceActual"],
            )
        )
    return scale


def _float(value: Any) -> float:
    """The float whose 32 bits stand in the column as a whole number."""
    if not isinstance(value, int | float) or value != int(value) or not -(2**31) <= value < 2**32:
        return math.nan
    return float(struct.unpack(">f", struct.pack(">I", int(value) & 0xFFFFFFFF))[0])


def _never(start: str) -> bool:
    return False  # it is no text: `read_device` knows it by its bytes


def _text(text: str, name: str) -> DeviceShots:
    raise BadInputError(tr("{name} is no card of {program}", name=name, program=PROGRAM))


MEGALINK = Device(
    "megalink", PROGRAM, "the card of MLShoot, .mlq",
    "the reader in conormcd/electronic_targets; the scores that Megalink gave to its sample follow from its x and y",
    "whether the first series is always the sighters, as that reader takes it (a card of one series is kept whole)",
    _never, _text,
)  # fmt: skip
