"""States and rules as the JSON in which they are kept, and back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, NamedTuple

from bullseye.watch.band import Band
from bullseye.watch.group import Group
from bullseye.watch.rule import Rule, Standing
from bullseye.watch.store.tables import micros, moment_of

_MOMENTS = ("since", "leaned", "said", "troubled", "paused")


class Judged(NamedTuple):
    """By what a value is judged: its band and its rule."""

    band: Band
    rule: Rule


def standing_text(standing: Standing) -> str:
    """A standing as it is kept."""
    return _text(standing._asdict())


def standing_of(text: str) -> Standing:
    """A kept standing."""
    kept = _values(text)
    kept["changes"] = tuple(moment_of(us) for us in kept["changes"])
    return Standing(**kept)


def group_text(group: Group) -> str:
    """The state of a watch as it is kept."""
    return _text(group._asdict())


def group_of(text: str) -> Group:
    """A kept state of a watch."""
    return Group(**_values(text))


def judged_text(judged: Judged) -> str:
    """A band and a rule as they are kept."""
    return json.dumps({"band": judged.band._asdict(), "rule": judged.rule._asdict()})


def judged_of(text: str) -> Judged:
    """A kept band and rule."""
    kept = json.loads(text)
    return Judged(Band(**kept["band"]), Rule(**kept["rule"]))


def _text(values: dict[str, Any]) -> str:
    return json.dumps(values, default=_plain)


def _plain(value: object) -> object:
    assert isinstance(value, datetime)
    return micros(value)


def _values(text: str) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(text)
    return {key: moment_of(value) if key in _MOMENTS and value is not None else value for key, value in kept.items()}
