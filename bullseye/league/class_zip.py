"""The exported files of a class as one zip, made in memory: for whoever has no folder on the server."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.paper.export import export_class


def class_zip(class_state: ClassState) -> bytes:
    """What `export_class` writes, zipped. Raises StorageError."""
    out = BytesIO()
    with TemporaryDirectory(prefix="bullseye-") as folder, ZipFile(out, "w", ZIP_DEFLATED) as pack:
        for path in export_class(class_state, Path(folder)):
            pack.write(path, path.name)
    return out.getvalue()
