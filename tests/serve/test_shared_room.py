"""What the server of shared targets holds: a page is read once more only when something changed."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bullseye.serve import shared_room
from bullseye.serve.shared_room import SharedRoom
from bullseye.watch.store.database import Database
from bullseye.watch.targets.sharing import Sharing
from bullseye.watch.turned_away import TurnedAwayError
from tests.fakes import ManualClock
from tests.serve.shared import GLASSES, sharing_in


def test_nothing_is_read_while_nothing_is_new_or_nobody_listens(tmp_path: Path, monkeypatch: Any) -> None:
    read: list[str] = []
    page = Sharing.page
    monkeypatch.setattr(Sharing, "page", lambda self, target: read.append(target.id) or page(self, target))

    async def begin(room: SharedRoom) -> None:
        sharing = room.sharing
        visitor = sharing.visitor(GLASSES, sharing.enter(GLASSES, ""))
        await room.look()
        assert read == []
        stream = await room.stream(GLASSES, visitor)
        await anext(stream)
        for _ in range(3):
            await room.look()
        assert read == ["glasses"] * 2  # for the stream, and at the first look
        sharing.targets.log("glasses", 1.0)
        room.rests = True
        await room.look()
        assert read == ["glasses"] * 2, "a round is played"
        room.rests = False
        await room.look()
        assert read == ["glasses"] * 3
        monkeypatch.setattr(shared_room, "LISTENERS", 1)
        with pytest.raises(TurnedAwayError, match="too many have a page open"):
            await room.stream(GLASSES, visitor)
        sharing.take_back("glasses")
        await room.look()
        rest = [part async for part in stream]
        assert rest[-1].startswith(b"event: end")
        await room.stop()

    clock = ManualClock()
    with Database(tmp_path / "values.sqlite3") as database:
        asyncio.run(begin(SharedRoom(sharing_in(tmp_path, clock, database), clock.now, "k3f9")))
