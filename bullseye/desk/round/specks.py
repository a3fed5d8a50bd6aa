"""Bursts of specks: each speck with a speed, a life and a fade of its own, all of them moved by one call a frame."""

from __future__ import annotations

import tkinter as tk
from dataclasses import dataclass
from math import cos, exp, sin, tau
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bullseye.desk.kit.theme import Theme

BURST = 20
"""Specks of one burst."""
BURSTS = 10
"""So many bursts can be in the air; one more takes the specks of the oldest."""
LIVES_S = (0.20, 0.45)
FADE_STEPS = 4
SPEEDS_PX = (140.0, 620.0)
"""How fast a speck starts, per second at 96 dpi; the air slows it down soon."""

_DRAG = 6.0
_FALL_PX = 320.0
_SPECK_PX = 5
_AWAY = (-100, -100, -100, -100)
_LOOKS = 8  # bursts that differ from each other, thrown once

# Items, speeds, fades and shades stay in Tcl, so that only what has changed for a whole burst travels. The items are
# put in their place before they are shown: else all between there and where they were would be drawn anew.
_TCL = """
proc ::bullseye_throw {w burst x0 y0 x1 y1 shades} {
    set ::bullseye_specks($burst,shades) $shades
    set shade [lindex $shades 0]
    foreach i $::bullseye_specks($burst) {
        $w coords $i $x0 $y0 $x1 $y1
        $w itemconfigure $i -fill $shade -state disabled
    }
}
proc ::bullseye_fly {w flights} {
    foreach {burst look far down first last} $flights {
        set ids $::bullseye_specks($burst)
        if {$first < $last} {
            set shades $::bullseye_specks($burst,shades)
            foreach {n step} [lrange $::bullseye_specks($look,fades) $first $last] {
                if {$step < [llength $shades]} {
                    $w itemconfigure [lindex $ids $n] -fill [lindex $shades $step]
                } else {
                    $w itemconfigure [lindex $ids $n] -state hidden
                }
            }
        }
        foreach i $ids {x y} $::bullseye_specks($look) {
            $w move $i [expr {$far * $x}] [expr {$far * $y + $down}]
        }
    }
}
"""


class _Look(NamedTuple):
    """How the specks of a burst fly: its key in Tcl, and when (s) each of its fades is due."""

    key: str
    fades_s: tuple[float, ...]
    ends: tuple[int, ...]
    """How many specks are gone after so many fades."""


@dataclass(slots=True)
class _Burst:
    """Specks that fly from one point; *due* is the next of the look's fades, *far* and *down* how they have come."""

    key: str
    items: tuple[int, ...]
    look: _Look
    start_s: float = 0.0
    far: float = 0.0
    down: float = 0.0
    due: int = 0
    flies: bool = False


