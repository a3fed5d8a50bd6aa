"""The sound of a face as it goes on: blocks of samples for as long as somebody listens, from tables of a sine.

16-bit samples, two channels, RATE_HZ. Everything that changes, changes by a slope over one STEP, and every tone goes on
from where it was: so nothing clicks but the rings. Time is what was rendered; nothing here looks at a clock.
"""

from __future__ import annotations

import sys
from array import array
from math import cos, pi, sin

from bullseye.ear.sonified import LEVEL_HZ, Heard, Sonified

RATE_HZ = 22_050
CHANNELS = 2
STEP = 63
"""So many frames, 1/350 s, share one slope."""
LOUDEST = 26_000
"""No sample is larger at full volume, of 32,767."""
IN_HZ, OUT_HZ = 2_700.0, 1_300.0
"""The click of a ring that was passed: on the way in, and out."""
CLICK_STEPS, CLICK_GAP = 8, 16
"""How long a click sounds, and how long from one to the next, in STEPs: 23 and 46 ms."""
CENTRE_HZ = 4 * LEVEL_HZ
"""The second tone, on the centre."""

_TONE, _LEVEL, _CENTRE, _CLICK = 0.5, 0.06, 0.14, 0.3  # shares of LOUDEST; together 1
_SIZE = 4096
_MASK = _SIZE - 1
_SINE = [sin(2 * pi * n / _SIZE) for n in range(_SIZE)]
_TURN = _SIZE / RATE_HZ
_RAMP = [(n + 1) / STEP for n in range(STEP)]
_COUNT = range(STEP)


class FaceStream:
    """What is heard of one face. One thread may call `point`, `listen` and `soften` while another calls `render`."""

    def __init__(self, sonified: Sonified, volume: float) -> None:
        """See `use` and `set_volume`."""
        self.use(sonified)
        self.set_volume(volume)
        self._heard: Heard | None = None  # None: silence
        self._soft = False
        self._left: array[int] = array("h")  # rendered and not yet taken
        self._phases = [0.0, 0.0, 0.0, 0.0]  # of tone, level, centre and click, in places of _SINE
        self._gains = [0.0] * 5  # tone left and right, level, centre, click; each at the end of the last step
        self._pitch_hz, self._pulse = LEVEL_HZ, 0.0
        self._ring: int | None = None  # of which the last click told
        self._click, self._click_hz = CLICK_GAP, IN_HZ

    def use(self, sonified: Sonified) -> None:
        """From now on this face is heard."""
        self._sonified = sonified

    def set_volume(self, volume: float) -> None:
        """From 0 to 1; it goes by its square, as ears do."""
        self._peak = LOUDEST * min(1.0, max(0.0, volume)) ** 2

    def point(self, across_mm: float, up_mm: float) -> None:
        """The centre is now so far to the right and above, in mm."""
        self._heard = self._sonified.heard(across_mm, up_mm)

    def silence(self) -> None:
        """Nothing is heard until the next `point`; rings that are passed until then do not click."""
        self._heard = None

    def soften(self, soft: bool) -> None:
        """Be quieter, while words are said."""
        self._soft = soft

    def render(self, frames: int) -> bytes:
        """The next *frames* frames."""
        wanted = frames * CHANNELS
        while len(self._left) < wanted:
            self._left.extend(self._step())
        part, self._left = self._left[:wanted], self._left[wanted:]
        if sys.byteorder == "big":
            part.byteswap()
        return part.tobytes()

    # -- one step ------------------------------------------------------------------------------------

    def _step(self) -> array[int]:
        heard, made = self._heard, array("h", bytes(2 * CHANNELS * STEP))
        before, self._gains = self._gains, self._next_gains(heard)
        after = self._gains
        if not any(before) and not any(after):
            return made
        tone = self._sine(0, self._pitch_hz) if before[0] or before[1] or after[0] or after[1] else None
        both = [0.0] * STEP
        for voice, hz in ((1, LEVEL_HZ), (2, CENTRE_HZ), (3, self._click_hz)):
            first, last = before[voice + 1], after[voice + 1]
            if first or last:
                rise = last - first
                wave = self._sine(voice, hz)
                both = [b + w * (first + rise * r) for b, w, r in zip(both, wave, _RAMP, strict=True)]
        for channel in (0, 1):
            first, rise = before[channel], after[channel] - before[channel]
            values = both
            if tone is not None:
                values = [b + w * (first + rise * r) for b, w, r in zip(both, tone, _RAMP, strict=True)]
            made[channel::2] = array("h", map(int, values))
        return made

    def _sine(self, voice: int, hz: float) -> list[float]:
        first, turn = self._phases[voice], hz * _TURN
        self._phases[voice] = (first + STEP * turn) % _SIZE
        return [_SINE[int(first + turn * n) & _MASK] for n in _COUNT]

    def _next_gains(self, heard: Heard | None) -> list[float]:
        """The loudness of each voice at the end of the step that begins; `_gains` names them."""
        if heard is None:
            self._ring, self._click = None, CLICK_GAP
            return [0.0] * 5
        loud = self._peak * (0.4 if self._soft else 1.0)
        angle = (heard.pan + 1) * pi / 4  # of equal power: the squares of both channels always add up to the same
        tone = loud * _TONE * self._beat(heard)
        self._pitch_hz += 0.2 * (heard.pitch_hz - self._pitch_hz)
        return [
            tone * cos(angle), tone * sin(angle), loud * _LEVEL, loud * _CENTRE * heard.centre,
            loud * _CLICK * self._next_click(heard.ring),
        ]  # fmt: skip

    def _beat(self, heard: Heard) -> float:
        """1 while a pulse sounds, else 0; on the centre it always sounds."""
        if heard.centre:
            self._pulse = 0.0
            return 1.0
        beat = 1.0 if self._pulse < 0.5 else 0.0
        self._pulse = (self._pulse + heard.pulses_hz * STEP / RATE_HZ) % 1.0
        return beat

    def _next_click(self, ring: int) -> float:
        """How loud the click is: one for each ring between the one told of last and *ring*, with a gap between."""
        if self._ring is None:
            self._ring = ring
        if self._click >= CLICK_GAP and ring != self._ring:
            self._click_hz = IN_HZ if ring < self._ring else OUT_HZ
            self._ring += 1 if ring > self._ring else -1
            self._click = 0
        if self._click >= CLICK_GAP:
            return 0.0
        self._click += 1
        return sin(pi * self._click / CLICK_STEPS) if self._click < CLICK_STEPS else 0.0
