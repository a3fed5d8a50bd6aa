"""The exported files of a class as one zip, made in memory: no copy with names is left behind on the server."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.store import slug
from bullseye.classroom.paper.export import PAPERS, class_files
from bullseye.wording.moments import day_text

if TYPE_CHECKING:
    from bullseye.classroom.log.plan import Shelf
    from bullseye.drill.drill import Drill
    from bullseye.target.face import Face


class ClassZip(NamedTuple):
    """A file to be saved: its *name* says the day and the class."""

    name: str
    data: bytes


def class_zip(
    class_state: ClassState, faces: Shelf[Face], drills: Shelf[Drill], created: datetime, zone: tzinfo | None = None
) -> ClassZip:
    """What the window exports, zipped: the tables, and the papers where fpdf2 is installed and there are still names.

    *zone* None: nobody knows the local time, and days are those of UTC.
    """
    choices, out = class_state.choices, BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as pack:
        for name, data in class_files(class_state, zone).items():
            pack.writestr(name, data)
        for name, data in _papers(class_state, faces, drills, created, zone or UTC).items():
            pack.writestr(name, data)
    day = day_text(class_state.began or created.isoformat(), zone or UTC)
    return ClassZip(f"bullseye-{day}-{slug(choices.title)}.zip", out.getvalue())


def _papers(
    class_state: ClassState, faces: Shelf[Face], drills: Shelf[Drill], created: datetime, zone: tzinfo
) -> dict[str, bytes]:
    """The class sheet, and certificates where somebody has played; under seats while names are hidden."""
    from bullseye.classroom.paper.class_sheet import certificates, class_sheet
    from bullseye.picture.pdf import MissingPdfError

    made: dict[str, bytes] = {}
    if class_state.wiped:
        return made
    names = not class_state.choices.names_hidden
    with suppress(MissingPdfError):
        made[PAPERS[0]] = class_sheet(class_state, faces, drills, created, zone, names=names).bytes()
        if class_state.taken:
            made[PAPERS[1]] = certificates(class_state, faces, drills, created, zone, names=names).bytes()
    return made
