"""What a command prints: a number alone, or one after each name; its exit code and its time are numbers too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from bullseye.datafile import Table
from bullseye.errors import BadInputError
from bullseye.watch.process import run
from bullseye.watch.samples import BROKEN, Sample, Trouble, sample
from bullseye.watch.source import Found, Surroundings
from bullseye.words import tr

EXIT, ELAPSED_MS = "_exit", "_elapsed_ms"
_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?"
_ALONE = re.compile(rf"\s*({_NUMBER})\s*%?\s*")


class Settings(NamedTuple):
    """The program and its words; no shell takes part."""

    words: tuple[str, ...]
    timeout_s: float = 10.0


def parse(table: Table) -> Settings:
    """The settings under `[source]`."""
    words = () if isinstance(table.value("command"), str) else table.texts("command")
    if not words:
        example = tr('it must be a list of words, such as ["df", "--output=pcent", "/"]')
        raise table.fail("command", table.value("command"), example)
    found = Settings(words, table.number("timeout_s", 10.0, low=0.1, high=300.0))
    table.finish()
    return found


def check_path(path: str) -> str:
    """The name that stands before the number in what is printed; any will do where one number is all."""
    return path


def open_source(settings: Settings, paths: Mapping[str, str], world: Surroundings) -> Command:
    """The command, ready to be run."""
    return Command(settings, paths, world)


class Command:
    """Run once for all its numbers, in the folder of the definition, without our secrets in its environment."""

    whole = False
    stamp = ""

    def __init__(self, settings: Settings, paths: Mapping[str, str], world: Surroundings) -> None:
        self._settings = settings
        self._paths = dict(paths)
        self._folder = world.folder

    async def read(self, now: datetime) -> Found:
        """A sample for each path, or why there is none."""
        import asyncio

        loop = asyncio.get_running_loop()
        began_s = loop.time()
        ran = await run(self._settings.words, self._settings.timeout_s, self._folder)
        numbers = {ELAPSED_MS: (loop.time() - began_s) * 1000}
        if isinstance(ran, Trouble):
            return dict.fromkeys(self._paths, ran)
        numbers[EXIT] = float(ran.code)
        found: dict[str, list[Sample] | Trouble] = {}
        for id_, path in self._paths.items():
            if path in numbers:
                found[id_] = [sample(now, numbers[path], "command")]
            elif ran.code:
                words = tr(
                    "{program!r} ended with exit code {code}; try it in a terminal",
                    program=self._settings.words[0],
                    code=ran.code,
                )
                found[id_] = Trouble(BROKEN, words)
            else:
                found[id_] = self._one(path, ran.out, now)
        return found

    async def close(self) -> None:
        """Nothing is kept open."""

    def _one(self, path: str, out: str, now: datetime) -> list[Sample] | Trouble:
        match = _ALONE.fullmatch(out) or re.search(
            rf"^\s*{re.escape(path)}\s*[:=\s]\s*({_NUMBER})\s*%?\s*$", out, re.MULTILINE
        )
        if match is None:
            shown = repr(out[:40] + ("..." if len(out) > 40 else ""))
            words = tr(
                "{program!r} prints {shown}; it must print one number, or a line {path}=NUMBER",
                program=self._settings.words[0],
                shown=shown,
                path=path,
            )
            return Trouble(BROKEN, words)
        try:
            return [sample(now, float(match[1]), "command")]
        except BadInputError as bad:
            return Trouble(BROKEN, f"{self._settings.words[0]!r}: {bad}")
