"""The way from a pixel of the play canvas to what is to be shot at: what leads the ear."""

from __future__ import annotations

from math import hypot

from bullseye.drill.field import SHOOT
from bullseye.play.round.controller import Controller


def way_to_centre(controller: Controller, column: int, row: int) -> tuple[float, float] | None:
    """From that pixel to the nearest target that is to be shot: mm right and up, as on a face of full size.

    None while no target is up.
    """
    if controller.viewport is None:
        return None
    x, y = controller.viewport.pixel_to_mm(column, row)
    places = [(*controller.round.target_mm, 1.0)]
    if controller.plan.drill.lively:
        up = controller.round.targets(controller.round.elapsed_s())
        places = [(target.x_mm, target.y_mm, target.size) for target in up if target.kind == SHOOT]
    ways = [((to_x - x) / size, (to_y - y) / size) for to_x, to_y, size in places if size > 0]
    return min(ways, key=lambda way: hypot(*way), default=None)
