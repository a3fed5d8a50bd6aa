"""The people of a school, joined to a database: the first link, and what is forgotten by itself."""

from __future__ import annotations

import asyncio

from bullseye.commands.schooling.people import join_people
from bullseye.school.people.links import ADDRESS
from bullseye.school.people.retention import Wipe
from bullseye.store_sql.database import Database


def test_the_first_link_is_a_path_with_a_token_that_nobody_can_guess(database: Database) -> None:
    joined = join_people(database)
    one, other = joined.first(), joined.first()
    assert one is not None and other is not None and one.startswith(ADDRESS) and one != other
    assert len(one) - len(ADDRESS) == 32


def test_what_is_over_is_forgotten_while_the_server_runs(database: Database) -> None:
    asked: list[int] = []

    async def run() -> None:
        done = asyncio.Event()
        loop = asyncio.get_running_loop()

        def wipe(before_us: int) -> int:
            asked.append(before_us)
            loop.call_soon_threadsafe(done.set)
            return 0

        working = asyncio.create_task(join_people(database).work([Wipe("names", wipe)])[-1]())
        await asyncio.wait_for(done.wait(), 60)
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)

    asyncio.run(run())
    assert len(asked) == 1
