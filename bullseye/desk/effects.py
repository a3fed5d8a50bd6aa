"""What a hand feels of a shot: specks that fly, points that rise, a ripple, a count that lands. From pooled items."""

from __future__ import annotations

import tkinter as tk
from dataclasses import dataclass
from math import cos, exp, sin, tau
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from bullseye.desk.theme import Theme
    from bullseye.records.settings import Settings

BURST = 20
"""Specks of one burst."""
BURSTS = 10
"""So many bursts can be in the air; one more takes the specks of the oldest."""
LIVES_S = (0.20, 0.45)
FADE_STEPS = 4
SPEEDS_PX = (140.0, 620.0)
"""How fast a speck starts, per second at 96 dpi; the air slows it down soon."""
RISE_S, RISE_PX = 0.18, 22
RIPPLE_S, RIPPLE_PX = 0.20, 40
LAND_S, LAND_SHARE = 0.16, 0.22

_DRAG = 6.0
_FALL_PX = 320.0
_SPECK_PX = 5
_AWAY = -100
_LOOKS = 8  # bursts that differ from each other, thrown once

# One call moves a whole burst: the ids stay in Tcl, so that only the places travel.
_PUT = """
proc ::bullseye_put {w ids size xs ys} {
    foreach i $::bullseye_ids($ids) x $xs y $ys { $w coords $i $x $y [expr {$x+$size}] [expr {$y+$size}] }
}
"""


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
            settings.flash, settings.particles, settings.floating_points, settings.combo_glow, settings.miss_ripple
        )


class _Look(NamedTuple):
    """How the specks of a burst fly: speeds in px/s, and (when (s), which speck, which step) for all that fades."""

    speeds_x: tuple[float, ...]
    speeds_y: tuple[float, ...]
    fades: tuple[tuple[float, int, int], ...]


