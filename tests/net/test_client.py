"""The client against real servers on loopback: time-outs, sizes, redirects, tries, breakers, many at once, its log."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from bullseye.net.address import BadAddressError
from bullseye.net.attempt import attempt
from bullseye.net.breaker import CLOSED, OPEN, Limits
from bullseye.net.call import ANY_HOST, Answer, Call, CallError, Dressed, Tls, Waits
from bullseye.net.client import Net
from tests.fakes import ManualClock
from tests.loopback import Certificates, closed_port, raw, serving

AT_ONCE = Waits(attempts=3, first_s=0.0, most_s=0.0, jitter_s=0.0)


class Service:
    """Answers what its path says, and remembers who asked for what."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.statuses: list[int] = []
        self.headers: dict[str, str] = {}
        self.at_once = 0
        self.most_at_once = 0
        self.gate: asyncio.Event | None = None
        paths = ("number", "big", "slow", "cookie")
        routes = [Route(f"/{path}", getattr(self, path)) for path in paths]
        self.app = Starlette(
            routes=[*routes, Route("/to", self.to), Route("/busy", self.busy, methods=["GET", "POST"])]
        )

    async def number(self, request: Request) -> Response:
        self.asked.append(request)
        return PlainTextResponse("42")

    async def busy(self, request: Request) -> Response:
        self.asked.append(request)
        return PlainTextResponse("", self.statuses.pop(0) if self.statuses else 200, self.headers)

    async def to(self, request: Request) -> Response:
        self.asked.append(request)
        return RedirectResponse(request.query_params["url"], int(request.query_params.get("status", "302")))

    async def big(self, request: Request) -> Response:
        async def parts() -> Any:
            for _ in range(1600):  # 100 MB
                await asyncio.sleep(0)
                yield b"x" * 65536

        return StreamingResponse(parts())

    async def slow(self, request: Request) -> Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        if self.gate is not None:
            await self.gate.wait()
        self.at_once -= 1
        return PlainTextResponse("42")

    async def cookie(self, request: Request) -> Response:
        self.asked.append(request)
        return PlainTextResponse("42", headers={"set-cookie": "session=1"})


def run(test: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(test, 60))


def call(url: str, source: str = "shop", **more: Any) -> Call:
    return Call(url, source, **{"waits": AT_ONCE, **more})


def test_an_answer_has_its_status_body_and_time() -> None:
    async def test() -> None:
        net = Net(ManualClock())
        async with serving(Service().app) as base:
            answer = await net.call(call(f"{base}/number"))
            missing = await net.call(call(f"{base}/nothing"))
        await net.close()
        assert (answer.status, answer.body, answer.elapsed_s, answer.attempts) == (200, b"42", 0.0, 1)
        assert missing.status == 404

    run(test())


def test_three_failures_of_four_are_tried_over_and_the_breaker_stays_closed() -> None:
    async def test() -> None:
        service, net = Service(), Net(ManualClock())
        service.statuses = [503, 500, 429, 200]
        async with serving(service.app) as base:
            answer = await net.call(call(f"{base}/busy", waits=AT_ONCE._replace(attempts=4)))
        await net.close()
        assert (answer.status, answer.attempts, len(service.asked)) == (200, 4, 4)
        assert net.breakers.get("shop").failures == 0

    run(test())


def test_what_may_change_something_is_tried_once() -> None:
    async def test() -> None:
        service, net = Service(), Net(ManualClock())
        service.statuses = [503, 200]
        async with serving(service.app) as base:
            answer = await net.call(call(f"{base}/busy", method="POST", body=b"{}"))
        await net.close()
        assert (answer.status, len(service.asked)) == (503, 1)

    run(test())


def test_after_its_failures_a_source_is_left_alone_then_tried_once_then_trusted_again() -> None:
    async def test() -> None:
        clock, service = ManualClock(), Service()
        net = Net(clock)
        service.statuses = [500] * 3
        limits = Limits(failures=2, pause_s=60)
        async with serving(service.app) as base:
            asked = call(f"{base}/busy", waits=Waits(1), limits=limits)
            for _ in range(2):
                assert (await net.call(asked)).status == 500
            with pytest.raises(CallError, match="is left alone until 19:41:01 UTC after 2 failures in a row.*500"):
                await net.call(asked)
            assert len(service.asked) == 2 and net.breakers.get("shop").state(clock.utc()) == OPEN
            clock.advance(60)
            assert (await net.call(asked)).status == 500
            clock.advance(60)
            assert (await net.call(asked)).status == 200
        await net.close()
        assert net.breakers.get("shop").state(clock.utc()) == CLOSED

    run(test())


