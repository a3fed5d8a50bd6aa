"""Watches in words: states, ages, what is wanted of a number."""

from __future__ import annotations

from collections.abc import Callable

from bullseye.watch.band import HIGHER, LOWER
from bullseye.watch.edge import BROKEN, MISSED, STALE
from bullseye.watch.rule import OK, PENDING, RECOVERING, UNKNOWN
from bullseye.watch.targets.words import number_text
from bullseye.watch.watches.board import Board
from bullseye.watch.watches.definition import Metric
from bullseye.wording.numbers import DASH
from bullseye.words import tr

_STATES: dict[str, Callable[[], str]] = {
    UNKNOWN: lambda: tr("unknown"),
    OK: lambda: tr("on target"),
    PENDING: lambda: tr("pending"),
    MISSED: lambda: tr("missed"),
    RECOVERING: lambda: tr("recovering"),
    STALE: lambda: tr("stale"),
    BROKEN: lambda: tr("broken"),
}


def state_text(state: str) -> str:
    """A state in a word or two."""
    return _STATES[state]()


def board_state(found: Board) -> str:
    """The state of a whole watch."""
    if found.paused is not None:
        return tr("paused")
    return tr("all on target") if found.state == OK else state_text(found.state)


def wanted_text(metric: Metric) -> str:
    """`at most 200 ms`, `near 7`."""
    target = number_text(metric.band.target) + (f" {metric.unit}" if metric.unit else "")
    if metric.band.better == LOWER:
        return tr("at most {target}", target=target)
    return (
        tr("at least {target}", target=target) if metric.band.better == HIGHER else tr("near {target}", target=target)
    )


def age_text(age_s: float | None) -> str:
    """`12 s`, `5 min`, `3 h`, `2 d`; a dash for None."""
    if age_s is None:
        return DASH
    for unit, size in ((tr("d"), 86_400), (tr("h"), 3600), (tr("min"), 60)):
        if age_s >= 2 * size:
            return f"{age_s / size:.0f} {unit}"
    return f"{age_s:.0f} {tr('s')}"