@dataclass(slots=True)
class _Burst:
    """Specks that fly from one point; *due* is the next of the look's fades."""

    key: str
    tag: str
    items: tuple[int, ...]
    look: _Look
    shades: tuple[str, ...] = ()
    start_s: float = 0.0
    at: tuple[float, float] = (0.0, 0.0)
    due: int = 0
    flies: bool = False


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
        self._next = 0
        self._rising: tuple[tuple[int, ...], float, float] | None = None  # items, since when, how far below
        self._ripple_at: tuple[float, float, float, float] | None = None  # x, y, first radius, since when
        self._landing: tuple[Callable[[float], None], float] | None = None
        self._speck = max(2, theme.px(_SPECK_PX))
        chance = Random(5)  # only looks hang on it
        self._looks = [self._thrown(chance) for _ in range(_LOOKS)]
        self._bursts: list[_Burst] = []
        self._most = bursts
        canvas.tk.eval(_PUT)
        self._rings = [canvas.create_oval(_AWAY, _AWAY, _AWAY, _AWAY, outline="", state="disabled") for _ in range(2)]
        self._shades: dict[str, tuple[str, ...]] = {}
        self.use(wanted)

    def use(self, wanted: Wanted) -> None:
        """The player wants these from now on; never called in a round, for it may make items."""
        self.clear()
        self.wanted = wanted
        if wanted.particles and not self._bursts:
            self._bursts = [self._new_burst(n) for n in range(self._most)]

    def _thrown(self, chance: Random) -> _Look:
        """One burst: all around, some far and some near, each with a life of its own."""
        speeds, fades = [], []
        for n in range(BURST):
            angle = tau * (n + chance.random()) / BURST
            speed = self._theme.scale * (SPEEDS_PX[0] + (SPEEDS_PX[1] - SPEEDS_PX[0]) * chance.random())
            life_s = LIVES_S[0] + (LIVES_S[1] - LIVES_S[0]) * chance.random()
            speeds.append((speed * cos(angle), speed * sin(angle)))
            fades += [(life_s * step / FADE_STEPS, n, step) for step in range(1, FADE_STEPS + 1)]
        xs, ys = zip(*speeds, strict=True)
        return _Look(xs, ys, tuple(sorted(fades)))

    def _new_burst(self, number: int) -> _Burst:
        far = (_AWAY, _AWAY, _AWAY, _AWAY)
        make = self._canvas.create_rectangle
        tags = ("speck", f"burst-{number}")
        items = tuple(make(*far, outline="", state="hidden", tags=tags) for _ in range(BURST))
        key = f"{self._path},{number}"
        self._call("set", f"::bullseye_ids({key})", items)
        return _Burst(key, tags[1], items, self._looks[number % _LOOKS])

    # -- starting ----------------------------------------------------------------------------------

    def burst(self, x_px: float, y_px: float, colour: str) -> None:
        """Specks of *colour* fly from there."""
        if not (self.wanted.particles and self._bursts):
            return
        burst = self._bursts[self._next % len(self._bursts)]
        burst.look = self._looks[self._next % _LOOKS]
        self._next += 1
        burst.shades = self._fading(colour)
        burst.start_s, burst.at = self._now(), (x_px - self._speck / 2, y_px - self._speck / 2)
        burst.due, burst.flies = 0, True
        self._call(self._path, "itemconfigure", burst.tag, "-fill", burst.shades[0], "-state", "disabled")

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
        return bool(
            self._rising or self._ripple_at or self._landing or any(burst.flies for burst in self._bursts)
        )

    def frame(self, now_s: float) -> None:
        """Draw everything as it stands at *now_s*."""
        for burst in self._bursts:
            if burst.flies:
                self._fly(burst, now_s - burst.start_s)
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

    def _fly(self, burst: _Burst, t_s: float) -> None:
        call, path, items = self._call, self._path, burst.items
        fades, due = burst.look.fades, burst.due
        while due < len(fades) and fades[due][0] <= t_s:
            _, speck, step = fades[due]
            if step < FADE_STEPS:
                call(path, "itemconfigure", items[speck], "-fill", burst.shades[step])
            else:
                call(path, "itemconfigure", items[speck], "-state", "hidden")
            due += 1
        burst.due = due
        if due == len(fades):
            burst.flies = False
            return
        slowed = (1 - exp(-_DRAG * t_s)) / _DRAG
        left, top = burst.at
        top += self._theme.scale * _FALL_PX * t_s * t_s / 2
        xs = tuple([left + speed * slowed for speed in burst.look.speeds_x])
        ys = tuple([top + speed * slowed for speed in burst.look.speeds_y])
        call("bullseye_put", path, burst.key, self._speck, xs, ys)

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
        for burst in self._bursts:
            self._call("unset", "-nocomplain", f"::bullseye_ids({burst.key})")

    def remove(self) -> None:
        """Take everything off a canvas that goes on without effects."""
        self.forget()
        self._canvas.delete(*(item for burst in self._bursts for item in burst.items), *self._rings)
        self._bursts.clear()

    def _fading(self, colour: str) -> tuple[str, ...]:
        """*colour* in FADE_STEPS steps towards the ground."""
        found = self._shades.get(colour)
        if found is None:
            ground = self._theme.palette.ground
            found = tuple(mixed(colour, ground, 0.75 * step / (FADE_STEPS - 1)) for step in range(FADE_STEPS))
            self._shades[colour] = found
        return found

    def moving(self) -> dict[str, Any]:
        """What is in the air, by name: for tests and for the profile of frames."""
        return {
            "specks": sum(
                BURST - sum(step == FADE_STEPS for _, _, step in burst.look.fades[: burst.due])
                for burst in self._bursts
                if burst.flies
            ),
            "rising": self._rising is not None,
            "ripple": self._ripple_at is not None,
            "landing": self._landing is not None,
        }


def _eased_rest(share: float) -> float:
    """How much of a way is left after *share* of its time: fast at first, slow at last, exactly 0 in the end."""
    return 0.0 if share >= 1 else (1 - max(0.0, share)) ** 3


def mixed(colour: str, other: str, share: float) -> str:
    """*colour* ("#rrggbb") with *share* of *other* in it."""
    a, b = bytes.fromhex(colour[1:]), bytes.fromhex(other[1:])
    return "#" + bytes(round(x + (y - x) * share) for x, y in zip(a, b, strict=True)).hex()
