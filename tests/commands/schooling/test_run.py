"""`bullseye serve --school` from the outside: it sets itself up, says where it is, in one process or several."""

from __future__ import annotations

import re
import shlex
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bullseye.cli import main
from bullseye.commands.schooling.run import base_address
from tests.databases import Place
from tests.serve.live import Client, until
from tests.serve.programs import ENDED, end, lines_of, start
from tests.serve.proxies import SHIPPED

pytestmark = pytest.mark.long


@contextmanager
def with_link(data: Path, *words: str, **environment: str) -> Iterator[tuple[Client, str]]:
    """The program, a client of it, and the token of the first administrator's link."""
    process = start(data, "--school", *words, **environment)
    client = None
    try:
        address, sign_in, link = lines_of(process, 3)
        assert sign_in.endswith(address + "/school")
        assert link.startswith("First administrator, once, within a day: " + address + "/link#")
        client = Client(int(address.rpartition(":")[2]))
        yield client, link.rpartition("#")[2]
    finally:
        if client is not None:
            client.close()
        _, errors = end(process)
        assert "Traceback" not in errors and process.returncode in (0, ENDED), errors


@contextmanager
def school(data: Path, *words: str, **environment: str) -> Iterator[Client]:
    """The same without the link."""
    with with_link(data, *words, **environment) as (client, _):
        yield client


def test_in_an_empty_folder_it_sets_itself_up_and_is_well(tmp_path: Path) -> None:
    with school(tmp_path) as client:
        assert client.get("/healthz").json == {"ok": True}
    assert sys.platform == "win32" or (tmp_path / "school.sqlite3").stat().st_mode & 0o077 == 0


def test_the_first_administrator_takes_an_account_by_the_printed_link_and_the_next_start_prints_none(
    tmp_path: Path,
) -> None:
    with with_link(tmp_path) as (client, token):
        taken = {"token": token, "account": "ann", "name": "Ann", "password": "correct horse battery"}
        assert client.post("/api/school/link/use", taken).status == 200
        assert [one["name"] for one in client.get("/api/school/people").json["people"]] == ["Ann"]
    process = start(tmp_path, "--school")
    lines_of(process, 2)
    more, _ = end(process)
    assert more == ""


@pytest.mark.skipif(sys.platform == "win32", reason="several processes at one port need Linux or macOS")
def test_several_processes_on_a_server_s_database_count_together(empty_place: Place, tmp_path: Path) -> None:
    environment = {"BULLSEYE_DATABASE": empty_place.address, "BULLSEYE_DATABASE_PASSWORD": empty_place.password}
    with school(tmp_path, "--workers", "2", **environment) as client:
        assert client.get("/healthz").json == {"ok": True}
        for _ in range(6):  # on connections of their own, so that either process may answer
            other = Client(client.port)
            assert other.get("/livez").status == 200
            other.close()
        # An answer is counted when it was sent, so it may be a moment until its number is there.
        until(lambda: b'{route="/livez",status="200"} 6.0' in client.get("/metrics").json)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="systemd is Linux's")
@pytest.mark.parametrize("count", ["1", "2"])
def test_systemd_is_told_when_it_serves(tmp_path: Path, count: str) -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.settimeout(180)
        manager.bind(f"{folder}/notify")
        with school(tmp_path, "--workers", count, NOTIFY_SOCKET=f"{folder}/notify") as client:
            assert manager.recv(100) == b"READY=1" and client.get("/livez").status == 200


@pytest.mark.skipif(sys.platform == "win32", reason="systemd is of Linux, and so are several processes at one port")
def test_the_words_of_the_shipped_unit_start_it(tmp_path: Path) -> None:
    unit = (SHIPPED / "bullseye.service").read_text(encoding="utf-8")
    options = re.search(r"^BULLSEYE_OPTIONS=(.*)$", (SHIPPED / "environment").read_text(encoding="utf-8"), re.MULTILINE)
    line = re.search(r"^ExecStart=\S+ serve (.*)$", unit, re.MULTILINE)
    assert options is not None and line is not None
    words = shlex.split(line[1].replace("$BULLSEYE_OPTIONS", options[1]))
    words = [*words[words.index("--data-dir") + 2 :], "--port", "0"]  # the last one given counts
    process = start(tmp_path, *words, "--school")
    try:
        assert lines_of(process, 1) == ["https://school.example"]
    finally:
        end(process)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--database", "postgresql://ann:canary@db/school"], "every user of this computer could read"),
        (["--database", "nowhere"], "no address of a database"),
        (
            ["--workers", "2", "--log-file", "log"],
            "need Linux or macOS" if sys.platform == "win32" else "cannot share a log file",
        ),
        (["--proxy", "proxy.example"], "is no address of a proxy"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    words: list[str], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        code = main(["serve", "--school", "--data-dir", str(tmp_path), "--port", "0", *words])
    except SystemExit as over:
        code = int(over.code or 0)
    out, errors = capsys.readouterr()
    assert code == 2 and why in errors and errors.count("\n") == 1 and "canary" not in out + errors


def test_a_database_that_cannot_be_reached_is_said_and_the_password_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BULLSEYE_DATABASE_PASSWORD", "canary")
    address = f"postgresql://ann@/school?host={tmp_path}"
    assert main(["serve", "--database", address, "--data-dir", str(tmp_path), "--port", "0"]) == 2
    errors = capsys.readouterr().err
    assert "cannot read the database" in errors and "canary" not in errors


def test_the_address_that_people_type() -> None:
    assert base_address("127.0.0.1", 8711, [], False) == "http://127.0.0.1:8711"
    assert base_address("127.0.0.1", 8711, ["pc"], False) == "http://pc:8711"
    assert base_address("127.0.0.1", 8711, ["school.example"], True) == "https://school.example"
