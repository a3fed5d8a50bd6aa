"""A pointer with help: one that rests shoots by itself, or a hand that shakes hits where it was on the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.play.round.dwell import Dwell
from bullseye.play.round.steady import Steady
from bullseye.session.aids import DWELL, TREMOR
from bullseye.session.round import State

if TYPE_CHECKING:
    from bullseye.desk.round.range_page import Range
    from bullseye.session.plan import RoundPlan

RING_PX, LINE_PX, EDGE_PX = 22, 4, 8


class RestingHand:
    """Plays on *page* by the numbers that the record of a round of *plan* will have."""

    follows = True

    def __init__(self, page: Range, plan: RoundPlan) -> None:
        self._page, self._canvas = page, page.canvas
        dwell, tremor = plan.aids.get(DWELL), plan.aids.get(TREMOR)
        self._dwell = None if dwell is None else Dwell(dwell["within_mm"], dwell["time_s"])
        self._steady = None if tremor is None else Steady(tremor["within_mm"])
        colours, px = page.window.theme.palette, page.window.theme.px
        self._reach = px(RING_PX)
        self._ring = tuple(
            self._canvas.create_arc(
                0, 0, 1, 1, style="arc", start=90, extent=0, width=px(width), outline=outline, state="hidden"
            )
            for width, outline in ((EDGE_PX, colours.ground), (LINE_PX, colours.accent))
        )
        self._at = (0, 0)
        self._shown = False

    def _mm(self, column: int, row: int) -> tuple[float, float] | None:
        """The place on the range while the round runs."""
        round_on = self._page.round_on
        if round_on is None or round_on.viewport is None or round_on.round.state is not State.RUNNING:
            return None
        return round_on.viewport.pixel_to_mm(column, row)

    def began(self, now: float) -> None:
        """The pointer lies somewhere, and must leave before it can shoot there."""
        canvas = self._canvas
        self._at = canvas.winfo_pointerx() - canvas.winfo_rootx(), canvas.winfo_pointery() - canvas.winfo_rooty()
        place = self._mm(*self._at)
        if place is not None and self._dwell is not None:
            self._dwell.begin(*place)
        if place is not None and self._steady is not None:
            self._steady.moved(*place, now)

    def pressed(self, column: int, row: int, now: float) -> bool:
        """A press goes where it was meant; one of a pointer that could have rested begins a new rest."""
        place, round_on = self._mm(column, row), self._page.round_on
        if place is None or round_on is None or self._page.stay.on:
            return False
        self._shoot_due(now)
        if self._steady is not None:
            place = self._steady.meant(*place, now)
        if self._dwell is not None:
            self._dwell.begin(*place)
        with self._page.watch.section("click"):
            round_on.shot_at(*place, now)
            self._canvas.update_idletasks()
        return True

    def released(self, now: float) -> None:
        """Nothing hangs on that."""

    def moved(self, column: int, row: int, now: float) -> None:
        """The pointer goes on."""
        self._shoot_due(now)
        self._at = column, row
        place = self._mm(column, row)
        if place is not None and self._steady is not None:
            self._steady.moved(*place, now)
        if place is not None and self._dwell is not None:
            self._dwell.moved(*place, now)

    def _shoot_due(self, now: float) -> None:
        round_on = self._page.round_on
        shot = None if self._dwell is None or round_on is None else self._dwell.due(now)
        if shot is not None and round_on is not None and not self._page.stay.on:
            with self._page.watch.section("click"):
                round_on.shot_at(*shot)
                self._canvas.update_idletasks()

    def key_down(self, keysym: str, now: float, shift: bool) -> bool:
        """Keys stay what they are."""
        return False

    def key_up(self, keysym: str, now: float) -> None:
        """Keys stay what they are."""

    def place(self, now: float) -> tuple[int, int] | None:
        """The pointer's."""
        return None

    def frame(self, now: float) -> bool:
        """Shoot when a rest is over, and draw how much of it is."""
        if self._mm(*self._at) is None:
            self._show(0.0)
            return False
        self._shoot_due(now)
        waits = self._dwell is not None and self._dwell.waits
        self._show(self._dwell.share(now) if self._dwell is not None and waits else 0.0)
        return waits

    def _show(self, share: float) -> None:
        shown = share > 0
        if not shown and not self._shown:
            return
        self._shown = shown
        (x, y), reach = self._at, self._reach
        for item in self._ring:
            self._canvas.itemconfigure(item, state="disabled" if shown else "hidden", extent=-359.9 * share)
            self._canvas.coords(item, x - reach, y - reach, x + reach, y + reach)
            self._canvas.tag_raise(item)

    def rest(self, now: float) -> None:
        """The round waits."""
        self._show(0.0)

    def close(self) -> None:
        """Leave nothing on the canvas."""
        self._canvas.delete(*self._ring)
