"""The frame clock: frames on absolute deadlines, how even they were, and what held up the ones that came late."""

from __future__ import annotations

import gc
import tkinter as tk
from array import array
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from math import ceil, floor
from time import perf_counter
from typing import NamedTuple

from bullseye.session import record

STALL_MS = 25.0
"""From this gap between two frames on a stall is noted."""
SPIN_S = 0.001
_INPUT_ONLY = 0b1110
"""Tcl's flags for what came from the window system, and not to wait for any."""
_MOST_HEARD = 200
"""So many events are heard before a frame at most: a pointer that never rests must not hold one up."""
MOST_STALLS = 1000

Now = Callable[[], float]


class Pace(NamedTuple):
    """How the next frame is wanted: at *hz* (0: no more frames), and *even* where the eye would see a late one."""

    hz: float
    even: bool


class FrameClock:
    """Calls *work* for each frame until it answers with 0 Hz.

    The deadlines lie one period apart on the clock *now*, whatever a frame costs: Tk waits whole milliseconds, the
    last part of one is waited for here (only where frames must be even), and a late frame skips whole periods.
    """

    def __init__(self, root: tk.Misc, work: Callable[[], Pace], now: Now = perf_counter) -> None:
        self._root = root
        self._work = work
        self.now = now
        self._job = ""
        self._next_s = 0.0
        self._even = False
        self._last_s: float | None = None
        self._hears = False
        self._gaps_ms = array("d")
        self.on_gap: Callable[[float], None] = lambda gap_ms: None
        """Told every gap between two frames, in ms."""

    @property
    def running(self) -> bool:
        """True while a frame is waited for."""
        return bool(self._job)

    def start(self) -> None:
        """Draw a frame now and go on, unless frames come already."""
        if not self._job:
            self._last_s = None
            self._next_s = self.now()
            self._frame()

    def stop(self) -> None:
        """No more frames."""
        self._hears = False
        if self._job:
            self._root.after_cancel(self._job)
            self._job = ""

    def _hear(self) -> bool:
        """Let what the hand did before this frame be judged before it; False when that ended the frames.

        A click waits longest behind a frame that comes late itself: after it the target would be elsewhere, or gone.
        """
        self._hears = True
        for _ in range(_MOST_HEARD):
            if not self._root.tk.dooneevent(_INPUT_ONLY) or not self._hears:
                break
        return self._hears and not self._job

    def _frame(self) -> None:
        self._job = ""
        began_s = self.now()
        if self._even:
            until_s = min(self._next_s, began_s + SPIN_S)
            while began_s < until_s:
                began_s = self.now()
        if self._last_s is not None:
            gap_ms = (began_s - self._last_s) * 1000
            self._gaps_ms.append(gap_ms)
            self.on_gap(gap_ms)
        self._last_s = began_s
        if not self._hear():
            return
        pace = self._work()
        if pace.hz and not self._job:  # the work may have stopped the clock, or started it anew
            self._wait(1 / pace.hz, pace.even)

    def _wait(self, period_s: float, even: bool) -> None:
        now_s = self.now()
        self._even = even
        self._next_s += period_s * max(1, floor((now_s - self._next_s) / period_s) + 1)
        left_ms = (self._next_s - now_s) * 1000
        self._job = self._root.after(max(0, floor(left_ms)) if even else max(1, round(left_ms)), self._frame)

    def forget(self) -> None:
        """Forget the gaps so far: the round begins."""
        del self._gaps_ms[:]

    def p99_ms(self) -> float | None:
        """The gap that 99 of 100 frames did not exceed, in ms; None without frames."""
        if not self._gaps_ms:
            return None
        return sorted(self._gaps_ms)[ceil(0.99 * len(self._gaps_ms)) - 1]


class Timing:
    """What is kept of a round's frames: the p99 of the gap between two, and each stall."""

    def __init__(self, clock: FrameClock) -> None:
        self._clock = clock
        self._stalls: list[tuple[float, float]] = []

    def begin(self) -> None:
        """The round begins."""
        self._clock.forget()
        self._stalls.clear()

    def gap(self, t_s: float, gap_ms: float) -> bool:
        """A gap that ended *t_s* seconds into the round; True when it was a stall."""
        stall = gap_ms > STALL_MS
        if stall and len(self._stalls) < MOST_STALLS:
            self._stalls.append((round(t_s, 3), round(gap_ms, 1)))
        return stall

    def kept(self) -> record.Timing:
        """For the round's record."""
        p99_ms = self._clock.p99_ms()
        return record.Timing(None if p99_ms is None else round(p99_ms, 2), tuple(self._stalls))


class Profile:
    """Where the time went between two frames, by section; sections inside others count for themselves alone."""

    def __init__(self, now: Now = perf_counter) -> None:
        self._now = now
        self._spent_ms: dict[str, float] = {}
        self._open: list[tuple[str, float]] = []
        self._gc_began_s = 0.0
        self.lines: list[str] = []

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """What runs inside counts as *name*."""
        start_s = self._now()
        self._close_part(start_s)
        self._open.append((name, start_s))
        try:
            yield
        finally:
            end_s = self._now()
            self._close_part(end_s)
            self._open.pop()
            if self._open:
                self._open[-1] = (self._open[-1][0], end_s)

    def _close_part(self, now_s: float) -> None:
        """The innermost open section is interrupted, or ends."""
        if self._open:
            name, since_s = self._open[-1]
            self._spent_ms[name] = self._spent_ms.get(name, 0.0) + (now_s - since_s) * 1000
            self._open[-1] = (name, now_s)

    def gap(self, t_s: float, gap_ms: float, stall: bool) -> None:
        """A frame begins: for a stall, write down what took the time, the slowest first."""
        if stall:
            told = self._spent_ms.pop("garbage collection", 0.0)
            parts = sorted(self._spent_ms.items(), key=lambda part: -part[1])
            rest_ms = max(0.0, gap_ms - sum(self._spent_ms.values()))
            words = [f"{name} {ms:.1f}" for name, ms in parts if ms >= 0.05]
            words.append(f"outside our code, waiting included {rest_ms:.1f}")
            if told:
                words.append(f"of all this garbage collection {told:.1f}")
            self.lines.append(f"{t_s:.3f} s: {gap_ms:.1f} ms between two frames: {', '.join(words)}")
        self._spent_ms.clear()

    def watch_garbage(self, on: bool) -> None:
        """Count Python's own pauses as well, or stop doing so."""
        if on and self._garbage not in gc.callbacks:
            gc.callbacks.append(self._garbage)
        elif not on and self._garbage in gc.callbacks:
            gc.callbacks.remove(self._garbage)

    def _garbage(self, phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            self._gc_began_s = self._now()
        else:
            name = "garbage collection"
            spent_ms = (self._now() - self._gc_began_s) * 1000
            self._spent_ms[name] = self._spent_ms.get(name, 0.0) + spent_ms


def section_of(profile: Profile | None, name: str) -> AbstractContextManager[None]:
    """A section of *profile*, or nothing at all where none is wanted."""
    return nullcontext() if profile is None else profile.section(name)
