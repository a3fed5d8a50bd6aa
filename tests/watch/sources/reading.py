"""How the tests of sources open one from its TOML and read it once."""

from __future__ import annotations

import asyncio
import gc
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bullseye.datafile import read_table
from bullseye.errors import BadFileError, BadInputError
from bullseye.net.client import Net
from bullseye.watch.samples import Sample, Trouble
from bullseye.watch.source import Found, Surroundings, kind_of
from tests.fakes import ManualClock

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def no_secret(name: str) -> str:
    raise BadInputError(f"the secret {name!r} is not stored; type: bullseye secrets set {name}")


def settings(kind: str, text: str) -> Any:
    """What a kind's own module reads of the keys under `[source]`."""
    return kind_of(kind).parse(read_table(text.encode(), "shop.toml", BadFileError))


async def read(kind: str, text: str, paths: dict[str, str], **world: Any) -> Found:
    """One reading at NOW, with a client of its own."""
    net = Net(ManualClock())
    module = kind_of(kind)
    for path in paths.values():
        module.check_path(path)
    source = module.open_source(settings(kind, text), paths, Surroundings(**{"folder": ".", "net": net, **world}))
    try:
        return await source.read(NOW)
    finally:
        await source.close()
        await net.close()


def read_now(kind: str, text: str, paths: dict[str, str], folder: Path, **world: Any) -> Found:
    """The same for a source without a server."""
    gc.collect()  # what is left of a window of another test must not be met by a source's thread
    return asyncio.run(read(kind, text, paths, folder=str(folder), **world))


def numbers(found: Found) -> dict[str, float]:
    """The one number of each id; fails where there is trouble."""
    values = {}
    for id_, each in found.items():
        assert not isinstance(each, Trouble), each
        (only,) = each
        assert isinstance(only, Sample)
        values[id_] = only.value
    return values


def trouble(found: Found, id_: str = "it") -> Trouble:
    """The trouble of one id."""
    each = found[id_]
    assert isinstance(each, Trouble)
    return each
