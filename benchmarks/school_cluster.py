"""A PostgreSQL of the measurement's own, as careful with the disk as one of a school."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from typing import Any

from benchmarks.kit import CannotMeasureError


def _found(name: str) -> str:
    path = shutil.which(name) or next(iter(sorted(glob(f"/usr/lib/postgresql/*/bin/{name}"))), "")
    if not path:
        raise CannotMeasureError("PostgreSQL is not installed; type: sudo apt-get install postgresql")
    return path


@contextmanager
def cluster() -> Iterator[tuple[str, int]]:
    """The address of an empty database, and the number of the server's first process."""
    folder = Path(tempfile.mkdtemp(prefix="pgb"))  # the path of a socket must be short
    folder.chmod(0o755)
    user: dict[str, Any] = {}
    if os.getuid() == 0:  # PostgreSQL refuses root
        shutil.chown(folder, "nobody", "nogroup")
        user = {"user": "nobody", "group": "nogroup", "extra_groups": []}

    def run(name: str, *words: str) -> None:
        with open(folder / f"{name}.out", "ab") as out:  # a pipe would be held open by the server
            subprocess.run([_found(name), *words], cwd="/", stdout=out, stderr=out, check=True, **user)

    data = str(folder / "data")
    try:
        run("initdb", "-D", data, "-U", "school", "-A", "trust", "-E", "UTF8", "--no-locale")
        run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", f"-k {folder} -c listen_addresses=", "start")
        try:
            pid = int((folder / "data" / "postmaster.pid").read_text(encoding="ascii").split()[0])
            yield f"postgresql://school@/postgres?host={folder}", pid
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
