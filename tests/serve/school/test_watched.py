"""What many look at is read while anybody looks, and told when it has changed."""

from __future__ import annotations

import asyncio

from bullseye.errors import StorageError
from bullseye.serve.school.watched import Watched


def test_a_stream_gets_what_is_there_and_then_what_is_new() -> None:
    values = {"a": b"1"}

    async def run() -> list[bytes]:
        watched = Watched("table", lambda key: values[key], lambda: "e")
        parts = (await watched.answer("a", "")).body_iterator  # type: ignore[attr-defined]
        found = [await anext(parts), await anext(parts)]
        await watched.look()
        values["a"] = b"2"
        await watched.look()
        found.append(await anext(parts))
        assert watched.keys == ["a"]
        await parts.aclose()
        await watched.look()
        assert watched.keys == ["a"]  # another page may be about to come
        await watched.look()
        assert watched.keys == []
        return found

    told = asyncio.run(run())
    assert b"data: 1" in told[1] and b"data: 2" in told[2]


def test_a_database_that_is_away_for_a_while_ends_no_stream() -> None:
    away = False

    def load(key: str) -> bytes:
        if away:
            raise StorageError("away")
        return b"1"

    async def run() -> None:
        nonlocal away
        watched = Watched("table", load, lambda: "e")
        parts = (await watched.answer("a", "")).body_iterator  # type: ignore[attr-defined]
        await anext(parts)
        away = True
        await watched.look()
        away = False
        assert b"data: 1" in await anext(parts)
        await parts.aclose()

    asyncio.run(run())


def test_whoever_stops_ends_every_stream() -> None:
    async def run() -> bytes:
        watched = Watched("table", lambda key: b"1", lambda: "e")
        parts = (await watched.answer("a", "")).body_iterator  # type: ignore[attr-defined]
        work = asyncio.create_task(watched.run())
        await asyncio.sleep(0)  # it begins
        await anext(parts)
        await anext(parts)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        return await anext(parts)  # type: ignore[no-any-return]

    assert asyncio.run(run()).startswith(b"event: end")
