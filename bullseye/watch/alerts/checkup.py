"""What `doctor` looks at of watches, sources, channels, secrets and the outbox: each a sentence with what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any

from bullseye.dirs import Dirs
from bullseye.errors import BullseyeError
from bullseye.net.breaker import CLOSED
from bullseye.net.lookups import allow_many_lookups
from bullseye.net.secrets import Secrets
from bullseye.records.care.health import NOTE, OK, PROBLEM, Finding
from bullseye.watch.alerts.opened import Opened, channels_in
from bullseye.watch.edge import Edge
from bullseye.watch.folder import Definitions
from bullseye.watch.samples import BROKEN, Trouble
from bullseye.watch.source import SOURCES, Found, kind_of
from bullseye.watch.store.breakers import KeptBreakers
from bullseye.watch.store.database import Database
from bullseye.watch.store.errands import GIVEN_UP, WAITING, Errands
from bullseye.watch.targets.reading import parse_target
from bullseye.watch.watches.reading import parse_watch
from bullseye.words import commas, tr, trn

LONGEST_S = 15.0
"""For all sources together: they are read at once."""
SECRET_KEYS = ("secret", "sign_with")
LIBRARIES = {
    "httpx2": tr("calls"), "jmespath": "JSON", "prometheus_client": "Prometheus", "sqlalchemy": tr("databases"),
    "joserfc": tr("signed tokens"), "keyring": tr("keyring"), "apprise": "apprise",
}  # fmt: skip


def is_used(dirs: Dirs) -> bool:
    """True when there is something of this to look at."""
    return any(folder.is_dir() for folder in (dirs.watches, dirs.channels, dirs.targets)) or dirs.secrets.exists()


def of_alerts(dirs: Dirs, secrets: Secrets, database: Database, opened: Opened) -> Iterator[Finding]:
    """Everything, in the order it is told."""
    there = [word for module, word in LIBRARIES.items() if find_spec(module) is not None]
    gone = [word for module, word in LIBRARIES.items() if find_spec(module) is None]
    said = tr("with {there}", there=commas(there))
    if gone:
        said = tr("with {there}; without {gone}", there=commas(there), gone=commas(gone))
    yield Finding("services", OK, said)
    yield from _secrets(secrets)
    yield from _sources(dirs, opened)
    yield from _channels(dirs, secrets, opened)
    yield from _outbox(database)
    yield from _breakers(database, opened)


def _secrets(secrets: Secrets) -> Iterator[Finding]:
    try:
        found = secrets.names()
    except BullseyeError as bad:
        yield Finding("secrets", PROBLEM, str(bad), tr("Until then no source and no channel has one of that file."))
        return
    if found:
        yield Finding("secrets", OK, ", ".join(f"{each.name} ({each.place})" for each in found))


def _sources(dirs: Dirs, opened: Opened) -> Iterator[Finding]:
    """Every source is read once, all at once."""
    asked: dict[str, tuple[str, Any, Mapping[str, str]]] = {}
    watches, bad_watches = Definitions("watch", dirs.watches, parse_watch).all()
    targets, bad_targets = Definitions("target", dirs.targets, parse_target).all()
    for what, files in (("watch", bad_watches), ("target", bad_targets)):
        for file in files:
            yield Finding(f"{what} {file.name}", PROBLEM, file.reason, tr("Mend or remove that file; the others work."))
    asked |= {f"watch {each.id}": (each.kind, each.settings, each.paths) for each in watches}
    asked |= {
        f"target {each.id}": (each.kind, each.settings, {each.id: each.path}) for each in targets if each.settings
    }
    asked = {name: each for name, each in asked.items() if each[0] in SOURCES}
    for name, found in _read_all(asked, opened).items():
        troubles = {id_: each for id_, each in found.items() if isinstance(each, Trouble)}
        for id_, trouble in troubles.items():
            state = PROBLEM if trouble.kind == BROKEN else NOTE
            yield Finding(
                name, state, f"{id_}: {trouble.words}", tr("Mend the source or its definition, then look again.")
            )
        if not troubles:
            yield Finding(name, OK, trn("{n} number was read", "{n} numbers were read", len(found)))


def _read_all(asked: Mapping[str, tuple[str, Any, Mapping[str, str]]], opened: Opened) -> dict[str, Found]:
    import asyncio

    async def one(kind: str, settings: Any, paths: Mapping[str, str]) -> Found:
        try:
            source = kind_of(kind).open_source(settings, paths, opened.world)
        except BullseyeError as bad:
            return dict.fromkeys(paths, Trouble(BROKEN, str(bad)))
        try:
            async with asyncio.timeout(LONGEST_S):
                return await source.read(opened.net.utc())
        except TimeoutError:
            return dict.fromkeys(paths, Trouble(BROKEN, tr("no answer within {limit:g} s", limit=LONGEST_S)))
        finally:
            await source.close()

    async def every() -> list[Found]:
        allow_many_lookups()
        try:
            return list(await asyncio.gather(*(one(*each) for each in asked.values())))
        finally:
            await opened.net.close()

    return dict(zip(asked, asyncio.run(every()), strict=True)) if asked else {}


def _channels(dirs: Dirs, secrets: Secrets, opened: Opened) -> Iterator[Finding]:
    """Files, the secrets that they name, and the channels that watches and targets name."""
    found, unusable = channels_in(dirs).all()
    for file in unusable:
        yield Finding(f"channel {file.name}", PROBLEM, file.reason, tr("Mend or remove that file; the others work."))
    for channel in found:
        name = f"channel {channel.name}"
        lacking = [bad for each in secrets_named(channel.settings) if (bad := _lacks(secrets, each))]
        if lacking:
            yield Finding(name, PROBLEM, lacking[0], tr("Alerts wait for it, for three days."))
        else:
            yield Finding(
                name, OK, tr("{kind}; try it with: bullseye alerts test {name}", kind=channel.kind, name=channel.name)
            )
    watches, _ = Definitions("watch", dirs.watches, parse_watch).all()
    targets, _ = Definitions("target", dirs.targets, parse_target).all()
    named = [(f"watch {watch.id}", notify.to) for watch in watches for notify in watch.notify]
    named += [(f"target {target.id}", to) for target in targets for to in target.notify]
    for what, to in sorted(set(named)):
        if to not in opened.channels.names() and _lacks(secrets, to):
            words = tr("tells {to!r}, which is neither a channel nor a secret", to=to)
            yield Finding(what, PROBLEM, words, tr("Write channels/{to}.toml, or: bullseye secrets set {to}", to=to))


def secrets_named(settings: Any) -> list[str]:
    """The names of secrets in a kind's settings, however deep."""
    if not hasattr(settings, "_asdict"):
        return []
    found = []
    for key, value in settings._asdict().items():
        if key in SECRET_KEYS and isinstance(value, str):
            found += [value] if value else []
        else:
            found += secrets_named(value)
    return found


