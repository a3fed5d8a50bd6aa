"""What is told of a target's source: no value came, it cannot be read, it can be read again; each once."""

from __future__ import annotations

from datetime import datetime

from bullseye.watch.edge import BROKEN, FLAPPING, READ_AGAIN, STALE, Edge
from bullseye.watch.rule import OK, Rule
from bullseye.watch.samples import SILENT, Sample
from bullseye.watch.store.looks import Looks
from bullseye.watch.store.states import Judged
from bullseye.watch.store.values import Reading
from bullseye.watch.targets.progress import Progress

_RULE = Rule(below=0.0, after=1, back_at=0.0, back_after=1, back_as=READ_AGAIN)
"""No value is a miss here: what is wanted of it is judged by the target itself."""


def source_edges(looks: Looks, found: Progress, reading: Reading, now: datetime) -> list[Edge]:
    """The edges of how the source was last read, on the disk before they are given. Raises StorageError.

    Only a reading that says something else than the last one is kept as a look, so that a source that is gone for a
    year, and looked for twice a minute, fills no disk.
    """
    target = found.target
    about = f"{target.id}/source"
    standing = looks.standings([about]).get(about)
    trouble = reading.trouble
    says = OK if trouble is None else STALE if trouble.kind == SILENT else BROKEN
    if standing is not None and standing.settled == standing.told == says:
        return []
    # Where it came to rest is told after a calm hour, in which a file may not have been read.
    at = now if standing is not None and standing.told == FLAPPING else reading.at
    last = looks.looks(about, most=1)
    if last and at <= last[0].at <= now:
        return []  # judged already, or older than what somebody else has read and judged since
    seen = trouble if trouble is not None else [Sample(at, found.value or 0.0, "source")]
    return looks.take(target.id, {"source": Judged(target.band, _RULE)}, {"source": seen}, at)
