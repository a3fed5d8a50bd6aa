"""What a row of the summary is, and many of them read at once in little time and memory."""

from __future__ import annotations

import gc
import json
from itertools import repeat
from sys import intern
from typing import NamedTuple

PARSED_BYTES = 1 << 17  # so much is parsed at once: it then stays in the processor's own memory


class Round(NamedTuple):
    """A round in brief. Its line is the *length* bytes from byte *at* of the history; *crc* is over them.

    *test* is `tapping` or `reaction` for such a test, else empty; *sitting* what the parts of a match that was entered
    have in common, empty for a round that was played.
    """

    at: int
    length: int
    crc: str
    id: str
    player: str
    face: str
    drill: str
    style: str
    date: str
    score: int | None
    score_unit: str
    better: str
    accuracy: float | None
    best_combo: int
    shots: int
    hits: int
    duration_s: float
    rules: int
    simulated: bool
    ranked: bool
    tie: list[float]
    device: str = ""
    sigma_mm: float | None = None
    throughput: float | None = None
    test: str = ""
    sitting: str = ""


class Odd(NamedTuple):
    """A line that is no round that counts: unreadable, or from a newer bullseye; *reason* says why."""

    at: int
    length: int
    crc: str
    reason: str
    newer: bool


def rows_from(data: bytes, start: int, end: int) -> tuple[list[Round], list[Odd]]:
    """The rows of the lines in *data* from *start* to *end*; equal names of them become one text.

    Raises ValueError or TypeError where a line holds no row.
    """
    rounds: list[Round] = []
    odd: list[Odd] = []
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand new rows and no garbage among them: looking for it takes half the time
    try:
        while start < end:
            stop = data.find(b"\n", start + PARSED_BYTES, end)
            stop = end if stop < 0 else stop
            lines = data[start:stop].rstrip(b"\n").replace(b"\n", b",")
            rows = json.loads(b"[%s]" % lines)
            columns = list(zip(*(row for row in rows if row.__class__ is list), strict=True))
            if columns:
                if len(columns) != len(Round._fields):
                    raise ValueError("a row of another length")
                for n in _NAMES:
                    columns[n] = tuple(map(intern, columns[n]))
                columns[_TIE] = tuple([tie or _NO_TIE for tie in columns[_TIE]])
            rounds += map(tuple.__new__, repeat(Round), zip(*columns, strict=True))
            odd += (Odd(**row) for row in rows if row.__class__ is dict and "reason" in row)
            start = stop + 1
    finally:
        if collecting:
            gc.enable()
    return rounds, odd


_NAMES = tuple(
    Round._fields.index(name) for name in ("player", "face", "drill", "style", "score_unit", "better", "device", "test")
)
"""What many rounds share: kept once for all of them, or they would take half of the memory."""
_TIE, _NO_TIE = Round._fields.index("tie"), list[float]()
