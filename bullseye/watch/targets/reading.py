"""Reading a target from its TOML file, and writing one: what cannot be is refused in a sentence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from bullseye.datafile import Table
from bullseye.errors import BadFileError
from bullseye.watch.condition import Condition, check_condition
from bullseye.watch.folder import checked, read_definition
from bullseye.watch.foresight import FORESIGHTS
from bullseye.watch.measures import MEASURES
from bullseye.watch.period import KINDS, MOST_ROLLING, ROLLING, UNTIL, Period
from bullseye.watch.period import check as check_period
from bullseye.watch.samples import LARGEST
from bullseye.watch.source import kind_in, kind_of
from bullseye.watch.targets.definition import OWN_KINDS, TASKS, Target
from bullseye.watch.zone import check_zone
from bullseye.words import tr

T = TypeVar("T")


class BadTargetError(BadFileError):
    """The file of a target that cannot be used."""


def parse_target(raw: bytes, name: str, file: str) -> Target:
    """Read a target from the bytes of its file; raises BadTargetError naming file, key and value."""
    top = read_definition(raw, name, file, BadTargetError)
    source = top.table("source")
    kind = kind_in(source, *OWN_KINDS)
    path, settings = source.text("value", "", limit=400), None
    if kind not in OWN_KINDS:
        module = kind_of(kind)
        checked(source, "value", lambda: module.check_path(path))
        settings = checked(source, "kind", lambda: module.parse(source))
        if kind == "sql" and not settings.dated:
            raise source.fail(
                "dated", False, tr("a target needs dates: write dated = true, and SELECT a date and a value")
            )
    else:
        source.finish()
    zone = top.text("zone", "", limit=60)
    checked(top, "zone", lambda: check_zone(zone))
    found = Target(
        id=name,
        name=top.text("name", name, limit=80),
        measure="sum" if kind == TASKS else top.text("measure", choices=tuple(MEASURES)),
        condition=Condition(100.0) if kind == TASKS else _condition(top, file),
        period=_period(top),
        kind=kind,
        settings=settings,
        path=path,
        unit=top.text("unit", "%" if kind == TASKS else "", limit=20),
        ring=top.number("ring", 0.0, low=0.0, high=LARGEST),
        zone=zone,
        due_days=top.integer("due_days", 7, low=0, high=3660),
        notify=top.strings("notify"),
        every_s=top.number("every_s", 3600.0, low=10.0, high=86_400.0 * 31),
        foresee=_foresee(top),
    )
    top.finish()
    return found


def _foresee(top: Table) -> tuple[str, ...]:
    given = top.strings("foresee")
    wrong = next((kind for kind in given if kind not in FORESIGHTS), None)
    if wrong is not None:
        raise top.fail("foresee", list(given), tr("it must be a list of these: {known}", known=", ".join(FORESIGHTS)))
    return given


def _condition(top: Table, file: str) -> Condition:
    low = top.number("at_least", None, low=-LARGEST, high=LARGEST)
    high = top.number("at_most", None, low=-LARGEST, high=LARGEST)
    if low is None and high is None:
        raise BadTargetError(
            file, "", tr("neither at_least nor at_most is given"), tr("a target needs a number to reach")
        )
    key = "at_least" if low is not None else "at_most"
    return checked(top, key, lambda: check_condition(Condition(low, high)))


def _period(top: Table) -> Period:
    kind = top.text("per", choices=KINDS)
    start = top.day("start") if kind == UNTIL else None
    until = top.day("until") if kind == UNTIL else None
    days = top.integer("days", low=1, high=MOST_ROLLING) if kind == ROLLING else 0
    return checked(top, "until" if kind == UNTIL else "per", lambda: check_period(Period(kind, start, until, days)))


def target_toml(target: Target) -> str:
    """The text of the file that `parse_target` reads back as *target*."""
    period, condition = target.period, target.condition
    top: dict[str, Any] = {"name": target.name}
    if target.kind != TASKS:
        top |= {"measure": target.measure, "at_least": condition.low, "at_most": condition.high}
    top |= {"unit": target.unit, "per": period.kind, "start": period.start, "until": period.until}
    top |= {"days": period.days or None, "ring": target.ring or None, "zone": target.zone}
    top |= {"due_days": target.due_days if target.due_days != Target._field_defaults["due_days"] else None}
    top |= {"notify": list(target.notify) or None, "foresee": list(target.foresee) or None}
    top |= {"every_s": target.every_s if target.every_s != Target._field_defaults["every_s"] else None}
    settings = target.settings._asdict() if target.settings is not None else {}
    lines = [*_lines(top), "", "[source]", *_lines({"kind": target.kind, **settings, "value": target.path})]
    return "\n".join(lines) + "\n"


def _lines(values: Mapping[str, Any]) -> list[str]:
    return [f"{key} = {_toml(value)}" for key, value in values.items() if value not in (None, "")]


def _toml(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False)  # a JSON text, number or list of texts is one of TOML too