class Specks:
    """A pool of *bursts* bursts on *canvas*; nothing is made or deleted while they fly. Times are in s."""

    def __init__(self, canvas: tk.Canvas, theme: Theme, bursts: int) -> None:
        self._canvas = canvas
        self._theme = theme
        self._call, self._path = canvas.tk.call, str(canvas)
        self._size = max(2, theme.px(_SPECK_PX))
        self._next = 0
        self._shades: dict[str, tuple[str, ...]] = {}
        self._keepers: list[int] = []
        canvas.tk.eval(_TCL)
        chance = Random(5)  # only looks hang on it
        self._looks = [self._thrown(n, chance) for n in range(_LOOKS)]
        self._bursts = [self._made(n) for n in range(bursts)]
        for colour in (theme.palette.accent, theme.palette.good):
            self._fading(colour)

    def _thrown(self, number: int, chance: Random) -> _Look:
        """One burst: all around, some far and some near, each with a life of its own."""
        specks = []
        for n in range(BURST):
            angle = tau * (n + chance.random()) / BURST
            speed = self._theme.scale * (SPEEDS_PX[0] + (SPEEDS_PX[1] - SPEEDS_PX[0]) * chance.random())
            life_s = LIVES_S[0] + (LIVES_S[1] - LIVES_S[0]) * chance.random()
            specks.append((life_s, speed * cos(angle), speed * sin(angle)))
        # The short-lived first: then specks of one shade are neighbours on the canvas, and Tk draws neighbours of one
        # colour with one request, where a change of colour takes one more.
        specks.sort()
        fades = sorted(
            (life_s * step / FADE_STEPS, n, step)
            for n, (life_s, _, _) in enumerate(specks)
            for step in range(1, FADE_STEPS + 1)
        )
        key = f"{self._path},look{number}"
        self._set(key, tuple(speed for _, *speeds in specks for speed in speeds))
        self._set(f"{key},fades", tuple(number for _, *fade in fades for number in fade))
        ends = [0]
        for _, _, step in fades:
            ends.append(ends[-1] + (step == FADE_STEPS))
        return _Look(key, tuple(when_s for when_s, _, _ in fades), tuple(ends))

    def _made(self, number: int) -> _Burst:
        make = self._canvas.create_rectangle
        items = tuple(make(*_AWAY, outline="", state="hidden", tags=("speck",)) for _ in range(BURST))
        key = f"{self._path},{number}"
        self._set(key, items)
        return _Burst(key, items, self._looks[0])

    def _set(self, key: str, values: tuple[float, ...]) -> None:
        self._call("set", f"::bullseye_specks({key})", values)

    def throw(self, x_px: float, y_px: float, colour: str, now_s: float) -> None:
        """Specks of *colour* fly from there."""
        if not self._bursts:
            return
        burst = self._bursts[self._next % len(self._bursts)]
        burst.look = self._looks[self._next % _LOOKS]
        self._next += 1
        burst.start_s, burst.far, burst.down, burst.due, burst.flies = now_s, 0.0, 0.0, 0, True
        left, top, size = x_px - self._size / 2, y_px - self._size / 2, self._size
        shades = self._fading(colour)
        self._call("bullseye_throw", self._path, burst.key, left, top, left + size, top + size, shades)

    def fly(self, now_s: float) -> None:
        """Put them where they are at *now_s*."""
        flights: list[str | float] = []
        for burst in self._bursts:
            if not burst.flies:
                continue
            t_s = now_s - burst.start_s
            far = (1 - exp(-_DRAG * t_s)) / _DRAG
            down = self._theme.scale * _FALL_PX * t_s * t_s / 2
            fades_s, first = burst.look.fades_s, burst.due
            due = first
            while due < len(fades_s) and fades_s[due] <= t_s:
                due += 1
            # Two numbers for each fade in Tcl's list.
            flights += (burst.key, burst.look.key, far - burst.far, down - burst.down, 2 * first, 2 * due - 1)
            burst.far, burst.down, burst.due, burst.flies = far, down, due, due < len(fades_s)
        if flights:
            self._call("bullseye_fly", self._path, flights)

    @property
    def alive(self) -> bool:
        """True while some fly."""
        return any(burst.flies for burst in self._bursts)

    @property
    def number(self) -> int:
        """How many specks are in the air."""
        return sum(BURST - burst.look.ends[burst.due] for burst in self._bursts if burst.flies)

    def forget(self) -> None:
        """The canvas goes: leave nothing behind in Tcl."""
        self._call("array", "unset", "::bullseye_specks", f"{self._path},*")

    def remove(self) -> None:
        """Take them off a canvas that goes on without them."""
        self.forget()
        self._canvas.delete(*(item for burst in self._bursts for item in burst.items), *self._keepers)
        self._bursts.clear()
        self._keepers.clear()

    def _fading(self, colour: str) -> tuple[str, ...]:
        """*colour* in FADE_STEPS steps towards the ground."""
        found = self._shades.get(colour)
        if found is None:
            ground = self._theme.palette.ground
            found = tuple(mixed(colour, ground, 0.75 * step / (FADE_STEPS - 1)) for step in range(FADE_STEPS))
            self._shades[colour] = found
            # Tk forgets a colour that no item has, and must ask the X server for it again, in the middle of a frame.
            make = self._canvas.create_rectangle
            self._keepers += [make(*_AWAY, fill=shade, outline="", state="hidden") for shade in found]
        return found


def mixed(colour: str, other: str, share: float) -> str:
    """*colour* ("#rrggbb") with *share* of *other* in it."""
    a, b = bytes.fromhex(colour[1:]), bytes.fromhex(other[1:])
    return "#" + bytes(round(x + (y - x) * share) for x, y in zip(a, b, strict=True)).hex()
