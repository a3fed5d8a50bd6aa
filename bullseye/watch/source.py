"""What gives numbers: one protocol for all, one file for each in `sources/`, and the one place that lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib import import_module
from typing import Any, NamedTuple, Protocol, cast

from bullseye.datafile import Table
from bullseye.watch.samples import Sample, Trouble

Found = Mapping[str, Sequence[Sample] | Trouble]
"""For each number asked for, by its id: new samples, the oldest first (none is "silent"), or why there are none."""


class Source(Protocol):
    """Something open that can be read again and again; never twice at once.

    *whole* says that each reading gives all there is, in place of what was read before. *stamp* is another text when
    there may be something new to read, "" where only reading tells.
    """

    whole: bool

    @property
    def stamp(self) -> str:
        """What tells a changed source from an unchanged one, without reading it."""

    async def read(self, now: datetime) -> Found:
        """What is new at *now* (UTC), for every id that it was opened for; raises nothing for what others do."""

    async def close(self) -> None:
        """Let go of connections; reading afterwards is a mistake."""


class Surroundings(NamedTuple):
    """What a source may use of the world, handed in: a folder that relative names begin at, and the rest by name.

    *secret* is asked with a secret's name and gives its value; it raises a BullseyeError that says how to store it.
    *net* is the client of all calls, *gateway* what stands before the addresses that begin with `/`. *pushed* holds
    what others sent.
    """

    folder: str
    secret: Any = None
    net: Any = None
    zone: Any = None
    gateway: Any = None
    pushed: Any = None


class Kind(Protocol):
    """A module in `sources/`: how its part of a definition is read, and how it is opened."""

    def parse(self, table: Table) -> Any:
        """The settings under `[source]`, checked; refuses unknown keys by `table.finish()`."""

    def check_path(self, path: str) -> str:
        """The same path; raises BadInputError for one that could never lead to a number."""

    def open_source(self, settings: Any, paths: Mapping[str, str], world: Surroundings) -> Source:
        """A source that reads the number at each path, under its id."""


SOURCES: dict[str, str] = {
    "command": "bullseye.watch.sources.command",
    "http": "bullseye.watch.sources.http",
    "push": "bullseye.watch.sources.push",
    "prometheus": "bullseye.watch.sources.prometheus",
    "sql": "bullseye.watch.sources.sql",
    "table": "bullseye.watch.sources.table",
}
"""Every kind of source and the module that it is; the next source is one file and its line here."""


_BY_KEY = {"url": "http", "file": "table", "sql": "sql", "command": "command", "push": "push"}
"""The kind of a source that does not say it, by the key that it gives."""


def kind_of(name: str) -> Kind:
    """The module of a kind; it is imported when asked for, with whatever it needs."""
    return cast(Kind, import_module(SOURCES[name]))


def kind_in(source: Table, *own: str) -> str:
    """The kind that `[source]` says, or that its keys tell; the first of *own*, kinds without a source, by default."""
    guessed = next((kind for key, kind in _BY_KEY.items() if source.has(key)), "")
    known = (*own, *SOURCES)
    default = guessed or (own[0] if own else "")
    return source.text("kind", default, choices=known) if default else source.text("kind", choices=known)


def read_once(source: Source, now: datetime, net: Any = None) -> Found:
    """Read a source and close it, and the connections of *net* with it, for who has no event loop."""
    import asyncio

    async def read() -> Found:
        try:
            return await source.read(now)
        finally:
            await source.close()
            if net is not None:
                await net.close()

    return asyncio.run(read())
