"""A class in browsers for the tests: a clock that is moved by hand, students who shoot by script, crashes."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.people.options import Choices
from bullseye.league.league import League
from bullseye.league.lobby import Seated
from bullseye.league.news import News
from bullseye.wire.student import Answer, Sample, Shot
from tests.rounds import DRILLS, FACES

START_S = 1_790_000_000.0
PIN = "4711"


class Time:
    """Unix time that stands still until it is moved."""

    def __init__(self) -> None:
        self.s = START_S

    def __call__(self) -> float:
        return self.s

    def utc(self) -> datetime:
        return datetime.fromtimestamp(self.s, UTC)


class School:
    """A class in *data* (None: in memory) of a drill, with the PIN 4711; `crash` loses all that is in memory.

    *at* is the folder of one that is there already.
    """

    def __init__(
        self, data: Path | None = None, pace: str = "together", *, at: Path | None = None, **choices: Any
    ) -> None:
        self.time = Time()
        self._ids = count(1)
        self._tokens = count(1)
        if at is not None:
            self._room = OpenClass.open(at, self.time.utc, keep_devices=True)
            self.league = self._league()
            return
        wanted = {"drill": "ten-shots", "title": "7b Maths", **choices}
        self._room = OpenClass.new(data, Choices(**wanted), self.time.utc)
        self.league = self._league()
        self.league.acts.connect(pin=PIN, pace=pace)

    def _league(self) -> League:
        return League(
            self._room, FACES, DRILLS, self.time, lambda: str(uuid.UUID(int=next(self._ids))),
            lambda: f"token-{next(self._tokens)}", Random(7),
        )  # fmt: skip

    @property
    def news(self) -> News:
        return News(self.league, "e1")

    def join(self, *names: str) -> list[Seated]:
        """Students who come and whose pages listen."""
        found = []
        for name in names:
            seated = self.league.lobby.join(name, False, self.time.s)
            assert isinstance(seated, Seated)
            self.league.presence.arrived(seated.seat)
            found.append(seated)
        return found

    def advance(self, seconds: float, step_s: float = 0.1) -> None:
        """Let time pass as a server would: a tick each tenth of a second, and what waits is written."""
        end_s = self.time.s + seconds
        while self.time.s < end_s - 1e-9:
            self.time.s = min(end_s, self.time.s + step_s)
            self.league.tick()
            self.league.rounds.keep_now()

    def crash(self) -> None:
        """All that is in memory is gone, and what had not been written; the server starts again."""
        log = self._room.log
        assert log is not None
        log.close()
        self._room = OpenClass.open(log.folder, self.time.utc, keep_devices=True)
        self.league = self._league()

    def shoot(self, seat: int, n: int, x: float = 0.0, y: float = 0.0, **more: Any) -> Answer:
        """Shot number *n* of the round that *seat* plays, now; by touch unless another device is named."""
        played = self.league.rounds.playing[seat]
        values = {"t": round(self.time.s - played.began_s, 6), "device": "touch", **more}
        return self.league.rounds.shoot(played, [Shot(n, x=x, y=y, **values)])[0]


def straight(t_s: float, x: float, y: float) -> tuple[Sample, ...]:
    """A hand that moves calmly to a point."""
    return ((t_s - 0.1, x - 5.0, y), (t_s - 0.05, x - 2.0, y), (t_s, x, y))