def _lacks(secrets: Secrets, name: str) -> str:
    """Why there is no such secret; "" when there is one."""
    try:
        secrets.get(name)
    except BullseyeError as bad:
        return str(bad)
    return ""


def _outbox(database: Database) -> Iterator[Finding]:
    try:
        waiting = Errands(database).listed(1000, WAITING)
        lost = Errands(database).listed(1000, GIVEN_UP)
    except BullseyeError as bad:
        yield Finding("alerts", PROBLEM, str(bad), tr("Until then nothing is told."))
        return
    tried = [each for each in waiting if each.tries]
    if tried:
        words = trn("{n} alert could not be told yet", "{n} alerts could not be told yet", len(tried))
        yield Finding(
            "alerts", NOTE, f"{words}: {_last(tried[-1].edge)}, {tried[-1].words}", tr("See: bullseye alerts list")
        )
    if lost:
        words = trn("{n} alert was given up", "{n} alerts were given up", len(lost))
        yield Finding(
            "alerts", NOTE, f"{words}: {_last(lost[-1].edge)}, {lost[-1].words}", tr("See: bullseye alerts list")
        )


def _last(edge: Edge) -> str:
    return f"{edge.about} {edge.kind} {edge.at:%Y-%m-%d %H:%M} UTC"


def _breakers(database: Database, opened: Opened) -> Iterator[Finding]:
    for name, breaker in KeptBreakers(database).all().items():
        if breaker.state(opened.net.utc()) != CLOSED:
            words = trn("{n} failure in a row", "{n} failures in a row", breaker.failures)
            yield Finding(f"breaker {name}", NOTE, f"{words}: {breaker.words}", tr("It is tried again by itself."))
