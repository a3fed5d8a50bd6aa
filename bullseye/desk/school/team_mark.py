"""The mark of a team: a colour and a shape of its own, so that neither needs the other to be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bullseye.picture.axes import marker
from bullseye.picture.drawing import Disc
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.picture.drawing import Shape
    from bullseye.picture.look import Look


class TeamMark(NamedTuple):
    """A colour, "#rrggbb", and the kind of a chart's marker."""

    colour: str
    kind: str


TEAM_NAMES = (tr("Gold"), tr("Red"), tr("Blue"), tr("Black"), tr("White"), tr("Green"))
_NAMED = (
    TeamMark("#f2b705", "disc"), TeamMark("#c1121f", "square"), TeamMark("#0072b2", "triangle"),
    TeamMark("#000000", "diamond"), TeamMark("#ffffff", "ring"), TeamMark("#009e73", "plus"),
)  # fmt: skip
"""Of these names. Gold and red are what a room calls so, and differ in lightness; the others are those of M. Okabe and
K. Ito, Color Universal Design (2008). Each has a shape of its own besides.
"""
_ALSO = (
    "gelb yellow jaune amarillo giallo geel", "rot rouge rojo rosso rood", "blau bleu azul blu blauw",
    "schwarz noir negro nero zwart", "wei\u00df weiss blanc blanco bianco wit", "gr\u00fcn vert verde groen",
)  # fmt: skip
"""What teams of these colours are called elsewhere, in the order of TEAM_NAMES."""
_COLOURS = ("#0072b2", "#e69f00", "#cc79a7", "#009e73", "#56b4e9", "#d55e00")
_KINDS = ("disc", "triangle", "square", "diamond", "plus", "cross")
"""Of other names, as far as no team is called by that colour."""
_WIDE = 6.0


def mark_of(team: str, teams: Sequence[str]) -> TeamMark:
    """The mark of *team*, one of *teams*: a team called by a colour has that one, the others get theirs in order."""
    named = {
        word: mark for name, also, mark in zip(TEAM_NAMES, _ALSO, _NAMED, strict=True)
        for word in (name.casefold(), *also.casefold().split())
    }  # fmt: skip
    if team.casefold() in named:
        return named[team.casefold()]
    others = [one for one in teams if one.casefold() not in named]
    taken = {named[one.casefold()] for one in teams if one.casefold() in named}
    colours = [one for one in _COLOURS if one not in {mark.colour for mark in taken}] or list(_COLOURS)
    kinds = [one for one in _KINDS if one not in {mark.kind for mark in taken}] or list(_KINDS)
    number = others.index(team) if team in others else 0
    return TeamMark(colours[number % len(colours)], kinds[number % len(kinds)])


def team_shapes(team: str, teams: Sequence[str], x: float, y: float, r: float, look: Look) -> list[Shape]:
    """The mark of *team* about the place (x, y), as heavy as a disc of *r* px."""
    mark = mark_of(team, teams)
    if mark.kind == "ring":  # white is white on any ground, and needs an edge there
        return [Disc(x, y, r, fill=mark.colour, outline=look.text, width=max(1.0, r / 5))]
    return marker(mark.kind, x, y, r, mark.colour, look, _WIDE * r / max(1.0, look.px(14)))
