"""A body that is heard while it comes: part by part, and no more of it than is wanted."""

from __future__ import annotations

import asyncio
from typing import Any

from bullseye.net.call import Call, Waits
from bullseye.net.client import Net
from tests.fakes import ManualClock
from tests.loopback import serving


async def _parts(scope: Any, receive: Any, send: Any) -> None:
    status = 200 if scope["path"] == "/good" else 500
    await send({"type": "http.response.start", "status": status, "headers": []})
    for part in (b"one ", b"two ", b"three"):
        await send({"type": "http.response.body", "body": part, "more_body": True})
        await asyncio.sleep(0)
    await send({"type": "http.response.body", "body": b""})


def test_a_body_can_be_heard_as_it_comes_and_no_more_of_it_is_read_than_is_wanted() -> None:
    async def listen(path: str, most: int) -> tuple[bytes, bytes]:
        heard: list[bytes] = []

        def hear(part: bytes) -> bool:
            heard.append(part)
            return len(b"".join(heard)) < most

        async with serving(_parts) as base:
            net = Net(ManualClock())
            answer = await net.call(Call(base + path, "parts", waits=Waits(1), heard=hear))
            await net.close()
        return b"".join(heard), answer.body

    assert asyncio.run(listen("/good", 100)) == (b"one two three",) * 2
    heard, body = asyncio.run(listen("/good", 2))
    assert heard == body and body.startswith(b"one ")
    assert asyncio.run(listen("/bad", 100)) == (b"", b"one two three"), "what a refusal says is no answer"
