"""Edges for the tests of alerts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bullseye.watch.edge import MISSED, Edge

NOON = datetime(2026, 11, 22, 19, 40, 1, tzinfo=UTC)


def edge(n: int = 1, kind: str = MISSED, about: str = "shop/p95", due_s: float = 0.0, words: str = "") -> Edge:
    """The *n*th edge about a number, found at NOON."""
    since = NOON - timedelta(minutes=5)
    return Edge(f"{about}/{n}", kind, about, NOON, NOON + timedelta(seconds=due_s), since, 640.0, 2.2, words)
