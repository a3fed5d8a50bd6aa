"""Numbers for whoever watches the server, in the words of Prometheus; nothing where its client is not installed.

Several processes at one port keep theirs in files of one folder, and each tells the numbers of all: whoever asks cannot
choose whom it reaches.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The library's own name for that folder; a supervisor sets it before its workers start."""
_BUCKETS_S = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Metrics:
    """Counts requests by route and status, their time, shots, listeners; never whose they are."""

    def __init__(self) -> None:
        self._registry: Any = None
        try:
            prometheus: Any = import_module("prometheus_client")
        except ImportError:
            return
        self._text = prometheus.generate_latest
        registry = self._registry = prometheus.CollectorRegistry()
        self._requests = prometheus.Counter(
            "bullseye_requests", "Requests answered.", ["route", "status"], registry=registry
        )
        self._seconds = prometheus.Histogram(
            "bullseye_request_seconds", "Time to answer.", ["route"], buckets=_BUCKETS_S, registry=registry
        )
        self._tick_s = prometheus.Histogram(
            "bullseye_tick_seconds", "Time of a tick.", buckets=_BUCKETS_S, registry=registry
        )
        self._shots = prometheus.Counter("bullseye_shots", "Shots answered.", registry=registry)
        self._streams = prometheus.Gauge(
            "bullseye_streams", "Pages that listen.", registry=registry, multiprocess_mode="livesum"
        )
        if os.environ.get(FOLDER):
            together = import_module("prometheus_client.multiprocess")
            self._registry = prometheus.CollectorRegistry()
            together.MultiProcessCollector(self._registry)

    @property
    def there(self) -> bool:
        """True when there is something to read."""
        return self._registry is not None

    def request(self, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        if self.there:
            self._requests.labels(route, status).inc()
            self._seconds.labels(route).observe(seconds)

    def tick(self, seconds: float, streams: int) -> None:
        """A tick was done."""
        if self.there:
            self._tick_s.observe(seconds)
            self._streams.set(streams)

    def shots(self, count: int) -> None:
        """Shots were answered."""
        if self.there:
            self._shots.inc(count)

    def text(self) -> bytes:
        """All of them, as Prometheus reads them."""
        found: bytes = self._text(self._registry)
        return found


def process_is_gone(pid: int) -> None:
    """Let the numbers of now, such as pages that listen, forget a process; what it counted stays counted."""
    try:
        together: Any = import_module("prometheus_client.multiprocess")
    except ImportError:
        return
    together.mark_process_dead(pid)
