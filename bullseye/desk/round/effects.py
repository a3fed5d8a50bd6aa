"""What a hand feels of a shot: specks that fly, points that rise, a ripple, a count that lands. From pooled items."""

from __future__ import annotations

import tkinter as tk
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bullseye.desk.round.specks import BURSTS, Specks

if TYPE_CHECKING:
    from collections.abc import Callable

    from bullseye.desk.kit.theme import Theme
    from bullseye.records.settings import Settings

RISE_S, RISE_PX = 0.18, 22
RIPPLE_S, RIPPLE_PX = 0.20, 40
LAND_S, LAND_SHARE = 0.16, 0.22

_AWAY = -100


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which effects the player wants; each can be off by itself."""

    flash: bool = True
    particles: bool = True
    floating_points: bool = True
    combo_glow: bool = True
    miss_ripple: bool = True
    count: bool = True

    @classmethod
    def of(cls, settings: Settings, calm: bool) -> Wanted:
        """By the settings; with *calm* (reduced motion) none of them."""
        if calm:
            return cls(*[False] * 6)
        return cls(
            settings.flash, settings.particles, settings.floating_points, settings.combo_glow, settings.miss_ripple,
            settings.countdown,
        )  # fmt: skip


class Effects:
    """All that moves by itself on *canvas*. Places are functions of time: `frame(now)` draws the moment *now*.

    Nothing is made or deleted in a round: the items are made here and used again. Times are of the clock *now*, s.
    """

    def __init__(
        self, canvas: tk.Canvas, theme: Theme, wanted: Wanted, now: Callable[[], float] = perf_counter,
        bursts: int = BURSTS,
    ) -> None:  # fmt: skip
        self.wanted = wanted
        self._canvas = canvas
        self._theme = theme
        self._now = now
        self._call, self._path = canvas.tk.call, str(canvas)
        self._rising: tuple[tuple[int, ...], float, float] | None = None  # items, since when, how far below
        self._ripple_at: tuple[float, float, float, float] | None = None  # x, y, first radius, since when
        self._landing: tuple[Callable[[float], None], float] | None = None
        self._specks: Specks | None = None
        self._most = bursts
        self._rings = [canvas.create_oval(_AWAY, _AWAY, _AWAY, _AWAY, outline="", state="disabled") for _ in range(2)]
        self.use(wanted)

    def use(self, wanted: Wanted) -> None:
        """The player wants these from now on; never called in a round, for it may make items."""
        self.clear()
        self.wanted = wanted
        if wanted.particles and self._specks is None:
            self._specks = Specks(self._canvas, self._theme, self._most)

    # -- starting ----------------------------------------------------------------------------------

    def burst(self, x_px: float, y_px: float, colour: str) -> None:
        """Specks of *colour* fly from there."""
        if self.wanted.particles and self._specks is not None:
            self._specks.throw(x_px, y_px, colour, self._now())

    def rise(self, *items: int) -> None:
        """Items that stand where they belong start below it and rise there."""
        if not self.wanted.floating_points:
            return
        below = float(self._theme.px(RISE_PX))
        for item in items:
            self._call(self._path, "move", item, 0, below)
        self._rising = (items, self._now(), below)

    def ripple(self, x_px: float, y_px: float, radius_px: float) -> None:
        """Two rings widen around a miss."""
        if not self.wanted.miss_ripple:
            return
        self._ripple_at = (x_px, y_px, radius_px, self._now())
        for ring, width in zip(self._rings, (3, 2), strict=True):
            self._call(
                self._path, "itemconfigure", ring,
                "-outline", self._theme.palette.bad, "-width", self._theme.px(width),
            )  # fmt: skip
            self._call(self._path, "raise", ring)

    def land(self, draw: Callable[[float], None]) -> None:
        """Call *draw* with a size that comes down to 1: the number of the count lands."""
        if self.wanted.count:
            self._landing = (draw, self._now())
            draw(1 + LAND_SHARE)

    # -- going on ----------------------------------------------------------------------------------

    @property
    def alive(self) -> bool:
        """True while frames are needed."""
        return bool(self._rising or self._ripple_at or self._landing or (self._specks and self._specks.alive))

    def frame(self, now_s: float) -> None:
        """Draw everything as it stands at *now_s*."""
        if self._specks is not None:
            self._specks.fly(now_s)
        if self._rising is not None:
            items, since_s, below = self._rising
            rest = float(self._theme.px(RISE_PX)) * _eased_rest((now_s - since_s) / RISE_S)
            for item in items:
                self._call(self._path, "move", item, 0, rest - below)
            self._rising = (items, since_s, rest) if rest else None
        if self._ripple_at is not None:
            self._widen(*self._ripple_at, now_s)
        if self._landing is not None:
            draw, since_s = self._landing
            rest = _eased_rest((now_s - since_s) / LAND_S)
            draw(1 + LAND_SHARE * rest)
            if not rest:
                self._landing = None

    def _widen(self, x: float, y: float, first: float, since_s: float, now_s: float) -> None:
        over = True
        for ring, late_s in zip(self._rings, (0.0, 0.06), strict=True):
            share = (now_s - since_s - late_s) / RIPPLE_S
            if share >= 1:
                self._away(ring)
                continue
            over = False
            reach = first + self._theme.px(RIPPLE_PX) * (1 - _eased_rest(max(0.0, share)))
            self._call(self._path, "coords", ring, x - reach, y - reach, x + reach, y + reach)
        if over:
            self._ripple_at = None

    def _away(self, item: int) -> None:
        self._call(self._path, "coords", item, _AWAY, _AWAY, _AWAY, _AWAY)

    def clear(self) -> None:
        """Take everything away at once; what rises or lands is at its place."""
        if self.alive:
            self.frame(self._now() + 10.0)

    def forget(self) -> None:
        """The canvas goes: leave nothing behind in Tcl."""
        if self._specks is not None:
            self._specks.forget()

    def remove(self) -> None:
        """Take everything off a canvas that goes on without effects."""
        if self._specks is not None:
            self._specks.remove()
            self._specks = None
        self._canvas.delete(*self._rings)

    def moving(self) -> dict[str, Any]:
        """What is in the air, by name: for tests and for the profile of frames."""
        return {
            "specks": 0 if self._specks is None else self._specks.number,
            "rising": self._rising is not None,
            "ripple": self._ripple_at is not None,
            "landing": self._landing is not None,
        }


def _eased_rest(share: float) -> float:
    """How much of a way is left after *share* of its time: fast at first, slow at last, exactly 0 in the end."""
    return 0.0 if share >= 1 else (1 - max(0.0, share)) ** 3
