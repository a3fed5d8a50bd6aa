"""A table with a column of dates and columns of values, in any form that the tolerant reader takes; read whole."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bullseye.datafile import Table
from bullseye.errors import BadInputError
from bullseye.tabular.marks import NAMES
from bullseye.tabular.series import read_series
from bullseye.tabular.understood import Asked
from bullseye.watch.samples import BROKEN, SILENT, Sample, Trouble, sample
from bullseye.watch.source import Found, Surroundings
from bullseye.words import tr

MOST_BYTES = 100_000_000


class Settings(NamedTuple):
    """Which file, and what it leaves open; empty is as the file itself says. *date* is a column's name or number."""

    file: str
    date: str = ""
    decimal_mark: str = ""
    dates: str = ""


def parse(table: Table) -> Settings:
    """The settings under `[source]`."""
    found = Settings(
        table.text("file", limit=1000),
        table.text("date", "", limit=200),
        table.text("decimal_mark", "", choices=tuple(NAMES)),
        table.text("dates", "", choices=("dmy", "mdy")),
    )
    table.finish()
    return found


def check_path(path: str) -> str:
    """The column of the values: its name or number, "" for the only one that there is."""
    return path


def open_source(settings: Settings, paths: Mapping[str, str], world: Surroundings) -> TableFile:
    """The file, ready to be read."""
    return TableFile(settings, paths, world)


class TableFile:
    """The file is looked at again at each reading, and read only when its size or date is another."""

    whole = True

    def __init__(self, settings: Settings, paths: Mapping[str, str], world: Surroundings) -> None:
        self.path = os.path.join(world.folder, os.path.expanduser(settings.file))
        self._settings, self._paths, self._zone = settings, dict(paths), world.zone or UTC
        self._seen: tuple[int, int] | None = None
        self._found: Found = {}
        self.sentences: dict[str, str] = {}
        """What was understood of the file, for each number asked for."""

    @property
    def stamp(self) -> str:
        """Size and date of the file, and how it is to be read; "" when it is not there."""
        try:
            about = os.stat(self.path)
        except OSError:
            return ""
        return f"{about.st_size} {about.st_mtime_ns} {self.path} {self._settings} {self._paths} {self._zone}"

    async def read(self, now: datetime) -> Found:
        """Every sample of the file, or why there are none."""
        return self.read_now(now)

    def read_now(self, now: datetime) -> Found:
        """The same, for who has no event loop."""
        try:
            about = os.stat(self.path)
            seen = (about.st_size, about.st_mtime_ns)
            if seen != self._seen:
                self._found, self._seen = self._read(about.st_size), seen
        except FileNotFoundError:
            self._seen = None
            return self._all(
                SILENT, tr("{path!r} is not there; put it back, or add the target once more", path=self.path)
            )
        except OSError as bad:
            self._seen = None
            return self._all(
                BROKEN,
                tr(
                    "{path!r} cannot be read: {strerror}; make it a readable file",
                    path=self.path,
                    strerror=bad.strerror or bad,
                ),
            )
        return self._found

    async def close(self) -> None:
        """Nothing is kept open."""

    def _all(self, kind: str, words: str) -> Found:
        return dict.fromkeys(self._paths, Trouble(kind, words))

    def _read(self, size: int) -> Found:
        name = os.path.basename(self.path)
        if not os.path.isfile(self.path):
            return self._all(BROKEN, tr("{path!r} is no file; name a table such as a CSV", path=self.path))
        if size > MOST_BYTES:
            return self._all(
                BROKEN,
                tr(
                    "{name} has {size} bytes; a table may have {most_bytes} at most",
                    name=name,
                    size=size,
                    most_bytes=MOST_BYTES,
                ),
            )
        data = Path(self.path).read_bytes()
        found: dict[str, list[Sample] | Trouble] = {}
        for id_, column in self._paths.items():
            try:
                found[id_] = self._samples(data, name, id_, column)
            except BadInputError as bad:
                found[id_] = Trouble(BROKEN, str(bad))
        return found

    def _samples(self, data: bytes, name: str, id_: str, column: str) -> list[Sample]:
        given = self._settings
        asked = Asked(decimal=NAMES.get(given.decimal_mark, ""), dates=given.dates)
        series = read_series(data, name, given.date, column, asked)
        self.sentences[id_] = series.sentence
        pairs = zip(series.moments, series.values, strict=True)
        samples = [sample(at if at.tzinfo else at.replace(tzinfo=self._zone), value, "file") for at, value in pairs]
        return sorted(samples, key=lambda each: each.at)
