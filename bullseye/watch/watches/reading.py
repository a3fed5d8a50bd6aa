"""Reading a watch from its TOML file: unknown keys, impossible bands and secrets are refused in a sentence."""

from __future__ import annotations

from functools import partial

from bullseye.datafile import Table, is_slug
from bullseye.errors import BadFileError
from bullseye.watch.band import BETTERS, Band, check_band
from bullseye.watch.edge import BACK, BROKEN, KINDS, MISSED, STALE
from bullseye.watch.folder import checked, read_definition
from bullseye.watch.hours import DAYS, Hours, parse_hours
from bullseye.watch.rule import Rule
from bullseye.watch.samples import LARGEST
from bullseye.watch.source import Kind, kind_in, kind_of
from bullseye.watch.watches.definition import ANGLES, METRIC, MOST_METRICS, Metric, Notify, Watch
from bullseye.watch.zone import check_zone
from bullseye.words import tr


class BadWatchError(BadFileError):
    """The file of a watch that cannot be used."""


def parse_watch(raw: bytes, name: str, file: str) -> Watch:
    """Read a watch from the bytes of its file; raises BadWatchError naming file, key and value."""
    top = read_definition(raw, name, file, BadWatchError)
    source = top.table("source")
    kind = kind_in(source)
    module = kind_of(kind)
    settings = checked(source, "", lambda: module.parse(source))
    zone = top.text("zone", "", limit=60)
    checked(top, "zone", lambda: check_zone(zone))
    every_s = top.number("every_s", 60.0, low=1.0, high=86_400.0)
    timeout_s = getattr(settings, "timeout_s", 0.0)
    if timeout_s >= every_s:
        raise source.fail("timeout_s", timeout_s, tr("it must be less than every_s, {every_s:g}", every_s=every_s))
    watch = Watch(
        id=name,
        name=top.text("name", name, limit=80),
        metrics=_metrics(top, module),
        kind=kind,
        settings=settings,
        summary=top.text("summary", "", limit=400),
        every_s=every_s,
        stale_after=top.integer("stale_after", 3, low=1, high=1000),
        angle=top.text("angle", METRIC, choices=ANGLES),
        turn_s=top.number("turn_s", 900.0, low=10.0, high=86_400.0 * 7),
        zone=zone,
        notify=tuple(_notify(table) for table in top.tables("notify", limit=20)),
        pauses=tuple(_pause(table) for table in top.tables("pause", limit=20)),
    )
    top.finish()
    return watch


def _metrics(top: Table, module: Kind) -> tuple[Metric, ...]:
    found: dict[str, Metric] = {}
    for table in top.tables("metric", limit=MOST_METRICS):
        id_ = table.text("id", limit=64)
        if not is_slug(id_) or id_ in found:
            raise table.fail("id", id_, tr("it must be a new name in lower-case letters, digits and hyphens"))
        path = table.text("path", id_, limit=400)
        checked(table, "path", partial(module.check_path, path))
        target = table.number("target", low=-LARGEST, high=LARGEST)
        band = Band(
            target, table.number("ring", low=0.0, high=LARGEST, above=True), table.text("better", choices=BETTERS)
        )
        alert = table.table("alert")
        rule, quiet = _rule(alert), _quiet(alert)
        alert.finish()
        name, unit = table.text("name", id_, limit=80), table.text("unit", "", limit=20)
        table.finish()
        found[id_] = Metric(id_, name, path, unit, check_band(band), rule, quiet)
    if not found:
        raise top.fail("metric", [], tr("a watch needs a number to look at, under [[metric]]"))
    return tuple(found.values())


def _rule(alert: Table) -> Rule:
    below = alert.number("below", 7.0, low=0.1, high=10.9)
    back_at = alert.number("back_at", max(below, min(below + 1.0, 10.9)), low=0.1, high=10.9)
    if back_at < below:
        raise alert.fail("back_at", back_at, tr("it must be at least below, {below:g}", below=below))
    return Rule(
        below,
        alert.integer("after", 3, low=1, high=1000),
        back_at,
        alert.integer("back_after", 2, low=1, high=1000),
        alert.number("remind_s", 0.0, low=0.0, high=86_400.0 * 31),
    )


def _quiet(alert: Table) -> tuple[Hours, ...]:
    given = alert.texts("quiet")
    return tuple(checked(alert, "quiet", partial(parse_hours, text)) for text in given)


def _notify(table: Table) -> Notify:
    to = table.text("to", limit=64)
    if not is_slug(to):
        raise table.fail("to", to, tr("it must be a channel's name in lower-case letters, digits and hyphens"))
    on = table.strings("on", (MISSED, BACK, STALE, BROKEN))
    wrong = next((kind for kind in on if kind not in KINDS), None)
    if wrong is not None or not on:
        raise table.fail("on", list(on), tr("it must be a list of these: {known}", known=", ".join(KINDS)))
    found = Notify(to, on, table.text("text", "", limit=400))
    table.finish()
    return found


def _pause(table: Table) -> Hours:
    days = table.strings("days", DAYS)
    at = table.text("at", limit=20)
    found: Hours = checked(table, "at", lambda: parse_hours(at, days))
    table.finish()
    return found