def test_a_long_retry_after_is_not_waited_for_but_kept_to() -> None:
    async def test() -> None:
        clock, service = ManualClock(), Service()
        net = Net(clock)
        service.statuses, service.headers = [429], {"retry-after": "120"}
        async with serving(service.app) as base:
            assert (await net.call(call(f"{base}/busy"))).status == 429
            clock.advance(119)
            with pytest.raises(CallError, match="left alone"):
                await net.call(call(f"{base}/busy"))
            clock.advance(1)
            assert (await net.call(call(f"{base}/busy"))).status == 200
        await net.close()
        assert len(service.asked) == 2

    run(test())


def test_a_retry_after_may_be_a_date() -> None:
    async def test() -> None:
        clock, service = ManualClock(), Service()
        net = Net(clock)
        service.statuses, service.headers = [503], {"retry-after": "Sun, 22 Nov 2026 19:50:01 GMT"}
        async with serving(service.app) as base:
            await net.call(call(f"{base}/busy"))
        await net.close()
        until = net.breakers.get("shop").until
        assert until is not None and (until - clock.utc()).total_seconds() == 600

    run(test())


def test_a_body_of_a_hundred_megabytes_is_cut_and_said() -> None:
    async def test() -> None:
        net = Net(ManualClock())
        async with serving(Service().app) as base:
            with pytest.raises(CallError, match="more than 1000000 bytes; ask it for less"):
                await net.call(call(f"{base}/big"))
        await net.close()

    run(test())


def test_a_body_that_announces_a_hundred_megabytes_is_not_even_begun() -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100000000\r\n\r\n")
        await writer.drain()
        await reader.read()

    async def test() -> None:
        net = Net(ManualClock())
        async with raw(handler) as base:
            with pytest.raises(CallError, match="more than 1000000 bytes"):
                await net.call(call(base))
        await net.close()

    run(test())


def test_a_slow_drip_ends_with_the_time_out_of_the_whole_answer() -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.01)

    async def test() -> None:
        net = Net(ManualClock())
        async with raw(handler) as base:
            with pytest.raises(CallError, match=r"did not answer in full within 0\.2 s"):
                await net.call(call(base, timeout_s=0.2, waits=Waits(1)))
        await net.close()

    run(test())


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc", "broke off in the middle"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "broke off in the middle"),
        (b"", "broke off in the middle"),
        (b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc", "compressed body"),
        (b"HTTP/1.1 302 Found\r\nlocation: file:///etc/passwd\r\ncontent-length: 0\r\n\r\n", "no address of a web"),
        (b"HTTP/1.1 200 OK\r\n" + b"x: " + b"y" * 200_000 + b"\r\n\r\n", "broke off in the middle"),
    ],
    ids=["cut off", "another protocol", "nothing", "compressed", "a file", "an endless header"],
)
def test_a_server_that_lies_is_one_sentence(sent: bytes, words: str) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(sent)
        await writer.drain()

    async def test() -> None:
        net = Net(ManualClock())
        async with raw(handler) as base:
            with pytest.raises(CallError, match=words) as failed:
                await net.call(call(f"{base}/x?key=canary"))
        await net.close()
        assert "canary" not in str(failed.value)

    run(test())


def test_a_redirect_on_the_same_host_is_followed_with_the_key_and_one_to_another_is_not() -> None:
    async def test() -> None:
        here, there, net = Service(), Service(), Net(ManualClock())
        async with serving(here.app) as base, serving(there.app) as other:
            headers = {"x-api-key": "canary"}
            assert (await net.call(call(f"{base}/to?url=/number", headers=headers))).body == b"42"
            assert here.asked[-1].headers["x-api-key"] == "canary"
            with pytest.raises(CallError, match=r'leads to another host, 127\.0\.0\.1:\d+; .*redirects = "any-host"'):
                await net.call(call(f"{base}/to?url={other}/number", headers=headers))
            assert there.asked == []
            allowed = call(f"{base}/to?url={other}/number", headers=headers, redirects=ANY_HOST)
            assert (await net.call(allowed)).body == b"42"
            assert "x-api-key" not in there.asked[-1].headers
        await net.close()

    run(test())


def test_a_redirect_in_a_circle_ends() -> None:
    async def circle(request: Request) -> Response:
        service.asked.append(request)
        return RedirectResponse("/circle")

    async def test() -> None:
        net = Net(ManualClock())
        async with serving(service.app) as base:
            with pytest.raises(CallError, match="leads on and on"):
                await net.call(call(f"{base}/circle"))
        await net.close()
        assert len(service.asked) == 6

    service = Service()
    service.app.routes.append(Route("/circle", circle))
    run(test())


