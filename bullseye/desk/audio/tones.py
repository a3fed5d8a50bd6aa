"""Makes the sounds of a round as WAV files, from sine waves and the standard library alone."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from math import exp, pi, sin
from struct import pack
from sys import byteorder

RATE_HZ = 22_050
HIT_STEPS = 10
"""Hits have HIT_STEPS + 1 pitches: the worst ring sounds lowest, the best highest."""
LOUDEST = 26_000
"""The highest sample at full volume, of 32,767."""

_LOWEST_HZ = 392.0
# Steps of a scale of five notes to the octave, in semitones: any two of them sound well together.
_SCALE = (0, 2, 4, 7, 9, 12, 14, 16, 19, 21, 24)
_ATTACK_S = 0.003

Note = tuple[float, float, float, float]
"""When it begins (s), its pitch (Hz), how long it is (s), how loud (0 to 1)."""


def hit_name(share: float) -> str:
    """The sound of a hit that is worth *share* (0 to 1) of the best."""
    return f"hit-{round(HIT_STEPS * min(1.0, max(0.0, share)))}"


def _bell(hz: float) -> tuple[Note, ...]:  # its partials are no multiples of each other, as in metal
    return ((0.0, hz, 0.34, 0.5), (0.0, 2.76 * hz, 0.2, 0.2), (0.0, 5.4 * hz, 0.08, 0.1))


HITS: dict[str, Callable[[float], tuple[Note, ...]]] = {
    "tone": lambda hz: ((0.0, hz, 0.11, 0.8), (0.0, 2 * hz, 0.06, 0.2)),
    "bell": _bell,
    "wood": lambda hz: ((0.0, hz, 0.055, 0.9), (0.0, 3.9 * hz, 0.03, 0.4)),
    "drop": lambda hz: ((0.0, hz, 0.05, 0.5), (0.035, 1.5 * hz, 0.08, 0.6)),
    "tick": lambda hz: ((0.0, 4 * hz, 0.055, 0.7),),
}
"""The sounds that a hit can have, as notes from its pitch in Hz."""


def sounds(hit_sound: str = "tone") -> dict[str, tuple[Note, ...]]:
    """Every sound by its name, as notes; a hit sounds as HITS calls it."""
    found: dict[str, tuple[Note, ...]] = {}
    for step in range(HIT_STEPS + 1):
        found[f"hit-{step}"] = HITS[hit_sound](_LOWEST_HZ * 2 ** (_SCALE[step] / 12))
    found["miss"] = ((0.0, 146.8, 0.12, 0.7), (0.0, 155.6, 0.12, 0.3))  # a semitone apart: they rub
    found["combo"] = ((0.0, 1174.7, 0.05, 0.4), (0.045, 1760.0, 0.09, 0.4))
    found["count"] = ((0.0, 523.3, 0.08, 0.5),)
    found["go"] = ((0.0, 1046.5, 0.22, 0.5),)
    found["end"] = ((0.0, 784.0, 0.12, 0.4), (0.1, 659.3, 0.12, 0.4), (0.2, 523.3, 0.3, 0.5))
    found["next"] = ((0.0, 587.3, 0.3, 0.3), (0.22, 880.0, 0.5, 0.25))
    found["best"] = (
        (0.0, 523.3, 0.12, 0.4), (0.09, 659.3, 0.12, 0.4), (0.18, 784.0, 0.12, 0.4), (0.27, 1046.5, 0.4, 0.5),
    )  # fmt: skip
    return found


NAMES = tuple(sounds())


def samples(notes: tuple[Note, ...], volume: float) -> array[int]:
    """*notes* as 16-bit samples of one channel at RATE_HZ; *volume* from 0 to 1 goes by its square, as ears do."""
    length_s = max(start + long_s for start, _, long_s, _ in notes)
    mixed = [0.0] * round(length_s * RATE_HZ)
    for start_s, pitch_hz, long_s, loud in notes:
        _add(mixed, round(start_s * RATE_HZ), pitch_hz, round(long_s * RATE_HZ), loud)
    peak = LOUDEST * min(1.0, max(0.0, volume)) ** 2
    return array("h", [round(peak * max(-1.0, min(1.0, value))) for value in mixed])


def _add(mixed: list[float], first: int, pitch_hz: float, count: int, loud: float) -> None:
    """One note: it starts softly within a few ms, dies away, and is at nothing when it ends, so nothing clicks."""
    turn = 2 * pi * pitch_hz / RATE_HZ
    attack = _ATTACK_S * RATE_HZ
    for n in range(min(count, len(mixed) - first)):
        strength = loud * min(1.0, n / attack) * exp(-5.0 * n / count) * (1.0 - n / count)
        mixed[first + n] += strength * sin(turn * n)


def wav(values: array[int]) -> bytes:
    """Samples as a WAV file (RIFF, PCM, one channel of 16 bits, the low byte first)."""
    if byteorder == "big":
        values = array("h", values)
        values.byteswap()
    data = values.tobytes()
    form = pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE_HZ, 2 * RATE_HZ, 2, 16)
    body = form + pack("<4sI", b"data", len(data)) + data
    return pack("<4sI4s", b"RIFF", 4 + len(body), b"WAVE") + body


def each_wav(
    volume: float, rest: Callable[[], object] = lambda: None, hit_sound: str = "tone"
) -> Iterator[tuple[str, bytes]]:
    """Every sound as (name, WAV file) at *volume*, one after the other; *rest* is called between two."""
    for name, notes in sounds(hit_sound).items():
        yield name, wav(samples(notes, volume))
        rest()
