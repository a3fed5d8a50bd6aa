"""What an alert says: our own sentence for each kind of edge, or a person's text with named places in it."""

from __future__ import annotations

import re
from datetime import tzinfo
from typing import Any, NamedTuple

from bullseye.errors import BadInputError
from bullseye.watch import edge as kinds
from bullseye.watch.edge import Edge
from bullseye.words import number, tr

PLACES = ("name", "value", "unit", "target", "points", "since", "at", "link", "kind", "words", "about", "id")
"""What may stand in braces in a text."""
_PLACE = re.compile(r"\{([^{}]*)\}")
MOST_LETTERS = 1500

SENTENCES = {
    kinds.MISSED: tr("{name} is off target: {value} {unit}, wanted {target} ({points} points), since {since}"),
    kinds.BACK: tr("{name} is back on target: {value} {unit} ({points} points); it was not since {since}"),
    kinds.STALE: tr("{name} gives no value since {since}. {words}"),
    kinds.BROKEN: tr("{name} cannot be read since {since}. {words}"),
    kinds.REMINDER: tr("{name} is still not on target: {value} {unit}, wanted {target}, since {since}. {words}"),
    kinds.FLAPPING: tr("{name} changes again and again; this is said once, until it is calm for an hour"),
    kinds.ALL_BACK: tr("{name}: all on target again, as before {since}"),
    kinds.PAUSE_BEGAN: tr("{name}: a pause began at {at}; nothing is judged until its end"),
    kinds.PAUSE_ENDED: tr("{name}: the pause ended at {at}"),
    kinds.REACHED: tr("{name}: reached, {value} {unit} of {target}"),
    kinds.PACE_LOST: tr("{name} is behind its pace: {value} {unit} of {target}"),
    kinds.PACE_BACK: tr("{name} is on pace again: {value} {unit} of {target}"),
    kinds.LIKELY_MISS: tr("{name} will probably miss its target of {target}; now {value} {unit}. {words}"),
    kinds.NOT_LIKELY: tr("{name} is no longer likely to miss its target of {target}; now {value} {unit}. {words}"),
    kinds.READ_AGAIN: tr("{name} can be read again; it could not since {since}"),
    kinds.ODD: tr("{name} has an odd value: {value} {unit}. {words}"),
}


class About(NamedTuple):
    """What an edge is about, for a person; *target* is a number or a sentence such as "at least 100"."""

    name: str
    unit: str = ""
    target: str = ""


def check_text(text: str) -> str:
    """The same text; raises BadInputError for a place that is not known or a brace that stands alone."""
    for place in _PLACE.findall(text):
        if place not in PLACES:
            raise BadInputError(
                tr("there is no place {{{place}}} in a text; known are: {known}", place=place, known=", ".join(PLACES))
            )
    if re.search(r"[{}]", _PLACE.sub("", text)):
        raise BadInputError(tr("a brace stands alone in the text; write places such as {name} and {value}"))
    return text


def message(edge: Edge, about: About, zone: tzinfo, text: str = "", link: str = "") -> str:
    """The alert as it is sent, in one line; *text* is a person's own, "" takes our sentence."""
    places: dict[str, Any] = {
        "name": about.name, "unit": about.unit, "target": about.target or "-", "link": link,
        "value": "-" if edge.value is None else number(edge.value, ".6g"),
        "points": "-" if edge.points is None else number(edge.points, ".1f"),
        "since": f"{edge.since.astimezone(zone):%Y-%m-%d %H:%M}", "at": f"{edge.at.astimezone(zone):%Y-%m-%d %H:%M}",
        "kind": edge.kind, "words": edge.words, "about": edge.about, "id": edge.id,
    }  # fmt: skip
    chosen = text or SENTENCES[edge.kind] + (". {link}" if link else "")
    # One pass: braces in a value or in what a service said are letters like any others.
    filled = _PLACE.sub(lambda found: str(places.get(found[1], found[0])), chosen)
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in filled).split())
    tidy = re.sub(r" +([,;.])", r"\1", plain)
    return tidy if len(tidy) <= MOST_LETTERS else tidy[: MOST_LETTERS - 3] + "..."


def as_json(edge: Edge, text: str) -> dict[str, Any]:
    """An alert for programs: the edge's fields, moments as ISO 8601 in UTC, and the text."""
    return {
        "id": edge.id, "kind": edge.kind, "about": edge.about, "at": _iso(edge.at), "since": _iso(edge.since),
        "value": edge.value, "points": edge.points, "words": edge.words, "text": text,
    }  # fmt: skip


def _iso(moment: Any) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
