"""Logs for whoever mends the program (errors.log, frames.log): for the user alone, and bounded."""

from __future__ import annotations

from pathlib import Path

from bullseye.records.disk.files import Files, RealFiles, make_folder, write_all

ERRORS = "errors.log"
MOST_BYTES = 1 << 20
OLD = ".1"
"""The part before, which is replaced when the next one is full: errors.log.1."""


def add(path: Path, text: str, files: Files | None = None) -> None:
    """Add *text* to the file at *path*, made for its owner only. Raises OSError."""
    files = files or RealFiles()
    make_folder(files, path.parent)
    found = files.stat(path)
    if found is not None and found.size >= MOST_BYTES:
        files.replace(path, path.with_name(path.name + OLD))
    handle = files.open_append(path)
    try:
        write_all(files, handle, text.encode("utf-8", "backslashreplace"))
    finally:
        files.close(handle)


def parts(path: Path, files: Files) -> list[Path]:
    """The file at *path* and the part before, as far as they are there. Raises OSError."""
    return [part for part in (path, path.with_name(path.name + OLD)) if files.stat(part) is not None]
