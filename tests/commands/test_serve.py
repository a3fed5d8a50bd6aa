"""`bullseye serve` from the outside: its first line, a class without a screen, a kill, and the end."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing, suppress
from io import StringIO
from pathlib import Path

import pytest

from bullseye.cli import main
from tests.serve.live import PASSWORD, Client
from tests.serve.programs import end, lines_of, program, start
from tests.systems import KILL


def test_the_address_is_the_first_line_and_a_student_joins_and_plays(tmp_path: Path) -> None:
    with program(tmp_path, "--drill", "ten-shots") as (client, lines):
        assert lines[0].startswith("http://127.0.0.1:")
        pin = lines[1].split()[1].rstrip(":")
        assert client.get("/").status == 200
        assert client.join("Ann", pin).json["class"]["state"] == "running"
        assert client.post("/api/rounds", {"heat": 0}).json["drill"]["id"] == "ten-shots"
        assert client.post("/api/teach/login", {"password": PASSWORD}).status == 200
        assert client.do("end", keep=False).status == 200


def test_a_killed_server_is_started_again_and_everybody_is_where_they_were(tmp_path: Path) -> None:
    process = start(tmp_path, "--drill", "ten-shots", BULLSEYE_PASSWORD=PASSWORD)
    address, pin = lines_of(process, 2)
    client = Client(int(address.rpartition(":")[2]))
    client.join("Ann", pin.split()[1].rstrip(":"))
    brief = client.post("/api/rounds", {"device": "touch"}).json
    end(process, KILL)
    with program(tmp_path, "--resume") as (again, _):
        again.cookies = client.cookies
        client.close()
        assert again.get("/api/me").json["round"] == brief["round"]
        resumed = again.post("/api/rounds", {"device": "touch"}).json
        assert (resumed["seed"], resumed["began"]) == (brief["seed"], brief["began"])


def test_what_cannot_be_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(""))
    for words, said in (
        (["--drill", "nothing"], "no drill is called 'nothing'"),
        (["--resume"], "no class to go on with"),
        (["--child"], "--child is for bullseye itself"),
        (["--host", "nowhere.example"], "cannot be used"),
        (["--host", "192.0.2.1"], "'192.0.2.1' cannot be used, it is no address of this computer"),
        (["--log-file", str(tmp_path / "none" / "log")], "name another with --log-file"),
    ):
        assert main(["serve", "--port", "0", "--data-dir", str(tmp_path), *words]) == 2
        error = capsys.readouterr().err
        assert said in error and error.startswith("bullseye: ") and error.count("\n") == 1


@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_what_is_not_installed_is_named_with_how_to_get_it(tmp_path: Path, missing: str) -> None:
    code = (
        f"import sys; sys.modules[{missing!r}] = None; from bullseye.cli import main; "
        f"raise SystemExit(main(['serve', '--port', '0', '--data-dir', {str(tmp_path)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert f"needs {missing}" in done.stderr and "pip install bullseye[league]" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no terminal that a test can be at the other end of")
@pytest.mark.parametrize(("words", "logs"), [((), False), (("--log-level", "info"), True)])
def test_in_a_terminal_the_password_stays_in_sight(tmp_path: Path, words: tuple[str, ...], logs: bool) -> None:
    import pty  # not on Windows

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bullseye", "serve", "--port", "0", "--data-dir", str(tmp_path), *words],
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    os.close(theirs)
    with os.fdopen(ours, encoding="utf-8", newline="") as terminal:
        said = [terminal.readline().strip() for _ in range(3)]
        with closing(Client(int(said[0].rpartition(":")[2]))) as client:
            assert client.get("/").status == 200 and client.get("/nothing").status == 404
        process.terminate()
        with suppress(OSError):  # how Linux says that nobody is at the other end any more
            said.extend(iter(terminal.readline, ""))
    process.wait(60)
    assert "password" in said[2]
    assert any('"request"' in line for line in said) is logs


def test_elsewhere_a_line_of_json_tells_each_request(tmp_path: Path) -> None:
    process = start(tmp_path, BULLSEYE_PASSWORD=PASSWORD)
    with closing(Client(int(lines_of(process, 2)[0].rpartition(":")[2]))) as client:
        assert client.get("/").status == 200
    assert '"request"' in end(process)[1]
