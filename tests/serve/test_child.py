"""A server in a child process: it says where it is, and never outlives who started it."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from bullseye.errors import StorageError
from bullseye.serve.child import Child
from tests.serve.live import PASSWORD, Client, until


def client_of(url: str) -> Client:
    return Client(int(url.rpartition(":")[2]))


def test_it_serves_takes_the_password_and_ends_with_its_standard_input(tmp_path: Path) -> None:
    child = Child(tmp_path, PASSWORD, ["--port", "0", "--no-class"])
    try:
        client = client_of(child.wait(60).url)
        assert client.post("/api/teach/login", {"password": PASSWORD}).status == 200
        assert client.do("new", choices={"title": "7b"}).status == 200
        client.close()
        assert child.alive
        if sys.platform == "linux":
            assert PASSWORD.encode() not in Path(f"/proc/{child.pid}/cmdline").read_bytes()
            assert PASSWORD.encode() not in Path(f"/proc/{child.pid}/environ").read_bytes()
    finally:
        assert child.stop(60) and not child.alive


def test_why_it_could_not_start_is_said_in_its_own_words(tmp_path: Path) -> None:
    child = Child(tmp_path, PASSWORD, ["--port", "0", "--drill", "nothing"])
    with pytest.raises(StorageError, match="no drill is called 'nothing'"):
        child.wait(60)


def test_it_ends_when_the_process_that_started_it_is_killed(tmp_path: Path) -> None:
    script = textwrap.dedent(f"""
        import time
        from pathlib import Path
        from bullseye.serve.child import Child
        child = Child(Path({str(tmp_path)!r}), {PASSWORD!r}, ["--port", "0"])
        print(child.wait(60).url, flush=True)
        time.sleep(60)
    """)
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    url = parent.stdout.readline().strip()
    client = client_of(url)
    assert client.get("/healthz").status == 200
    client.close()
    parent.kill()
    parent.communicate()

    def gone() -> bool:
        client = client_of(url)
        try:
            client.get("/healthz")
        except OSError:
            return True
        finally:
            client.close()
        return False

    assert until(gone)
