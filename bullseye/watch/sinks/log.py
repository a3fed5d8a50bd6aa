"""An alert as a line of the log: what it is about and of which kind, for whoever collects logs."""

from __future__ import annotations

import logging

from bullseye.datafile import Table
from bullseye.watch.edge import Delivery, Edge
from bullseye.watch.source import Surroundings
from bullseye.words import tr

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
        """Write it; where no log is written the alert waits for one."""
        if not is_written():
            words = tr("no log is written here; give --log-file")
            return Delivery(edge.id, self.name, False, True, words)
        LOG.warning("alert", extra={"about": edge.about, "kind": edge.kind, "sink": self.name})
        return Delivery(edge.id, self.name, True, False, "written")


def is_written() -> bool:
    """Whether a line would get anywhere."""
    logger: logging.Logger | None = LOG
    while logger is not None:
        if any(not isinstance(each, logging.NullHandler) for each in logger.handlers):
            return True
        logger = logger.parent if logger.propagate else None
    return False
