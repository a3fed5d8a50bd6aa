"""An alert as a line of the log: what it is about and of which kind, for whoever collects logs."""

from __future__ import annotations

import logging

from bullseye.datafile import Table
from bullseye.watch.edge import Delivery, Edge
from bullseye.watch.source import Surroundings

LOG = logging.getLogger("bullseye.alerts")


def parse(table: Table) -> None:
    """It has no keys of its own."""


def open_sink(name: str, settings: None, world: Surroundings) -> Log:
    """The log, ready to be told."""
    return Log(name)


class Log:
    """Writes one line; what a service said is left out of logs."""

    def __init__(self, name: str) -> None:
        self.name = name

    async def tell(self, edge: Edge, text: str) -> Delivery:
        """Write it."""
        LOG.warning("alert", extra={"about": edge.about, "kind": edge.kind, "sink": self.name})
        return Delivery(edge.id, self.name, True, False, "written")
