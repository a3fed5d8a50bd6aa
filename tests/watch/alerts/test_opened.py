"""All of it joined on real files: an edge that was kept arrives at a real service."""

from __future__ import annotations

import asyncio
from datetime import UTC
from pathlib import Path
from random import Random

import pytest

from bullseye.dirs import Dirs
from bullseye.errors import UnknownNameError
from bullseye.net.secrets import Secrets
from bullseye.watch.alerts.opened import Opened, channels_in, open_alerts, sink_of
from bullseye.watch.alerts.trial import TEXT, trial
from bullseye.watch.gateway import BadGatewayError
from bullseye.watch.store.database import Database
from bullseye.watch.store.looks import Looks
from tests.fakes import ManualClock
from tests.loopback import serving
from tests.watch.alerts import shop
from tests.watch.edges import edge
from tests.watch.sinks.telling import Service


def opened(tmp_path: Path, database: Database, **secrets: str) -> Opened:
    environ = {f"BULLSEYE_SECRET_{name.upper()}": value for name, value in secrets.items()}
    dirs = Dirs(tmp_path / "data", tmp_path / "config")
    return open_alerts(dirs, database, Secrets(environ, None, dirs.secrets), ManualClock(), UTC, Random(1))


def test_an_edge_that_was_kept_arrives_in_slacks_format(tmp_path: Path) -> None:
    async def test() -> None:
        service = Service()
        shop.watch(tmp_path / "config" / "watches")
        shop.write(tmp_path / "config" / "channels", "ops", 'kind = "slack"\nsecret = "chat"')
        async with serving(service.app) as base:
            with Database(tmp_path / "data" / "values.sqlite3") as database:
                alerts = opened(tmp_path, database, chat=f"{base}/services/canary")
                Looks(database).add_edge(edge())
                assert [each.told for each in await alerts.outbox.deliver()] == [True]
                await alerts.net.close()
        assert service.json["text"].startswith("Web shop, 95 % of answers within is off target: 640 ms")

    asyncio.run(test())


def test_a_channel_can_be_tried_and_nothing_is_kept_of_it(tmp_path: Path) -> None:
    async def test() -> None:
        service = Service()
        async with serving(service.app) as base:
            shop.write(tmp_path / "config" / "channels", "ops", f'kind = "webhook"\nurl = "{base}/in"')
            with Database(tmp_path / "data" / "values.sqlite3") as database:
                alerts = opened(tmp_path, database)
                assert (await trial(alerts.sink, "ops", alerts.net.utc())).told
                said = await trial(alerts.sink, "nobody", alerts.net.utc())
                await alerts.net.close()
                assert not database.is_there
        assert service.json["text"] == TEXT and service.json["about"] == "test"
        assert not said.told and "no channel or secret is called 'nobody'; choose one of: ops" in said.words

    asyncio.run(test())


def test_a_name_that_is_a_secret_needs_no_file(tmp_path: Path) -> None:
    with Database(tmp_path / "values.sqlite3") as database:
        alerts = opened(tmp_path, database, sms="json://127.0.0.1/canary")
        assert alerts.sink("sms").name == "sms"
        with pytest.raises(UnknownNameError):
            sink_of(channels_in(Dirs(tmp_path, tmp_path)), "nobody", alerts.world)


def test_a_gateway_that_cannot_be_read_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "gateway.toml").write_text("[gateway]\n")
    with Database(tmp_path / "values.sqlite3") as database, pytest.raises(BadGatewayError, match="base_url is missing"):
        opened(tmp_path, database)
