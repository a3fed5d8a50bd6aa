"""A phone against `bullseye serve --me`, started as a program."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from bullseye.dirs import Dirs
from bullseye.records.store import Store
from bullseye.wire import codec
from bullseye.wire.own import OwnFace, OwnView
from bullseye.wire.student import RoundBrief, RoundResult
from tests.serve.live import Client, until
from tests.serve.programs import end, lines_of, program, start

ID = "0b0f4f0e-0000-4000-8000-000000000001"


def test_real_shots_entered_on_a_phone_are_in_the_own_history(tmp_path: Path) -> None:
    with program(tmp_path, "--me", "--player", "Robin") as (client, lines):
        pin = lines[1].split()[1].rstrip(":")
        assert client.get("/api/own").status == 401
        assert client.join("", pin).json["name"] == "Robin"
        assert codec.read(OwnView, client.get("/api/own").json).player == "Robin"
        assert codec.read(OwnFace, client.get("/api/own/faces/air-rifle").json).face.id.endswith("air-rifle-10m")
        assert client.get("/api/own/faces/nothing").status == 404
        entered = {"id": ID, "face": "classic", "shots": [[0, 0], [30, 1]]}
        told = codec.read(RoundResult, client.post("/api/own/shots", entered).json)
        assert told.group.n == 2 and told.kept and sum(points for _, points in told.lines) == told.score
        assert client.post("/api/own/shots", entered).status == 200
        brief = codec.read(RoundBrief, client.post("/api/own/rounds", {"face": "classic", "drill": "ten-shots"}).json)
        assert client.get("/api/me").json["round"] == brief.round
        assert client.get("/api/own").json["latest"][0]["drill"] == "Entered shots"
        assert len(lines) == 2  # nobody needs a teacher's password
    records = list(Store(Dirs(tmp_path, tmp_path)).records())
    assert [(record.id, record.player) for record in records] == [(ID, "Robin")]


def shots(last: int) -> list[dict[str, float]]:
    return [{"n": n, "t": 0.01 * n, "x": 5.0 * n, "y": 1.0} for n in range(1, last + 1)]


def phone(process: subprocess.Popen[str]) -> tuple[Client, str]:
    """A client of the program, and the PIN that it printed."""
    lines = lines_of(process, 2)
    return Client(int(lines[0].rpartition(":")[2])), lines[1].split()[1].rstrip(":")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows pulls no plug")
def test_a_round_in_play_goes_on_after_the_server_was_killed(tmp_path: Path) -> None:
    words = ("--me", "--player", "Robin")
    process = start(tmp_path, *words)
    client, pin = phone(process)
    client.join("", pin)
    begun = codec.read(RoundBrief, client.post("/api/own/rounds", {"face": "classic", "drill": "ten-shots"}).json)
    until(lambda: client.get("/api/now").json["t"] > begun.began + 0.2)
    path = f"/api/rounds/{begun.round}/shots"
    # A shot that was said to be kept is on the disk.
    until(lambda: all(answer["kept"] for answer in client.post(path, shots(6)).json))
    end(process, signal.SIGKILL)
    client.close()
    process = start(tmp_path, *words)
    again, _ = phone(process)
    again.cookies = client.cookies
    assert again.get("/api/me").json["round"] == begun.round
    again.post(path, shots(10))
    until(lambda: bool(again.get("/api/own").json["latest"]))
    again.close()
    end(process)
    (record,) = Store(Dirs(tmp_path, tmp_path)).records()
    assert record.player == "Robin" and [shot.x_mm for shot in record.shots] == [5.0 * n for n in range(1, 11)]
    process = start(tmp_path, *words)  # nothing is on any more: what was kept of it goes
    phone(process)[0].close()
    end(process)
    assert len(list(Store(Dirs(tmp_path, tmp_path)).records())) == 1