def test_a_port_where_nobody_listens_is_said_with_what_to_check() -> None:
    async def test() -> None:
        net = Net(ManualClock())
        with pytest.raises(CallError, match=r"127\.0\.0\.1:\d+ cannot be reached .*check the address") as failed:
            await net.call(call(f"http://127.0.0.1:{closed_port()}/x?key=canary"))
        await net.close()
        assert failed.value.again and "canary" not in str(failed.value)

    run(test())


def test_an_address_that_cannot_be_is_refused_before_anything_is_sent() -> None:
    async def test() -> None:
        with pytest.raises(BadAddressError):
            await Net(ManualClock()).call(call("gopher://shop.example"))

    run(test())


def test_a_certificate_that_nobody_vouches_for_is_refused_and_one_with_its_authority_is_not(tmp_path: Path) -> None:
    async def test() -> None:
        certificates, net = Certificates(tmp_path), Net(ManualClock())
        async with serving(Service().app, **certificates.settings()) as base:
            with pytest.raises(CallError, match="certificate of 127.* cannot be trusted .*name whom to trust") as bad:
                await net.call(call(f"{base}/number"))
            assert not bad.value.again
            assert (await net.call(call(f"{base}/number", tls=Tls(certificates.ca)))).status == 200
        await net.close()

    run(test())


def test_mutual_tls_shows_who_we_are(tmp_path: Path) -> None:
    async def test() -> None:
        certificates, net = Certificates(tmp_path), Net(ManualClock())
        known = Tls(certificates.ca, certificates.client, certificates.client_key)
        async with serving(Service().app, **certificates.settings(asks_who=True)) as base:
            assert (await net.call(call(f"{base}/number", tls=known))).status == 200
            with pytest.raises(CallError):
                await net.call(call(f"{base}/number", tls=Tls(certificates.ca)))
            with pytest.raises(CallError, match="name PEM files"):
                await net.call(call(f"{base}/number", tls=Tls(cert=str(tmp_path / "none.pem"))))
        await net.close()

    run(test())


def test_one_source_is_never_asked_twice_at_once_and_two_hundred_are() -> None:
    async def test() -> None:
        service, net = Service(), Net(ManualClock())
        service.gate = asyncio.Event()
        async with serving(service.app) as base:
            same = [asyncio.create_task(net.call(call(f"{base}/slow"))) for _ in range(5)]
            quick = await net.call(call(f"{base}/number", "another"))
            assert quick.body == b"42" and service.most_at_once <= 1
            many = [
                asyncio.create_task(net.call(call(f"{base}/slow", f"source-{n}", timeout_s=50))) for n in range(200)
            ]
            while service.at_once < 201:
                await asyncio.sleep(0.001)
            assert service.most_at_once == 201
            service.gate.set()
            answers = await asyncio.gather(*same, *many)
        await net.close()
        assert {answer.status for answer in answers} == {200}

    run(test())


def test_sources_on_one_host_share_no_cookies() -> None:
    async def test() -> None:
        service, net = Service(), Net(ManualClock())
        async with serving(service.app) as base:
            for _ in range(2):
                await net.call(call(f"{base}/cookie"))
        await net.close()
        assert "cookie" not in service.asked[-1].headers

    run(test())


def test_each_attempt_is_one_line_with_a_cleaned_address(caplog: pytest.LogCaptureFixture) -> None:
    async def test() -> str:
        service, net = Service(), Net(ManualClock())
        service.statuses = [500]
        async with serving(service.app) as base:
            await net.call(call(f"{base}/busy?key=canary", headers={"authorization": "Bearer canary"}))
            with pytest.raises(CallError):
                await net.call(call(f"http://127.0.0.1:{closed_port()}/canary", "two", private=True, waits=Waits(1)))
        await net.close()
        return base.removeprefix("http://")

    caplog.set_level(logging.DEBUG)
    host = asyncio.run(test())
    lines = [record for record in caplog.records if record.name == "bullseye.net"]
    keys = ("method", "host", "path", "status", "attempt", "breaker", "bytes")
    assert [tuple(record.__dict__[key] for key in keys) for record in lines[:2]] == [
        ("GET", host, "/busy", 500, 1, "closed", 0),
        ("GET", host, "/busy", 200, 2, "closed", 0),
    ]
    assert (lines[2].__dict__["path"], lines[2].__dict__["status"]) == ("/...", 0)
    assert "canary" not in caplog.text + str([record.__dict__ for record in caplog.records])


def test_an_attempt_alone_gives_the_bare_answer() -> None:
    async def test() -> Answer:
        import httpx2

        async with serving(Service().app) as base, httpx2.AsyncClient() as client:
            return await attempt(client, call(f"{base}/number"), Dressed())

    assert asyncio.run(test()).body == b"42"
