"""What is new goes to each listener once, whole."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from bullseye.serve.hub import END, Hub


def nobody() -> None:
    return None


def listen(hub: Hub, last: str = "", kinds: tuple[str, ...] = ("state", "board")) -> AsyncIterator[bytes]:
    return hub.stream(kinds, last, nobody, lambda: False)


def test_the_latest_of_each_kind_is_sent_once_and_what_is_the_same_not_again() -> None:
    async def main() -> None:
        hub = Hub("e1")
        assert hub.put("state", b"{}") and not hub.put("state", b"{}") and hub.put("board", b"[1]")
        stream = listen(hub)
        assert await anext(stream) == b"retry: 1000\n\n"
        assert await anext(stream) == b"id: e1-1\nevent: state\ndata: {}\n\nid: e1-2\nevent: board\ndata: [1]\n\n"
        hub.put("board", b"[2]")
        hub.put("board", b"[3]")
        hub.wake()
        assert await anext(stream) == b"id: e1-4\nevent: board\ndata: [3]\n\n"
        hub.ping(b'{"t":1}')
        assert await anext(stream) == b'event: ping\ndata: {"t":1}\n\n'
        hub.close()
        assert await anext(stream) == END and hub.listening == 1
        assert [part async for part in stream] == [] and hub.listening == 0

    asyncio.run(main())


def test_who_comes_again_gets_what_is_new_since_and_all_of_it_after_a_restart() -> None:
    async def main() -> None:
        hub = Hub("e-1")
        hub.put("state", b"1")
        hub.put("board", b"2")
        for last, wanted in (("e-1-1", b"2"), ("e-1-2", b""), ("e-0-2", b"1"), ("junk", b"1"), ("e-1-x", b"1")):
            stream = listen(hub, last)
            await anext(stream)
            if wanted:
                assert b"data: " + wanted in await anext(stream)
            await stream.aclose()  # type: ignore[attr-defined]
        assert hub.listening == 0

    asyncio.run(main())


def test_what_concerns_one_alone_is_sent_when_it_changes() -> None:
    async def main() -> None:
        hub = Hub("e1")
        own = [b"1"]
        stream = hub.stream((), "", lambda: ("you", own[0]), lambda: own[0] == b"gone")
        await anext(stream)
        assert await anext(stream) == b"event: you\ndata: 1\n\n"
        own[0] = b"2"
        hub.wake()
        assert await anext(stream) == b"event: you\ndata: 2\n\n"
        own[0] = b"gone"
        hub.wake()
        assert await anext(stream) == END
        await stream.aclose()  # type: ignore[attr-defined]

    asyncio.run(main())


def test_a_dropped_kind_and_another_class_are_not_sent_any_more() -> None:
    async def main() -> None:
        hub = Hub("e1")
        hub.put("state", b"1")
        hub.put("board", b"2")
        hub.drop("board")
        stream = listen(hub)
        await anext(stream)
        assert b"board" not in await anext(stream)
        hub.restart("e2")
        hub.put("state", b"1")
        hub.wake()
        assert await anext(stream) == b"id: e2-3\nevent: state\ndata: 1\n\n"
        await stream.aclose()  # type: ignore[attr-defined]

    asyncio.run(main())


def test_what_is_new_comes_before_the_end_also_when_the_hub_closes_at_the_same_moment() -> None:
    async def main() -> None:
        hub = Hub("e1")
        stream = listen(hub)
        await anext(stream)
        hub.restart("none")
        hub.put("state", b'"ended"')
        hub.close()
        assert await anext(stream) == b'id: none-1\nevent: state\ndata: "ended"\n\n'
        assert await anext(stream) == END
        await stream.aclose()  # type: ignore[attr-defined]

    asyncio.run(main())
