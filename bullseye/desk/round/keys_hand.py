"""The keyboard as a hand: arrows move a crosshair, Space shoots, Shift makes the steps fine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.round.crosshair_item import CrosshairItem
from bullseye.play.aloud.point import Point
from bullseye.play.round.keys_crosshair import WAYS, KeysCrosshair
from bullseye.session.aids import KEYBOARD
from bullseye.session.round import State
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.round.range_page import Range
    from bullseye.play.round.controller import Controller

KEYS = {**{name: name for name in WAYS}, **{f"KP_{name}": name for name in WAYS}}
SHIFT = ("Shift_L", "Shift_R")
ONE_HAND = tr("This round is shot with the keyboard, so a click shoots nothing.")
SAID_S = 2.5
STARTS_AT = (0.25, 0.75)
"""Where it stands first, in parts of the canvas: never on the centre of a face."""


class KeysHand:
    """Plays on *page* with a crosshair of its own; the mouse takes over until the first shot, and not after it."""

    follows = False

    def __init__(self, page: Range) -> None:
        self._page, self._canvas = page, page.canvas
        window = page.window
        self._cross = KeysCrosshair(window.theme.scale, window.services.settings.keys_faster)
        self._item = CrosshairItem(self._canvas, window)
        self._cursor = str(self._canvas.cget("cursor"))
        self._canvas.configure(cursor="none")
        self._told: tuple[int, int] | None = None
        self._kick: Point | None = None
        theme = window.theme
        self._words = self._canvas.create_text(
            0, 0, text=ONE_HAND, fill=theme.palette.text, font=theme.font("large"), anchor="n", justify="center",
            state="hidden",
        )  # fmt: skip
        self._said_until: float | None = None
        now = window.services.clock.now()
        self._bound()
        self._cross.put(STARTS_AT[0] * self._canvas.winfo_width(), STARTS_AT[1] * self._canvas.winfo_height(), now)
        self.frame(now)

    def _bound(self) -> None:
        self._cross.bound(self._canvas.winfo_width() - 1, self._canvas.winfo_height() - 1)

    def place(self, now: float) -> tuple[int, int]:
        """The pixel under the middle of the crosshair."""
        x, y = self._cross.at(now)
        return int(x), int(y)

    def began(self, now: float) -> None:
        """Drills that follow the pointer follow the crosshair."""
        self._told = None
        self._tell(now)

    def _tell(self, now: float) -> None:
        round_on, at = self._page.round_on, self.place(now)
        if round_on is not None and round_on.needs_pointer and at != self._told:
            self._told = at
            round_on.pointed(*at, now)

    def pressed(self, column: int, row: int, now: float) -> bool:
        """A click of the mouse: one round is shot with one hand."""
        round_on, chosen = self._page.round_on, self._page.window.services.settings.device
        if round_on is None or not round_on.use_device("mouse" if chosen == KEYBOARD else chosen):
            if round_on is not None and round_on.live and not self._page.stay.on:
                self._say(now)
            return round_on is None or round_on.live
        self._page.change_hand()
        return False

    def _say(self, now: float) -> None:
        wide, px = self._canvas.winfo_width(), self._page.window.theme.px
        self._canvas.coords(self._words, wide / 2, px(16))
        self._canvas.itemconfigure(self._words, state="disabled", width=wide * 0.9)
        self._canvas.tag_raise(self._words)
        self._said_until = now + SAID_S

    def released(self, now: float) -> None:
        """The mouse has no part in it."""

    def moved(self, column: int, row: int, now: float) -> None:
        """Neither has its way."""

    def key_down(self, keysym: str, now: float, shift: bool) -> bool:
        """An arrow, Shift, or Space to shoot; Space stays what it was while the round waits."""
        round_on = self._page.round_on
        if keysym in SHIFT:
            self._cross.fine(True, now)
        elif keysym in KEYS:
            self._cross.fine(shift, now)
            self._cross.down(KEYS[keysym], now)
            self._tell(now)
            self.frame(now)
            self._canvas.update_idletasks()
        elif keysym == "space" and round_on is not None and round_on.live and not self._page.stay.on:
            if round_on.round.state is State.RUNNING:
                with self._page.watch.section("click"):
                    round_on.pressed(*self.place(now), now)
                    self._jump(round_on, now)
                    self._canvas.update_idletasks()
        else:
            return False
        return True

    def _jump(self, round_on: Controller, now: float) -> None:
        """Away from a target that keeps still, as a rifle jumps: else the second shot would be the first again."""
        plan, view = round_on.plan, round_on.viewport
        if plan.drill.lively or plan.drill.place != "centre" or view is None:
            return
        if self._kick is None:
            self._kick = Point(plan.face.diameter_mm / 2, plan.drill.range_mm(plan.face), plan.seed)
        self._kick.jump(round_on.round.target_mm)
        self._cross.put(*view.to_px(self._kick.x_mm, self._kick.y_mm), now)
        self.frame(now)

    def key_up(self, keysym: str, now: float) -> None:
        """A key came up."""
        if keysym in SHIFT:
            self._cross.fine(False, now)
        elif keysym in KEYS:
            self._cross.up(KEYS[keysym], now)
            self._tell(now)
        elif keysym == "space" and self._page.round_on is not None:
            self._page.round_on.released(now)

    def frame(self, now: float) -> bool:
        """Put the crosshair where it is."""
        self._bound()
        self._item.show(*self.place(now))
        self._tell(now)
        if self._said_until is not None and now >= self._said_until:
            self._said_until = None
            self._canvas.itemconfigure(self._words, state="hidden")
        return self._cross.moving

    def rest(self, now: float) -> None:
        """The focus is elsewhere: keys that are held come up there."""
        self._cross.let_go(now)

    def close(self) -> None:
        """Leave nothing on the canvas."""
        self._item.close()
        self._canvas.delete(self._words)
        self._canvas.configure(cursor=self._cursor)
