"""The two tests of the lab as drills: what [tapping] and [reaction] hold, and how their targets stand."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, sin, tau
from typing import Any

from bullseye.datafile import Table
from bullseye.drill.chance import stream
from bullseye.drill.schema import TESTS, read_keys
from bullseye.words import tr

EDGE = 1.04
"""How much larger than its outermost targets the range is."""
_OWN = ("name", "summary", "aliases", "ends", "ranked", *TESTS)


def parse_test(top: Table, ends: str) -> dict[str, Any]:
    """What a drill that ends by *ends* takes from its table, by the drill's own names; raises the table's error.

    Empty for every other drill, which must not have such a table.
    """
    for name in TESTS:
        if name != ends and top.has(name):
            raise top.fail(name, tr("a table"), tr('[{name}] is only for ends = "{name}"', name=name))
    if ends not in TESTS:
        return {}
    for key in top.given():
        if key not in _OWN or (key in TESTS and key != ends):
            raise top.fail(
                key,
                top.value(key),
                tr('a drill with ends = "{ends}" has no {key}; it can be left out', ends=ends, key=key),
            )
    if top.value("ranked"):
        raise top.fail("ranked", True, tr("a test counts no points, so it cannot be ranked"))
    table = top.table(ends)
    values = read_keys(table, ends)
    side = _check_tapping(table, values) if ends == "tapping" else _check_reaction(table, values)
    table.finish()
    return {ends: values, "range_faces": (side, side), "ranked": False}


def _check_tapping(table: Table, values: Mapping[str, Any]) -> float:
    """The side of the range, in face diameters."""
    n = values["n"]
    if n % 2 == 0:
        raise table.fail("n", n, tr("it must be odd, such as {n}: else the steps across the ring differ", n=n + 1))
    smallest, widest = float(min(values["amplitudes_faces"])), float(max(values["widths_faces"]))
    room = smallest * sin(tau / 2 / n)
    if widest > room:
        allowed = tr(
            "{n} targets that wide overlap on a ring of {ring:g}; they may be {most:.4g} wide at most",
            n=n,
            ring=smallest,
            most=room,
        )
        raise table.fail("widths_faces", list(values["widths_faces"]), allowed)
    return round(EDGE * (float(max(values["amplitudes_faces"])) + widest), 6)


def _check_reaction(table: Table, values: Mapping[str, Any]) -> float:
    first, last = values["foreperiod_s"]
    if first > last:
        raise table.fail("foreperiod_s", [first, last], tr("the first must not be more than the second"))
    disc, ring, most = float(values["disc_faces"]), float(values["ring_faces"]), int(max(values["choices"]))
    if most == 1 and len(values["choices"]) == 1:
        return round(EDGE * 2 * disc, 6)
    room = ring / 2 if most < 6 else ring * sin(tau / 2 / most)
    if disc > room:
        allowed = tr(
            "{n} discs and one in the middle overlap on a ring of {ring:g}; {most:.4g} is the most",
            n=most,
            ring=ring,
            most=room,
        )
        raise table.fail("disc_faces", disc, allowed)
    return round(EDGE * (ring + disc), 6)


def ring_places(n: int, diameter_mm: float) -> tuple[tuple[float, float], ...]:
    """The centres of *n* targets on a ring, in mm from its centre, y up: the first at the top, then clockwise."""
    radius = diameter_mm / 2
    return tuple(
        (round(radius * sin(tau * k / n), 6) + 0.0, round(radius * cos(tau * k / n), 6) + 0.0) for k in range(n)
    )


def across(n: int, step: int) -> int:
    """The target of the *step*-th click (0 is the one that starts): each lies across the ring from the last.

    The order of ISO 9241-411 for odd *n*: 0, (n + 1) / 2, 1, (n + 3) / 2, ... and after n steps 0 again.
    """
    return step * (n + 1) // 2 % n


def in_order(items: list[Any], order: str, seed: int, purpose: str) -> list[Any]:
    """*items* as they are "given", or shuffled by the seed: only `random()` is drawn, so every machine agrees."""
    found = list(items)
    if order == "random":
        chance = stream(seed, purpose)
        for last in range(len(found) - 1, 0, -1):
            other = int(chance.random() * (last + 1))
            found[last], found[other] = found[other], found[last]
    return found
