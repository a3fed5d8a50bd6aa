"""A real exposition of prometheus-client, read by name and labels."""

from __future__ import annotations

import asyncio

import pytest
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bullseye.errors import BadInputError
from bullseye.watch.samples import BROKEN
from bullseye.watch.source import Found
from bullseye.watch.sources.prometheus import check_path
from tests.loopback import serving
from tests.watch.sources.reading import numbers, read, trouble


def exposition() -> bytes:
    registry = CollectorRegistry()
    requests = Counter("http_requests", "Calls.", ["code", "method"], registry=registry)
    requests.labels("200", "GET").inc(90)
    requests.labels("500", "GET").inc(7)
    requests.labels("500", "POST").inc(3)
    Gauge("queue_length", "Waiting.", registry=registry).set(12.5)
    Gauge("not_yet", "Nothing yet.", registry=registry).set(float("nan"))
    Histogram("answer_seconds", "Time.", buckets=(0.1, 1.0), registry=registry).observe(0.5)
    return generate_latest(registry)


def reading(body: bytes, paths: dict[str, str]) -> Found:
    async def answer(request: Request) -> Response:
        return Response(body, media_type="text/plain; version=0.0.4")

    async def test() -> Found:
        async with serving(Starlette(routes=[Route("/metrics", answer)])) as base:
            return await read("prometheus", f'url = "{base}/metrics"\nretries = 0', paths)

    return asyncio.run(asyncio.wait_for(test(), 60))


def test_names_and_labels_lead_to_their_numbers() -> None:
    paths = {
        "queue": "queue_length", "posts": 'http_requests_total{code="500",method="POST"}',
        "good": 'http_requests_total{code="200"}', "quick": 'answer_seconds_bucket{le="1.0"}',
        "sum": "answer_seconds_sum", "status": "_status",
    }  # fmt: skip
    found = numbers(reading(exposition(), paths))
    assert found == {"queue": 12.5, "posts": 3.0, "good": 90.0, "quick": 1.0, "sum": 0.5, "status": 200.0}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ('http_requests_total{code="500"}', "is 2 numbers; choose one by its labels: method"),
        ("http_requests", "the page has no http_requests"),
        ('queue_length{shop="1"}', "the page has no queue_length"),
        ("not_yet", "nan cannot be kept"),
    ],
)
def test_what_is_not_one_number_says_what_there_is(path: str, words: str) -> None:
    said = trouble(reading(exposition(), {"it": path}))
    assert said.kind == BROKEN and words in said.words


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"<html>", "a web page"), (b'{"a": 1}', "not in Prometheus"), (b"\xff\xfe", "not in Prometheus"),
     (b"queue_length twelve\n", "not in Prometheus"), (b"", "the page has no queue_length")],
)  # fmt: skip
def test_another_page_is_one_sentence(body: bytes, words: str) -> None:
    assert words in trouble(reading(body, {"it": "queue_length"})).words


@pytest.mark.parametrize("path", ["", "a b c", "a{b", "{}", "# HELP x", "a\nb", 'a{b="c"} 7 8 9'])
def test_a_path_that_names_no_metric_is_refused(path: str) -> None:
    with pytest.raises(BadInputError, match="names no metric; write it such as errors_total"):
        check_path(path)
