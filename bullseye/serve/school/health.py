"""Signs of health: this process, the school's database behind it, and the numbers of all processes."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from bullseye.league.refused import RefusedError
from bullseye.school.roles import EVERYBODY
from bullseye.serve.answers import address
from bullseye.serve.metrics import Metrics
from bullseye.serve.network import is_ours
from bullseye.serve.school.operations import Asked, Operation
from bullseye.wire.school_health import Healthy
from bullseye.words import tr


class Health:
    """*look* asks the database whether it is there and has the tables of this bullseye; it raises StorageError."""

    def __init__(self, metrics: Metrics, look: Callable[[], None]) -> None:
        self._metrics = metrics
        self._look = look

    def operations(self) -> list[Operation]:
        """What may be asked."""
        return [
            Operation(
                "alive", "GET", "/livez", EVERYBODY, tr("Whether this process answers; the database is not asked."),
                self.alive, answer=Healthy,
            ),
            Operation(
                "health", "GET", "/healthz", EVERYBODY, tr("Whether the server and its database do what they should."),
                self.health, answer=Healthy,
            ),
            Operation(
                "metrics", "GET", "/metrics", EVERYBODY,
                tr("Numbers of all processes of this machine, for Prometheus; for the machine itself alone."),
                self.metrics, media="text/plain",
            ),
        ]  # fmt: skip

    async def alive(self, asked: Asked) -> Healthy:
        """For a proxy: a process that is here passes on what the database's trouble is, in a sentence."""
        return Healthy()

    def health(self, asked: Asked) -> Healthy:
        """For whoever is to be woken."""
        self._look()
        return Healthy()

    def metrics(self, asked: Asked) -> Response:
        """Counts and times; never whose they are."""
        # A proxy on this machine that was not named with --proxy asks from here too, for somebody else.
        if not is_ours(address(asked.request), ()) or "x-forwarded-for" in asked.request.headers:
            raise RefusedError(tr("the numbers are for the server's own machine; ask there"), "may-not")
        if not self._metrics.there:
            raise RefusedError(tr("the numbers need prometheus-client: pip install bullseye[metrics]"), "unknown")
        return Response(self._metrics.text(), media_type="text/plain; version=0.0.4")
