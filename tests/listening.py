"""An ear for tests: balance, pitch, pulses and clicks, measured in samples and in nothing else."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, cos, log2, pi, sqrt

from bullseye.ear.sonified import LEVEL_HZ
from bullseye.ear.stream import CENTRE_HZ, IN_HZ, OUT_HZ, RATE_HZ, STEP


def channels(pcm: bytes) -> tuple[list[int], list[int]]:
    """The samples of the left and of the right ear."""
    values = array("h", pcm[: len(pcm) // 4 * 4])
    if sys.byteorder == "big":
        values.byteswap()
    return list(values[0::2]), list(values[1::2])


def rms(values: list[int]) -> float:
    return sqrt(sum(v * v for v in values) / len(values)) if values else 0.0


def strength(values: list[int], hz: float) -> float:
    """The amplitude of the tone *hz* in *values*, by Goertzel's filter."""
    turn = 2 * cos(2 * pi * hz / RATE_HZ)
    one = two = 0.0
    for value in values:
        one, two = value + turn * one - two, one
    return 2 * sqrt(max(0.0, one * one + two * two - turn * one * two)) / len(values)


def pitch(values: list[int]) -> float:
    """The frequency of *values* in Hz, from where they rise through zero."""
    ups = [n + a / (a - b) for n, (a, b) in enumerate(zip(values, values[1:], strict=False)) if a < 0 <= b]
    return RATE_HZ * (len(ups) - 1) / (ups[-1] - ups[0]) if len(ups) > 2 else 0.0


@dataclass(frozen=True)
class Measured:
    """What an ear makes of a stretch of sound: *pan* -1 to 1, *octaves* above the steady tone."""

    silent: bool
    pan: float
    octaves: float
    pulses: int
    centre: bool


def measure(pcm: bytes) -> Measured:
    """What is heard in *pcm*, some 0.3 s at one place."""
    left, right = channels(pcm)
    loud = [rms(left[n : n + STEP]) + rms(right[n : n + STEP]) for n in range(0, len(left) - STEP, STEP)]
    most = max(loud, default=0.0)
    if most < 20:
        return Measured(True, 0.0, 0.0, 0, False)
    centre = strength(left, CENTRE_HZ) > 0.08 * most
    on = [level > 0.6 * most for level in loud]
    starts = [n for n, (a, b) in enumerate(zip(on, on[1:], strict=False)) if b and not a]
    run = _longest(on)
    first, last = (run[0] + 1) * STEP, (run[1] - 1) * STEP
    part_left, part_right = left[first:last], right[first:last]
    pan = atan2(rms(part_right), rms(part_left)) * 4 / pi - 1
    hz = pitch(part_left if rms(part_left) > rms(part_right) else part_right) if not centre else LEVEL_HZ
    return Measured(False, pan, log2(hz / LEVEL_HZ) if hz else 0.0, len(starts), centre)


def _longest(on: list[bool]) -> tuple[int, int]:
    best, first = (0, 0), None
    for n, each in enumerate([*on, False]):
        if each and first is None:
            first = n
        elif not each and first is not None:
            best, first = max(best, (first, n), key=lambda run: run[1] - run[0]), None
    return best


def clicks(pcm: bytes) -> tuple[int, int]:
    """How many clicks tell of a ring on the way in, and how many of one on the way out."""
    left, _ = channels(pcm)
    return _bursts(left, IN_HZ), _bursts(left, OUT_HZ)


def _bursts(values: list[int], hz: float) -> int:
    width = 4 * STEP
    heard = [strength(values[n : n + width], hz) for n in range(0, len(values) - width, STEP)]
    most = max(heard, default=0.0)
    on = [level > max(0.5 * most, 1_500) for level in heard]
    return sum(b and not a for a, b in zip([False, *on], on, strict=False))


class BlindPlayer:
    """Plays with nothing but samples: *hear* gives the next so many seconds of them, *press* presses a key by its name.

    It knows what the help says: where the sound is, there is the centre; a root of the way for balance and pitch.
    """

    def __init__(self, hear: Callable[[float], bytes], press: Callable[[str], None]) -> None:
        self._hear, self._press = hear, press
        self._heard: Measured | None = None  # what was heard last, and not yet acted on
        self.looks = 0

    def shoot_at_the_centre(self) -> None:
        """Find the centre and shoot; then wait until the point has jumped away, or the sound has ended."""
        found = self._heard or self._listen()
        while not found.centre:
            self._go(found)
            found = self._listen()
        self._press("shoot")
        while (found := self._listen()).centre:
            pass
        self._heard = found

    def _listen(self) -> Measured:
        self.looks += 1
        assert self.looks < 2_000
        return measure(self._hear(LOOK_S))

    def _go(self, found: Measured) -> None:
        for value, less, more in ((found.pan, "left", "right"), (found.octaves, "down", "up")):
            large, small = divmod(round(100 * value * value), 5)
            name = more if value > 0 else less
            for key in [name] * large + [f"small-{name}"] * small:
                self._press(key)


LOOK_S = 0.27
"""As long as one listens at a place: more than one pulse."""
