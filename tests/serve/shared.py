"""Shared targets on a real server on loopback, for the tests of their pages."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bullseye.net.secrets import Secrets
from bullseye.serve.sharing import Door, SharedServer, new_token
from bullseye.watch.condition import Condition
from bullseye.watch.folder import Definitions
from bullseye.watch.period import Period
from bullseye.watch.store.database import Database
from bullseye.watch.targets.definition import TASKS, Target
from bullseye.watch.targets.reading import parse_target
from bullseye.watch.targets.service import Targets
from bullseye.watch.targets.sharing import Sharing
from tests.fakes import ManualClock
from tests.serve.live import Answered, Client

GLASSES = Target("glasses", "Glasses of water", "sum", Condition(8.0), Period("day"), unit="glasses")
WEIGHT = Target("weight", "Weight", "last", Condition(high=72.0), Period("year"), unit="kg", ring=0.5)
MOVE = Target("move", "Move", "sum", Condition(100.0), Period("year"), TASKS, unit="%")
ALL = (GLASSES, WEIGHT, MOVE)


def sharing_in(folder: Path, clock: ManualClock, database: Database) -> Sharing:
    """Three targets that are shared: a counter, a slider and two tasks."""
    definitions = Definitions("target", folder / "targets", parse_target)
    targets = Targets(definitions, database, clock.utc, clock.utc().tzinfo)  # type: ignore[arg-type]
    for target in ALL:
        if target.id not in definitions.names():
            targets.add(target)
            if target.kind == TASKS:
                targets.add_task("move", "Pack the kitchen", None)
                targets.add_task("move", "Call the movers", None)
    sharing = Sharing(targets, Secrets({}, None, folder / "secrets.json"), new_token)
    for target in ALL:
        sharing.share(target.id)
    return sharing


class Holder:
    """Somebody who holds the link of a target, and asks as a browser would."""

    def __init__(self, port: int, token: str, name: str = "") -> None:
        self.client = Client(port)
        self.at = f"/t/{token}"
        self.opened = self.client.post(f"{self.at}/open", {"name": name})

    def change(self, do: str, id_: str = "", **values: Any) -> Answered:
        return self.client.post(f"{self.at}/change", {"id": id_ or str(uuid.uuid4()), "do": do, **values})

    def undo(self, n: int) -> Answered:
        return self.client.post(f"{self.at}/undo", {"id": str(uuid.uuid4()), "n": n})

    def view(self) -> Any:
        return self.client.get(f"{self.at}/view").json

    def events(self) -> Iterator[Any]:
        """What the stream says of the target."""
        return (told for kind, told, _ in self.client.events(f"{self.at}/events") if kind == "target")


class Shared:
    """Shared targets on a real port."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.database = Database(folder / "values.sqlite3")
        self.sharing = sharing_in(folder, self.clock, self.database)
        self.targets = self.sharing.targets
        self.server = SharedServer(self.sharing, Door(port=0), self.clock.now)
        self.port = self.server.room.port
        self.holders: list[Holder] = []

    def holder(self, target: str, name: str = "") -> Holder:
        made = Holder(self.port, self.sharing.links()[target], name)
        self.holders.append(made)
        return made


@contextmanager
def shared(folder: Path) -> Iterator[Shared]:
    """A server for a `with` block; its end is part of the test."""
    made = Shared(folder)
    try:
        yield made
    finally:
        for holder in made.holders:
            holder.client.close()
        assert made.server.stop(60), "the server did not stop"
        made.database.close()
