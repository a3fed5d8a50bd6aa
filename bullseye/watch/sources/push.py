"""Values that others push to `bullseye serve --values`; none for too long is silence (a heartbeat)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from bullseye.datafile import Table, is_slug
from bullseye.errors import BullseyeError
from bullseye.net.auth_toml import parse_secret
from bullseye.watch.samples import BROKEN, SILENT, Beat, Sample, Trouble
from bullseye.watch.source import Found, Surroundings
from bullseye.words import tr


class Settings(NamedTuple):
    """They are pushed to `/api/values/push/path` with the secret; after *within_s* seconds without, that is silence."""

    push: str
    secret: str
    within_s: float = 3600.0


def parse(table: Table) -> Settings:
    """The settings under `[source]`."""
    name = table.text("push", limit=64)
    if not is_slug(name):
        raise table.fail("push", name, tr("it must be a name in lower-case letters, digits and hyphens"))
    found = Settings(name, parse_secret(table, "secret"), table.number("within_s", 3600.0, low=1.0, high=86400.0 * 31))
    table.finish()
    return found


def check_path(path: str) -> str:
    """The last part of the address that this number is pushed to; "" for a source of one number."""
    return path


def open_source(settings: Settings, paths: Mapping[str, str], world: Surroundings) -> PushedValues:
    """What was pushed, ready to be looked at."""
    return PushedValues(settings, paths, world)


class PushedValues:
    """Looks at what is on the disk; calls nobody."""

    whole = True
    stamp = ""

    def __init__(self, settings: Settings, paths: Mapping[str, str], world: Surroundings) -> None:
        self._settings = settings
        self._paths = dict(paths)
        self._pushed = world.pushed

    async def read(self, now: datetime) -> Found:
        """The values of each path, or for how long there were none."""
        return {id_: self._one(path, now) for id_, path in self._paths.items()}

    async def close(self) -> None:
        """Nothing is kept open."""

    def _one(self, path: str, now: datetime) -> tuple[Sample, ...] | Trouble:
        name = name_of(self._settings.push, path)
        if self._pushed is None:
            return Trouble(BROKEN, tr("what is pushed to {name} cannot be looked at here", name=name))
        try:
            samples, last = self._pushed.of(name)
        except BullseyeError as bad:
            return Trouble(BROKEN, str(bad))
        if last is None:
            return Trouble(
                SILENT, tr("nothing was pushed to /api/values/{name} yet; bullseye serve --values takes it", name=name)
            )
        quiet_s = (now - last).total_seconds()
        if quiet_s > self._settings.within_s:
            return Trouble(
                SILENT,
                tr(
                    "nothing was pushed for {quiet_s:.0f} s; wanted every {within_s:g} s",
                    quiet_s=quiet_s,
                    within_s=self._settings.within_s,
                ),
            )
        return Beat(samples)


def name_of(push: str, path: str) -> str:
    """The end of the address for one number."""
    return f"{push}/{path}" if path else push
