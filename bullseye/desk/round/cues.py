"""Which sound when: turns what happens in a round into the names of sounds."""

from __future__ import annotations

from typing import Protocol

from bullseye.desk.audio.tones import hit_name

COMBO_STEP = 5
"""Every so many hits in a row the combo is heard."""


class Voice(Protocol):
    """What can sound."""

    def play(self, name: str) -> None:
        """Start a sound."""


class Cues:
    """One round after another, heard through *voice*."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._counting = False
        self._combo = 0

    def begin(self) -> None:
        """Another round."""
        self._counting = False
        self._combo = 0

    def count(self, number: int) -> None:
        """The count shows *number*; 0 after it is the start."""
        if number or self._counting:
            self._voice.play("count" if number else "go")
        self._counting = number > 0

    def shot(self, hit: bool, share: float = 1.0) -> None:
        """A shot; a hit whose ring is *share* of the best, 0 to 1: the better, the higher."""
        self._voice.play(hit_name(share) if hit else "miss")

    def combo(self, combo: int) -> None:
        """The combo is *combo* now."""
        if combo > self._combo and combo // COMBO_STEP > self._combo // COMBO_STEP:
            self._voice.play("combo")
        self._combo = combo

    def end(self, best: bool) -> None:
        """The round is over."""
        self._voice.play("best" if best else "end")
