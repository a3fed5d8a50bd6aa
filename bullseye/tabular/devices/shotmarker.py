"""Files of ShotMarker targets: an archive of strings, each a line about it, a header, its shots, their averages."""

from __future__ import annotations

import math

from bullseye.errors import BadInputError
from bullseye.tabular.devices.device import Device, DeviceShots, no_shots, seconds_of_day, since_first, table_of
from bullseye.tabular.headings import find_xy, is_sighter
from bullseye.tabular.marks import value_of
from bullseye.tabular.table import Row, Table
from bullseye.tabular.units import Unit
from bullseye.words import tr, trn

PROGRAM = "ShotMarker"
HEAD = ("group", "string_date", "target", "distance", "id", "their_score", "t_s", "x_mm", "y_mm")
_SUMS = ("avg:", "sd:")


def knows(start: str) -> bool:
    """True for an archive that ShotMarker wrote as CSV."""
    return start.casefold().startswith(("shotmarker archived data", '"shotmarker archived data'))


def read(text: str, name: str) -> DeviceShots:
    """The shots of every string, each string a group; sighters and shots without a place are left out.

    Raises BadInputError naming the line.
    """
    rows: list[tuple[int, dict[str, str]]] = []
    sighters: list[tuple[int, dict[str, str]]] = []
    nowhere = 0
    about = {"group": "a string without a name"}
    head: Table | None = None
    strings = 0
    for line, raw in enumerate(text.split("\n"), 1):
        cells = [cell.strip().strip('"') for cell in raw.split(",")]
        if not any(cells) or line == 1:
            continue
        if cells[0]:
            if len(cells) > 3:  # the line about a string; another one, such as "Exported 2 strings", is prose
                strings += 1
                about = dict(zip(("string_date", "group", "target", "distance"), cells, strict=False))
                about["group"] = f"{strings} {about['group']}".strip()
                head = None
            continue
        if "time" in cells and "score" in cells:
            head = Table(name, cells, [])
        elif head is None:
            raise BadInputError(
                tr("{name}, line {line}: a shot before the header of its string; export it again", name=name, line=line)
            )
        elif not any(cell.casefold() in _SUMS for cell in cells):
            shot = _shot(head, Row(cells, line), about)
            if shot is None:
                nowhere += 1
            else:
                (sighters if is_sighter(shot.pop("tags")) else rows).append((line, shot))
    if not rows and not sighters:
        raise no_shots(name, PROGRAM)
    _set_times(rows)
    table = table_of(name, HEAD, rows)
    kept_apart = tuple(table_of(name, HEAD, sighters).rows)
    return DeviceShots(
        PROGRAM,
        table,
        kept_apart,
        (trn("{n} shot without a place", "{n} shots without a place", nowhere),) if nowhere else (),
    )


def _shot(head: Table, row: Row, about: dict[str, str]) -> dict[str, str] | None:
    """One shot; None when its place is empty. Raises BadInputError."""
    place = find_xy(head, {})
    said = dict(zip(head.head, row.cells, strict=False))
    texts = [row.cells[at] if at < len(row.cells) else "" for at in (place.x, place.y)]
    if not all(texts):
        return None
    values = [value_of(text) for text in texts]
    if any(map(math.isnan, values)):
        raise head.fail(row, tr("({x}, {y}) is no place; x and y must be numbers", x=texts[0], y=texts[1]))
    to_mm = Unit(place.unit).to_mm() if place.unit else float
    x, y = map(to_mm, values)
    return {
        **about, "id": said.get("id", ""), "their_score": said.get("score", ""), "tags": said.get("tags", ""),
        "time": said.get("time", ""), "x_mm": repr(x), "y_mm": repr(y),
    }  # fmt: skip


def _set_times(rows: list[tuple[int, dict[str, str]]]) -> None:
    groups: dict[str, list[dict[str, str]]] = {}
    for _, shot in rows:
        groups.setdefault(shot["group"], []).append(shot)
    for shots in groups.values():
        times = since_first([seconds_of_day(shot.pop("time")) for shot in shots])
        for shot, t_s in zip(shots, times, strict=True):
            shot["t_s"] = t_s


SHOTMARKER = Device(
    "shotmarker", PROGRAM, 'the archive as .csv, which begins "ShotMarker Archived Data"',
    "`readDataShotMarker` of the R package shotGroups (dwoll/shotGroups), and its column names as other readers of it "
    "spell them",
    "which way y points (taken as up); the backup as .tar is not read: export the strings as CSV",
    knows, read,
)  # fmt: skip
