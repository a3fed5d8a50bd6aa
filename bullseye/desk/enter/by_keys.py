"""Shots of the face chosen and moved by keys, so that nothing on it needs a mouse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bullseye.desk.enter.entry_face import EntryFace, Pick
    from bullseye.play.entry.sheet import Sheet

NUDGE_PX, PAN_PX = 2, 40
WAYS = {"Left": (-1.0, 0.0), "Right": (1.0, 0.0), "Up": (0.0, 1.0), "Down": (0.0, -1.0)}


class Entering(Protocol):
    """What is asked of the page: its face, its chosen shot, and to move one."""

    face: EntryFace
    pick: Pick | None

    def move(self, pick: Pick, x_mm: float, y_mm: float) -> None:
        """A shot belongs somewhere else on the range."""

    def choose_shot(self, pick: Pick | None) -> None:
        """Arrows and Del are for that one now."""


def key_actions(page: Entering) -> dict[str, Callable[[], object]]:
    """The keys and what they do, for the `actions` of *page*."""
    return {"s": partial(_choose, page), **{key: partial(_nudge, page, *way) for key, way in WAYS.items()}}


def following(sheet: Sheet, pick: Pick | None) -> Pick | None:
    """The shot to choose after *pick*: the newest of the present end first, none after its first."""
    if pick is not None:
        return (pick[0], pick[1] - 1) if pick[1] else None
    ends = [end for end in (sheet.end, sheet.end - 1) if 0 <= end < len(sheet.ends) and sheet.ends[end]]
    return (ends[0], len(sheet.ends[ends[0]]) - 1) if ends else None


def _choose(page: Entering) -> None:
    if page.face.sheet is not None:
        page.choose_shot(following(page.face.sheet, page.pick))


def _nudge(page: Entering, x: float, y: float) -> None:
    """Move the chosen shot by two pixels of the screen; without one, the face that is near goes the other way."""
    face = page.face
    sheet, scale = face.sheet, face.px_per_mm
    if sheet is None:
        return
    if page.pick is None:
        face.pan_by(x * PAN_PX / scale, y * PAN_PX / scale)
        return
    mark = sheet.ends[page.pick[0]][page.pick[1]]
    centre, step_mm = sheet.centres_mm[mark.spot], NUDGE_PX / scale
    page.move(page.pick, centre[0] + mark.x_mm + x * step_mm, centre[1] + mark.y_mm + y * step_mm)
