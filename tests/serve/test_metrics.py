"""Numbers for Prometheus, or nothing where its client is not installed."""

from __future__ import annotations

import sys

import pytest

from bullseye.serve.metrics import Metrics


def test_requests_shots_and_listeners_are_counted() -> None:
    metrics = Metrics()
    metrics.request("/api/join", 200, 0.004)
    metrics.shots(3)
    metrics.tick(0.001, 7)
    text = metrics.text().decode()
    assert 'bullseye_requests_total{route="/api/join",status="200"} 1.0' in text
    assert "bullseye_shots_total 3.0" in text and "bullseye_streams 7.0" in text


def test_without_the_client_nothing_is_counted_and_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    metrics = Metrics()
    metrics.request("/", 200, 0.1)
    metrics.shots(1)
    metrics.tick(0.1, 1)
    assert not metrics.there
