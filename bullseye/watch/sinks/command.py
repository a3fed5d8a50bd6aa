"""An alert to a command: it gets the JSON of the edge on its standard input, and exit code 0 is taken."""

from __future__ import annotations

import json
from typing import NamedTuple

from bullseye.datafile import Table
from bullseye.watch.edge import Delivery, Edge
from bullseye.watch.message import as_json
from bullseye.watch.process import run
from bullseye.watch.samples import Trouble
from bullseye.watch.source import Surroundings
from bullseye.words import tr


class Settings(NamedTuple):
    """The program and its words; no shell takes part, and nothing of the alert becomes a word."""

    words: tuple[str, ...]
    timeout_s: float = 10.0


def parse(table: Table) -> Settings:
    """Its keys: command, timeout_s."""
    words = () if isinstance(table.value("command"), str) else table.texts("command")
    if not words:
        raise table.fail(
            "command", table.value("command"), tr('it must be a list of words, such as ["notify-send", "-"]')
        )
    return Settings(words, table.number("timeout_s", 10.0, low=0.1, high=60.0))


def open_sink(name: str, settings: Settings, world: Surroundings) -> Command:
    """The command, ready to be run."""
    return Command(name, settings, world)


class Command:
    """Run once a try, in the folder of the channels."""

    def __init__(self, name: str, settings: Settings, world: Surroundings) -> None:
        self.name = name
        self._settings = settings
        self._folder = world.folder

    async def tell(self, edge: Edge, text: str) -> Delivery:
        """Run it once."""
        given = (json.dumps(as_json(edge, text)) + "\n").encode()
        ran = await run(self._settings.words, self._settings.timeout_s, self._folder, given)
        if isinstance(ran, Trouble):
            return Delivery(edge.id, self.name, False, True, ran.words)
        if ran.code:
            words = tr("{program!r} ended with exit code {code}", program=self._settings.words[0], code=ran.code)
            return Delivery(edge.id, self.name, False, True, words)
        return Delivery(edge.id, self.name, True, False, tr("the command ended well"))
