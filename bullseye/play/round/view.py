"""What a view of a round must offer, and the plain data it is given: no tkinter, no rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from bullseye.play.round.outcome import Outcome

if TYPE_CHECKING:
    from bullseye.drill.drill import Drill
    from bullseye.play.round.standing import Standing
    from bullseye.target.face import Face


@dataclass(frozen=True, slots=True)
class Mark:
    """A shot to draw: pixels on the play canvas, x right, y down; *label* is the points beside it.

    *lasting* marks stay while the target stands; others belong to a target that has moved on and may go. *wrong*
    tells that it struck a target that must not be shot: it is then no *hit*. *ground* is the colour that lies under it
    and stays there; empty where that is not known. *share* is what a hit's ring is of the best, 0 to 1. *middle* is the
    innermost ring of the target that was shot at (centre and radius), which the points are not to cover.
    """

    x_px: float
    y_px: float
    radius_px: float
    label: str
    hit: bool
    is_x: bool
    lasting: bool
    number: int
    wrong: bool = False
    ground: str = ""
    share: float = 1.0
    middle: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class TargetPx:
    """A target to draw: number *number* of those up at once, its centre in pixels and the face's diameter there.

    *kind* is `shoot` or `dont`; the second must differ in shape and colour. Targets come in the order of drawing:
    a later one covers those before it.
    """

    number: int
    x_px: float
    y_px: float
    diameter_px: float
    kind: str


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is on the play canvas of a round of *drill* on *face*, in pixels: drawn again after a resize.

    *target_px* is where a single still target stands. Where targets move, come and go or are several, *targets*
    holds all that stand now, and *target_px* the first of them for a view that draws one.
    """

    face: Face
    drill: Drill
    target_px: tuple[float, float] | None
    face_px: float
    px_per_mm: float
    marks: tuple[Mark, ...]
    targets: tuple[TargetPx, ...] = ()


@dataclass(frozen=True, slots=True)
class Hud:
    """The numbers beside the play canvas, ready to print. A dash stands for what there is none of.

    *notes* are what only some drills tell, as (label, value): the series, wrong hits, targets missed. *lacks* names
    the numbers that this drill never has, by their fields.
    """

    score: str
    shots: str
    accuracy: str
    combo: int
    bonus: str
    left_label: str
    left: str
    last: str
    ranked: bool
    notes: tuple[tuple[str, str], ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GhostPx:
    """A shot of the round that is played against, in pixels as a Mark; it must not look like one's own."""

    number: int
    x_px: float
    y_px: float
    radius_px: float
    hit: bool


class View(Protocol):
    """Draws what it is told, inside the call; decides nothing."""

    def show_scene(self, scene: Scene) -> None:
        """Draw the whole canvas anew."""

    def show_count(self, number: int) -> None:
        """Show the count before the round; 0 takes it away."""

    def show_target(self, x_px: float, y_px: float) -> None:
        """Move the target's centre there."""

    def show_mark(self, mark: Mark) -> None:
        """Draw one more shot, with its short flash, before returning."""

    def show_hud(self, hud: Hud) -> None:
        """Print the numbers."""

    def show_paused(self, paused: bool) -> None:
        """Hide the face and say how to go on, or show it again."""

    def show_finished(self, outcome: Outcome) -> None:
        """The round is over and was saved (or could not be): go to the result page."""

    def show_left(self) -> None:
        """The player left the round: go back to where it was started."""


@runtime_checkable
class MovingView(View, Protocol):
    """A view that can draw several targets that move; one that cannot is shown the first by `show_target`."""

    def show_targets(self, targets: tuple[TargetPx, ...]) -> None:
        """These targets stand now, and no others; called whenever that differs from the last time."""


@runtime_checkable
class StandingView(View, Protocol):
    """A view that can keep the face of a series that is over, with its sum."""

    def show_standing(self, standing: Standing | None) -> None:
        """Show it in large type where it covers no shot; None takes it away."""


@runtime_checkable
class GhostView(View, Protocol):
    """A view that can show the shots of the round that is played against; without one there is only its line."""

    def show_ghost(self, shots: tuple[GhostPx, ...]) -> None:
        """These shots of the ghost are to be seen now, and no others; called whenever that differs."""
