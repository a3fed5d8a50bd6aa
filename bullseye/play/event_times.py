"""When an event happened, on the round's clock: from its own time stamp, not from when it was handled."""

from __future__ import annotations

from collections.abc import Callable

WRAP_MS = 1 << 32
"""X11, Windows and Tk count milliseconds in 32 bits: they begin again after 49.7 days."""

LONGEST_WAIT_S = 10.0
"""Nothing waits longer to be handled: a larger difference means that one of the clocks was set or stood still."""

CREEP = 2e-4
"""How much faster than the other one clock may run. The least wait seen is forgotten at that rate."""

STEADY_S, STEADY_EVENTS, STEADY_MS = 2.0, 4, 60.0
"""So many events over so long seem to have waited equally, within so many ms: a clock jumped, no program does that."""
_LATE_MS = 250.0


class EventTimes:
    """Maps the time stamps of events to seconds of *now*, a clock that never goes backwards.

    The two clocks have no common zero, so the difference is learnt: an event is handled after it happened, by a wait
    that is shortest when the program has nothing else to do. The shortest seen is taken as none. *step_ms* is how
    coarse the stamps are: an event may have happened until that much after its stamp.
    """

    def __init__(self, now: Callable[[], float], step_ms: float = 1.0) -> None:
        self._now = now
        self._step_ms = step_ms
        self._stamp: int | None = None  # the last one, without wraps
        self._ahead_ms = 0.0  # what to add to a stamp
        self._seen_s = 0.0  # when the last event was handled
        self._last_s = float("-inf")  # what was answered last: events come in order
        self._late: list[tuple[float, float]] = []  # (handled at, seeming wait in ms) since the last prompt event

    def moment(self, stamp_ms: int, now_s: float | None = None) -> float:
        """When the event with that stamp happened, in seconds of the clock; call it for each event, as it is handled.

        Never later than now, never before the event asked about last. A stamp of 0 says nothing: that is now.
        """
        now = self._now() if now_s is None else now_s
        if stamp_ms == 0:
            return now
        stamp = self._unwrapped(stamp_ms)
        offset_ms = now * 1000 - stamp
        crept_ms = self._ahead_ms + CREEP * max(0.0, now - self._seen_s) * 1000
        wait_ms = offset_ms - crept_ms
        if self._stamp is None or wait_ms <= 0 or self._jumped(now, wait_ms):
            self._ahead_ms, wait_ms = offset_ms, 0.0
            self._late.clear()
        else:
            self._ahead_ms = crept_ms
        self._stamp, self._seen_s = stamp, now
        happened = now - max(0.0, wait_ms - self._step_ms) / 1000
        self._last_s = min(now, max(happened, self._last_s))
        return self._last_s

    def _unwrapped(self, stamp_ms: int) -> int:
        """The stamp nearest to the last one of all that look alike in 32 bits."""
        if self._stamp is None:
            return stamp_ms
        half = WRAP_MS // 2
        return self._stamp + (stamp_ms - self._stamp + half) % WRAP_MS - half

    def _jumped(self, now: float, wait_ms: float) -> bool:
        """Whether a clock jumped, rather than the event having waited that long."""
        if wait_ms > LONGEST_WAIT_S * 1000:
            return True
        if wait_ms < _LATE_MS:
            self._late.clear()
            return False
        self._late = [one for one in self._late if abs(one[1] - wait_ms) <= STEADY_MS]
        self._late.append((now, wait_ms))
        return len(self._late) >= STEADY_EVENTS and now - self._late[0][0] >= STEADY_S
