"""JSON from real servers: numbers by path, and each thing that is no number as one sentence."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bullseye.errors import BadFileError, BadInputError
from bullseye.net.auth_toml import AuthSettings
from bullseye.watch.gateway import Gateway
from bullseye.watch.samples import BROKEN, SILENT, Trouble
from bullseye.watch.source import Found
from bullseye.watch.sources.http import check_path
from bullseye.watch.sources.web import ELAPSED_MS, MEASURED, STATUS
from tests.loopback import closed_port, serving
from tests.watch.sources.reading import no_secret, numbers, read, settings, trouble

SHOP = b'{"http": {"p95_ms": 231.5, "codes": [200, 500]}, "orders": 12, "name": "shop", "up": true, "price": "42.5"}'


class Service:
    """Answers every address with one body, and remembers what it was asked."""

    def __init__(self, body: bytes = SHOP, status: int = 200) -> None:
        self.body, self.status = body, status
        self.asked: list[Request] = []
        self.app = Starlette(routes=[Route("/{path:path}", self.answer)])

    async def answer(self, request: Request) -> Response:
        self.asked.append(request)
        return Response(self.body, self.status)


def reading(service: Service, paths: dict[str, str], more: str = "retries = 0\n", **world: Any) -> Found:
    async def test() -> Found:
        async with serving(service.app) as base:
            return await read("http", f'url = "{base}/status.json"\n{more}', paths, **world)

    return asyncio.run(asyncio.wait_for(test(), 60))


def test_each_path_leads_to_its_number_and_one_call_is_made_for_all() -> None:
    service = Service()
    paths = {"p95": "http.p95_ms", "errors": "http.codes[1]", "all": "length(http.codes)", "price": "to_number(price)"}
    assert numbers(reading(service, paths)) == {"p95": 231.5, "errors": 500.0, "all": 2.0, "price": 42.5}
    assert len(service.asked) == 1


def test_status_and_time_are_numbers_even_where_the_answer_is_an_error() -> None:
    found = reading(Service(b"gone", 404), {"status": STATUS, "ms": ELAPSED_MS, "it": "orders"})
    assert numbers({id_: found[id_] for id_ in ("status", "ms")}) == {"status": 404.0, "ms": 0.0}
    assert trouble(found) == Trouble(BROKEN, trouble(found).words) and "404 (not found)" in trouble(found).words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("name", "is the text 'shop'; for a number in a text write to_number(name)"),
        ("price", "is the text '42.5'; for a number in a text write to_number(price)"),
        ("up", "is true"),
        ("nothing.here", "there is nothing at the path"),
        ("http", "is a group of values"),
        ("http.codes", "is a list of 2"),
        ("sum(name)", "does not fit what came"),
    ],
)
def test_a_path_to_something_else_says_what_is_there_and_the_rest_is_read(path: str, words: str) -> None:
    found = reading(Service(), {"it": path, "orders": "orders"})
    assert trouble(found).kind == BROKEN and words in trouble(found).words
    assert numbers({"orders": found["orders"]}) == {"orders": 12.0}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<!doctype html><title>Log in</title>", "a web page and no JSON"),
        (b"", "empty and no JSON"),
        (b'{"orders": NaN}', "holds NaN"),
        (b'{"orders": -Infinity}', "holds -Infinity"),
        (b'{"orders": 1' + b"0" * 400 + b"}", "a number of"),
        (b'{"orders": 1' + b"0" * 5000 + b"}", "no JSON"),
        (b'{"orders": 1e400}', "inf"),
        (b"[" * 100_000, "no JSON"),
        (b'{"orders": ', "no JSON"),
        (b"\xff\xfe\x00", "no JSON"),
        (b"[1, 2]", "nothing at the path"),
    ],
    ids=["HTML", "empty", "NaN", "infinite", "400 digits", "5000 digits", "1e400", "deep", "cut", "bytes", "a list"],
)
def test_a_body_that_gives_no_number_is_one_sentence_and_broken(body: bytes, words: str) -> None:
    said = trouble(reading(Service(body), {"it": "orders"}))
    assert said.kind == BROKEN and words in said.words and len(said.words) < 300


def test_a_byte_order_mark_is_no_fault() -> None:
    assert numbers(reading(Service(b"\xef\xbb\xbf" + SHOP), {"it": "orders"})) == {"it": 12.0}


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [(401, BROKEN, 'choose auth, such as "bearer"'), (403, BROKEN, "choose auth"), (500, SILENT, "may answer later"),
     (429, SILENT, "may answer later"), (404, BROKEN, "check the address"), (460, BROKEN, "not a status of HTTP")],
)  # fmt: skip
def test_a_status_says_whether_it_may_mend_itself(status: int, kind: str, words: str) -> None:
    said = trouble(reading(Service(SHOP, status), {"it": "orders"}))
    assert said.kind == kind and words in said.words


def test_a_refused_key_is_said_by_its_name() -> None:
    said = trouble(
        reading(Service(SHOP, 401), {"it": "orders"}, 'auth = "bearer"\nsecret = "shop"', secret=lambda name: "canary")
    )
    assert "check the secret 'shop'" in said.words and "canary" not in said.words


def test_a_secret_that_is_not_stored_is_said_before_anything_is_sent() -> None:
    service = Service()
    said = trouble(reading(service, {"it": "orders"}, 'auth = "bearer"\nsecret = "shop"', secret=no_secret))
    assert said.kind == BROKEN and "bullseye secrets set shop" in said.words and service.asked == []


def test_a_service_that_is_away_is_silent_and_after_its_failures_broken() -> None:
    async def test() -> list[Trouble]:
        from bullseye.net.client import Net
        from tests.fakes import ManualClock

        net = Net(ManualClock())
        text = f'url = "http://127.0.0.1:{closed_port()}/x"\nretries = 0\nbreaker = [2, 60]'
        said = [trouble(await read("http", text, {"it": "orders"}, net=net)) for _ in range(3)]
        await net.close()
        return said

    said = asyncio.run(test())
    assert [each.kind for each in said] == [SILENT, SILENT, BROKEN]
    assert "left alone until" in said[2].words


def test_an_address_that_begins_with_a_slash_goes_through_the_gateway_with_its_key() -> None:
    async def test() -> None:
        service = Service()
        async with serving(service.app) as base:
            gateway = Gateway(f"{base}/gate", AuthSettings("api-key", "gate", header="X-Gate"))
            keys = {"gate": "canary-1", "shop": "canary-2"}
            text = 'url = "/shop/status.json"\nauth = "bearer"\nsecret = "shop"\n[headers]\nAccept = "text/json"'
            found = await read("http", text, {"it": "orders"}, gateway=gateway, secret=keys.__getitem__)
            assert numbers(found) == {"it": 12.0}
            (asked,) = service.asked
            assert asked.url.path == "/gate/shop/status.json" and asked.headers["accept"] == "text/json"
            assert (asked.headers["x-gate"], asked.headers["authorization"]) == ("canary-1", "Bearer canary-2")

    asyncio.run(test())


def test_without_a_gateway_such_an_address_says_what_to_write() -> None:
    found = asyncio.run(read("http", 'url = "/shop/status.json"', {"it": "orders"}))
    assert trouble(found).kind == BROKEN and "base_url under [gateway] in gateway.toml" in trouble(found).words


def test_paths_that_cannot_be_are_refused_when_the_file_is_read() -> None:
    for path in (*MEASURED, "a.b[0]", "sum(orders[].total)"):
        assert check_path(path) == path
    for path in ("a..b", "[", "a b", "(" * 5000):
        with pytest.raises(BadInputError, match="cannot be read; write it such as"):
            check_path(path)


def test_the_settings_are_checked() -> None:
    found = settings("http", 'url = "https://shop.example/x"\nbreaker = [3, 30.0]\nredirects = "any-host"')
    assert (found.limits, found.redirects, found.retries) == ((3, 30.0), "any-host", 2)
    for text, words in (('url = "x"', "no address"), ('url = "https://a.example"\nspeed = 1', "not known here"),
                        ('url = "https://a.example"\ntimeout_s = 0', "at least 0.1")):  # fmt: skip
        with pytest.raises(BadFileError, match=words):
            settings("http", text)
