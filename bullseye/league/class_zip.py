"""The exported files of a class as one zip, made in memory: no copy with names is left behind on the server."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.paper.export import class_files


def class_zip(class_state: ClassState) -> bytes:
    """What `export_class` writes, zipped."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as pack:
        for name, data in class_files(class_state).items():
            pack.writestr(name, data)
    return out.getvalue()
