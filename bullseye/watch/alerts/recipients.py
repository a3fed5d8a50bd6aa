"""Who is told of an edge, and in which words: by the definition of its watch or its target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from bullseye.errors import BullseyeError
from bullseye.watch.alerts.channel import Channel
from bullseye.watch.edge import Edge
from bullseye.watch.folder import Definitions
from bullseye.watch.message import About, check_text, message
from bullseye.watch.targets.definition import Target
from bullseye.watch.watches.definition import Watch
from bullseye.watch.zone import zone_of
from bullseye.words import commas, number

SCHOOL = "school"
"""The channel that is told of a school's classes and seasons, whose edges are about `class:ID` and `season:ID`."""


class Recipients:
    """Looks an edge up in the folders of definitions; *here* is the zone of the machine."""

    def __init__(
        self, watches: Definitions[Watch], targets: Definitions[Target], channels: Definitions[Channel], here: tzinfo
    ) -> None:
        self._watches, self._targets, self._channels, self._here = watches, targets, channels, here

    def of(self, edge: Edge) -> list[tuple[str, str]] | None:
        """Channel and text for everybody who is told; None while its file cannot be read."""
        name, _, metric = edge.about.partition("/")
        if ":" in name:  # no definition is called so
            return [(SCHOOL, edge.words)] if SCHOOL in self._channels.names() else []
        try:
            if name in self._watches.names():
                return list(self._of_watch(edge, self._watches.get(name), metric))
            if name in self._targets.names():
                return list(self._of_target(edge, self._targets.get(name)))
        except BullseyeError:
            return None
        return []  # it was removed

    def _of_watch(self, edge: Edge, watch: Watch, metric: str) -> Iterator[tuple[str, str]]:
        zone = zone_of(watch.zone, self._here)
        about = About(watch.name)
        for each in watch.metrics:
            if each.id == metric:
                about = About(
                    commas((watch.name, each.name)), each.unit, f"{number(each.band.target, '.6g')} {each.unit}".strip()
                )
        for notify in watch.notify:
            if edge.kind in notify.on:
                yield notify.to, message(edge, about, zone, _usable(notify.text), self._link(notify.to))

    def _of_target(self, edge: Edge, target: Target) -> Iterator[tuple[str, str]]:
        zone = zone_of(target.zone, self._here)
        aim = f"{number(target.condition.target, '.6g')} {target.unit}".strip()
        for name in target.notify:
            yield name, message(edge, About(target.name, target.unit, aim), zone, "", self._link(name))

    def _link(self, name: str) -> str:
        try:
            return self._channels.get(name).link
        except BullseyeError:
            return ""


def _usable(text: str) -> str:
    """The text, or "" (our sentence) for one with a place that is not known: an alert is not lost by a slip in it."""
    try:
        return check_text(text)
    except BullseyeError:
        return ""
