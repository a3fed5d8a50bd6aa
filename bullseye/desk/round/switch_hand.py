"""One switch as a hand: a line, then a point on it, each stopped by the switch: any key, or a click anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.round.crosshair_item import CrosshairItem
from bullseye.play.round.scan import WAITS, Scan
from bullseye.session.aids import SWITCH
from bullseye.session.round import State
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.round.range_page import Range
    from bullseye.session.plan import RoundPlan

HOLD_S = 2.0
"""A switch that is held so long pauses the round, from where it can be left."""
NO_SWITCH = {"Escape", "F1", "F11"}
"""Keys that stay what they are, for whoever helps."""
START_WORDS = tr("Press the switch to start the line. Hold it for 2 seconds to pause.")
LINE_PX, EDGE_PX = 3, 7


class SwitchHand:
    """Plays on *page* by the numbers that the record of a round of *plan* will have."""

    follows = False

    def __init__(self, page: Range, plan: RoundPlan) -> None:
        self._page, self._canvas = page, page.canvas
        numbers = plan.aids[SWITCH]
        self._scan = Scan(numbers["pace_s"], numbers["wait_s"], int(numbers["passes"]))
        self._range_mm = plan.drill.range_mm(plan.face)
        theme, canvas = page.window.theme, self._canvas
        colours, px = theme.palette, theme.px
        self._lines = tuple(
            canvas.create_line(0, 0, 0, 0, width=px(width), fill=fill, state="hidden")
            for width, fill in ((EDGE_PX, colours.ground), (LINE_PX, colours.accent))
        )
        self._words = canvas.create_text(
            0, 0, text=START_WORDS, fill=colours.text, font=theme.font("large"), anchor="n", justify="center",
            state="hidden",
        )  # fmt: skip
        self._point = CrosshairItem(canvas, page.window)
        self._held_since: float | None = None
        self._down = ""

    def began(self, now: float) -> None:
        """The first line begins."""
        self._scan.begin(now)

    def pressed(self, column: int, row: int, now: float) -> bool:
        """A click anywhere is the switch."""
        return self._press("click", now)

    def released(self, now: float) -> None:
        """It came up."""
        self._let_go("click", now)

    def moved(self, column: int, row: int, now: float) -> None:
        """Where the pointer lies says nothing."""

    def key_down(self, keysym: str, now: float, shift: bool) -> bool:
        """Any key is the switch, but for a few."""
        round_on = self._page.round_on
        if keysym in NO_SWITCH or round_on is None or not (round_on.live or self._page.stay.on):
            return False
        return self._press(keysym, now)

    def key_up(self, keysym: str, now: float) -> None:
        """It came up."""
        self._let_go(keysym, now)

    def _press(self, name: str, now: float) -> bool:
        round_on = self._page.round_on
        if self._page.stay.on or round_on is None:
            self._page.stay.clicked()
            return True
        self._down, self._held_since = name, now
        if round_on.round.state is not State.RUNNING:
            return round_on.live  # in the count there is nothing to stop; a pause hears its own keys
        spot = self._scan.press(now)
        if spot is not None:
            with self._page.watch.section("click"):
                round_on.shot_at(*self._scan.to_mm(spot, *self._range_mm), now)
        self.frame(now)
        self._canvas.update_idletasks()
        return True

    def _let_go(self, name: str, now: float) -> None:
        if name == self._down:
            self._down, self._held_since = "", None
            if self._page.round_on is not None:
                self._page.round_on.released(now)

    def place(self, now: float) -> tuple[int, int] | None:
        """Where line and point are."""
        view, spot = None if self._page.round_on is None else self._page.round_on.viewport, self._scan.at(now)
        if view is None:
            return None
        x, y = view.to_px(*self._scan.to_mm(spot, *self._range_mm))
        return int(x), int(y)

    def frame(self, now: float) -> bool:
        """Draw line and point where they are."""
        round_on = self._page.round_on
        view = None if round_on is None else round_on.viewport
        if round_on is None or view is None or round_on.round.state is not State.RUNNING:
            self._show(())
            return False
        if self._held_since is not None and now - self._held_since >= HOLD_S:
            self._held_since = None
            self._page.pause()
            return False
        spot = self._scan.at(now)
        if spot.stage == WAITS:
            self._show((self._words,))
            self._canvas.coords(self._words, self._canvas.winfo_width() / 2, self._page.window.theme.px(16))
            self._canvas.itemconfigure(self._words, width=self._canvas.winfo_width() * 0.9)
            return False
        x, y = view.to_px(*self._scan.to_mm(spot, *self._range_mm))
        half_px = self._range_mm[0] / 2 * view.px_per_mm
        self._show(self._lines)
        for item in self._lines:
            self._canvas.coords(item, view.width_px / 2 - half_px, y, view.width_px / 2 + half_px, y)
        if spot.stage == "point":
            self._point.show(int(x), int(y))
        return True

    def _show(self, shown: tuple[int, ...]) -> None:
        for item in (*self._lines, self._words):
            self._canvas.itemconfigure(item, state="disabled" if item in shown else "hidden")
            if item in shown:
                self._canvas.tag_raise(item)
        self._point.hide()

    def rest(self, now: float) -> None:
        """The round waits: the next line begins with it."""
        self._held_since = None
        self._show(())

    def close(self) -> None:
        """Leave nothing on the canvas."""
        self._canvas.delete(*self._lines, self._words)
        self._point.close()
