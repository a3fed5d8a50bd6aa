"""A phone against `bullseye serve --me`, started as a program."""

from __future__ import annotations

from pathlib import Path

from bullseye.dirs import Dirs
from bullseye.records.store import Store
from bullseye.wire import codec
from bullseye.wire.own import OwnFace, OwnView
from bullseye.wire.student import RoundBrief, RoundResult
from tests.serve.programs import program

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
