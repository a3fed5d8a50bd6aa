"""A real PostgreSQL of the tests' own, on a socket alone, that ends with them however they end."""

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

import pytest

PASSWORD = "canary-pass"
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def found(name: str) -> str:
    """A program of PostgreSQL; skips the test, or fails it with CI=true, where there is none."""
    if os.name == "nt":
        pytest.skip("PostgreSQL is run on Linux alone here")
    path = shutil.which(name) or next(iter(sorted(glob(f"/usr/lib/postgresql/*/bin/{name}"))), "")
    if not path:
        sentence = "PostgreSQL is not installed (Debian: postgresql)"
        pytest.fail(sentence) if IN_CI else pytest.skip(sentence)
    return path


class Cluster:
    """A server in *folder*, run by another user where the tests are root's: PostgreSQL refuses root."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.user = folder, {}
        if os.name == "posix" and os.getuid() == 0:
            shutil.chown(folder, "nobody", "nogroup")
            self.user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        (folder / "pass").write_text(PASSWORD)
        (folder / "pass").chmod(0o644)
        self._run(
            "initdb", "-D", str(folder / "data"), "-U", "ann", "-A", "scram-sha-256", "--pwfile", str(folder / "pass")
        )
        self._guard: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-w", "-t", "120", "-l", str(self.folder / "log"),
            "-o", f"-k {self.folder} -c listen_addresses= -c fsync=off", "start",
        )  # fmt: skip
        # Ends the server when the tests end, however they do: the pipe to it closes then.
        end = [found("pg_ctl"), "-D", str(self.folder / "data"), "-m", "immediate", "stop"]
        guard = ["sh", "-c", 'cat; exec "$@" >/dev/null 2>&1', "sh", *end]
        self._guard = subprocess.Popen(guard, cwd="/", stdin=subprocess.PIPE, start_new_session=True, **self.user)

    def _run(self, name: str, *words: str, **more: Any) -> None:
        env = {**os.environ, "PGPASSWORD": PASSWORD, "LC_ALL": "C"}
        # To a file and not a pipe: the server that pg_ctl leaves behind would hold the pipe open.
        with open(self.folder / f"{name}.out", "ab") as out:
            ended = subprocess.run(
                [found(name), *words], env=env, cwd="/", stdout=out, stderr=out, check=False, **self.user, **more
            )  # fmt: skip
        assert ended.returncode == 0, (self.folder / f"{name}.out").read_text()

    def sql(self, text: str) -> None:
        """Change it, as its owner does."""
        self._run(
            "psql", "-h", str(self.folder), "-U", "ann", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-q", "-c", text
        )

    def stop(self, how: str = "fast") -> None:
        """End it and wait for that."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-t", "120", "-m", how, "stop")
        if self._guard is not None:
            self._guard.kill()
            self._guard.communicate()
            self._guard = None

    def address(self, user: str = "ann") -> str:
        """What a definition says."""
        return f"postgresql+psycopg://{user}@/postgres?host={self.folder}"


@contextmanager
def own_cluster() -> Iterator[Cluster]:
    """A cluster while the block lasts."""
    pytest.importorskip("psycopg")
    found("initdb")
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # the path of a socket must be short, and open to the other user
    folder.chmod(0o755)
    cluster = None
    try:
        cluster = Cluster(folder)
        yield cluster
    finally:
        if cluster is not None:
            cluster.stop()
        shutil.rmtree(folder)
