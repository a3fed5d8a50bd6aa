"""An announcement of a school is told once, by the channel called school, in its own words."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bullseye.app import open_alerts, open_values
from bullseye.dirs import user_dirs
from bullseye.school.announcing import edge_of
from bullseye.school.tasks import Announcement, group_of_season
from bullseye.watch.edge import REACHED
from bullseye.watch.store.looks import Looks

TOLD = Announcement(
    "group-goal/g1/reached", REACHED, group_of_season("winter"), datetime(2020, 12, 1, tzinfo=UTC), "Reached: 3 rounds"
)


def test_the_channel_called_school_tells_it_once_however_often_it_is_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dirs = user_dirs(str(tmp_path))
    dirs.channels.mkdir(parents=True)
    (dirs.channels / "school.toml").write_text('kind = "log"\n')
    with open_values(dirs) as database:
        opened = open_alerts(dirs, database, UTC)
        looks = Looks(database)

        async def tell() -> list[str]:
            looks.add_edge(edge_of(TOLD))
            done = await opened.outbox.deliver()
            return [one.sink for one in done if one.told]

        async def twice() -> list[str]:
            found = await tell() + await tell()
            await opened.net.close()
            return found

        monkeypatch.setattr("bullseye.watch.sinks.log.is_written", lambda: True)
        assert asyncio.run(twice()) == ["school"]
        (errand,) = opened.outbox.errands.listed()
        assert errand.text == "Reached: 3 rounds"


def test_without_that_channel_nothing_is_told_and_nothing_breaks(tmp_path: Path) -> None:
    dirs = user_dirs(str(tmp_path))
    with open_values(dirs) as database:
        opened = open_alerts(dirs, database, UTC)
        Looks(database).add_edge(edge_of(TOLD))
        assert asyncio.run(opened.outbox.deliver()) == []
