"""Watches the frames of a round: for its record, and with `--profile-frames` for what held them up.

A profiler from outside cannot say which frame came late, and none is on a player's machine, least of all for the
program without Python. Unused, a section costs 1.5 microseconds.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from bullseye.desk.round.frame_clock import FrameClock, Profile, Timing, section_of
from bullseye.session.record import Record


class FrameTiming:
    """Hears every gap of *frames*; *elapsed_s* tells the round's time. *folder* is where a profile is written."""

    def __init__(self, frames: FrameClock, elapsed_s: Callable[[], float], folder: Path, profiled: bool) -> None:
        self.timing = Timing(frames)
        self.profile = Profile() if profiled else None
        self._elapsed_s = elapsed_s
        self._folder = folder
        self._on = False
        frames.on_gap = self._gap

    def begin(self) -> None:
        """The round's first frame: what was before it does not count."""
        self._on = True
        self.timing.begin()
        if self.profile is not None:
            self.profile.watch_garbage(True)

    def section(self, name: str) -> AbstractContextManager[None]:
        """What runs inside counts as *name* in a profile."""
        return section_of(self.profile, name)

    def _gap(self, gap_ms: float) -> None:
        if self._on:
            t_s = self._elapsed_s()
            stall = self.timing.gap(t_s, gap_ms)
            if self.profile is not None:
                self.profile.gap(t_s, gap_ms, stall)

    def kept_in(self, record: Record) -> Record:
        """*record* with how even the round's frames were."""
        return replace(record, timing=self.timing.kept())

    def end(self) -> None:
        """The round is over; what held frames up goes to the console and to frames.log, now that none is held up."""
        self._on = False
        if self.profile is None:
            return
        self.profile.watch_garbage(False)
        if self.profile.lines:
            from bullseye.desk.round.frame_log import write_lines

            write_lines(self._folder, self.profile.lines)
            self.profile.lines.clear()
