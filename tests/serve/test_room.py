"""What the server does ten times a second, and what it tells of its network."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from bullseye.errors import StorageError
from tests.serve.live import Live, live, until


def test_a_page_from_elsewhere_makes_the_dot_green() -> None:
    made = Live(None)
    made.room.network()
    made.room.seen_from("127.0.0.1")
    made.room.seen_from("10.20.4.7")
    assert not made.room.network().foreign
    made.room.seen_from("10.20.4.8")
    assert made.room.network().foreign
    made.server._at.close()


def test_a_shot_that_could_not_be_written_is_tried_again_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with live(tmp_path) as server:
        ann, teacher = server.client(), server.teacher()
        ann.join("Ann")
        brief = ann.post("/api/rounds", {"device": "touch"}).json
        rounds = server.host.league.rounds
        rounds.playing[1].began_s -= 10

        def full(line: bytes) -> None:
            raise StorageError("the disk is full; free some space")

        with monkeypatch.context() as patch:
            patch.setattr(rounds, "write", full)
            shot = [{"n": 1, "t": 1, "x": 0, "y": 0, "device": "touch"}]
            assert ann.post(f"/api/rounds/{brief['round']}/shots", shot).json[0]["points"] == 10
            until(lambda: "full" in str(teacher.get("/api/teach").json["notices"]))
            assert server.client().get("/healthz").status == 503
            assert not ann.post(f"/api/rounds/{brief['round']}/shots", shot).json[0]["kept"]
        until(lambda: ann.post(f"/api/rounds/{brief['round']}/shots", shot).json[0]["kept"])
        until(lambda: server.client().get("/healthz").status == 200)


def test_a_tick_that_fails_is_logged_and_the_next_one_comes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made = Live(None)
    ticks = []

    def broken() -> None:
        ticks.append(1)
        raise ZeroDivisionError

    monkeypatch.setattr(made.room, "tick", broken)

    async def main() -> None:
        task = asyncio.create_task(made.room.run())
        while len(ticks) < 3:
            await asyncio.sleep(0.01)
        task.cancel()

    with caplog.at_level(logging.ERROR, "bullseye"):
        asyncio.run(main())
    assert [record.msg for record in caplog.records[:3]] == ["tick"] * 3
    made.server._at.close()


def test_another_address_is_told_without_anything_else_happening(tmp_path: Path) -> None:
    with live(tmp_path) as server:
        teacher = server.teacher()
        server.room.bound = "0.0.0.0"
        stream = teacher.events("/events?as=teacher")
        first = next(value for kind, value, _ in stream if kind == "teach")
        server.room._look = lambda: ["192.168.7.7"]
        server.room._looked_s = float("-inf")
        later = next(value for kind, value, _ in stream if kind == "teach" and value["addresses"] != first["addresses"])
        assert later["addresses"][0]["url"].startswith("http://192.168.7.7:")
        stream.close()  # type: ignore[attr-defined]
