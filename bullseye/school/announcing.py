"""Announcements of a school as edges, so that the alerts tell them as they tell those of targets."""

from __future__ import annotations

from bullseye.school.tasks import Announcement
from bullseye.watch.edge import Edge


def edge_of(found: Announcement) -> Edge:
    """The edge that an announcement is to the alerts: under its own id, due at once."""
    return Edge(found.id, found.kind, found.about, found.at, found.at, found.at, words=found.words)
