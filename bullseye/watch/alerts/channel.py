"""A channel is a way to tell somebody, a TOML file each; the one place that lists the kinds of them."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple, Protocol, cast

from bullseye.datafile import Table
from bullseye.errors import BadFileError
from bullseye.watch.edge import Sink
from bullseye.watch.folder import read_definition
from bullseye.watch.source import Surroundings


class BadChannelError(BadFileError):
    """The file of a channel that cannot be used."""


class SinkKind(Protocol):
    """A module in `sinks/`: how its file is read, and how it is opened."""

    def parse(self, table: Table) -> Any:
        """Its keys, checked; the caller refuses what is left over."""

    def open_sink(self, name: str, settings: Any, world: Surroundings) -> Sink:
        """The channel, ready to tell."""


SINKS: dict[str, str] = {
    "apprise": "bullseye.watch.sinks.apprise",
    "command": "bullseye.watch.sinks.command",
    "discord": "bullseye.watch.sinks.discord",
    "email": "bullseye.watch.sinks.email",
    "log": "bullseye.watch.sinks.log",
    "ntfy": "bullseye.watch.sinks.ntfy",
    "slack": "bullseye.watch.sinks.slack",
    "teams": "bullseye.watch.sinks.teams",
    "webhook": "bullseye.watch.sinks.webhook",
}
"""Every kind of channel and the module that it is; the next one is one file and its line here."""


class Channel(NamedTuple):
    """One file: *settings* are what the kind's own module read; *link* is added to what is said."""

    name: str
    kind: str
    settings: Any
    link: str = ""


def sink_kind(name: str) -> SinkKind:
    """The module of a kind; imported when asked for."""
    return cast(SinkKind, import_module(SINKS[name]))


def parse_channel(raw: bytes, name: str, file: str) -> Channel:
    """Read a channel from the bytes of its file; raises BadChannelError naming file, key and value."""
    top = read_definition(raw, name, file, BadChannelError)
    kind = top.text("kind", choices=tuple(SINKS))
    link = top.text("link", "", limit=400)
    found = Channel(name, kind, sink_kind(kind).parse(top), link)
    top.finish()
    return found


def secret_as_channel(name: str) -> Channel:
    """A channel for a name that is no file: a secret whose value is an address that apprise understands."""
    return Channel(name, "apprise", sink_kind("apprise").parse(Table({"secret": name}, name, BadChannelError)))


def open_channel(channel: Channel, world: Surroundings) -> Sink:
    """The channel, ready to tell."""
    return sink_kind(channel.kind).open_sink(channel.name, channel.settings, world)
