"""Killed at any instant, an alert that was kept arrives, under one id: 100 kills here, 2,000 in `make crash-test`."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bullseye.watch.store.database import Database
from bullseye.watch.store.errands import TOLD, Errands
from bullseye.watch.store.looks import Looks
from tests.loopback import serving

KILLS = int(os.environ.get("BULLSEYE_CRASH_COUNT", "100"))
ROOT = Path(__file__).parents[3]


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_every_edge_is_told_and_none_under_two_ids_however_often_the_process_is_killed(tmp_path: Path) -> None:
    got: list[tuple[str, str, str]] = []

    async def take(request: Request) -> Response:
        body = json.loads(await request.body())
        got.append((body["id"], request.headers["webhook-id"], f"{body['about']} {body['at']} {body['kind']}"))
        # Every eighth time the service fails after it has taken the alert: the outbox cannot know that.
        return PlainTextResponse("", 500 if len(got) % 8 == 0 else 200)

    async def test() -> None:
        async with serving(Starlette(routes=[Route("/in", take, methods=["POST"])])) as base:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.watch.alerts.killed", str(tmp_path), f"{base}/in", str(KILLS), "7",
                cwd=ROOT,
            )  # fmt: skip
            assert await process.wait() == 0

    asyncio.run(test())
    with closing(Database(tmp_path / "values.sqlite3")) as database:
        made = {each.id for each in Looks(database).edges(most=1_000_000)}
        errands = Errands(database).listed(1_000_000)
    assert made, "no life was long enough to make an edge"
    assert {each.edge.id for each in errands if each.state == TOLD} == made
    assert {id_ for id_, _, _ in got} == made
    assert all(id_ == head for id_, head, _ in got)
    assert max(Counter(edge for _, edge in {(id_, edge) for id_, _, edge in got}).values()) == 1
    print(f"\n{KILLS} kills, {len(made)} edges, {len(got)} deliveries of them")
