"""All that alerts need, joined: folders of definitions, the file of values, secrets, the client and the outbox."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from random import Random
from typing import NamedTuple

from bullseye.dirs import Dirs
from bullseye.errors import BullseyeError, UnknownNameError
from bullseye.net.client import Clock, Net
from bullseye.net.secrets import Secrets
from bullseye.watch.alerts.channel import Channel, open_channel, parse_channel, secret_as_channel
from bullseye.watch.alerts.outbox import Outbox
from bullseye.watch.alerts.recipients import Recipients
from bullseye.watch.edge import Sink
from bullseye.watch.folder import Definitions
from bullseye.watch.gateway import read_gateway
from bullseye.watch.source import Surroundings
from bullseye.watch.store.breakers import KeptBreakers
from bullseye.watch.store.database import Database
from bullseye.watch.store.errands import Errands
from bullseye.watch.store.pushed import Pushed
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.reading import parse_target
from bullseye.watch.targets.service import Targets
from bullseye.watch.watches.reading import parse_watch
from bullseye.words import tr

GATEWAY = "gateway.toml"


class Opened(NamedTuple):
    """What is open: *world* for sources, the *outbox*, the *net* to close, and the folder of *targets*."""

    channels: Definitions[Channel]
    outbox: Outbox
    net: Net
    world: Surroundings
    targets: Definitions[Target]

    def kept_targets(self, database: Database, now: Callable[[], datetime]) -> Targets:
        """The targets, with all that their sources may use."""
        world = self.world._replace(folder=str(self.targets.path))
        return Targets(self.targets, database, now, self.world.zone, world)

    def sink(self, name: str) -> Sink:
        """The channel of that name, or one made of the secret of that name. Raises BullseyeError."""
        return sink_of(self.channels, name, self.world)


def channels_in(dirs: Dirs) -> Definitions[Channel]:
    """The folder of channels."""
    return Definitions("channel", dirs.channels, parse_channel)


def sink_of(channels: Definitions[Channel], name: str, world: Surroundings) -> Sink:
    """The channel *name* of the folder; else the secret of that name is its address. Raises BullseyeError."""
    world = world._replace(folder=str(channels.path))
    if name in channels.names():
        return open_channel(channels.get(name), world)
    try:
        world.secret(name)
    except BullseyeError:
        raise UnknownNameError(tr("channel or secret"), name, channels.names()) from None
    return open_channel(secret_as_channel(name), world)


def open_alerts(dirs: Dirs, database: Database, secrets: Secrets, clock: Clock, zone: tzinfo, chance: Random) -> Opened:
    """Join it all; nothing is called and nothing written before it is used. Raises BadGatewayError, StorageError."""
    net = Net(clock, KeptBreakers(database))
    gateway = read_gateway(dirs.config / GATEWAY)
    world = Surroundings(str(dirs.watches), secrets.get, net, zone, gateway, Pushed(database))
    channels = channels_in(dirs)
    watches = Definitions("watch", dirs.watches, parse_watch)
    targets = Definitions("target", dirs.targets, parse_target)
    told_to = Recipients(watches, targets, channels, zone).of
    outbox = Outbox(Errands(database), told_to, lambda name: sink_of(channels, name, world), clock.utc, chance)
    return Opened(channels, outbox, net, world, targets)
