"""A hand that plays the two tests in a window: real events on a clock that is moved by hand."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from bullseye.session.reaction import Phase
from bullseye.session.round import State

if TYPE_CHECKING:
    from bullseye.desk.lab.lab_page import LabPage
    from bullseye.desk.lab.reaction_page import ReactionPage
    from bullseye.desk.lab.tapping_page import TappingPage
    from tests.fakes import ManualClock

REACTION_S = 0.24


def move(page: LabPage, x_px: float, y_px: float) -> None:
    page.canvas.event_generate("<Motion>", x=round(x_px), y=round(y_px))


def press(page: LabPage, clock: ManualClock, x_px: float, y_px: float, held_s: float = 0.09) -> None:
    """Down, held, and up again."""
    page.canvas.event_generate("<ButtonPress-1>", x=round(x_px), y=round(y_px))
    clock.advance(held_s)
    page.canvas.event_generate("<ButtonRelease-1>", x=round(x_px), y=round(y_px))


class TappingHand:
    """Goes to each target in four moves and presses near its middle; *spread* is in times the target's width."""

    def __init__(self, page: TappingPage, clock: ManualClock, spread: float = 0.15, seed: str = "hand") -> None:
        self.page, self.clock, self.spread = page, clock, spread
        self.random = Random(seed)
        self.at = (5.0, 5.0)

    def aim(self) -> tuple[float, float]:
        """A place near the target to hit, in pixels."""
        test, view = self.page.test, self.page.viewport
        assert view is not None
        x, y = view.to_px(*test.places[test.target])
        off = 0.0 if not test.step else self.spread * test.condition.width_mm * view.px_per_mm
        return self.random.gauss(x, off), self.random.gauss(y, off)

    def tap(self, aside_px: float = 0.0) -> None:
        """One click."""
        x, y = self.aim()
        x += aside_px
        pace_s = 0.45 + 0.2 * self.random.random()
        for part in (0.3, 0.7, 0.95, 1.0):
            self.clock.advance(pace_s / 4)
            move(self.page, self.at[0] + part * (x - self.at[0]), self.at[1] + part * (y - self.at[1]))
        press(self.page, self.clock, x, y)
        self.at = (x, y)

    def play(self, most: int = 2000) -> None:
        """Until the test is over."""
        for _ in range(most):
            if self.page.round_state is not State.RUNNING:
                return
            self.tap()


class ReactionHand:
    """Rests in the middle, waits frame by frame, and answers."""

    def __init__(self, page: ReactionPage, clock: ManualClock) -> None:
        self.page, self.clock = page, clock

    def centre(self) -> tuple[float, float]:
        return self.page.canvas.winfo_width() / 2, self.page.canvas.winfo_height() / 2

    def until_lit(self) -> None:
        """Begin where that is needed, and wait for the light."""
        test = self.page.test
        if test.phase is Phase.HOME:
            move(self.page, *self.centre())
            if not test.moves:
                press(self.page, self.clock, *self.centre())
        while test.phase is Phase.WAIT:
            self.clock.advance(1 / 60)
            self.page.frame()

    def answer(self, after_s: float = REACTION_S, disc: int | None = None) -> None:
        """Answer the light; *disc* is another one than that which is lit."""
        test, view = self.page.test, self.page.viewport
        assert view is not None
        self.clock.advance(after_s)
        if not test.moves:
            press(self.page, self.clock, *self.centre())
            return
        lit = test.lit if disc is None else disc
        assert lit is not None
        x, y = view.to_px(*test.places[lit])
        for part in (0.1, 0.5, 1.0):
            middle = self.centre()
            move(self.page, middle[0] + part * (x - middle[0]), middle[1] + part * (y - middle[1]))
            self.clock.advance(0.1)
        press(self.page, self.clock, x, y)

    def play(self, most: int = 500) -> None:
        """Until the test is over."""
        for _ in range(most):
            if self.page.round_state is not State.RUNNING:
                return
            self.until_lit()
            self.answer()
